"""A whole store from one database into another, with nothing lost: copied, compared, and only then there."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from hashlib import blake2b
from threading import RLock

from qawl.model.codec import decode_reading
from qawl.model.documents import Rejected
from qawl.store.captures import rows as capture_rows
from qawl.store.captures.bodies import Bodies, Flaw
from qawl.store.captures.kept import bodies_of
from qawl.store.database import Row, refusal
from qawl.store.ends import TABLES, End, open_end
from qawl.store.kept.words import index_again

PAGE = 1_000
"""Rows that are in memory at once; where they hold whole texts, a tenth of it."""
PATIENCE = 10.0
"""Seconds to wait for another program that keeps captures in the target."""
TOGETHER = 8_000_000
"""Bytes of captures that are in memory at once, unless a single one is larger."""
BODIES = "body"
"""What the bytes of captures are called where tables are told."""
WRITTEN_AT_ONCE = ("setting", "outcome")
"""What a new store has at once: how it is spelled, and what follows from nothing."""

Tell = Callable[[str, int], None]
"""Is told what is being moved, and of how many rows it is done."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of one table: so many rows, the same on both sides."""

    table: str
    rows: int
    digest: str
    """Of all values of all rows, in the order of their keys."""


@dataclass(frozen=True, slots=True)
class Move:
    """What a move did."""

    tables: tuple[Moved, ...]
    """Those that hold anything."""
    bodies: int
    """Captured bytes, each once."""
    lost: tuple[Rejected, ...]
    """Captures whose bytes were gone or damaged before they could be moved."""

    @property
    def rows(self) -> int:
        return sum(one.rows for one in self.tables)


def move_store(source: str, target: str, tell: Tell) -> Move:
    """Copy all that the store at `source` holds into the empty one at `target`, which is made if absent.

    All of it is there when this returns, and none of it if this raises or the program dies. The source is read as it
    is at one moment and nothing is written to it.
    """
    with ExitStack() as stack:
        come_from = stack.enter_context(closing(_Open(source, writing=False)))
        go_to = stack.enter_context(closing(_Open(target, writing=True)))
        stack.enter_context(come_from.end.database.refusing())
        stack.enter_context(go_to.end.database.refusing())
        stack.enter_context(come_from.end.reading())
        if capture_rows.distinct_digests(come_from.end.database, ""):
            go_to.bodies.lock(PATIENCE)
        stack.enter_context(go_to.end.filling())
        _check_empty(go_to.end)
        moved, lost = _move_bodies(come_from, go_to, tell)
        tables = tuple(_move_table(come_from.end, go_to.end, table, tell) for table in TABLES)
        _index_articles(go_to.end, tell)
        go_to.end.settle(come_from.end.counters())
        return Move(tuple(one for one in tables if one.rows), moved, lost)


class _Open:
    """One end, and where the bytes of its captures lie."""

    def __init__(self, address: str, *, writing: bool) -> None:
        self.end = open_end(address, writing=writing)
        self.bodies: Bodies = bodies_of(address, self.end.database, RLock())

    def close(self) -> None:
        self.end.database.close()
        self.bodies.close()


def _check_empty(end: End) -> None:
    """Refuse a store that holds anything but what opening it wrote, which gives way."""
    for table in TABLES:
        if table in WRITTEN_AT_ONCE:
            end.database.execute(f"DELETE FROM {table}")
        elif end.database.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None:
            raise refusal("move-not-empty", path=end.database.name)


def _move_table(source: End, target: End, table: str, tell: Tell) -> Moved:
    columns = target.columns(table)
    read = _Counted()
    for page in _pages(source, table, columns):
        read.take(page)
        target.database.load(table, columns, page)
        if table == "statement":
            target.database.index.put_statements(page)
        tell(table, read.rows)
    written = _Counted()
    for page in _pages(target, table, columns):
        written.take(page)
    if read.told() != written.told():
        raise refusal("move-differs", path=target.database.name, table=table)
    return Moved(table, *read.told())


class _Counted:
    """How many rows there were, and a digest of all of them."""

    def __init__(self) -> None:
        self.rows = 0
        self._digest = blake2b(digest_size=16)

    def take(self, page: list[Row]) -> None:
        self.rows += len(page)
        for row in page:
            self._digest.update(marshal.dumps(tuple(row), 2))  # of version 2 the same values are the same bytes

    def told(self) -> tuple[int, str]:
        return self.rows, self._digest.hexdigest()


def _pages(end: End, table: str, columns: tuple[str, ...]) -> Iterator[list[Row]]:
    """All rows of a table by its key, a page at a time: each begins behind the last row of the one before."""
    key = TABLES[table]
    places = [columns.index(name) for name in key]
    names, by = ", ".join(f'"{name}"' for name in columns), ", ".join(f'"{name}"' for name in key)
    size = PAGE // 10 if "body" in columns else PAGE
    where, last = "", ()
    while True:
        sql = f"SELECT {names} FROM {table}{where} ORDER BY {by} LIMIT ?"
        page = end.database.execute(sql, (*last, size)).fetchall()
        if not page:
            return
        yield page
        where, last = f" WHERE ({by}) > ({', '.join('?' * len(key))})", tuple(page[-1][place] for place in places)


def _index_articles(end: End, tell: Tell) -> None:
    """Write by what articles are searched: the full-text index is the one thing that is made again."""
    sql = (
        "SELECT searched.row, article.body FROM searched JOIN article ON article.number = searched.article"
        " WHERE searched.row > ? ORDER BY searched.row LIMIT ?"
    )
    last, done = -1, 0
    while page := end.database.execute(sql, (last, PAGE // 10)).fetchall():
        index_again(end.database, [(row, decode_reading(body)) for row, body in page])
        last, done = page[-1][0], done + len(page)
        tell("article_words", done)


def _move_bodies(source: _Open, target: _Open, tell: Tell) -> tuple[int, tuple[Rejected, ...]]:
    """Copy the bytes of all captures, each once and every bit checked on both sides."""
    done, last = 0, ""
    lost: list[Rejected] = []
    while cards := capture_rows.distinct_digests(source.end.database, last):
        last = cards[-1].digest
        together: dict[str, bytes] = {}
        for card in cards:
            body = source.bodies.get(card.digest, card.size)
            if isinstance(body, Flaw):
                lost.append(capture_rows.flawed(card, body.value, source.bodies.place(card.digest)))
                continue
            together[card.digest] = body
            if sum(map(len, together.values())) >= TOGETHER:
                done += _put(target, together)
        done += _put(target, together)
        tell(BODIES, done)
    return done, tuple(lost)


def _put(target: _Open, together: dict[str, bytes]) -> int:
    """Keep these bodies and read them back; how many they are."""
    count = len(together)
    if together:
        target.bodies.put(together)
    if any(isinstance(target.bodies.get(digest, len(body)), Flaw) for digest, body in together.items()):
        raise refusal("move-differs", path=target.end.database.name, table=BODIES)
    together.clear()
    return count
