"""A store in a database of SQL: the contract, method by method, whatever the engine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Self

from qawl.model.codec import decode_article_of, decode_reading
from qawl.model.documents import Article
from qawl.model.records import Reading
from qawl.model.world import Actor, Decision, Linked, Place
from qawl.store.contract.store import (
    ALL,
    Added,
    ArticleCard,
    Counts,
    Edition,
    Filter,
    Kept,
    StoredMention,
    StoredStatement,
)
from qawl.store.database import Database, Reader
from qawl.store.kept import actors as actor_rows
from qawl.store.kept import cards as card_rows
from qawl.store.kept import choices as choice_rows
from qawl.store.kept import editions as edition_rows
from qawl.store.kept import words as word_rows
from qawl.store.kept.access import KeptAccess
from qawl.store.kept.arrivals import KeptArrivals
from qawl.store.kept.meaning import KeptMeaning
from qawl.store.kept.pages import KeptPages
from qawl.store.kept.readings import add_all
from qawl.store.kept.review import KeptReview
from qawl.store.kept.search import KeptSearch
from qawl.store.kept.single import KeptSingle
from qawl.store.kept.standing import Make, stand, stored_statement
from qawl.store.search.filters import search_query


class SqlStore(KeptAccess, KeptArrivals, KeptMeaning, KeptPages, KeptReview, KeptSingle, KeptSearch):
    """The contract of `contract.Store` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, reading: Reading | Linked) -> Added:
        return self.add_all((reading,))[0].added

    def add_all(self, readings: Sequence[Reading | Linked]) -> list[Kept]:
        with self._database.refusing():
            return self._database.together(lambda: add_all(self._database, readings))

    def reading(self, article_id: str) -> Reading | None:
        with self._database.refusing():
            row = self._database.execute("SELECT body FROM article WHERE id = ?", (article_id,)).fetchone()
        return None if row is None else decode_reading(row[0])

    def statements(self, wanted: Filter = ALL) -> Iterator[StoredStatement]:
        query = search_query(wanted, self._database)
        shown: int | None = None
        with self._database.refusing(), self._database.snapshot() as now:
            for statement_id, position, number, body in now.stream(query.sql, query.values):
                if number != shown:
                    shown, reading = number, _numbered(now, number)
                if reading is not None and (found := stored_statement(statement_id, position, reading, body)):
                    yield found

    def articles(self) -> Iterator[ArticleCard]:
        with self._database.refusing():
            for row in self._database.stream(
                "SELECT id, title, url, outlet, published, version, statements, silences FROM article"
                " ORDER BY day IS NULL, published NULLS FIRST, id"
            ):
                yield ArticleCard(*row)

    def counts(self) -> Counts:
        with self._database.refusing():
            row = self._database.execute(
                "SELECT count(*), CAST(coalesce(sum(statements), 0) AS BIGINT),"
                " CAST(coalesce(sum(silences), 0) AS BIGINT) FROM article"
            ).fetchone()
        return Counts(*row)

    def choose(self, rule: str, takes: Callable[[Article], bool]) -> list[str]:
        with self._database.refusing():
            return choice_rows.choose(self._database, rule, takes)

    def cards(self, rule: str, make: Callable[[Article], bytes]) -> Iterator[tuple[str, bytes]]:
        with self._database.refusing():
            yield from card_rows.read_cards(self._database, rule, decode_article_of, make)

    def reading_cards(
        self, rule: str, make: Callable[[Reading], bytes], of: Collection[str]
    ) -> Iterator[tuple[str, bytes]]:
        with self._database.refusing():
            yield from card_rows.read_cards(self._database, rule, decode_reading, make, of)

    def fingerprint(self) -> bytes:
        with self._database.refusing():
            return card_rows.fingerprint(self._database)

    def recall(self, name: str, state: bytes | None = None) -> bytes | None:
        with self._database.refusing():
            return card_rows.recall(self._database, name, state)

    def remember(self, name: str, state: bytes, body: bytes) -> None:
        with self._database.refusing():
            card_rows.remember(self._database, name, state, body)

    def stand(self, make: Make) -> bool:
        with self._database.refusing():
            return stand(self._database, make)

    def keep_edition(self, article: Article, captured: str, addresses: tuple[str, ...] = ()) -> bool:
        def keep() -> bool:
            self._database.guard([article.id])
            return edition_rows.keep(self._database, article, captured, addresses)

        with self._database.refusing():
            return self._database.together(keep)

    def twin(self, article: Article) -> str | None:
        with self._database.refusing():
            return edition_rows.twin(self._database, article)

    def editions(self, article_id: str) -> Iterator[Edition]:
        with self._database.refusing():
            yield from edition_rows.read(self._database, article_id)

    def addresses(self, article_id: str) -> tuple[str, ...]:
        with self._database.refusing():
            return edition_rows.addresses(self._database, article_id)

    def found_at(self, url: str) -> str | None:
        with self._database.refusing():
            return edition_rows.found_at(self._database, url)

    def mentions(self) -> Iterator[StoredMention]:
        with self._database.refusing():
            yield from actor_rows.read_mentions(self._database)

    def links_made(self) -> Mapping[str | None, int]:
        with self._database.refusing():
            return actor_rows.links_made(self._database)

    def know(self, actors: Iterable[Actor]) -> None:
        given = list(actors)
        with self._database.refusing():
            self._database.together(lambda: actor_rows.know(self._database, given))

    def actors(self) -> Iterator[Actor]:
        with self._database.refusing():
            yield from actor_rows.read_actors(self._database)

    def decide(self, decision: Decision) -> Decision:
        with self._database.refusing(), self._database.transaction():
            return actor_rows.decide(self._database, decision)

    def decisions(self) -> Iterator[Decision]:
        with self._database.refusing():
            yield from actor_rows.read_decisions(self._database)

    def state(self) -> int:
        with self._database.refusing():
            return actor_rows.read_state(self._database)

    def settle(self, actors: Mapping[Place, str], state: int | None = None) -> None:
        def write() -> None:
            self._database.alone("settle")
            actor_rows.settle(self._database, actors)
            word_rows.put_names(self._database)
            actor_rows.note_settled(self._database, state)

        with self._database.refusing():
            self._database.together(write)

    def is_settled(self) -> bool:
        with self._database.refusing():
            return actor_rows.is_settled(self._database)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _numbered(database: Reader, number: int) -> Reading | None:
    row = database.execute("SELECT body FROM article WHERE number = ?", (number,)).fetchone()
    return None if row is None else decode_reading(row[0])
