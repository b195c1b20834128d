"""A record and stories as slides of TimelineJS: meetings, proposals, answers, stands that moved; dated ones alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from html import escape

from qawl.export.nodes import Node, json_bytes, separated
from qawl.export.pieces import safe_url
from qawl.model.moments import read_day
from qawl.model.record import Record
from qawl.model.record_lines import Change
from qawl.runners.stories import Counted
from qawl.show.direction import direction
from qawl.show.inert import inert, one_line
from qawl.show.record import plainly, record_parts
from qawl.show.record_rows import Quoted, Row, Words, names_of, row
from qawl.show.stories import stories_part
from qawl.wording import Lang

_MOVED = frozenset({Change.NEW, Change.HARDENED, Change.SOFTENED, Change.REVERSED, Change.CLARIFIED})
_DIGITS = re.compile(r"(?<![&#\w])\d+(?:[-–/:.,]\d+)+(?![\w;])")
"""Numbers with signs between them: dates, hours, ranges."""
QUOTES = 2
"""Quotations of one slide."""


def write_timelinejs(items: Iterable[Record | Counted], lang: Lang = "ar", title: str = "") -> Iterator[bytes]:
    """One JSON document as TimelineJS 3 reads it; without an event that has a date it has nothing to show."""
    yield b"{"
    if title:
        yield b'"title":' + json_bytes({"unique_id": "title", "text": {"headline": _inline(title)}}) + b","
    yield b'"scale":"human","events":['
    yield from separated(timeline_events(items, lang))
    yield b"\n]}\n"


def timeline_events(items: Iterable[Record | Counted], lang: Lang = "ar") -> Iterator[Node]:
    """The slides, in no order: TimelineJS sorts them. What has no day is left out, and no day is made up."""
    for item in items:
        if isinstance(item, Record):
            yield from _record(item, lang)
        else:
            yield from _story(item, lang)


def undated(record: Record) -> int:
    """How many meetings, proposals, answers and moves of a record have no day, and so no slide."""
    days: list[date | None] = [one.first for one in record.meetings]
    days += [one.since for cell in record.cells for one in cell.stands if one.change in _MOVED]
    for proposal in record.proposals:
        days += [one.since for one in proposal.history]
        days += [one.since for one in proposal.answers]
    return sum(day is None for day in days)


def _record(record: Record, lang: Lang) -> Iterator[Node]:
    parts = record_parts(record, lang)
    rows = {one.id: (group.title, one) for part in parts for group in part.groups for one in group.rows}
    words = Words(partial(plainly, lang), names_of(record, lang), lang)
    group = words.say("section-meetings")
    for meeting in record.meetings:
        if meeting.first is not None and meeting.id in rows:
            yield _slide("meeting", meeting.first, meeting.last, rows[meeting.id][1], group)
    group = words.say("section-positions")
    for stand in (one for cell in record.cells for one in cell.stands if one.change in _MOVED):
        if stand.since is not None and stand.id in rows:
            title, own = rows[stand.id]
            yield _slide("stand", stand.since, None, own, group, f"{title}: ")
    group = words.say("section-proposals")
    for proposal in record.proposals:
        name = words.name("line", proposal.id)
        for nth, reached in enumerate(proposal.history):
            if reached.since is not None:
                head, signs = words.label("table", reached.status), [words.label("paper", proposal.kind)]
                own = row(f"{proposal.id}-{nth}", None, head, signs, reached.evidence)
                yield _slide("proposal", reached.since, None, own, group, f"{name}: ")
        for answer in proposal.answers:
            if answer.since is not None and answer.id in rows:
                yield _slide("answer", answer.since, None, rows[answer.id][1], group, f"{name}: ")


def _story(one: Counted, lang: Lang) -> Iterator[Node]:
    part = stories_part((one,), lang)
    first = read_day(one.story.first)
    if first is not None:
        for own in (own for group in part.groups for own in group.rows):
            yield _slide("story", first, read_day(one.story.last), own, part.title)


def _slide(kind: str, first: date, last: date | None, own: Row, group: str, before: str = "") -> Node:
    """One event; `group` is ours, for TimelineJS takes the marks out of it in a way that lets them in again."""
    notes = [_line(note) for note in (" · ".join(own.signs), *own.notes) if note]
    return {
        "unique_id": f"{kind}-{own.id}",
        "start_date": _day(first),
        "end_date": _day(last) if last is not None and last > first else None,
        "group": group,
        "autolink": False,
        "text": {
            "headline": _inline(f"{before}{own.head}"),
            "text": "".join([*notes, *_quotes(own.quotes)]),
        },
    }


def _day(day: date) -> Node:
    return {"year": day.year, "month": day.month, "day": day.day}


def _inline(words: str) -> str:
    """Words as HTML that says nothing but them, in their own direction."""
    return f'<span dir="{direction(words)}">{_told(words)}</span>'


def _line(words: str) -> str:
    return f'<p dir="{direction(words)}">{_told(words)}</p>'


def _told(words: str) -> str:
    """Escaped, and dates kept in their order: after an Arabic word «2026-03-06» would run backwards."""
    return _DIGITS.sub(r'<bdi dir="ltr">\g<0></bdi>', escape(one_line(words)))


def _quotes(quotes: Sequence[Quoted]) -> Iterator[str]:
    for one in quotes[:QUOTES]:
        chain = f"<bdi>{'</bdi> ← <bdi>'.join(escape(one_line(name)) for name in one.chain)}</bdi>"
        url = safe_url(one.url)
        if url is not None:
            chain = f'<a href="{escape(inert(url))}" rel="noopener noreferrer">{chain}</a>'
        yield f'<blockquote dir="{direction(one.words)}">«{_told(one.words)}»<br>{chain}</blockquote>'
