"""Of which state a body is: as its name says, or what the article tells where it does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qawl.model.records import HopKind
from qawl.model.world import ActorKind, Mention, Reason
from qawl.resolve.context import Context
from qawl.resolve.index import Form
from qawl.resolve.persons import Candidate
from qawl.resolve.phrases import Phrase, folded_words, stems_of
from qawl.text import tags as tag
from qawl.text.fold import fold

SURE, OF_STATE, ALONE, AT_HOME, AGAIN = 0.97, 0.95, 0.88, 0.85, 0.85
_CAPITAL, _AS_PERSON = 0.9, 0.85
_PURPOSE = re.compile(r" (ل(?!كن )[^\W_]{3,})")


def of_the_state(forms: Sequence[Form], phrase: Phrase, mention: Mention, context: Context) -> Iterator[Candidate]:
    said = set(phrase.states)
    if said:
        written = folded_words(mention.name)
        whole = [form for form in forms if form.full and set(form.states) == said]
        whole = [form for form in whole if len(phrase.base) > 1 or form.written == written]
        for form in whole:  # «المرصد اللومي لكذا» need not be of the state that its name holds
            yield Candidate(form.actor.id, SURE, (reason_of("why-name", form.text),))
        if whole:
            return
        forms = [form for form in forms if not _is_for_another(form, mention, context)]
        first = {phrase.states[0]} if any(form.actor.country == phrase.states[0] for form in forms) else said
        for form in forms:  # «السفارة المنارية في لومة» is of the first state
            if form.actor.country in first or (len(said) > 1 and set(form.states) == said):
                yield Candidate(form.actor.id, OF_STATE, (state_reason("why-body-state", form, phrase.states[0]),))
        return
    bare = _nearest([form for form in forms if not form.states and not _is_anothers(form, mention, context)], context)
    for form in bare:
        capital = form.actor.kind is ActorKind.STATE and not form.full
        if capital and form.actor.country == context.home and not context.is_for_abroad:
            continue  # at home it is a town
        code = "why-capital" if capital else "why-name"
        score = _AS_PERSON if mention.kind is HopKind.PERSON else _CAPITAL if capital else SURE
        yield Candidate(form.actor.id, score, (reason_of(code, form.text),))
    if not bare and is_definite(mention.name):
        alone = len(folded_words(mention.name)) == 1  # «الكتلة» is any, «الشرطة» is the state's
        kinds = (ActorKind.BODY,) if alone else tuple(ActorKind)
        ours = [form for form in forms if form.states and form.actor.kind in kinds]
        if alone and phrase.base[0] in context.index.tongue.words.hollow:
            return
        if alone:  # «البنك» is not «بنك كذا»
            ours = [form for form in ours if form.written[0].startswith("ال")]
        yield from _at_home(ours, mention, context)


def _is_anothers(form: Form, mention: Mention, context: Context) -> bool:
    """Whether a body is called by everyday words alone, as others are, and no state is named but others' than its own.

    «المحكمة العليا», in an article that has not its state: another's. Of such names «حكومة وحدة» says not which at all.
    """
    actor, named, index = form.actor, context.states, context.index
    if actor.kind not in (ActorKind.BODY, ActorKind.GROUP) or len(form.written) < _SEVERAL:
        return False
    if actor.country is None or actor.country in (context.home, *named) or not named:
        return False
    if is_definite(mention.name) and index.vocabulary[form.written[0]].stem not in index.tongue.words.everywhere:
        return False
    tags = (index.vocabulary[word].tags for word in form.written)
    return all(each & _EVERYDAY and not each & _PROPER for each in tags)


_EVERYDAY = tag.COMMON | tag.BODY | tag.NISBA
_PROPER = tag.BODY_NAME | tag.PLACE | tag.GIVEN | tag.DIVINE


def _is_for_another(form: Form, mention: Mention, context: Context) -> bool:
    """Whether the text goes on to say what for a body of a common head is, and it is not this one's purpose."""
    if form.full or context.index.vocabulary[form.written[0]].stem not in context.index.tongue.words.hollow:
        return False
    for span in mention.at[:1]:
        found = _PURPOSE.match(context.article.text, span.end)
        if found is not None and not any(fold(found[1]) in folded_words(name) for name in form.actor.ar):
            return True
    return False


def is_definite(name: str) -> bool:
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
    if _is_elsewhere(forms, mention, context):
        return
    home = None if context.is_for_abroad and context.home not in named and named else context.home
    if not forms:
        return
    if home and all(form.actor.country == home for form in forms) and not context.is_for_abroad:
        yield Candidate(forms[0].actor.id, AT_HOME, (state_reason("why-home", forms[0], home),))
        return  # no other state has one of this name
    said = context.states_with(mention.name)
    if len(said) == 1 and (
        context.said_before(mention) or not said.isdisjoint((context.state_before(mention), *_first(named)))
    ):
        for form in forms:
            if form.actor.country in said:
                yield Candidate(form.actor.id, AT_HOME, (state_reason("why-most-named", form, *said),))
        return
    leading = context.leading_state(mention) or _only_one(forms, mention, context)
    if leading is None and len(said) < _SEVERAL and context.stands_alone(mention):
        leading = context.keeps_to(mention) or (context.home if context.is_at_home(mention) else None)
        leading = leading or _prevailing(mention, context)
    if leading:
        for form in forms:
            if form.actor.country == leading:
                yield Candidate(form.actor.id, AT_HOME, (state_reason("why-most-named", form, leading),))
        return
    if home and all(form.actor.country != home for form in forms):
        return
    for form in forms:
        country = form.actor.country
        if country is None:
            continue
        if set(named) == {country} and home in (None, country):
            yield Candidate(form.actor.id, ALONE, (state_reason("why-only-state", form, country),))
        elif home == country and not named:
            yield Candidate(form.actor.id, AT_HOME, (state_reason("why-home", form, country),))


def _is_elsewhere(forms: Sequence[Form], mention: Mention, context: Context) -> bool:
    """Whether a state that has none of these bodies is named right behind: «هيئة كذا في تيماران»."""
    index = context.index
    said = set[str]()
    for longer in context.behind(mention):
        rest = stems_of(longer[len(mention.name) :], index.vocabulary)
        rest = rest[1:] if rest[:1] == _IN else rest
        code = index.state_named(rest) or (index.tongue.nationalities.get(rest[0]) if rest else None)
        said |= {code} if code else set()
    return bool(said) and said.isdisjoint(form.actor.country for form in forms)


_IN = ("في",)


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


def _prevailing(mention: Mention, context: Context) -> str | None:
    """The state that the article speaks of up to a body, however often the outlet's own is named behind it.

    The last two that are named are it, and no other is named more than half as often so far. Or no other is named so
    far, or it is the outlet's own that opens the article, and none is named more than half as often in the whole of it.
    A medium of the state is hardly told by that: others have its words too.
    """
    if mention.kind is HopKind.MEDIA:
        return None
    named, whole = context.states_up_to(mention), context.states
    if len(named) > 1 and named[-2] == named[-1] and prevails(named[-1], Counter(named)):
        return named[-1]
    last = (named or context.states_right_behind(mention))[-1:]
    if last and set(named) <= set(last) and whole[last[0]] >= _AGAIN_AND_AGAIN and prevails(last[0], whole):
        return last[0]
    at_home = named[:1] == (context.home,) and whole[named[0]] >= _OFTEN and not context.is_for_abroad
    return named[0] if at_home and prevails(named[0], whole) else None


_OFTEN = 3
"""How often an article that the outlet's own state opens must have it, where another is named last before a body."""


def prevails(state: str, named: Counter[str]) -> bool:
    """Whether a state is named at least twice as often as any other."""
    return all(_AGAIN_AND_AGAIN * often <= named[state] for other, often in named.items() if other != state)


def reason_of(code: str, form: str) -> Reason:
    return Reason(code, (("form", form),))


def state_reason(code: str, form: Form, state: str) -> Reason:
    return Reason(code, (("form", form.text), ("state", state)))
