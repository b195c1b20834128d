"""The rows by which judged articles are found: what holds in the place of what the machine found there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from qawl.model.codec import decode_known, decode_plain, decode_reading, encode_plain
from qawl.model.documents import Span
from qawl.model.records import Reading, Statement
from qawl.model.review import Revision
from qawl.model.world import Part
from qawl.store.contract.review import Held
from qawl.store.contract.store import StoredStatement
from qawl.store.database import Database, Reader
from qawl.store.kept.meant import mentions_meant
from qawl.store.kept.review import revisions_of
from qawl.store.kept.rows import Row, put_statements
from qawl.store.kept.words import Written, put_words

_BATCH = 100
"""Articles that are written in one transaction."""

Make = Callable[[Reading, Sequence[Revision]], Sequence[Held]]


def stand(database: Database, make: Make) -> bool:
    """Write anew the rows of articles of which people judged something since; False where that cannot be kept."""
    waiting = _waiting(database)
    for start in range(0, len(waiting), _BATCH):
        some = waiting[start : start + _BATCH]
        if not database.attempt(partial(_stand, database, some, make)):
            return False
    return True


def _waiting(database: Reader) -> list[tuple[int, str]]:
    """The numbers and ids of the articles whose rows are not what holds."""
    rows = database.execute(
        "SELECT article.number, article.id FROM"
        " (SELECT article, max(number) AS newest FROM revision GROUP BY article) AS kept"
        " JOIN article ON article.id = kept.article LEFT JOIN stood ON stood.article = article.number"
        " AND stood.fingerprint = article.fingerprint AND stood.newest = kept.newest"
        " WHERE stood.article IS NULL ORDER BY article.number"
    )
    return [(int(number), str(own_id)) for number, own_id in rows.fetchall()]


def _stand(database: Database, articles: Sequence[tuple[int, str]], make: Make) -> None:
    database.guard([own_id for _, own_id in articles])
    for number, own_id in articles:
        row = database.execute("SELECT body, fingerprint FROM article WHERE number = ?", (number,)).fetchone()
        if row is None:
            continue
        reading, revisions = decode_reading(row[0]), tuple(revisions_of(database, own_id))
        _write(database, Written(number, reading, row[1]), make(reading, revisions))
        database.execute(
            "INSERT INTO stood (article, fingerprint, newest) VALUES (?, ?, ?) ON CONFLICT (article) DO UPDATE"
            " SET fingerprint = excluded.fingerprint, newest = excluded.newest",
            (number, row[1], max(one.number for one in revisions)),
        )


def _write(database: Database, one: Written, held: Sequence[Held]) -> None:
    database.execute("DELETE FROM statement WHERE article = ?", (one.number,))
    found = tuple(each.statement for each in held if each.statement is not None)
    put_words(database, [replace(one, reading=replace(one.reading, statements=found))])
    rows = list(_rows(one.reading, held))
    numbers = put_statements(database, [(one, rows)])
    kept = [
        (number, encode_plain(row.statement))
        for row, number in zip(rows, numbers, strict=True)
        if row.statement is not None and row.statement != row.found
    ]
    database.load("standing", ("statement", "body"), kept)
    _put_parts(database, one.number, {row.position: row for row in rows})


def _rows(reading: Reading, held: Sequence[Held]) -> Iterator[Row]:
    """The machine's, and behind them those that people added."""
    added = len(reading.statements)
    for one in held:
        if one.position is not None:
            yield Row(one.record, one.position, one.statement, reading.statements[one.position])
        elif one.statement is not None:
            yield Row(one.record, added, one.statement, None)
            added += 1


def _put_parts(database: Database, article: int, rows: Mapping[int, Row]) -> None:
    """Write who speaks in what as it holds: a corrected speaker is whoever of the article the name means."""
    found = database.execute(
        "SELECT number, body FROM mention WHERE article = ? ORDER BY number", (article,)
    ).fetchall()
    if not found:
        return
    mentions = {int(number): decode_known(body).mention for number, body in found}
    parts: set[tuple[int, int, str]] = set()
    for number, mention in mentions.items():
        parts |= {
            (number, role.statement, role.part.value)
            for role in mention.roles
            if (row := rows.get(role.statement)) is not None
            and row.statement is not None
            and not (role.part is Part.SPEAKER and _speaks_anew(row))
        }
    for row in rows.values():
        name = row.statement.speaker_name if row.statement is not None and _speaks_anew(row) else None
        parts |= {(number, row.position, Part.SPEAKER.value) for number in mentions_meant(name or "", mentions)}
    database.execute("DELETE FROM part WHERE mention IN (SELECT number FROM mention WHERE article = ?)", (article,))
    database.load("part", ("mention", "statement", "part"), sorted(parts))


def _speaks_anew(row: Row) -> bool:
    """Whether somebody else speaks than the machine found."""
    if row.statement is None:
        return False
    return row.found is None or row.found.speaker_name != row.statement.speaker_name


def stored_statement(own_id: str, position: int, reading: Reading, body: bytes | None) -> StoredStatement | None:
    """A statement as it holds: `body` is that of `standing`, None where nobody made anything else of it.

    None where another program has written the article meanwhile.
    """
    made: Statement
    if body is not None:
        made = decode_plain(body, Statement)
        if max(span.end for span in _spans(made)) > len(reading.article.text):
            return None
    elif position < len(reading.statements):
        made = reading.statements[position]
    else:
        return None
    return StoredStatement(own_id, position, reading.article, made)


def _spans(made: Statement) -> Iterator[Span]:
    yield from made.content
    yield from (span for span in (made.cue, made.speaker, made.role) if span is not None)
