"""The rows of actors: mentions and links, decisions, entries, and who is who in the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from qawl.model.codec import decode_actor, decode_decision, decode_known, encode_value
from qawl.model.world import Actor, Decision, Linked, Place
from qawl.store.contract.store import StoredMention
from qawl.store.database import Database, Reader

_SETTLED, _STATE = "settled", "state"


def put_links(database: Database, given: Sequence[tuple[int, Linked]]) -> bool:
    """Write the mentions and links of articles in the place of those they have; whether any are others than before."""
    made = [(number, linked, [encode_value(known) for known in linked.mentions]) for number, linked in given]
    these = database.one_of([number for number, *_ in made])
    known = dict(
        database.execute(f"SELECT article, fingerprint FROM linked WHERE article {these.sql}", these.values).fetchall()
    )
    digests = {number: _digest(linked, bodies) for number, linked, bodies in made}
    new = [one for one in made if known.get(one[0]) != digests[one[0]]]
    if not new:
        return False
    drop_links(database, [number for number, *_ in new if number in known])
    again = database.one_of([number for number, *_ in new])
    database.execute(f"DELETE FROM stood WHERE article {again.sql}", again.values)  # who speaks is written anew
    database.load(
        "linked",
        ("article", "version", "fingerprint"),
        [(number, linked.version, digests[number]) for number, linked, _ in new],
    )
    numbers = database.numbers("mention", [(0, len(bodies)) for *_, bodies in new])
    mentions, links, parts = [], [], []
    for (article, linked, bodies), own in zip(new, numbers, strict=True):
        for position, (one, body, number) in enumerate(zip(linked.mentions, bodies, own, strict=True)):
            mentions.append((number, article, position, body))
            if one.link is not None:
                links.append((number, one.link.actor, one.link.score))
            parts += [(number, role.statement, role.part.value) for role in one.mention.roles]
    database.load("mention", ("number", "article", "position", "body"), mentions)
    database.load("link", ("mention", "actor", "score"), links)
    database.load("part", ("mention", "statement", "part"), parts)
    return True


def drop_links(database: Database, articles: Sequence[int]) -> None:
    """Take the mentions and links of articles away: their text or their statements are others now."""
    if articles:
        these = database.one_of(articles)
        database.execute(f"DELETE FROM mention WHERE article {these.sql}", these.values)
        database.execute(f"DELETE FROM linked WHERE article {these.sql}", these.values)


def unsettle(database: Database) -> None:
    """Remember that who is who has to be worked out again; last in a transaction, for other writers wait for it."""
    database.execute(
        "INSERT INTO setting (name, value) VALUES (?, '1') ON CONFLICT (name) DO UPDATE SET"
        " value = CAST(CAST(setting.value AS BIGINT) + 1 AS TEXT)",
        (_STATE,),
    )
    database.execute("DELETE FROM setting WHERE name = ?", (_SETTLED,))


def read_state(database: Database) -> int:
    """How often anything has come by which who is who has to be worked out again."""
    row = database.execute("SELECT value FROM setting WHERE name = ?", (_STATE,)).fetchone()
    return int(row[0]) if row else 0


def read_mentions(database: Reader) -> Iterator[StoredMention]:
    rows = database.stream(
        "SELECT article.id, mention.position, mention.body, article.outlet, article.published, mention.actor"
        " FROM mention JOIN article ON article.number = mention.article ORDER BY article.id, mention.position"
    )
    for article, position, body, outlet, published, actor in rows:
        yield StoredMention(Place(article, position), decode_known(body), outlet, published, actor)


def links_made(database: Reader) -> dict[str | None, int]:
    rows = database.execute(
        "SELECT linked.version, count(*) FROM article LEFT JOIN linked ON linked.article = article.number"
        " GROUP BY linked.version ORDER BY linked.version NULLS FIRST"
    )
    return dict(rows.fetchall())


def know(database: Database, actors: Iterable[Actor]) -> None:
    """Keep entries, the last of those with one id, in one order for all writers."""
    rows = {actor.id: encode_value(actor) for actor in actors}
    database.executemany(
        "INSERT INTO actor (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        sorted(rows.items()),
    )


def read_actors(database: Reader) -> Iterator[Actor]:
    for (body,) in database.stream("SELECT body FROM actor ORDER BY id"):
        yield decode_actor(body)


def decide(database: Database, decision: Decision) -> Decision:
    database.alone("decision")
    body = encode_value(replace(decision, number=0))
    row = database.execute(
        "INSERT INTO decision (at, body) VALUES (?, ?) RETURNING number", (decision.at, body)
    ).fetchone()
    unsettle(database)
    return replace(decision, number=int(row[0]))


def read_decisions(database: Reader) -> Iterator[Decision]:
    for number, body in database.stream("SELECT number, body FROM decision ORDER BY number"):
        yield replace(decode_decision(body), number=number)


def settle(database: Database, actors: Mapping[Place, str]) -> None:
    """Write the actors that are others than before."""
    rows = database.execute(
        "SELECT mention.number, article.id, mention.position, mention.actor"
        " FROM mention JOIN article ON article.number = mention.article"
    )
    changed = [
        (number, actors.get(Place(article, position)))
        for number, article, position, actor in rows
        if actors.get(Place(article, position)) != actor
    ]
    database.executemany(
        "UPDATE mention SET actor = ? WHERE number = ?", [(actor, number) for number, actor in sorted(changed)]
    )


def note_settled(database: Database, state: int | None) -> None:
    """Remember that all is settled, unless something has come since `state`; last in a transaction."""
    # Asked for with a write, so that a writer who has not ended is waited for.
    database.execute("INSERT INTO setting (name, value) VALUES (?, '0') ON CONFLICT DO NOTHING", (_STATE,))
    database.execute("UPDATE setting SET value = value WHERE name = ?", (_STATE,))
    if state in (None, read_state(database)):
        database.execute("INSERT INTO setting (name, value) VALUES (?, 'yes') ON CONFLICT DO NOTHING", (_SETTLED,))


def is_settled(database: Reader) -> bool:
    return database.execute("SELECT 1 FROM setting WHERE name = ?", (_SETTLED,)).fetchone() is not None


def _digest(linked: Linked, bodies: Sequence[bytes]) -> bytes:
    return blake2b(b"\n".join((linked.version.encode(), *bodies)), digest_size=16).digest()
