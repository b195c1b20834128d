"""How a store finds single things, and counts what one actor said, over its indexes alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qawl.model.codec import decode_actor, decode_known, decode_reading
from qawl.model.world import Actor, Place
from qawl.store.contract.single import Carried, SaidBy
from qawl.store.contract.store import ArticleCard, StoredMention, StoredStatement
from qawl.store.database import Database
from qawl.store.kept.standing import stored_statement

AT_ONCE = 500
"""Ids that are asked for with one statement of SQL."""
_SAID = (
    "WITH said AS (SELECT DISTINCT statement.number, statement.id, statement.position, statement.article, statement.act"
    " FROM mention JOIN part ON part.mention = mention.number AND part.part = 'speaker'"
    " JOIN statement ON statement.article = mention.article AND statement.position = part.statement"
    " WHERE mention.actor = ?)"
)
_MENTION = (
    "SELECT article.id, mention.position, mention.body, article.outlet, article.published, mention.actor"
    " FROM mention JOIN article ON article.number = mention.article"
)


_LATEST = "article.day IS NULL, article.published DESC NULLS LAST, article.id"


class KeptSingle:
    """The contract of `SingleStore` in `contract/single.py`."""

    _database: Database

    def statement(self, statement_id: str) -> StoredStatement | None:
        sql = (
            "SELECT statement.id, statement.position, statement.article, standing.body FROM statement"
            " LEFT JOIN standing ON standing.statement = statement.number WHERE statement.id = ?"
        )
        return next(self._stored(sql, (statement_id,)), None)

    def article_cards(self, ids: Collection[str]) -> dict[str, ArticleCard]:
        wanted = list(dict.fromkeys(ids))
        found: dict[str, ArticleCard] = {}
        with self._database.refusing():
            for start in range(0, len(wanted), AT_ONCE):
                some = wanted[start : start + AT_ONCE]
                rows = self._database.execute(
                    "SELECT id, title, url, outlet, published, version, statements, silences FROM article"
                    f" WHERE id IN ({', '.join('?' * len(some))})",
                    some,
                )
                found.update((row[0], ArticleCard(*row)) for row in rows)
        return {one: found[one] for one in wanted if one in found}

    def mentions_of(self, actor: str, limit: int | None = None) -> Iterator[StoredMention]:
        order = f"{_LATEST}, mention.position" + ("" if limit is None else " LIMIT ?")
        values = (actor,) if limit is None else (actor, limit)
        yield from self._mentions(f"{_MENTION} WHERE mention.actor = ? ORDER BY {order}", values)

    def mentions_in(self, article_id: str) -> Iterator[StoredMention]:
        yield from self._mentions(f"{_MENTION} WHERE article.id = ? ORDER BY mention.position", (article_id,))

    def actors_called(self, ids: Collection[str]) -> dict[str, Actor]:
        wanted = list(dict.fromkeys(ids))
        found: dict[str, Actor] = {}
        with self._database.refusing():
            for start in range(0, len(wanted), AT_ONCE):
                some = wanted[start : start + AT_ONCE]
                rows = self._database.execute(
                    f"SELECT id, body FROM actor WHERE id IN ({', '.join('?' * len(some))})", some
                )
                found.update((own_id, decode_actor(body)) for own_id, body in rows)
        return {one: found[one] for one in wanted if one in found}

    def articles_naming(self, actor: str) -> tuple[str, ...]:
        sql = (
            "SELECT DISTINCT article.id FROM mention JOIN article ON article.number = mention.article"
            " WHERE mention.actor = ? ORDER BY article.id"
        )
        with self._database.refusing():
            return tuple(row[0] for row in self._database.execute(sql, (actor,)))

    def said_by(self, actor: str, carriers: int) -> SaidBy:
        with self._database.refusing():
            acts = self._pairs(f"{_SAID} SELECT act, count(*) FROM said GROUP BY act ORDER BY 2 DESC, 1", actor)
            months = self._pairs(
                f"{_SAID}, counted AS (SELECT coalesce(substr(article.day, 1, 7), '') AS month, count(*) AS said"
                " FROM said JOIN article ON article.number = said.article GROUP BY 1)"
                " SELECT month, said FROM counted ORDER BY month = '', month",
                actor,
            )
            direct = self._database.execute(
                f"{_SAID} SELECT count(*) FROM said"
                " WHERE NOT EXISTS (SELECT 1 FROM hop WHERE hop.statement = said.number AND hop.position > 0)",
                (actor,),
            ).fetchone()[0]
            rows = self._database.execute(
                f"{_SAID} SELECT trim(hop.words), count(DISTINCT said.number), min(said.id || ' ' || hop.position)"
                " FROM said JOIN hop ON hop.statement = said.number WHERE EXISTS (SELECT 1 FROM hop AS further"
                " WHERE further.statement = hop.statement AND further.position > hop.position)"
                " GROUP BY hop.words ORDER BY 2 DESC, 1 LIMIT ?",
                (actor, carriers),
            )
            carried = tuple(_carried(*row) for row in rows)
        return SaidBy(sum(count for _, count in acts), acts, months, direct, carried)

    def latest_by(self, actor: str, limit: int) -> Iterator[StoredStatement]:
        sql = (
            f"{_SAID} SELECT said.id, said.position, said.article, standing.body"
            " FROM said JOIN article ON article.number = said.article"
            " LEFT JOIN standing ON standing.statement = said.number"
            f" ORDER BY {_LATEST}, said.position LIMIT ?"
        )
        yield from self._stored(sql, (actor, limit))

    def _pairs(self, sql: str, actor: str) -> tuple[tuple[str, int], ...]:
        return tuple((str(name), int(count)) for name, count in self._database.execute(sql, (actor,)))

    def _mentions(self, sql: str, values: tuple[str | int, ...]) -> Iterator[StoredMention]:
        with self._database.refusing():
            for article, position, body, outlet, published, actor in self._database.execute(sql, values).fetchall():
                yield StoredMention(Place(article, position), decode_known(body), outlet, published, actor)

    def _stored(self, sql: str, values: tuple[str | int, ...]) -> Iterator[StoredStatement]:
        with self._database.refusing():
            for statement, position, number, kept in self._database.execute(sql, values).fetchall():
                row = self._database.execute("SELECT body FROM article WHERE number = ?", (number,)).fetchone()
                reading = None if row is None else decode_reading(row[0])
                if reading is not None and (found := stored_statement(statement, position, reading, kept)):
                    yield found


def _carried(words: str, count: int, example: str) -> Carried:
    own_id, position = example.split(" ")
    return Carried(" ".join(words.split()), count, own_id, int(position))
