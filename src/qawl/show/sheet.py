"""Statements as rows: lines of JSON with everything, and CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from qawl.model.codec import statement_form
from qawl.model.documents import Article
from qawl.model.records import Statement

COLUMNS = (
    "article",
    "number",
    "outlet",
    "published",
    "url",
    "speaker",
    "role",
    "act",
    "kind",
    "anonymous",
    "negated",
    "words",
    "cue",
    "chain",
    "addressee",
    "time",
    "place",
    "rule",
    "confidence",
)
BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes UTF-8 for the code page of the machine and shows gibberish."""


@dataclass(frozen=True, slots=True)
class Row:
    """One statement with the article it stands in and its number there, from 1."""

    article: Article
    number: int
    statement: Statement


def json_line(row: Row) -> str:
    """Everything that is known of one statement, as one line of JSON without its line end."""
    article, text = row.article, row.article.text
    form = {
        "article": article.id,
        "number": row.number,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "url": article.url,
        "words": [span.of(text) for span in row.statement.content],
        **statement_form(text, row.statement),
    }
    return json.dumps(form, ensure_ascii=False, default=asdict)


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """A sheet line by line, its head first; opens safely and readably in Excel and LibreOffice."""
    yield BYTE_ORDER_MARK + _csv_line(COLUMNS)
    for row in rows:
        yield _csv_line([safe_cell(str(cell)) for cell in _cells(row)])


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _cells(row: Row) -> list[object]:
    form = statement_form(row.article.text, row.statement)
    words = " […] ".join(span.of(row.article.text) for span in row.statement.content)
    cue = row.statement.cue
    known: dict[str, object] = {
        **form,
        "article": row.article.id,
        "number": row.number,
        "outlet": row.article.outlet,
        "published": row.article.published,
        "url": row.article.url,
        "speaker": row.statement.speaker_name,
        "words": words,
        "cue": None if cue is None else cue.of(row.article.text),
        "chain": " ← ".join(hop.name for hop in row.statement.chain),
        "anonymous": "yes" if row.statement.anonymous else "no",
        "negated": "yes" if row.statement.negated else "no",
    }
    return ["" if known[column] is None else known[column] for column in COLUMNS]


# What spreadsheets pass over before they look whether a formula begins: spaces and invisible marks.
_UNSEEN = "[ \u00a0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]*"
_FORMULA = re.compile(f"{_UNSEEN}[=+\\-@\t\r\n＝＋－＠−﹢﹣﹦﹫]")


def safe_cell(text: str) -> str:
    """The cell as text: what would begin a formula gets an apostrophe in front, all else stays as it is."""
    return f"'{text}" if _FORMULA.match(text) else text
