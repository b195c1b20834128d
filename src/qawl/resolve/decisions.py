"""What people decided about actors, laid over what the machine found; theirs outranks it, however often it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qawl.model.world import Decision, Known, Place, Verdict
from qawl.resolve.locals import LOCAL, group_locals, local_id


def settle(entries: Mapping[Place, Known], decisions: Iterable[Decision]) -> dict[Place, str]:
    """For each mention the id of its actor in the end: of the registry, local, or as a person decided."""
    actors = {place: known.link.actor for place, known in entries.items() if known.link is not None}
    actors |= group_locals(entries)
    names = {place: name_of(known) for place, known in entries.items()}
    for decision in in_force(decisions):
        for place in entries:
            if (decided := _decided(decision, place, actors.get(place), names[place])) is not None:
                actors[place] = decided
    return actors


def name_of(known: Known) -> str:
    """The name by which decisions know a mention: folded, so that it outlives another reading."""
    return " ".join(known.bearing.words)


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Merges and splits that nobody has undone, in their order; an undo may itself be undone."""
    undone: set[int] = set()
    standing = []
    for decision in sorted(decisions, key=lambda one: -one.number):
        if decision.number in undone:
            continue
        if decision.kind is Verdict.UNDO and decision.undoes is not None:
            undone.add(decision.undoes)
        elif decision.kind is not Verdict.UNDO:
            standing.append(decision)
    return standing[::-1]


def _decided(decision: Decision, place: Place, actor: str | None, name: str) -> str | None:
    """The actor that a mention has by one decision, or None if it says nothing of it."""
    if decision.article is not None and decision.article != place.article:
        return None
    nobody_known = actor is None or actor.startswith(LOCAL)
    match decision.kind:
        case Verdict.MERGE:
            theirs = name in decision.names or (decision.right.startswith(LOCAL) and name in decision.right_names)
            return decision.right if actor == decision.left or (nobody_known and theirs) else None
        case Verdict.SPLIT:
            return split_id(decision) if actor == decision.right and name in decision.names else None
        case _:
            return None


def split_id(decision: Decision) -> str:
    """The id of whoever was split off."""
    return local_id("\x1f".join((*sorted(decision.names), "not", decision.right)))
