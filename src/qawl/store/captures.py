"""Captures kept before anybody reads them: durable once answered, each once, and every bit as it came."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import quote

from qawl.model.captures import Capture
from qawl.model.documents import Rejected
from qawl.store import sqlite_captures as rows
from qawl.store.archive import Archive, Flaw
from qawl.store.connection import refusal, refusing, transaction
from qawl.store.sqlite import PATIENCE, open_sqlite
from qawl.store.sqlite_captures import CaptureCard, Outcome, State
from qawl.store.sqlite_file import note_opened
from qawl.wording import load_words

__all__ = ["CaptureCard", "Captures", "KeptCapture", "Outcome", "State", "open_captures"]

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class KeptCapture:
    """The receipt for one capture: what it names survives a crash of the program and of the machine."""

    number: int
    new: bool
    """False where these bytes had come from this address before: they are counted, not kept again."""
    digest: str


class Captures:
    """What arrived for one store: rows in its file, bytes in the folder beside it.

    One process writes, and others may read meanwhile; within a process any thread may call. Methods raise
    StoreError, and a write that raises has kept nothing that it answers for: call it again once the cause is gone.
    """

    def __init__(self, connection: sqlite3.Connection, archive: Archive, path: str) -> None:
        self._connection = connection
        self._archive = archive
        self._path = path
        self._turn = threading.RLock()

    def keep(self, captures: Sequence[tuple[Capture, str | None]]) -> list[KeptCapture]:
        """Keep captures, each with the address that is followed and led to it, all of them or none.

        The bytes are on the disk before their rows are, and all are before this returns. Bytes that were kept
        before and are gone or damaged now are kept anew.
        """
        if not captures:
            return []
        digests = [capture.digest for capture, _ in captures]
        with self._writing():
            bodies = {digest: capture.body for digest, (capture, _) in zip(digests, captures, strict=True)}
            self._archive.put({digest: body for digest, body in bodies.items() if not self._has(digest, len(body))})
            with transaction(self._connection):
                numbered = [
                    rows.put(self._connection, capture, digest, source)
                    for digest, (capture, source) in zip(digests, captures, strict=True)
                ]
        return [KeptCapture(*pair, digest) for pair, digest in zip(numbered, digests, strict=True)]

    def waiting(self) -> Iterator[tuple[int, Capture]]:
        """The captures that were kept and not read yet, in the order in which they came; one may be `done` at once.

        One whose bytes are gone or damaged is written down as refused, with that reason, and passed over.
        """
        for card in self._each(partial(rows.waiting, self._connection), 0, lambda card: card.number):
            body = self._archive.get(card.digest, card.size)
            if isinstance(body, Flaw):
                self.done(card.number, None, self._named(card, body))
            else:
                yield card.number, rows.with_body(card, body)

    def done(
        self, number: int, article_id: str | None = None, refusal: Rejected | None = None, *, same: bool = False
    ) -> None:
        """Write down what came of reading one capture: Outcome has the meaning of each.

        Keep the reading first: after a crash between the two the capture is read again, and adds nothing.
        """
        self.done_all((Outcome(number, article_id, refusal, same),))

    def done_all(self, outcomes: Sequence[Outcome]) -> None:
        """Write down what came of several, all or none."""
        with self._writing(), transaction(self._connection):
            for outcome in outcomes:
                rows.settle(self._connection, outcome)

    def retry(self, code: str | None = None) -> int:
        """Have refused captures wait again, those refused for `code` or all of them; how many they are."""
        with self._writing(), transaction(self._connection):
            return rows.retry(self._connection, code)

    def capture(self, number: int) -> Capture:
        """One capture with its bytes; a StoreError where there is none of this number, or its bytes are not right."""
        card = self.card(number)
        if card is None:
            raise refusal("store-no-capture", path=self._path, number=number)
        return self._whole(card)

    def card(self, number: int) -> CaptureCard | None:
        """One capture without its bytes, or None when there is no such number."""
        with self._reading():
            return rows.card(self._connection, number)

    def of_article(self, article_id: str) -> tuple[CaptureCard, ...]:
        """The captures in which an article was read, in order of time."""
        with self._reading():
            return tuple(rows.of_article(self._connection, article_id))

    def all(self, since: date | None = None, until: date | None = None) -> Iterator[Capture]:
        """The captures that arrived on the days from `since` to `until`, both included, in order of time.

        One whose bytes are gone or damaged is a StoreError: with `cards` and `capture` the others can be had.
        """
        for card in self.cards(since, until):
            yield self._whole(card)

    def cards(self, since: date | None = None, until: date | None = None) -> Iterator[CaptureCard]:
        """As `all`, without the bytes."""
        return self._each(
            partial(rows.between, self._connection, since, until),
            rows.BEGINNING,
            lambda card: (card.capture.fetched, card.number),
        )

    def known(self, url: str) -> bool:
        """Whether anything was captured at this address, asked for or led to; it is compared to the letter."""
        with self._reading():
            return rows.has_address(self._connection, url)

    def counts(self) -> Mapping[State, int]:
        """How many captures there are in each state."""
        with self._reading():
            return rows.count_states(self._connection)

    def verify(self) -> Iterator[Rejected]:
        """Name every capture whose bytes are gone or are others, and every file that no capture has.

        Reads all that was kept. A file that another process is just keeping may be named too; it does no harm.
        """
        for card in self._each(partial(rows.distinct_digests, self._connection), "", lambda card: card.digest):
            body = self._archive.get(card.digest, card.size)
            if isinstance(body, Flaw):
                yield self._named(card, body)
        for digest in self._strays():
            yield Rejected(self._archive.place(digest), "capture-without-row")

    def sweep(self) -> int:
        """Remove the files that no capture has, left by a crash; how many they are."""
        with self._writing():
            self._archive.sweep()
            strays = list(self._strays())
            for digest in strays:
                self._archive.remove(digest)
        return len(strays)

    def close(self) -> None:
        with self._turn:
            self._connection.close()
            self._archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _has(self, digest: str, size: int) -> bool:
        """Whether a body is kept for good, every bit of it: what only lies there may be a crash's."""
        if not rows.has_digest(self._connection, digest):
            return False
        return not isinstance(self._archive.get(digest, size), Flaw)

    def _strays(self) -> Iterator[str]:
        for digest in self._archive.digests():
            with self._reading():
                known = rows.has_digest(self._connection, digest)
            if not known:
                yield digest

    def _whole(self, card: CaptureCard) -> Capture:
        body = self._archive.get(card.digest, card.size)
        if isinstance(body, Flaw):
            raise refusal(body.value, object=self._archive.place(card.digest))
        return rows.with_body(card, body)

    def _named(self, card: CaptureCard, flaw: Flaw) -> Rejected:
        place = self._archive.place(card.digest)
        return Rejected(rows.spoken_place(card.capture), flaw.value, (("object", place),))

    def _each(
        self, read: Callable[[K], list[CaptureCard]], last: K, key: Callable[[CaptureCard], K]
    ) -> Iterator[CaptureCard]:
        """The cards of page after page, each `read` behind the last one; between two pages anybody may write."""
        while True:
            with self._reading():
                page = read(last)
            if not page:
                return
            yield from page
            last = key(page[-1])

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._turn, refusing(self._path):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._turn, refusing(self._path):
            if not self._archive.writing:
                raise refusal("store-read-only", path=self._path)
            yield


def open_captures(store: str, *, writing: bool = True, patience: float = PATIENCE) -> Captures:
    """The captures of the store in the file `store`, made or brought to the newest form.

    To write is for one process at a time: another that asks is refused after `patience` seconds, unless it only
    reads. What a crash left unfinished is removed here.
    """
    path = store.removeprefix("sqlite:").removeprefix("//")
    if path == ":memory:":
        raise refusal("store-captures-memory")
    load_words("en")  # a refusal must find its words even when no more files can be opened
    open_sqlite(path).close()
    archive = Archive(folder_of(path))
    try:
        if writing and archive.lock(patience):
            archive.sweep()
        return Captures(_connect(path, writing), archive, path)
    except BaseException:
        archive.close()
        raise


def folder_of(path: str) -> str:
    """Where the bytes of a store's captures lie: beside its file, links followed, and of no other store."""
    return f"{os.path.realpath(path)}.captures"


def address_of(path: str) -> str:
    """How SQLite is asked to open a store's file for captures.

    A sector that is being written when the power goes may end as anything: with «psow=0» nothing that was committed
    shares one with what is written next. Without it, cuts that garble whole sectors took answered captures (5 of 100).
    """
    return f"file:{quote(os.fsencode(os.path.abspath(path)))}?psow=0"


def _connect(path: str, writing: bool) -> sqlite3.Connection:
    """A connection of the captures' own: each commit waits for the disk; `_turn` keeps threads apart."""
    with refusing(path):
        place = address_of(path)
        connection = sqlite3.connect(place, timeout=PATIENCE, isolation_level=None, check_same_thread=False, uri=True)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
        note_opened(path)
    return connection
