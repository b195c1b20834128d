"""What the SQLite store keeps of people's corrections: revisions, drafts, doubt, and what was worked out of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from qawl.errors import BadData
from qawl.model.codec import decode_plain, decode_reading, encode_plain
from qawl.model.documents import Span
from qawl.model.records import Reading, Statement
from qawl.model.review import Action, Draft, Family, Revision
from qawl.store.connection import refusing, transaction
from qawl.store.contract import ALL, Filter
from qawl.store.contract_review import FORMULA, Doubtful, Stale, doubt_of, seal_of
from qawl.store.search import conditions

_COLUMNS = "number, record, article, verdict, body, seal"
_ARTICLES = 500
"""Articles whose doubt is written in one transaction, when all of it is measured anew."""


class SqliteReview:
    """The contract of `contract_review.ReviewStore`."""

    _connection: sqlite3.Connection
    _path: str

    def revise(self, revision: Revision) -> Revision:
        with refusing(self._path), transaction(self._connection):
            return _revise(self._connection, revision)

    def revisions(self, record: str | None = None, article: str | None = None) -> Iterator[Revision]:
        with refusing(self._path):
            yield from _revisions(self._connection, record, article)

    def pair_revisions(self, family: Family) -> Iterator[Revision]:
        with refusing(self._path):
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM revision WHERE record >= ? AND record < ? ORDER BY number",
                (f"{family.value}-", f"{family.value}."),  # «.» comes next after «-»
            ).fetchall()
        yield from map(_revision, rows)

    def articles_judged(self) -> frozenset[str]:
        with refusing(self._path):
            rows = self._connection.execute("SELECT DISTINCT article FROM revision")
            return frozenset(str(article) for (article,) in rows)

    def trail_end(self) -> tuple[int, str]:
        with refusing(self._path):
            row = self._connection.execute("SELECT number, seal FROM trail").fetchone()
        return (0, "") if row is None else (int(row[0]), str(row[1]))

    def article_of(self, record: str) -> str | None:
        with refusing(self._path):
            row = self._connection.execute(
                "SELECT article.id FROM statement JOIN article ON article.number = statement.article"
                " WHERE statement.id = ?1 UNION ALL SELECT article FROM revision WHERE record = ?1 LIMIT 1",
                (record,),
            ).fetchone()
        return None if row is None else str(row[0])

    def judged(self, rule: str, make: Callable[[Reading, Sequence[Revision]], bytes]) -> Iterator[tuple[str, bytes]]:
        with refusing(self._path):
            yield from _judged(self._connection, rule, make)

    def doubtful(self, wanted: Filter | None = None) -> Iterator[Doubtful]:
        asked = list(conditions(wanted or ALL))
        where = " AND ".join(one.sql for one in asked) or "TRUE"
        values = tuple(value for one in asked for value in one.values)
        sql = (
            "SELECT statement.id, article.id, statement.position, doubt.score FROM doubt"
            " CROSS JOIN statement ON statement.number = doubt.statement"
            f" JOIN article ON article.number = statement.article WHERE {where}"
            " ORDER BY doubt.score DESC, doubt.statement"
        )
        with refusing(self._path):
            for row in self._connection.execute(sql, values):
                yield Doubtful(*row)

    def doubted(self) -> int:
        with refusing(self._path):
            return int(self._connection.execute("SELECT count(*) FROM doubt").fetchone()[0])

    def keep_draft(self, draft: Draft) -> None:
        with refusing(self._path):
            self._connection.execute(
                "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)",
                (draft.by, draft.record, draft.at, encode_plain(draft)),
            )

    def draft(self, by: str, record: str) -> Draft | None:
        with refusing(self._path):
            row = self._connection.execute(
                "SELECT body FROM draft WHERE reviewer = ? AND record = ?", (by, record)
            ).fetchone()
        return None if row is None else decode_plain(row[0], Draft)

    def drafts(self, by: str) -> Iterator[Draft]:
        with refusing(self._path):
            rows = self._connection.execute(
                "SELECT body FROM draft WHERE reviewer = ? ORDER BY at DESC, record", (by,)
            ).fetchall()
        yield from (decode_plain(body, Draft) for (body,) in rows)

    def drop_draft(self, by: str, record: str) -> None:
        with refusing(self._path):
            self._connection.execute("DELETE FROM draft WHERE reviewer = ? AND record = ?", (by, record))

    def skip(self, by: str, record: str, at: str) -> None:
        with refusing(self._path):
            self._connection.execute("INSERT OR REPLACE INTO skipped VALUES (?, ?, ?)", (by, record, at))

    def skipped(self, by: str) -> dict[str, str]:
        with refusing(self._path):
            rows = self._connection.execute("SELECT record, at FROM skipped WHERE reviewer = ? ORDER BY at", (by,))
            return dict(rows.fetchall())


def _revise(connection: sqlite3.Connection, revision: Revision) -> Revision:
    changes = revision.action is not Action.COMMENT
    if changes:
        row = connection.execute(
            f"SELECT {_COLUMNS} FROM revision WHERE record = ? AND verdict = 1 ORDER BY number DESC LIMIT 1",
            (revision.record,),
        ).fetchone()
        newest = None if row is None else _revision(row)
        if revision.base != (newest.number if newest else 0):
            raise Stale(newest)
    number, before = connection.execute(
        "SELECT coalesce(max(number), 0) + 1, (SELECT seal FROM revision ORDER BY number DESC LIMIT 1) FROM revision"
    ).fetchone()
    made = replace(revision, number=int(number), seal="")
    made = replace(made, seal=seal_of(before or "", made))
    connection.execute(
        "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?)",
        (made.number, made.record, made.article, changes, encode_plain(replace(made, seal="")), made.seal),
    )
    connection.execute("INSERT OR REPLACE INTO trail VALUES (1, ?, ?)", (made.number, made.seal))
    for table in ("draft", "skipped") if changes else ():
        connection.execute(f"DELETE FROM {table} WHERE reviewer = ? AND record = ?", (made.by, made.record))
    return made


def _revisions(connection: sqlite3.Connection, record: str | None, article: str | None) -> Iterator[Revision]:
    given = [(name, value) for name, value in (("record", record), ("article", article)) if value is not None]
    where = "".join(f" AND {name} = ?" for name, _ in given)
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM revision WHERE TRUE{where} ORDER BY number", tuple(value for _, value in given)
    )
    yield from map(_revision, rows.fetchall())


def _revision(row: tuple[int, str, str, int, bytes, str]) -> Revision:
    """A revision as its row has it: where columns and body differ, the seal does not hold."""
    number, record, article, verdict, body, seal = row
    try:
        made = decode_plain(body, Revision)
    except ValueError as error:  # bytes that are no letters
        raise BadData(f"revision {number} cannot be read: {error}") from error
    if bool(verdict) is not (made.action is not Action.COMMENT):
        raise BadData(f"revision {number} is not what its row says")
    return replace(made, number=number, record=record, article=article, seal=seal)


def _judged(
    connection: sqlite3.Connection, rule: str, make: Callable[[Reading, Sequence[Revision]], bytes]
) -> Iterator[tuple[str, bytes]]:
    rows = connection.execute(
        "SELECT kept.article, kept.newest, article.fingerprint, judged.body FROM"
        " (SELECT article, max(number) AS newest FROM revision GROUP BY article) AS kept"
        " JOIN article ON article.id = kept.article LEFT JOIN judged ON judged.article = kept.article"
        " AND judged.rule = ? AND judged.fingerprint = article.fingerprint AND judged.newest = kept.newest"
        " ORDER BY kept.article",
        (rule,),
    ).fetchall()
    made = []
    for article, newest, fingerprint, body in rows:
        if body is None:
            reading = connection.execute("SELECT body FROM article WHERE id = ?", (article,)).fetchone()
            body = make(decode_reading(reading[0]), tuple(_revisions(connection, None, article)))
            made.append((article, rule, fingerprint, newest, body))
        yield article, body
    _remember(connection, made)


def _remember(connection: sqlite3.Connection, made: Sequence[tuple[str, str, bytes, int, bytes]]) -> None:
    """Write down what was worked out; a store that is busy or read only is no hindrance."""
    if not made or connection.in_transaction:
        return
    try:
        with transaction(connection):
            connection.executemany("INSERT OR REPLACE INTO judged VALUES (?, ?, ?, ?, ?)", made)
    except sqlite3.OperationalError:
        return


# Doubt


def put_doubt(connection: sqlite3.Connection, article: int, reading: Reading) -> None:
    """Measure the doubt of an article's statements, which have just been written."""
    if _measures(connection):
        _put(connection, [(_score(one), article, place) for place, one in enumerate(reading.statements)])


def _measures(connection: sqlite3.Connection) -> bool:
    """Whether the store is of a form that keeps doubt."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'doubt'").fetchone() is not None


def _put(connection: sqlite3.Connection, scores: Sequence[tuple[float, int, int]]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO doubt SELECT number, ? FROM statement WHERE article = ? AND position = ?", scores
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """Of a statement only what doubt is measured by."""

    speaker: Span | None
    speaker_name: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class _Doubtable:
    """Of a reading the same."""

    statements: tuple[_Facts, ...]


def measure_doubt(connection: sqlite3.Connection) -> None:
    """Measure the doubt of every statement where that has not been done, or was done otherwise."""
    known = connection.execute("SELECT value FROM setting WHERE name = 'doubt'").fetchone()
    if known == (FORMULA,) or not _measures(connection):
        return
    numbers = [number for (number,) in connection.execute("SELECT number FROM article").fetchall()]
    for start in range(0, len(numbers), _ARTICLES):
        with transaction(connection):
            for number in numbers[start : start + _ARTICLES]:
                body = connection.execute("SELECT body FROM article WHERE number = ?", (number,)).fetchone()[0]
                found = decode_plain(body, _Doubtable).statements
                _put(connection, [(_score(one), number, position) for position, one in enumerate(found)])
    connection.execute("INSERT OR REPLACE INTO setting VALUES ('doubt', ?)", (FORMULA,))


def _score(one: _Facts | Statement) -> float:
    return doubt_of(one.confidence, named=one.speaker_name is not None, seen=one.speaker is not None)
