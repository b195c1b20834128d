"""What every part of the SQLite store does alike: transactions, and refusals that a reader understands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from qawl.errors import StoreError
from qawl.wording import say


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


def refusal(code: str, **details: str | int) -> StoreError:
    """A StoreError with its sentence, its code and what the sentence leaves open."""
    return StoreError(say("en", code, **details), code, tuple(details.items()))
