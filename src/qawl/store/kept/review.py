"""What a store keeps of people's corrections: revisions, drafts, doubt, and what was worked out of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from qawl.errors import BadData
from qawl.model.codec import decode_plain, decode_reading, encode_plain
from qawl.model.documents import Span
from qawl.model.records import Reading, Statement
from qawl.model.review import REMARKS, Action, Draft, Family, Revision
from qawl.store.contract.review import FORMULA, Doubtful, Stale, doubt_of, seal_of
from qawl.store.contract.store import ALL, Filter
from qawl.store.database import Database, Reader, joined
from qawl.store.opening import tell_opening
from qawl.store.search.filters import conditions

_COLUMNS = "number, record, article, verdict, body, seal"
_ARTICLES = 500
"""Articles whose doubt is written in one transaction, when all of it is measured anew."""


class KeptReview:
    """The contract of `ReviewStore` in `contract/review.py`."""

    _database: Database

    def revise(self, revision: Revision) -> Revision:
        with self._database.refusing(), self._database.transaction():
            self._database.alone("revision")
            return _revise(self._database, revision)

    def revisions(self, record: str | None = None, article: str | None = None) -> Iterator[Revision]:
        with self._database.refusing():
            yield from _revisions(self._database, record, article)

    def pair_revisions(self, family: Family) -> Iterator[Revision]:
        with self._database.refusing():
            rows = self._database.execute(
                f"SELECT {_COLUMNS} FROM revision WHERE record >= ? AND record < ? ORDER BY number",
                (f"{family.value}-", f"{family.value}."),  # «.» comes next after «-»
            ).fetchall()
        yield from map(_revision, rows)

    def checks(self) -> Iterator[Revision]:
        with self._database.refusing():
            rows = self._database.execute(
                f"SELECT {_COLUMNS} FROM revision WHERE verdict = 0 ORDER BY number"
            ).fetchall()
        yield from (one for one in map(_revision, rows) if one.action is Action.CHECK)

    def articles_judged(self) -> frozenset[str]:
        with self._database.refusing():
            rows = self._database.execute("SELECT DISTINCT article FROM revision")
            return frozenset(str(article) for (article,) in rows)

    def trail_end(self) -> tuple[int, str]:
        with self._database.refusing():
            row = self._database.execute("SELECT number, seal FROM trail").fetchone()
        return (0, "") if row is None else (int(row[0]), str(row[1]))

    def article_of(self, record: str) -> str | None:
        with self._database.refusing():
            row = (
                self._database.execute(
                    "SELECT article.id FROM statement JOIN article ON article.number = statement.article"
                    " WHERE statement.id = ?",
                    (record,),
                ).fetchone()
                or self._database.execute(
                    "SELECT article FROM revision WHERE record = ? ORDER BY number LIMIT 1", (record,)
                ).fetchone()
            )
        return None if row is None else str(row[0])

    def judged(self, rule: str, make: Callable[[Reading, Sequence[Revision]], bytes]) -> Iterator[tuple[str, bytes]]:
        with self._database.refusing():
            yield from _judged(self._database, rule, make)

    def doubtful(self, wanted: Filter | None = None) -> Iterator[Doubtful]:
        asked = joined(list(conditions(wanted or ALL, self._database)))
        sql = (
            "SELECT statement.id, article.id, statement.position, doubt.score FROM doubt"
            f" {self._database.index.join} statement ON statement.number = doubt.statement"
            f" JOIN article ON article.number = statement.article WHERE {asked.sql}"
            " ORDER BY doubt.score DESC, doubt.statement"
        )
        with self._database.refusing():
            for row in self._database.stream(sql, asked.values):
                yield Doubtful(*row)

    def doubted(self) -> int:
        with self._database.refusing():
            return int(self._database.execute("SELECT count(*) FROM doubt").fetchone()[0])

    def keep_draft(self, draft: Draft) -> None:
        with self._database.refusing():
            self._database.execute(
                "INSERT INTO draft (reviewer, record, at, body) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (reviewer, record) DO UPDATE SET at = excluded.at, body = excluded.body",
                (draft.by, draft.record, draft.at, encode_plain(draft)),
            )

    def draft(self, by: str, record: str) -> Draft | None:
        with self._database.refusing():
            row = self._database.execute(
                "SELECT body FROM draft WHERE reviewer = ? AND record = ?", (by, record)
            ).fetchone()
        return None if row is None else decode_plain(row[0], Draft)

    def drafts(self, by: str) -> Iterator[Draft]:
        with self._database.refusing():
            rows = self._database.execute(
                "SELECT body FROM draft WHERE reviewer = ? ORDER BY at DESC, record", (by,)
            ).fetchall()
        yield from (decode_plain(body, Draft) for (body,) in rows)

    def drop_draft(self, by: str, record: str) -> None:
        with self._database.refusing():
            self._database.execute("DELETE FROM draft WHERE reviewer = ? AND record = ?", (by, record))

    def skip(self, by: str, record: str, at: str) -> None:
        with self._database.refusing():
            self._database.execute(
                "INSERT INTO skipped (reviewer, record, at) VALUES (?, ?, ?)"
                " ON CONFLICT (reviewer, record) DO UPDATE SET at = excluded.at",
                (by, record, at),
            )

    def skipped(self, by: str) -> dict[str, str]:
        with self._database.refusing():
            rows = self._database.execute(
                "SELECT record, at FROM skipped WHERE reviewer = ? ORDER BY at, record", (by,)
            )
            return dict(rows.fetchall())


def _revise(database: Database, revision: Revision) -> Revision:
    changes = revision.action not in REMARKS
    if changes:
        row = database.execute(
            f"SELECT {_COLUMNS} FROM revision WHERE record = ? AND verdict = 1 ORDER BY number DESC LIMIT 1",
            (revision.record,),
        ).fetchone()
        newest = None if row is None else _revision(row)
        if revision.base != (newest.number if newest else 0):
            raise Stale(newest)
    number, before = database.execute(
        "SELECT coalesce(max(number), 0) + 1, (SELECT seal FROM revision ORDER BY number DESC LIMIT 1) FROM revision"
    ).fetchone()
    made = replace(revision, number=int(number), seal="")
    made = replace(made, seal=seal_of(before or "", made))
    database.execute(
        f"INSERT INTO revision ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
        (made.number, made.record, made.article, int(changes), encode_plain(replace(made, seal="")), made.seal),
    )
    database.execute(
        'INSERT INTO trail ("only", number, seal) VALUES (1, ?, ?)'
        ' ON CONFLICT ("only") DO UPDATE SET number = excluded.number, seal = excluded.seal',
        (made.number, made.seal),
    )
    for table in ("draft", "skipped") if changes else ():
        database.execute(f"DELETE FROM {table} WHERE reviewer = ? AND record = ?", (made.by, made.record))
    return made


def _revisions(database: Database, record: str | None, article: str | None) -> Iterator[Revision]:
    given = [(name, value) for name, value in (("record", record), ("article", article)) if value is not None]
    where = "".join(f" AND {name} = ?" for name, _ in given)
    rows = database.execute(
        f"SELECT {_COLUMNS} FROM revision WHERE TRUE{where} ORDER BY number", tuple(value for _, value in given)
    )
    yield from map(_revision, rows.fetchall())


def revisions_of(database: Database, article: str) -> Iterator[Revision]:
    """All revisions of the records of an article, in their order."""
    return _revisions(database, None, article)


def _revision(row: tuple[int, str, str, int, bytes, str]) -> Revision:
    """A revision as its row has it: where columns and body differ, the seal does not hold."""
    number, record, article, verdict, body, seal = row
    try:
        made = decode_plain(body, Revision)
    except ValueError as error:  # bytes that are no letters
        raise BadData(f"revision {number} cannot be read: {error}") from error
    if bool(verdict) is not (made.action not in REMARKS):
        raise BadData(f"revision {number} is not what its row says")
    return replace(made, number=number, record=record, article=article, seal=seal)


def _judged(
    database: Database, rule: str, make: Callable[[Reading, Sequence[Revision]], bytes]
) -> Iterator[tuple[str, bytes]]:
    rows = database.execute(
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
            reading = database.execute("SELECT body FROM article WHERE id = ?", (article,)).fetchone()
            body = make(decode_reading(reading[0]), tuple(_revisions(database, None, article)))
            made.append((article, rule, fingerprint, newest, body))
        yield article, body
    _remember(database, made)


def _remember(database: Database, made: Sequence[tuple[str, str, bytes, int, bytes]]) -> None:
    """Write down what was worked out; a store that is busy or read only is no hindrance."""
    if not made or database.in_transaction:
        return
    database.attempt(
        lambda: database.executemany(
            "INSERT INTO judged (article, rule, fingerprint, newest, body) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (article) DO UPDATE SET rule = excluded.rule, fingerprint = excluded.fingerprint,"
            " newest = excluded.newest, body = excluded.body",
            made,
        )
    )


# Doubt


def put_doubt(database: Database, statements: Sequence[tuple[int, Statement]]) -> None:
    """Measure the doubt of statements, which have just been written under these numbers."""
    if database.has_table(_DOUBT):
        database.load(_DOUBT, ("statement", "score"), [(number, _score(one)) for number, one in statements])


_DOUBT = "doubt"


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


def measure_doubt(database: Database) -> None:
    """Measure the doubt of every statement where that has not been done, or was done otherwise."""
    if _is_measured(database) or not database.has_table(_DOUBT):
        return
    numbers = [number for (number,) in database.execute("SELECT number FROM article ORDER BY number").fetchall()]
    for start in range(0, len(numbers), _ARTICLES):
        with database.transaction():
            database.alone(_DOUBT)
            if _is_measured(database):  # another program was quicker
                return
            tell_opening("store-doubting", start, len(numbers))
            for number in numbers[start : start + _ARTICLES]:
                _measure(database, number)
    database.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_DOUBT, FORMULA),
    )


def _is_measured(database: Reader) -> bool:
    known = database.execute("SELECT value FROM setting WHERE name = ?", (_DOUBT,)).fetchone()
    return known is not None and bool(known[0] == FORMULA)


def _measure(database: Database, number: int) -> None:
    row = database.execute("SELECT body FROM article WHERE number = ?", (number,)).fetchone()
    found = () if row is None else decode_plain(row[0], _Doubtable).statements
    database.executemany(
        "INSERT INTO doubt (statement, score) SELECT number, ? FROM statement WHERE article = ? AND position = ?"
        " ON CONFLICT (statement) DO UPDATE SET score = excluded.score",
        [(_score(one), number, position) for position, one in enumerate(found)],
    )


def _score(one: _Facts | Statement) -> float:
    return doubt_of(one.confidence, named=one.speaker_name is not None, seen=one.speaker is not None)
