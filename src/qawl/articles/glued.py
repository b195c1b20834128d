"""Where one report ends and another begins within a paragraph: two agencies' texts glued into one.

A report introduces its people once, in full, and then calls them by a short name. Where a sentence in the middle
opens like a first one (a verb in the past without «و», then the very title and name that opened the text, then a
day of the week) after short names have been used, a second report was glued on. A line of its own is none: many
outlets print the opening twice, as a summary and as the first paragraph.
"""

from __future__ import annotations

import re

from qawl.model.documents import Span
from qawl.text.fold import fold_with_origins

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
_LEAD = 30
"""Words of the text's opening in which they were introduced, and of a sentence in which a day must be named."""


def find_seams(text: str, span: Span) -> tuple[int, ...]:
    """Where another report begins, in code points of `text`, within `span`; empty for nearly every text."""
    piece = span.of(text)
    folded = fold_with_origins(piece)
    sentences = _sentences(folded.text)
    if len(sentences) < 4:
        return ()
    opening = _words(sentences[0][1])[:_LEAD]
    seams = []
    for at, (start, words) in enumerate(sentences[2:], start=2):
        said = _words(words)
        if (
            "\n" not in folded.text[max(0, start - 2) : start]
            and _opens_anew(said, opening)
            and _shortened(sentences[1:at], opening, said)
        ):
            seams.append(span.start + folded.starts[start])
    return tuple(seams)


def _sentences(folded: str) -> list[tuple[int, str]]:
    """Where each sentence of a line begins, and its words."""
    starts = [0, *(m.end() for m in _SENTENCE.finditer(folded))]
    ends = [*starts[1:], len(folded)]
    return [(start, folded[start:end]) for start, end in zip(starts, ends, strict=True) if folded[start:end].strip()]


def _words(sentence: str) -> list[str]:
    return _WORD.findall(sentence)


def _opens_anew(said: list[str], opening: list[str]) -> bool:
    """Whether a sentence begins as a report does, with a title and name that the text's opening has too."""
    if len(said) < 12 or said[0].startswith(_JOINING[:2]) or said[0] in _JOINING:
        return False
    if said[0].startswith("ال") and not said[0].startswith("الت"):  # a noun opens; «التقى» and its like are verbs
        return False
    if not _DAYS.intersection(word.removeprefix("ب") for word in said[:_LEAD]):
        return False
    return bool(_title(said, opening))


def _title(said: list[str], opening: list[str]) -> list[str]:
    """The run of words near the beginning that stands in the opening too; empty when it is too short for a title."""
    for start in range(1, _WITHIN):
        run = said[start : start + _TITLE]
        for at in range(len(opening) - _TITLE + 1):
            if opening[at : at + _TITLE] == run:
                return run
    return []


def _shortened(between: list[tuple[int, str]], opening: list[str], said: list[str]) -> bool:
    """Whether the person was called by the last name alone before it is introduced again."""
    title = _title(said, opening)
    start = said.index(title[0]) if title else 0
    name = said[start + _TITLE] if len(said) > start + _TITLE and said[start + _TITLE] in opening else title[-1]
    return any(name in (words := _words(sentence)) and title[0] not in words for _, sentence in between)
