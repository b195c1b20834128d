"""The rows of editions: the texts under which an article was seen, and its addresses."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from qawl.model.codec import decode_article, encode_value
from qawl.model.documents import Article
from qawl.store.contract.store import Edition
from qawl.store.database import Database, Reader


def keep(database: Database, article: Article, captured: str, addresses: tuple[str, ...]) -> bool:
    """Keep an edition and the addresses it was found at; whether none of a later time is known."""
    database.execute(
        "INSERT INTO edition (article, digest, captured, last_captured, body) VALUES (?, ?, ?, ?, ?)"
        f" ON CONFLICT (article, digest) DO UPDATE SET {_least('edition', 'captured')},"
        " last_captured = CASE WHEN excluded.last_captured > edition.last_captured"
        " THEN excluded.last_captured ELSE edition.last_captured END",
        (article.id, _digest(article), captured, captured, encode_value(article)),
    )
    database.executemany(
        "INSERT INTO address (url, article, first_seen) VALUES (?, ?, ?)"
        f" ON CONFLICT (url) DO UPDATE SET {_least('address', 'first_seen')}",
        [(url, article.id, captured) for url in sorted(set(addresses))],
    )
    newest = database.execute(
        "SELECT digest FROM edition WHERE article = ? ORDER BY last_captured DESC, digest DESC LIMIT 1", (article.id,)
    ).fetchone()
    return bool(newest == (_digest(article),))


def _least(table: str, column: str) -> str:
    return f"{column} = CASE WHEN excluded.{column} < {table}.{column} THEN excluded.{column} ELSE {table}.{column} END"


def twin(database: Reader, article: Article) -> str | None:
    """The id of another article with the same outlet, headline and text: the same one at another address."""
    row = database.execute(
        "SELECT article FROM edition WHERE digest = ? AND article <> ? ORDER BY captured, article LIMIT 1",
        (_digest(article), article.id),
    ).fetchone()
    return None if row is None else str(row[0])


def read(database: Reader, article_id: str) -> Iterator[Edition]:
    rows = database.execute(
        "SELECT captured, body FROM edition WHERE article = ? ORDER BY captured, digest", (article_id,)
    ).fetchall()
    for number, (captured, body) in enumerate(rows, start=1):
        yield Edition(number, captured, decode_article(body))


def addresses(database: Reader, article_id: str) -> tuple[str, ...]:
    rows = database.execute("SELECT url FROM address WHERE article = ? ORDER BY first_seen, url", (article_id,))
    return tuple(str(url) for (url,) in rows)


def found_at(database: Reader, url: str) -> str | None:
    row = database.execute("SELECT article FROM address WHERE url = ?", (url,)).fetchone()
    return None if row is None else str(row[0])


def _digest(article: Article) -> bytes:
    """A fingerprint of what readers saw: a date put right or a new word list makes no edition."""
    words = "\x1f".join((article.outlet or "", article.title or "", article.text))
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()
