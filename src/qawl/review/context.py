"""The sentences around a place in an article, as far as full stops and lines tell them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from qawl.model.documents import Span

_END = re.compile(r"[.!?؟]+[\"»”’)\]]*(?=\s)|\n+")
LONGEST = 600
"""Code points of one sentence that are shown; what is longer has lost its stops."""


def sentences(text: str) -> list[Span]:
    """The sentences of a text, blanks around them left out.

    >>> [span.of("قال نعم. ثم مضى.") for span in sentences("قال نعم. ثم مضى.")]
    ['قال نعم.', 'ثم مضى.']
    """
    edges = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    made = (_trimmed(text, start, end) for start, end in pairwise(edges))
    return [span for span in made if span.start < span.end]


def around(text: str, place: Span, sides: int = 2) -> Span:
    """The place with so many sentences before and after it; very long ones are cut."""
    cut = sentences(text) or [Span(0, len(text))]
    starts = [span.start for span in cut]
    first = max(0, bisect_right(starts, place.start) - 1)
    last = max(first, bisect_right(starts, max(place.start, place.end - 1)) - 1)
    start, end = cut[max(0, first - sides)].start, cut[min(len(cut) - 1, last + sides)].end
    room = LONGEST * (sides or 1)
    return Span(max(min(start, place.start), place.start - room), min(max(end, place.end), place.end + room))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
