"""Accounts that cannot all hold, with the characters that carry each: what was found is given, and only told here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qawl.model.conflicts import Conflict
from qawl.model.record_lines import Account, ConflictLine, Evidence
from qawl.record.page import Page, told_order


@dataclass(frozen=True, slots=True)
class Place:
    """One place in an article that carries an account: which conflict, which side of it, which of its occurrences."""

    conflict: int
    side: int
    occurrence: int


@dataclass(frozen=True, slots=True)
class Carried:
    """What one article has of an account."""

    place: Place
    evidence: Evidence


Wanted = Mapping[str, Sequence[Place]]
"""By article the places that are to be quoted."""


def wanted_places(conflicts: Sequence[Conflict]) -> Wanted:
    """Where the accounts of these conflicts stand."""
    found: dict[str, list[Place]] = defaultdict(list)
    for number, conflict in enumerate(conflicts):
        for side, account in enumerate(conflict.sides):
            for nth, occurrence in enumerate(account.occurrences):
                found[occurrence.article].append(Place(number, side, nth))
    return found


def take_conflicts(page: Page, conflicts: Sequence[Conflict], wanted: Wanted) -> Iterator[Carried]:
    """The words of a page that carry an account."""
    for place in wanted.get(page.article.id, ()):
        side = conflicts[place.conflict].sides[place.side]
        statement = side.occurrences[place.occurrence].statement
        yield Carried(place, page.evidence(side.spans[place.occurrence], statement))


def gather_conflicts(conflicts: Sequence[Conflict], carried: Iterable[Carried]) -> tuple[ConflictLine, ...]:
    """Each conflict with its accounts in their order, and each account with all that carries it."""
    told: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
    for one in carried:
        told[one.place.conflict, one.place.side].append(one.evidence)
    return tuple(_line(number, conflict, told) for number, conflict in enumerate(conflicts))


def _line(number: int, conflict: Conflict, told: Mapping[tuple[int, int], Sequence[Evidence]]) -> ConflictLine:
    accounts = (
        Account(
            value=side.value,
            stand=side.stand,
            who=side.who,
            outlets=side.outlets,
            origins=side.origins,
            own=side.own,
            first=side.first,
            evidence=tuple(sorted(told.get((number, nth), ()), key=told_order)),
        )
        for nth, side in enumerate(conflict.sides)
    )
    return ConflictLine(
        id=conflict.id,
        kind=conflict.kind,
        slot=conflict.slot,
        status=conflict.status,
        score=conflict.score,
        why=conflict.why,
        first=conflict.first,
        last=conflict.last,
        accounts=tuple(accounts),
    )
