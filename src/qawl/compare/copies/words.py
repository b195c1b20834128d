"""A text as fingerprints of its words, with its quotations and numbers marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import itemgetter
from zlib import crc32

from qawl.text.fold import fold

_MARK = re.compile('["\u201c\u201d\u201e\u201f\u2033\uff02\u00ab\u00bb]')
_MARKED = b'"'
_DIGIT = re.compile(b"[0-9]")
_QUOTATION = 6
"""Words of the shortest quotation; a shorter one is a name or a term («الممر الآمن»)."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text; places count words."""

    codes: list[int]
    """crc32 of each word in folded spelling."""
    quotations: list[tuple[int, int]]
    """Stretches inside quotation marks, the end excluded; they do not overlap."""
    numbers: list[int]


_SIGNS = (
    *((mark, '"') for mark in "\u201c\u201d\u201e\u201f\u2033\uff02\u00ab\u00bb"),
    *((sign, " ") for sign in "،؛؟…–—\u2018\u2019"),
)
"""Signs of more than one byte, and what stands for them among words."""
_BLANKED = bytes.maketrans(b"!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", b" " * 31)


def cut_words(text: str) -> Words:
    """The words of `text`; spelling is folded, punctuation goes.

    >>> cut_words("أكّدت الوزارةُ،").codes == cut_words("اكدت - الوزاره").codes
    True
    """
    folded = fold(text)
    for sign, plain in _SIGNS:
        folded = folded.replace(sign, plain)
    plain_bytes = folded.encode("utf-8", "surrogatepass").translate(_BLANKED)
    words = plain_bytes.replace(_MARKED, b' " ').split()
    firsts = bytes(map(itemgetter(0), words))
    numbers = [digit.start() for digit in _DIGIT.finditer(firsts)]
    if _MARKED not in firsts:
        return Words(list(map(crc32, words)), [], numbers)
    marks = [mark.start() for mark in re.finditer(_MARKED, firsts)]
    for at in reversed(marks):
        del words[at]
    return Words(
        list(map(crc32, words)),
        [(_without(marks, start), _without(marks, end)) for start, end in _quotations(text, marks)],
        [_without(marks, at) for at in numbers],
    )


def _without(marks: list[int], place: int) -> int:
    """A place among words and marks as a place among words alone."""
    return place - bisect_left(marks, place)


def _quotations(text: str, marks: list[int]) -> list[tuple[int, int]]:
    """The stretches between a mark that opens and the next that closes.

    A mark opens where a word follows it at once. A quotation that is never closed is none.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for place, mark in zip(marks, _MARK.finditer(text), strict=True):
        at = mark.end()
        word_behind = text[at : at + 1].isalnum()
        if word_behind and (opened is None or not text[at - 2 : at - 1].isalnum()):
            opened = place
        elif opened is not None:
            if place - opened > _QUOTATION:
                found.append((opened, place))
            opened = None
        elif not text[at - 2 : at - 1].isalnum() and mark[0] != "\u00bb":
            opened = place  # « كلام »: a mark between blanks
    return found
