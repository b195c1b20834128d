"""Telling how far the opening of a store has come, where an older one is first brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Watch = Callable[[str, int, int], None]
"""Is told which step is under way by a key of the word files, how many articles are done, and of how many."""


def _unwatched(_step: str, _done: int, _all: int) -> None:
    """Nobody is told."""


_WATCH: ContextVar[Watch] = ContextVar("watch", default=_unwatched)


@contextmanager
def told(watch: Watch) -> Iterator[None]:
    """Have `watch` told of every opening inside, in this thread."""
    before = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(before)


def tell_opening(step: str, done: int, count: int) -> None:
    """Say how far a step has come."""
    _WATCH.get()(step, done, count)
