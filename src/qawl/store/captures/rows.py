"""The rows of captures in a store: what arrived, when, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from qawl.model.captures import Announced, Capture
from qawl.model.documents import Rejected
from qawl.store.database import Database, Value, refusal

PAGE = 64
"""Rows that are read at once."""
BEGINNING = ("", 0)
"""Before every time and number."""

_COLUMNS = (
    "number, url, final_url, fetched, status, media_type, headers, file, announced,"
    " digest, size, source, seen, last_seen, state, article, code, details"
)
_LAST = "\U0010ffff"


class State(StrEnum):
    """How far a capture has come."""

    WAITING = "waiting"
    """Kept, not read."""
    READ = "read"
    SAME = "same"
    """Read, and it said what an earlier capture of its article had said."""
    REFUSED = "refused"
    """It could not be read, and the reason is with it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading one capture; with neither article nor refusal it was read and held no article."""

    number: int
    article_id: str | None = None
    refusal: Rejected | None = None
    same: bool = False
    """Whether the article was there already, in these words."""

    @property
    def state(self) -> State:
        if self.refusal is not None:
            return State.REFUSED
        return State.SAME if self.same else State.READ


@dataclass(frozen=True, slots=True)
class CaptureCard:
    """A capture without its bytes, and what became of it."""

    number: int
    capture: Capture
    """Its `body` is empty."""
    digest: str
    size: int
    source: str | None
    """The address that is followed, where one led here."""
    seen: int
    """How often these bytes came from this address."""
    last_seen: str
    state: State
    article_id: str | None
    refusal: Rejected | None


def put(database: Database, capture: Capture, digest: str, source: str | None) -> tuple[int, bool]:
    """Write the row of a capture, or count it where it has one; its number, and whether it is new."""
    place, fetched = place_of(capture), _fit(capture.fetched)
    row = database.execute(
        "UPDATE capture SET seen = seen + 1, last_seen = CASE WHEN last_seen < ? THEN ? ELSE last_seen END"
        " WHERE place = ? AND digest = ? RETURNING number",
        (fetched, fetched, place, digest),
    ).fetchone()
    if row is not None:
        return int(row[0]), False
    row = database.execute(
        "INSERT INTO capture (place, url, final_url, fetched, status, media_type, headers, file, announced, digest,"
        " size, source, seen, last_seen, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?) RETURNING number",
        (
            place,
            _fit(capture.url),
            _fit(capture.final_url),
            fetched,
            capture.status,
            _fit(capture.media_type),
            json.dumps(capture.headers),
            _fit(capture.file),
            json.dumps({name: value for name, value in asdict(capture.announced).items() if value is not None}),
            digest,
            len(capture.body),
            _fit(source),
            fetched,
            State.WAITING.value,
        ),
    ).fetchone()
    return int(row[0]), True


def place_of(capture: Capture) -> str:
    """Where a capture comes from, as one string: the same place with the same bytes is the same capture."""
    return str(_fit(f"file:{capture.file or ''}" if capture.url is None else capture.url))


def has_digest(database: Database, digest: str) -> bool:
    """Whether any capture has these bytes."""
    return database.execute("SELECT 1 FROM capture WHERE digest = ? LIMIT 1", (digest,)).fetchone() is not None


def has_address(database: Database, address: str) -> bool:
    """Whether any capture was asked for at this address, or was led to it."""
    sql = "SELECT 1 FROM capture WHERE url = ? UNION ALL SELECT 1 FROM capture WHERE final_url = ? LIMIT 1"
    return database.execute(sql, (_fit(address), _fit(address))).fetchone() is not None


def settle(database: Database, outcome: Outcome) -> None:
    """Write what came of one capture; a LookupError where there is no such number."""
    refused = outcome.refusal
    row = database.execute(
        "UPDATE capture SET state = ?, article = ?, code = ?, details = ? WHERE number = ? RETURNING number",
        (
            outcome.state.value,
            _fit(outcome.article_id),
            None if refused is None else refused.code,
            None if refused is None else json.dumps(dict(refused.details)),
            outcome.number,
        ),
    ).fetchone()
    if row is None:
        raise LookupError(f"no capture has the number {outcome.number}")


def retry(database: Database, code: str | None) -> int:
    """Have the refused wait again, those of one code or all; how many they are."""
    these, values = ("", ()) if code is None else (" AND code = ?", (code,))
    return database.execute(
        f"UPDATE capture SET state = ?, article = NULL, code = NULL, details = NULL WHERE state = ?{these}",
        (State.WAITING.value, State.REFUSED.value, *values),
    ).rowcount


def card(database: Database, number: int) -> CaptureCard | None:
    row = database.execute(f"SELECT {_COLUMNS} FROM capture WHERE number = ?", (number,)).fetchone()
    return None if row is None else read_card(row)


def waiting(database: Database, after: int) -> list[CaptureCard]:
    """A page of captures that wait, of higher numbers than `after`."""
    return _cards(database, "state = ? AND number > ? ORDER BY number LIMIT ?", (State.WAITING.value, after, PAGE))


def of_article(database: Database, article_id: str) -> list[CaptureCard]:
    return _cards(database, "article = ? ORDER BY fetched, number", (_fit(article_id),))


def between(database: Database, since: date | None, until: date | None, after: tuple[str, int]) -> list[CaptureCard]:
    """A page of the captures that arrived on the days from `since` to `until`, behind a time and a number."""
    first = "" if since is None else since.isoformat()
    last = _LAST if until is None or until == date.max else (until + timedelta(days=1)).isoformat()
    return _cards(
        database,
        "fetched >= ? AND fetched < ? AND (fetched, number) > (?, ?) ORDER BY fetched, number LIMIT ?",
        (first, last, *after, PAGE),
    )


def distinct_digests(database: Database, after: str) -> list[CaptureCard]:
    """A page of the first captures of all bodies, by digest, behind the digest `after`."""
    sql = "number IN (SELECT min(number) FROM capture WHERE digest > ? GROUP BY digest ORDER BY digest LIMIT ?)"
    return _cards(database, f"{sql} ORDER BY digest", (after, PAGE))


def count_states(database: Database) -> dict[State, int]:
    counted = dict(database.execute("SELECT state, count(*) FROM capture GROUP BY state").fetchall())
    return {state: counted.get(state.value, 0) for state in State}


def read_card(row: Sequence[Any]) -> CaptureCard:
    """The card of a row of `_COLUMNS`; a StoreError where the row is not as it was written."""
    try:
        return _card(*row)
    except (ValueError, TypeError, AttributeError) as error:
        raise refusal("capture-row-damaged", number=int(row[0])) from error


def _card(
    number: int,
    url: str | None,
    final_url: str | None,
    fetched: str,
    status: int | None,
    media_type: str | None,
    headers: str,
    file: str | None,
    announced: str,
    digest: str,
    size: int,
    source: str | None,
    seen: int,
    last_seen: str,
    state: str,
    article: str | None,
    code: str | None,
    details: str | None,
) -> CaptureCard:
    pairs = tuple((name, value) for name, value in json.loads(headers))
    told = Announced(**json.loads(announced))
    capture = Capture(url, b"", fetched, media_type, final_url, status, pairs, file, told)
    refused = None
    if code is not None:
        refused = Rejected(spoken_place(capture), code, tuple(json.loads(details or "{}").items()))
    return CaptureCard(number, capture, digest, size, source, seen, last_seen, State(state), article, refused)


def spoken_place(capture: Capture) -> str:
    """How a capture is called before people: by its address, or by its file."""
    return capture.url or capture.file or "?"


def flawed(card: CaptureCard, code: str, place: str) -> Rejected:
    """That the bytes of a capture, which lie at `place`, cannot be had, and why."""
    return Rejected(spoken_place(card.capture), code, (("object", place),))


def with_body(card: CaptureCard, body: bytes) -> Capture:
    return replace(card.capture, body=body)


def _cards(database: Database, condition: str, values: tuple[Value, ...]) -> list[CaptureCard]:
    rows = database.execute(f"SELECT {_COLUMNS} FROM capture WHERE {condition}", values)
    return [read_card(row) for row in rows]


def _fit(text: str | None) -> str | None:
    """`text` as SQLite can hold it: lone surrogates written out."""
    return None if text is None else text.encode("utf-8", "backslashreplace").decode("utf-8")
