"""A store in one file of SQLite's: durable once it has answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from qawl.store.kept.readings import fold_again
from qawl.store.kept.review import measure_doubt
from qawl.store.kept.store import SqlStore
from qawl.store.sqlite.database import SqliteDatabase, refusing
from qawl.store.sqlite.file import check_file, check_recovered, load_migrations, migrate, note_opened

PATIENCE = 10.0
"""Seconds to wait for another program that is writing."""


def open_sqlite(path: str, migrations: Sequence[str] | None = None, *, roving: bool = False) -> SqlStore:
    """The store in the file `path`, made or brought to the newest form; «:memory:» for one that is not kept.

    A file that is no store of ours, or is of a newer form, is refused and not touched. A `roving` store may go from
    thread to thread, one at a time.
    """
    steps = load_migrations() if migrations is None else migrations
    check_file(path)
    database = connect_sqlite(path, roving=roving)
    try:
        with database.refusing():
            check_recovered(database.connection, path)
            note_opened(path)
            migrate(database.connection, path, steps)
            database.execute("PRAGMA journal_mode = WAL")
            fold_again(database)
            measure_doubt(database)
    except BaseException:
        database.close()
        raise
    return SqlStore(database)


def connect_sqlite(path: str, *, roving: bool = False, address: str | None = None) -> SqliteDatabase:
    """The database in a file, whose commits wait for the disk; `address` tells SQLite more of how to open it."""
    with refusing(path):
        connection = sqlite3.connect(
            address or path,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=not roving,
            uri=address is not None,
        )
    database = SqliteDatabase(connection, path)
    try:
        with database.refusing():
            database.execute("PRAGMA synchronous = FULL")
            database.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        database.close()
        raise
    return database
