"""Articles filed under keys: those under one key may be of one story, and too many are the talk of the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from itertools import combinations
from typing import TypeVar

from qawl.compare.stories.values import StoryCard

KEYS, WIDE = 20, 4
"""The weightiest terms that file an article under its day, and those of which two each file it for good."""
CROWD = 300
"""Articles of one day under one key, beyond which it proposes nobody."""
APART = 3
"""Days between two articles that can still be of one story without others between them."""
_NEEDED = 2
"""Keys of near days that two articles must share before they are compared."""
_DAYS = 1 << 22
_WORDS = 1 << 32

T = TypeVar("T")


def day_key(term: int, day: int) -> int:
    """The key of a term on a day."""
    return term * _DAYS + day


def day_of(key: int) -> int:
    """The day of a key that has one.

    >>> day_of(day_key(7, 738_000))
    738000
    """
    return key % _DAYS


def file_keys(card: StoryCard) -> list[int]:
    """All keys of an article; one without a date has only those of all days."""
    day = card.day
    by_day = [] if day is None else [day_key(term, day) for term in card.terms[:KEYS]]
    return by_day + wide_keys(card)


def telling_terms(card: StoryCard, crowded: Callable[[int], bool]) -> list[int]:
    """The terms by which an article is compared with those of near days: on its own day they are no crowd's.

    So they must be on the day of the other. An article without a date has none.
    """
    day = card.day
    return [] if day is None else [term for term in card.terms[:KEYS] if not crowded(day_key(term, day))]


def met_often(companies: Iterable[Iterable[T]]) -> list[T]:
    """Those who are in enough of these companies to be compared."""
    counts: Counter[T] = Counter()
    for company in companies:
        counts.update(company)
    return [each for each, count in counts.items() if count >= _NEEDED]


def is_crowd(articles: int, crowd: int = CROWD) -> bool:
    """Whether so many articles under one key are the talk of the day."""
    return articles > crowd


def wide_keys(card: StoryCard) -> list[int]:
    """The keys that have no day, below zero: two of the weightiest terms each."""
    return [-1 - one * _WORDS - other for one, other in combinations(sorted(card.terms[:WIDE]), 2)]


class Files:
    """Articles by key. One alone under a key, as most are, is kept without a set around it."""

    def __init__(self, crowd: int = CROWD) -> None:
        self._crowd = crowd
        self._held: dict[int, str | set[str]] = {}

    def put(self, key: int, article: str) -> None:
        """File an article; filing it again changes nothing."""
        held = self._held.setdefault(key, article)
        if isinstance(held, set):
            held.add(article)
        elif held != article:
            self._held[key] = {held, article}

    def take(self, key: int, article: str) -> None:
        """Take an article out, if it is there."""
        held = self._held.get(key)
        if isinstance(held, set):
            held.discard(article)
        elif held == article:
            del self._held[key]

    def under(self, key: int) -> Collection[str]:
        """Who is filed there, however many."""
        held = self._held.get(key, ())
        return (held,) if isinstance(held, str) else held

    def crowded(self, key: int) -> bool:
        """Whether it is the talk of the day."""
        return is_crowd(len(self.under(key)), self._crowd)

    def company(self, key: int) -> Collection[str]:
        """Who is filed there; nobody where they are a crowd."""
        held = self.under(key)
        return () if is_crowd(len(held), self._crowd) else held
