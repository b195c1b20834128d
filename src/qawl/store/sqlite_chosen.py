"""The rows of rules and of the articles that they take: a memory that may be lost at any time, and never misleads."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from qawl.model.codec import decode_article_of
from qawl.model.documents import Article
from qawl.store.connection import transaction

_BATCH = 4_000
"""Answers that are written together."""
_KEPT_RULES = 64
"""Rules whose answers stay; of older ones they are made again when they are asked."""

Answer = tuple[int, bytes, bool]
"""The article's number and fingerprint, and whether the rule takes it."""


def choose(connection: sqlite3.Connection, rule: str, takes: Callable[[Article], bool]) -> list[str]:
    """The ids of the articles that a rule takes, in the order of the store; only new ones are asked about."""
    known = connection.execute(
        "SELECT article.number, article.id, chosen.taken FROM article"
        " LEFT JOIN rule ON rule.name = ? LEFT JOIN chosen ON chosen.rule = rule.number"
        " AND chosen.article = article.number AND chosen.fingerprint = article.fingerprint"
        " ORDER BY article.day IS NULL, article.published, article.id",
        (rule,),
    ).fetchall()
    new = [number for number, _, taken in known if taken is None]
    answers: dict[int, bool] = {}
    writing = True
    for start in range(0, len(new), _BATCH):
        asked = list(_ask(connection, new[start : start + _BATCH], takes))
        answers.update((number, taken) for number, _, taken in asked)
        writing = writing and _remember(connection, rule, asked)
    return [own_id for number, own_id, taken in known if (answers.get(number, False) if taken is None else taken)]


def _ask(connection: sqlite3.Connection, numbers: Sequence[int], takes: Callable[[Article], bool]) -> Iterator[Answer]:
    for number in numbers:
        row = connection.execute("SELECT fingerprint, body FROM article WHERE number = ?", (number,)).fetchone()
        if row is not None:
            yield number, row[0], takes(decode_article_of(row[1]))


def _remember(connection: sqlite3.Connection, rule: str, answers: Sequence[Answer]) -> bool:
    """Write the answers down; whether that could be done, for a store that is busy or read only is no hindrance."""
    try:
        with transaction(connection):
            number = rule_number(connection, rule)
            connection.executemany(
                "INSERT OR REPLACE INTO chosen SELECT ?, number, ?, ? FROM article WHERE number = ?",
                [(number, fingerprint, taken, article) for article, fingerprint, taken in answers],
            )
    except sqlite3.OperationalError:
        return False
    return True


def rule_number(connection: sqlite3.Connection, rule: str) -> int:
    """The number of a rule; a new one takes the place of the oldest."""
    row = connection.execute("SELECT number FROM rule WHERE name = ?", (rule,)).fetchone()
    if row is not None:
        return int(row[0])
    row = connection.execute("INSERT INTO rule (name) VALUES (?) RETURNING number", (rule,)).fetchone()
    connection.execute("DELETE FROM rule WHERE number <= ?", (int(row[0]) - _KEPT_RULES,))
    return int(row[0])
