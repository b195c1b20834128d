"""Cuts an article's text where its statements begin and end, so that overlaps never cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qawl.model.documents import Article, Span
from qawl.model.records import Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph in which nothing changes; statements are numbered from 1 in text order."""

    words: str
    inside: tuple[int, ...]
    """The statements whose content holds these words."""
    cue: tuple[int, ...]
    """The statements whose cue this is a part of."""
    speaker: tuple[int, ...]
    """The statements whose speaker this is a part of."""
    ends: tuple[int, ...]
    """The statements whose last words these are: where their number goes."""


Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    layer: str
    number: int


_Edges = defaultdict[int, list[_Mark]]


def paragraphs(text: str, statements: Sequence[Statement], only: int | None = None) -> Iterator[Paragraph]:
    """The paragraphs of an article in order, empty lines left out; joined, the pieces are the text.

    With `only` nothing but the statement of this number is marked.
    """
    lines = list(_lines(text))
    numbered = [(number, given) for number, given in enumerate(statements, 1) if only in (None, number)]
    marks = [mark for number, given in numbered for mark in _marks(text, number, given)]
    for line, here in zip(lines, _dealt(marks, lines), strict=True):
        if line.of(text).strip():
            yield tuple(_cut(text, line, here))


def words_of(paragraph: Paragraph) -> str:
    """The paragraph as the article has it."""
    return "".join(piece.words for piece in paragraph)


def headed(article: Article, body: Iterable[Paragraph]) -> tuple[Paragraph | None, list[Paragraph]]:
    """The paragraph that is the article's headline, if its text begins with it, and the others."""
    whole = list(body)
    title = (article.title or "").strip()
    if whole and title in ("", words_of(whole[0]).strip()):
        return whole[0], whole[1:]
    return None, whole


def _marks(text: str, number: int, statement: Statement) -> Iterator[_Mark]:
    for span in statement.content:
        yield _Mark(span, "inside", number)
    if statement.cue is not None:
        yield _Mark(statement.cue, "cue", number)
    if statement.speaker is not None:
        yield _Mark(statement.speaker, "speaker", number)
    last = max(statement.content, key=lambda span: span.end)
    end = last.start + len(last.of(text).rstrip())
    yield _Mark(Span(end - 1, end), "ends", number)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _dealt(marks: Iterable[_Mark], lines: Sequence[Span]) -> list[list[_Mark]]:
    """The marks that touch each line."""
    starts = [line.start for line in lines]
    dealt: list[list[_Mark]] = [[] for _ in lines]
    for mark in marks:
        first = bisect_right(starts, mark.span.start) - 1
        for place in range(max(first, 0), bisect_left(starts, mark.span.end)):
            dealt[place].append(mark)
    return dealt


def _cut(text: str, line: Span, here: Iterable[_Mark]) -> Iterator[Piece]:
    """The pieces of one line in order, knowing at each edge which marks are open."""
    opening, closing = _edges(line, here)
    edges = sorted({line.start, line.end, *opening, *closing})
    open_marks: dict[_Mark, None] = {}
    for start, end in pairwise(edges):
        for mark in closing[start]:
            open_marks.pop(mark, None)
        open_marks.update(dict.fromkeys(opening[start]))
        yield Piece(
            text[start:end],
            inside=_numbers(open_marks, "inside"),
            cue=_numbers(open_marks, "cue"),
            speaker=_numbers(open_marks, "speaker"),
            ends=_numbers((mark for mark in closing[end] if mark.span.end == end), "ends"),
        )


def _edges(line: Span, here: Iterable[_Mark]) -> tuple[_Edges, _Edges]:
    opening, closing = _Edges(list), _Edges(list)
    for mark in here:
        start, end = max(mark.span.start, line.start), min(mark.span.end, line.end)
        closing[end].append(mark)
        if mark.layer != "ends" and start < end:
            opening[start].append(mark)
    return opening, closing


def _numbers(marks: Iterable[_Mark], layer: str) -> tuple[int, ...]:
    return tuple(sorted({mark.number for mark in marks if mark.layer == layer}))
