"""The meetings of a record as a calendar file: the only importer of icalendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, BinaryIO

from qawl.export.glue import dotted, way
from qawl.export.needs import NeedsExtra
from qawl.export.table import Written
from qawl.model.meetings import MeetingStatus
from qawl.model.record import Record, Section
from qawl.model.record_lines import Evidence, MeetingLine
from qawl.record.page import day_of
from qawl.show.cards import day as told_day
from qawl.show.inert import one_line
from qawl.show.page import web_address
from qawl.show.record import plainly, record_parts
from qawl.show.record_rows import Row
from qawl.wording import Lang

STATUSES = {
    MeetingStatus.RUMOURED: "TENTATIVE",
    MeetingStatus.PLANNED: "TENTATIVE",
    MeetingStatus.POSTPONED: "TENTATIVE",
    MeetingStatus.UNDER_WAY: "CONFIRMED",
    MeetingStatus.HELD: "CONFIRMED",
    MeetingStatus.CANCELLED: "CANCELLED",
    MeetingStatus.DENIED: "CANCELLED",
}
"""A calendar knows three; which of ours it is stands in the title."""
_QUOTED = 3
_NOT_XML = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}


def write_calendar(record: Record, title: str, lang: Lang, out: BinaryIO) -> Written:
    """Every meeting with a day as an event of whole days; those without one are left out and counted.

    The same record gives the same bytes; an event keeps its UID while its meeting keeps its id.
    """
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise NeedsExtra("out") from error
    calendar = Calendar()
    calendar.add("prodid", f"-//Qawl//Qawl//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _clean(title))
    rows = _rows(record, lang)
    dated = sorted((one for one in record.meetings if one.first is not None), key=lambda one: (one.first, one.id))
    for one in dated:
        calendar.add_component(_event(one, rows[one.id], record.dossier, lang))
    out.write(calendar.to_ical())
    return Written(len(dated), left_out=len(record.meetings) - len(dated), of="meetings")


def _rows(record: Record, lang: Lang) -> dict[str, Row]:
    """The meetings as the record's own page words them."""
    return {
        row.id: row
        for part in record_parts(record, lang)
        if part.section == Section.MEETINGS
        for group in part.groups
        for row in group.rows
    }


def _event(one: MeetingLine, row: Row, dossier: str, lang: Lang) -> Any:
    from icalendar import Event

    event, first = Event(), one.first or date.min
    last = one.last if one.last is not None and one.last > first else first
    event.add("uid", f"{dossier}-{one.id}@qawl")
    event.add("dtstamp", _stamp(one))
    event.add("sequence", max(0, len(one.history) - 1))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("status", STATUSES[one.status])
    event.add("transp", "TRANSPARENT")
    event.add("summary", _clean(" · ".join((row.head, *row.signs[:1]))), parameters={"language": lang})
    event.add(
        "description",
        "\n".join(_clean(line) for told in _told(one, row, lang) for line in told.split("\n")),
        parameters={"language": lang},
    )
    if one.place:
        event.add("location", _clean(one.place))
    if (url := next((found for each in one.evidence if (found := web_address(each.url))), None)) is not None:
        event.add("url", url)
    return event


def _stamp(one: MeetingLine) -> datetime:
    """The day on which it was last told: the day of writing would make every file another one."""
    days = [day for each in one.evidence if (day := day_of(each.published) or each.day) is not None]
    return datetime.combine(max(days, default=one.first or date.min), time(), UTC)


def _told(one: MeetingLine, row: Row, lang: Lang) -> Iterator[str]:
    yield dotted(row.signs, lang)
    yield from row.notes
    counts = (plainly(lang, "count-articles", count=row.articles), plainly(lang, "count-origins", count=row.sources))
    yield dotted(counts, lang)
    for each in one.evidence[:_QUOTED]:
        yield f"«{each.sentence or each.exact}»"
        yield _source(each, lang)


def _source(one: Evidence, lang: Lang) -> str:
    """Where it stands, on a line of its own where the address does: a calendar makes it one to click."""
    told = dotted((way(one.chain, lang), told_day(one.published, lang) or ""), lang)
    return f"{told}\n{web_address(one.url) or one.article}"


def _clean(text: str) -> str:
    return one_line(text).translate(_NOT_XML)
