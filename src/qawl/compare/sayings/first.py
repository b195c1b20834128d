"""Say who had a saying first, as far as the times of publication tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from qawl.compare.sayings.values import SayingCard
from qawl.model.across import Occurrence

_LENGTHS = (4, 7, 10, 13, 16)
"""Letters of a time that is told to the year, month, day, hour, minute."""


def find_first(cards: Sequence[SayingCard]) -> Occurrence | None:
    """The one statement that was published before all others, as exactly as all of them tell.

    None where one of them tells no time, where two may be the first, or where there is none.
    """
    times = [told_time(card.published) for card in cards]
    told = [time for time in times if time is not None]
    if not told or len(told) < len(cards):
        return None
    exact = min(map(len, told))
    first = min(time[:exact] for time in told)
    found = [card.at for card, time in zip(cards, told, strict=True) if time[:exact] == first]
    return found[0] if len({at.article for at in found}) == 1 else None


def told_time(published: str | None) -> str | None:
    """A time as letters that sort, in UTC where it names its zone, cut to what was told; None where it tells none.

    >>> told_time("2026-03-02T01:30:00+03:00"), told_time("2026-03-02"), told_time("أمس")
    ('2026-03-01T22:30', '2026-03-02', None)
    """
    if published is None:
        return None
    try:
        time = datetime.fromisoformat(published)
    except ValueError:
        return None
    if time.tzinfo is not None:
        time = time.astimezone(UTC)
    told = max((length for length in _LENGTHS if length <= len(published)), default=10)
    return time.isoformat()[:told]
