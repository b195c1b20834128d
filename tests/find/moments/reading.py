"""Reads the moments of invented sentences for the tests."""

from __future__ import annotations

from datetime import date
from functools import cache

from qawl.find.moments.find import find_moments
from qawl.lexicon.moments import MomentWords, load_moment_words
from qawl.lexicon.numbers import NumberWords, load_number_words
from qawl.model.moments import Moment
from qawl.text.layers import read_text
from qawl.text.numbers import find_numbers
from tests.find.moments.table import PUBLISHED
from tests.find.reading import kit


@cache
def moment_words() -> MomentWords:
    return load_moment_words()


@cache
def number_words() -> NumberWords:
    return load_number_words()


def moments(text: str, published: date | None = PUBLISHED) -> tuple[Moment, ...]:
    read = read_text(text, kit().vocabulary)
    return find_moments(read, find_numbers(read, number_words()), published, moment_words())


def told(text: str, published: date | None = PUBLISHED) -> list[str]:
    """The words of every moment."""
    return [one.at.of(text) for one in moments(text, published)]


def dated(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None, str | None]]:
    """The words, the first and the last day of every moment."""
    return [(one.at.of(text), _iso(one.first), _iso(one.last)) for one in moments(text, published)]


def only(text: str, published: date | None = PUBLISHED) -> Moment:
    found = moments(text, published)
    assert len(found) == 1, [one.at.of(text) for one in found]
    return found[0]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
