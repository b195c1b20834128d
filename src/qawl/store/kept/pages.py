"""Lists of a store page by page: each page is looked for from the place where the last one ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from qawl.model.codec import decode_reading
from qawl.model.records import Reading
from qawl.store.contract.pages import Place
from qawl.store.database import Condition, Database
from qawl.store.kept.standing import stored_statement
from qawl.store.search.filters import STANDS, conditions

if TYPE_CHECKING:
    from qawl.store.contract.store import ArticleCard, Filter, StoredStatement

_DATED, _UNDATED = 0, 1
"""The two parts of every list. Each is asked for alone: only so does the index lead straight to a place."""


class KeptPages:
    """The contract of `PagedStore` in `contract/pages.py`."""

    _database: Database

    def statements_after(
        self, wanted: Filter, limit: int, after: Place | None = None
    ) -> list[tuple[StoredStatement, Place]]:
        # Where few fit, they are found first and put in order; else the list is walked until there are enough.
        found_first = wanted.words or wanted.speaker or wanted.article_id is not None
        join = "JOIN" if found_first else self._database.index.join
        select = (
            "SELECT statement.id, statement.position, article.number, article.published, article.id, article.day,"
            " (SELECT body FROM standing WHERE standing.statement = statement.number)"
            f" FROM article {join} statement ON statement.article = article.number"
        )
        found: list[tuple[StoredStatement, Place]] = []
        shown: int | None = None
        reading: Reading | None = None
        with self._database.refusing():
            for own, position, number, published, article, day, body in self._rows(
                select, [STANDS, *_conditions(wanted, self._database)], limit, after, "statement.position"
            ):
                if number != shown:
                    shown, reading = number, self._whole(number)
                if reading is not None and (made := stored_statement(own, position, reading, body)) is not None:
                    found.append((made, Place(published, article, day is not None, position)))
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
        from qawl.store.contract.store import ArticleCard, Filter

        asked = _conditions(Filter(outlet=outlet, since=since, until=until), self._database)
        select = "SELECT id, title, url, outlet, published, version, statements, silences, day FROM article"
        with self._database.refusing():
            rows = self._rows(select, asked, limit, after, None)
        return [(ArticleCard(*row[:-1]), Place(row[4], row[0], row[-1] is not None)) for row in rows]

    def _rows(
        self, select: str, asked: list[Condition], limit: int, after: Place | None, position: str | None
    ) -> list[tuple[Any, ...]]:
        """The rows of both parts of a list, from a place on."""
        order = "article.published NULLS FIRST, article.id" + ("" if position is None else f", {position}")
        found: list[tuple[Any, ...]] = []
        for part in (_DATED, _UNDATED):
            if len(found) == limit or (after is not None and part < _part(after)):
                continue
            behind = [] if after is None or part > _part(after) else [_behind(after, position)]
            every = [Condition(f"(article.day IS NULL) = {('FALSE', 'TRUE')[part]}", ()), *behind, *asked]
            sql = f"{select} WHERE {' AND '.join(one.sql for one in every)} ORDER BY {order} LIMIT ?"
            values = (*(value for one in every for value in one.values), limit - len(found))
            found += self._database.execute(sql, values).fetchall()
        return found

    def _whole(self, number: int) -> Reading | None:
        row = self._database.execute("SELECT body FROM article WHERE number = ?", (number,)).fetchone()
        return None if row is None else decode_reading(row[0])


def _conditions(wanted: Filter, database: Database) -> list[Condition]:
    """What a filter asks; its days once more by what the index is in the order of, and what begins with the day."""
    asked = list(conditions(wanted, database))
    if wanted.since is not None:
        asked.append(Condition("article.published >= ?", (wanted.since.isoformat(),)))
    if wanted.until is not None and wanted.until < date.max:
        asked.append(Condition("article.published < ?", ((wanted.until + timedelta(days=1)).isoformat(),)))
    return asked


def _part(place: Place) -> int:
    return _DATED if place.dated else _UNDATED


def _behind(after: Place, position: str | None) -> Condition:
    """What stands behind a place in its part; NULL, which is like nothing, needs a way of its own."""
    rest = "" if position is None else f" AND {position} <= ?"
    more = () if position is None else (after.position,)
    here = f"NOT (article.id = ?{rest})"
    if after.published is None:
        sql = f"(article.published IS NOT NULL OR article.id >= ?) AND {here}"
        return Condition(sql, (after.article, after.article, *more))
    sql = f"article.published >= ? AND (article.published, article.id) >= (?, ?) AND {here}"
    return Condition(sql, (after.published, after.published, after.article, after.article, *more))
