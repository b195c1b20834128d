"""What the SQLite store writes so that it can be searched: words of articles, numbers by time, names of actors."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from qawl.model.codec import decode_actor
from qawl.model.documents import Span
from qawl.model.records import Reading
from qawl.store.newness import ROOM, first_of_minute
from qawl.store.search_match import act_tokens
from qawl.store.search_words import head_and_body, index_words, told_words, words_of

_NAMED = "names of actors"
"""Under this the mentions are remembered by which names were last written: how many, and the sum of their numbers."""
_BATCH = 2_000
"""Actors whose names are written together."""


def next_number(connection: sqlite3.Connection, table: str, published: str | None) -> int:
    """The first free number behind all of that minute; tables are numbered by their row."""
    first = first_of_minute(published)
    sql = f"SELECT max(rowid) FROM {table} WHERE rowid BETWEEN ? AND ?"
    (last,) = connection.execute(sql, (first, first + ROOM - 1)).fetchone()
    return max(first, last or 0) + 1


def put_words(connection: sqlite3.Connection, number: int, reading: Reading, fingerprint: bytes) -> None:
    """Index the words of an article, unless they are indexed already; what it had before is no longer its own."""
    article = reading.article
    head, body = head_and_body(article)
    acts = " ".join(sorted({token for said in reading.statements for token in act_tokens(said.act, said.kind)}))
    said = "\x1f".join((str(first_of_minute(article.published)), article.outlet or "", head, acts, body))
    words = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    known = connection.execute("SELECT row, words FROM searched WHERE article = ?", (number,)).fetchone()
    if known is not None:
        connection.execute("DELETE FROM chosen WHERE article = ?", (number,))
    if known is not None and known[1] == words:
        connection.execute("UPDATE searched SET fingerprint = ? WHERE row = ?", (fingerprint, known[0]))
        return
    if known is not None:
        connection.execute("UPDATE searched SET article = NULL WHERE row = ?", (known[0],))
    row = next_number(connection, "searched", article.published)
    connection.execute("INSERT INTO searched VALUES (?, ?, ?, ?)", (row, number, fingerprint, words))
    heads, bodies = index_words(head), index_words(body)
    connection.execute(
        "INSERT INTO article_words (rowid, head, body, spelled, outlet, acts) VALUES (?, ?, ?, ?, ?, ?)",
        (row, heads, bodies, told_words(f"{head} {body}"), " ".join(words_of(article.outlet or "")), acts),
    )


def has_index(connection: sqlite3.Connection) -> bool:
    """Whether the store is of a form that is searched: an older one may be opened as it is."""
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'searched'").fetchone() is not None


def forget_words(connection: sqlite3.Connection) -> None:
    """Empty the index of articles, so that all of it is written anew."""
    connection.execute("DROP TABLE article_words")
    connection.execute(
        "CREATE VIRTUAL TABLE article_words USING fts5("
        " head, body, spelled, outlet, acts, content = '', tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.execute("DELETE FROM searched")


def spelled_of(text: str, spans: Sequence[Span], name: str | None) -> str:
    """The spellings that folding changes, of a statement's words and of its speaker's name."""
    return told_words(" ".join((*(span.of(text) for span in spans), name or "")))


# Names


def name_words(name: str) -> list[str]:
    """The folded words of a name, Latin letters without their accents."""
    letters = unicodedata.normalize("NFKD", " ".join(words_of(name)))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("_", " ").split()


def put_names(connection: sqlite3.Connection) -> None:
    """Write by what names actors are found, from their mentions and their entries: of those alone that changed."""
    registry = blake2b(b"".join(body for (body,) in connection.execute("SELECT body FROM actor ORDER BY id")))
    state = registry.digest()
    known = connection.execute("SELECT body FROM outcome WHERE name = ? AND state = ?", (_NAMED, state)).fetchone()
    was: dict[str, list[int]] = json.loads(known[0]) if known else {}
    now = {
        actor: [mentions, numbers]
        for actor, mentions, numbers in connection.execute(
            "SELECT actor, count(*), sum(number) FROM mention WHERE actor IS NOT NULL GROUP BY actor"
        )
    }
    if known is None:
        connection.execute("DELETE FROM naming")
        connection.execute("DELETE FROM speaking")
    touched = [actor for actor in sorted(was.keys() | now.keys()) if was.get(actor) != now.get(actor)]
    for start in range(0, len(touched), _BATCH):
        _put_names_of(connection, json.dumps(touched[start : start + _BATCH]))
    if touched or known is None:
        body = json.dumps(now).encode()
        connection.execute("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?)", (_NAMED, state, body))


def _put_names_of(connection: sqlite3.Connection, actors: str) -> None:
    """Write the names of some actors anew; `actors` are their ids as JSON."""
    these = "(SELECT value FROM json_each(?))"
    connection.execute(f"DELETE FROM naming WHERE actor IN {these}", (actors,))
    connection.execute(f"DELETE FROM speaking WHERE actor IN {these}", (actors,))
    rows = connection.execute(
        "SELECT actor, json_extract(CAST(body AS TEXT), '$.mention.name') AS name,"
        " min(json_extract(CAST(body AS TEXT), '$.mention.kind')), count(DISTINCT article)"
        f" FROM mention WHERE actor IN {these} GROUP BY actor, name",
        (actors,),
    ).fetchall()
    named = [(actor, name, _found_by(name), kind, articles) for actor, name, kind, articles in rows if name]
    connection.executemany("INSERT INTO naming VALUES (?, ?, ?, ?, ?)", named)
    entries = connection.execute(f"SELECT id, body FROM actor WHERE id IN {these}", (actors,)).fetchall()
    met = {actor for actor, *_ in named}
    registered = list(_registered((own_id, body) for own_id, body in entries if own_id in met))
    connection.executemany("INSERT OR IGNORE INTO naming VALUES (?, ?, ?, NULL, 0)", registered)
    connection.execute(
        "INSERT INTO speaking SELECT mention.actor, count(DISTINCT CASE WHEN part.part = 'speaker'"
        " THEN mention.article || '.' || part.statement END), count(DISTINCT mention.article)"
        f" FROM mention LEFT JOIN part ON part.mention = mention.number WHERE mention.actor IN {these}"
        " GROUP BY mention.actor",
        (actors,),
    )


def _found_by(name: str) -> str:
    """All words of a name between spaces, up to a bar; behind it those with an article without it."""
    words = name_words(name)
    bare = [word.removeprefix("ال") for word in words if word.startswith("ال") and len(word) > 2]
    return f" {' '.join(words)} | {' '.join(bare)} "


def _registered(entries: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str, str]]:
    """Every name that entries of the registry have."""
    for own_id, body in entries:
        actor = decode_actor(body)
        for name in (*actor.ar, *actor.short, *actor.en):
            yield own_id, name, _found_by(name)
