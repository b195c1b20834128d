"""The rows of statements, and with them all that a statement is found by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qawl.model.documents import Span
from qawl.model.records import Reading, Statement
from qawl.store.contract.store import statement_ids
from qawl.store.database import Database, Value
from qawl.store.kept.review import put_doubt
from qawl.store.kept.words import Written, spelled_of
from qawl.store.search.newness import first_of_minute
from qawl.store.search.words import spaced
from qawl.text.fold import fold

_STATEMENT = (
    *("number", "id", "article", "position", "act", "kind", "content", "speaker", "role", "spelled", "sources"),
    "outlet",
)
_LEFT_OUT = ("",) * 8
"""Of the columns from `act` on: whoever seeks finds nothing there."""


@dataclass(frozen=True, slots=True)
class Row:
    """A statement as it is found."""

    id: str
    position: int
    statement: Statement | None
    """None for one that people left out."""
    found: Statement | None
    """What the machine found there; None for what only people have."""


def rows_of(reading: Reading) -> list[Row]:
    """The statements as the machine found them."""
    return [
        Row(own_id, position, one, one)
        for position, (own_id, one) in enumerate(zip(statement_ids(reading), reading.statements, strict=True))
    ]


def put_statements(database: Database, written: Sequence[tuple[Written, Sequence[Row]]]) -> list[int]:
    """Write the rows of articles that have none, and give their numbers."""
    wanted = [(first_of_minute(one.reading.article.published), len(rows)) for one, rows in written]
    numbers = database.numbers("statement", wanted)
    made: list[tuple[Value, ...]] = []
    hops, doubted = [], []
    for (one, rows), own in zip(written, numbers, strict=True):
        for number, row in zip(own, rows, strict=True):
            sources = [] if row.statement is None else [spaced(hop.name) for hop in row.statement.chain]
            made.append((number, row.id, one.number, row.position, *_searched(one.reading, row.statement, sources)))
            hops += [(number, place, words) for place, words in enumerate(sources)]
            if row.found is not None:
                doubted.append((number, row.found))
    database.load("statement", _STATEMENT, made)
    database.load("hop", ("statement", "position", "words"), hops)
    database.index.put_statements(made)
    put_doubt(database, doubted)
    return [number for own in numbers for number in own]


def _searched(reading: Reading, statement: Statement | None, sources: Sequence[str]) -> tuple[str, ...]:
    """What a statement is found by: the columns of `_STATEMENT` from `act` on."""
    if statement is None:
        return _LEFT_OUT
    text = reading.article.text
    role = () if statement.role is None else (statement.role,)
    return (
        statement.act.value,
        statement.kind.value,
        _folded(text, *statement.content),
        _searchable(statement.speaker_name or ""),
        _folded(text, *role),
        spelled_of(text, (*statement.content, *role), statement.speaker_name),
        "".join(sources),
        spaced(reading.article.outlet),
    )


def _folded(text: str, *spans: Span) -> str:
    return _searchable(" ".join(span.of(text) for span in spans))


def _searchable(words: str) -> str:
    """Folded words as the index takes them; a zero byte would end the text for SQLite."""
    return fold(words).replace("\0", " ")
