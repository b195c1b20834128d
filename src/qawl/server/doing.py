"""What is being worked out before pages can show it, and how far that has come."""

from __future__ import annotations

import threading
from dataclasses import dataclass

WHOLE = ""
"""In the place of a dossier: work on the whole store."""


@dataclass(frozen=True, slots=True)
class Doing:
    """One piece of work."""

    of: str
    """The id of a dossier, or WHOLE."""
    what: str
    """Which step: `web-doing-…` of the word files says it."""
    done: int = 0
    all: int = 0
    """0 where nobody knows how much there is."""


@dataclass(frozen=True, slots=True)
class Doings:
    """All that is being worked out, and the dossiers that can be shown."""

    now: tuple[Doing, ...]
    ready: tuple[str, ...]


class Ledger:
    """Keeps how far the work has come; threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now: dict[str, Doing] = {}
        self._ready: set[str] = set()

    def note(self, of: str, what: str, done: int = 0, all_: int = 0) -> None:
        """A step of this work has come so far."""
        with self._lock:
            self._now[of] = Doing(of, what, done, all_)

    def end(self, of: str) -> None:
        """This work is done, or has failed: nobody need wait for it."""
        with self._lock:
            self._now.pop(of, None)
            self._ready.add(of)

    def told(self) -> Doings:
        """All of it at this moment."""
        with self._lock:
            return Doings(tuple(self._now.values()), tuple(sorted(self._ready)))
