"""Tables with an article a row: CSV as programs and people write it, and Parquet."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from gzip import GzipFile
from io import BufferedReader, TextIOWrapper
from typing import Any, BinaryIO, cast

from qawl.errors import QawlError
from qawl.model.captures import Announced, Capture
from qawl.model.documents import Article, Rejected
from qawl.sources.lines import read_fields
from qawl.sources.responses import PAYLOAD

COLUMNS = ("id", "url", "title", "text", "published", "outlet", "author", "html")
"""What is read of a table, whatever the order and the case of its columns; all other columns are ignored."""
LONGEST = 32 * 1024 * 1024
"""Characters of one line or cell."""

_ROWS = 64
_SEPARATORS = ",;\t|"
_SAID = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_BYTES_LEFT = re.compile("[\udc80-\udcff]")
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}

Found = Iterator[Article | Capture | Rejected]


class NoParquet(QawlError):
    """The library that reads Parquet is not installed; `pip install "qawl[parquet]"` brings it."""


def read_csv(stream: BufferedReader | GzipFile, name: str, fetched: str, *, headline_in_text: bool) -> Found:
    """Every row of a table as an article, or as a captured page where it has a cell «html».

    Commas, semicolons or tabs: whatever gives its first line the most columns we know. A cell may go over several
    lines in quotation marks. What cannot be read is named by the line on which it begins, and the others go on;
    `fetched` is when the table arrived.
    """
    encoding = _UTF16.get(stream.peek(2)[:2], "utf-8-sig")
    text = TextIOWrapper(stream, encoding, "surrogateescape" if encoding == "utf-8-sig" else "replace", newline="")
    try:
        yield from _read_rows(text, name, fetched, headline_in_text=headline_in_text)
    finally:
        text.detach()


def _read_rows(text: TextIOWrapper, name: str, fetched: str, *, headline_in_text: bool) -> Found:
    first, before = text.readline(LONGEST), 1
    said = _SAID.fullmatch(first)
    if said:
        first, before = text.readline(LONGEST), 2
    if not first.strip():
        yield Rejected(name, "rejected-empty")
        return
    separator = said[1] if said else max(_SEPARATORS, key=lambda mark: len(_known(_cells(first, mark))))
    columns = _known(_cells(first, separator))
    if not {"text", "html"} & set(columns):
        yield Rejected(f"{name}:{before}", "rejected-no-columns", (("columns", ", ".join(COLUMNS)),))
        return
    for line, cells in _rows(text, name, separator, before):
        where, width = f"{name}:{line}", len(_cells(first, separator))
        if isinstance(cells, Rejected):
            yield cells
        elif any(_BYTES_LEFT.search(cell) for cell in cells):
            yield Rejected(where, "rejected-row-not-utf8")
        elif len(cells) > width and any(cells[width:]):
            yield Rejected(where, "rejected-row-too-wide", (("cells", len(cells)), ("columns", width)))
        elif any(cells):
            row = {column: cells[at] for column, at in columns.items() if at < len(cells) and cells[at]}
            yield read_row(row, where, fetched, headline_in_text=headline_in_text)


def _rows(text: TextIOWrapper, name: str, separator: str, before: int) -> Iterator[tuple[int, list[str] | Rejected]]:
    """The rows below the head, each with the line on which it begins; a cell without an end is the last of them."""
    csv.field_size_limit(LONGEST)  # the process's own limit of 131,072 is less than a long article
    reader = csv.reader(iter(lambda: text.readline(LONGEST), ""), delimiter=separator)
    line = before
    while True:
        line = before + reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield line, Rejected(f"{name}:{line}", "rejected-bad-table", (("reason", str(error)),))
            return
        if cells is None:
            return
        yield line, cells


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])


def _known(cells: list[str]) -> dict[str, int]:
    """Where each column that we know stands; of two of the same name, the first."""
    places: dict[str, int] = {}
    for at, cell in enumerate(cells):
        if (column := cell.strip().lower()) in COLUMNS:
            places.setdefault(column, at)
    return places


def read_row(
    row: Mapping[str, object], where: str, fetched: str, *, headline_in_text: bool
) -> Article | Capture | Rejected:
    """One row: a page where it has a cell «html», else an article by the same rules as a line of JSON."""
    html = row.get("html")
    if not html or not isinstance(html, str | bytes):
        return read_fields(row, where, headline_in_text=headline_in_text)
    body = html.encode("utf-8", "replace") if isinstance(html, str) else html
    if len(body) > PAYLOAD:
        return Rejected(where, "rejected-page-too-long", (("limit", PAYLOAD >> 20),))
    told = {name: value for name, value in row.items() if name in Announced.__slots__ and isinstance(value, str)}
    url, media_type = row.get("url"), "text/html; charset=utf-8" if isinstance(html, str) else "text/html"
    return Capture(
        url if isinstance(url, str) else None, body, fetched, media_type, file=where, announced=Announced(**told)
    )


def read_parquet(
    source: str | BinaryIO,
    name: str,
    fetched: str,
    *,
    headline_in_text: bool,
    groups: range | None = None,
    before: int = 0,
) -> Found:
    """Every row of a Parquet file, a few at a time; raises `NoParquet` where the library for it is missing.

    With `groups` the rows of these row groups alone; `before` is how many rows stand before them.
    """
    pyarrow, parquet = _library()
    try:
        with parquet.ParquetFile(source) as file:
            columns = _known(list(file.schema_arrow.names))
            if not {"text", "html"} & set(columns):
                yield Rejected(name, "rejected-no-columns", (("columns", ", ".join(COLUMNS)),))
                return
            for number, row in enumerate(_parquet_rows(file, columns, groups), before + 1):
                yield read_row(row, f"{name}:{number}", fetched, headline_in_text=headline_in_text)
    except (pyarrow.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        yield Rejected(name, "rejected-bad-table", (("reason", reason),))


def parquet_groups(source: str | BinaryIO) -> list[tuple[int, int]]:
    """Rows and bytes of each row group of a Parquet file; none of a file that is no sound table with a text in it."""
    pyarrow, parquet = _library()
    try:
        with parquet.ParquetFile(source) as file:
            if not {"text", "html"} & set(_known(list(file.schema_arrow.names))):
                return []
            found = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
            return [(group.num_rows, group.total_byte_size) for group in found]
    except (pyarrow.ArrowException, OSError):
        return []


def _library() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise NoParquet('reading Parquet needs a library: pip install "qawl[parquet]"') from error
    return pyarrow, parquet


def _parquet_rows(file: Any, columns: Mapping[str, int], groups: range | None) -> Iterator[dict[str, object]]:
    names = file.schema_arrow.names
    wanted = {names[at]: column for column, at in columns.items()}
    chosen = None if groups is None else list(groups)
    for batch in file.iter_batches(batch_size=_ROWS, row_groups=chosen, columns=list(wanted)):
        for row in batch.to_pylist():
            yield {wanted[name]: _plain(value) for name, value in cast(dict[str, object], row).items()}


def _plain(value: object) -> object:
    """A cell as a line of JSON would have it: days and moments are written out, nothing is nothing."""
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value
