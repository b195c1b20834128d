"""Tables as CSV: for Excel, where no cell may become a formula, and for programs, where no letter may change."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO

from qawl.export.table import Cell, Table, Written, fitting, writable
from qawl.show.sheet import BYTE_ORDER_MARK, safe_cell


def write_excel_csv(table: Table, out: BinaryIO) -> Written:
    """For Excel and LibreOffice: with a byte order mark, else Excel shows gibberish; every text stays a text."""
    out.write(BYTE_ORDER_MARK.encode("utf-8") + _line(table.heads))
    rows = cut = 0
    for row in table.rows:
        told = []
        for cell in row:
            words, shorter = fitting(safe_cell(_plain(cell))) if isinstance(cell, str) else (_plain(cell), False)
            told.append(words)
            cut += shorter
        out.write(_line(told))
        rows += 1
    return Written(rows, cut)


def write_csv(table: Table, out: BinaryIO) -> Written:
    """For programs: UTF-8 without a mark, every cell exactly as it is, truth as true and false."""
    out.write(_line(table.heads))
    rows = 0
    for row in table.rows:
        out.write(_line([_plain(cell) for cell in row]))
        rows += 1
    return Written(rows)


def _plain(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return writable(cell)
        case _:
            return str(cell)


def _line(cells: Sequence[str]) -> bytes:
    """One line as RFC 4180 has it: with both signs at its end, cells that have either are quoted."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8")
