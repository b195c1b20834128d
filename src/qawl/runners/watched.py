"""Telling how far long work has come, while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Watch = Callable[[str, int, int], None]
"""Is told which step is under way, how much of it is done, and how much there is; 0 where nobody knows."""
STEP = 50
"""So many things lie between two tellings."""


def unwatched(_what: str, _done: int, _all: int) -> None:
    """Nobody is told."""


def counted(items: Iterable[T], what: str, count: int, watch: Watch) -> Iterator[T]:
    """The same items; while they are taken, how many were is told now and then."""
    for number, item in enumerate(items):
        if number % STEP == 0:
            watch(what, number, count)
        yield item
