"""Tables as workbooks of Excel, written row by row: the only importer of xlsxwriter."""

from __future__ import annotations

from datetime import datetime
from typing import Any, BinaryIO

from qawl.export.needs import NeedsExtra
from qawl.export.table import Cell, Sort, Table, Written, fitting, writable
from qawl.show.inert import inert
from qawl.show.page import web_address

ROWS = 1_048_575
"""Rows of a sheet under its head; what is more goes on the next."""
LINKED = 20_000
"""Rows of a sheet whose addresses can be clicked: Excel has room for 65,530, and each stays in memory."""
_FIRST_YEAR = 1900
_LONGEST_LINK = 2_000
_WIDTHS = {Sort.TEXT: 18, Sort.LONG: 70, Sort.LINK: 28, Sort.DAY: 12, Sort.WHOLE: 9, Sort.NUMBER: 9, Sort.TRUTH: 9}
_NAME = 28


def write_xlsx(table: Table, out: BinaryIO) -> Written:
    """A workbook in the direction of its language, head frozen; text is text whatever it begins with.

    Memory stays flat however many rows come. Cells that are too long for Excel are cut and counted.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError as error:
        raise NeedsExtra("out") from error
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": writable(inert(table.name)), "created": datetime(2000, 1, 1)})
    with book:
        sheet = _Sheet(book, table, 1)
        rows = cut = 0
        for row in table.rows:
            if sheet.rows == ROWS:
                sheet.close()
                sheet = _Sheet(book, table, sheet.number + 1)
            cut += sheet.add(row)
            rows += 1
        sheet.close()
    return Written(rows, cut)


class _Sheet:
    """One sheet of the workbook."""

    def __init__(self, book: Any, table: Table, number: int) -> None:
        self.number, self.rows = number, 0
        self._sorts, self._width = table.sorts, len(table.heads)
        title = table.name[:_NAME] if number == 1 else f"{table.name[:_NAME]} {number}"
        self._made = book.add_worksheet(title)
        top = {"valign": "top"} | ({"align": "right"} if table.lang == "ar" else {})
        self._plain, self._long = book.add_format(top), book.add_format(top | {"text_wrap": True})
        self._day = book.add_format(top | {"num_format": "yyyy-mm-dd"})
        self._link = book.add_format(top | {"font_color": "#0A4F86", "underline": 1})
        if table.lang == "ar":
            self._made.right_to_left()
        self._made.freeze_panes(1, 0)
        head = book.add_format({"bold": True, "bg_color": "#ECEAE2", "border": 1} | top)
        for place, (words, sort) in enumerate(zip(table.heads, table.sorts, strict=True)):
            self._made.set_column(place, place, _WIDTHS[sort])
            self._made.write_string(0, place, words, head)

    def add(self, row: tuple[Cell, ...]) -> int:
        """Write one row; how many of its cells had to be cut."""
        self.rows += 1
        return sum(self._write(place, cell) for place, cell in enumerate(row))

    def close(self) -> None:
        if self.rows:
            self._made.autofilter(0, 0, self.rows, self._width - 1)

    def _write(self, place: int, cell: Cell) -> bool:
        sort = self._sorts[place]
        match cell:
            case None | "":
                return False
            case bool():
                self._made.write_boolean(self.rows, place, cell, self._plain)
                return False
            case int() | float() if abs(cell) < 1e15:
                self._made.write_number(self.rows, place, cell, self._plain)
                return False
        if sort is Sort.DAY and (day := _day(str(cell))) is not None:
            self._made.write_datetime(self.rows, place, day, self._day)
            return False
        words, cut = fitting(_shown(str(cell)))
        if sort is Sort.LINK and self.rows <= LINKED and len(words) <= _LONGEST_LINK and web_address(words):
            self._made.write_url(self.rows, place, words, self._link, words)
        else:
            self._made.write_string(self.rows, place, words, self._long if sort is Sort.LONG else self._plain)
        return cut


def _day(cell: str) -> datetime | None:
    """A day as Excel counts days, so that they can be sorted and filtered by month; None for what it cannot count."""
    try:
        day = datetime.fromisoformat(cell) if len(cell) == len("2026-03-05") else None
    except ValueError:
        return None
    return day if day is not None and day.year > _FIRST_YEAR else None


def _shown(text: str) -> str:
    """The text with what no XML can hold, and what would act, written out."""
    return inert(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
