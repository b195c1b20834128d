"""What a clause and its sentence add to a meeting: place, number in a row, no date given, what came of it."""

from __future__ import annotations

from qawl.find.meetings.scene import Scene
from qawl.find.meetings.words import Lookup, states_in
from qawl.model.documents import Span
from qawl.model.meetings import MeetingKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def place_span(text: Text, first: int, end: int) -> Span:
    """The place without the preposition written onto its first word."""
    span, kind = text.span(first, end), text.types[first]
    start = span.start + (1 if text.tags[first] & tag.CONJ else 0)
    if kind.prefix and not kind.bare.startswith("لل"):
        start += 1
    elif kind.prefix:
        start += 1 if len(kind.stem) == len(kind.bare) - 1 else 2
    return Span(min(start, span.end - 1), span.end)


def ordinal_of(text: Text, lookup: Lookup, at: int, kind: MeetingKind) -> int | None:
    """«زيارته الخامسة», «ثاني لقاء», «جولة المفاوضات الثالثة»."""
    before = at - 1
    if before >= text.sentence_start(at) and (number := lookup.ordinals.get(text.types[before].bare)) is not None:
        return number
    for index in range(at + 1, min(text.sentence_end(at), at + 4)):
        if (number := lookup.ordinals.get(text.types[index].bare)) is not None:
            return number
        if text.types[index].bare in lookup.classes["talks"]:
            continue
        if not text.tags[index] & (tag.DEFINITE | tag.FROM | tag.NISBA) or text.tags[index] & (tag.TITLE | tag.PLACE):
            break
    return None


def no_date_said(text: Text, lookup: Lookup, at: int) -> Span | None:
    """Where the sentence says that no date was given."""
    end = min(text.sentence_end(at), at + _SAID_NEAR)
    for index in range(max(text.sentence_start(at), at - _SAID_NEAR), end):
        for rest in lookup.no_date.get(text.types[index].bare, ()):
            stop = index + 1 + len(rest)
            if stop <= end and all(text.types[index + 1 + number].folded == word for number, word in enumerate(rest)):
                return text.span(index, stop)
    return None


_SAID_NEAR = 40
"""Tokens from the meeting within which its sentence says when it is not, and what came of it."""


def outcome_of(text: Text, lookup: Lookup, index: int) -> Span | None:
    """«وأسفر اللقاء عن اتفاق», «واتفق الجانبان على كذا»: in the rest of the sentence, to its end."""
    if index >= len(text.types) or index == 0:
        return None
    end = text.sentence_end(index - 1)
    for at in range(index, min(end, index + _SAID_NEAR)):
        word = text.types[at].bare
        if word in lookup.classes["outcome"] or word in lookup.classes["agreed"]:
            return trimmed(text, at, end)
    return None


def where_told(text: Text, lookup: Lookup, scene: Scene) -> frozenset[str]:
    """The stems of the places and nations of the clause, and the states that they lie in or name."""
    placed = set() if scene.place is None else set(range(*scene.place))
    stems = frozenset(
        text.types[at].stem
        for at in range(scene.first, scene.end)
        if at in placed or text.tags[at] & (tag.PLACE | tag.NISBA)
    )
    if scene.place is None:
        return stems
    return stems | states_in(place_words(text, *scene.place), lookup.states)


def place_words(text: Text, first: int, end: int) -> str:
    """The words of the place, the first without what is written onto it («بالزاهرة», «لتيماران»)."""
    return " ".join((text.types[first].stem, *text.tokens[first + 1 : end]))


def trimmed(text: Text, first: int, end: int) -> Span | None:
    while end > first and text.tags[end - 1] & (tag.COMMA | tag.STOP | tag.LINE | tag.DASH):
        end -= 1
    return text.span(first, end) if end > first else None
