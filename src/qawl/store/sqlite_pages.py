"""Lists of the SQLite store page by page: each page is looked for from the place where the last one ended."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

from qawl.model.codec import decode_reading
from qawl.model.records import Reading
from qawl.store.connection import refusing
from qawl.store.contract_pages import Place
from qawl.store.search import Query, conditions

if TYPE_CHECKING:
    from qawl.store.contract import ArticleCard, Filter, StoredStatement

_ORDER = "article.day IS NULL, article.published, article.id"


class SqlitePages:
    """The contract of `contract_pages.PagedStore`."""

    _connection: sqlite3.Connection
    _path: str

    def statements_after(
        self, wanted: Filter, limit: int, after: Place | None = None
    ) -> list[tuple[StoredStatement, Place]]:
        from qawl.store.contract import StoredStatement

        asked = [*conditions(wanted), *_behind(after, "statement.position")]
        sql = (
            "SELECT statement.id, statement.position, article.number, article.published, article.id, article.day"
            " FROM article JOIN statement ON statement.article = article.number"
            f" WHERE {_where(asked)} ORDER BY {_ORDER}, statement.position LIMIT ?"
        )
        found: list[tuple[StoredStatement, Place]] = []
        shown: int | None = None
        reading: Reading | None = None
        with refusing(self._path):
            for own, position, number, published, article, day in self._connection.execute(sql, _values(asked, limit)):
                if number != shown:
                    shown, reading = number, self._whole(number)
                if reading is not None and position < len(reading.statements):
                    place = Place(published, article, day is not None, position)
                    made = StoredStatement(own, position, reading.article, reading.statements[position])
                    found.append((made, place))
        return found

    def articles_after(
        self,
        limit: int,
        after: Place | None = None,
        *,
        outlet: str = "",
        since: date | None = None,
        until: date | None = None,
    ) -> list[tuple[ArticleCard, Place]]:
        from qawl.store.contract import ArticleCard, Filter

        asked = [*conditions(Filter(outlet=outlet, since=since, until=until)), *_behind(after, None)]
        sql = (
            "SELECT id, title, url, outlet, published, version, statements, silences, day FROM article"
            f" WHERE {_where(asked)} ORDER BY {_ORDER} LIMIT ?"
        )
        with refusing(self._path):
            rows = self._connection.execute(sql, _values(asked, limit)).fetchall()
        return [(ArticleCard(*row[:-1]), Place(row[4], row[0], row[-1] is not None)) for row in rows]

    def _whole(self, number: int) -> Reading | None:
        row = self._connection.execute("SELECT body FROM article WHERE number = ?", (number,)).fetchone()
        return None if row is None else decode_reading(row[0])


def _where(asked: list[Query]) -> str:
    return " AND ".join(one.sql for one in asked) or "TRUE"


def _values(asked: list[Query], limit: int) -> tuple[str | int, ...]:
    return (*(value for one in asked for value in one.values), limit)


def _behind(after: Place | None, position: str | None) -> list[Query]:
    """What stands behind a place; NULL, which is like nothing, needs a way of its own."""
    if after is None:
        return []
    last, more = ("", ()) if position is None else (f", {position}", (after.position,))
    if after.published is not None:
        marks = ", ".join("?" * (3 + len(more)))
        sql = f"({_ORDER}{last}) > ({marks})"
        return [Query(sql, (int(not after.dated), after.published, after.article, *more))]
    marks = ", ".join("?" * (1 + len(more)))
    sql = f"article.day IS NULL AND (article.published IS NOT NULL OR (article.id{last}) > ({marks}))"
    return [Query(sql, (after.article, *more))]
