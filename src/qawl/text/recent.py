"""A memory of what was made of words, bounded: the words of the press come again, and never all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Made = TypeVar("_Made")


class Recent(dict[str, _Made]):
    """What was made of words of late; at most `most` of them, and those go that half as many others did not need.

    >>> lengths = Recent(len, 4)
    >>> [lengths[word] for word in ("قال", "نفى", "قال", "أعلن")]
    [3, 3, 3, 4]
    """

    def __init__(self, make: Callable[[str], _Made], most: int) -> None:
        super().__init__()
        self._make = make
        self._most = most // 2
        self._before: dict[str, _Made] = {}

    def __missing__(self, word: str) -> _Made:
        known = self._before.get(word)
        if len(self) >= self._most:
            self._before = dict(self)
            self.clear()
        made = self[word] = self._make(word) if known is None else known
        return made
