"""What an article says of one meeting in all of its tellings, the fullest of them first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from qawl.find.meetings.alike import alike, words_of
from qawl.find.meetings.stands import FAMILY
from qawl.find.meetings.tellings import Telling
from qawl.model.documents import Span
from qawl.model.meetings import Meeting, MeetingKind, MeetingStatus, Participant
from qawl.model.moments import Moment, MomentBasis
from qawl.text.fold import fold
from qawl.text.layers import Text

OVER = (MeetingStatus.HELD, MeetingStatus.UNDER_WAY)
TURNS = (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED)
SIDES = 2
"""Whoever else is named makes a telling no fuller than its two sides do."""


@dataclass(slots=True)
class Group:
    """One meeting in the making."""

    main: Telling
    """Its fullest telling so far, the earlier of those that are nearly as full."""
    tellings: list[Telling] = field(default_factory=list)

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        if fullness(telling) > fullness(self.main) + _NEARLY:
            self.main = telling


def fullness(one: Telling) -> int:
    """How much the telling says of its meeting: who by name, where, when, and that it took place."""
    sides = 1 if FAMILY[one.kind] == "going" else SIDES
    return (
        2 * (SIDES if _is_whole(one) else min(len(one.participants), sides))
        - 3 * one.plural
        - 6 * (one.joins and one.back)
        - 4 * one.topic
        - (not one.sure and one.status is MeetingStatus.PLANNED)
        + 2 * (one.place is not None)
        + 2 * (one.moment is not None)
        + 2 * (one.event and not one.back)
        + (one.agenda is not None)
        + min(sides, sum(who.at is not None for who in one.participants))
    )


def _is_whole(one: Telling) -> bool:
    """«قمة الحلف», «اجتماع وزراء الحلف»: a single name is all who meet."""
    return one.sits and not one.back and not one.plural and one.kind in (MeetingKind.MEETING, MeetingKind.SUMMIT)


_NEARLY = 1


def is_tour_of(visit: Telling, tour: Telling) -> bool:
    """«تأتي زيارة الوزير للزاهرة ضمن جولة إقليمية»: the visit is known, and the tour is what is told."""
    known = visit.kind is MeetingKind.VISIT and visit.rule.endswith(_NOUN) and not visit.event
    return known and tour.kind is MeetingKind.TOUR and tour.by_way and 0 <= tour.at - visit.end <= _BY_WAY_OF


_NOUN = "/noun"


def adjoins(visit: Telling, tour: Telling) -> bool:
    """«يزور الزاهرة في إطار جولة تستمر أسبوعا»: one clause tells both."""
    if is_tour_of(visit, tour):
        return False
    return tour.kind is MeetingKind.TOUR and (tour.by_way or tour.during) and 0 <= tour.at - visit.end <= _BY_WAY_OF


_BY_WAY_OF = 3


def meeting_of(text: Text, group: Group, published: date | None, weekdays: frozenset[str]) -> Meeting:
    """The meeting at its fullest telling, with what the others add."""
    main = group.main
    tellings = [main, *(one for one in group.tellings if one is not main)]
    moment = next((one.moment for one in tellings if one.moment is not None), None)
    turn = _turn(group.tellings)
    status = turn or (main.status if main.sure else next((one.status for one in tellings if one.sure), main.status))
    if main.soft and any(one.sure and one.status in OVER for one in tellings):
        status = next(one.status for one in tellings if one.sure and one.status in OVER)
    if main.beside and main.kind is MeetingKind.MEETING and (main.status, status) == OVER:
        status = main.status  # «أكد الوزير في اجتماعه بالمديرين أن …. وبدأ الوزير الاجتماع بكلمة»
    if main.beside and main.status in OVER and status is MeetingStatus.PLANNED:
        status = MeetingStatus.UNDER_WAY  # «قال الوزير في افتتاح القمة. وتعقد القمة وسط إجراءات مشددة»
    if main.named_before and main.status in OVER:
        status = main.status  # «رفع الرئيس الجلسة»: one that is broken off has been held
    first, last = _days(moment, status, published, weekday=moment is not None and _is_weekday(text, moment, weekdays))
    kind, span = main.kind, _span(text, main)
    tour = next((one for one in tellings if main.kind is MeetingKind.VISIT and adjoins(main, one)), None)
    if tour is not None:
        kind, span = MeetingKind.TOUR, text.span(main.first, tour.end)
    if kind is MeetingKind.MEETING and any(
        one.kind is MeetingKind.SUMMIT and (one.participants or one.during) and not one.back for one in tellings
    ):
        kind = MeetingKind.SUMMIT
    return Meeting(
        at=span,
        kind=kind,
        status=status,
        participants=_everybody(tellings),
        place=next((one.place for one in tellings if one.place is not None), None),
        first=first,
        last=last,
        when=None if moment is None else moment.at,
        date_not_given=next((one.no_date for one in tellings if one.no_date is not None), None),
        agenda=next((one.agenda for one in tellings if one.agenda is not None), None),
        outcome=next((one.outcome for one in tellings if one.outcome is not None), None),
        ordinal=next((one.ordinal for one in tellings if one.ordinal is not None), None),
        again=tuple(sorted(_span(text, one) for one in group.tellings if one is not main and one is not tour)),
        statement=main.statement,
        rule=main.rule,
    )


def _turn(tellings: Sequence[Telling]) -> MeetingStatus | None:
    """That it was put off or cancelled, unless what is told first is newer («كان قد ألغى القمة»)."""
    sure = [one for one in tellings if one.sure]
    if len(sure) > 2 and sure[0].status not in TURNS:
        return None
    return next((one.status for one in reversed(sure) if one.status in TURNS), None)


def _days(
    moment: Moment | None, status: MeetingStatus, published: date | None, *, weekday: bool
) -> tuple[date | None, date | None]:
    """The days of the moment; a weekday is the next for what is to come («تستضيف الخميس»), the last for what was."""
    if moment is None:
        return None, None
    first, last = moment.first, moment.last
    if published is None or first is None or last is None or not weekday:
        return first, last
    if status is MeetingStatus.PLANNED and last < published < last + _WEEK:
        return first + _WEEK, last + _WEEK
    if status is MeetingStatus.HELD and published < first < published + _WEEK:
        return first - _WEEK, last - _WEEK
    return first, last


def _is_weekday(text: Text, moment: Moment, weekdays: frozenset[str]) -> bool:
    """Whether the moment is a weekday and nothing else («مساء الخميس»)."""
    words = fold(moment.at.of(text.raw)).split()
    return moment.basis is MomentBasis.PUBLISHED and all(word in weekdays for word in words)


_WEEK = timedelta(days=7)


def _span(text: Text, one: Telling) -> Span:
    return text.span(one.first, one.end)


def _everybody(tellings: Sequence[Telling]) -> tuple[Participant, ...]:
    """Who met by the fullest telling, the first of `tellings`, and whoever another says was there too.

    Whom else the other tellings name speaks on its occasion, or is of another meeting as often as of this one.
    """
    by = next((telling for telling in tellings if telling.participants), tellings[0])
    found: dict[frozenset[str], Participant] = {}
    for one in by.participants:
        found.setdefault(words_of(one.name), one)
    besides = (one for telling in tellings if telling.joins and telling is not by for one in telling.participants)
    for one in besides:
        words = words_of(one.name)
        if one.at is not None and not any(alike(words, known) for known in found):
            found[words] = one
    return tuple(found.values())
