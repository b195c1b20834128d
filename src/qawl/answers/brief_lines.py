"""Which lines of a record a brief tells: those that moved in the period, the weightiest first to be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from qawl.model.conflicts import ConflictStatus
from qawl.model.meetings import MeetingStatus
from qawl.model.record import Record, SilenceLine, ThreatLine
from qawl.model.record_lines import (
    Cell,
    Change,
    ConflictLine,
    Evidence,
    MeetingLine,
    Point,
    ProposalLine,
    Series,
    Stand,
    Who,
)
from qawl.record.page import day_of

Line = TypeVar("Line")


class Carried(Protocol):
    """Any line of a record that articles carry."""

    @property
    def id(self) -> str: ...

    @property
    def evidence(self) -> tuple[Evidence, ...]: ...


_NEAR = timedelta(days=30)
"""How far ahead of the last day a meeting that was agreed before is still told."""
_ACCOUNTS = 3
"""Accounts of one contradiction that are told."""


class Topic(StrEnum):
    """The parts of a brief, in the order of reading."""

    STORIES = "stories"
    POSITIONS = "positions"
    PROPOSALS = "proposals"
    MEETINGS = "meetings"
    FIGURES = "figures"
    CONFLICTS = "conflicts"
    THREATS = "threats"
    SILENCES = "silences"
    QUOTATIONS = "quotations"


LIMITS: Mapping[Topic, int] = {
    Topic.STORIES: 6,
    Topic.POSITIONS: 7,
    Topic.PROPOSALS: 7,
    Topic.MEETINGS: 5,
    Topic.FIGURES: 8,
    Topic.CONFLICTS: 3,
    Topic.THREATS: 3,
    Topic.SILENCES: 2,
    Topic.QUOTATIONS: 4,
}
"""Lines of each: together about four pages."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a brief, both included."""

    since: date
    until: date

    def has(self, day: date | None) -> bool:
        return day is not None and self.since <= day <= self.until

    def touches(self, first: date | None, last: date | None) -> bool:
        """Whether something that began and ended on these days, where they are known, reaches into it."""
        start, end = first or last, last or first
        return start is not None and end is not None and start <= self.until and end >= self.since

    def opens(self, evidence: Iterable[Evidence]) -> bool:
        """Whether what carries a line was first published in it: before, nobody could know of the line."""
        days = [day for one in evidence if (day := _told_on(one)) is not None]
        return bool(days) and self.has(min(days))

    def of(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """What was published in it; the first of each independent source comes before what repeats it."""
        inside = [one for one in evidence if self.has(_told_on(one))]
        first: dict[str, Evidence] = {}
        for one in inside:
            first.setdefault(one.source, one)
        leading = tuple(first.values())
        return leading + tuple(one for one in inside if one not in leading)


def _told_on(one: Evidence) -> date | None:
    return day_of(one.published) or one.day


def best(lines: Sequence[Line], weight: Callable[[Line], tuple[float, ...]], most: int) -> tuple[tuple[Line, ...], int]:
    """The weightiest lines in their own order, and how many are left out."""
    places = sorted(range(len(lines)), key=lambda place: weight(lines[place]), reverse=True)[:most]
    return tuple(lines[place] for place in sorted(places)), max(0, len(lines) - most)


def _sources(evidence: Iterable[Evidence]) -> int:
    return len({one.source for one in evidence})


def _newest(evidence: Iterable[Evidence]) -> int:
    return max((one.day.toordinal() for one in evidence if one.day), default=0)


def _known(who: Who | None) -> bool:
    return who is not None and (who.actor is not None or who.side is not None)


# Positions

_TURNS = {Change.REVERSED: 5, Change.SOFTENED: 4, Change.HARDENED: 4, Change.CLARIFIED: 2, Change.NEW: 2}


def chosen_cells(now: Record, period: Period, most: int) -> tuple[tuple[Cell, ...], int]:
    """Stands that are new or turned, each under its party and issue; what merely repeats is not told."""
    found = [
        (cell, replace(stand, evidence=carried))
        for cell in now.cells
        for stand in cell.stands
        if stand.change in _TURNS and period.opens(stand.evidence) and (carried := period.of(stand.evidence))
    ]
    own = {stand.id for cell in now.cells for stand in cell.own}
    kept, left = best(found, lambda one: _stand_weight(one[1], one[1].id in own), most)
    cells = [
        replace(
            cell,
            own=tuple(stand for at, stand in kept if at is cell and stand.id in own),
            told=tuple(stand for at, stand in kept if at is cell and stand.id not in own),
        )
        for cell in now.cells
    ]
    return tuple(cell for cell in cells if cell.stands), left


def _stand_weight(stand: Stand, own: bool) -> tuple[float, ...]:
    return _TURNS.get(stand.change or Change.NEW, 0) + own, _sources(stand.evidence), _newest(stand.evidence)


# Proposals


def chosen_proposals(now: Record, period: Period, most: int) -> tuple[tuple[ProposalLine, ...], int]:
    """New proposals, and of all what is new in terms, answers and status; `most` is of these lines together."""
    titles = {one.id: one.title for one in now.proposals}
    found = []
    for one in now.proposals:
        line = replace(
            one,
            replies_to=titles.get(one.replies_to or "", one.replies_to),
            terms=tuple(
                replace(term, evidence=carried)
                for term in one.terms
                if period.opens(term.evidence) and (carried := period.of(term.evidence))
            ),
            answers=tuple(
                replace(answer, evidence=carried)
                for answer in one.answers
                if period.opens(answer.evidence) and (carried := period.of(answer.evidence))
            ),
            evidence=period.of(one.evidence),
        )
        turned = any(period.has(reached.since) for reached in one.history)
        if _is_ours(one) and line.evidence and (line.terms or line.answers or turned or period.opens(one.evidence)):
            found.append(line)
    lines = [(line, part) for line in found for part in _parts(line)]
    kept, left = best(lines, lambda one: _proposal_weight(*one), most)
    ids = {part.id for _, part in kept}
    trimmed = (
        replace(
            line,
            terms=tuple(term for term in line.terms if term.id in ids),
            answers=tuple(answer for answer in line.answers if answer.id in ids),
        )
        for line in found
    )
    return tuple(one for one in trimmed if one.terms or one.answers or one.id in ids), left


def _parts(line: ProposalLine) -> tuple[Carried, ...]:
    """Its answers and terms; the proposal itself where it has neither."""
    return (*line.answers, *line.terms) or (line,)


def _is_ours(line: ProposalLine) -> bool:
    people = [*line.authors, *line.mediators, *(answer.party for answer in line.answers)]
    people += [who for term in line.terms for who in (term.giver, term.taker) if who is not None]
    return line.known is not None or any(map(_known, people))


def _proposal_weight(line: ProposalLine, part: Carried) -> tuple[float, ...]:
    return part in line.answers, line.known is not None, _sources(part.evidence), _newest(part.evidence)


# Meetings

_AHEAD = frozenset({MeetingStatus.PLANNED, MeetingStatus.POSTPONED})


def chosen_meetings(now: Record, period: Period, most: int) -> tuple[tuple[MeetingLine, ...], int]:
    """Meetings of which the period has something to say, and those that are near."""
    found = []
    for one in now.meetings:
        inside = period.of(one.evidence)
        soon = one.status in _AHEAD and one.first is not None and period.until <= one.first <= period.until + _NEAR
        if not any(_known(each.who) for each in one.attendees) or not (soon or inside):
            continue
        accounts = tuple(each for each in one.readouts if period.of((each.evidence,)))
        found.append(replace(one, evidence=inside or one.evidence[-1:], readouts=accounts))
    return best(found, lambda one: _meeting_weight(one, period), most)


def _meeting_weight(one: MeetingLine, period: Period) -> tuple[float, ...]:
    known = sum(_known(each.who) for each in one.attendees)
    told = period.opens(one.evidence) + (one.status in _AHEAD) + (len(one.history) > 1) + min(known, 2)
    return told, _sources(one.evidence), _newest(one.evidence)


# Figures


def chosen_series(now: Record, period: Period, most: int) -> tuple[tuple[Series, ...], int]:
    """The newest point of each count that has a new one."""
    found = []
    for one in now.series:
        points = [
            replace(point, evidence=carried, superseded_by=None)
            for point in one.points
            if point.superseded_by is None and period.opens(point.evidence) and (carried := period.of(point.evidence))
        ]
        if points and (one.known or _known(one.claimant)):
            found.append(replace(one, points=(max(points, key=_point_time),)))
    return best(found, lambda one: (one.known, _known(one.claimant), _sources(one.points[0].evidence)), most)


def _point_time(point: Point) -> tuple[date, float]:
    return point.as_of or date.min, point.high or point.low or 0.0


# Contradictions, threats, silences


def chosen_conflicts(now: Record, period: Period, most: int) -> tuple[tuple[ConflictLine, ...], int]:
    """Those in which an account was told in the period, with the other accounts beside it."""
    found = []
    for one in now.conflicts:
        if not any(period.of(each.evidence) for each in one.accounts):
            continue
        accounts = tuple(replace(each, evidence=period.of(each.evidence) or each.evidence) for each in one.accounts)
        found.append(replace(one, accounts=accounts[:_ACCOUNTS]))
    return best(found, _conflict_weight, most)


def _conflict_weight(one: ConflictLine) -> tuple[float, ...]:
    return one.status is ConflictStatus.OPEN, sum(each.origins for each in one.accounts), one.score


def chosen_threats(
    now: Record, period: Period, parties: frozenset[str], most: int
) -> tuple[tuple[ThreatLine, ...], int]:
    """New ones, those of parties before others."""
    found = [
        replace(one, evidence=carried)
        for one in now.threats
        if period.opens(one.evidence) and (carried := period.of(one.evidence))
    ]
    return best(
        found,
        lambda one: (one.who.side in parties, bool(one.issues), _sources(one.evidence), _newest(one.evidence)),
        most,
    )


def chosen_silences(now: Record, period: Period, most: int) -> tuple[tuple[SilenceLine, ...], int]:
    """New ones, those of actors of the dossier before others."""
    found = [
        replace(one, evidence=carried)
        for one in now.silences
        if period.opens(one.evidence) and (carried := period.of(one.evidence))
    ]
    return best(found, lambda one: (_known(one.who), bool(one.issues), _newest(one.evidence)), most)
