"""The rows of cards and of what came of comparing them: a memory that may be lost at any time, and never misleads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from hashlib import blake2b
from typing import TypeVar

from qawl.store.database import Database, Reader
from qawl.store.kept.choices import bodies, rule_number, short

T = TypeVar("T")

_BATCH = 1_000
"""Cards that are made, written and read together."""

Made = tuple[int, bytes, bytes]
"""The article's number and fingerprint, and its card."""


def read_cards(
    database: Database,
    rule: str,
    decode: Callable[[bytes], T],
    make: Callable[[T], bytes],
    of: Collection[str] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Each article's card by a rule, in the order of the store; only what is new is made. `of` are the ids wanted."""
    known = database.execute(
        "SELECT article.number, article.id, card.rule FROM article"
        " LEFT JOIN rule ON rule.name = ? LEFT JOIN card ON card.rule = rule.number"
        " AND card.article = article.number AND card.fingerprint = article.fingerprint"
        " ORDER BY article.day IS NULL, article.published NULLS FIRST, article.id",
        (short(rule),),
    ).fetchall()
    if of is not None:
        known = [row for row in known if row[1] in of]
    for start in range(0, len(known), _BATCH):
        batch = known[start : start + _BATCH]
        new = [number for number, _, kept in batch if kept is None]
        made = [(number, mark, make(whole)) for number, mark, whole in bodies(database, new, decode)]
        cards = {number: card for number, _, card in made}
        _remember(database, rule, made)
        cards.update(_cards(database, [(kept, number) for number, _, kept in batch if kept is not None]))
        yield from ((own_id, cards[number]) for number, own_id, _ in batch if number in cards)


def _cards(database: Reader, kept: Sequence[tuple[int, int]]) -> dict[int, bytes]:
    """The cards of articles; all are of one rule."""
    if not kept:
        return {}
    places = ", ".join("?" * len(kept))
    sql = f"SELECT article, body FROM card WHERE rule = ? AND article IN ({places})"
    return dict(database.execute(sql, (kept[0][0], *(article for _, article in kept))).fetchall())


def _remember(database: Database, rule: str, made: Sequence[Made]) -> None:
    """Write cards down where that can be done: a store that is busy or read only is no hindrance."""

    def write() -> None:
        number = rule_number(database, rule)
        these = database.one_of([article for article, *_ in made])
        database.execute(f"DELETE FROM card WHERE rule = ? AND article {these.sql}", (number, *these.values))
        rows = [(number, article, fingerprint, card) for article, fingerprint, card in made]
        database.load("card", ("rule", "article", "fingerprint", "body"), rows)

    if made:
        database.attempt(write)


def fingerprint(database: Reader) -> bytes:
    """Another one once an article, or what was found in it, has come or changed."""
    digest = blake2b(digest_size=16)
    for own_id, found in database.stream("SELECT id, fingerprint FROM article ORDER BY id"):
        digest.update(own_id.encode("utf-8", "surrogatepass"))
        digest.update(found)
    return digest.digest()


def recall(database: Reader, name: str, state: bytes | None) -> bytes | None:
    asked = ("", (short(name),)) if state is None else (" AND state = ?", (short(name), state))
    row = database.execute(f"SELECT body FROM outcome WHERE name = ?{asked[0]}", asked[1]).fetchone()
    return None if row is None else bytes(row[0])


def remember(database: Database, name: str, state: bytes, body: bytes) -> None:
    """Write an outcome in the place of the older one, where that can be done."""
    database.attempt(lambda: put_outcome(database, name, state, body))


def put_outcome(database: Database, name: str, state: bytes, body: bytes) -> None:
    database.execute(
        "INSERT INTO outcome (name, state, body) VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET state = excluded.state, body = excluded.body",
        (short(name), state, body),
    )
