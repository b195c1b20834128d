"""Which texts stand under which key."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import TypeAlias

_FEW = 8
"""Texts under one key that are kept as a plain tuple."""
_SEVERAL = 0
"""Stands for several texts; the number of none."""
Met: TypeAlias = "tuple[list[int], list[int]]"
"""The texts that a text met alone, one for each key that it shares with them; and its keys that more texts have."""


class Filed:
    """Texts by key, as numbers from 1 on.

    Most keys have one text. They are a table of mere numbers, through which Python's collector need not look.
    """

    __slots__ = ("_one", "_several")

    def __init__(self) -> None:
        self._one: dict[int, int] = {}
        self._several: dict[int, tuple[int, ...] | array[int]] = {}

    def file(self, number: int, keys: Iterable[int]) -> Met:
        """File a text that is new under all its keys, and give what it met there."""
        one, several = self._one, self._several
        alone: list[int] = []
        common: list[int] = []
        before = map(one.setdefault, keys, repeat(number))
        for key, met in [each for each in zip(keys, before, strict=True) if each[1] != number]:
            if met != _SEVERAL:
                alone.append(met)
                one[key], several[key] = _SEVERAL, (met, number)
                continue
            common.append(key)
            texts = several[key]
            if isinstance(texts, array):
                texts.append(number)
            else:
                several[key] = (*texts, number) if len(texts) < _FEW else array("I", (*texts, number))
        return alone, common

    def met(self, keys: Iterable[int]) -> Met:
        """What a text with these keys meets that is among them itself."""
        return [], [key for key in keys if key in self._several]

    def under(self, key: int) -> Sequence[int]:
        """The texts that have a key: the only one, or all in the order in which they came."""
        number = self._one[key]
        return self._several[key] if number == _SEVERAL else (number,)

    def several(self, key: int) -> Sequence[int]:
        """The same where they are at least two; else none."""
        return self._several.get(key, ())

    def take_out(self, number: int, keys: Iterable[int]) -> None:
        """Take a text out from under all its keys."""
        for key in keys:
            left = [text for text in self.under(key) if text != number]
            if len(left) > 1:
                self._several[key] = tuple(left) if len(left) <= _FEW else array("I", left)
                continue
            self._several.pop(key, None)
            if left:
                self._one[key] = left[0]
            else:
                del self._one[key]
