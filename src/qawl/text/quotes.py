"""Pair quotation marks by glyph and depth, nested and unclosed, never failing a document."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The press mixes “ ” „ and " freely, and writes ” on both sides; so direction comes from the neighbours, and the
# glyph only says the family: what it opens with, it may close with. Two single marks are a double one.
_DOUBLE, _SINGLE = '"\u201c\u201d\u201e\u201f\u2033\uff02', "'\u2018\u2019\u201a\u2039\u203a"
_FAMILIES = dict.fromkeys(_DOUBLE, "double") | dict.fromkeys(_SINGLE, "single") | dict.fromkeys("\u00ab\u00bb", "angle")
_VERSE = "{}\ufd3e\ufd3f"
_FAMILIES |= dict.fromkeys(_VERSE, "verse") | {"\n": "line"}
_MARK = re.compile(
    f"[{_DOUBLE}{_SINGLE}\u00ab\u00bb{_VERSE}`\n]"
    f"(?:(?<=[{_DOUBLE}])[{_DOUBLE}]|(?<=')'|(?<=`)`|(?<=\u2018)\u2018|(?<=\u2019)\u2019)?"
)
_CLITICS = re.compile("(?:^|[^\\w\u0640])(?:[وف]?[بلك]|[وف]|[وف]?[بك]?ال|[وف]?لل)\u0640*$")


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks; offsets count code points of the text."""

    outer_start: int
    """Where the opening mark begins."""
    start: int
    """The first code point inside."""
    end: int
    """The end of what stands inside; excluded."""
    outer_end: int
    """The end of the closing mark; equal to `end` when the quotation is never closed."""
    depth: int
    """0 for a quotation that stands in no other."""

    @property
    def closed(self) -> bool:
        return self.outer_end > self.end


def pair_quotes(text: str) -> tuple[Quote, ...]:
    """Every quotation of `text` in order of its opening mark.

    An opening mark without its partner closes with its paragraph. A closing mark without one is left out.

    >>> [(q.start, q.end, q.depth) for q in pair_quotes('قال "ردت "الحركة" أمس"')]
    [(5, 21, 0), (10, 16, 1)]
    """
    found: list[Quote] = []
    open_marks: list[tuple[str, int, int]] = []
    open_of = dict.fromkeys(_FAMILIES.values(), 0)
    """How many are open of each family: whether one is, no list must tell that may be as long as the text."""
    for mark in _MARK.finditer(text):
        family = _family(mark[0])
        if family is None:
            continue
        if family == "line":
            if open_marks:
                _leave_open(open_marks, found, mark.start())
                open_of = dict.fromkeys(open_of, 0)
            continue
        if _opens(text, mark, family, already_open=open_of[family] > 0):
            open_marks.append((family, mark.start(), mark.end()))
            open_of[family] += 1
        elif open_of[family]:
            outer_start, start = _close(open_marks, open_of, family)
            found.append(Quote(outer_start, start, mark.start(), mark.end(), 0))
    _leave_open(open_marks, found, len(text))
    return _with_depths(found)


def _family(mark: str) -> str | None:
    """None for a grave accent that stands alone, which is no mark."""
    return _FAMILIES.get(mark) if len(mark) == 1 else "double"


def _opens(text: str, mark: re.Match[str], family: str, *, already_open: bool) -> bool:
    """Whether this mark begins a quotation, judged by what touches it on either side."""
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    word_before = before.isalnum() or before in "\u0640)]%!؟.…" or "\u064b" <= before <= "\u0652"
    word_after = after.isalnum() or after in "([…\u0640"
    if family == "single" and before == "\u0640" and word_after and not already_open:
        return True  # لـ'حماس'
    if family == "single" and word_before and (word_after or not already_open):
        return False  # an apostrophe: «l'Orient»
    if family in ("angle", "verse"):
        # «…», {…} and ﴿…﴾ as designed; reversed »…« only where the neighbours say so and nothing is open.
        if mark.group() in _DESIGNED:
            return not (already_open and word_before and not word_after)
        return not already_open and ((word_after and not word_before) or _is_answered(text, mark, family))
    if word_after and not word_before:
        return True
    if word_before and not word_after:
        return not already_open and family == "double" and _is_answered(text, mark, family)
    if word_before and word_after and _CLITICS.search(text, max(0, mark.start() - 6), mark.start()):
        return True  # لـ"حماس": a clitic leans on the opening mark
    return not already_open


def _is_answered(text: str, mark: re.Match[str], family: str) -> bool:
    """«قال» نحن هنا غدا»»: with nothing open, a mark that could only close opens if the next one closes too."""
    if not text[mark.end() : mark.end() + 1].isspace():
        return False
    for after in _MARK.finditer(text, mark.end()):
        if after[0] == "\n":
            return False
        if _family(after[0]) == family:
            told = text[mark.end() : after.start()]
            closes = after[0] not in _DESIGNED and not text[after.end() : after.end() + 1].isalnum()
            return closes and told.count(" ") >= _TOLD and not (family == "double" and told[-1:].isspace())
    return False


_TOLD = 3
"""At least so many blanks stand between two marks that both look like the second of a pair."""
_DESIGNED = "«{\ufd3f"
"""Marks that open, unless the neighbours say that the paper writes them reversed."""


def _close(open_marks: list[tuple[str, int, int]], open_of: dict[str, int], family: str) -> tuple[int, int]:
    """Close the innermost mark of a family; what was opened inside it and never closed was no quotation."""
    while True:
        closed, outer_start, start = open_marks.pop()
        open_of[closed] -= 1
        if closed == family:
            return outer_start, start


def _leave_open(open_marks: list[tuple[str, int, int]], found: list[Quote], end: int) -> None:
    """Close at `end` the outermost quotation that is still open; marks opened inside it were none."""
    outermost = next((mark for mark in open_marks if mark[0] != "verse"), None)
    if outermost is not None and outermost[0] != "single" and outermost[2] < end:
        found.append(Quote(*outermost[1:], end, end, 0))
    open_marks.clear()


def _with_depths(found: list[Quote]) -> tuple[Quote, ...]:
    found.sort(key=lambda quote: (quote.outer_start, -quote.outer_end))
    ends: list[int] = []
    nested: list[Quote] = []
    for quote in found:
        while ends and ends[-1] <= quote.outer_start:
            ends.pop()
        nested.append(Quote(quote.outer_start, quote.start, quote.end, quote.outer_end, len(ends)))
        ends.append(quote.outer_end)
    return tuple(nested)
