"""The rows of cards and of what came of comparing them: a memory that may be lost at any time, and never misleads."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from hashlib import blake2b
from typing import TypeVar

from qawl.store.connection import transaction
from qawl.store.sqlite_chosen import rule_number

T = TypeVar("T")

_BATCH = 1_000
"""Cards that are made and written together."""

Made = tuple[int, bytes, bytes]
"""The article's number and fingerprint, and its card."""


def read_cards(
    connection: sqlite3.Connection,
    rule: str,
    decode: Callable[[bytes], T],
    make: Callable[[T], bytes],
    of: Collection[str] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Each article's card by a rule, in the order of the store; only what is new is made. `of` are the ids wanted."""
    known = connection.execute(
        "SELECT article.number, article.id, card.rowid FROM article"
        " LEFT JOIN rule ON rule.name = ? LEFT JOIN card ON card.rule = rule.number"
        " AND card.article = article.number AND card.fingerprint = article.fingerprint"
        " ORDER BY article.day IS NULL, article.published, article.id",
        (rule,),
    ).fetchall()
    if of is not None:
        known = [row for row in known if row[1] in of]
    for start in range(0, len(known), _BATCH):
        batch = known[start : start + _BATCH]
        made = list(_make(connection, [number for number, _, row in batch if row is None], decode, make))
        new = {number: card for number, _, card in made}
        _remember(connection, rule, made)
        for number, own_id, row in batch:
            card = new.get(number) if row is None else _card(connection, row)
            if card is not None:
                yield own_id, card


def _card(connection: sqlite3.Connection, row: int) -> bytes | None:
    found = connection.execute("SELECT body FROM card WHERE rowid = ?", (row,)).fetchone()
    return None if found is None else bytes(found[0])


def _make(
    connection: sqlite3.Connection, numbers: Sequence[int], decode: Callable[[bytes], T], make: Callable[[T], bytes]
) -> Iterator[Made]:
    for number in numbers:
        row = connection.execute("SELECT fingerprint, body FROM article WHERE number = ?", (number,)).fetchone()
        if row is not None:
            yield number, row[0], make(decode(row[1]))


def _remember(connection: sqlite3.Connection, rule: str, made: Sequence[Made]) -> None:
    """Write cards down where that can be done: a store that is busy or read only is no hindrance."""
    if not made:
        return
    try:
        with transaction(connection):
            number = rule_number(connection, rule)
            connection.executemany(
                "INSERT OR REPLACE INTO card SELECT ?, number, ?, ? FROM article WHERE number = ?",
                [(number, fingerprint, card, article) for article, fingerprint, card in made],
            )
    except sqlite3.OperationalError:
        return


def fingerprint(connection: sqlite3.Connection) -> bytes:
    """Another one once an article, or what was found in it, has come or changed."""
    digest = blake2b(digest_size=16)
    for own_id, found in connection.execute("SELECT id, fingerprint FROM article ORDER BY id"):
        digest.update(own_id.encode("utf-8", "surrogatepass"))
        digest.update(found)
    return digest.digest()


def recall(connection: sqlite3.Connection, name: str, state: bytes | None) -> bytes | None:
    row = connection.execute(
        "SELECT body FROM outcome WHERE name = ?1 AND (?2 IS NULL OR state = ?2)", (name, state)
    ).fetchone()
    return None if row is None else bytes(row[0])


def remember(connection: sqlite3.Connection, name: str, state: bytes, body: bytes) -> None:
    """Write an outcome in the place of the older one, where that can be done."""
    try:
        with transaction(connection):
            connection.execute("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?)", (name, state, body))
    except sqlite3.OperationalError:
        return
