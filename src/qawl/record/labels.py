"""The words of a dossier's labels in an article, looked for only around letters that one of them must have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qawl.dossiers.patterns import letters_in_all
from qawl.dossiers.ties import Label, compiled
from qawl.model.documents import Span
from qawl.model.dossiers import Dossier
from qawl.record.origins import Origins
from qawl.text.layers import TOKEN

_BEFORE, _BEHIND = 80, 120
"""Letters around a hit that are read: more than a label is long."""


class Labels:
    """The labels of one dossier, ready to be found in many articles."""

    def __init__(self, dossier: Dossier) -> None:
        self._patterns = compiled(dossier).labels
        runs = letters_in_all([word for group in dossier.labels for _, words in group.variants for word in words])
        self._letters = re.compile("|".join(map(re.escape, runs))) if runs else None

    def find(self, text: str, part: Span, folded: str) -> Iterator[tuple[Label, Span]]:
        """Each label in a stretch of a text, given with its folded words, in text order."""
        origins = Origins(text, part, folded)
        for first, end in self._windows(folded):
            snippet = folded[first:end]
            places = self._patterns.find_folded(snippet)
            if not places:
                continue
            tokens = [match.span() for match in TOKEN.finditer(snippet)]
            for label, start, stop in places:
                yield label, origins.of(first + tokens[start][0], first + tokens[stop - 1][1])

    def _windows(self, folded: str) -> Iterator[tuple[int, int]]:
        """Stretches around the letters that a label must have, whole words, no two of which overlap."""
        if self._letters is None:
            return
        first = end = 0
        for match in self._letters.finditer(folded):
            start = _word_edge(folded, match.start() - _BEFORE, -1)
            if start > end and end:
                yield first, end
                first = start
            elif not end:
                first = start
            end = _word_edge(folded, match.end() + _BEHIND, 1)
        if end:
            yield first, end


def _word_edge(folded: str, at: int, step: int) -> int:
    """The nearest place from `at` on where no word is cut."""
    while 0 < at < len(folded) and not folded[at].isspace():
        at += step
    return min(max(at, 0), len(folded))
