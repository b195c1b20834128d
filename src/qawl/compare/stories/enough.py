"""How alike two articles must be to be of one story: the more came on their days, the more."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from qawl.compare.stories.judge import ENOUGH

FLOOR = 0.08
"""The likeness of the least alike pair that is remembered."""
_BUSY, _USUAL, _FEWEST = 0.06, 140, 30
"""What e times as many articles in a day add to the likeness that is enough: the more there are, the more are alike
by chance. Where `_USUAL` came it is `ENOUGH`; days with fewer than `_FEWEST` are like those."""
_STEPS = 4
"""Steps of it for every e-fold: a few new articles do not make all be gathered anew."""
_LEAST = 0.4
"""The share of enough that a pair must have to count at all."""


def enough_by_day(counts: Mapping[int, int]) -> dict[int, float]:
    """What is enough on each day, by how many articles came on each that has any, copies counted once."""
    return {day: _enough(counts.get(day - 1, 0) + counts[day] + counts.get(day + 1, 0)) for day in counts}


def share_of(like: float, one: float, other: float) -> float | None:
    """How much of enough a likeness is where these are asked of the two articles; None where it does not count."""
    share = like / max(one, other)
    return share if share >= _LEAST else None


def _enough(three_days: int) -> float:
    """The likeness that is enough on a day, by how many articles came on it, the day before and the day behind."""
    more = log(max(three_days / 3, _FEWEST) / _USUAL)
    return ENOUGH + _BUSY * round(more * _STEPS) / _STEPS
