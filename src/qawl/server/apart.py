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
from qawl.model.dossiers import Dossier
from qawl.server.desk import Bench, Desk, Question
from qawl.store.contract import Store
from qawl.store.open import open_store

PAUSE = 5.0
"""Seconds between two looks at whether something has come to the store."""
REST = 2.0
"""So many times as long as taking it in took, the next look waits at least: reading goes on on the same machine."""


class Unanswered(QawlError):
    """The process that was asked is gone or was asked something that cannot be answered."""


class DeskApart:
    """Starts the process, and asks it one question at a time."""

    def __init__(self, address: str, dossiers: Sequence[str], overlay: Path | None = None) -> None:
        """`dossiers` are what `load_dossier` takes: ids of those that come with Qawl, or paths."""
        ours, theirs = get_context("spawn").Pipe()
        given = (theirs, address, tuple(dossiers), overlay)
        self._process = get_context("spawn").Process(target=_work, args=given, daemon=True)
        self._process.start()
        theirs.close()
        self._pipe, self._lock = ours, threading.Lock()
        self.desk = Desk([load_dossier(one) for one in dossiers], self._ask)

    def _ask(self, asked: Question) -> bytes:
        with self._lock:
            try:
                self._pipe.send(asked)
                told: bytes | str = self._pipe.recv()
            except (EOFError, OSError) as error:
                raise Unanswered("the process that prepares the pages is gone: start `qawl serve` again") from error
        if isinstance(told, str):
            raise Unanswered(told)
        return told

    def close(self) -> None:
        self._pipe.close()
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


def _work(pipe: Connection, address: str, names: Sequence[str], overlay: Path | None) -> None:
    """Answer until nobody asks any more; what comes to the store is taken in by a second bench, which then serves."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes the pipe
    gc.set_threshold(100_000, 50, 50)  # nearly all that is made stays, and looking through it again takes long
    dossiers = [load_dossier(name) for name in names]
    benches = [Bench(dossiers, overlay)]
    threading.Thread(target=_refresh, args=(benches, address, dossiers, overlay), daemon=True).start()
    with open_store(address) as store:
        while True:
            try:
                asked = pipe.recv()
            except (EOFError, OSError):
                return
            with suppress(OSError):
                pipe.send(_answer(benches[0], store, asked))


def _answer(bench: Bench, store: Store, asked: Question) -> bytes | str:
    """The answer, or in words why there is none: one question that fails is no reason to leave the others."""
    try:
        return bench.answer(store, asked)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _refresh(benches: list[Bench], address: str, dossiers: Sequence[Dossier], overlay: Path | None) -> None:
    """Look again and again; a store that is busy or unreadable for a while is looked at later."""
    while True:
        begun = time.monotonic()
        with suppress(QawlError), open_store(address) as store:
            benches[0] = benches[0].renewed(store)
        time.sleep(max(PAUSE, REST * (time.monotonic() - begun)))
