"""Neighbouring lines of one kind make one piece, with the credits that its article names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from qawl.articles.kinds import Sorted
from qawl.model.documents import READ, SegmentKind

_JOINTS = re.compile(r"\s*[+،,؛|&/]\s*|\s+-\s+|\s+و(?!كال|زار|فد)(?=\S{4,})")


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring lines of one kind, one line each, that belong to one article of the page."""

    kind: SegmentKind
    text: str
    part: int = 0
    """The article on the page that it belongs to, as in `Segment`."""
    credits: tuple[str, ...] = ()
    """Of a text that is read: who is named as its source."""
    published: str | None = None
    """Of an embedded article: its own date, where the page gives one."""


def gather_pieces(
    lines: Sequence[str],
    judged: Sequence[Sorted],
    headline: int | None,
    dates: Mapping[int, str] = MappingProxyType({}),
) -> tuple[Piece, ...]:
    """The lines in page order, those of one kind and article together; the headline's line is left out.

    `dates` are those of second articles, by their number.
    """
    places = [at for at in range(len(lines)) if at != headline]
    pieces = []
    for (kind, part), group in groupby(places, key=lambda at: (judged[at].kind, judged[at].part)):
        text = "\n".join(lines[at] for at in group)
        credits = credits_of(judged, part) if kind in READ else ()
        pieces.append(Piece(kind, text, part, credits, dates.get(part) if kind is SegmentKind.EMBEDDED else None))
    return tuple(pieces)


def credits_of(judged: Sequence[Sorted], part: int) -> tuple[str, ...]:
    """Who is named as the source of one article of the page, each once, in order.

    «الشراع + وكالات» names two.
    """
    named = [one.credit for one in judged if one.credit and one.part == part]
    return tuple(dict.fromkeys(name for words in named for name in split_credit(words)))


def split_credit(words: str) -> list[str]:
    """
    >>> split_credit("الشراع + وكالات")
    ['الشراع', 'وكالات']
    """
    return [name for piece in _JOINTS.split(words) if (name := piece.strip(' .:()[]«»"-–'))]
