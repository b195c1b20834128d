"""Whom a person means by a name or an id: one actor of the store or its registry, or a sentence that says why not."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from qawl.actors import ActorCard, call_actor, find_actors, list_actors, merger_of, name_actor, registry_cards
from qawl.cli.options import STORE
from qawl.cli.speak import Told, complain
from qawl.model.world import Decision
from qawl.show.inert import one_line
from qawl.store.address import named
from qawl.store.contract.store import Store
from qawl.wording import Lang, say

CANDIDATES = 8
"""So many are named where several fit."""


def whom(record: Store, name: str, lang: Lang) -> ActorCard:
    """The one actor of a settled store that is meant, or else of the registry that it was linked with.

    Whoever was merged into another is that other; this is said beside the answer.
    """
    cards = list_actors(record)
    if name_actor(name, cards):
        return one_of(name, cards, lang)
    rest = unused(record, cards)
    gone = one_of(name, rest, lang).id if name_actor(name, rest) else name.strip()
    merger = merger_of(record, gone)
    ends = [card for card in cards if merger is not None and card.id == merger.right]
    if merger is None or not ends:
        return one_of(name, rest, lang)
    complain(say(lang, "actor-merged", **merger_details(merger, name)))
    return ends[0]


def merger_details(merger: Decision, name: str) -> dict[str, str | int]:
    """What the sentence on a merge leaves open."""
    return {"number": merger.number, "name": name, "actor": identified(merger.right_label, merger.right)}


def one_called(name: str, record: Store, lang: Lang) -> ActorCard:
    """The one actor with this id or whole name, for decisions: the store goes before what only its registry has."""
    cards = list_actors(record)
    rest = unused(record, cards)
    found = call_actor(name, cards) or call_actor(name, rest)
    if len(found) == 1:
        return found[0]
    if found:
        raise Told("actor-several", name=name, known=_candidates(found, lang))
    if (merger := merger_of(record, name.strip())) is not None:
        raise Told("actor-merged", **merger_details(merger, name))
    if near := find_actors(name, [*cards, *rest]):
        raise Told("actor-not-whole", name=name, known=_candidates(near, lang))
    raise Told("actor-unknown", name=name)


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
    raise Told("actor-several", name=name, known=_candidates(found, lang))


def _candidates(found: Sequence[ActorCard], lang: Lang) -> str:
    """Some actors to choose from; those of one name are told apart by what stands beside it."""
    shared = Counter(card.label for card in found)
    known = [
        identified(f"{card.label}: {card.aside}" if shared[card.label] > 1 and card.aside else card.label, card.id)
        for card in found[:CANDIDATES]
    ]
    return ("؛ " if lang == "ar" else "; ").join(known)


def identified(label: str, actor: str) -> str:
    """A name with its id, so that nobody takes it for another of the same name."""
    return f"{one_line(label)} ({actor})" if label else actor


def hint(record: Store, lang: Lang, store: str, overlay: Path | None = None) -> None:
    """Say that some articles were never linked, or by another registry than others, and what links them."""
    made = record.links_made()
    if None in made or len(made) > 1:
        asked = [] if store == STORE else ["--store", named(store)]
        asked += [] if overlay is None else ["--overlay", str(overlay)]
        complain(say(lang, "actors-hint", command=shlex.join(["qawl", "actors", "--relink", *asked])))
