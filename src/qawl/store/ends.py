"""The two ends of a move: the tables of a store as they are, whatever database holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from qawl.store.address import is_server
from qawl.store.beside import open_beside
from qawl.store.database import Database
from qawl.store.search.newness import ROOM

TABLES: Mapping[str, tuple[str, ...]] = {
    "setting": ("name",),
    "article": ("number",),
    "statement": ("number",),
    "hop": ("statement", "position"),
    "doubt": ("statement",),
    "standing": ("statement",),
    "stood": ("article",),
    "linked": ("article",),
    "mention": ("number",),
    "link": ("mention",),
    "part": ("mention", "statement", "part"),
    "actor": ("id",),
    "naming": ("actor", "name"),
    "speaking": ("actor",),
    "decision": ("number",),
    "source": ("address",),
    "former": ("address",),
    "visit": ("address",),
    "host": ("name",),
    "robots": ("origin",),
    "capture": ("number",),
    "edition": ("article", "digest"),
    "address": ("url",),
    "rule": ("number",),
    "chosen": ("rule", "article"),
    "card": ("rule", "article"),
    "outcome": ("name",),
    "searched": ("row",),
    "revision": ("number",),
    "trail": ("only",),
    "draft": ("reviewer", "record"),
    "skipped": ("reviewer", "record"),
    "judged": ("article",),
    "pass": ("number",),
    "looked": ("reader", "dossier"),
}
"""Every table that a store is moved by, with what tells its rows apart; none comes before one that it refers to."""
COUNTED = ("capture", "decision", "pass", "rule")
"""Tables of which a number that was given is never given again, even when its row is gone."""


class End(Protocol):
    """A store, open to be read or filled table by table."""

    @property
    def database(self) -> Database: ...

    def tables(self) -> frozenset[str]:
        """All tables but those that only this kind of database has."""

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table, in their order."""

    def reading(self) -> AbstractContextManager[None]:
        """All that is read inside is as it was at one moment."""

    def filling(self) -> AbstractContextManager[None]:
        """All that is written inside is written together, and nobody else writes into any of the tables."""

    def counters(self) -> dict[str, int]:
        """The last number that was given in each of `COUNTED`."""

    def settle(self, counters: Mapping[str, int]) -> None:
        """When all is there: have the numbers of new rows come behind these, and behind those of all rows."""


def open_end(address: str, *, writing: bool) -> End:
    """The store at this address, made or brought to the newest form."""
    database = open_beside(address, writing=writing)
    return PostgresEnd(database) if is_server(address) else SqliteEnd(database)


class SqliteEnd:
    """A store in a file."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def tables(self) -> frozenset[str]:
        """The tables of a full-text index begin with its name."""
        rows = self.database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
            " AND substr(name, 1, 5) <> 'words' AND substr(name, 1, 13) <> 'article_words'"
        )
        return frozenset(name for (name,) in rows)

    def columns(self, table: str) -> tuple[str, ...]:
        rows = self.database.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
        return tuple(name for (name,) in rows)

    @contextmanager
    def reading(self) -> Iterator[None]:
        self.database.execute("BEGIN")
        try:
            yield
        finally:
            if self.database.in_transaction:
                self.database.execute("ROLLBACK")

    @contextmanager
    def filling(self) -> Iterator[None]:
        with self.database.transaction():
            yield

    def counters(self) -> dict[str, int]:
        known = dict(self.database.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
        return {table: int(known.get(table, 0)) for table in COUNTED}

    def settle(self, counters: Mapping[str, int]) -> None:
        for table, last in counters.items():
            self.database.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            if last:
                self.database.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))


class PostgresEnd:
    """A store on a server."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def tables(self) -> frozenset[str]:
        rows = self.database.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        return frozenset(name for (name,) in rows) - _OWN

    def columns(self, table: str) -> tuple[str, ...]:
        rows = self.database.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = CAST(? AS regclass) AND attnum > 0"
            " AND NOT attisdropped ORDER BY attnum",
            (table,),
        )
        return tuple(name for (name,) in rows)

    @contextmanager
    def reading(self) -> Iterator[None]:
        with self.database.transaction():
            self.database.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield

    @contextmanager
    def filling(self) -> Iterator[None]:
        with self.database.transaction():
            self.database.execute(f"LOCK TABLE {', '.join(TABLES)} IN EXCLUSIVE MODE")
            yield

    def counters(self) -> dict[str, int]:
        found = {}
        for table in COUNTED:
            last, given = self.database.execute(f"SELECT last_value, is_called FROM {table}_number_seq").fetchone()
            found[table] = int(last) if given else 0
        return found

    def settle(self, counters: Mapping[str, int]) -> None:
        for table in ("article", "mention"):
            self._count_on(f"{table}_number_seq", self._highest(f"SELECT max(number) FROM {table}"))
        for table, column in (
            ("statement", "number"),
            ("searched", "row"),
        ):  # by time: store/search/newness.py
            self._count_on(f"{table}_{column}_seq", self._highest(f"SELECT max({column} & {ROOM - 1}) FROM {table}"))
        for table, last in counters.items():
            self._count_on(f"{table}_number_seq", last)
        every = ", ".join((*TABLES, *sorted(_OWN)))
        self.database.execute(f"ANALYZE {every}")  # or the server guesses at what it holds until it looks by itself

    def _highest(self, sql: str) -> int:
        return self.database.execute(sql).fetchone()[0] or 0

    def _count_on(self, sequence: str, last: int) -> None:
        if last:
            self.database.execute("SELECT setval(CAST(? AS regclass), ?)", (sequence, last))


_OWN = frozenset(("form", "words", "article_words", "body"))
"""What only a server's store has: its form, its index, and the bytes of captures, which are moved one by one."""
