"""What pages show of a whole store at once, worked out beforehand: records of dossiers, wording by outlet, stories."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from qawl.answers.actors import stored_actors
from qawl.answers.brief import Brief, brief_of
from qawl.answers.brief_stories import stories_between
from qawl.errors import QawlError
from qawl.lexicon.tones import load_tone_words
from qawl.model.codec import decode_plain, encode_plain
from qawl.model.dossiers import Dossier
from qawl.model.record import Record
from qawl.model.wording import OutletTables
from qawl.record.outlet_tables import compare_outlets
from qawl.runners.grouped import Groups
from qawl.runners.recorded import Prepared, prepare_stored, record_at, without
from qawl.runners.sourced import Sources, counted_copies
from qawl.runners.stories import Across, Gathering, stored_groups
from qawl.server.doing import WHOLE, Doing, Doings, Ledger
from qawl.store.contract.store import Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the readings of one dossier."""

    dossier: str
    """Its id; empty for what is asked of the whole store."""
    what: str
    """A key of ANSWERS; of the whole store `state` (its fingerprint), `mark` (how far it had come) or `across`."""
    at: date | None = None
    since: date | None = None
    """Of a brief the first day, `at` being the last."""
    mark: str = ""
    """Of a record: only of the articles that had come when the store gave this mark; empty for all."""


def _record(prepared: Prepared, asked: Question) -> bytes:
    return encode_plain(record_at(prepared, asked.at))


def _come_by(store: Store, prepared: Prepared, mark: str) -> Prepared:
    """What is left of a dossier without the articles that came after a mark; all of it for a mark of no use."""
    late = store.arrived_since(mark) if mark else None
    return without(prepared, late) if late else prepared


def _wording(prepared: Prepared, _asked: Question) -> bytes:
    articles = [reading.article for reading in prepared.readings]
    copies = counted_copies(articles, prepared.sources)
    tables = compare_outlets(prepared.readings, prepared.dossier, copies=copies, words=load_tone_words(), routed=True)
    return encode_plain(tables)


def _brief(prepared: Prepared, asked: Question) -> bytes:
    since, until = asked.since or date.min, asked.at or date.max
    return encode_plain(brief_of(prepared, since, until, stories_between(prepared, since, until)))


ANSWERS: Mapping[str, Callable[[Prepared, Question], bytes]] = {"record": _record, "wording": _wording, "brief": _brief}
"""How each question is answered; a new one is a line here, and a method of Desk."""


NOTHING = Across(Groups((), ()), Sources({}))
"""What articles are to one another before that was worked out."""


class Bench:
    """Does the work of a desk: holds the readings of the dossiers that were asked for, and answers from them."""

    def __init__(self, dossiers: Sequence[Dossier], overlay: Path | None = None, ledger: Ledger | None = None) -> None:
        self._dossiers = {one.id: one for one in dossiers}
        self._overlay = overlay
        self._ledger = ledger or Ledger()
        self._state = b""
        """The store's fingerprint, and the seal of what people decided, when it was last taken in."""
        self._mark = ""
        """What had come to the store by then, or somewhat less."""
        self._gathering = Gathering()
        self._across = encode_plain(NOTHING)
        self._prepared: dict[str, Prepared] = {}
        self._answers: dict[Question, bytes] = {}

    def renewed(self, store: Store) -> Bench:
        """A bench that has taken in what has come to the store; this one, if nothing has."""
        mark = store.arrivals()  # before anything is read: what comes meanwhile is then new once more
        state = store.fingerprint() + store.trail_end()[1].encode()
        if state == self._state:
            return self
        self._ledger.note(WHOLE, "actors")
        stored_actors(store)
        across = stored_groups(store, gathering=self._gathering, watch=partial(self._ledger.note, WHOLE))
        fresh = Bench(tuple(self._dossiers.values()), self._overlay, self._ledger)
        fresh._state, fresh._gathering, fresh._across = state, self._gathering, encode_plain(across)
        fresh._mark = mark
        for own in list(self._prepared):
            fresh._prepare(store, own)
        self._ledger.end(WHOLE)
        return fresh

    def answer(self, store: Store, asked: Question) -> bytes:
        """The answer as `encode_plain` writes it."""
        if asked.what == "state":
            return self._state
        if asked.what == "mark":
            return self._mark.encode()
        if asked.what == "across":
            return self._across
        if asked.what == "doings":
            return encode_plain(self._ledger.told())
        if (known := self._answers.get(asked)) is None:
            prepared = _come_by(store, self._prepare(store, asked.dossier), asked.mark)
            known = self._answers[asked] = ANSWERS[asked.what](prepared, asked)
            self._ledger.end(asked.dossier)
        return known

    def _prepare(self, store: Store, dossier: str) -> Prepared:
        if dossier not in self._prepared:
            watch = partial(self._ledger.note, dossier)
            self._prepared[dossier] = prepare_stored(store, self._dossiers[dossier], self._overlay, watch)
        return self._prepared[dossier]


class Desk:
    """The questions that pages ask, answered by whoever works on them."""

    def __init__(self, dossiers: Sequence[Dossier], ask: Callable[[Question], bytes], *, apart: bool = False) -> None:
        """`ask` answers with the bytes of `Bench.answer`; `apart` from here, so that nobody need wait for it."""
        self.dossiers = {one.id: one for one in dossiers}
        self._ask = ask
        self._unready = set(self.dossiers) if apart else set()
        """Dossiers that were not ready when they were last asked for."""
        self._begun: set[str] = set()
        self._read: dict[Question, tuple[bytes, object]] = {}
        self._across: tuple[bytes, Across] | None = None
        self._mark = ""
        self._looked = 0.0
        self._lock = threading.Lock()

    def record(self, dossier: str, at: date | None = None, mark: str = "") -> Record:
        """Everything known of a dossier up to and including a day, from the articles that had come by a mark."""
        return self._value(Question(dossier, "record", at, mark=mark), Record)

    def wording(self, dossier: str) -> OutletTables:
        """How outlets word the things of a dossier."""
        return self._value(Question(dossier, "wording"), OutletTables)

    def brief(self, dossier: str, since: date, until: date) -> Brief:
        """What is new in a dossier between two days, both included."""
        return self._value(Question(dossier, "brief", until, since), Brief)

    def across(self) -> Across:
        """Copies and stories of all articles, as they were last worked out; nothing before they first were."""
        with self._lock:
            if self._across is None or time.monotonic() - self._looked > FRESH:
                state = self._ask(Question("", "state"))
                if self._across is None or self._across[0] != state:
                    self._mark = self._ask(Question("", "mark")).decode()  # first: never more than is then shown
                    told = self._ask(Question("", "across"))
                    self._across = state, decode_plain(told, Across) if told else NOTHING
                self._looked = time.monotonic()
            return self._across[1]

    def mark(self) -> str:
        """What had come to the store when `across` was worked out, as `Store.arrivals` says it."""
        self.across()
        with self._lock:
            return self._mark

    def waits_for(self, dossier: str) -> Doing | None:
        """What is being done before a dossier can be shown; None once it can. To ask is to have it begun."""
        if dossier not in self._unready:
            return None
        self._begin(dossier)
        told = decode_plain(self._ask(Question("", "doings")), Doings)
        if dossier in told.ready or dossier not in self._unready:
            self._unready.discard(dossier)
            return None
        return next((one for one in told.now if one.of == dossier), Doing(dossier, "begins"))

    def doing(self) -> Doing | None:
        """What is being done with the whole store; None for nothing."""
        told = decode_plain(self._ask(Question("", "doings")), Doings)
        return next((one for one in told.now if one.of == WHOLE), None)

    def _begin(self, dossier: str) -> None:
        """Have it prepared, once, and wait a moment: a small one is soon ready. Where it fails, pages tell why."""
        with self._lock:
            if dossier in self._begun:
                return
            self._begun.add(dossier)

        def ask() -> None:
            try:
                self._ask(Question(dossier, "record"))
            except QawlError:
                self._unready.discard(dossier)

        begun = threading.Thread(target=ask, daemon=True)
        begun.start()
        begun.join(MOMENT)

    def is_ready(self) -> bool:
        """Whether stories and actors were worked out since the server began."""
        self.across()
        with self._lock:
            return self._across is not None and self._across[0] != b""

    def _value(self, asked: Question, kind: type[T]) -> T:
        told = self._ask(asked)
        known = self._read.get(asked)
        if known is not None and known[0] == told and isinstance(known[1], kind):
            return known[1]
        value = decode_plain(told, kind)
        if len(self._read) >= MOST_KEPT:
            self._read.clear()
        self._read[asked] = told, value
        return value


FRESH = 2.0
"""Seconds for which stories that were read are taken to be the latest."""
MOMENT = 2.0
"""Seconds for which the first page of a dossier waits before it tells how far the preparing is."""
MOST_KEPT = 64
"""Answers that are kept ready as values; more are read from their bytes again."""


def desk_over(store: Store, dossiers: Sequence[Dossier], overlay: Path | None = None) -> Desk:
    """A desk that works in this process, on the store as it is now: for tests and for one page."""
    bench = Bench(dossiers, overlay).renewed(store)
    return Desk(dossiers, lambda asked: bench.answer(store, asked))
