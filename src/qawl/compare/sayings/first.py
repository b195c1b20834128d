"""Say who had a saying first, as far as the times of publication tell."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.compare.sayings.values import SayingCard
from qawl.compare.times import told_time
from qawl.model.across import Occurrence


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
