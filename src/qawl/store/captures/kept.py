"""Captures kept before anybody reads them: durable once answered, each once, and every bit as it came."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import TracebackType
from typing import Self, TypeVar

from qawl.model.captures import Capture
from qawl.model.documents import Rejected
from qawl.store.address import file_of
from qawl.store.beside import PATIENCE, open_beside
from qawl.store.captures import rows
from qawl.store.captures.archive import Archive
from qawl.store.captures.bodies import Bodies, Flaw
from qawl.store.captures.rows import CaptureCard, Outcome, State
from qawl.store.database import Database, refusal
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
    """What arrived for one store: rows in its tables, bytes where its kind of store keeps them.

    One process writes, and others may read meanwhile; within a process any thread may call. Methods raise
    StoreError, and a write that raises has kept nothing that it answers for: call it again once the cause is gone.
    """

    def __init__(self, database: Database, bodies: Bodies, turn: threading.RLock | None = None) -> None:
        """`turn` is what `bodies` waits for, where they are asked over the same connection."""
        self._database = database
        self._bodies = bodies
        self._turn = threading.RLock() if turn is None else turn

    def keep(self, captures: Sequence[tuple[Capture, str | None]]) -> list[KeptCapture]:
        """Keep captures, each with the address that is followed and led to it, all of them or none.

        The bytes are kept for good before their rows are, and all are before this returns. Bytes that were kept
        before and are gone or damaged now are kept anew.
        """
        if not captures:
            return []
        digests = [capture.digest for capture, _ in captures]
        with self._writing():
            bodies = {digest: capture.body for digest, (capture, _) in zip(digests, captures, strict=True)}
            self._bodies.put({digest: body for digest, body in bodies.items() if not self._has(digest, len(body))})
            with self._database.transaction():
                numbered = [
                    rows.put(self._database, capture, digest, source)
                    for digest, (capture, source) in zip(digests, captures, strict=True)
                ]
        return [KeptCapture(*pair, digest) for pair, digest in zip(numbered, digests, strict=True)]

    def waiting(self) -> Iterator[tuple[int, Capture]]:
        """The captures that were kept and not read yet, in the order in which they came; one may be `done` at once.

        One whose bytes are gone or damaged is written down as refused, with that reason, and passed over.
        """
        for card in self._each(partial(rows.waiting, self._database), 0, lambda card: card.number):
            body = self._bodies.get(card.digest, card.size)
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
        with self._writing(), self._database.transaction():
            for outcome in outcomes:
                rows.settle(self._database, outcome)

    def retry(self, code: str | None = None) -> int:
        """Have refused captures wait again, those refused for `code` or all of them; how many they are."""
        with self._writing(), self._database.transaction():
            return rows.retry(self._database, code)

    def capture(self, number: int) -> Capture:
        """One capture with its bytes; a StoreError where there is none of this number, or its bytes are not right."""
        card = self.card(number)
        if card is None:
            raise refusal("store-no-capture", path=self._database.name, number=number)
        return self._whole(card)

    def card(self, number: int) -> CaptureCard | None:
        """One capture without its bytes, or None when there is no such number."""
        with self._reading():
            return rows.card(self._database, number)

    def of_article(self, article_id: str) -> tuple[CaptureCard, ...]:
        """The captures in which an article was read, in order of time."""
        with self._reading():
            return tuple(rows.of_article(self._database, article_id))

    def all(self, since: date | None = None, until: date | None = None) -> Iterator[Capture]:
        """The captures that arrived on the days from `since` to `until`, both included, in order of time.

        One whose bytes are gone or damaged is a StoreError: with `cards` and `capture` the others can be had.
        """
        for card in self.cards(since, until):
            yield self._whole(card)

    def cards(self, since: date | None = None, until: date | None = None) -> Iterator[CaptureCard]:
        """As `all`, without the bytes."""
        return self._each(
            partial(rows.between, self._database, since, until),
            rows.BEGINNING,
            lambda card: (card.capture.fetched, card.number),
        )

    def known(self, url: str) -> bool:
        """Whether anything was captured at this address, asked for or led to; it is compared to the letter."""
        with self._reading():
            return rows.has_address(self._database, url)

    def counts(self) -> Mapping[State, int]:
        """How many captures there are in each state."""
        with self._reading():
            return rows.count_states(self._database)

    def verify(self) -> Iterator[Rejected]:
        """Name every capture whose bytes are gone or are others, and every body that no capture has.

        Reads all that was kept. A body that another process is just keeping may be named too; it does no harm.
        """
        for card in self._each(partial(rows.distinct_digests, self._database), "", lambda card: card.digest):
            body = self._bodies.get(card.digest, card.size)
            if isinstance(body, Flaw):
                yield self._named(card, body)
        for digest in self._strays():
            yield Rejected(self._bodies.place(digest), "capture-without-row")

    def sweep(self) -> int:
        """Remove the bodies that no capture has, left by a crash; how many they are."""
        with self._writing():
            self._bodies.sweep()
            strays = list(self._strays())
            for digest in strays:
                self._bodies.remove(digest)
        return len(strays)

    def close(self) -> None:
        with self._turn:
            self._database.close()
            self._bodies.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _has(self, digest: str, size: int) -> bool:
        """Whether a body is kept for good, every bit of it: what only lies there may be a crash's."""
        if not rows.has_digest(self._database, digest):
            return False
        return not isinstance(self._bodies.get(digest, size), Flaw)

    def _strays(self) -> Iterator[str]:
        for digest in self._bodies.digests():
            with self._reading():
                known = rows.has_digest(self._database, digest)
            if not known:
                yield digest

    def _whole(self, card: CaptureCard) -> Capture:
        body = self._bodies.get(card.digest, card.size)
        if isinstance(body, Flaw):
            raise refusal(body.value, object=self._bodies.place(card.digest))
        return rows.with_body(card, body)

    def _named(self, card: CaptureCard, flaw: Flaw) -> Rejected:
        return rows.flawed(card, flaw.value, self._bodies.place(card.digest))

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
        with self._turn, self._database.refusing():
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._turn, self._database.refusing():
            if not self._bodies.writing:
                raise refusal("store-read-only", path=self._database.name)
            yield


def open_captures(store: str, *, writing: bool = True, patience: float = PATIENCE) -> Captures:
    """The captures of the store at this address, made or brought to the newest form.

    To write is for one process at a time: another that asks is refused after `patience` seconds, unless it only
    reads. What a crash left unfinished is removed here.
    """
    load_words("en")  # a refusal must find its words even when no more files can be opened
    turn = threading.RLock()
    database = open_beside(store, writing=writing, roving=True)
    try:
        bodies = bodies_of(store, database, turn)
    except BaseException:
        database.close()
        raise
    captures = Captures(database, bodies, turn)
    try:
        if writing and bodies.lock(patience):
            bodies.sweep()
    except BaseException:
        captures.close()
        raise
    return captures


def bodies_of(store: str, database: Database, turn: threading.RLock) -> Bodies:
    """Where the bytes lie: beside a file, and within a database on a server."""
    path = file_of(store)
    if path is not None:
        return Archive(folder_of(path))
    from qawl.store.postgres.bodies import PostgresBodies

    return PostgresBodies(database, turn)


def folder_of(path: str) -> str:
    """Where the bytes of a store's captures lie: beside its file, links followed, and of no other store."""
    return f"{os.path.realpath(path)}.captures"
