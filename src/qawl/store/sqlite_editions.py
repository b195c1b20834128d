"""The rows of editions: the texts under which an article was seen, and its addresses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import blake2b

from qawl.model.codec import decode_article, encode_value
from qawl.model.documents import Article
from qawl.store.contract import Edition


def keep(connection: sqlite3.Connection, article: Article, captured: str, addresses: tuple[str, ...]) -> bool:
    """Keep an edition and the addresses it was found at; whether none of a later time is known."""
    connection.execute(
        "INSERT INTO edition VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " captured = min(captured, excluded.captured), last_captured = max(last_captured, excluded.last_captured)",
        (article.id, _digest(article), captured, captured, encode_value(article)),
    )
    connection.executemany(
        "INSERT INTO address VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET first_seen = min(first_seen, excluded.first_seen)",
        [(url, article.id, captured) for url in addresses],
    )
    newest = connection.execute(
        "SELECT digest FROM edition WHERE article = ? ORDER BY last_captured DESC, digest DESC LIMIT 1", (article.id,)
    ).fetchone()
    return bool(newest == (_digest(article),))


def twin(connection: sqlite3.Connection, article: Article) -> str | None:
    """The id of another article with the same outlet, headline and text: the same one at another address."""
    row = connection.execute(
        "SELECT article FROM edition WHERE digest = ? AND article <> ? ORDER BY captured, article LIMIT 1",
        (_digest(article), article.id),
    ).fetchone()
    return None if row is None else str(row[0])


def read(connection: sqlite3.Connection, article_id: str) -> Iterator[Edition]:
    rows = connection.execute(
        "SELECT captured, body FROM edition WHERE article = ? ORDER BY captured, digest", (article_id,)
    ).fetchall()
    for number, (captured, body) in enumerate(rows, start=1):
        yield Edition(number, captured, decode_article(body))


def addresses(connection: sqlite3.Connection, article_id: str) -> tuple[str, ...]:
    rows = connection.execute("SELECT url FROM address WHERE article = ? ORDER BY first_seen, url", (article_id,))
    return tuple(str(url) for (url,) in rows)


def found_at(connection: sqlite3.Connection, url: str) -> str | None:
    row = connection.execute("SELECT article FROM address WHERE url = ?", (url,)).fetchone()
    return None if row is None else str(row[0])


def _digest(article: Article) -> bytes:
    """A fingerprint of what readers saw: a date put right or a new word list makes no edition."""
    words = "\x1f".join((article.outlet or "", article.title or "", article.text))
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()
