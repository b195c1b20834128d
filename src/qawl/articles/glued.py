"""Where one report ends and another begins within a paragraph: two agencies' texts glued into one.

A report introduces its people once, in full, and then calls them by a short name. Where a sentence in the middle
opens like a first one (a verb in the past without «و», then the very title and name that opened the text, then a
day of the week) after short names have been used, a second report was glued on. A line of its own is none: many
outlets print the opening twice, as a summary and as the first paragraph.
"""

from __future__ import annotations

import re

from qawl.model.documents import Span
from qawl.text.fold import fold

_SENTENCE = re.compile(r"(?<=[.!؟])[\"»”]*\s*(?=[\u0621-\u064a])|(?<=[.!؟][\"»”])\s*(?=[\u0621-\u064a])")
_WORD = re.compile(r"[\u0621-\u064a]+")
_DAYS = frozenset(["السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه"])
_JOINING = (
    "و",
    "ف",
    "ثم",
    "كما",
    "لكن",
    "بل",
    "الي",
    "من",
    "في",
    "علي",
    "بعد",
    "قبل",
    "خلال",
    "بينما",
    "حيث",
    "غير",
    "اما",
)
_TITLE = 4
"""Words that a title and a name have at least: «وزير الخارجية الفلاني فلان»."""
_WITHIN = 3
"""The words of a sentence's opening at which title and name must begin."""
_BACK = 25
"""Sentences before a seam in which the person is called by a short name; a bound, so that long texts stay linear."""
_SENTENCES = 4
"""Sentences from which a text may be two."""
_HEAD, _SHORT = 400, 70
"""Letters of the opening, and of each sentence's beginning, that are looked at."""
_LEAD = 30
"""Words of the text's opening in which they were introduced, and of a sentence in which a day must be named."""


def find_seams(text: str, span: Span) -> tuple[int, ...]:
    """Where another report begins, in code points of `text`, within `span`; empty for nearly every text.

    Only the first words of each sentence are looked at, until one of them opens anew.
    """
    starts = [span.start, *(match.end() for match in _SENTENCE.finditer(text, span.start, span.end))]
    if len(starts) < _SENTENCES:
        return ()
    ends = [*starts[1:], span.end]
    opening = _words(text[starts[0] : min(ends[0], starts[0] + _HEAD)])[:_LEAD]
    titles = {tuple(opening[at : at + _TITLE]) for at in range(len(opening) - _TITLE + 1)}
    seams = []
    for at in range(2, len(starts)):
        first = _words(text[starts[at] : starts[at] + _SHORT])
        if not any(tuple(first[n : n + _TITLE]) in titles for n in range(1, _WITHIN)):
            continue
        said = _words(text[starts[at] : min(ends[at], starts[at] + _HEAD)])
        if "\n" in text[starts[at] - 2 : starts[at]] or not _opens_anew(said):
            continue
        before = range(max(1, at - _BACK), at)
        if _shortened([_words(text[starts[n] : min(ends[n], starts[n] + _HEAD)]) for n in before], opening, said):
            seams.append(starts[at])
    return tuple(seams)


def _words(words: str) -> list[str]:
    return _WORD.findall(fold(words))


def _opens_anew(said: list[str]) -> bool:
    """Whether a sentence begins as a report does: a verb without «و», and a day of the week soon."""
    if len(said) < 12 or said[0].startswith(_JOINING[:2]) or said[0] in _JOINING:
        return False
    if said[0].startswith("ال") and not said[0].startswith("الت"):  # a noun opens; «التقى» and its like are verbs
        return False
    return bool(_DAYS.intersection(word.removeprefix("ب") for word in said[:_LEAD]))


def _title(said: list[str], opening: list[str]) -> list[str]:
    """The run of words near the beginning that stands in the opening too; empty when it is too short for a title."""
    for start in range(1, _WITHIN):
        run = said[start : start + _TITLE]
        for at in range(len(opening) - _TITLE + 1):
            if opening[at : at + _TITLE] == run:
                return run
    return []


def _shortened(between: list[list[str]], opening: list[str], said: list[str]) -> bool:
    """Whether the person was called by the last name alone before it is introduced again."""
    title = _title(said, opening)
    start = said.index(title[0])
    name = said[start + _TITLE] if len(said) > start + _TITLE and said[start + _TITLE] in opening else title[-1]
    return any(name in words and title[0] not in words for words in between)
