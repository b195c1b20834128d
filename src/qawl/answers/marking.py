"""Where the words of a question stand in an untouched text, and the stretch around them that is worth showing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qawl.model.documents import Span
from qawl.store.search.matches import WIDEST, Near
from qawl.store.search.words import Part, Phrase, spelling, written_words

AROUND = 12
"""Words shown on each side of what was found."""
MOST_MARKS = 200
"""Places of one text that are marked."""
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?؟][»\"”)]?\s+(?=\S)")

Rank = tuple[int, int, int]
"""How many parts a window has, how near they are, how many places; the earlier of two that are equal wins."""


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a part of a question stands."""

    part: int
    near: Near
    first: int
    """Its first word among those of the text."""
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Marked:
    """What of a text is to be marked and shown."""

    spans: tuple[Span, ...]
    """In text order; none overlap."""
    snippet: Span | None
    """Where most of it stands together; None where the text has none of it."""
    near: Near | None
    """How near the farthest of the parts is to what was typed; None where a part is missing."""


def mark(text: str, parts: Sequence[Part], within: Iterable[Span], aside: Span | None = None) -> Marked:
    """Find the parts of a question in some stretches of a text; the snippet is rather not taken from `aside`."""
    if not parts:
        return Marked((), None, None)
    found: list[Found] = []
    best: tuple[Rank, Span] | None = None
    for stretch in within:
        written = list(written_words(text, stretch.start, stretch.end))
        places = [Span(start, end) for _, start, end in written]
        here = _find(text, [word for word, _, _ in written], places, parts)
        found += here
        for rank, span in _windows(text, stretch, places, here, aside):
            if best is None or rank > best[0]:
                best = rank, span
    spans = _apart(sorted(one.span for one in found))[:MOST_MARKS]
    return Marked(tuple(spans), best[1] if best else None, _nearness(found, len(parts)))


def opening(text: str, stretch: Span) -> Span:
    """The first words of a stretch, for what was not found by words."""
    words = list(_WORD.finditer(text, stretch.start, stretch.end))
    return _trimmed(text, stretch.start, stretch.end if len(words) <= 2 * AROUND else words[2 * AROUND - 1].end())


def _find(text: str, words: Sequence[str], places: Sequence[Span], parts: Sequence[Part]) -> list[Found]:
    """Every place of every part, in text order; at one word the longest of a part's forms."""
    firsts: dict[str, list[tuple[int, Phrase]]] = {}
    for number, part in enumerate(parts):
        for form in (*part.forms, *part.kin):
            firsts.setdefault(form[0], []).append((number, form))
    found = []
    for at, word in enumerate(words):
        longest: dict[int, Phrase] = {}
        for number, form in firsts.get(word, ()):
            if tuple(words[at : at + len(form)]) == form and len(form) > len(longest.get(number, ())):
                longest[number] = form
        for number, form in longest.items():
            span = Span(places[at].start, places[at + len(form) - 1].end)
            found.append(Found(number, _near(text, parts[number], form, span), at, at + len(form), span))
    return found


def _near(text: str, part: Part, form: Phrase, span: Span) -> Near:
    if form != part.words:
        return Near.KIN if form in part.kin else Near.FORM
    return Near.EXACT if tuple(_WORD.findall(spelling(span.of(text)))) == part.spelled else Near.SAME


def _nearness(found: Sequence[Found], parts: int) -> Near | None:
    nearest: dict[int, Near] = {}
    for one in found:
        nearest[one.part] = min(one.near, nearest.get(one.part, WIDEST))
    return max(nearest.values()) if parts and len(nearest) == parts else None


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans without those that begin inside another."""
    kept: list[Span] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept


def _windows(
    text: str, stretch: Span, places: Sequence[Span], found: Sequence[Found], aside: Span | None
) -> Iterable[tuple[Rank, Span]]:
    """For each place the words from it on that may be shown together, and how much they hold."""
    behind = 0
    for number, one in enumerate(found):
        behind = max(behind, number)
        line_end = _line_end(text, one.span.end, stretch.end)
        while (
            behind < len(found) and found[behind].end <= one.first + 2 * AROUND and found[behind].span.end <= line_end
        ):
            behind += 1
        inside = found[number:behind] or [one]
        nearest: dict[int, Near] = {}
        for each in inside:
            nearest[each.part] = min(each.near, nearest.get(each.part, WIDEST))
        away = 0 if aside is not None and aside.start <= one.span.start < aside.end else 1
        rank = (len(nearest) * 2 + away, -sum(nearest.values()), len(inside))
        yield rank, _around(text, stretch, places, one, inside[-1])


def _around(text: str, stretch: Span, places: Sequence[Span], first: Found, last: Found) -> Span:
    """The sentence that holds both where it is short, else some words on each side, never beyond the line."""
    line = Span(_line_start(text, first.span.start, stretch.start), _line_end(text, last.span.end, stretch.end))
    before = [place for place in places[max(0, first.first - AROUND) : first.first] if place.start >= line.start]
    after = [place for place in places[last.end : last.end + AROUND] if place.end <= line.end]
    start = before[0].start if before else first.span.start
    end = after[-1].end if after else last.span.end
    if len(before) < AROUND:
        start = line.start
    if len(after) < AROUND:
        end = line.end
    start = next((stop.end() for stop in reversed(list(_STOP.finditer(text, start, first.span.start)))), start)
    stop = _STOP.search(text, last.span.end, end)
    return _trimmed(text, start, stop.end() if stop else end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _line_start(text: str, at: int, least: int) -> int:
    return max(least, text.rfind("\n", least, at) + 1)


def _line_end(text: str, at: int, most: int) -> int:
    end = text.find("\n", at, most)
    return most if end < 0 else end
