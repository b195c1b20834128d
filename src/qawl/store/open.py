"""From an address to a store: the one list of the engines there are."""

from __future__ import annotations

from collections.abc import Callable

from qawl.errors import StoreError
from qawl.store.address import file_of
from qawl.store.contract.store import Store
from qawl.wording import say


def _open_sqlite(address: str, roving: bool) -> Store:
    from qawl.store.sqlite.store import open_sqlite  # a program that only reads a text need not load a database

    return open_sqlite(file_of(address) or address, roving=roving)


def _open_postgres(address: str, roving: bool) -> Store:
    from qawl.store.postgres.store import open_postgres  # and need not have a driver for one

    return open_postgres(address)


STORES: dict[str, Callable[[str, bool], Store]] = {
    "sqlite": _open_sqlite,
    "postgresql": _open_postgres,
    "postgres": _open_postgres,
}


def open_store(address: str, *, roving: bool = False) -> Store:
    """The store at `address`: «scheme:place», or a bare path for a file of SQLite's, made if absent.

    A `roving` one may go from thread to thread, as long as one alone has it at a time.
    """
    scheme, colon, _ = address.partition(":")
    if colon and scheme in STORES:
        return STORES[scheme](address, roving)
    if "://" in address:
        known = "، ".join(STORES)
        message = say("en", "store-unknown-scheme", scheme=scheme, known=known)
        raise StoreError(message, "store-unknown-scheme", (("scheme", scheme), ("known", known)))
    return _open_sqlite(address, roving)
