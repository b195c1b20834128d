"""Which body, state, group or outlet a name may stand for, and of which state where the name does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qawl.model.records import HopKind
from qawl.model.world import Actor, ActorKind, Mention, Part, Reason
from qawl.resolve.context import Context
from qawl.resolve.index import Form, outlet_key, sounds_of, without_medium
from qawl.resolve.persons import Candidate
from qawl.resolve.phrases import Phrase, folded_words, read_phrase, stems_of
from qawl.text import tags as tag
from qawl.text.fold import fold

_MEDIA = (ActorKind.OUTLET, ActorKind.AGENCY)
_SURE, _CAPITAL, _OF_STATE, _AT_HOME, _ALONE, _AS_PERSON, _AGAIN = 0.97, 0.9, 0.95, 0.85, 0.88, 0.85, 0.85


def weigh_bodies(mention: Mention, context: Context) -> Iterator[Candidate]:
    """Every actor but persons that may be meant by a name, by itself or with what stands behind it."""
    if context.index.vocabulary[mention.name].tags & tag.DOCUMENT:
        yield from tuple(_weigh(mention, context)) or _medium_alone(mention, context)
        return  # «البيان» is not who published it
    if medium := context.medium_before(mention):
        quoted = _quoted(medium, mention, context)
        if quoted:
            yield from quoted
            return
    if not read_phrase(mention.name, context.index.tongue).states:
        for longer in context.behind(mention):
            found = tuple(_weigh(replace(mention, name=longer), context))
            if found:
                yield from found
                return
    found = tuple(_weigh(mention, context))
    found = _exact(found, mention, context) or found or _beside(mention, context)
    yield from found or _medium_alone(mention, context) or _repeated(mention, context)


def is_called(name: str, context: Context) -> bool:
    """Whether a body is called exactly so, though the name begins like a post: «أطباء بلا حدود»."""
    forms = context.index.bodies.get(read_phrase(name, context.index.tongue).base, ())
    return not name.isalpha() and any(folded_words(form.text) == folded_words(name) for form in forms)


def _quoted(medium: str, mention: Mention, context: Context) -> tuple[Candidate, ...]:
    """The outlet whose name stands in quotation marks behind what it is: «صحيفة "السارية"»."""
    actors, outlets = context.index.registry.actors, context.index.outlets
    for name in (*context.behind(mention), mention.name):
        if name == mention.name and _is_of_a_state(mention, context):
            break  # «صحيفة "السارية" التيمارانية» is another
        whole = f"{medium} {name}"
        if len(exact := outlets.get(outlet_key(whole), ())) == 1:
            return (Candidate(exact[0].id, _SURE, (_reason("why-name", whole),)),)
        weighed = _weigh(replace(mention, name=whole, kind=HopKind.MEDIA), context)
        if found := tuple(one for one in weighed if actors[one.actor].kind in _MEDIA):
            return found
    return ()


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
        if len({form.actor.id for form in forms if form.actor.kind not in _MEDIA}) == 1:
            return (Candidate(forms[0].actor.id, _AGAIN, (_reason("why-name", forms[0].text),)),)
    return ()


_FEW = 3


def _is_document(name: str, context: Context) -> bool:
    return name.split()[0] in context.index.tongue.words.documents


def _exact(found: Sequence[Candidate], mention: Mention, context: Context) -> tuple[Candidate, ...]:
    """Of several that the words may name, the one that is called exactly so."""
    actors = context.index.registry.actors
    ids = {one.actor for one in found}
    named = [one for one in ids if len(ids) > 1 and fold(mention.name) in map(fold, actors[one].ar)]
    return (Candidate(named[0], _SURE, (_reason("why-name", mention.name),)),) if len(named) == 1 else ()


def _weigh(mention: Mention, context: Context) -> Iterator[Candidate]:
    index = context.index
    phrase = read_phrase(mention.name, index.tongue)
    documents = index.tongue.words.documents
    if len(phrase.base) > 1 and phrase.base[0] in documents:
        phrase = Phrase(phrase.base[1:], phrase.states, phrase.named)
        if any(form.actor.kind in _MEDIA for form in index.bodies.get(phrase.base, ())):
            return  # «تقرير جديد» is not of «الجديد»
    heads = index.tongue.words.state_heads
    if not phrase.base or (len(phrase.base) == 1 and phrase.base[0] in heads and phrase.states):
        if phrase.base and len(phrase.states) == 1 and (own := index.states.get(phrase.states[0])) is not None:
            yield Candidate(own.id, _SURE, (_reason("why-name", own.ar[0]),))  # «الدولة المنارية»
            return
        state = index.states.get(phrase.named[0]) if len(phrase.states) == 1 and phrase.named else None
        if state is not None and not _is_adjective(mention.name, state, context):
            yield Candidate(state.id, _SURE, (_reason("why-name", state.ar[0]),))
        return
    if len(phrase.base) == 1 and phrase.base[0] in index.realms and _is_definite(mention.name):
        yield from _realm(phrase.base[0], context)
        return
    if len(phrase.base) == 1 and context.is_cited(mention):
        yield from _agency_of(mention.name, phrase.base[0], context)
    medium = without_medium(phrase.base, index.vocabulary)
    forms = index.bodies.get(phrase.base, ())
    fitting = [form for form in forms if _fits(form, mention, context, medium != phrase.base)]
    if medium != phrase.base and not _of_states(fitting, phrase.states):
        papers = (form for form in index.bodies.get(medium, ()) if form.actor.kind in _MEDIA)
        fitting = [form for form in papers if _fits(form, mention, context, True)]
        fitting = fitting or [form for form in index.media_sounds.get(sounds_of(medium), ()) if len(medium) > 1]
    elif not fitting and mention.kind is HopKind.MEDIA and len(phrase.base) > 1:
        fitting = list(index.media_sounds.get(sounds_of(phrase.base), ()))
    if not fitting and len(phrase.base) > 1 and phrase.base[0] in index.tongue.words.militias:
        groups = index.bodies.get(phrase.base[1:], ())
        fitting = [form for form in groups if form.full and form.actor.kind is ActorKind.GROUP]
    yield from _of_the_state(fitting, phrase, mention, context)


def _agency_of(name: str, stem: str, context: Context) -> Iterator[Candidate]:
    """«وفقا للألمانية»: the agency that is called by its nationality alone where it is cited."""
    country = context.index.tongue.nationalities.get(stem)
    if country is None or fold(name)[-1] != "ه":
        return
    forms = context.index.bodies.get(_AGENCY, ())
    agencies = {form.actor.id: form for form in forms if form.actor.country == country and form.actor.kind in _MEDIA}
    if len(agencies) == 1:
        for form in agencies.values():
            yield Candidate(form.actor.id, _AGAIN, (_state_reason("why-body-state", form, country),))


_AGENCY = ("وكاله", "انباء")


def _medium_alone(mention: Mention, context: Context) -> tuple[Candidate, ...]:
    """«الصحيفة»: the only one of its kind that the article names; where it names none, the outlet one speaks to."""
    words = folded_words(mention.name)
    if len(words) != 1 or not words[0].startswith(("ال", "لل")):
        return ()
    kind = context.index.vocabulary[words[0]]
    if not kind.tags & tag.MEDIUM or kind.tags & tag.PLURAL:
        return ()
    head = words[0][2:]
    named = [one for one in context.media_present if _is_of_kind(one, head)]
    own = [context.outlet] if context.outlet is not None and _is_of_kind(context.outlet, head) else []
    if not named and own and not context.names_a(head) and (_is_addressed(mention) or context.has_learnt(mention)):
        return (Candidate(own[0].id, _AGAIN, (_reason("why-name", own[0].ar[0]),)),)
    if len(named) == 1:
        return (Candidate(named[0].id, _AGAIN, (_reason("why-repeated", named[0].ar[0]),)),)
    return ()


def _is_of_kind(medium: Actor, head: str) -> bool:
    """Whether a medium is called so before its name: «صحيفة كذا»."""
    return any(folded_words(name)[:1] == (head,) for name in medium.ar)


def _realm(head: str, context: Context) -> Iterator[Candidate]:
    """«المملكة», «السلطنة»: the outlet's own state if it is called so, or the only one called so that is named."""
    realms = context.index.realms[head]
    if (own := realms.get(context.home or "")) is not None:
        yield Candidate(own.id, _OF_STATE, (_reason("why-name", own.ar[0]),))
        return
    named = [realms[country] for country in context.states if country in realms]
    if len(named) == 1:
        yield Candidate(named[0].id, _ALONE, (_reason("why-name", named[0].ar[0]),))


def _repeated(mention: Mention, context: Context) -> Iterator[Candidate]:
    """The body whose first word is repeated alone: «الهيئة», after «هيئة كذا» in the same article."""
    for name in context.antecedents(mention):
        named = replace(mention, name=name, kind=HopKind.BODY)
        for candidate in _weigh(named, context):
            yield Candidate(candidate.actor, min(candidate.score, _AGAIN), (_reason("why-repeated", name),))
            return


def _is_adjective(name: str, state: Actor, context: Context) -> bool:
    """Whether a name is what is left of another one: «السورية» is no name of «سورية», «السعودية» is its state's own."""
    stems = stems_of(name, context.index.vocabulary)
    if len(stems) != 1 or stems[0] not in context.index.tongue.nationalities:
        return False
    return not any(fold(name).endswith(fold(own)) and fold(own)[:2] == fold(name)[:2] for own in state.ar)


def _fits(form: Form, mention: Mention, context: Context, with_medium: bool) -> bool:
    """Whether the sort of actor goes with what the article says of the mention."""
    media = form.actor.kind in _MEDIA
    written = folded_words(mention.name)
    if not _same_article(written, form.written):
        return False
    if not media:
        return not (mention.kind is HopKind.MEDIA and form.actor.kind is ActorKind.STATE)
    if not _same_last_word(written, form.written):
        return False
    if with_medium and form.written[-1].startswith("ال") and not any(word[:2] in ("ال", "لل") for word in written[1:]):
        return False  # «نشرة اقتصادية» is not «الاقتصادية»
    if with_medium or mention.kind is HopKind.MEDIA or mention.name.isascii():
        return True
    if form.actor is context.outlet and (_is_addressed(mention) or context.is_quoted(mention)):
        return True
    if form.actor.id in context.present or context.is_quoted(mention):
        return True
    return not _is_ordinary(mention.name, context)


def _is_addressed(mention: Mention) -> bool:
    return any(role.part is Part.ADDRESSEE for role in mention.roles)


def _of_states(forms: Sequence[Form], states: Sequence[str]) -> list[Form]:
    """Those of the forms that a name with these states may be."""
    return [form for form in forms if not states or form.actor.country in states]


def _same_article(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Whether a name of one word has the article where the form has it: «اللومي» is not «لومي»."""
    if len(mine) != 1 or not its:
        return True
    own = next((word for word in its if _as_object(mine[0]).endswith(_as_object(word.removeprefix("ال")))), "")
    if len(its) > 1:  # «نشرة» is not «موقع النشرة»
        return not own or (mine[0][:2] in ("ال", "لل")) >= own.startswith("ال")
    return bool(own) and (mine[0][:2] in ("ال", "لل")) == own.startswith("ال")


def _as_object(word: str) -> str:
    """The one ending of a plural for both: «اللوميون» and «اللوميين»."""
    return f"{word[:-2]}ين" if word.endswith("ون") else word


def _same_last_word(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Whether the last word is the same as it is written: «نشرته» is not «النشرة»."""
    return bool(mine and its) and (len(mine) > 1 or mine[-1].removeprefix("ال") == its[-1].removeprefix("ال"))


def _is_ordinary(name: str, context: Context) -> bool:
    """Whether a paper is called by an everyday word («البيان»), which then needs «صحيفة» before it."""
    words = name.split()
    if len(words) != 1 or not words[0].isalpha():  # «د.ب.أ»
        return False
    tags = context.index.vocabulary[words[0]].tags
    return not tags & (tag.OUTLET | tag.LATIN)


def _of_the_state(forms: Sequence[Form], phrase: Phrase, mention: Mention, context: Context) -> Iterator[Candidate]:
    said = set(phrase.states)
    if said:
        whole = [form for form in forms if form.full and len(phrase.base) > 1 and set(form.states) == said]
        for form in whole:  # «المرصد اللومي لكذا» need not be of the state that its name holds
            yield Candidate(form.actor.id, _SURE, (_reason("why-name", form.text),))
        if whole:
            return
        first = {phrase.states[0]} if any(form.actor.country == phrase.states[0] for form in forms) else said
        for form in forms:  # «السفارة المنارية في لومة» is of the first state
            if form.actor.country in first or (len(said) > 1 and set(form.states) == said):
                yield Candidate(form.actor.id, _OF_STATE, (_state_reason("why-body-state", form, phrase.states[0]),))
        return
    bare = _nearest([form for form in forms if not form.states], context)
    for form in bare:
        capital = form.actor.kind is ActorKind.STATE and not form.full
        if capital and form.actor.country == context.home and not context.is_for_abroad:
            continue  # at home it is a town
        code = "why-capital" if capital else "why-name"
        score = _AS_PERSON if mention.kind is HopKind.PERSON else _CAPITAL if capital else _SURE
        yield Candidate(form.actor.id, score, (_reason(code, form.text),))
    if not bare and _is_definite(mention.name):
        alone = len(folded_words(mention.name)) == 1  # «الكتلة» is any, «الشرطة» is the state's
        kinds = (ActorKind.BODY,) if alone else tuple(ActorKind)
        ours = [form for form in forms if form.states and form.actor.kind in kinds]
        yield from _at_home(ours, mention, context)


def _is_definite(name: str) -> bool:
    """Whether a name says which one it means: «الحكومة», «وزارة الداخلية», but not «حكومة», «بنك مركزي»."""
    return any(word.startswith(("ال", "لل")) for word in folded_words(name))


def _nearest(forms: list[Form], context: Context) -> list[Form]:
    """Of several that have one name, those of the state that the article names, or else of the outlet's own."""
    if len({form.actor.id for form in forms}) < 2:
        return forms
    if any(form.actor is context.outlet for form in forms):
        return [form for form in forms if form.actor is context.outlet]
    named = [form for form in forms if form.actor.country in context.states]
    at_home = [form for form in named or forms if form.actor.country == context.home]
    return named if len({form.actor.id for form in named}) == 1 else at_home or forms


def _at_home(forms: Sequence[Form], mention: Mention, context: Context) -> Iterator[Candidate]:
    """The body of the outlet's own state, or of the only state that the article names («وزارة الداخلية»)."""
    named = context.states
    home = None if context.is_for_abroad and context.home not in named and named else context.home
    if not forms:
        return
    said = context.states_with(mention.name)
    if len(said) == 1 and (
        context.said_before(mention) or not said.isdisjoint((context.state_before(mention), *_first(named)))
    ):
        for form in forms:
            if form.actor.country in said:
                yield Candidate(form.actor.id, _AT_HOME, (_state_reason("why-most-named", form, *said),))
        return
    leading = context.leading_state(mention) or _only_one(forms, mention, context)
    if leading is None and len(said) < _SEVERAL and context.stands_alone(mention):
        leading = context.keeps_to(mention) or (context.home if context.is_at_home(mention) else None)
    if leading:
        for form in forms:
            if form.actor.country == leading:
                yield Candidate(form.actor.id, _AT_HOME, (_state_reason("why-most-named", form, leading),))
        return
    if home and all(form.actor.country != home for form in forms):
        return
    for form in forms:
        country = form.actor.country
        if country is None:
            continue
        if set(named) == {country} and home in (None, country):
            yield Candidate(form.actor.id, _ALONE, (_state_reason("why-only-state", form, country),))
        elif home == country and not named:
            yield Candidate(form.actor.id, _AT_HOME, (_state_reason("why-home", form, country),))


def _first(named: Counter[str]) -> tuple[str, ...]:
    """The state that is named most."""
    return tuple(state for state, _ in named.most_common(1))


def _only_one(forms: Sequence[Form], mention: Mention, context: Context) -> str | None:
    """The one state that has a body of this name, where the article names it more than once, and last before."""
    countries = {form.actor.country for form in forms}
    country = next(iter(countries)) if len(countries) == 1 else None
    if country is None or context.states[country] < _AGAIN_AND_AGAIN:
        return None
    return country if context.state_before(mention) == country else None


_AGAIN_AND_AGAIN, _SEVERAL = 2, 2


def _reason(code: str, form: str) -> Reason:
    return Reason(code, (("form", form),))


def _state_reason(code: str, form: Form, state: str) -> Reason:
    return Reason(code, (("form", form.text), ("state", state)))
