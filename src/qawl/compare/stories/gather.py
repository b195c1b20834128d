"""Gather what belongs together: the most alike first, as long as groups are alike on average."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

SPAN = 10
"""Days from the first to the last article of a story, copies that come later left out."""
_SIZE = 0.9
"""How much the number of pairs between two groups counts: at 1 the mean of all pairs must be enough, at 0 their sum."""
CLOSE = 0.8
"""Of enough; those that are less alike, also over others, can be gathered apart, unless they `could_join`."""
_ROUNDED = 1e-9

Shares = Mapping[str, Mapping[str, float]]
"""For each item those like it, both ways, and how much of what is enough."""
MayJoin = Callable[[Sequence[str], Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Apart:
    """What keeps articles apart, however alike they are."""

    day_of: Callable[[str], int | None]
    dossiers_of: Callable[[str], Collection[str] | None]
    """The dossiers of an article; nothing where it belongs to none."""
    span: int = SPAN

    def may_join(self, some: Sequence[str], others: Sequence[str]) -> bool:
        """Whether two groups are near enough in time, and no dossiers are between them."""
        days = [day for item in (*some, *others) if (day := self.day_of(item)) is not None]
        if days and max(days) - min(days) > self.span:
            return False
        mine, theirs = set(self._dossiers(some)), set(self._dossiers(others))
        return not any(left.isdisjoint(right) for left in mine for right in theirs)

    def _dossiers(self, items: Sequence[str]) -> Iterator[frozenset[str]]:
        return (frozenset(some) for item in items if (some := self.dossiers_of(item)))


def gather(items: Sequence[str], shares: Shares, may_join: MayJoin) -> list[list[str]]:
    """The groups, in the order of their first items; pairs that `shares` does not have are not alike at all.

    The same items in the same order and the same shares give the same groups. The cost grows with the number of pairs.
    """
    place = {item: at for at, item in enumerate(items)}
    groups = {item: [item] for item in items}
    sums = {item: dict(shares.get(item, {})) for item in items}
    turns = dict.fromkeys(items, 0)
    queue = [
        (-share, place[item], place[near], 0, 0)
        for item in items
        for near, share in sums[item].items()
        if share >= 1 and place[item] < place[near]
    ]
    heapify(queue)
    while queue:
        _, first, second, turn, near_turn = heappop(queue)
        item, near = items[first], items[second]
        if turns[item] != turn or turns[near] != near_turn or not may_join(groups[item], groups[near]):
            continue
        groups[item] += groups.pop(near)
        _add_up(item, near, sums)
        turns[item] += 1
        turns[near] = -1
        for other, total in sums[item].items():
            mean = total / (len(groups[item]) * len(groups[other])) ** _SIZE
            if mean >= 1:
                one, two = sorted((item, other), key=place.__getitem__)
                heappush(queue, (-mean, place[one], place[two], turns[one], turns[two]))
    return [sorted(groups[item], key=place.__getitem__) for item in items if item in groups]


def _add_up(item: str, near: str, sums: dict[str, dict[str, float]]) -> None:
    """What is like the second becomes like the first, which now stands for both."""
    mine = sums[item]
    for other, total in sums.pop(near).items():
        if other != item:
            del sums[other][near]
            mine[other] = sums[other][item] = mine.get(other, 0.0) + total
    mine.pop(near, None)


def could_join(shares: Iterable[float]) -> bool:
    """Whether a group of some items could ever be joined with one of others; `shares` are all between the two, the
    greatest first.

    Between two groups are at most as many pairs as the product of their sizes, and no likelier ones than these: where
    no number of the greatest is enough, none is, and the two sets can be gathered apart with the same outcome.
    """
    total = 0.0
    for many, share in enumerate(shares, 1):
        total += share
        if total >= many**_SIZE * (1 - _ROUNDED):
            return True
    return False
