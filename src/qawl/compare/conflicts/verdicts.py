"""What comes of holding two claims against each other, and how near in time they must be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qawl.model.conflicts import ClaimCard


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims cannot both hold."""

    score: float
    """From 0 to 1: how sure it is that they speak of one thing and clash."""
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that cannot both hold, by their places among all, the earlier first."""

    one: int
    other: int
    clash: Clash


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that hang together by pairs that clash."""

    members: tuple[int, ...]
    pairs: tuple[Pair, ...]


def near(one: date | None, other: date | None, reach: timedelta) -> bool:
    """Whether two days are no further apart than `reach`; a day that nobody knows is near to none."""
    return one is not None and other is not None and abs(one - other) <= reach


def told_near(one: ClaimCard, other: ClaimCard, reach: timedelta) -> bool:
    """Whether two claims were told at nearly one time; those of one article without a date were."""
    if one.day is None and other.day is None:
        return one.occurrence.article == other.occurrence.article
    return near(one.day, other.day, reach)
