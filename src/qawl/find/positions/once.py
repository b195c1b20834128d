"""What was read already: a place that is taken, a stand that is only told again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from qawl.model.documents import Span
from qawl.model.positions import Position, Stance
from qawl.text.fold import fold


class Taken:
    """The places of the positions of each party, for asking whether a new one meets one of them."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, found: Sequence[Position]) -> None:
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        """The furthest end so far."""
        for one in sorted(found, key=lambda one: one.at.start):
            ends = self._ends.setdefault(one.party, [])
            self._starts.setdefault(one.party, []).append(one.at.start)
            ends.append(max(one.at.end, ends[-1] if ends else 0))

    def meets(self, party: str, at: Span) -> bool:
        last = bisect_left(self._starts.get(party, ()), at.end)
        return last > 0 and self._ends[party][last - 1] > at.start


def once(found: Sequence[Position]) -> Iterator[Position]:
    """Without those that the article only tells again, in the headline or at its end."""
    told: set[tuple[str, frozenset[str], bool]] = set()
    for one in found:
        against = one.stance in (Stance.AGAINST, Stance.REFUSE)
        key = (one.party, frozenset(word.removeprefix("\u0627\u0644") for word in fold(one.issue).split()), against)
        if key not in told or one.condition is not None:
            told.add(key)
            yield one
