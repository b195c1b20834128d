"""Find the claims that cannot all hold: in buckets of claims of one frame, and only where two voices stand behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from qawl.compare.conflicts.answers import changed_between, clash_of_answers
from qawl.compare.conflicts.denials import SAYS, clash_of_denial
from qawl.compare.conflicts.meetings import (
    HELD,
    THERE,
    clash_of_attendance,
    clash_of_dates,
    clash_of_occurrence,
    clash_of_places,
)
from qawl.compare.conflicts.numbers import agree, clash_of_numbers
from qawl.compare.conflicts.roles import clash_of_roles
from qawl.compare.conflicts.sides import Later, conflict_of
from qawl.compare.conflicts.verdicts import Clash, Group, Pair
from qawl.compare.conflicts.words import alike_both, same_voice
from qawl.model.across import Occurrence
from qawl.model.conflicts import ClaimCard, Conflict, ConflictKind
from qawl.model.documents import Span

Stories = Mapping[str, str]
"""For each article the story that it belongs to."""
Origins = Callable[[Sequence[Occurrence]], int]

_RULES: Mapping[ConflictKind, Callable[[ClaimCard, ClaimCard, bool], Clash | None]] = {
    ConflictKind.NUMBER: clash_of_numbers,
    ConflictKind.DATE: clash_of_dates,
    ConflictKind.PLACE: clash_of_places,
    ConflictKind.ATTENDANCE: clash_of_attendance,
    ConflictKind.OCCURRENCE: clash_of_occurrence,
    ConflictKind.ACCEPTANCE: clash_of_answers,
    ConflictKind.DENIAL: clash_of_denial,
    ConflictKind.ROLE: clash_of_roles,
}
_REACH = timedelta(days=14)
"""No rule looks further."""
_WINDOW, _WIDE = 40, 400
"""Claims that follow in time with which each of a bucket is compared; and around each no, where they are rare."""
_AFFIRMED = {
    ConflictKind.DENIAL: SAYS,
    ConflictKind.ATTENDANCE: THERE,
    ConflictKind.OCCURRENCE: HELD,
}
"""Kinds of which nearly all claims say yes, and two that do never clash."""
_OTHER_STORY = 0.8
"""What two counts of two stories must score."""
_SAME_STORY = 0.05
_REPEATED = {ConflictKind.NUMBER: 0.6, ConflictKind.DATE: 0.6, ConflictKind.PLACE: 0.6, ConflictKind.DENIAL: 0.9}
"""Kinds of which one voice may give the same claim in several articles, and how alike the clauses are then."""
_REPEATED_WITHIN, _MOST_REPEATED = timedelta(days=2), 200


def find_conflicts(cards: Iterable[ClaimCard], stories: Stories | None, origins: Origins) -> tuple[Conflict, ...]:
    """All contradictions among the claims, in time; the order in which they are given changes nothing.

    `origins` tells how many independent sources stand behind some articles, copies counted once. A contradiction
    needs two of them, or two named voices; neither side is called right.
    """
    told = sorted(set(cards), key=order)
    pairs = list(_pairs(told, stories or {}, origins))
    groups = _groups(told, pairs, _tied(told, pairs))
    later = Later(told)
    found = [conflict_of(told, group, later, origins) for group in _without_echoes(told, groups)]
    return tuple(sorted(found, key=lambda one: (one.first or date.max, one.kind, one.id)))


def order(card: ClaimCard) -> tuple[object, ...]:
    """In time, and then by what the card itself says."""
    return (
        card.day or date.max, card.at, card.occurrence.article, card.spans, card.kind, card.frame, card.value,
        card.who or "", card.occurrence.statement or -1, card.words, card.voice, card.keys, card.about, card.grade,
    )  # fmt: skip


def _pairs(told: Sequence[ClaimCard], stories: Stories, origins: Origins) -> Iterator[Pair]:
    seen: set[tuple[int, int]] = set()
    counts = _Counts(told)
    for _, bucket in sorted(_buckets(told).items()):
        for one, other in _neighbours(told, bucket):
            if (one, other) in seen:
                continue
            clash = _clash(told[one], told[other], stories, origins)
            if clash is not None:
                seen.add((one, other))
                if not _is_change(told, bucket, one, other) and not counts.both_given(told[one], told[other]):
                    yield Pair(one, other, clash)


def _neighbours(told: Sequence[ClaimCard], bucket: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Claims of a bucket that stand near each other in time; where most only affirm, each no with those around it."""
    for place, one in enumerate(bucket):
        if told[one].kind not in _AFFIRMED:
            yield from ((one, other) for other in bucket[place + 1 : place + 1 + _WINDOW] if _near(told, one, other))
        elif not _affirms(told[one]):
            around = bucket[max(0, place - _WIDE) : place + 1 + _WIDE]
            near = (other for other in around if _affirms(told[other]) and _near(told, one, other))
            yield from ((min(one, other), max(one, other)) for other in near)


def _affirms(card: ClaimCard) -> bool:
    return card.value == _AFFIRMED[card.kind]


def _near(told: Sequence[ClaimCard], one: int, other: int) -> bool:
    return abs((told[other].day or date.max) - (told[one].day or date.max)) <= _REACH


class _Counts:
    """The numbers that each article gives of each thing."""

    def __init__(self, told: Sequence[ClaimCard]) -> None:
        self._of: dict[tuple[str, str], list[ClaimCard]] = defaultdict(list)
        for card in told:
            if card.kind is ConflictKind.NUMBER:
                self._of[card.occurrence.article, card.frame].append(card)

    def both_given(self, one: ClaimCard, other: ClaimCard) -> bool:
        """Whether an article of the two counts such things more than once, or gives the number of the other too."""
        if one.kind is not ConflictKind.NUMBER or one.occurrence.article == other.occurrence.article:
            return False
        if self._several(one) or self._several(other):
            return True
        return self._gives(one.occurrence.article, other) or self._gives(other.occurrence.article, one)

    def _several(self, card: ClaimCard) -> bool:
        """Whether its article counts such things more than once: then it may speak of several events."""
        return len({one.value for one in self._of[card.occurrence.article, card.frame]}) > 1

    def _gives(self, article: str, card: ClaimCard) -> bool:
        return any(agree(one, card) and same_voice(one.voice, card.voice) for one in self._of[article, card.frame])


def _buckets(told: Sequence[ClaimCard]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, card in enumerate(told):
        for key in card.keys:
            found[card.kind.value, key].append(number)
    return {key: numbers for key, numbers in found.items() if len(numbers) > 1}


def _clash(one: ClaimCard, other: ClaimCard, stories: Stories, origins: Origins) -> Clash | None:
    if one.value == other.value:
        return None
    mine, its = stories.get(one.occurrence.article), stories.get(other.occurrence.article)
    same = mine is not None and mine == its
    clash = _RULES[one.kind](one, other, same)
    if clash is None or (_are_two_events(one, mine, its) and clash.score < _OTHER_STORY):
        return None
    voices = _voices(one, other, origins)
    if voices is None:
        return None
    why = (*clash.why, *(["same-story"] if same else []), voices)
    return Clash(round(min(1.0, clash.score + (_SAME_STORY if same else 0.0)), 2), why)


def _are_two_events(one: ClaimCard, mine: str | None, its: str | None) -> bool:
    """Whether two articles tell two stories; whoever meets, answers or denies is known without one."""
    return one.kind is ConflictKind.NUMBER and mine is not None and its is not None and mine != its


def _voices(one: ClaimCard, other: ClaimCard, origins: Origins) -> str | None:
    """Why there are two accounts: two named voices, or two independent origins; None for one source."""
    if one.voice and other.voice and not same_voice(one.voice, other.voice):
        return "two-voices"
    if one.occurrence.article != other.occurrence.article and origins((one.occurrence, other.occurrence)) > 1:
        return "two-origins"
    return None


def _is_change(told: Sequence[ClaimCard], bucket: Sequence[int], one: int, other: int) -> bool:
    if told[one].kind is not ConflictKind.ACCEPTANCE:
        return False
    return changed_between(told[one], told[other], [told[number] for number in bucket])


def _tied(told: Sequence[ClaimCard], pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """Claims that repeat one of a pair: the same voice gives the same of the same, as in a copy or another report."""
    again: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, card in enumerate(told):
        if card.kind in _REPEATED and card.voice:
            again[card.kind, card.frame, card.value, card.voice].append(number)
    for number in sorted({number for pair in pairs for number in (pair.one, pair.other)}):
        card = told[number]
        for other in again.get((card.kind, card.frame, card.value, card.voice), ())[:_MOST_REPEATED]:
            if other != number and _apart(card, told[other]) <= _REPEATED_WITHIN and _is_alike(card, told[other]):
                yield number, other


def _apart(one: ClaimCard, other: ClaimCard) -> timedelta:
    return abs((other.day or date.max) - (one.day or date.max))


def _is_alike(one: ClaimCard, other: ClaimCard) -> bool:
    return alike_both(one.about, other.about)[1] >= _REPEATED[one.kind]


def _groups(told: Sequence[ClaimCard], pairs: Sequence[Pair], tied: Iterable[tuple[int, int]]) -> list[Group]:
    """Connected claims; each carries all its pairs."""
    roots: dict[int, int] = {}

    def root(number: int) -> int:
        while (above := roots.setdefault(number, number)) != number:
            roots[number] = roots[above]
            number = roots[number]
        return number

    for first, second in (*((pair.one, pair.other) for pair in pairs), *tied):
        one, other = sorted((root(first), root(second)))
        roots[other] = one
    members: dict[int, list[int]] = defaultdict(list)
    for number in sorted(roots):
        members[root(number)].append(number)
    held: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        held[root(pair.one)].append(pair)
    return [Group(tuple(members[key]), tuple(held[key])) for key in sorted(members)]


def _without_echoes(told: Sequence[ClaimCard], groups: Sequence[Group]) -> Iterator[Group]:
    """A denial that is told as another kind of contradiction already is not told twice."""
    taken: dict[str, list[Span]] = defaultdict(list)
    for group in groups:
        if told[group.members[0]].kind is not ConflictKind.DENIAL:
            for number in group.members:
                taken[told[number].occurrence.article].extend(told[number].spans)
    for group in groups:
        cards = [told[number] for number in group.members]
        if cards[0].kind is not ConflictKind.DENIAL or not all(_meets(card, taken) for card in cards):
            yield group


def _meets(card: ClaimCard, taken: Mapping[str, Sequence[Span]]) -> bool:
    (own,) = card.spans
    return any(own.start < other.end and other.start < own.end for other in taken.get(card.occurrence.article, ()))
