"""Places in a text for programs that do not count code points: the one door to UTF-16."""

from __future__ import annotations

import re
from bisect import bisect_left

from qawl.model.documents import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """The places of one text in UTF-16 code units, as Java and JavaScript count."""

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]

    def at(self, place: int) -> int:
        """Code units before a place that is given in code points.

        >>> Utf16("قال 😀 نعم").at(6)
        7
        """
        return place + bisect_left(self._astral, place)

    def of(self, span: Span) -> tuple[int, int]:
        """Start and end of a stretch of the text."""
        return self.at(span.start), self.at(span.end)
