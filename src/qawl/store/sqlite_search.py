"""Search in the SQLite store: what is asked is found in its full-text tables, weighed, and brought page by page."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from qawl.model.codec import decode_actor, decode_article_of, decode_reading
from qawl.model.documents import Article
from qawl.model.records import HopKind, Reading
from qawl.store.connection import refusing, transaction
from qawl.store.contract import ArticleCard, StoredStatement
from qawl.store.contract_search import MOST_COUNTED, FoundActor, FoundArticle, Listed, Order, Sought
from qawl.store.search_match import FEW, Question, Rule, article_question, statement_question
from qawl.store.sqlite_chosen import rule_number
from qawl.store.sqlite_searched import name_words

_BATCH = 4_000
"""Answers to a rule that are written together."""

T = TypeVar("T")


class SqliteSearch:
    """The contract of `contract_search.SearchStore`."""

    _connection: sqlite3.Connection
    _path: str

    def search_articles(self, sought: Sought) -> Listed[FoundArticle]:
        with refusing(self._path):
            question = article_question(sought, rules_of(self._connection, sought))
            return _listed(self._connection, question, sought, _article)

    def search_statements(self, sought: Sought) -> Listed[StoredStatement]:
        with refusing(self._path):
            if sought.speaks is not None:
                self._connection.create_function("speaks", 1, sought.speaks)
            question = statement_question(sought, rules_of(self._connection, sought))
            return _listed(self._connection, question, sought, _Statements().read)

    def search_actors(self, words: str, offset: int = 0, limit: int = 20) -> Listed[FoundActor]:
        with refusing(self._path):
            return _actors(self._connection, name_words(words), offset, limit)

    def ask(self, rule: str, takes: Callable[[Article], bool], of: str | None = None) -> bool:
        with refusing(self._path):
            return _ask(self._connection, rule, takes, of)


def rules_of(connection: sqlite3.Connection, sought: Sought) -> list[Rule]:
    """The rules that are asked by; one that was never asked takes nothing."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM chosen WHERE rule = ? AND taken LIMIT ?)"
    numbers = [_number(connection, rule) for rule in sought.rules]
    return [Rule(one, connection.execute(sql, (one, FEW + 1)).fetchone()[0] <= FEW) for one in numbers]


def _number(connection: sqlite3.Connection, rule: str) -> int:
    """The number of a rule; -1 for one that was never asked."""
    row = connection.execute("SELECT number FROM rule WHERE name = ?", (rule,)).fetchone()
    return -1 if row is None else int(row[0])


def _listed(
    connection: sqlite3.Connection,
    question: Question,
    sought: Sought,
    read: Callable[[sqlite3.Connection, int], T | None],
) -> Listed[T]:
    """One page, and how many there are in all."""
    rows = _page(connection, question, sought)
    items = [item for row in rows[: sought.limit] if (item := read(connection, row)) is not None]
    ended = len(rows) <= sought.limit and (rows or not sought.offset)
    known = sought.offset + len(rows) if ended and _is_whole(question, sought) else None
    total = _count(connection, question) if known is None else known
    return Listed(tuple(items), min(total, MOST_COUNTED), total > MOST_COUNTED, len(rows) > sought.limit)


def _is_whole(question: Question, sought: Sought) -> bool:
    """Whether the pages of this order come to an end only where there is nothing more."""
    return sought.order is Order.NEWEST or not question.parts


def _count(connection: sqlite3.Connection, question: Question) -> int:
    asked = question.count(MOST_COUNTED + 1)
    return int(connection.execute(asked.sql, asked.values).fetchone()[0])


def _page(connection: sqlite3.Connection, question: Question, sought: Sought) -> list[int]:
    """The rows of the page that is sought, and one more where there are more."""
    nearnesses = question.nearnesses(sought.order)
    if len(nearnesses) == 1 and _is_whole(question, sought):
        asked = question.rows(nearnesses[0], sought.limit + 1, sought.offset)
        return [row for row, _ in connection.execute(asked.sql, asked.values)]
    found = _nearest(connection, question, sought.order)
    return list(islice(found, sought.offset, sought.offset + sought.limit + 1))


def _nearest(connection: sqlite3.Connection, question: Question, order: Order) -> Iterator[int]:
    """The newest thousand of each nearness, the best of them first; no row twice."""
    seen: set[int] = set()
    for near in question.nearnesses(order):
        asked = question.rows(near, MOST_COUNTED)
        weighed = connection.execute(asked.sql, asked.values).fetchall()
        for row, _ in sorted(weighed, key=lambda pair: (pair[1], -pair[0])):
            if row not in seen:
                seen.add(row)
                yield row


def _article(connection: sqlite3.Connection, row: int) -> FoundArticle | None:
    found = connection.execute(
        "SELECT id, title, url, outlet, published, version, statements, silences, body FROM article"
        " WHERE number = (SELECT article FROM searched WHERE row = ?)",
        (row,),
    ).fetchone()
    return None if found is None else FoundArticle(ArticleCard(*found[:8]), decode_article_of(found[8]))


class _Statements:
    """Reads statements; of several of one article in a row its reading is read once."""

    def __init__(self) -> None:
        self._number: int | None = None
        self._reading: Reading | None = None

    def read(self, connection: sqlite3.Connection, row: int) -> StoredStatement | None:
        found = connection.execute("SELECT id, position, article FROM statement WHERE number = ?", (row,)).fetchone()
        if found is None:
            return None
        own_id, position, number = found
        if number != self._number:
            body = connection.execute("SELECT body FROM article WHERE number = ?", (number,)).fetchone()
            self._number, self._reading = number, None if body is None else decode_reading(body[0])
        if self._reading is None or position >= len(self._reading.statements):
            return None  # another program has written the article meanwhile
        return StoredStatement(own_id, position, self._reading.article, self._reading.statements[position])


# Actors


def _actors(connection: sqlite3.Connection, words: Sequence[str], offset: int, limit: int) -> Listed[FoundActor]:
    begins = [f" {word.removeprefix('ال') or word}" for word in words]
    holds = " AND ".join(["(instr(words, ?) > 0 OR instr(words, ?) > 0)"] * len(begins)) or "TRUE"
    asked = [value for word, begin in zip(words, begins, strict=True) for value in (f" {word}", begin)]
    rows = connection.execute(
        "SELECT actor, max(instr(words, ?)) = 1 AS whole FROM naming LEFT JOIN speaking USING (actor)"
        f" WHERE {holds} GROUP BY actor"
        " ORDER BY whole DESC, max(statements) DESC, max(speaking.articles) DESC, actor",
        (f" {' '.join(words)} |", *asked),
    ).fetchall()
    page = [_actor(connection, own_id) for own_id, _ in rows[offset : offset + limit]]
    return Listed(tuple(page), len(rows), False, len(rows) > offset + limit)


def _actor(connection: sqlite3.Connection, own_id: str) -> FoundActor:
    names = connection.execute(
        "SELECT name, articles, kind FROM naming WHERE actor = ? ORDER BY articles DESC, name", (own_id,)
    ).fetchall()
    spoken = connection.execute("SELECT statements, articles FROM speaking WHERE actor = ?", (own_id,)).fetchone()
    entry = connection.execute("SELECT body FROM actor WHERE id = ?", (own_id,)).fetchone()
    met = tuple((name, articles) for name, articles, _ in names if articles)
    kind = next((kind for _, _, kind in names if kind), None)
    known = None if entry is None else decode_actor(entry[0])
    return FoundActor(own_id, met, known, HopKind(kind) if kind else None, *(spoken or (0, 0)))


# Rules


def _ask(connection: sqlite3.Connection, rule: str, takes: Callable[[Article], bool], of: str | None) -> bool:
    number, other = _number(connection, rule), None if of is None else _number(connection, of)
    if _is_asked(connection, number, other):
        return True
    new = connection.execute(
        "SELECT searched.article, searched.fingerprint FROM searched"
        " LEFT JOIN chosen ON chosen.rule = ?1 AND chosen.article = searched.article"
        " AND chosen.fingerprint = searched.fingerprint"
        " WHERE searched.article IS NOT NULL AND chosen.article IS NULL AND (?2 IS NULL OR searched.article IN"
        " (SELECT within.article FROM chosen AS within WHERE within.rule = ?2 AND within.taken))",
        (number, other),
    ).fetchall()
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        answers = [
            (number, fingerprint, taken) for number, fingerprint in batch for taken in _taken(connection, number, takes)
        ]
        try:
            with transaction(connection):
                known = rule_number(connection, rule)
                connection.executemany(
                    "INSERT OR REPLACE INTO chosen SELECT ?, number, ?, ? FROM article WHERE number = ?",
                    [(known, fingerprint, taken, number) for number, fingerprint, taken in answers],
                )
        except sqlite3.OperationalError:
            return False
    return True


def _is_asked(connection: sqlite3.Connection, rule: int, of: int | None) -> bool:
    """Whether a rule has as many answers as there are articles to be asked about: answers go when articles change."""
    (answers,) = connection.execute("SELECT count(*) FROM chosen WHERE rule = ?", (rule,)).fetchone()
    sql = "SELECT count(*) FROM article WHERE ?1 IS NULL" if of is None else _TO_BE_ASKED
    return bool(answers == connection.execute(sql, (of,)).fetchone()[0])


_TO_BE_ASKED = "SELECT count(*) FROM chosen WHERE rule = ?1 AND taken"


def _taken(connection: sqlite3.Connection, number: int, takes: Callable[[Article], bool]) -> Iterator[bool]:
    row = connection.execute("SELECT body FROM article WHERE number = ?", (number,)).fetchone()
    if row is not None:
        yield takes(decode_article_of(row[0]))
