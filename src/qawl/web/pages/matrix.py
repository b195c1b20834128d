"""Where every party stands on every issue at a day, and what moved lately; and one party on one issue through time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from qawl.model.positions import Stance
from qawl.model.record import Record, Section
from qawl.model.record_lines import Cell, Change, ConflictLine, Stand
from qawl.show.record import record_parts
from qawl.show.record_rows import Group, Row, Words, carried
from qawl.web.asked import LATEST, Unclear, day_asked, dossier_of
from qawl.web.dossier_page import (
    WEEK,
    Places,
    disputed_places,
    disputes_of,
    dossier_page,
    groups_of,
    iso,
    last_day,
    record_of,
    title_of,
    words_for,
)
from qawl.web.preferences import language_of

_STILL = (None, Change.REPEATED)
"""Changes that change nothing."""


@dataclass(frozen=True, slots=True)
class Told:
    """One stand as a cell of the matrix shows it."""

    stance: str
    """A key, for the style sheet."""
    head: str
    mark: str
    kind: str
    """The sort of the issue, where it has sorts."""
    voice: str
    """In whose voice it is told, where that is not the party's own."""
    day: str | None
    articles: int
    sources: int
    change: str
    """What it is to the stand before it, where it began within the days that are looked at; else empty."""
    disputed: bool


@dataclass(frozen=True, slots=True)
class Square:
    """One party on one issue: its own word, and apart from it what others say of it."""

    party: str
    issue: str
    title: str
    own: tuple[Told, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One party in the matrix."""

    party: str
    name: str
    squares: tuple[Square | None, ...]


def matrix_page(request: Request) -> Response:
    dossier, lang = dossier_of(request), language_of(request)
    at, since = day_asked(request, "at"), day_asked(request, "since")
    whole: Record = record_of(request, dossier)
    record: Record = whole if at is None else record_of(request, dossier, at)
    until = at or last_day(whole)
    if since is None:
        since = None if until is None else until - WEEK
    elif until is not None and since > until:
        raise Unclear("web-days-crossed")
    words = words_for(record, lang)
    before, after = _neighbours(turning_days(whole), at)
    return dossier_page(
        request,
        dossier,
        "matrix",
        "dossier_matrix.html",
        issues=[(issue, words.name("issue", issue)) for issue in issues_of(record)],
        lines=list(matrix_lines(record, words, since)),
        at=at,
        until=until,
        since=since,
        before=before,
        after=after,
        marks=SIGNS,
    )


def turning_days(record: Record) -> list[date]:
    """The days on which a party's own word changed."""
    own = (stand for cell in record.cells for stand in cell.own)
    return sorted({stand.since for stand in own if stand.since is not None and stand.change not in _STILL})


def _neighbours(days: Sequence[date], at: date | None) -> tuple[date | None, date | None]:
    """The change before the day that is shown, and the one after it; without a day the last change is before."""
    before = [day for day in days if day < (at or LATEST)]
    after = [] if at is None else [day for day in days if day > at]
    return (before[-1] if before else None, after[0] if after else None)


def issues_of(record: Record) -> list[str]:
    return list(dict.fromkeys(cell.issue for cell in record.cells))


def matrix_lines(record: Record, words: Words, since: date | None) -> Iterator[Line]:
    """Parties in the order of the dossier, each with a square or None for every issue."""
    places, issues = disputed_places(record), issues_of(record)
    for party in dict.fromkeys(cell.party for cell in record.cells):
        cells = [cell for cell in record.cells if cell.party == party]
        squares = (_square(party, issue, cells, words, since, places) for issue in issues)
        yield Line(party, words.name("actor", party), tuple(squares))


def _square(
    party: str, issue: str, cells: Sequence[Cell], words: Words, since: date | None, places: Places
) -> Square | None:
    ours = [cell for cell in cells if cell.issue == issue]
    if not ours:
        return None
    own = tuple(_told(cell, cell.own[-1], words, since, places) for cell in ours if cell.own)
    told = tuple(_told(cell, cell.told[-1], words, since, places) for cell in ours if cell.told)
    return Square(party, issue, f"{words.name('actor', party)} · {words.name('issue', issue)}", own, told)


def _told(cell: Cell, stand: Stand, words: Words, since: date | None, places: Places) -> Told:
    moved = stand.since is not None and since is not None and stand.since > since and stand.change not in _STILL
    articles, sources = carried(stand.evidence)
    mark = words.name("mark", f"{cell.issue}/{stand.mark}") if stand.mark else ""
    kind = words.name("kind", f"{cell.issue}/{cell.kind}") if cell.kind else ""
    return Told(
        stand.stance.value,
        words.label("stance", stand.stance),
        "" if mark == kind else mark,
        kind,
        words.label("declared", stand.declared_by),
        iso(stand.since),
        articles,
        sources,
        words.label("change", stand.change) if moved and stand.change else "",
        bool(disputes_of(stand, places)),
    )


@dataclass(frozen=True, slots=True)
class Held:
    """One stand with the statements that carry it, for the eye."""

    stance: str
    row: Row
    until: str | None
    conflicts: tuple[ConflictLine, ...]


@dataclass(frozen=True, slots=True)
class Sort:
    """The stands of a party on one sort of an issue."""

    title: str
    own: tuple[Held, ...]
    told: tuple[Held, ...]


def position_page(request: Request) -> Response:
    """Every stand of a party on an issue, its own first, the newest on top, each with its statements."""
    dossier, lang = dossier_of(request), language_of(request)
    at = day_asked(request, "at")
    party, issue = request.path_params["party"], request.path_params["issue"]
    record: Record = record_of(request, dossier, at)
    groups = groups_of(record_parts(record, lang), Section.POSITIONS)
    cells = zip(record.cells, groups, strict=True)
    pairs = [(cell, group) for cell, group in cells if (cell.party, cell.issue) == (party, issue)]
    known = {one.id for one in dossier.actors}, {one.id for one in dossier.issues}
    if not pairs and (party not in known[0] or issue not in known[1]):
        raise HTTPException(404)
    words, places = words_for(record, lang), disputed_places(record)
    return dossier_page(
        request,
        dossier,
        "matrix",
        "dossier_position.html",
        party=next((title_of(one, lang) for one in dossier.actors if one.id == party), party),
        issue=next((title_of(one, lang) for one in dossier.issues if one.id == issue), issue),
        sorts=[_sort(cell, group, words, places) for cell, group in pairs],
        at=at,
        marks=SIGNS,
    )


def _sort(cell: Cell, group: Group, words: Words, places: Places) -> Sort:
    rows = {row.id: row for row in group.rows}
    held = [
        Held(stand.stance.value, rows[stand.id], iso(stand.until), disputes_of(stand, places)) for stand in cell.stands
    ]
    own, told = held[: len(cell.own)], held[len(cell.own) :]
    title = words.name("kind", f"{cell.issue}/{cell.kind}") if cell.kind else ""
    return Sort(title, tuple(own[::-1]), tuple(told[::-1]))


SIGNS: Mapping[str, str] = {
    Stance.FOR: "✓",
    Stance.AGAINST: "✕",
    Stance.CONDITIONAL: "◐",
    Stance.DEMAND: "!",
    Stance.REFUSE: "✕",
}
"""A stance by sign, beside its word: colour is never all that tells."""
