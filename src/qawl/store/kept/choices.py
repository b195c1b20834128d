"""The rows of rules and of the articles that they take: a memory that may be lost at any time, and never misleads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import TypeVar

from qawl.model.codec import decode_article_of
from qawl.model.documents import Article
from qawl.store.database import Database, Reader

BATCH = 4_000
"""Answers that are written together."""
_AT_ONCE = 256
"""Articles that are read together."""
_KEPT_RULES = 64
"""Rules whose answers stay; of older ones they are made again when they are asked."""
_LONGEST = 500
"""Letters of a name: of a longer one its digest is kept, for an index has no room for it."""

T = TypeVar("T")

Answer = tuple[int, bytes, bool]
"""The article's number and fingerprint, and whether the rule takes it."""


def choose(database: Database, rule: str, takes: Callable[[Article], bool]) -> list[str]:
    """The ids of the articles that a rule takes, in the order of the store; only new ones are asked about."""
    known = database.execute(
        "SELECT article.number, article.id, chosen.taken FROM article"
        " LEFT JOIN rule ON rule.name = ? LEFT JOIN chosen ON chosen.rule = rule.number"
        " AND chosen.article = article.number AND chosen.fingerprint = article.fingerprint"
        " ORDER BY article.day IS NULL, article.published NULLS FIRST, article.id",
        (short(rule),),
    ).fetchall()
    new = [number for number, _, taken in known if taken is None]
    answers, _ = ask_all(database, rule, new, takes)
    return [own_id for number, own_id, taken in known if (answers.get(number, False) if taken is None else taken)]


def ask_all(
    database: Database, rule: str, numbers: Sequence[int], takes: Callable[[Article], bool]
) -> tuple[dict[int, bool], bool]:
    """Ask a rule about articles; its answers by number, and whether they could be remembered."""
    known: dict[int, bool] = {}
    writing = True
    for start in range(0, len(numbers), BATCH):
        asked = bodies(database, numbers[start : start + BATCH], decode_article_of)
        answers = [(number, fingerprint, takes(article)) for number, fingerprint, article in asked]
        writing = writing and _remember(database, rule, answers)
        known.update((number, taken) for number, _, taken in answers)
    return known, writing


def bodies(database: Reader, numbers: Sequence[int], decode: Callable[[bytes], T]) -> Iterator[tuple[int, bytes, T]]:
    """Each article's number and fingerprint, and what its body holds, in this order; one that is gone is left out."""
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        sql = f"SELECT number, fingerprint, body FROM article WHERE number IN ({', '.join('?' * len(some))})"
        rows = {row[0]: row for row in database.execute(sql, some)}
        for number, fingerprint, body in (rows[number] for number in some if number in rows):
            yield number, fingerprint, decode(body)


def _remember(database: Database, rule: str, answers: Sequence[Answer]) -> bool:
    """Write the answers down; whether that could be done, for a store that is busy or read only is no hindrance."""

    def write() -> None:
        number = rule_number(database, rule)
        these = database.one_of([article for article, *_ in answers])
        database.execute(f"DELETE FROM chosen WHERE rule = ? AND article {these.sql}", (number, *these.values))
        rows = [(number, article, fingerprint, int(taken)) for article, fingerprint, taken in answers]
        database.load("chosen", ("rule", "article", "fingerprint", "taken"), rows)

    return database.attempt(write)


def rule_number(database: Database, rule: str) -> int:
    """The number of a rule, of which no other writes until the end; a new one takes the place of the oldest."""
    database.alone("rule")
    row = database.execute("SELECT number FROM rule WHERE name = ?", (short(rule),)).fetchone()
    if row is not None:
        return int(row[0])
    row = database.execute("INSERT INTO rule (name) VALUES (?) RETURNING number", (short(rule),)).fetchone()
    database.execute("DELETE FROM rule WHERE number <= ?", (int(row[0]) - _KEPT_RULES,))
    return int(row[0])


def short(name: str) -> str:
    """The name under which a rule or an outcome is kept."""
    if len(name) <= _LONGEST:
        return name
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
