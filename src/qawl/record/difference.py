"""What changed from an earlier record of a dossier to a later one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Protocol, assert_never

from qawl.errors import BadData
from qawl.model.record import Changes, Record, Section, SectionChanges


def difference(then: Record, now: Record) -> Changes:
    """Which lines are new, which say more or other than before, and which are gone or superseded.

    Lines are told apart by id: stands of positions, points of figures, proposals and beside them their terms and
    answers, and the lines of the other sections. Raises
    BadData for records of two dossiers.
    """
    if then.dossier != now.dossier:
        raise BadData(f"records of two dossiers cannot be compared: {then.dossier} and {now.dossier}")
    before, after = _by_section(then), _by_section(now)
    sections = tuple(_changes(section, before[section], after[section]) for section in Section)
    return Changes(now.dossier, then.at, now.at, sections)


Content = tuple[object, bool]
"""What a line says, and whether it still counts."""


def _by_section(record: Record) -> dict[Section, dict[str, Content]]:
    return {section: dict(_contents(record, section)) for section in Section}


def _contents(record: Record, section: Section) -> Iterator[tuple[str, Content]]:
    match section:
        case Section.POSITIONS:
            stands = (stand for cell in record.cells for stand in cell.stands)
            return ((stand.id, (stand, stand.until is None)) for stand in stands)
        case Section.FIGURES:
            points = (point for series in record.series for point in series.points)
            return ((point.id, (point, point.superseded_by is None)) for point in points)
        case Section.LOOSE:
            return _standing(record.loose)
        case Section.PROPOSALS:
            terms = (term for line in record.proposals for term in line.terms)
            answers = (answer for line in record.proposals for answer in line.answers)
            return chain(_standing(record.proposals), _standing(terms), _standing(answers))
        case Section.MEETINGS:
            return _standing(record.meetings)
        case Section.CONFLICTS:
            return _standing(record.conflicts)
        case Section.ROLES:
            return _standing(record.roles)
        case Section.SILENCES:
            return _standing(record.silences)
        case Section.THREATS:
            return _standing(record.threats)
        case Section.LINKS:
            return _standing(record.links)
        case Section.PRESSURE:
            return _standing(record.pressure)
        case Section.WORDING:
            return _standing(record.wording)
        case _:
            assert_never(section)


class _Line(Protocol):
    """A line of the record: whatever has an id."""

    @property
    def id(self) -> str: ...


def _standing(lines: Iterable[_Line]) -> Iterator[tuple[str, Content]]:
    """Lines that nothing supersedes."""
    return ((line.id, (line, True)) for line in lines)


def _changes(section: Section, before: Mapping[str, Content], after: Mapping[str, Content]) -> SectionChanges:
    gone = [one for one in before if one not in after or (before[one][1] and not after[one][1])]
    kept = [one for one in after if one in before and one not in gone]
    return SectionChanges(
        section=section,
        new=tuple(one for one in after if one not in before),
        changed=tuple(one for one in kept if before[one][0] != after[one][0]),
        gone=tuple(gone),
    )
