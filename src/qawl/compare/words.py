"""A text as fingerprints of its words, with its quotations and numbers marked."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from qawl.text.fold import fold

_MARKS = frozenset("\"\u201c\u201d\u201e\u201f\u2033\uff02\u00ab\u00bb")
_CODE = (1 << 28) - 1
"""28 bits, so that the sum of a shingle stays within 32."""
_OPENS, _CLOSES, _NUMBER, _BLANK = (1 << bit for bit in (28, 29, 30, 31))
_KEPT = 400_000
"""Spellings that are remembered at most: some 60 MB."""
_QUOTATION = 6
"""Words of the shortest quotation; a shorter one is a name or a term («الممر الآمن»)."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text; places count words."""

    codes: list[int]
    quotations: list[tuple[int, int]]
    """Stretches inside quotation marks, the end excluded; they do not overlap."""
    numbers: list[int]


class _Codes(dict[str, int]):
    """What each spelling stands for, worked out the first time it is met."""

    def __missing__(self, spelling: str) -> int:
        code = self[spelling] = _code(spelling)
        return code


def _code(spelling: str) -> int:
    letters = [at for at, letter in enumerate(spelling) if letter.isalnum()]
    marks = [at for at, letter in enumerate(spelling) if letter in _MARKS]
    if not letters:
        return _BLANK | (_OPENS | _CLOSES if marks else 0)
    word = "".join(letter for letter in fold(spelling) if letter.isalnum())
    code = crc32(word.encode("utf-8", "surrogatepass")) & _CODE
    if any(letter.isdigit() for letter in word):
        code |= _NUMBER
    # لـ"حماس": a mark inside a word opens, as one before it does
    opens = any(at < letters[-1] for at in marks)
    closes = any(at > letters[-1] for at in marks)
    if opens != closes:
        code |= _OPENS if opens else _CLOSES
    return code


_CODES = _Codes()


def cut_words(text: str) -> Words:
    """The words of `text`; spelling is folded, punctuation goes.

    >>> cut_words("أكّدت الوزارةُ،").codes == cut_words("اكدت - الوزاره").codes
    True
    """
    if len(_CODES) > _KEPT:
        _CODES.clear()
    codes = list(map(_CODES.__getitem__, text.split()))
    marked = [at for at, code in enumerate(codes) if code > _CODE]
    quotations: list[tuple[int, int]] = []
    numbers: list[int] = []
    opened: int | None = None
    blanks = 0
    for at in marked:
        code = codes[at]
        place = at - blanks
        if code & _BLANK:
            blanks += 1
            if code & _OPENS:
                opened = _close(quotations, opened, place) if opened is not None else place
            continue
        codes[at] = code & _CODE
        if code & _NUMBER:
            numbers.append(place)
        if code & _OPENS:
            opened = place
        elif code & _CLOSES:
            opened = _close(quotations, opened, place + 1)
    if blanks:
        codes = [code for code in codes if code < _BLANK]
    return Words(codes, quotations, numbers)


def _close(quotations: list[tuple[int, int]], opened: int | None, end: int) -> None:
    if opened is not None and end - opened >= _QUOTATION:
        quotations.append((opened, end))
