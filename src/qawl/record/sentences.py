"""The sentence around a few words: what a reader needs to see to know what they say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from qawl.model.documents import Span

_LONGEST = 420
"""Code points; of a longer sentence only the part around the words is taken."""
_AROUND = 160
"""Code points on either side of the words in such a part."""
_END = re.compile(r"[!?؟]+[\"»”)]*(?=\s|$)|\.+[\"»”)]*(?=\s|$|[^\W\d_])|\n+")
_INITIAL = re.compile(r"(?:^|[\s(«\"])(?:[^\W\d_]|[أا]م)\.$")
"""«د. فلان»: the full stop is no end."""


class Sentences:
    """The sentences of one text; each is cut out of it once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: list[int] | None = None
        self._cut: dict[Span, str] = {}

    def around(self, first: Span, last: Span) -> tuple[Span, str] | None:
        """The sentence of the two and its words; of sentences far apart that of the first; None where words fill it."""
        span = self._span(first.start, max(first.end, last.end))
        if span.end - span.start > _LONGEST and last.end > first.end:
            span = self._span(first.start, first.end)
        if span.end - span.start > _LONGEST:
            span = self._part(first)
        if first.start < span.start or span.end < first.end:
            return None
        if span not in self._cut:
            self._cut[span] = span.of(self._text)
        return span, self._cut[span]

    def _span(self, start: int, end: int) -> Span:
        """From the end of a sentence before `start` to the first at or after `end`, blanks apart."""
        ends = self._sentence_ends()
        before = bisect_right(ends, start)
        after = bisect_left(ends, end)
        return self._trimmed(ends[before - 1] if before else 0, ends[after] if after < len(ends) else len(self._text))

    def _sentence_ends(self) -> list[int]:
        if self._ends is None:
            found = (match.end() for match in _END.finditer(self._text) if not self._is_initial(match.end()))
            self._ends = list(found)
        return self._ends

    def _is_initial(self, end: int) -> bool:
        return _INITIAL.search(self._text[max(0, end - 5) : end]) is not None

    def _part(self, words: Span) -> Span:
        """Whole words around those that are wanted, as far as the sentence goes."""
        whole = self._span(words.start, words.end)
        start, end = max(whole.start, words.start - _AROUND), min(whole.end, words.end + _AROUND)
        if start > whole.start:
            blank = self._text.find(" ", start, words.start)
            start = words.start if blank < 0 else blank
        if end < whole.end:
            blank = self._text.rfind(" ", words.end, end)
            end = words.end if blank < 0 else blank
        return self._trimmed(start, end)

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return Span(start, end)
