"""The records of the articles on one page as those of one reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from qawl.model.figures import Figure
from qawl.model.meetings import Meeting
from qawl.model.positions import Mediation, Position
from qawl.model.proposals import Response, Term
from qawl.model.records import Records

Carried = TypeVar("Carried", Figure, Meeting, Position, Mediation, Term, Response)


def join_records(parts: Iterable[tuple[int, Records]]) -> Records:
    """All records, each part's behind those of the one before it.

    With each part stands the number of statements before it: by so much the places of its statements move.
    """
    moved = [_moved(records, by) if by else records for by, records in parts]
    if len(moved) == 1:
        return moved[0]
    return Records(
        tuple(one for records in moved for one in records.moments),
        tuple(one for records in moved for one in records.figures),
        tuple(one for records in moved for one in records.meetings),
        tuple(one for records in moved for one in records.proposals),
        tuple(one for records in moved for one in records.positions),
        tuple(one for records in moved for one in records.mediations),
    )


def _moved(records: Records, by: int) -> Records:
    return Records(
        records.moments,
        _all(records.figures, by),
        _all(records.meetings, by),
        tuple(replace(one, terms=_all(one.terms, by), responses=_all(one.responses, by)) for one in records.proposals),
        _all(records.positions, by),
        _all(records.mediations, by),
    )


def _all(found: tuple[Carried, ...], by: int) -> tuple[Carried, ...]:
    return tuple(one if one.statement is None else replace(one, statement=one.statement + by) for one in found)
