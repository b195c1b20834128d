"""Which body, state, group or outlet a name may stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qawl.model.records import HopKind
from qawl.model.world import Actor, ActorKind, Mention
from qawl.resolve.context import Context
from qawl.resolve.forms import fits, of_states
from qawl.resolve.governments import GOVERNMENT, weigh_governments
from qawl.resolve.index import Index, outlet_key, sounds_of, without_medium
from qawl.resolve.media import MEDIA, agency_of, medium_alone, nationality_of, paper_in_marks
from qawl.resolve.persons import Candidate
from qawl.resolve.phrases import Phrase, folded_words, read_phrase, stems_of
from qawl.resolve.wholes import beginning_of_one_met, ministries_of_ministers, whole_in_text
from qawl.resolve.whose import (
    AGAIN,
    ALONE,
    AT_HOME,
    OF_STATE,
    SURE,
    is_definite,
    of_the_state,
    prevails,
    reason_of,
    state_reason,
)
from qawl.text import tags as tag
from qawl.text.fold import fold

_NO_NOUN = tag.GIVEN | tag.NISBA | tag.TIME | tag.PLACE | tag.VERB
_NEXT = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")


def weigh_bodies(mention: Mention, context: Context) -> Iterator[Candidate]:
    """Every actor but persons that may be meant by a name, by itself or with what stands behind it."""
    if context.index.vocabulary[mention.name].tags & tag.DOCUMENT:
        found = tuple(_weigh(mention, context)) or medium_alone(mention, context)
        whole = None if found else whole_in_text(mention, context)
        yield from found or filter(None, (whole,))
        return  # «البيان» is not who published it
    if medium := context.medium_before(mention):
        quoted = _quoted(medium, mention, context)
        if quoted:
            yield from quoted
            return
    if one_of_them := _group(mention, context) or paper_in_marks(mention, context):
        yield from one_of_them
        return
    if not read_phrase(mention.name, context.index.tongue).states:
        for longer in context.behind(mention):
            found = tuple(_weigh(replace(mention, name=longer), context))
            if found:
                yield from found
                return
    if whole := _going_on(mention, context):
        yield whole
        return
    found = tuple(_weigh(mention, context))
    found = _exact(found, mention, context) or found or _beside(mention, context)
    found = found or tuple(weigh_governments(mention, context))
    if not found and (whole := whole_in_text(mention, context)):
        yield whole
        return
    yield from (
        found
        or medium_alone(mention, context)
        or tuple(_repeated(mention, context))
        or beginning_of_one_met(mention, context)
    )


def is_called(name: str, context: Context) -> bool:
    """Whether a body is called exactly so, though the name begins like a post: «أطباء بلا حدود»."""
    forms = context.index.bodies.get(read_phrase(name, context.index.tongue).base, ())
    known = not name.isalpha() or bool(context.index.vocabulary[name].tags & tag.BODY_NAME)
    return known and any(folded_words(form.text) == folded_words(name) for form in forms)


def _quoted(medium: str, mention: Mention, context: Context) -> tuple[Candidate, ...]:
    """The outlet whose name stands in quotation marks behind what it is: «صحيفة "السارية"»."""
    actors, outlets = context.index.registry.actors, context.index.outlets
    for name in (*context.behind(mention), mention.name):
        if name == mention.name and _is_of_a_state(mention, context):
            break  # «صحيفة "السارية" التيمارانية» is another
        whole = f"{medium} {name}"
        if len(exact := outlets.get(outlet_key(whole), ())) == 1:
            return (Candidate(exact[0].id, SURE, (reason_of("why-name", whole),)),)
        weighed = _weigh(replace(mention, name=whole, kind=HopKind.MEDIA), context)
        if found := tuple(one for one in weighed if actors[one.actor].kind in MEDIA):
            return found
    return ()


def _group(mention: Mention, context: Context) -> tuple[Candidate, ...]:
    """The group whose name begins with the word before it that the reading left: «حزب "كذا"»."""
    word = context.word_before(mention)
    parties = context.index.tongue.words.parties
    head = next((one for one in (word, word[1:]) if one in parties), None) if word else None
    if head is None:
        return ()
    base = read_phrase(whole := f"{head} {mention.name}", context.index.tongue).base
    named = [form for form in context.index.bodies.get(base, ()) if fold(form.text) == fold(whole)]
    return tuple(Candidate(form.actor.id, SURE, (reason_of("why-name", form.text),)) for form in named[:1])


def _going_on(mention: Mention, context: Context) -> Candidate | None:
    """The group that is called by the name with the words behind it: «حركة كذا» of «حركة كذا تيماران»."""
    words, base = context.index.tongue.words, read_phrase(mention.name, context.index.tongue).base
    if mention.kind is not HopKind.BODY or (words.parties.isdisjoint(base[:1]) and words.militias.isdisjoint(base[:1])):
        return None
    for span in mention.at[:1]:
        found = _NEXT.match(context.article.text, span.end)
        for end in (2, 1):
            if found is None or not found[end]:
                continue
            whole = f"{mention.name}{context.article.text[span.end : found.end(end)]}"
            forms = context.index.bodies.get(read_phrase(whole, context.index.tongue).base, ())
            exact = [form for form in forms if form.full and form.written == folded_words(whole)]
            if exact and exact[0].actor.kind is ActorKind.GROUP:
                return Candidate(exact[0].actor.id, SURE, (reason_of("why-name", exact[0].text),))
    return None


def _is_of_a_state(mention: Mention, context: Context) -> bool:
    """Whether a nationality stands right behind the name."""
    return any(read_phrase(name, context.index.tongue).states for name in context.behind(mention))


def _beside(mention: Mention, context: Context) -> tuple[Candidate, ...]:
    """The body by its other name, which stands in brackets behind this one: «الاتحاد الدولي (فيفا)»."""
    if mention.kind is not HopKind.BODY and not _is_document(mention.name, context):
        return ()
    if len(mention.name.split()) > _FEW:
        return ()  # what stands in brackets may be the last of them alone
    for name in context.beside(mention):
        base = read_phrase(name, context.index.tongue).base
        forms = [
            form for form in context.index.bodies.get(base, ()) if fold(form.text) == fold(name) and not name.isascii()
        ]
        if len({form.actor.id for form in forms if form.actor.kind not in MEDIA}) == 1:
            return (Candidate(forms[0].actor.id, AGAIN, (reason_of("why-name", forms[0].text),)),)
    return ()


_FEW = 3


def _is_document(name: str, context: Context) -> bool:
    return name.split()[0] in context.index.tongue.words.documents


def _exact(found: Sequence[Candidate], mention: Mention, context: Context) -> tuple[Candidate, ...]:
    """Of several that the words may name, the one that is called exactly so."""
    actors = context.index.registry.actors
    ids = {one.actor for one in found}
    named = [one for one in ids if len(ids) > 1 and fold(mention.name) in map(fold, actors[one].ar)]
    return (Candidate(named[0], SURE, (reason_of("why-name", mention.name),)),) if len(named) == 1 else ()


def _weigh(mention: Mention, context: Context) -> Iterator[Candidate]:
    index = context.index
    phrase = read_phrase(mention.name, index.tongue)
    documents, voices = index.tongue.words.documents, index.tongue.words.voices
    read_out = len(phrase.base) > 1 and phrase.base[0] in documents
    if (read_out or (phrase.base[:1] and phrase.base[0] in voices)) and (again := _repeated_behind(mention, context)):
        yield from again
        return
    if read_out:
        phrase = _without_head(phrase, index)
        if any(form.actor.kind in MEDIA for form in index.bodies.get(phrase.base, ())):
            return  # «تقرير جديد» is not of «الجديد»
    heads = index.tongue.words.state_heads
    if not phrase.base or (len(phrase.base) == 1 and phrase.base[0] in heads and phrase.states):
        if phrase.base and len(phrase.states) == 1 and (own := index.states.get(phrase.states[0])) is not None:
            yield Candidate(own.id, SURE, (reason_of("why-name", own.ar[0]),))  # «الدولة المنارية»
            return
        state = index.states.get(phrase.named[0]) if len(phrase.states) == 1 and phrase.named else None
        if state is not None and not _is_adjective(mention, state, context):
            yield Candidate(state.id, SURE, (reason_of("why-name", state.ar[0]),))
        return
    if len(phrase.base) == 1 and phrase.base[0] in index.realms and is_definite(mention.name):
        yield from _realm(phrase.base[0], context)
        return
    if len(phrase.base) == 1:
        yield from agency_of(mention, phrase.base[0], context)
    medium = without_medium(phrase.base, index.tongue)
    forms = index.bodies.get(phrase.base, ())
    fitting = [form for form in forms if fits(form, mention, context, medium != phrase.base)]
    if medium != phrase.base and not of_states(fitting, phrase.states):
        papers = (form for form in index.bodies.get(medium, ()) if form.actor.kind in MEDIA)
        fitting = [form for form in papers if fits(form, mention, context, True)]
        fitting = fitting or [form for form in index.media_sounds.get(sounds_of(medium), ()) if len(medium) > 1]
    elif not fitting and mention.kind is HopKind.MEDIA and len(phrase.base) > 1 and not _is_many(phrase, index):
        fitting = list(index.media_sounds.get(sounds_of(phrase.base), ()))
    if not fitting and len(phrase.base) > 1 and phrase.base[0] in index.tongue.words.militias:
        groups = index.bodies.get(phrase.base[1:], ())
        fitting = [form for form in groups if form.full and form.actor.kind is ActorKind.GROUP]
    found = tuple(of_the_state(fitting, phrase, mention, context))
    yield from found or _otherwise(phrase, mention, context)


def _otherwise(phrase: Phrase, mention: Mention, context: Context) -> Iterator[Candidate]:
    """The body by another way to say it, behind its own page or figures, or an outlet with what sort of one it is."""
    index, words = context.index, context.index.tongue.words
    base = phrase.base
    if len(base) > 1 and base[0] in words.voices:
        phrase = _without_head(phrase, index)
        forms = index.bodies.get(phrase.base, ())
        forms = tuple(
            form for form in forms if form.full and form.actor.kind not in (ActorKind.OUTLET, ActorKind.STATE)
        )
        yield from of_the_state(forms, phrase, replace(mention, kind=HopKind.BODY), context)
    elif len(base) == 1 and base[0] in words.regimes:
        if phrase.states:
            forms = tuple(form for form in index.bodies.get(GOVERNMENT, ()) if form.actor.kind is ActorKind.BODY)
            yield from of_the_state(forms, replace(phrase, base=GOVERNMENT), mention, context)
    elif (one_way := words.alike.get(base)) is not None:
        at_home = any(form.actor.country == context.home for form in index.bodies.get(base, ()))
        forms = tuple(
            form for form in index.bodies.get(one_way, ()) if form.states and form.actor.kind is ActorKind.BODY
        )
        own = tuple(form for form in forms if form.actor.country == context.home and _begins_so(form.actor, mention))
        if phrase.states or not (at_home or own):
            yield from of_the_state(forms, replace(phrase, base=one_way), mention, context)
        elif own and not at_home:
            yield Candidate(own[0].actor.id, AT_HOME, (state_reason("why-home", own[0], context.home or ""),))
    elif len(base) > 1 and base[0] in words.wrappers:
        written = folded_words(mention.name)[1:]
        forms = tuple(
            form for form in index.bodies.get(base[1:], ()) if form.full and form.actor.kind is ActorKind.BODY
        )
        forms = tuple(form for form in forms if len(base) > _PAIR or form.written == written)
        yield from of_the_state(forms, replace(phrase, base=base[1:]), mention, context)
    elif len(base) > 1 and base[-1] in words.media_sorts:
        kept = [word for word in mention.name.split() if stems_of(word, index.vocabulary) != base[-1:]]
        shorter = replace(mention, name=" ".join(kept))
        found = () if _is_medium(base[:-1], index) else tuple(_weigh(shorter, context))
        yield from (one for one in found if index.registry.actors[one.actor].kind in MEDIA)


def _repeated_behind(mention: Mention, context: Context) -> tuple[Candidate, ...]:
    """The body that the last word repeats: «بيانات الهيئة», after «هيئة كذا»."""
    words, tongue = mention.name.split(), context.index.tongue
    stem = tongue.vocabulary[words[-1]].stem
    if (
        len(words) != _PAIR
        or not words[-1].startswith("ال")
        or stem in tongue.nationalities
        or stem in tongue.words.hollow
    ):
        return ()
    return tuple(_repeated(replace(mention, name=words[-1]), context))


_PAIR = 2


def _is_many(phrase: Phrase, index: Index) -> bool:
    return phrase.base[0] in index.tongue.words.plural_media


def _is_medium(base: tuple[str, ...], index: Index) -> bool:
    """Whether nothing is left but what an outlet is: «وكالة» of «وكالة أنباء»."""
    return len(base) == 1 and bool(index.vocabulary[base[0]].tags & tag.MEDIUM)


def _begins_so(actor: Actor, mention: Mention) -> bool:
    """Whether the actor is called by these words and its state: then the outlet's own is meant before others."""
    return any(fold(name).startswith(f"{fold(mention.name)} ") for name in actor.ar)


def _without_head(phrase: Phrase, index: Index) -> Phrase:
    """The phrase without its first word, and without what says of what sort that is: «التقرير السنوي لكذا»."""
    base = phrase.base[1:]
    while len(base) > 1 and base[0] in index.tongue.words.sorts:
        base = base[1:]
    return replace(phrase, base=base)


def _realm(head: str, context: Context) -> Iterator[Candidate]:
    """«المملكة», «السلطنة»: the outlet's own state if it is called so, or the only one called so that is named."""
    realms = context.index.realms[head]
    if (own := realms.get(context.home or "")) is not None:
        yield Candidate(own.id, OF_STATE, (reason_of("why-name", own.ar[0]),))
        return
    named = Counter({country: often for country, often in context.states.items() if country in realms})
    most = max(named, key=lambda country: named[country], default="")
    if most and prevails(most, named):
        yield Candidate(realms[most].id, ALONE, (reason_of("why-name", realms[most].ar[0]),))


def _repeated(mention: Mention, context: Context) -> Iterator[Candidate]:
    """The body whose first word is repeated alone: «الهيئة», after «هيئة كذا» in the same article.

    Or that of a medium with its state: «الصحيفة اللومية», after «صحيفة كذا».
    """
    index = context.index
    head, _, behind = mention.name.partition(" ")
    medium = index.vocabulary[head].tags & tag.MEDIUM
    country = nationality_of(folded_words(behind), context) if medium else None
    mention = mention if country is None else replace(mention, name=head)
    page = not index.tongue.words.voices.isdisjoint(stems_of(mention.name, index.vocabulary))
    for name in (*context.antecedents(mention), *ministries_of_ministers(mention, context)):
        named = replace(mention, name=name, kind=HopKind.BODY)
        for candidate in _weigh(named, context):
            kind = index.registry.actors[candidate.actor].kind
            if kind is ActorKind.STATE or (page and kind not in MEDIA):
                return  # «الاتحاد» is hardly a state, «الموقع» a place more often than somebody's page
            if country not in (None, index.registry.actors[candidate.actor].country):
                return
            yield Candidate(candidate.actor, min(candidate.score, AGAIN), (reason_of("why-repeated", name),))
            return


def _is_adjective(mention: Mention, state: Actor, context: Context) -> bool:
    """Whether a name is what is left of another one: «السورية» is no name of «سورية», «السعودية» is its state's own.

    Unless a noun with the article stands before it: «الأسهم السعودية».
    """
    name, vocabulary = mention.name, context.index.vocabulary
    stems = stems_of(name, vocabulary)
    if len(stems) != 1 or stems[0] not in context.index.tongue.nationalities:
        return False
    if any(fold(name).endswith(fold(own)) and fold(own)[:2] == fold(name)[:2] for own in state.ar):
        places = [replace(mention, at=(span,)) for span in mention.at] or [mention]
        return all(_is_behind_noun(place, context) for place in places)
    return True


def _is_behind_noun(mention: Mention, context: Context) -> bool:
    """Whether a noun with the article stands before the first place of a mention."""
    before = context.index.vocabulary[context.word_before(mention) or "-"].tags
    return bool(before & tag.DEFINITE and before & tag.COMMON) and not before & _NO_NOUN
