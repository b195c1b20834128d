"""Whom a person means by a name or an id: one actor of the store or its registry, or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.actors import ActorCard, list_actors, name_actor, registry_cards
from qawl.cli.speak import Told
from qawl.show.inert import one_line
from qawl.store.contract import Store
from qawl.wording import Lang

CANDIDATES = 8
"""So many are named where several fit."""


def whom(record: Store, name: str, lang: Lang) -> ActorCard:
    """The one actor of a settled store that is meant, or else of the registry that it was linked with."""
    cards = list_actors(record)
    return one_of(name, cards if name_actor(name, cards) else unused(record, cards), lang)


def unused(record: Store, cards: Sequence[ActorCard]) -> list[ActorCard]:
    """Actors of the registry that nothing in the store is linked to."""
    used = {card.id for card in cards}
    return [card for card in registry_cards(record.actors()) if card.id not in used]


def one_of(name: str, cards: Sequence[ActorCard], lang: Lang) -> ActorCard:
    """The one actor that a person means; if it is nobody, or one of several, that is told."""
    found = name_actor(name, cards)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Told("actor-unknown", name=name)
    known = [f"{one_line(card.label)} ({card.id})" for card in found[:CANDIDATES]]
    raise Told("actor-several", name=name, known=("، " if lang == "ar" else ", ").join(known))
