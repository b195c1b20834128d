"""Which body, state, group or outlet a name may stand for, and of which state where the name does not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qawl.model.records import HopKind
from qawl.model.world import ActorKind, Mention, Part, Reason
from qawl.resolve.context import Context
from qawl.resolve.index import Form, without_medium
from qawl.resolve.persons import Candidate
from qawl.resolve.phrases import Phrase, folded_words, read_phrase
from qawl.text import vocabulary as tag

_MEDIA = (ActorKind.OUTLET, ActorKind.AGENCY)
_SURE, _CAPITAL, _OF_STATE, _AT_HOME, _ALONE, _AS_PERSON = 0.97, 0.9, 0.95, 0.85, 0.88, 0.85


def weigh_bodies(mention: Mention, context: Context) -> Iterator[Candidate]:
    """Every actor but persons that may be meant by a name."""
    index = context.index
    phrase = read_phrase(mention.name, index.tongue)
    documents = index.tongue.words.documents
    if len(phrase.base) > 1 and phrase.base[0] in documents:
        phrase = Phrase(phrase.base[1:], phrase.states, phrase.named)
    if not phrase.base:
        if len(phrase.states) == 1 and phrase.named and (state := index.states.get(phrase.named[0])):
            yield Candidate(state.id, _SURE, (_reason("why-name", state.ar[0]),))
        return
    medium = without_medium(phrase.base, index.vocabulary)
    forms = index.bodies.get(phrase.base, ())
    if medium != phrase.base:
        forms = (*forms, *(form for form in index.bodies.get(medium, ()) if form.actor.kind in _MEDIA))
    fitting = [form for form in dict.fromkeys(forms) if _fits(form, mention, context, medium != phrase.base)]
    yield from _of_the_state(fitting, phrase, mention, context)


def _fits(form: Form, mention: Mention, context: Context, with_medium: bool) -> bool:
    """Whether the sort of actor goes with what the article says of the mention."""
    media = form.actor.kind in _MEDIA
    if mention.kind is HopKind.PERSON and mention.posts:
        return False
    if not media:
        return not (mention.kind is HopKind.MEDIA and form.actor.kind is ActorKind.STATE)
    if not _same_last_word(mention.name, form.text):
        return False
    if with_medium or mention.kind is HopKind.MEDIA or mention.name.isascii():
        return True
    if form.actor is context.outlet and any(role.part is Part.ADDRESSEE for role in mention.roles):
        return True
    return not _is_ordinary(mention.name, context)


def _same_last_word(name: str, form: str) -> bool:
    """Whether the last word is the same as it is written: «نشرته» is not «النشرة»."""
    mine, its = folded_words(name), folded_words(form)
    return bool(mine and its) and (len(mine) > 1 or mine[-1].removeprefix("ال") == its[-1].removeprefix("ال"))


def _is_ordinary(name: str, context: Context) -> bool:
    """Whether a paper is called by an everyday word («البيان»), which then needs «صحيفة» before it."""
    words = name.split()
    if len(words) != 1:
        return False
    tags = context.index.vocabulary[words[0]].tags
    return bool(tags & (tag.COMMON | tag.PLACE | tag.DEFINITE | tag.TIME | tag.GIVEN)) and not tags & tag.OUTLET


def _of_the_state(forms: Sequence[Form], phrase: Phrase, mention: Mention, context: Context) -> Iterator[Candidate]:
    said = set(phrase.states)
    if said:
        for form in forms:
            if (form.actor.country in said) or (form.states and set(form.states) <= said and len(said) > 1):
                yield Candidate(form.actor.id, _OF_STATE, (_state_reason("why-body-state", form, phrase.states[0]),))
        return
    bare = [form for form in forms if not form.states]
    for form in bare:
        capital = form.actor.kind is ActorKind.STATE and not form.full
        code = "why-capital" if capital else "why-name"
        score = _AS_PERSON if mention.kind is HopKind.PERSON else _CAPITAL if capital else _SURE
        yield Candidate(form.actor.id, score, (_reason(code, form.text),))
    if not bare:
        yield from _at_home([form for form in forms if form.states], context)


def _at_home(forms: Sequence[Form], context: Context) -> Iterator[Candidate]:
    """The body of the outlet's own state, or of the only state that the article names («وزارة الداخلية»)."""
    if not forms:
        return
    named, home = context.states, context.home
    for form in forms:
        country = form.actor.country
        if country is None:
            continue
        if set(named) == {country} and home in (None, country):
            yield Candidate(form.actor.id, _ALONE, (_state_reason("why-only-state", form, country),))
        elif home == country and not named:
            yield Candidate(form.actor.id, _AT_HOME, (_state_reason("why-home", form, country),))


def _reason(code: str, form: str) -> Reason:
    return Reason(code, (("form", form),))


def _state_reason(code: str, form: Form, state: str) -> Reason:
    return Reason(code, (("form", form.text), ("state", state)))
