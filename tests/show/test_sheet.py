"""Rows for machines and for spreadsheets, in which no cell is a formula."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO

import pytest

from qawl.show.sheet import BYTE_ORDER_MARK, COLUMNS, Row, csv_lines, json_line, safe_cell
from tests.show.made import ARTICLE, STATEMENTS, reading_of

ROWS = [Row(ARTICLE, number, made) for number, made in enumerate(STATEMENTS, 1)]
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u200f=1",
    "\u202e=1",
    "\ufeff=1",
    "＝1+1",
    "－1",
    '=HYPERLINK("https://example.test")',
    "=cmd|'/C calc'!A0",
]


def opens_a_formula(cell: str) -> bool:
    """Whether a spreadsheet would take the cell for one: what it passes over, then a sign."""
    return re.match("[\\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\\-@＝＋－＠]", cell) is not None


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_opens_a_formula(words: str) -> None:
    reading = reading_of(words, name=words, outlet=words, id=words)

    (row,) = read_back("".join(csv_lines([Row(reading.article, 1, reading.statements[0])])))

    assert not any(opens_a_formula(cell) for cell in row.values())
    assert row["words"] == f"'{words}"


@pytest.mark.parametrize("words", FORMULAS)
def test_without_the_apostrophe_the_same_cells_would(words: str) -> None:
    assert opens_a_formula(words)


@pytest.mark.parametrize("words", ["قال إن", "5-3", "«=»", "", "أ=ب"])
def test_other_cells_stay_as_they_are(words: str) -> None:
    assert safe_cell(words) == words


def test_a_sheet_begins_with_the_mark_that_excel_needs_and_its_head() -> None:
    head = next(iter(csv_lines(ROWS)))

    assert head == BYTE_ORDER_MARK + ",".join(COLUMNS) + "\r\n"


def test_a_row_tells_who_said_what_through_whom() -> None:
    rows = read_back("".join(csv_lines(ROWS)))

    assert (rows[3]["speaker"], rows[3]["words"], rows[3]["chain"]) == (
        "الوزير",
        "المعبر سيفتح",
        "المندوب ← الوزير",
    )


def test_a_line_of_json_has_the_words_and_the_places() -> None:
    line = json.loads(json_line(ROWS[0]))

    assert (line["article"], line["number"], line["words"]) == ("manara-1", 1, ["الجولة تبدأ غدا"])
    start, end = line["content"][0]
    assert ARTICLE.text[start:end] == "الجولة تبدأ غدا"
