"""What people decided about actors, laid over what the machine found; theirs outranks it, however often it reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from qawl.model.world import Decision, Known, Place, Verdict
from qawl.resolve.locals import group_locals, is_local, local_id


@dataclass(frozen=True, slots=True)
class _Found:
    """What the machine found before anybody decided."""

    actors: Mapping[Place, str]
    ids: frozenset[str]
    names: Mapping[Place, str]
    """The name of every mention, also of those that have no actor."""
    split_off: frozenset[str]
    """Ids that splits made, also those taken back."""


def settle(entries: Mapping[Place, Known], decisions: Iterable[Decision]) -> dict[Place, str]:
    """For each mention the id of its actor in the end: of the registry, local, or as a person decided."""
    return settle_telling(entries, decisions)[0]


def settle_telling(
    entries: Mapping[Place, Known], decisions: Iterable[Decision]
) -> tuple[dict[Place, str], dict[Place, Decision]]:
    """Who is who in the end, and for each mention that a person moved the last decision that did."""
    decisions = list(decisions)
    actors = {place: known.link.actor for place, known in entries.items() if known.link is not None}
    actors |= group_locals(entries)
    found = _Found(
        dict(actors),
        frozenset(actors.values()),
        {place: name_of(known) for place, known in entries.items()},
        frozenset(split_id(decision) for decision in decisions if decision.kind is Verdict.SPLIT),
    )
    moved_by: dict[Place, Decision] = {}
    for decision in in_force(decisions):
        moved = _merged(decision, actors, found) if decision.kind is Verdict.MERGE else _split(decision, actors, found)
        actors |= moved
        moved_by |= dict.fromkeys(moved, decision)
    return actors, moved_by


def name_of(known: Known) -> str:
    """The name by which decisions know a mention: folded, so that it outlives another reading."""
    return " ".join(known.bearing.words)


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Merges and splits that nobody has undone, in their order; an undo may itself be undone."""
    decisions = sorted(decisions, key=lambda one: one.number)
    gone = taken_back(decisions)
    return [one for one in decisions if one.kind is not Verdict.UNDO and one.number not in gone]


def taken_back(decisions: Iterable[Decision]) -> frozenset[int]:
    """The numbers of the decisions that an undo in force takes back; an undo may be among them."""
    undone: set[int] = set()
    for decision in sorted(decisions, key=lambda one: -one.number):
        if decision.kind is Verdict.UNDO and decision.undoes is not None and decision.number not in undone:
            undone.add(decision.undoes)
    return frozenset(undone)


def split_id(decision: Decision) -> str:
    """The id of whoever was split off."""
    article = () if decision.article is None else (decision.article,)
    return local_id("\x1f".join((*sorted(decision.names), "not", decision.right, *article)))


def _merged(decision: Decision, actors: Mapping[Place, str], found: _Found) -> dict[Place, str]:
    """The mentions that a merge moves, and to whom."""
    left = _bearers(decision.left, decision.names, decision.left_seen, found)
    right = _bearers(decision.right, decision.right_names, decision.right_seen, found)
    heirs = (_one_known(right), _one_known(left) if decision.article is None and is_local(decision.left) else None)
    target = decision.right if not is_local(decision.right) else next(filter(None, heirs), decision.right)
    taken = left | right
    whole = _whole_names(decision.left, decision.names) | _whole_names(decision.right, decision.right_names)
    return {
        place: target
        for place, name in found.names.items()
        if _concerns(decision, place)
        and actors.get(place) != target
        and (actors[place] in taken if place in actors else name in whole)
    }


def _split(decision: Decision, actors: Mapping[Place, str], found: _Found) -> dict[Place, str]:
    """The mentions that a split moves."""
    leaving = {place for place, name in found.names.items() if name in decision.names and _concerns(decision, place)}
    right = _bearers(decision.right, decision.right_names, decision.right_seen, found, leaving)
    return {place: split_id(decision) for place in leaving if actors.get(place) in right}


def _concerns(decision: Decision, place: Place) -> bool:
    return decision.article is None or decision.article == place.article


def _bearers(
    actor: str, names: Collection[str], seen: Collection[str], found: _Found, leaving: Collection[Place] = ()
) -> set[str]:
    """Who is now what a decision called by this id; a local id goes when others share its name or a registry has it.

    The same names in the articles where they stood then are still the same actor. A decision that kept no articles
    follows its names only once the id has gone, and only to one actor where the name alone says too little.
    """
    if not is_local(actor) or actor in found.split_off or (actor in found.ids and not seen):
        return {actor}
    bearers = {
        bearer
        for place, bearer in found.actors.items()
        if found.names[place] in names and (not seen or place.article in seen) and place not in leaving
    }
    if not seen and len(bearers) > 1 and not _whole_names(actor, names):
        return {actor}
    known = {bearer for bearer in bearers if not is_local(bearer)}
    return {actor} | (bearers if len(known) < 2 else bearers - known)


def _whole_names(actor: str, names: Collection[str]) -> frozenset[str]:
    """The names of a local actor that is known by its name alone; none for those told apart by more."""
    return frozenset(names if any(local_id(name) == actor for name in names) else ())


def _one_known(bearers: Collection[str]) -> str | None:
    known = [bearer for bearer in bearers if not is_local(bearer)]
    return known[0] if len(known) == 1 else None
