"""A bare text as segments: what is the article, what is a second one, what is the page around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from qawl.articles.block import Block
from qawl.articles.glued import find_seams
from qawl.articles.kinds import Sorted, sort_blocks
from qawl.articles.labels import Labels, read_label
from qawl.articles.pieces import credits_of
from qawl.articles.stamps import signed_end
from qawl.model.documents import READ, Segment, SegmentKind, Span

_LINE = re.compile(r"[^\n]+")
_GLUED = 1000
"""What is added to the number of an article for the report glued to it, until all are numbered anew."""
_BULLET = re.compile(r"\s*(?:[•●▪■◦*·–—-]|\d{1,2}[.)-])\s")


def segment_text(text: str, labels: Labels) -> tuple[Segment, ...]:
    """The segments of a text in order, covering every line that says something; empty where all is one article.

    Only the words decide: labels («اقرأ أيضا»), credits («المصدر: …»), lists, and an opening that begins anew.
    """
    spans = list(_lines(text))
    blocks = [Block(span.of(text), bullet=bool(_BULLET.match(text, span.start, span.end))) for span in spans]
    judged = sort_blocks(blocks, [read_label(block.text, labels) for block in blocks], labels, page=False)
    segments = list(_segments(spans, judged))
    segments = list(cut_seams(text, segments))
    if segments and segments[-1].kind in READ and (who := signed_end(segments[-1].span.of(text), labels)):
        segments[-1] = replace(segments[-1], credits=(*segments[-1].credits, who))
    return tuple(segments) if len(segments) > 1 else ()


def cut_seams(text: str, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments, those of an article cut where another report was glued on, articles numbered anew."""
    return tuple(_renumbered([part for segment in segments for part in _without_seams(text, segment)]))


def _lines(text: str) -> Iterator[Span]:
    """The lines that say something, without the blanks around them."""
    for match in _LINE.finditer(text):
        line = match.group()
        if words := line.strip():
            start = match.start() + line.index(words)
            yield Span(start, start + len(words))


def _segments(spans: Sequence[Span], judged: Sequence[Sorted]) -> Iterator[Segment]:
    """Neighbouring lines of one kind and one article together."""
    for (kind, part), group in groupby(range(len(spans)), key=lambda at: (judged[at].kind, judged[at].part)):
        places = list(group)
        credits = credits_of(judged, part) if kind in READ else ()
        yield Segment(kind, Span(spans[places[0]].start, spans[places[-1]].end), part, credits)


def _without_seams(text: str, segment: Segment) -> Iterator[Segment]:
    """A segment of the article, cut where another report begins that was glued to it."""
    if segment.kind not in READ:
        yield segment
        return
    starts = [segment.span.start, *find_seams(text, segment.span), segment.span.end]
    for at, (start, end) in enumerate(pairwise(starts)):
        kind = segment.kind if at == 0 else SegmentKind.EMBEDDED
        span = Span(start, start + len(text[start:end].rstrip()))
        yield Segment(kind, span, segment.part + _GLUED * at, segment.credits if at in (0, len(starts) - 2) else ())


def _renumbered(segments: Sequence[Segment]) -> list[Segment]:
    """Articles numbered in the order in which they first stand on the page."""
    order = {part: n for n, part in enumerate(dict.fromkeys(segment.part for segment in segments))}
    return [replace(segment, part=order[segment.part]) for segment in segments]
