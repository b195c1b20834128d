"""Comparisons of outlets on a terminal: tables that are read from the right in Arabic, as wide as the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from qawl.model.wording import FEW, Comparison, OutletTables
from qawl.show.compare_rows import Cell, Table, about_tables, label_tables, verb_tables
from qawl.show.compare_sides import Aspect, Side, sides_of
from qawl.show.direction import LRM
from qawl.show.inert import one_line
from qawl.show.table import NARROW, wrapped
from qawl.show.terminal import WIDE, console_on, print_lines
from qawl.wording import Lang, say

_LEAST, _MOST, _NAME = 17, 34, 20
"""Letters of a column, and of the one with the names of outlets at most."""
_NONE = "–"
_MARK = {"ar": "\u200f", "en": "\u200e"}
_COMMA = {"ar": f"،{_MARK['ar']} ", "en": f",{_MARK['en']} "}
"""With a mark that keeps two names of the other direction in the order in which they are read."""


def print_tables(tables: OutletTables, title: str, lang: Lang, out: TextIO) -> None:
    """The words that outlets use and the verbs that they give each party, table after table."""
    console = console_on(out)
    about = " · ".join(about_tables(tables, lang))
    print_lines(console, [Text(one_line(title), "bold"), Text(about, "dim")])
    for heading, note, shown in (
        ("compare-labels", "compare-labels-note", label_tables(tables, lang)),
        ("compare-verbs", "compare-verbs-note", verb_tables(tables, lang)),
    ):
        if shown:
            print_lines(console, [Text(), Text(say(lang, heading), "bold underline"), Text(say(lang, note), "dim")])
        for table in shown:
            print_lines(console, [Text(), Text(one_line(table.title), "bold")])
            _print_grid(table, lang, console)
    print_lines(console, [Text(), Text(say(lang, "compare-few-note", number=FEW), "dim")])
    print_lines(console, [Text(say(lang, "compare-no-verdict"), "dim")])


def print_sides(comparison: Comparison, lang: Lang, out: TextIO) -> None:
    """The outlets of one event beside each other, so many as the terminal has room for, then the next."""
    console = console_on(out)
    sides = sides_of(comparison, lang)
    print_lines(console, [Text(say(lang, "compare-sides"), "bold"), Text()])
    most = max(1, (_width(console) - 14) // (_MOST - 4))
    for start in range(0, len(sides.columns), most):
        columns = sides.columns[start : start + most]
        heads = (say(lang, "side-headline"), say(lang, "side-when"), *sides.titles)
        cells = [list(_side_cells(column, lang, console.is_terminal)) for column in columns]
        lines = [[[head], *(cell[place] for cell in cells)] for place, head in enumerate(heads)]
        _draw(["", *(column.name for column in columns)], lines, lang, console, first=14)
    print_lines(console, [Text(say(lang, "compare-no-verdict"), "dim")])


def _side_cells(side: Side, lang: Lang, seen: bool) -> Iterator[list[str]]:
    yield [f"{one.headline} ({one.article})" for one in side.headed]
    yield [part for one in side.headed for part in (one.when, *one.signs)]
    for aspect in side.aspects:
        yield list(_aspect_lines(aspect, lang, seen))


def _aspect_lines(aspect: Aspect, lang: Lang, seen: bool) -> Iterator[str]:
    if not aspect.items:
        yield _NONE
    for item in aspect.items:
        notes = _comma(lang, seen).join(item.notes)
        yield ": ".join(part for part in (item.head, f"{item.lead} {notes}".strip()) if part)
    if aspect.more:
        yield say(lang, "record-unfold", count=aspect.more)


def _comma(lang: Lang, seen: bool) -> str:
    return _COMMA[lang] if seen else _COMMA[lang].replace(_MARK[lang], "")


def _print_grid(table: Table, lang: Lang, console: Console) -> None:
    """A table in as many pieces as its columns need; each piece names the outlets anew."""
    seen, most = console.is_terminal, max(1, (_width(console) - _NAME - 4) // (_LEAST + 3))
    for start in range(0, len(table.heads), most):
        heads = table.heads[start : start + most]
        rows = [
            [[line.outlet], *(list(_cell_lines(cell, lang, seen)) for cell in line.cells[start : start + most])]
            for line in table.lines
        ]
        _draw([say(lang, "compare-outlet"), *heads], rows, lang, console, first=_NAME)


def _cell_lines(cell: Cell, lang: Lang, seen: bool) -> Iterator[str]:
    if not cell.head and not cell.lines:
        yield _NONE
    if cell.head:
        yield " · ".join((cell.head, *cell.signs))
    if cell.told:
        yield cell.told
    if cell.verbs:
        yield _comma(lang, seen).join(f"{verb} {count}" for verb, count in cell.verbs)
    yield from cell.lines


def _draw(
    heads: Sequence[str], rows: Iterable[Sequence[Sequence[str]]], lang: Lang, console: Console, first: int
) -> None:
    """A table with the first column at the side where reading begins."""
    seen, room = console.is_terminal, _width(console) - first - 3 * len(heads)
    width = max(_LEAST, min(_MOST, room // max(1, len(heads) - 1)))
    widths = [first, *(width for _ in heads[1:])]
    order = range(len(heads)) if lang == "en" else range(len(heads) - 1, -1, -1)
    grid = Grid(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False)
    for place in order:
        side = "right" if lang == "ar" else "left"
        head = wrapped([one_line(heads[place])], widths[place], seen)
        grid.add_column(head, justify=side, width=widths[place], no_wrap=True)  # type: ignore[arg-type]
    for row in rows:
        grid.add_row(*(wrapped([one_line(part) for part in row[place]], widths[place], seen) for place in order))
    with console.capture() as drawn:
        console.print(grid)
    before = LRM if seen else ""
    console.file.writelines(f"{before}{line.rstrip()}\n" for line in drawn.get().splitlines())


def _width(console: Console) -> int:
    return max(NARROW, min(console.width, WIDE))
