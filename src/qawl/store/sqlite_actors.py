"""What the SQLite store keeps of actors: mentions and links, decisions, entries, and who is who in the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b

from qawl.model.codec import decode_actor, decode_decision, decode_known, encode_value
from qawl.model.world import Actor, Decision, Linked, Place
from qawl.store.contract import StoredMention

_SETTLED, _STATE = "settled", "state"


def put_links(connection: sqlite3.Connection, article: int, linked: Linked) -> None:
    """Write the mentions and links of an article in the place of those it has; the same are not written twice."""
    bodies = [encode_value(known) for known in linked.mentions]
    fingerprint = blake2b(b"\n".join((linked.version.encode(), *bodies)), digest_size=16).digest()
    row = connection.execute("SELECT fingerprint FROM linked WHERE article = ?", (article,)).fetchone()
    if row == (fingerprint,):
        return
    drop_links(connection, article)
    connection.execute("INSERT INTO linked VALUES (?, ?, ?)", (article, linked.version, fingerprint))
    for position, (known, body) in enumerate(zip(linked.mentions, bodies, strict=True)):
        sql = "INSERT INTO mention VALUES (NULL, ?, ?, NULL, ?)"
        number = connection.execute(sql, (article, position, body)).lastrowid
        if known.link is not None:
            connection.execute("INSERT INTO link VALUES (?, ?, ?)", (number, known.link.actor, known.link.score))
        parts = [(number, role.statement, role.part.value) for role in known.mention.roles]
        connection.executemany("INSERT INTO part VALUES (?, ?, ?)", parts)


def drop_links(connection: sqlite3.Connection, article: int) -> None:
    """Take the mentions and links of an article away: its text or its statements are others now."""
    connection.execute("DELETE FROM mention WHERE article = ?", (article,))
    connection.execute("DELETE FROM linked WHERE article = ?", (article,))
    unsettle(connection)


def unsettle(connection: sqlite3.Connection) -> None:
    """Remember that who is who has to be worked out again."""
    connection.execute("DELETE FROM setting WHERE name = ?", (_SETTLED,))
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_STATE, str(read_state(connection) + 1)))


def read_state(connection: sqlite3.Connection) -> int:
    """How often anything has come by which who is who has to be worked out again."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (_STATE,)).fetchone()
    return int(row[0]) if row else 0


def read_mentions(connection: sqlite3.Connection) -> Iterator[StoredMention]:
    rows = connection.execute(
        "SELECT article.id, mention.position, mention.body, article.outlet, article.published, mention.actor"
        " FROM mention JOIN article ON article.number = mention.article ORDER BY article.id, mention.position"
    )
    for article, position, body, outlet, published, actor in rows:
        yield StoredMention(Place(article, position), decode_known(body), outlet, published, actor)


def links_made(connection: sqlite3.Connection) -> dict[str | None, int]:
    rows = connection.execute(
        "SELECT linked.version, count(*) FROM article LEFT JOIN linked ON linked.article = article.number"
        " GROUP BY linked.version"
    )
    return dict(rows.fetchall())


def know(connection: sqlite3.Connection, actors: Iterable[Actor]) -> None:
    rows = [(actor.id, encode_value(actor)) for actor in actors]
    connection.executemany("INSERT OR REPLACE INTO actor VALUES (?, ?)", rows)


def read_actors(connection: sqlite3.Connection) -> Iterator[Actor]:
    for (body,) in connection.execute("SELECT body FROM actor ORDER BY id"):
        yield decode_actor(body)


def decide(connection: sqlite3.Connection, decision: Decision) -> Decision:
    sql = "INSERT INTO decision VALUES (NULL, ?, ?)"
    number = connection.execute(sql, (decision.at, encode_value(replace(decision, number=0)))).lastrowid
    unsettle(connection)
    return replace(decision, number=int(number or 0))


def read_decisions(connection: sqlite3.Connection) -> Iterator[Decision]:
    for number, body in connection.execute("SELECT number, body FROM decision ORDER BY number"):
        yield replace(decode_decision(body), number=number)


def settle(connection: sqlite3.Connection, actors: Mapping[Place, str], state: int | None) -> None:
    """Write the actors that are others than before, and that all is settled unless something has come since."""
    rows = connection.execute(
        "SELECT mention.number, article.id, mention.position, mention.actor"
        " FROM mention JOIN article ON article.number = mention.article"
    )
    changed = [
        (actors.get(Place(article, position)), number)
        for number, article, position, actor in rows.fetchall()
        if actors.get(Place(article, position)) != actor
    ]
    connection.executemany("UPDATE mention SET actor = ? WHERE number = ?", changed)
    if state in (None, read_state(connection)):
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, 'yes')", (_SETTLED,))


def is_settled(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM setting WHERE name = ?", (_SETTLED,)).fetchone() is not None
