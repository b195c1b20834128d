"""A store's database in one file of SQLite's."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from qawl.store.database import Condition, Reader, T, Values, refusal
from qawl.store.search.newness import LAST, ROOM
from qawl.store.sqlite.index import SqliteIndex

_BY_TIME = {"statement": "number", "searched": "row"}
"""Tables that are numbered by time, and the column of the number."""


class SqliteDatabase:
    """The contract of `database.Database` over one connection, which needs autocommit: `isolation_level=None`."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self.connection = connection
        self.name = name
        self.index = SqliteIndex(connection)
        self.execute = connection.execute

    @property
    def in_transaction(self) -> bool:
        return self.connection.in_transaction

    def stream(self, sql: str, values: Values = ()) -> Iterator[Any]:
        return self.execute(sql, cast("tuple[Any, ...]", values))

    def executemany(self, sql: str, many: Iterable[Values]) -> None:
        self.connection.executemany(sql, cast("Iterable[tuple[Any, ...]]", many))

    def load(self, table: str, columns: Sequence[str], rows: Collection[Values]) -> None:
        places = ", ".join("?" * len(columns))
        self.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)

    @contextmanager
    def refusing(self) -> Iterator[None]:
        with refusing(self.name):
            yield

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with transaction(self.connection):
            yield

    def together(self, work: Callable[[], T]) -> T:
        with transaction(self.connection):
            return work()

    def attempt(self, work: Callable[[], object]) -> bool:
        try:
            with transaction(self.connection):
                work()
        except sqlite3.OperationalError:
            return False
        return True

    def alone(self, what: str) -> None:
        """A transaction is alone from its beginning."""

    def guard(self, article_ids: Collection[str]) -> None:
        """The same."""

    @contextmanager
    def snapshot(self) -> Iterator[Reader]:
        """An answer that is not read to its end holds the state it was asked in, and with it all later ones."""
        yield self

    def one_of(self, values: Collection[str] | Collection[int]) -> Condition:
        return Condition("IN (SELECT value FROM json_each(?))", (json.dumps(list(values)),))

    def numbers(self, table: str, wanted: Sequence[tuple[int, int]]) -> list[list[int]]:
        column = _BY_TIME.get(table, "number")
        room = ROOM if table in _BY_TIME else LAST
        sql = f"SELECT max({table}.{column}) FROM {table} WHERE {table}.{column} BETWEEN ? AND ?"
        last: dict[int, int] = {}
        found = []
        for first, count in wanted:
            if first not in last:
                last[first] = max(first, self.execute(sql, (first, first + room - 1)).fetchone()[0] or 0)
            found.append(list(range(last[first] + 1, last[first] + count + 1)))
            last[first] += count
        return found

    def field(self, column: str, *path: str) -> str:
        return f"json_extract(CAST({column} AS TEXT), '$.{'.'.join(path)}')"

    def has_table(self, name: str) -> bool:
        return self.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone() is not None

    def close(self) -> None:
        self.connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is done inside is done together, or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def refusing(path: str) -> Iterator[None]:
    """Turn what SQLite refuses into a StoreError that says so; misuse of ours stays what it is."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        match getattr(error, "sqlite_errorcode", 0) & 0xFF:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                raise refusal("store-busy", path=path) from error
            case sqlite3.SQLITE_FULL:
                raise refusal("store-full", path=path) from error
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
                raise refusal("store-read-only", path=path) from error
            case sqlite3.SQLITE_NOTADB:
                raise refusal("store-not-a-store", path=path) from error
            case sqlite3.SQLITE_IOERR:
                raise refusal("store-disk-error", path=path, reason=str(error)) from error
            case _:
                raise refusal("store-failed", path=path, reason=str(error)) from error
