"""A store in one file of SQLite's: durable once it has answered, and searched over folded words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from types import TracebackType
from typing import Self

from qawl.model.codec import decode_article_of, decode_reading, encode_reading
from qawl.model.documents import Article, Span
from qawl.model.records import Reading
from qawl.model.world import Actor, Decision, Linked, Place
from qawl.store import sqlite_actors as kept_actors
from qawl.store import sqlite_cards as kept_cards
from qawl.store import sqlite_chosen as kept_choices
from qawl.store import sqlite_editions as kept_editions
from qawl.store import sqlite_searched as kept_words
from qawl.store.connection import refusing, transaction
from qawl.store.contract import (
    ALL,
    Added,
    ArticleCard,
    Counts,
    Edition,
    Filter,
    Kept,
    StoredMention,
    StoredStatement,
    statement_ids,
)
from qawl.store.newness import first_of_minute
from qawl.store.search import search_query
from qawl.store.search_words import FORM, spaced
from qawl.store.sqlite_access import SqliteAccess
from qawl.store.sqlite_file import check_file, check_recovered, load_migrations, migrate, note_opened
from qawl.store.sqlite_meaning import SqliteMeaning
from qawl.store.sqlite_pages import SqlitePages
from qawl.store.sqlite_review import SqliteReview, measure_doubt, put_doubt
from qawl.store.sqlite_search import SqliteSearch
from qawl.store.sqlite_single import SqliteSingle
from qawl.text.fold import fold

PATIENCE = 10.0
"""Seconds to wait for another program that is writing."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)


class SqliteStore(SqliteAccess, SqliteMeaning, SqlitePages, SqliteReview, SqliteSingle, SqliteSearch):
    """The contract of `contract.Store` over one connection."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path

    def add(self, reading: Reading | Linked) -> Added:
        return self.add_all((reading,))[0].added

    def add_all(self, readings: Sequence[Reading | Linked]) -> list[Kept]:
        with refusing(self._path), transaction(self._connection):
            return _add_all(self._connection, readings)

    def reading(self, article_id: str) -> Reading | None:
        with refusing(self._path):
            row = self._connection.execute("SELECT body FROM article WHERE id = ?", (article_id,)).fetchone()
        return None if row is None else decode_reading(row[0])

    def statements(self, wanted: Filter = ALL) -> Iterator[StoredStatement]:
        query = search_query(wanted)
        shown: int | None = None
        with refusing(self._path):
            for statement_id, position, number in self._connection.execute(query.sql, query.values):
                if number != shown:
                    shown, reading = number, self._numbered(number)
                if reading is not None:
                    yield StoredStatement(statement_id, position, reading.article, reading.statements[position])

    def articles(self) -> Iterator[ArticleCard]:
        with refusing(self._path):
            for row in self._connection.execute(
                "SELECT id, title, url, outlet, published, version, statements, silences FROM article"
                " ORDER BY day IS NULL, published, id"
            ):
                yield ArticleCard(*row)

    def counts(self) -> Counts:
        with refusing(self._path):
            row = self._connection.execute(
                "SELECT count(*), coalesce(sum(statements), 0), coalesce(sum(silences), 0) FROM article"
            ).fetchone()
        return Counts(*row)

    def choose(self, rule: str, takes: Callable[[Article], bool]) -> list[str]:
        with refusing(self._path):
            return kept_choices.choose(self._connection, rule, takes)

    def cards(self, rule: str, make: Callable[[Article], bytes]) -> Iterator[tuple[str, bytes]]:
        with refusing(self._path):
            yield from kept_cards.read_cards(self._connection, rule, decode_article_of, make)

    def reading_cards(
        self, rule: str, make: Callable[[Reading], bytes], of: Collection[str]
    ) -> Iterator[tuple[str, bytes]]:
        with refusing(self._path):
            yield from kept_cards.read_cards(self._connection, rule, decode_reading, make, of)

    def fingerprint(self) -> bytes:
        with refusing(self._path):
            return kept_cards.fingerprint(self._connection)

    def recall(self, name: str, state: bytes | None = None) -> bytes | None:
        with refusing(self._path):
            return kept_cards.recall(self._connection, name, state)

    def remember(self, name: str, state: bytes, body: bytes) -> None:
        with refusing(self._path):
            kept_cards.remember(self._connection, name, state, body)

    def keep_edition(self, article: Article, captured: str, addresses: tuple[str, ...] = ()) -> bool:
        with refusing(self._path), transaction(self._connection):
            return kept_editions.keep(self._connection, article, captured, addresses)

    def twin(self, article: Article) -> str | None:
        with refusing(self._path):
            return kept_editions.twin(self._connection, article)

    def editions(self, article_id: str) -> Iterator[Edition]:
        with refusing(self._path):
            yield from kept_editions.read(self._connection, article_id)

    def addresses(self, article_id: str) -> tuple[str, ...]:
        with refusing(self._path):
            return kept_editions.addresses(self._connection, article_id)

    def found_at(self, url: str) -> str | None:
        with refusing(self._path):
            return kept_editions.found_at(self._connection, url)

    def mentions(self) -> Iterator[StoredMention]:
        with refusing(self._path):
            yield from kept_actors.read_mentions(self._connection)

    def links_made(self) -> Mapping[str | None, int]:
        with refusing(self._path):
            return kept_actors.links_made(self._connection)

    def know(self, actors: Iterable[Actor]) -> None:
        with refusing(self._path), transaction(self._connection):
            kept_actors.know(self._connection, actors)

    def actors(self) -> Iterator[Actor]:
        with refusing(self._path):
            yield from kept_actors.read_actors(self._connection)

    def decide(self, decision: Decision) -> Decision:
        with refusing(self._path), transaction(self._connection):
            return kept_actors.decide(self._connection, decision)

    def decisions(self) -> Iterator[Decision]:
        with refusing(self._path):
            yield from kept_actors.read_decisions(self._connection)

    def state(self) -> int:
        with refusing(self._path):
            return kept_actors.read_state(self._connection)

    def settle(self, actors: Mapping[Place, str], state: int | None = None) -> None:
        with refusing(self._path), transaction(self._connection):
            kept_actors.settle(self._connection, actors, state)
            kept_words.put_names(self._connection)

    def is_settled(self) -> bool:
        with refusing(self._path):
            return kept_actors.is_settled(self._connection)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _numbered(self, number: int) -> Reading | None:
        row = self._connection.execute("SELECT body FROM article WHERE number = ?", (number,)).fetchone()
        return None if row is None else decode_reading(row[0])


def open_sqlite(path: str, migrations: Sequence[str] | None = None, *, roving: bool = False) -> SqliteStore:
    """The store in the file `path`, made or brought to the newest form; «:memory:» for one that is not kept.

    A file that is no store of ours, or is of a newer form, is refused and not touched. A `roving` store may go from
    thread to thread, one at a time.
    """
    steps = load_migrations() if migrations is None else migrations
    check_file(path)
    with refusing(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=not roving)
    try:
        with refusing(path):
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            check_recovered(connection, path)
            note_opened(path)
            migrate(connection, path, steps)
            connection.execute("PRAGMA journal_mode = WAL")
            _fold_again(connection)
            measure_doubt(connection)
    except BaseException:
        connection.close()
        raise
    return SqliteStore(connection, path)


def _fold_again(connection: sqlite3.Connection) -> None:
    """Write anew all that readings are found by, where folding or the index has changed since it was written."""
    current = _spelling()
    sql = "SELECT value FROM setting WHERE name = 'spelling'"
    if not kept_words.has_index(connection) or connection.execute(sql).fetchone() == (current,):
        return
    with transaction(connection):
        if connection.execute(sql).fetchone() == (current,):  # another program was quicker
            return
        kept_words.forget_words(connection)
        numbers = connection.execute("SELECT number FROM article ORDER BY day IS NOT NULL, published, id").fetchall()
        for (number,) in numbers:
            body = connection.execute("SELECT body FROM article WHERE number = ?", (number,)).fetchone()[0]
            _write(connection, number, decode_reading(body), body)
        kept_words.put_names(connection)
        connection.execute("INSERT OR REPLACE INTO setting VALUES ('spelling', ?)", (current,))


def _spelling() -> str:
    """A fingerprint of the index, and of how letters are folded: Latin, Arabic, marks, the shapes of Arabic letters."""
    blocks = ((0x20, 0x250), (0x600, 0x780), (0x2000, 0x2070), (0xFB50, 0xFE00), (0xFE70, 0xFF00))
    letters = "".join(fold(chr(code)) + "\n" for start, end in blocks for code in range(start, end))
    return blake2b(f"{FORM}\n{letters}".encode(), digest_size=8).hexdigest()


def _add_all(connection: sqlite3.Connection, items: Sequence[Reading | Linked]) -> list[Kept]:
    """Add several, oldest first where their order says nothing: the index then takes them in one go."""
    readings = [item.reading if isinstance(item, Linked) else item for item in items]
    order = list(range(len(items)))
    if len({reading.article.id for reading in readings}) == len(items):
        order.sort(key=lambda place: first_of_minute(readings[place].article.published))
    kept = {place: _add(connection, items[place]) for place in order}
    return [kept[place] for place in range(len(items))]


def _add(connection: sqlite3.Connection, item: Reading | Linked) -> Kept:
    reading = item.reading if isinstance(item, Linked) else item
    body = encode_reading(reading)
    known = connection.execute("SELECT number, fingerprint FROM article WHERE id = ?", (reading.article.id,)).fetchone()
    added = Added.NEW if known is None else Added.SAME if known[1] == _fingerprint(body) else Added.CHANGED
    number = None if known is None else int(known[0])
    if added is not Added.SAME:
        number = _write(connection, number, reading, body)
    if isinstance(item, Linked):
        kept_actors.put_links(connection, int(number or 0), item)
    elif added is Added.CHANGED:
        kept_actors.drop_links(connection, int(number or 0))
    return Kept(reading.article.id, added, len(reading.statements), len(reading.silences))


def _write(connection: sqlite3.Connection, number: int | None, reading: Reading, body: bytes) -> int:
    """Write a reading with all that it is found by, in the place of the article `number` if any; return its number."""
    if number is not None:
        connection.execute("DELETE FROM statement WHERE article = ?", (number,))
    number = _put_article(connection, number, reading, body)
    kept_words.put_words(connection, number, reading, _fingerprint(body))
    row = kept_words.next_number(connection, "statement", reading.article.published)
    for position, statement_id in enumerate(statement_ids(reading)):
        _put_statement(connection, row + position, number, reading, position, statement_id)
    put_doubt(connection, number, reading)
    return number


def _put_article(connection: sqlite3.Connection, number: int | None, reading: Reading, body: bytes) -> int:
    """Write the article's row, new or in its old place, and return its number."""
    article = reading.article
    row = connection.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (number) DO UPDATE SET fingerprint = excluded.fingerprint, version = excluded.version,"
        " title = excluded.title, url = excluded.url, outlet = excluded.outlet,"
        " outlet_words = excluded.outlet_words, published = excluded.published, day = excluded.day,"
        " statements = excluded.statements, silences = excluded.silences, body = excluded.body"
        " RETURNING number",
        (
            number,
            article.id,
            _fingerprint(body),
            reading.version,
            article.title,
            article.url,
            article.outlet,
            spaced(article.outlet),
            article.published,
            _day_of(article),
            len(reading.statements),
            len(reading.silences),
            body,
        ),
    ).fetchone()
    return int(row[0])


def _put_statement(
    connection: sqlite3.Connection, row: int, number: int, reading: Reading, position: int, statement_id: str
) -> None:
    text, statement = reading.article.text, reading.statements[position]
    role = () if statement.role is None else (statement.role,)
    sources = [spaced(hop.name) for hop in statement.chain]
    connection.execute(
        "INSERT INTO statement (number, id, article, position, act, kind, content, speaker, role, spelled, sources,"
        " outlet) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row,
            statement_id,
            number,
            position,
            statement.act.value,
            statement.kind.value,
            _folded(text, *statement.content),
            _searchable(statement.speaker_name or ""),
            _folded(text, *role),
            kept_words.spelled_of(text, (*statement.content, *role), statement.speaker_name),
            "".join(sources),
            spaced(reading.article.outlet),
        ),
    )
    connection.executemany(
        "INSERT INTO hop VALUES (?, ?, ?)", [(row, place, words) for place, words in enumerate(sources)]
    )


def _fingerprint(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).digest()


def _folded(text: str, *spans: Span) -> str:
    return _searchable(" ".join(span.of(text) for span in spans))


def _searchable(words: str) -> str:
    """Folded words as the index takes them; a zero byte would end the text for SQLite."""
    return fold(words).replace("\0", " ")


def _day_of(article: Article) -> str | None:
    """The day an article appeared, by its source; None where that does not begin with a full date."""
    day = _DAY.match(article.published or "")
    return day[0] if day else None
