"""A connection to a store beside the one that keeps readings: for captures, and for what is followed."""

from __future__ import annotations

import os
import sqlite3
from urllib.parse import quote

from qawl.store.address import file_of, is_server
from qawl.store.database import Database, refusal
from qawl.store.open import open_store
from qawl.store.sqlite.database import SqliteDatabase, refusing
from qawl.store.sqlite.file import note_opened

PATIENCE = 10.0
"""Seconds to wait for another program that is writing."""


def open_beside(address: str, *, writing: bool = True, roving: bool = False) -> Database:
    """A connection to the database of a store, which is made or brought to the newest form first.

    A `roving` one may go from thread to thread, one at a time.
    """
    path = file_of(address)
    if path == ":memory:":
        raise refusal("store-captures-memory")
    if is_server(address):
        from qawl.store.postgres.store import connect_postgres  # the extra that it needs may not be there

        return connect_postgres(address)
    open_store(address).close()
    return _file(path or address, writing, roving)


def address_of(path: str) -> str:
    """How SQLite is asked to open a store's file for captures.

    A sector that is being written when the power goes may end as anything: with «psow=0» nothing that was committed
    shares one with what is written next. Without it, cuts that garble whole sectors took answered captures (5 of 100).
    """
    return f"file:{quote(os.fsencode(os.path.abspath(path)))}?psow=0"


def _file(path: str, writing: bool, roving: bool) -> Database:
    """A connection of which each commit waits for the disk."""
    with refusing(path):
        place = address_of(path)
        connection = sqlite3.connect(
            place, timeout=PATIENCE, isolation_level=None, check_same_thread=not roving, uri=True
        )
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
            note_opened(path)
        except BaseException:
            connection.close()
            raise
    return SqliteDatabase(connection, path)
