"""Make a contradiction of claims that clash: its sides in time, what they disagree on, and how it stands."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from hashlib import blake2b

from qawl.compare.conflicts.meetings import moved_since
from qawl.compare.conflicts.verdicts import Group
from qawl.model.across import Occurrence
from qawl.model.conflicts import ClaimCard, Conflict, ConflictKind, ConflictSide, ConflictStatus
from qawl.model.documents import Span

Origins = Callable[[Sequence[Occurrence]], int]
_SURE = 0.05
"""What a second pair of accounts adds to the score."""


class Later:
    """What was told later of the same: that a meeting was put off, or that a voice came round."""

    def __init__(self, told: Sequence[ClaimCard]) -> None:
        self._told = told
        self._moved: dict[str, list[int]] = defaultdict(list)
        self._voiced: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for number, card in enumerate(told):
            if card.kind is ConflictKind.DATE and card.grade in ("postponed", "cancelled"):
                for key in card.keys:
                    self._moved[key].append(number)
            elif card.voice:
                self._voiced[card.kind, card.frame, card.voice].append(number)

    def is_moved(self, cards: Sequence[ClaimCard]) -> bool:
        """Whether the meeting was put off after all of these accounts."""
        found = {number for card in cards for key in card.keys for number in self._moved.get(key, ())}
        return any(moved_since(self._told[number], cards) for number in sorted(found))

    def came_round(self, side: Sequence[int], others: Sequence[Sequence[int]]) -> bool:
        """Whether a voice of one side later says what another says."""
        wanted = {self._told[number].value for other in others for number in other}
        for number in side:
            card = self._told[number]
            for after in self._voiced.get((card.kind, card.frame, card.voice), ()) if card.voice else ():
                later = self._told[after]
                if after > number and later.day != card.day and later.value in wanted:
                    return True
        return False


def conflict_of(told: Sequence[ClaimCard], group: Group, later: Later, origins: Origins) -> Conflict:
    """The contradiction that a group of claims makes."""
    sides = _sides(told, group)
    cards = [told[number] for number in group.members]
    best = max(group.pairs, key=lambda pair: (pair.clash.score, -pair.one, -pair.other))
    status, reason = _status(sides, cards, later)
    days = sorted(card.day for card in cards if card.day is not None)
    values = sorted({card.value for card in cards})
    return Conflict(
        id=_id(cards[0].kind, sorted({card.frame for card in cards}), values, sorted({card.slot for card in cards})),
        kind=cards[0].kind,
        slot=cards[0].slot,
        sides=tuple(_side([told[number] for number in side], origins) for side in sides),
        status=status,
        score=min(1.0, round(best.clash.score + (_SURE if len(group.pairs) > 1 else 0.0), 2)),
        why=(*best.clash.why, *reason),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _id(*keys: object) -> str:
    joined = "\x1f".join(str(key) for key in keys)
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _sides(told: Sequence[ClaimCard], group: Group) -> list[list[int]]:
    """Claims that go together, in time: equal ones, and numbers that agree and clash nowhere."""
    clashing = {frozenset((pair.one, pair.other)) for pair in group.pairs}
    sides: list[list[int]] = []
    for number in group.members:
        for side in sides:
            if all(_together(told, number, known, clashing) for known in side):
                side.append(number)
                break
        else:
            sides.append([number])
    return sides


def _together(told: Sequence[ClaimCard], one: int, other: int, clashing: set[frozenset[int]]) -> bool:
    if frozenset((one, other)) in clashing:
        return False
    first, second = told[one], told[other]
    if first.value == second.value:
        return True
    if first.kind is not ConflictKind.NUMBER:
        return False
    return _least(first) <= _most(second) and _least(second) <= _most(first)


def _least(card: ClaimCard) -> float:
    return -math.inf if card.low is None else card.low


def _most(card: ClaimCard) -> float:
    return math.inf if card.high is None else card.high


def _status(
    sides: Sequence[Sequence[int]], cards: Sequence[ClaimCard], later: Later
) -> tuple[ConflictStatus, tuple[str, ...]]:
    if cards[0].kind is ConflictKind.DATE and later.is_moved(cards):
        return ConflictStatus.SUPERSEDED, ("put-off-since",)
    if cards[0].kind is not ConflictKind.DENIAL:
        for place, side in enumerate(sides):
            if later.came_round(side, [*sides[:place], *sides[place + 1 :]]):
                return ConflictStatus.EXPLAINED, ("came-round",)
    return ConflictStatus.OPEN, ()


def _side(cards: Sequence[ClaimCard], origins: Origins) -> ConflictSide:
    spans: dict[Occurrence, dict[Span, None]] = {}
    for card in cards:
        spans.setdefault(card.occurrence, {}).update(dict.fromkeys(card.spans))
    days = [card.day for card in cards if card.day is not None]
    return ConflictSide(
        value=cards[0].words,
        who=tuple(dict.fromkeys(card.who for card in cards if card.who)),
        outlets=tuple(dict.fromkeys(card.outlet for card in cards if not card.who and card.outlet)),
        occurrences=tuple(spans),
        spans=tuple(tuple(sorted(found)) for found in spans.values()),
        origins=origins(tuple(spans)),
        own=any(card.own for card in cards),
        first=min(days, default=None),
    )
