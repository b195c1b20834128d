"""The articles on one page, each as a text of its own on the page's ruler."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qawl.model.documents import READ, Article, Segment, SegmentKind


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a page: as long as the whole text, with line ends in place of all that is not its own."""

    text: str
    outlet: str | None
    """Who brings it: the page's outlet, or of a second article its own source; None where nobody is named."""
    published: str | None = None
    """Its own date: a second article never has that of the first."""


def split_parts(article: Article) -> tuple[Part, ...]:
    """The articles to be read, in the order in which they first stand; nearly always one, the text itself."""
    if not article.segments:
        return (Part(article.text, article.outlet, article.published),)
    segments = [segment for segment in article.segments if segment.kind in READ]
    numbers = dict.fromkeys(segment.part for segment in segments)
    return tuple(_part(article, [s for s in segments if s.part == number], first=number == 0) for number in numbers)


def _part(article: Article, segments: Sequence[Segment], *, first: bool) -> Part:
    credits = [name for segment in segments for name in segment.credits]
    text = only(article.text, segments)
    if first:
        return Part(text, article.outlet, article.published)
    dates = (segment.published for segment in segments if segment.published)
    return Part(text, next(iter(credits), None), next(dates, None))


def only(text: str, segments: Sequence[Segment]) -> str:
    """The text with every other letter made a line end, so that offsets stay what they are.

    >>> from qawl.model.documents import Segment, SegmentKind, Span
    >>> only("abcdef", [Segment(SegmentKind.MAIN, Span(2, 4))])
    '\\n\\ncd\\n\\n'
    """
    pieces, at = [], 0
    for segment in segments:
        pieces += ["\n" * (segment.span.start - at), segment.span.of(text)]
        at = segment.span.end
    return "".join([*pieces, "\n" * (len(text) - at)])


def around_only(article: Article) -> str:
    """What the page says of itself where a number stands, on the page's ruler; blanks up to it, and nothing behind.

    Blanks are no words: what is read is no longer than what the page says.
    """
    pieces, at = [], 0
    for segment in article.segments:
        words = segment.span.of(article.text)
        if segment.kind is SegmentKind.BOILERPLATE and any(letter.isdecimal() for letter in words):
            gap = segment.span.start - at
            pieces += [" " * (gap - 1) + "\n" * (gap > 0), words]
            at = segment.span.end
    return "".join(pieces)
