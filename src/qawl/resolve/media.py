"""Outlets and agencies that are named by what they are: «الصحيفة», «الصحيفة اللومية», «وفقا للألمانية»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qawl.model.world import Actor, ActorKind, Mention, Part
from qawl.resolve.context import Context
from qawl.resolve.index import outlet_key
from qawl.resolve.persons import Candidate
from qawl.resolve.phrases import folded_words
from qawl.resolve.whose import AGAIN, reason_of, state_reason
from qawl.text import tags as tag
from qawl.text.fold import fold

MEDIA = (ActorKind.OUTLET, ActorKind.AGENCY)


def agency_of(mention: Mention, stem: str, context: Context) -> Iterator[Candidate]:
    """«وفقا للألمانية», «نقلت "الألمانية"»: the agency that is called by its nationality alone where it is cited."""
    country = context.index.tongue.nationalities.get(stem)
    if country is None or fold(mention.name)[-1] != "ه" or not _is_cited(mention, context):
        return
    forms = context.index.bodies.get(_AGENCY, ())
    agencies = {form.actor.id: form for form in forms if form.actor.country == country and form.actor.kind in MEDIA}
    if len(agencies) == 1:
        for form in agencies.values():
            yield Candidate(form.actor.id, AGAIN, (state_reason("why-body-state", form, country),))


_AGENCY = ("وكاله", "انباء")


def _is_cited(mention: Mention, context: Context) -> bool:
    """Whether the name is cited, or in marks and not behind what another medium is: «الصحيفة "اللومية"»."""
    if context.is_cited(mention):
        return True
    return context.is_quoted(mention) and context.medium_before(mention) in (None, *_AGENCY)


def paper_in_marks(mention: Mention, context: Context) -> tuple[Candidate, ...]:
    """The paper at home that is called like a state or an everyday word, where one speaks to it: «قال لـ"تيماران"»."""
    if not (is_addressed(mention) and context.is_quoted(mention)):
        return ()
    papers = context.index.outlets.get(outlet_key(f"{_PAPER} {mention.name}"), ())
    own = [one for one in papers if one.country == context.home]
    return tuple([Candidate(one.id, AGAIN, (reason_of("why-name", one.ar[0]),)) for one in own[:1]])


_PAPER = "صحيفة"


def medium_of_reporter(mention: Mention, context: Context) -> Iterator[Candidate]:
    """«مراسل كذا»: the outlet whose name stands behind a word for those who report, in marks or without."""
    words, index = mention.name.split(), context.index
    if len(words) < 2 or index.vocabulary[words[0]].stem not in index.tongue.words.reporters:
        return
    for end in range(len(words), 1, -1):
        bearers = index.outlets.get(outlet_key(" ".join(words[1:end])), ())
        if len(bearers) == 1:
            yield Candidate(bearers[0].id, AGAIN, (reason_of("why-name", bearers[0].ar[0]),))
            return


def medium_alone(mention: Mention, context: Context) -> tuple[Candidate, ...]:
    """«الصحيفة»: the only one of its kind that the article names; where it names none, the outlet one speaks to.

    «الصحيفة اللومية» is the only one of that state.
    """
    words = folded_words(mention.name)
    country = nationality_of(words[1:], context)
    if len(words) > (1 if country is None else 2) or not words or not words[0].startswith(("ال", "لل")):
        return ()
    kind = context.index.vocabulary[words[0]]
    if not kind.tags & tag.MEDIUM or kind.tags & tag.PLURAL:
        return ()
    head = words[0][2:]
    named = [one for one in context.media_present if _is_of_kind(one, head) and country in (None, one.country)]
    own = [context.outlet] if context.outlet is not None and _is_of_kind(context.outlet, head) else []
    spoken_to = not country and (is_addressed(mention) or context.has_learnt(mention))
    if not named and own and spoken_to and not context.names_a(head):
        return (Candidate(own[0].id, AGAIN, (reason_of("why-name", own[0].ar[0]),)),)
    if len(named) == 1:
        return (Candidate(named[0].id, AGAIN, (reason_of("why-repeated", named[0].ar[0]),)),)
    return ()


def nationality_of(words: Sequence[str], context: Context) -> str | None:
    """The state of the one word that stands behind a name, if it is its nationality: «اللومية»."""
    if len(words) != 1 or not words[0].startswith("ال"):
        return None
    return context.index.tongue.nationalities.get(words[0].removeprefix("ال"))


def _is_of_kind(medium: Actor, head: str) -> bool:
    """Whether a medium is called so before its name: «صحيفة كذا»."""
    return any(folded_words(name)[:1] == (head,) for name in medium.ar)


def is_addressed(mention: Mention) -> bool:
    return any(role.part is Part.ADDRESSEE for role in mention.roles)
