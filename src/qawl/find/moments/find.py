"""Every expression of date, time and duration of a text, with the days that it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from qawl.find.moments.context import (
    agree_on_years,
    join_ranges,
    of_every_year,
    place_in_context,
    speak_of_ages,
    without_dated_events,
)
from qawl.find.moments.dates import read_date
from qawl.find.moments.days import day_of_writing, read_day
from qawl.find.moments.edges import read_long
from qawl.find.moments.events import read_anniversary, read_event, read_recurring, read_reign, read_vague
from qawl.find.moments.hours import read_clock
from qawl.find.moments.pairs import agree_on_days, share_years
from qawl.find.moments.ranges import as_ranges
from qawl.find.moments.scan import Found, Scan
from qawl.find.moments.units import read_counted, read_nth, read_turned
from qawl.find.moments.words import Opener, compile_words
from qawl.lexicon.moments import MomentWords
from qawl.model.documents import Span
from qawl.model.moments import Moment
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text
from qawl.text.numbers import Number

_NUMBER = frozenset(("number",))
_READERS: tuple[tuple[Callable[[Scan, int], Found | None], frozenset[str]], ...] = (
    (read_vague, frozenset(("era", "led vague", "this", "vague"))),
    (read_recurring, frozenset(("every", "recurring", "recurring adjective", "unit"))),
    (read_reign, frozenset(("reign",))),
    (read_anniversary, frozenset(("anniversary",))),
    (read_event, frozenset(("after", "before", "event", "feast", "onset"))),
    (read_clock, frozenset(("clock", "number"))),
    (read_day, frozenset(("both", "day", "part", "this", "unit", "weekday"))),
    (read_date, frozenset(("both", "first day", "month", "number"))),
    (read_long, frozenset(("both", "century", "edge", "month", "number", "season", "tens", "this", "unit", "year"))),
    (read_turned, frozenset(("this", "unit"))),
    (read_nth, frozenset(("own unit", "unit"))),
    (read_counted, frozenset(("after", "before", "few", "half", "latest", "near", "number", "unit"))),
)
"""Each with the kinds of words that it begins with. The longest reading holds; of two as long, the earlier reader's."""
_LETTERS = "A"
"""Digits and most marks sort before it."""
_JOINING = frozenset(("و", "-", "–", "—", "/", "،", ","))


def find_moments(
    text: Text, numbers: Sequence[Number], published: date | None, words: MomentWords
) -> tuple[Moment, ...]:
    """The moments of the text in its order; no two share a letter.

    `published` is the day of the segment that the text is; without it only what is said in full has days.
    """
    compiled, written = compile_words(words), text.written.folded
    known = {at: compiled.of[written.each[at]] for at in written.places(compiled.of.keys())}
    scan = Scan(text, compiled, written.each, known, {number.first: number for number in numbers}, published)
    likely = _likely(scan)
    if (written_on := day_of_writing(scan, likely)) != published:
        scan = replace(scan, published=written_on)
    read = list(speak_of_ages(scan, list(_readings(scan, likely))))
    read = list(without_dated_events(scan, read))
    read = list(agree_on_days(scan, list(share_years(scan, read))))
    read = list(agree_on_years(read, scan.published))
    joined = list(join_ranges(scan, read))
    found = list(as_ranges(scan, list(of_every_year(scan, joined))))
    return tuple([_moment(text, one) for one in place_in_context(scan, found)])


def _readings(scan: Scan, likely: Sequence[int]) -> Iterator[Found]:
    skip = 0
    names = _names(scan.text)
    for at, kinds in _openings(scan, likely):
        if at < skip or at in names:
            continue
        if "not" in kinds and (misleading := scan.hit(at, "not", clitic=True)) is not None:
            skip = misleading.end
            continue
        found = _longest(scan, at, kinds)
        if found is not None:
            skip = found.end
            yield found


def _likely(scan: Scan) -> list[int]:
    """The tokens at which a moment may begin: words of time, numbers, digits."""
    written, openers, numbers = scan.text.written.folded, scan.words.openers, scan.numbers
    known = {word for word in written.unlettered if word < _LETTERS} | (written.distinct & openers.keys()) | {"ال"}
    return [at for at, word in enumerate(written.each) if word in known or at in numbers]


def _openings(scan: Scan, likely: Sequence[int]) -> Iterator[tuple[int, frozenset[str]]]:
    """The tokens that a moment may begin with, and what kinds of words they may be."""
    openers, numbers, folded = scan.words.openers, scan.numbers, scan.folds
    for at in likely:
        opener = openers.get(folded[at])
        if opener is not None and _goes_on(scan, at, opener):
            yield at, opener.kinds | _NUMBER if at in numbers else opener.kinds
        elif _may_be_time(scan, at, folded[at]):
            yield at, _NUMBER


def _goes_on(scan: Scan, at: int, opener: Opener) -> bool:
    """Whether what must follow the word follows it."""
    if opener.seconds is None or scan.folded(at + 1) in opener.seconds:
        return True
    return opener.points and at + 1 in scan.known


def _may_be_time(scan: Scan, at: int, folded: str) -> bool:
    """Whether a number looks like a date, an hour or a year, or a word of time may stand behind it."""
    digits = folded[:1].isdigit()
    if not digits and at not in scan.numbers and folded != "ال":
        return False
    if digits and (len(folded) == 4 or not folded.isdecimal()):
        return True
    number = scan.numbers.get(at)
    end = at + 1 if number is None else number.end
    end += folded != "ال" and scan.folded(end) == ")"
    return end < len(scan.folds) and (
        end in scan.known or scan.folded(end) in _JOINING or folded == "ال" or end in scan.numbers
    )


@lru_cache(maxsize=256)
def _readers(kinds: frozenset[str]) -> tuple[Callable[[Scan, int], Found | None], ...]:
    return tuple(read for read, opening in _READERS if kinds & opening)


def _longest(scan: Scan, at: int, kinds: frozenset[str]) -> Found | None:
    best: Found | None = None
    for read in _readers(kinds):
        found = read(scan, at)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _names(text: Text) -> frozenset[int]:
    """The tokens inside names of outlets and bodies: the «today» of a paper's name is no day."""
    named = [
        (first, end)
        for first, end in text.phrase_ends.items()
        if text.tags[first] & (tag.OUTLET | tag.BODY_NAME) and end > first + 1
    ]
    return frozenset(at for first, end in named for at in range(first, end))


def _moment(text: Text, one: Found) -> Moment:
    whole = text.span(one.first, one.end)
    since, until = one.stretch
    return Moment(
        Span(whole.start + _letters(text.tokens[one.first], one.cut), whole.end), one.kind, since, until,
        one.precision, one.basis, one.duration, one.anchor and text.span(*one.anchor), one.hijri, one.weekday_wrong,
        one.rule,
    )  # fmt: skip


def _letters(token: str, count: int) -> int:
    """How many code points the first `count` letters of a token take with their marks."""
    if not count:
        return 0
    seen = 0
    for place, letter in enumerate(token):
        if fold(letter):
            if seen == count:
                return place
            seen += 1
    return 0
