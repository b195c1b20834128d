"""The way back from folded words to the text, worked out only where somebody asks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from qawl.model.documents import Span
from qawl.text.fold import fold, fold_with_origins

_PIECE = 64
"""Code points of the text that are followed back at once."""


class Origins:
    """The way back from folded words to the text; worked out only for the stretch in question."""

    def __init__(self, text: str, part: Span, folded: str) -> None:
        self._text, self._part, self._folded = text, part, folded
        self._same = len(folded) == part.end - part.start

    @cached_property
    def _starts(self) -> list[int]:
        """Where each piece of the text begins in its folded words: letters are folded one by one."""
        part = self._part.of(self._text)
        lengths = (len(fold(part[at : at + _PIECE])) for at in range(0, len(part), _PIECE))
        return list(accumulate(lengths, initial=0))

    def of(self, start: int, end: int) -> Span:
        """The place in the text of the folded code points from `start` to `end`, which must not be empty."""
        span = Span(self._part.start + start, self._part.start + end)
        if self._same and fold(span.of(self._text)) == self._folded[start:end]:
            return span
        piece = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end)
        at = self._part.start + piece * _PIECE
        way = fold_with_origins(self._text[at : min(self._part.start + last * _PIECE, self._part.end)])
        found = way.origin(start - self._starts[piece], end - self._starts[piece])
        return Span(at + found.start, at + found.end)
