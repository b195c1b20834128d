"""Make a contradiction of claims that clash: its sides in time, what they disagree on, and how it stands."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from hashlib import blake2b

from qawl.compare.conflicts.meetings import moved_since
from qawl.compare.conflicts.verdicts import Group
from qawl.compare.conflicts.words import alike_both
from qawl.model.across import Occurrence
from qawl.model.conflicts import ClaimCard, Conflict, ConflictKind, ConflictSide, ConflictStatus
from qawl.model.documents import Span

Origins = Callable[[Sequence[Occurrence]], int]
_COMES_ROUND_WITHIN = timedelta(days=14)
_TOLD_BY_WORDS = frozenset({ConflictKind.NUMBER, ConflictKind.DATE, ConflictKind.PLACE})
_SAME_THING = 0.5
"""How alike two clauses are in which a voice speaks of one thing."""
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

    def came_round(self, sides: Sequence[Sequence[int]]) -> tuple[int, int] | None:
        """The side to whose account a voice of another came round later, and its claim that says so."""
        values = [{self._told[number].value for number in side} for side in sides]
        for place, side in enumerate(sides):
            for number in side:
                for after in self._after(number):
                    value = self._told[after].value
                    came = (other for other, known in enumerate(values) if other != place and value in known)
                    if (other := next(came, None)) is not None:
                        return other, after
        return None

    def _after(self, number: int) -> Iterator[int]:
        """What the voice of a claim says later of the same."""
        card = self._told[number]
        for after in self._voiced.get((card.kind, card.frame, card.voice), ()) if card.voice else ():
            if after > number and _is_later(card, self._told[after]):
                yield after


def _is_later(card: ClaimCard, later: ClaimCard) -> bool:
    """Whether a claim of the same voice is told days later, and of the same thing."""
    if card.day is None or later.day is None or not timedelta() < later.day - card.day <= _COMES_ROUND_WITHIN:
        return False
    return not card.about or alike_both(card.about, later.about)[1] >= _SAME_THING


def conflict_of(told: Sequence[ClaimCard], group: Group, later: Later, origins: Origins) -> Conflict:
    """The contradiction that a group of claims makes."""
    sides = _sides(told, group)
    cards = [told[number] for number in group.members]
    best = max(group.pairs, key=lambda pair: (pair.clash.score, -pair.one, -pair.other))
    status, reason = _status(sides, cards, later)
    days = sorted(card.day for card in cards if card.day is not None)
    first = min(group.pairs, key=lambda pair: (pair.one, pair.other))
    return Conflict(
        id=_id(told[first.one], told[first.other]),
        kind=cards[0].kind,
        slot=cards[0].slot or cards[0].words,
        sides=tuple(_side([told[number] for number in side], origins) for side in sides),
        status=status,
        score=min(1.0, round(best.clash.score + (_SURE if len(group.pairs) > 1 else 0.0), 2)),
        why=(*best.clash.why, *reason),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _id(one: ClaimCard, other: ClaimCard) -> str:
    """Made of the first two claims that clash: what is told later changes nothing."""
    keys = [(card.kind.value, card.occurrence.article, card.spans[0].start, card.value) for card in (one, other)]
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


def _status(sides: list[list[int]], cards: Sequence[ClaimCard], later: Later) -> tuple[ConflictStatus, tuple[str, ...]]:
    """How it stands; the claim of a voice that came round is added to the side that it came to."""
    if cards[0].kind is ConflictKind.DATE and later.is_moved(cards):
        return ConflictStatus.SUPERSEDED, ("put-off-since",)
    if cards[0].kind is not ConflictKind.DENIAL and (round_ := later.came_round(sides)) is not None:
        side, number = round_
        sides[side] = sorted({*sides[side], number})
        return ConflictStatus.EXPLAINED, ("came-round",)
    return ConflictStatus.OPEN, ()


def _side(cards: Sequence[ClaimCard], origins: Origins) -> ConflictSide:
    spans: dict[Occurrence, dict[Span, None]] = {}
    for card in cards:
        spans.setdefault(card.occurrence, {}).update(dict.fromkeys(card.spans))
    days = [card.day for card in cards if card.day is not None]
    return ConflictSide(
        value=cards[0].words,
        stand="" if cards[0].kind in _TOLD_BY_WORDS else cards[0].value,
        who=tuple(dict.fromkeys(card.who for card in cards if card.who)),
        outlets=tuple(dict.fromkeys(card.outlet for card in cards if not card.who and card.outlet)),
        occurrences=tuple(spans),
        spans=tuple(tuple(sorted(found)) for found in spans.values()),
        origins=origins(tuple(spans)),
        own=any(card.own for card in cards),
        first=min(days, default=None),
    )
