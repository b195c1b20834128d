"""The store behind a server: opened a few times, and each opening in the hands of one request at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue
from types import TracebackType
from typing import Self

from starlette.exceptions import HTTPException

from qawl.server.faults import Refusal
from qawl.store.contract.store import Store
from qawl.store.open import open_store


class Library:
    """Hands out one store, as often as there are requests at the same time."""

    def __init__(self, address: str) -> None:
        """Open it once, so that a bad address is told at the start and not by the first page."""
        self.address = address
        self._free: LifoQueue[Store] = LifoQueue()
        self._free.put(open_store(address, roving=True))

    @contextmanager
    def store(self) -> Iterator[Store]:
        """A store that nobody else has until this ends; it is used again afterwards."""
        try:
            kept = self._free.get_nowait()
        except Empty:
            kept = open_store(self.address, roving=True)
        try:
            yield kept
        except BaseException as stopped:
            if isinstance(stopped, HTTPException | Refusal):
                self._free.put(kept)  # «there is no such page» is an answer
            else:
                kept.close()  # whatever stopped half way is not handed to the next
            raise
        self._free.put(kept)

    def close(self) -> None:
        while True:
            try:
                self._free.get_nowait().close()
            except Empty:
                return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
