"""The sources that are followed, on a terminal and as lines: how each stands, in plain words."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from textwrap import wrap
from typing import TextIO

from rich import box
from rich.table import Table

from qawl.model.following import Followed, moment
from qawl.show.direction import LRM, without_isolates
from qawl.show.sheet import BYTE_ORDER_MARK, safe_cell
from qawl.show.table import NARROW, Column, wrapped
from qawl.show.terminal import WIDE, console_on
from qawl.show.times import clock_time, distance
from qawl.wording import Lang, say

ROOMY = 120
"""Columns of a line from which on everything about a source has a column of its own."""
COLUMNS = (
    "address",
    "kind",
    "title",
    "outlet",
    "articles",
    "added",
    "last_try",
    "last_success",
    "next_poll",
    "errors",
    "error",
    "gone",
    "former",
)
Form = Mapping[str, str | int | bool | list[str] | None]


def print_sources(followed: Sequence[Followed], now: datetime, lang: Lang, out: TextIO) -> None:
    """Sources as a table, one a row; times as on the clock of `now`. In Arabic it is read from the right."""
    console = console_on(out)
    with console.capture() as drawn:
        console.print(_table(followed, now, lang, max(NARROW, min(console.width, WIDE)), console.is_terminal))
    before = LRM if console.is_terminal else ""
    out.writelines(f"{before}{line.rstrip()}\n" for line in drawn.get().splitlines())


def source_columns(width: int) -> tuple[Column, ...]:
    """How the columns share a line of this width: the source and its error get what the times leave."""
    if width < ROOMY:
        times, count = 24, 8
        rest = width - times - count - 10
        return (Column(("source", "error"), rest), Column(("success", "next"), times), Column(("articles",), count))
    times, count = 22, 8
    rest = width - 2 * times - count - 16
    return (
        Column(("source",), rest // 2),
        Column(("success",), times),
        Column(("next",), times),
        Column(("error",), rest - rest // 2),
        Column(("articles",), count),
    )


def _table(followed: Sequence[Followed], now: datetime, lang: Lang, width: int, seen: bool) -> Table:
    columns = source_columns(width) if lang == "en" else source_columns(width)[::-1]
    table = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False)
    for column in columns:
        head = wrapped([say(lang, f"sources-column-{name}") for name in column.names], column.width, seen)
        table.add_column(head, justify="right" if lang == "ar" else "left", width=column.width)
    rooms = {name: column.width for column in columns for name in column.names}
    for one in followed:
        cells = _cells(one, now, lang)
        # broken here, for a cut address leads nowhere
        parts = ([line for name in column.names for line in _broken(cells[name], rooms[name])] for column in columns)
        table.add_row(*(wrapped(given, column.width, seen) for given, column in zip(parts, columns, strict=True)))
    return table


def _broken(parts: Sequence[str], room: int) -> Iterator[str]:
    for part in parts:
        yield from wrap(part, room, break_on_hyphens=False)


def _cells(one: Followed, now: datetime, lang: Lang) -> Mapping[str, Sequence[str]]:
    former = [_said(lang, "sources-former", address=address) for address in one.former[-1:]]
    return {
        "source": (one.source.title or "", one.source.address, *former),
        "success": _success(one, now, lang),
        "next": _next(one, now, lang),
        "error": _error(one, lang),
        "articles": (f"{one.articles:,}",),
    }


def _said(lang: Lang, key: str, **details: str | int) -> str:
    """A sentence for a cell, which keeps its lines apart by itself."""
    return without_isolates(say(lang, key, **details))


def _success(one: Followed, now: datetime, lang: Lang) -> Sequence[str]:
    return _time(one.standing.last_success, now, lang) or (say(lang, "sources-never"),)


def _next(one: Followed, now: datetime, lang: Lang) -> Sequence[str]:
    if one.standing.gone:
        return (say(lang, "sources-gone"),)
    planned = one.standing.next_poll
    if planned is None or moment(planned) <= now:
        return (say(lang, "sources-due"),)
    return _time(planned, now, lang)


def _error(one: Followed, lang: Lang) -> Sequence[str]:
    standing = one.standing
    if standing.error is None:
        return ()
    told = _said(lang, standing.error, **dict(standing.details))
    return (told, say(lang, "sources-failures", count=standing.errors) if standing.errors > 1 else "")


def _time(written: str | None, now: datetime, lang: Lang) -> Sequence[str]:
    if written is None:
        return ()
    when = moment(written)
    return distance(when, now, lang), without_isolates(clock_time(when, now, lang))


def source_line(one: Followed) -> str:
    """What is known of a source, as one line of JSON without its line end."""
    return json.dumps({**_form(one), "details": dict(one.standing.details)}, ensure_ascii=False)


def source_csv(followed: Iterable[Followed]) -> Iterator[str]:
    """Sources as a sheet, line by line, its head first."""
    yield BYTE_ORDER_MARK + _csv_line(COLUMNS)
    for one in followed:
        form = {**_form(one), "former": " ".join(one.former)}
        cells = ("" if form[column] is None else str(form[column]) for column in COLUMNS)
        yield _csv_line(safe_cell(cell) for cell in cells)


def _form(one: Followed) -> Form:
    standing = one.standing
    return {
        "address": one.source.address,
        "kind": one.source.kind.value,
        "title": one.source.title,
        "outlet": one.source.outlet,
        "articles": one.articles,
        "added": one.added,
        "last_try": standing.last_try,
        "last_success": standing.last_success,
        "next_poll": standing.next_poll,
        "errors": standing.errors,
        "error": standing.error,
        "gone": standing.gone,
        "former": list(one.former),
    }


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
