"""The step of a job that writes what articles say: a folder for each day, readings and statements beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from qawl.model.codec import encode_line, encode_plain
from qawl.model.records import Reading
from qawl.runners.jobs.parquet_parts import Cells, Columns, Kind, Parts, full_told
from qawl.runners.jobs.rows import Sort, packed_in, reading_in, sort_of
from qawl.runners.plans.plan import Given, OfBucket, Row
from qawl.sources.places import joined, remove
from qawl.store.contract.store import StoredStatement, statement_ids

READINGS, STATEMENTS = "readings", "statements"
REPORT = "report.json"
"""Stands beside an outcome that is whole, and nowhere else."""
READING_COLUMNS: Columns = (
    ("id", Kind.TEXT),
    ("outlet", Kind.TEXT),
    ("title", Kind.TEXT),
    ("url", Kind.TEXT),
    ("published", Kind.TEXT),
    ("author", Kind.TEXT),
    ("lang", Kind.TEXT),
    ("version", Kind.TEXT),
    ("statements", Kind.WHOLE),
    ("silences", Kind.WHOLE),
    ("text", Kind.TEXT),
    ("line", Kind.TEXT),
)
"""`line` is the line of `qawl extract`; its offsets count code points of `text`."""
STATEMENT_COLUMNS: Columns = (
    ("id", Kind.TEXT),
    ("article", Kind.TEXT),
    ("position", Kind.WHOLE),
    ("outlet", Kind.TEXT),
    ("published", Kind.TEXT),
    ("title", Kind.TEXT),
    ("url", Kind.TEXT),
    ("speaker", Kind.TEXT),
    ("role", Kind.TEXT),
    ("act", Kind.TEXT),
    ("kind", Kind.TEXT),
    ("negated", Kind.TRUTH),
    ("anonymous", Kind.TRUTH),
    ("content", Kind.TEXT),
    ("cue", Kind.TEXT),
    ("chain", Kind.TEXTS),
    ("addressee", Kind.TEXT),
    ("time", Kind.TEXT),
    ("place", Kind.TEXT),
    ("start", Kind.WHOLE),
    ("end", Kind.WHOLE),
    ("rule", Kind.TEXT),
    ("confidence", Kind.NUMBER),
)
"""A row for each statement, in the order of its article; `position` counts from 0."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Where the outcome goes, and how."""

    out: str
    rows: int
    """Of a file, at most."""
    records: bool
    """Whether lines have moments, figures, meetings and the like."""


def load_day_writer(writing: Writing, given: Given) -> OfBucket:
    """Writes the days, a row for each file; all other rows go through as they are.

    A day that is written again is the same files with the same bytes. The report of an older run goes first.
    """
    return partial(_write_day, writing)


def _write_day(writing: Writing, key: bytes, values: Iterator[bytes]) -> Iterator[Row]:
    if sort_of(key) is not Sort.DAY:
        yield from ((key, value) for value in values)
        return
    day = f"day={key[1:].decode()}"
    remove(joined(writing.out, REPORT))
    with (
        full_told(writing.out),
        Parts(writing.out, f"{READINGS}/{day}", READING_COLUMNS, writing.rows) as readings,
        Parts(writing.out, f"{STATEMENTS}/{day}", STATEMENT_COLUMNS, writing.rows) as statements,
    ):
        for value in values:
            reading = reading_in(packed_in(value))
            readings.add(_reading_cells(reading, writing.records))
            for cells in _statement_cells(reading):
                statements.add(cells)
    for part in (*readings.written, *statements.written):
        yield Sort.FILE.value + part.name.encode(), encode_plain(part)


def _reading_cells(reading: Reading, records: bool) -> Cells:
    article = reading.article
    line = encode_line(reading if records else replace(reading, records=None)).decode()
    return (
        article.id,
        article.outlet,
        article.title,
        article.url,
        article.published,
        article.author,
        article.lang,
        reading.version,
        len(reading.statements),
        len(reading.silences),
        article.text,
        line,
    )


def _statement_cells(reading: Reading) -> Iterator[Cells]:
    article = reading.article
    for position, (id, statement) in enumerate(zip(statement_ids(reading), reading.statements, strict=True)):
        told = StoredStatement(id, position, article, statement)
        yield (
            id,
            article.id,
            position,
            article.outlet,
            article.published,
            article.title,
            article.url,
            statement.speaker_name,
            told.role,
            str(statement.act),
            str(statement.kind),
            statement.negated,
            statement.anonymous,
            told.content,
            told.cue,
            [hop.name for hop in statement.chain],
            told.addressee,
            told.time,
            told.place,
            statement.content[0].start,
            statement.content[-1].end,
            statement.rule,
            statement.confidence,
        )
