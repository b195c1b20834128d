"""What the clause tells of those who are counted: killed, displaced …; where, and since when."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.find.figures.tables import Tables, look_up
from qawl.lexicon.figures import MeasureWord
from qawl.model.documents import Span
from qawl.text import tags as tag
from qawl.text.layers import Text

_BACK, _ON, _NEAR = 14, 10, 3
_BROKEN = tag.STOP | tag.COLON | tag.LINE | tag.THAT | tag.BARE_THAT
_PAUSE = tag.COMMA | tag.DASH | tag.OPEN | tag.CLOSE
_PLACED = 14
_LONGEST_PLACE = 4
_EXECUTION = "إعدام"
"""Only a sentence where a court passes it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A measure and how it was found."""

    measure: str
    near: bool
    """The word stands within a few tokens before the amount."""
    lemma: str


def told_before(text: Text, first: int, start: int, tables: Tables) -> Told | None:
    """What the words from `start` on say before the token `first`: «مقتل 5», «أصيب في الغارة 12»."""
    paused = False
    for at in range(first - 1, max(start, first - _BACK) - 1, -1):
        tags = text.tags[at]
        if tags & _BROKEN:
            return None
        own = at == first - 1 and tags & tag.OPEN  # «توقيف (12) شخصا»
        paused = paused or bool(tags & _PAUSE and not own)
        word = _measure(text, at, tables)
        if word is not None and (word.after or not paused):
            if word.lemma == _EXECUTION and holds(text, max(start, at - _NEAR), at, tables.roles["verdict"]):
                return None
            return Told(word.measure, first - at <= _NEAR, word.lemma)
        if is_other_verb(text, at) and first - at > 1:
            return None
    return None


def told_behind(text: Text, end: int, stop: int, tables: Tables) -> Told | None:
    """What the words behind the counted noun say up to the next pause: «… قتلوا», «… بجروح»."""
    for at in range(end, min(stop, end + _ON)):
        tags = text.tags[at]
        if tags & (_BROKEN | _PAUSE):
            return None
        hit = look_up(text.types[at].folded, tables.measures)
        if hit is not None and hit[0].after and not hit[1].joined and not hit[1].definite:
            return Told(hit[0].measure, near=False, lemma=hit[0].lemma)
        if hit is not None and hit[1].joined:
            return None
    return None


def _measure(text: Text, at: int, tables: Tables) -> MeasureWord | None:
    hit = look_up(text.types[at].folded, tables.measures)
    return None if hit is None else hit[0]


def is_other_verb(text: Text, at: int) -> bool:
    """Whether the token is a verb of another clause."""
    if text.tags[at] & tag.VERB:
        return True
    return any(form.tense in ("past", "present") for _, form in text.types[at].cues)


def holds(text: Text, first: int, end: int, words: frozenset[str]) -> bool:
    """Whether a token from `first` to `end` is one of `words`."""
    return any(text.types[at].folded in words for at in range(first, end))


def find_place(text: Text, first: int, end: int, tables: Tables) -> Span | None:
    """The place that «في» leads to, from the token `first` on: «قطاع …», «مدينة …», a place of the lists."""
    for at in range(first, min(end, first + _PLACED)):
        if text.tags[at] & (tag.STOP | tag.COLON | tag.LINE | tag.THAT):
            return None
        attached = text.types[at].prefix == "ب" and text.tags[at] & tag.PLACE
        if attached:
            return _from_clitic(text, at, at + 1, 1)
        if text.types[at].bare in tables.roles["in"] and (found := _place_at(text, at + 1, end, tables)) is not None:
            return found
    return None


def _place_at(text: Text, at: int, end: int, tables: Tables) -> Span | None:
    last = at
    while last < min(end, at + _LONGEST_PLACE) and text.types[last].folded in tables.roles["area"]:
        last += 1
    if last >= end:
        return None
    if text.tags[last] & tag.PLACE:
        return text.span(at, min(end, text.phrase_ends.get(last, last + 1)))
    named = text.types[last].folded[:1].isalpha() and not text.tags[last] & (tag.PREPOSITION | tag.CONJ | tag.RELATIVE)
    return text.span(at, last + 1) if last > at and named else None


def _from_clitic(text: Text, first: int, end: int, letters: int) -> Span:
    return Span(text.starts[first] + letters, text.ends[end - 1])
