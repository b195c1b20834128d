"""Cuts an article's text where its statements begin and end, so that overlaps never cross."""

from __future__ import annotations

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


def paragraphs(text: str, statements: Sequence[Statement]) -> Iterator[Paragraph]:
    """The paragraphs of an article in order, empty lines left out; joined, the pieces are the text."""
    marks = [mark for number, given in enumerate(statements, 1) for mark in _marks(number, given)]
    ends = defaultdict(list)
    for number, statement in enumerate(statements, 1):
        ends[max(span.end for span in statement.content)].append(number)
    for line in _lines(text):
        if line.of(text).strip():
            yield tuple(_cut(text, line, marks, ends))


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


def _marks(number: int, statement: Statement) -> Iterator[_Mark]:
    for span in statement.content:
        yield _Mark(span, "inside", number)
    if statement.cue is not None:
        yield _Mark(statement.cue, "cue", number)
    if statement.speaker is not None:
        yield _Mark(statement.speaker, "speaker", number)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _cut(text: str, line: Span, marks: Iterable[_Mark], ends: dict[int, list[int]]) -> Iterator[Piece]:
    here = [mark for mark in marks if mark.span.start < line.end and mark.span.end > line.start]
    edges = {line.start, line.end}
    for mark in here:
        edges |= {max(mark.span.start, line.start), min(mark.span.end, line.end)}
    edges |= {end for end in ends if line.start < end <= line.end}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        covering = [mark for mark in here if mark.span.start <= start and end <= mark.span.end]
        layers: dict[str, tuple[int, ...]] = {
            layer: tuple(sorted({mark.number for mark in covering if mark.layer == layer}))
            for layer in ("inside", "cue", "speaker")
        }
        yield Piece(text[start:end], ends=tuple(ends.get(end, ())), **layers)
