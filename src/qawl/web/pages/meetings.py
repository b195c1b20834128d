"""Meetings of a dossier: a month as a calendar of what was planned, held, put off; and one meeting with readouts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from qawl.export.calendar import write_calendar
from qawl.export.needs import NeedsExtra
from qawl.model.meetings import MeetingStatus, Part
from qawl.model.record import Record
from qawl.model.record_lines import Attendee, MeetingLine, Readout, Stage
from qawl.show.record_rows import Quoted, Words, carried, plain, quoted
from qawl.web.asked import Unclear, dossier_of, is_of_our_time, month_asked
from qawl.web.dossier_page import (
    Places,
    attached,
    disputed_places,
    disputes_of,
    dossier_page,
    iso,
    last_day,
    record_of,
    title_of,
    words_for,
)
from qawl.web.month import month_after, month_before, month_name, weekday, weekdays, weeks_of
from qawl.web.preferences import language_of
from qawl.wording import Lang

_FEW_DAYS = 4
"""A meeting that is said to take longer has no days of its own in the calendar («في أيار»)."""
_DAY = timedelta(days=1)
"""Ordinals that have a word."""
STATUSES = (
    MeetingStatus.PLANNED,
    MeetingStatus.RUMOURED,
    MeetingStatus.POSTPONED,
    MeetingStatus.UNDER_WAY,
    MeetingStatus.HELD,
    MeetingStatus.CANCELLED,
    MeetingStatus.DENIED,
)
"""In the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting for the eye."""

    id: str
    head: str
    status: str
    code: str
    first: str | None
    last: str | None
    place: str
    ordinal: str
    date_not_given: bool
    readouts: int
    articles: int
    sources: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting on a day of the calendar."""

    met: Met
    was: bool
    """It was planned for this day once, and is not any more."""


def meetings_page(request: Request) -> Response:
    dossier, lang = dossier_of(request), language_of(request)
    record: Record = record_of(request, dossier)
    month = month_asked(request, "month") or _telling_month(record) or date.today().replace(day=1)
    words = words_for(record, lang)
    ours = [one for one in record.meetings if _is_ours(one)]
    places = disputed_places(record)
    met = {one.id: _met(one, places, words) for one in record.meetings}
    entries = [(day, Entry(met[one.id], was)) for one in ours for day, was in days_of(one)]
    undated = [met[one.id] for one in ours if one.first is None]
    listed = [met[one.id] for one in ours if one.first is not None and _touches(one, month)]
    others = [met[one.id] for one in record.meetings if not _is_ours(one)]
    return dossier_page(
        request,
        dossier,
        "meetings",
        "dossier_meetings.html",
        month=month_name(month, lang),
        before=month_before(month),
        after=month_after(month),
        months=_months(ours, lang),
        this=f"{month:%Y-%m}",
        weekdays=weekdays(lang),
        weeks=weeks_of(month, entries, lang),
        weekday=lambda day: weekday(day, lang),
        groups=[(words.label("held", status), group) for status, group in _by_status(listed)],
        undated=undated,
        others=others,
        any=bool(record.meetings),
    )


def calendar_file(request: Request) -> Response:
    """Every meeting that has a day, for a calendar program."""
    dossier, lang = dossier_of(request), language_of(request)
    out = BytesIO()
    try:
        write_calendar(record_of(request, dossier), title_of(dossier, lang), lang, out)
    except NeedsExtra as error:
        raise Unclear("export-needs", extra=error.extra) from error
    return attached(out.getvalue(), "text/calendar; charset=utf-8", f"{dossier.id}-meetings.ics")


def _is_ours(one: MeetingLine) -> bool:
    """Whether anybody of the dossier attends."""
    return any(each.who.actor is not None or each.who.side is not None for each in one.attendees)


def _has_days(one: MeetingLine) -> bool:
    return one.first is not None and (one.last or one.first) - one.first < _FEW_DAYS * _DAY


def _touches(one: MeetingLine, month: date) -> bool:
    return one.first is not None and one.first < month_after(month) and (one.last or one.first) >= month


def days_of(one: MeetingLine) -> Iterator[tuple[date, bool]]:
    """The days of a meeting, and those for which it was planned before: these are marked."""
    now: set[date] = set()
    if one.first is not None and _has_days(one):
        now = {one.first + nth * _DAY for nth in range(((one.last or one.first) - one.first).days + 1)}
    yield from ((day, False) for day in sorted(now))
    once = {
        stage.first for stage in one.history if stage.first is not None and stage.first == (stage.last or stage.first)
    }
    yield from ((day, True) for day in sorted(once - now))


def _telling_month(record: Record) -> date | None:
    """The month of the newest article; the last one with a meeting where that one has none."""
    newest = last_day(record)
    starts = _starts(one for one in record.meetings if _is_ours(one))
    if newest is None or not starts:
        return starts[-1] if starts else None
    this = newest.replace(day=1)
    return this if this in starts else max((one for one in starts if one <= this), default=starts[0])


def _months(ours: Iterable[MeetingLine], lang: Lang) -> list[tuple[str, str]]:
    """The months that have a meeting, by their names."""
    return [(f"{start:%Y-%m}", month_name(start, lang)) for start in _starts(ours)]


def _starts(meetings: Iterable[MeetingLine]) -> list[date]:
    """The first days of the months in which meetings begin."""
    firsts = {one.first for one in meetings if one.first is not None and is_of_our_time(one.first)}
    return sorted({first.replace(day=1) for first in firsts})


def _by_status(met: list[Met]) -> Iterator[tuple[MeetingStatus, list[Met]]]:
    for status in STATUSES:
        if group := [one for one in met if one.code == status.value]:
            yield status, group


def _met(one: MeetingLine, places: Places, words: Words) -> Met:
    names = words.all(attendee.who for attendee in one.attendees)
    return Met(
        one.id,
        words.label("meeting", one.kind) + (f": {names}" if names else ""),
        words.label("held", one.status),
        one.status.value,
        iso(one.first),
        iso(one.last),
        plain(one.place or ""),
        words.nth(one.ordinal, one.kind),
        one.date_not_given,
        len(one.readouts),
        *carried(one.evidence),
        bool(disputes_of(one, places)),
    )


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says of a meeting."""

    side: str
    speakers: tuple[str, ...]
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """How it stood with a meeting at a time."""

    status: str
    code: str
    told: str | None
    first: str | None
    last: str | None
    articles: int
    sources: int
    quotes: tuple[Quoted, ...]


def meeting_page(request: Request) -> Response:
    """One meeting: what each side says of it, side by side, and how it went from planned to held."""
    dossier, lang = dossier_of(request), language_of(request)
    record: Record = record_of(request, dossier)
    found = next((one for one in record.meetings if one.id == request.path_params["meeting"]), None)
    if found is None:
        raise HTTPException(404)
    words, places = words_for(record, lang), disputed_places(record)
    return dossier_page(
        request,
        dossier,
        "meetings",
        "dossier_meeting.html",
        met=_met(found, places, words),
        attendees=[_attendee(each, words) for each in found.attendees],
        agenda=[plain(each) for each in found.agenda],
        outcome=[plain(each) for each in found.outcome],
        accounts=list(_accounts(found.readouts, words)),
        history=[_step(stage, words) for stage in found.history],
        conflicts=disputes_of(found, places),
        quotes=[quoted(one) for one in found.evidence],
    )


def _attendee(each: Attendee, words: Words) -> tuple[str, str, str]:
    """Name, post and part; of those who simply met no part."""
    part = "" if each.part is Part.BOTH_SIDES else words.label("part", each.part)
    return words.who(each.who), plain(each.post or ""), part


def _accounts(readouts: Iterable[Readout], words: Words) -> Iterator[Account]:
    """By side in the order in which they spoke; somebody of no known side stands for himself."""
    sides: dict[str, list[Readout]] = {}
    for one in readouts:
        side = words.name("actor", one.side) if one.side else words.actor(one.speaker)
        sides.setdefault(side, []).append(one)
    for side, told in sides.items():
        speakers = tuple(name for name in dict.fromkeys(words.actor(one.speaker) for one in told) if name != side)
        yield Account(side, speakers, tuple(quoted(one.evidence) for one in told))


def _step(stage: Stage, words: Words) -> Step:
    return Step(
        words.label("held", stage.status),
        stage.status.value,
        iso(stage.since),
        iso(stage.first),
        iso(stage.last),
        *carried(stage.evidence),
        tuple(quoted(one) for one in stage.evidence),
    )
