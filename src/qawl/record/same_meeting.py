"""Whether two articles tell one meeting: by kind, people, days, place and number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qawl.model.meetings import MeetingKind, MeetingStatus
from qawl.model.record_lines import Who
from qawl.record.words import stems

_ALIKE = (
    frozenset({MeetingKind.MEETING, MeetingKind.SESSION, MeetingKind.SUMMIT}),
    frozenset({MeetingKind.MEETING, MeetingKind.SESSION, MeetingKind.ROUND}),
    frozenset({MeetingKind.VISIT, MeetingKind.TOUR}),
    frozenset({MeetingKind.VISIT, MeetingKind.DELEGATION}),
)
"""Kinds that the press writes for one another."""
NAMELESS = frozenset({MeetingKind.ROUND, MeetingKind.SESSION})
"""Kinds that are told without saying who comes."""
_AHEAD = frozenset({MeetingStatus.RUMOURED, MeetingStatus.PLANNED, MeetingStatus.POSTPONED})
_MOVED = frozenset({MeetingStatus.POSTPONED, MeetingStatus.CANCELLED, MeetingStatus.DENIED})
_REACH = timedelta(days=10)
"""How far from its telling a meeting without a day may be."""
_JUST_NOW = timedelta(days=2)
"""How long after it was held a meeting is told without its day."""


@dataclass(frozen=True, slots=True)
class Present:
    """One who takes part, as a comparison sees him."""

    who: Who
    title: frozenset[str]
    """The stems of his post, without those of a nation; of his name where no post is told."""
    named: bool
    """Whether his post is told apart from his name: «رئيس الوزراء البيلساني» alone may be a name."""
    person: str | None = None
    """The id of the registry's person who has this name, however it is spelt."""


@dataclass(frozen=True, slots=True)
class Told:
    """What of a meeting's telling counts in a comparison."""

    kind: MeetingKind
    status: MeetingStatus
    who: tuple[Present, ...]
    first: date | None
    last: date | None
    told_on: date | None
    place: str | None
    """The actor of the dossier whose place it is; None for one that it does not know."""
    ordinal: int | None
    town: str | None = None
    """The town whose name is in the words of its place."""


def same_meeting(one: Told, other: Told) -> bool:
    """Whether two tellings, the earlier first, are of one meeting."""
    if one.ordinal is not None and other.ordinal is not None and one.ordinal != other.ordinal:
        return False
    if one.place is not None and other.place is not None and one.place != other.place:
        return False
    if one.town is not None and other.town is not None and one.town != other.town and _in_one_town(one, other):
        return False
    return _same_kind(one, other) and _same_people(one, other) and _same_days(one, other)


def _in_one_town(one: Told, other: Told) -> bool:
    """Whether both are of a kind that has one town: a tour goes through several, and a call is in none."""
    return not {one.kind, other.kind} & {MeetingKind.TOUR, MeetingKind.CALL}


def _same_kind(one: Told, other: Told) -> bool:
    return one.kind is other.kind or any(one.kind in kinds and other.kind in kinds for kinds in _ALIKE)


def _same_people(one: Told, other: Told) -> bool:
    """Whoever is fewer is found among the others; of three or more, one may be missing."""
    fewer, more = (one.who, other.who) if len(one.who) <= len(other.who) else (other.who, one.who)
    if not fewer:
        return one.kind in NAMELESS and other.kind in NAMELESS
    if not _dated_alike(one, other):
        if len(fewer) == 1 < len(more):
            return any(_itself(fewer[0], known) for known in more)
        if min(map(len, sides := (_sides(one), _sides(other)))) > 1 and sides[0] != sides[1]:
            return False
    missing = sum(not any(same_present(who, known) for known in more) for who in fewer)
    return missing <= (len(fewer) - 1) // 2 and missing < len(fewer)


def _sides(told: Told) -> frozenset[str]:
    """The parties that sit there: of two and of three are two meetings, unless their day is one."""
    return frozenset(known.who.side for known in told.who if known.who.side is not None)


def _itself(one: Present, other: Present) -> bool:
    """The same person or body, and not somebody of its side: «محادثات مع الأمم المتحدة» may be with anybody of it."""
    if one.person is not None and other.person is not None:
        return one.person == other.person
    if one.who.actor is not None or other.who.actor is not None:
        return one.who.actor == other.who.actor
    return same_present(one, other)


def _dated_alike(one: Told, other: Told) -> bool:
    return one.first is not None and other.first is not None and _overlap(one, other)


def same_present(one: Present, other: Present) -> bool:
    if one.person is not None and other.person is not None:
        return one.person == other.person
    return same_person(one.who, other.who) or same_post(one, other)


def same_post(one: Present, other: Present) -> bool:
    """Whether one is only called by the post that the other, who is named, holds for the same side."""
    sided = one.who.side is not None and one.who.side == other.who.side
    return sided and one.named is not other.named and bool(one.title) and one.title == other.title


def same_person(one: Who, other: Who) -> bool:
    """The same actor or name, or a person and the side that he stands for; two persons of one side are two."""
    if one.actor is not None and one.actor in (other.actor, other.side):
        return True
    if other.actor is not None and other.actor == one.side:
        return True
    if one.actor is not None and other.actor is not None:
        return False
    if one.side is not None and other.side is not None and one.side != other.side:
        return False
    first, second = stems(one.name), stems(other.name)
    if one.side is not None and one.side == other.side:
        # «الوفد البيلساني» and «وفد الحكومة البيلسانية»
        return bool(first & second)
    return bool(first) and bool(second) and (first <= second or second <= first)


FAMILY = {
    MeetingKind.CALL: "call",
    MeetingKind.PRESS_CONF: "press",
    MeetingKind.VISIT: "visit",
    MeetingKind.TOUR: "visit",
    MeetingKind.DELEGATION: "visit",
    MeetingKind.MEETING: "meeting",
    MeetingKind.SESSION: "meeting",
    MeetingKind.SUMMIT: "meeting",
    MeetingKind.ROUND: "meeting",
}
"""Only meetings of one family can be the same."""


def _same_days(one: Told, other: Told) -> bool:
    if one.first is not None and other.first is not None:
        if _overlap(one, other):
            return True
        moved = one.status in _MOVED or other.status in _MOVED
        return moved and abs(one.first - other.first) <= _REACH
    if one.first is None and other.first is None:
        if one.told_on is None or other.told_on is None:
            return False
        both_done = one.status not in _AHEAD and other.status not in _AHEAD
        return abs(one.told_on - other.told_on) <= (_JUST_NOW if both_done else _REACH)
    dated, undated = (one, other) if one.first is not None else (other, one)
    return _near_day(dated, undated)


def _overlap(one: Told, other: Told) -> bool:
    first, last = one.first or date.min, one.last or one.first or date.max
    return first <= (other.last or other.first or date.max) and (other.first or date.min) <= last


def _near_day(dated: Told, undated: Told) -> bool:
    """Whether a telling without a day fits one with a day: a plan within the reach, what was held only just before."""
    if undated.told_on is None or dated.first is None:
        return False
    if undated.status in _AHEAD or undated.status in _MOVED:
        return abs(undated.told_on - dated.first) <= _REACH
    return timedelta() <= undated.told_on - dated.first <= _JUST_NOW
