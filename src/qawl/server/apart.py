"""A desk in a process of its own: however long it works on a large store, pages go on being served."""

from __future__ import annotations

import gc
import signal
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

from qawl.dossiers.load import load_dossier
from qawl.errors import QawlError
from qawl.server.desk import Bench, Desk, Question
from qawl.store.contract.store import Store
from qawl.store.open import open_store

PAUSE = 5.0
"""Seconds between two looks at whether something has come to the store."""
REST = 2.0
"""So many times as long as taking it in took, the next look waits at least: reading goes on on the same machine."""


class Unanswered(QawlError):
    """The process that was asked is gone or was asked something that cannot be answered."""


class _Line:
    """A way to the process, for one question at a time."""

    def __init__(self) -> None:
        self.ours, self.theirs = get_context("spawn").Pipe()
        self._lock = threading.Lock()

    def ask(self, asked: Question) -> bytes:
        with self._lock:
            try:
                self.ours.send(asked)
                told: bytes | str = self.ours.recv()
            except (EOFError, OSError) as error:
                raise Unanswered("the process that prepares the pages is gone: start `qawl serve` again") from error
        if isinstance(told, str):
            raise Unanswered(told)
        return told


class DeskApart:
    """Starts the process, and asks it: of dossiers on one line, of the whole store on another that nothing holds up."""

    def __init__(self, address: str, dossiers: Sequence[str], overlay: Path | None = None) -> None:
        """`dossiers` are what `load_dossier` takes: ids of those that come with Qawl, or paths."""
        self._slow, self._quick = _Line(), _Line()
        given = (self._slow.theirs, self._quick.theirs, address, tuple(dossiers), overlay)
        self._process = get_context("spawn").Process(target=_work, args=given, daemon=True)
        self._process.start()
        self._slow.theirs.close()
        self._quick.theirs.close()
        self.desk = Desk([load_dossier(one) for one in dossiers], self._ask, apart=True)

    def _ask(self, asked: Question) -> bytes:
        return (self._slow if asked.dossier else self._quick).ask(asked)

    def close(self) -> None:
        self._slow.ours.close()
        self._quick.ours.close()
        self._process.join(timeout=2)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _work(slow: Connection, quick: Connection, address: str, names: Sequence[str], overlay: Path | None) -> None:
    """Answer until nobody asks any more; what comes to the store is taken in by a second bench, which then serves."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes the lines
    gc.set_threshold(100_000, 50, 50)  # nearly all that is made stays, and looking through it again takes long
    benches = [Bench([load_dossier(name) for name in names], overlay)]
    threading.Thread(target=_refresh, args=(benches, address), daemon=True).start()
    threading.Thread(target=_serve, args=(quick, benches, address), daemon=True).start()
    _serve(slow, benches, address)


def _serve(line: Connection, benches: list[Bench], address: str) -> None:
    with open_store(address) as store:
        while True:
            try:
                asked = line.recv()
            except (EOFError, OSError):
                return
            with suppress(OSError):
                line.send(_answer(benches[0], store, asked))


def _answer(bench: Bench, store: Store, asked: Question) -> bytes | str:
    """The answer, or in words why there is none: one question that fails is no reason to leave the others."""
    try:
        return bench.answer(store, asked)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _refresh(benches: list[Bench], address: str) -> None:
    """Look again and again; a store that is busy or unreadable for a while is looked at later."""
    while True:
        begun = time.monotonic()
        with suppress(QawlError), open_store(address) as store:
            benches[0] = benches[0].renewed(store)
        time.sleep(max(PAUSE, REST * (time.monotonic() - begun)))
