"""From an address to a store: the one list of the engines there are."""

from __future__ import annotations

from collections.abc import Callable

from qawl.errors import StoreError
from qawl.store.contract import Store
from qawl.wording import say


def _open_sqlite(place: str, roving: bool) -> Store:
    from qawl.store.sqlite import open_sqlite  # a program that only reads a text need not load a database

    return open_sqlite(place, roving=roving)


STORES: dict[str, Callable[[str, bool], Store]] = {
    "sqlite": _open_sqlite,
}


def open_store(address: str, *, roving: bool = False) -> Store:
    """The store at `address`: «scheme:place», or a bare path for a file of SQLite's, made if absent.

    A `roving` one may go from thread to thread, as long as one alone has it at a time.
    """
    scheme, colon, place = address.partition(":")
    if colon and scheme in STORES:
        return STORES[scheme](place.removeprefix("//"), roving)
    if "://" in address:
        known = "، ".join(STORES) if len(STORES) > 1 else "".join(STORES)
        message = say("en", "store-unknown-scheme", scheme=scheme, known=known)
        raise StoreError(message, "store-unknown-scheme", (("scheme", scheme), ("known", known)))
    return STORES["sqlite"](address, roving)
