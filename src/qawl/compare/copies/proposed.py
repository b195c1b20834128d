"""Decide which texts are compared at all: by the keys that they share, apart from those that too many have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

H = TypeVar("H", bound=tuple[object, ...])

_EQUAL = 0.75
"""The share of all keys, daily forms included, from which on two texts are compared though hardly more is shared."""
_NEEDED, FEW = 0.18, 3
"""The share of the shorter text's keys that two texts must have in common before they are compared; one key is
enough only for a text that has fewer than these."""


@dataclass(frozen=True, slots=True)
class Common:
    """From when on a key is so common that it says nothing."""

    crowd: int = 200
    """Different texts under one key, beyond which it is a formula («تابعوا آخر الأخبار عبر»), and proposes nobody."""
    days: int = 5
    span: int = 8
    """News is copied while it is news: words met on so many days, at least three, so far apart, are a daily form
    (weather, prices)."""

    many: int = 500
    """Articles that have one text, beyond which each is tied to one of them alone: a page where nothing was found."""

    @property
    def least(self) -> int:
        """The fewest texts whose common key can be one."""
        return min(self.days, self.crowd + 1)

    def is_crowd(self, texts: int) -> bool:
        """Whether so many texts have a key that it does not even count as a form of theirs."""
        return texts > self.crowd

    def is_formula(self, texts: int, days: Iterable[Collection[int]]) -> bool:
        """Whether a key is a crowd's or a daily form; `days` are those of each text, looked at only where they tell."""
        if texts > self.crowd:
            return True
        if texts < self.days:
            return False
        met = set().union(*days)
        return len(met) >= self.days and max(met) - min(met) >= self.span

    def speaking(self, holders: Sequence[H]) -> Sequence[H]:
        """Of those who have one text the ones that others are compared with: all, and of too many the least.

        All the others are tied to that one and not to each other, for so many pairs would say no more.
        """
        return (min(holders),) if self.is_held_by_many(len(holders)) else holders

    def is_held_by_many(self, holders: int) -> bool:
        return holders > self.many

    def few_days(self, days: Collection[int]) -> tuple[int, ...]:
        """As few days of a text as tell the same of each of its keys, in order."""
        first = sorted(days)
        return tuple(first) if len(first) <= self.days else (*first[: self.days - 1], first[-1])


def is_enough(fewer: int, plain: int, forms: int) -> bool:
    """Whether two texts are compared, of which the shorter has so many keys.

    They share so many that are no formulas, and so many formulas that are no crowd's.
    """
    return plain >= enough_plain(fewer) or plain + forms >= enough_with_forms(fewer)


def enough_plain(fewer: int) -> float:
    """How many keys that are no formulas are enough, where the shorter text has so many."""
    return max(_NEEDED * fewer, 1 if fewer < FEW else 2)


def enough_with_forms(fewer: int) -> float:
    """How many keys are enough, formulas counted."""
    return max(_EQUAL * fewer, 2 * FEW)
