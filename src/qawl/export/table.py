"""What every table is, whatever writes it: columns, and rows that come one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from qawl.wording import Lang, load_words, say

T = TypeVar("T")
Cell = str | int | float | bool | None
LONGEST = 32_767
"""Code units of a cell: Excel takes no more."""
WHOLE = "whole"
"""Where one thing was written, and rows are not what it has."""
CUT = " […]"
"""What stands at the end of a cell that was cut."""


class Sort(StrEnum):
    """What the cells of a column are; each may be empty."""

    TEXT = "text"
    LONG = "long"
    """Text of more than a line."""
    LINK = "link"
    DAY = "day"
    """A day as ISO 8601 has it, where it is one."""
    WHOLE = "whole"
    NUMBER = "number"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column of a table of some values."""

    name: str
    """What programs call it; `head-<name>` of the word files is what people read."""
    sort: Sort
    value: Callable[[T], Cell]
    told: Callable[[T, Lang], Cell] | None = None
    """What people read in the place of a code."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table on its way into a file; its rows can be gone through once."""

    name: str
    heads: tuple[str, ...]
    sorts: tuple[Sort, ...]
    rows: Iterable[tuple[Cell, ...]]
    lang: Lang


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing."""

    rows: int
    cut: int = 0
    """Cells that were longer than the form allows."""
    left_out: int = 0
    """What the form has no place for."""
    of: str = ""
    """What was counted, where it is not what was asked for: a key of the counted words, or `WHOLE`."""


def for_programs(values: Iterable[T], columns: Sequence[Column[T]], name: str, lang: Lang) -> Table:
    """All columns under their names, with the codes of the model."""
    rows = (tuple(column.value(value) for column in columns) for value in values)
    return Table(name, tuple(column.name for column in columns), tuple(column.sort for column in columns), rows, lang)


def for_people(values: Iterable[T], columns: Sequence[Column[T]], names: Sequence[str], name: str, lang: Lang) -> Table:
    """The columns of these names in this order, heads and codes in the reader's language."""
    known = {column.name: column for column in columns}
    chosen = [known[one] for one in names]
    heads = tuple(say(lang, f"head-{column.name.replace('_', '-')}") for column in chosen)
    sorts = tuple(_told_sort(column) for column in chosen)
    return Table(say(lang, f"sheet-{name}"), heads, sorts, _told(values, chosen, lang), lang)


def _told_sort(column: Column[T]) -> Sort:
    worded = column.told is not None and column.sort is not Sort.DAY
    return Sort.TEXT if worded or column.sort is Sort.TRUTH else column.sort


def _told(values: Iterable[T], columns: Sequence[Column[T]], lang: Lang) -> Iterator[tuple[Cell, ...]]:
    yes_no = {True: say(lang, "sheet-yes"), False: say(lang, "sheet-no")}

    def cell(column: Column[T], value: T) -> Cell:
        if column.told is not None:
            return column.told(value, lang)
        made = column.value(value)
        return yes_no[made] if isinstance(made, bool) else made

    return (tuple(cell(column, value) for column in columns) for value in values)


def worded(family: str, code: str, lang: Lang) -> str:
    """A code of the model in words; what has none stays as it is."""
    key = f"{family}-{code.replace('_', '-')}"
    entry: str | Mapping[str, str] | None = load_words(lang).get(key)
    return entry if isinstance(entry, str) else code


def writable(text: str) -> str:
    """The text with a mark in the place of what UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def fitting(text: str, most: int = LONGEST) -> tuple[str, bool]:
    """The text as long as a cell may be, as Excel counts, and whether it was cut."""
    if len(text) * 2 <= most or len(text.encode("utf-16-le", "replace")) <= 2 * most:
        return text, False
    kept = text.encode("utf-16-le", "replace")[: 2 * (most - len(CUT))].decode("utf-16-le", "ignore")
    return kept + CUT, True
