"""Search in a store: what is asked is found in its full-text tables, weighed, and brought page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from qawl.model.codec import decode_actor, decode_article_of, decode_reading
from qawl.model.documents import Article
from qawl.model.records import HopKind, Reading
from qawl.store.contract.search import MOST_COUNTED, FoundActor, FoundArticle, Listed, Order, Sought
from qawl.store.contract.store import ArticleCard, StoredStatement
from qawl.store.database import Database
from qawl.store.kept.choices import BATCH, ask_all, short
from qawl.store.kept.standing import stored_statement
from qawl.store.kept.words import name_words
from qawl.store.search.matches import FEW, WIDEST, Near, Question, Rule, article_question, statement_question

T = TypeVar("T")


class KeptSearch:
    """The contract of `SearchStore` in `contract/search.py`."""

    _database: Database

    def search_articles(self, sought: Sought) -> Listed[FoundArticle]:
        with self._database.refusing():
            question = article_question(sought, rules_of(self._database, sought), self._database)
            return _listed(self._database, question, sought, _article)

    def search_statements(self, sought: Sought) -> Listed[StoredStatement]:
        with self._database.refusing():
            question = statement_question(sought, rules_of(self._database, sought), self._database)
            return _listed(self._database, question, sought, _Statements().read)

    def search_actors(self, words: str, offset: int = 0, limit: int = 20) -> Listed[FoundActor]:
        with self._database.refusing():
            return _actors(self._database, name_words(words), offset, limit)

    def ask(self, rule: str, takes: Callable[[Article], bool], of: str | None = None) -> bool:
        with self._database.refusing():
            return _ask(self._database, rule, takes, of)


def rules_of(database: Database, sought: Sought) -> list[Rule]:
    """The rules that are asked by; one that was never asked takes nothing."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM chosen WHERE rule = ? AND taken <> 0 LIMIT ?) AS counted"
    numbers = [_number(database, rule) for rule in sought.rules]
    return [Rule(one, database.execute(sql, (one, FEW + 1)).fetchone()[0] <= FEW) for one in numbers]


def _number(database: Database, rule: str) -> int:
    """The number of a rule; -1 for one that was never asked."""
    row = database.execute("SELECT number FROM rule WHERE name = ?", (short(rule),)).fetchone()
    return -1 if row is None else int(row[0])


def _listed(
    database: Database,
    question: Question,
    sought: Sought,
    read: Callable[[Database, int], T | None],
) -> Listed[T]:
    """One page, and how many there are in all."""
    rows = _page(database, question, sought)
    items = [item for row in rows[: sought.limit] if (item := read(database, row)) is not None]
    ended = len(rows) <= sought.limit and (rows or not sought.offset)
    known = sought.offset + len(rows) if ended and _is_whole(question, sought) else None
    total = _count(database, question) if known is None else known
    return Listed(tuple(items), min(total, MOST_COUNTED), total > MOST_COUNTED, len(rows) > sought.limit)


def _is_whole(question: Question, sought: Sought) -> bool:
    """Whether the pages of this order come to an end only where there is nothing more."""
    return sought.order is Order.NEWEST or not question.parts


def _count(database: Database, question: Question) -> int:
    if question.speaks is not None:
        return len(found(database, question, WIDEST, MOST_COUNTED + 1))
    asked = question.count(MOST_COUNTED + 1)
    return int(database.execute(asked.sql, asked.values).fetchone()[0])


def _page(database: Database, question: Question, sought: Sought) -> list[int]:
    """The rows of the page that is sought, and one more where there are more."""
    nearnesses = question.nearnesses(sought.order)
    if len(nearnesses) == 1 and _is_whole(question, sought):
        return [row for row, _ in found(database, question, nearnesses[0], sought.limit + 1, sought.offset)]
    nearest = _nearest(database, question, sought.order)
    return list(islice(nearest, sought.offset, sought.offset + sought.limit + 1))


def found(database: Database, question: Question, near: Near, limit: int, offset: int = 0) -> list[tuple[int, float]]:
    """The numbers of what matches, newest first, with their scores."""
    if question.speaks is None:
        asked = question.rows(near, limit, offset)
        return database.execute(asked.sql, asked.values).fetchall()
    speaks, asked = question.speaks, question.with_content(near)
    with database.snapshot() as now:
        taken = ((number, score) for number, score, content in now.stream(asked.sql, asked.values) if speaks(content))
        return list(islice(taken, offset, offset + limit))


def _nearest(database: Database, question: Question, order: Order) -> Iterator[int]:
    """The newest thousand of each nearness, the best of them first; no row twice."""
    seen: set[int] = set()
    for near in question.nearnesses(order):
        weighed = found(database, question, near, MOST_COUNTED)
        for row, _ in sorted(weighed, key=lambda pair: (pair[1], -pair[0])):
            if row not in seen:
                seen.add(row)
                yield row


def _article(database: Database, row: int) -> FoundArticle | None:
    found = database.execute(
        "SELECT id, title, url, outlet, published, version, statements, silences, body FROM article"
        " WHERE number = (SELECT article FROM searched WHERE searched.row = ?)",
        (row,),
    ).fetchone()
    return None if found is None else FoundArticle(ArticleCard(*found[:8]), decode_article_of(found[8]))


class _Statements:
    """Reads statements; of several of one article in a row its reading is read once."""

    def __init__(self) -> None:
        self._number: int | None = None
        self._reading: Reading | None = None

    def read(self, database: Database, row: int) -> StoredStatement | None:
        found = database.execute(
            "SELECT statement.id, statement.position, statement.article, standing.body FROM statement"
            " LEFT JOIN standing ON standing.statement = statement.number WHERE statement.number = ?",
            (row,),
        ).fetchone()
        if found is None:
            return None
        own_id, position, number, kept = found
        if number != self._number:
            body = database.execute("SELECT body FROM article WHERE number = ?", (number,)).fetchone()
            self._number, self._reading = number, None if body is None else decode_reading(body[0])
        return None if self._reading is None else stored_statement(own_id, position, self._reading, kept)


# Actors


def _actors(database: Database, words: Sequence[str], offset: int, limit: int) -> Listed[FoundActor]:
    begins = [f" {word.removeprefix('ال') or word}" for word in words]
    holds = " AND ".join(["(instr(naming.words, ?) > 0 OR instr(naming.words, ?) > 0)"] * len(begins)) or "TRUE"
    asked = [value for word, begin in zip(words, begins, strict=True) for value in (f" {word}", begin)]
    rows = database.execute(
        "SELECT naming.actor, max(instr(naming.words, ?)) = 1 AS whole"
        f" FROM naming LEFT JOIN speaking ON speaking.actor = naming.actor WHERE {holds} GROUP BY naming.actor"
        " ORDER BY whole DESC, max(speaking.statements) DESC NULLS LAST, max(speaking.articles) DESC NULLS LAST,"
        " naming.actor",
        (f" {' '.join(words)} |", *asked),
    ).fetchall()
    page = [_actor(database, own_id) for own_id, _ in rows[offset : offset + limit]]
    return Listed(tuple(page), len(rows), False, len(rows) > offset + limit)


def _actor(database: Database, own_id: str) -> FoundActor:
    names = database.execute(
        "SELECT name, articles, kind FROM naming WHERE actor = ? ORDER BY articles DESC, name", (own_id,)
    ).fetchall()
    spoken = database.execute("SELECT statements, articles FROM speaking WHERE actor = ?", (own_id,)).fetchone()
    entry = database.execute("SELECT body FROM actor WHERE id = ?", (own_id,)).fetchone()
    met = tuple((name, articles) for name, articles, _ in names if articles)
    kind = next((kind for _, _, kind in names if kind), None)
    known = None if entry is None else decode_actor(entry[0])
    return FoundActor(own_id, met, known, HopKind(kind) if kind else None, *(spoken or (0, 0)))


# Rules


def _ask(database: Database, rule: str, takes: Callable[[Article], bool], of: str | None) -> bool:
    number, other = _number(database, rule), None if of is None else _number(database, of)
    if _is_asked(database, number, other):
        return True
    within = (
        " AND searched.article IN"
        " (SELECT within.article FROM chosen AS within WHERE within.rule = ? AND within.taken <> 0)"
    )
    new = database.execute(
        "SELECT searched.article FROM searched"
        " LEFT JOIN chosen ON chosen.rule = ? AND chosen.article = searched.article"
        " AND chosen.fingerprint = searched.fingerprint"
        f" WHERE searched.article IS NOT NULL AND chosen.article IS NULL{'' if other is None else within}"
        " ORDER BY searched.article",
        (number,) if other is None else (number, other),
    ).fetchall()
    for start in range(0, len(new), BATCH):
        _, kept = ask_all(database, rule, [number for (number,) in new[start : start + BATCH]], takes)
        if not kept:
            return False
    return True


def _is_asked(database: Database, rule: int, of: int | None) -> bool:
    """Whether a rule has as many answers as there are articles to be asked about: answers go when articles change."""
    answers = database.execute("SELECT count(*) FROM chosen WHERE rule = ?", (rule,)).fetchone()
    wanted = (
        database.execute("SELECT count(*) FROM article")
        if of is None
        else database.execute("SELECT count(*) FROM chosen WHERE rule = ? AND taken <> 0", (of,))
    ).fetchone()
    return bool(answers == wanted)
