"""Statements, records, meetings and stories as tables, lines, calendars and feeds: one function for each form."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, BinaryIO, cast

from qawl.export.atom import Entry, atom_feed, statement_entry, story_entry
from qawl.export.formats import Given, What
from qawl.export.table import Table, Written
from qawl.export.tables import meeting_table, record_table, statement_table, story_table
from qawl.model.codec import encode_form, line_of, plain_form
from qawl.model.record import Record
from qawl.model.records import Reading
from qawl.model.world import Linked
from qawl.record.rows import lines
from qawl.runners.stories import Counted
from qawl.show.sheet import Row, json_line
from qawl.show.stories import story_form
from qawl.store.contract.store import StoredStatement

FEED = 100
"""Entries of a feed: the newest."""


def table_of(given: Given, *, people: bool) -> Table:
    """What is given as a table."""
    match given.what:
        case What.STATEMENTS:
            return statement_table(_statements(given), given.lang, people=people)
        case What.RECORD:
            return record_table(_record(given), given.lang, people=people)
        case What.MEETINGS:
            return meeting_table(_record(given), given.lang, people=people)
        case What.STORIES:
            return story_table(_stories(given), given.lang, people=people)
        case _:
            raise ValueError(f"{given.what} is no table")


def excel_csv(given: Given, out: BinaryIO) -> Written:
    from qawl.export.sheets import write_excel_csv

    return write_excel_csv(table_of(given, people=True), out)


def plain_csv(given: Given, out: BinaryIO) -> Written:
    from qawl.export.sheets import write_csv

    return write_csv(table_of(given, people=False), out)


def xlsx(given: Given, out: BinaryIO) -> Written:
    from qawl.export.xlsx import write_xlsx

    return write_xlsx(table_of(given, people=True), out)


def parquet(given: Given, out: BinaryIO) -> Written:
    from qawl.export.parquet import write_parquet

    return write_parquet(table_of(given, people=False), out)


def calendar(given: Given, out: BinaryIO) -> Written:
    from qawl.export.calendar import write_calendar

    return write_calendar(_record(given), given.title, given.lang, out)


def json_lines(given: Given, out: BinaryIO) -> Written:
    """Everything that is known of each thing, one a line."""
    rows = 0
    for line in _json_lines(given):
        out.write(line + b"\n")
        rows += 1
    return Written(rows)


def _json_lines(given: Given) -> Iterator[bytes]:
    match given.what:
        case What.STATEMENTS:
            for one in _statements(given):
                yield _bytes(json_line(Row(one.article, one.position + 1, one.statement)))
        case What.ARTICLES:
            for item in given.items:
                yield _form(line_of(item.reading if isinstance(item, Linked) else cast(Reading, item)))
        case What.RECORD:
            for row in lines(_record(given), given.lang):
                yield _bytes(json.dumps(asdict(row), ensure_ascii=False, default=str))
        case What.MEETINGS:
            for meeting in _record(given).meetings:
                yield _form(plain_form(meeting))
        case What.STORIES:
            for counted in _stories(given):
                yield _form(story_form(counted))


def atom(given: Given, out: BinaryIO) -> Written:
    """A feed of the newest."""
    newest: deque[Entry] = deque(_entries(given), maxlen=FEED)
    out.write(atom_feed(reversed(newest), f"{given.what}{given.key}", given.title, given.lang))
    return Written(len(newest))


def _entries(given: Given) -> Iterator[Entry]:
    """In time; what has no date comes first, so that it is the first to be left out."""
    if given.what is What.STORIES:
        told = sorted(_stories(given), key=lambda one: (one.story.last or "", one.story.id))
        yield from (story_entry(one, None, given.lang) for one in told)
        return
    for one in _statements(given):
        if one.article.published:
            yield statement_entry(one, given.lang)


def _form(form: dict[str, Any]) -> bytes:
    try:
        return encode_form(form)
    except UnicodeEncodeError:  # half a letter, as only what was never in a store can have it
        return _bytes(json.dumps(plain_form(form), ensure_ascii=False))


def _bytes(line: str) -> bytes:
    return line.encode("utf-8", "replace")


def _statements(given: Given) -> Iterable[StoredStatement]:
    return cast(Iterable[StoredStatement], given.items)


def _stories(given: Given) -> Iterable[Counted]:
    return cast(Iterable[Counted], given.items)


def _record(given: Given) -> Record:
    (record,) = given.items
    return cast(Record, record)
