"""A stretch of a text with what was looked for marked: the words stay as they are, in their order."""

from __future__ import annotations

from collections.abc import Iterable

from qawl.model.documents import Span

Pieces = tuple[tuple[str, bool], ...]
"""Words in order; True marks those that were looked for. Joined, they are the stretch."""


def pieces_of(text: str, stretch: Span, marks: Iterable[Span]) -> Pieces:
    """The stretch of the text, cut where marks begin and end.

    >>> pieces_of("قال إن الجسر يفتح", Span(0, 17), (Span(7, 12),))
    (('قال إن ', False), ('الجسر', True), (' يفتح', False))
    """
    pieces: list[tuple[str, bool]] = []
    done = stretch.start
    for mark in sorted(marks):
        start, end = max(mark.start, done), min(mark.end, stretch.end)
        if start >= end:
            continue
        if start > done:
            pieces.append((text[done:start], False))
        pieces.append((text[start:end], True))
        done = end
    if done < stretch.end:
        pieces.append((text[done : stretch.end], False))
    return tuple(pieces)
