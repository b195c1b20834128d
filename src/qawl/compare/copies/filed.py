"""Which texts stand under which key."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Set
from typing import TypeAlias

_FEW = 8
"""Texts under one key that are kept as a plain tuple."""
_Texts: TypeAlias = "tuple[int, ...] | array[int]"
Met: TypeAlias = "dict[int, int | _Texts]"
"""By key of a text, the one other text that has it, or all that have it, the text itself maybe among them."""


class Filed:
    """Texts by key, as numbers. Most keys have one text, and then it stands there without a list around it."""

    __slots__ = ("_texts",)

    def __init__(self) -> None:
        self._texts: Met = {}

    def file(self, number: int, keys: Set[int]) -> Met:
        """File a text that is new under all its keys, and give what it met there."""
        known = self._texts
        met = {key: known[key] for key in known.keys() & keys}
        known.update(dict.fromkeys(keys - met.keys(), number))
        for key, texts in met.items():
            if isinstance(texts, int):
                known[key] = texts, number
            elif isinstance(texts, tuple):
                known[key] = met[key] = (*texts, number) if len(texts) < _FEW else array("I", (*texts, number))
            else:
                texts.append(number)
        return met

    def met(self, keys: Iterable[int]) -> Met:
        """What stands under keys of which each has a text."""
        return {key: self._texts[key] for key in keys}

    def several(self, key: int) -> Collection[int]:
        """The texts that have a key, where they are at least two; else none."""
        texts = self._texts.get(key, ())
        return () if isinstance(texts, int) else texts

    def take_out(self, number: int, keys: Iterable[int]) -> None:
        """Take a text out from under all its keys."""
        for key in keys:
            texts = self._texts[key]
            left = () if isinstance(texts, int) else tuple([text for text in texts if text != number])
            if not left:
                del self._texts[key]
            elif len(left) == 1:
                self._texts[key] = left[0]
            else:
                self._texts[key] = left if len(left) <= _FEW else array("I", left)
