"""Articles filed under keys: those under one key may be of one story, and too many are the talk of the day."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from qawl.compare.stories.values import StoryCard

KEYS, WIDE = 20, 4
"""The weightiest terms that file an article under its day, and those of which two each file it for good."""
CROWD = 300
"""Articles of one day under one key, beyond which it proposes nobody."""
_DAYS = 1 << 22
_WORDS = 1 << 32


def day_key(term: int, day: int) -> int:
    """The key of a term on a day."""
    return term * _DAYS + day


def file_keys(card: StoryCard) -> list[int]:
    """All keys of an article; one without a date has only those of all days."""
    day = card.day
    by_day = [] if day is None else [day_key(term, day) for term in card.terms[:KEYS]]
    return by_day + wide_keys(card)


def wide_keys(card: StoryCard) -> list[int]:
    """The keys that have no day, below zero: two of the weightiest terms each."""
    return [-1 - one * _WORDS - other for one, other in combinations(sorted(card.terms[:WIDE]), 2)]


class Files:
    """Articles by key. One alone under a key, as most are, is kept without a set around it."""

    def __init__(self) -> None:
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
        return len(self.under(key)) > CROWD

    def company(self, key: int) -> Collection[str]:
        """Who is filed there; nobody where they are a crowd."""
        held = self.under(key)
        return held if len(held) <= CROWD else ()
