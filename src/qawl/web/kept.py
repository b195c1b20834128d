"""What takes long to work out and may be a moment old: told at once as it was, and worked out anew beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Generic, TypeVar

from qawl.errors import QawlError

T = TypeVar("T")


class Kept(Generic[T]):
    """Values by key, each with the state of the store that it is of; threads may share it."""

    def __init__(self) -> None:
        self._values: dict[Hashable, tuple[object, T]] = {}
        self._busy: set[Hashable] = set()
        self._lock = threading.Lock()

    def get(self, key: Hashable, state: object, make: Callable[[], T]) -> T:
        """The value under this key; of an older state while that of this one is being made. The first is waited for."""
        known = self._values.get(key)
        if known is None:
            known = self._values[key] = state, make()
        elif known[0] is not state and self._take(key):
            threading.Thread(target=self._renew, args=(key, state, make), daemon=True).start()
        return known[1]

    def _take(self, key: Hashable) -> bool:
        """Whether it falls to the asker to make this value: it does to one at a time."""
        with self._lock:
            if key in self._busy:
                return False
            self._busy.add(key)
            return True

    def _renew(self, key: Hashable, state: object, make: Callable[[], T]) -> None:
        try:
            with suppress(QawlError):  # the next who asks tries again
                self._values[key] = state, make()
        finally:
            with self._lock:
                self._busy.discard(key)
