"""Records that say which statement carries them, put right where statements were left out or added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from qawl.model.records import Records

Now = Mapping[int, int]
"""From the place of a statement in what the machine read to its place among those that stand."""


def renumbered(records: Records, now: Now) -> Records:
    """The same records with the places of their statements; None where that one is left out."""
    return replace(
        records,
        figures=tuple(replace(one, statement=_now(one.statement, now)) for one in records.figures),
        meetings=tuple(replace(one, statement=_now(one.statement, now)) for one in records.meetings),
        positions=tuple(replace(one, statement=_now(one.statement, now)) for one in records.positions),
        mediations=tuple(replace(one, statement=_now(one.statement, now)) for one in records.mediations),
        proposals=tuple(
            replace(
                one,
                terms=tuple(replace(term, statement=_now(term.statement, now)) for term in one.terms),
                responses=tuple(replace(each, statement=_now(each.statement, now)) for each in one.responses),
            )
            for one in records.proposals
        ),
    )


def _now(place: int | None, now: Now) -> int | None:
    return None if place is None else now.get(place)
