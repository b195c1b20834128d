"""The full-text index of a store in SQLite: FTS5 tables, those of statements kept up by triggers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from qawl.store.database import Condition, Holds, Row

_COLUMNS = {
    "article_words": {"text": "{head body}"},
    "words": {"text": "{content speaker role}"},
}
_SCORE = {
    "article_words": "bm25(article_words, 4.0, 1.0, 0.0, 0.0, 0.0)",
    "words": "bm25(words, 1.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)",
}


class SqliteIndex:
    """The contract of `database.Index`."""

    join = "CROSS JOIN"
    """To SQLite this says that the first table is gone through first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def number(self, table: str) -> str:
        return f"{table}.rowid"

    def holds(self, table: str, asked: Sequence[Holds]) -> Condition:
        return Condition(f"{table} MATCH ?", (" AND ".join(_expression(table, one) for one in asked),))

    def score(self, table: str, asked: Sequence[Holds]) -> Condition:
        return Condition(_SCORE[table])

    def put_articles(self, rows: Sequence[tuple[int, str, str, str, str, str]]) -> None:
        self._connection.executemany(
            "INSERT INTO article_words (rowid, head, body, spelled, outlet, acts) VALUES (?, ?, ?, ?, ?, ?)", rows
        )

    def put_statements(self, rows: Sequence[Row]) -> None:
        """Nothing: triggers do it."""

    def clear_articles(self) -> None:
        self._connection.execute("DROP TABLE article_words")
        self._connection.execute(
            "CREATE VIRTUAL TABLE article_words USING fts5("
            " head, body, spelled, outlet, acts, content = '', tokenize = 'unicode61 remove_diacritics 2')"
        )


def _expression(table: str, asked: Holds) -> str:
    column = _COLUMNS[table].get(asked.column, asked.column)
    return f"{column} : ({' OR '.join(_phrase(form) for form in asked.forms)})"


def _phrase(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'
