"""The government that is called by who leads it: «حكومة فلان», «إدارة الرئيس فلان»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qawl.model.records import HopKind
from qawl.model.world import Actor, ActorKind, Mention
from qawl.resolve.context import Context
from qawl.resolve.neighbours import is_full_name
from qawl.resolve.persons import ENOUGH, Candidate, weigh_persons
from qawl.resolve.phrases import stems_of
from qawl.resolve.whose import reason_of
from qawl.text import tags as tag

_LED = 0.85
_LEADERS = frozenset({"رييس", "ملك", "مستشار", "امير", "سلطان"})
"""The first stems of posts by whose holders a government is called."""


def weigh_governments(mention: Mention, context: Context) -> Iterator[Candidate]:
    """The government of a state that is named by one who leads or led it."""
    index = context.index
    words = mention.name.split()
    if len(words) < 2 or index.vocabulary[words[0]].stem not in index.tongue.words.rules:
        return
    found = next(
        (who for name in _leaders(words[1:], mention, context) if (who := _who(name, mention, context))), set()
    )
    states = {_state_led_by(index.registry.actors[actor], context) for actor in found}
    for form in index.bodies.get(GOVERNMENT, ()) if len(states) == 1 else ():
        if form.full and form.actor.kind is ActorKind.BODY and form.actor.country in states and form.states:
            yield Candidate(form.actor.id, _LED, (reason_of("why-name", form.text),))


def _leaders(words: list[str], mention: Mention, context: Context) -> Iterator[str]:
    """The names that may stand behind «حكومة»: with what the reading left of a full name, and as it has it."""
    index = context.index
    behind = [_NEXT.match(context.article.text, span.end) for span in mention.at[:1]]
    rest = words + [word for found in behind if found is not None for word in found.groups() if word]
    while rest and (index.vocabulary[rest[0]].tags & tag.TITLE or _is_nationality(rest[0], context)):
        rest, words = rest[1:], words[1:]
    for end in range(len(rest), len(words), -1):
        if is_full_name(name := " ".join(rest[:end]), index):
            yield name
    if words:
        yield " ".join(words)


def _who(name: str, mention: Mention, context: Context) -> set[str]:
    leader = replace(mention, name=name, kind=HopKind.PERSON, posts=())
    return {one.actor for one in weigh_persons(leader, context) if one.score >= ENOUGH}


_NEXT = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")
GOVERNMENT = ("حكومه",)


def _is_nationality(word: str, context: Context) -> bool:
    return stems_of(word, context.index.vocabulary)[0] in context.index.tongue.nationalities


def _state_led_by(actor: Actor, context: Context) -> str | None:
    """The state of the first post of his by which one leads a state."""
    tenures = context.index.tenures.get(actor.id, ())
    return next((one.country for one in tenures if one.country and one.title and one.title[0] in _LEADERS), None)
