"""Which tellings are of one meeting, and what an article says of it in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from qawl.find.meetings.alike import alike, by_post, by_state, names_of, seats_of, words_of
from qawl.find.meetings.stands import FAMILY, SITTING, stands
from qawl.find.meetings.tellings import Telling
from qawl.model.documents import Span
from qawl.model.meetings import Meeting, MeetingKind, MeetingStatus, Participant
from qawl.model.moments import Moment, MomentBasis
from qawl.text.fold import fold
from qawl.text.layers import Text

_OVER = (MeetingStatus.HELD, MeetingStatus.UNDER_WAY)
_TURNS = (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED)
_CALLED_SO = (MeetingKind.SUMMIT, MeetingKind.SESSION)
_SENTENCE = 60
_LOOKED_AT = 12
"""So many meetings back a telling may go."""


@dataclass(slots=True)
class _Group:
    """One meeting in the making."""

    main: Telling
    """Its fullest telling so far, the earlier of those that are nearly as full."""
    tellings: list[Telling] = field(default_factory=list)

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        if _fullness(telling) > _fullness(self.main) + _NEARLY:
            self.main = telling


def join_tellings(
    text: Text, tellings: Sequence[Telling], published: date | None, weekdays: frozenset[str]
) -> tuple[Meeting, ...]:
    """The meetings of the article, each at its fullest telling, in text order."""
    groups: list[_Group] = []
    for telling in tellings:
        same = [one for one in reversed(groups[-_LOOKED_AT:]) if _is_same(telling, one)]
        group = max(same, key=lambda one: _nearness(telling, one)) if len(same) > 1 else next(iter(same), None)
        if group is not None:
            group.add(telling)
        elif stands(telling):
            groups.append(_Group(telling, [telling]))
    return tuple(sorted((_meeting(text, group, published, weekdays) for group in groups), key=lambda one: one.at))


def _nearness(one: Telling, group: _Group) -> int:
    """How much ties it to the group; the latest of those that are as near is taken."""
    names = names_of(one)
    shared = [sum(any(alike(name, known) for known in names_of(other)) for name in names) for other in group.tellings]
    return max(shared, default=0) + any(_in_one_place(one, other) for other in group.tellings)


def _fullness(one: Telling) -> int:
    return (
        2 * (_SIDES if _is_whole(one) else min(len(one.participants), 1 if FAMILY[one.kind] == "going" else _SIDES))
        - 3 * one.plural
        - 6 * (one.joins and one.back)
        - 3 * one.topic
        - (not one.sure and one.status is MeetingStatus.PLANNED)
        + 2 * (one.place is not None)
        + 2 * (one.moment is not None)
        + 2 * (one.event and not one.back)
        + (one.agenda is not None)
    )


def _is_whole(one: Telling) -> bool:
    """«قمة الحلف», «اجتماع وزراء الحلف»: a single name is all who meet."""
    return one.sits and not one.back and not one.plural and one.kind in (MeetingKind.MEETING, MeetingKind.SUMMIT)


_NEARLY = 1
_SIDES = 2
"""Whoever else is named makes a telling no fuller than its two sides do."""


def _is_same(one: Telling, group: _Group) -> bool:
    known = group.tellings if len(group.tellings) <= _LOOKED_AT else [group.main, *group.tellings[-_LOOKED_AT:]]
    if any(is_tour_of(other, one) for other in known):
        return False
    if one.kind is not MeetingKind.TOUR:  # «قبل أن يزور تيماران في أول جولة له» is told by the visit
        visits = [other for other in known if other.kind is MeetingKind.VISIT]
        known = [other for other in known if not any(_adjoins(visit, other) for visit in visits)]
    if any(
        _counts_otherwise(one, other) or (FAMILY[one.kind] == FAMILY[other.kind] and _differ(one, other))
        for other in known
    ):
        return False
    return any(_may_be_one(one, other) for other in known)


def _may_be_one(one: Telling, other: Telling) -> bool:
    if other.kind is MeetingKind.CALL and one.topic and 0 <= one.at - other.end <= _SENTENCE and _share_two(one, other):
        return True  # «أجرى فلان اتصالا بفلان بحثا خلاله الملف»
    if FAMILY[one.kind] != FAMILY[other.kind] or _differ(one, other):
        return False
    if one.called and other.called and len(one.title) > 1 and one.title == other.title:
        return True  # «مؤتمر الحوار الوطني»
    if one.called and not other.called and (one.place is not None or not one.article):
        return False  # «المؤتمر الذي عقد في الزاهرة», «مؤتمر الحوار» is no talk told before
    if other.called and one.kind is MeetingKind.SUMMIT:
        return False
    if one.back and one.kind is other.kind and (one.kind is MeetingKind.TOUR or (one.sits and one.named_before)):
        return True
    if one.during and other.event and not one.participants and 0 <= one.at - other.end <= _RIGHT_BEHIND:
        return True  # «يلتقي فلان فلانا في قمة غير مسبوقة»
    if one.to_come and not other.to_come and other.status in _OVER and one.kind is other.kind:
        return False  # «الاجتماع المقبل»
    if (
        other.plural
        and not (one.plural or (one.back and one.plain))
        and len(one.participants) > 1
        and not names_of(other)
    ):
        return False  # «اللقاءات الأخيرة التي شملت اللقاء بين …»
    if other.called_so and one.kind is not MeetingKind.SUMMIT:
        return False  # «القمة العربية» is no meeting of two
    if one.then and (one.event or one.ordinal) and not (one.article or one.topic):
        return False
    if one.ordinal and one.ordinal > 1 and not one.back and one.event and one.ordinal != other.ordinal:
        return False  # «اجتماع ثان»
    if one.sits and other.sits and one.kind is MeetingKind.SESSION is other.kind and not (one.then or names_of(one)):
        return True  # «جلسة المحاكمة»
    if one.kind is MeetingKind.DELEGATION is other.kind and one.where & other.where:
        return True
    if one.weak and not one.back and {one.kind, other.kind} == {MeetingKind.MEETING, MeetingKind.SUMMIT}:
        return False  # «محادثات طوال الليل» on the day of a summit
    if one.kind is MeetingKind.SUMMIT is other.kind and _on_one_day(one, other) and not one.called_so:
        return True  # «قمتهم نهاية الشهر»
    if one.therein and one.kind is other.kind and other.topic and one.at - other.end <= _SENTENCE:
        return True  # «بحث فلان مع فلان الملف. جاء ذلك خلال اجتماع …»
    if (one.kind is MeetingKind.SUMMIT is other.kind or (one.called and other.called)) and _in_one_place(one, other):
        return True  # «قمة الزاهرة», «مؤتمر الزاهرة»
    if one.plain and not (one.then or one.weak) and one.kind in (other.kind, MeetingKind.MEETING):
        return True  # «خلال الاجتماع», whoever else is named there
    if one.back and FAMILY[one.kind] == "going" and _in_one_place(one, other) and _is_guessed(one, other):
        return True  # «في اليوم الثاني من زيارته لتيماران»
    if one.plain and not one.then and one.kind is other.kind and one.kind in _CALLED_SO and one.status not in _TURNS:
        return True  # «الوزير الذي ترأس القمة», «غادر الجلسة»
    names, others = names_of(one), names_of(other)
    if one.therein and other.topic and one.kind is other.kind and any(alike(name, o) for name in names for o in others):
        return True  # «بحث فلان مع فلان الملف» opens the article, «جاء ذلك خلال استقباله فلانا» stands further on
    if one.pair and not any(alike(name, known) for name in names for known in others):
        names = frozenset()  # «المحادثات بين الجانبين», whichever two were taken for them
    if one.back and one.kind in SITTING:
        names = names - seats_of(one)
    if one.article:
        names = names - frozenset(map(words_of, one.beside))
    if one.kind is other.kind and not one.then and _named_alike(one, names, others):
        return True
    met = any(alike(name, known) for name in names for known in others)
    if met and one.back and not one.then and _on_one_day(one, other) and _in_one_place(one, other):
        return True  # «القمة التي جمعته بالدفلى في الزاهرة الاثنين», «لقائه بنظيره في الزاهرة الاثنين»
    if met and one.kind is MeetingKind.SESSION is other.kind and _on_one_day(one, other):
        return True  # «جلسة مجلس الشورى اليوم», whoever chairs it
    if one.ordinal and one.ordinal == other.ordinal and not (names and others):
        return True
    if one.back and ((one.joins and not one.plural) or one.this):
        return True
    if one.kind is MeetingKind.PRESS_CONF is other.kind and (_is_his(one) or _is_his(other)):
        return True  # «في مؤتمره الصحفي»
    if not names:
        if one.weak and one.place is not None and other.place is not None and not one.where & other.where:
            return False
        if one.kind is MeetingKind.SUMMIT is not other.kind:
            return False  # «القمة الأوروبية» is no meeting of two told before
        if one.called_so and not one.called_so & other.called_so:
            return False
        if one.weak and MeetingKind.ROUND in (one.kind, other.kind) and other.kind in _CALLED_SO:
            return False  # «المفاوضات» are no summit told before
        return one.back or (one.at - other.end < 12 and (one.kind is other.kind or one.place is None))
    shared = sum(1 for name in names if any(alike(name, known) for known in others))
    shared += by_post(one, other, names, others) or by_state(one, other)
    if not others and _in_one_place(one, other) and one.at - other.end < _SENTENCE:
        return True  # «انطلاق محادثات الهدنة في الزاهرة», before the article says between whom
    if not others:
        return one.at - other.end < 40 and (one.kind is other.kind or other.place is None)
    if shared == len(others) and one.kind is other.kind and FAMILY[one.kind] == "sitting" and _in_one_place(one, other):
        return True  # «اجتماع للحلف في الزاهرة», «اجتماع وزراء الحلف في الزاهرة»
    if shared and one.kind is MeetingKind.PRESS_CONF:
        return True
    alone = len(names) == 1 or (len(others) == 1 and other.sits)
    if alone and shared and one.kind is other.kind and one.kind in (MeetingKind.MEETING, MeetingKind.SESSION):
        return True
    if shared == min(len(names), len(others)) and one.kind is MeetingKind.SUMMIT is other.kind:
        return True
    if shared == min(len(names), len(others)):
        return shared > 1 or one.back or len(names) == len(others)
    return shared > 1


def _is_guessed(one: Telling, other: Telling) -> bool:
    """Whether in one of the two nobody is named by its own clause."""
    return any(all(who.at is None for who in telling.participants) for telling in (one, other))


def _is_his(one: Telling) -> bool:
    """It goes back, and only a pronoun says whose it is."""
    return one.back and not one.article and all(who.at is None for who in one.participants)


def _in_one_place(one: Telling, other: Telling) -> bool:
    return one.place is not None and other.place is not None and bool(one.where & other.where)


def _named_alike(one: Telling, names: frozenset[frozenset[str]], others: frozenset[frozenset[str]]) -> bool:
    """Whether all whom the clause itself names are among the others, where a pronoun was taken for somebody else."""
    sure = frozenset(words_of(who.name) for who in one.participants if who.at is not None) & names
    if not sure or sure == names or not all(any(alike(name, known) for known in others) for name in sure):
        return False
    return len(sure) > 1 or one.back


def _differ(one: Telling, other: Telling) -> bool:
    """Whether the two cannot be one meeting: one is over and one is to come."""
    if one.this and one.article and one.kind is other.kind:
        return False  # «وسيلتقي خلال هذه الزيارة …»
    if one.during and other.kind is MeetingKind.VISIT and 0 <= one.at - other.end <= _IN_ONE_CLAUSE:
        return False  # «وصل إلى الزاهرة أمس في زيارة رسمية لتيماران»
    shared = one.article and any(alike(name, known) for name in names_of(one) for known in names_of(other))
    if one.place is not None and other.place is not None and FAMILY[one.kind] == "going" and not shared:
        tours = one.kind is MeetingKind.TOUR is other.kind  # «جولته التي بدأت في الزاهرة»
        return not tours and not one.where & other.where
    if MeetingKind.TOUR in (one.kind, other.kind) and one.kind is not other.kind and not one.back:
        return not _adjoins(other, one)
    if FAMILY[one.kind] == "sitting" and not one.plain and _elsewhere(one, other) and not _share_two(one, other):
        return True  # «لقاء الزاهرة», «اللقاء الذي عقد في ريدانة»
    if (one.soft or other.soft) and _share_two(one, other):
        return False  # «الوزير يستقبل السفير. واستقبل الوزير السفير في مكتبه»
    same = one.kind is MeetingKind.SUMMIT is other.kind and not (one.called_so and other.called_so)
    if same and any(alike(name, known) for name in names_of(one) for known in names_of(other)):
        return False  # an article has one summit of the same sides
    if one.sure and other.sure and (one.status in _OVER) != (other.status in _OVER):
        over = other.status is MeetingStatus.HELD  # what was held is not put off any more
        return over or not (one.back and (one.status in _TURNS or other.status in _TURNS))
    return False


def _elsewhere(one: Telling, other: Telling) -> bool:
    """Both name places, and none that they share."""
    return (
        one.place is not None
        and other.place is not None
        and bool(one.where and other.where)
        and not one.where & other.where
    )


def _share_two(one: Telling, other: Telling) -> bool:
    """Whether both sides of one are among those of the other."""
    names, others = names_of(one), names_of(other)
    return sum(any(alike(name, known) for known in others) for name in names) >= _SIDES


_IN_ONE_CLAUSE = 12
_RIGHT_BEHIND = 4


def is_tour_of(visit: Telling, tour: Telling) -> bool:
    """«تأتي زيارة الوزير للزاهرة ضمن جولة إقليمية»: the visit is known, and the tour is what is told."""
    known = visit.kind is MeetingKind.VISIT and visit.rule.endswith(_NOUN) and not visit.event
    return known and tour.kind is MeetingKind.TOUR and tour.by_way and 0 <= tour.at - visit.end <= _BY_WAY_OF


_NOUN = "/noun"


def _adjoins(visit: Telling, tour: Telling) -> bool:
    """«يزور الزاهرة في إطار جولة تستمر أسبوعا»: one clause tells both."""
    if is_tour_of(visit, tour):
        return False
    return tour.kind is MeetingKind.TOUR and (tour.by_way or tour.during) and 0 <= tour.at - visit.end <= _BY_WAY_OF


_BY_WAY_OF = 3


def _counts_otherwise(one: Telling, other: Telling) -> bool:
    """Another day, or another number in the row."""
    return bool(one.ordinal and other.ordinal and one.ordinal != other.ordinal) or _apart(one, other)


def _apart(one: Telling, other: Telling) -> bool:
    first, second = one.moment, other.moment
    if first is None or second is None or first.first is None or second.first is None:
        return False
    return (first.last or first.first) < second.first or (second.last or second.first) < first.first


def _on_one_day(one: Telling, other: Telling) -> bool:
    """Both are dated, and the days meet."""
    dated = (one.moment, other.moment)
    return all(moment is not None and moment.first is not None for moment in dated) and not _apart(one, other)


def _meeting(text: Text, group: _Group, published: date | None, weekdays: frozenset[str]) -> Meeting:
    main = group.main
    tellings = [main, *(one for one in group.tellings if one is not main)]
    moment = next((one.moment for one in tellings if one.moment is not None), None)
    turn = _turn(group.tellings)
    status = turn or (main.status if main.sure else next((one.status for one in tellings if one.sure), main.status))
    if main.soft and any(one.sure and one.status in _OVER for one in tellings):
        status = next(one.status for one in tellings if one.sure and one.status in _OVER)
    if main.beside and main.kind is MeetingKind.MEETING and (main.status, status) == _OVER:
        status = main.status  # «أكد الوزير في اجتماعه بالمديرين أن …. وبدأ الوزير الاجتماع بكلمة»
    if main.beside and main.status in _OVER and status is MeetingStatus.PLANNED:
        status = MeetingStatus.UNDER_WAY  # «قال الوزير في افتتاح القمة. وتعقد القمة وسط إجراءات مشددة»
    if main.named_before and main.status in _OVER:
        status = main.status  # «رفع الرئيس الجلسة»: one that is broken off has been held
    first, last = _days(moment, status, published, weekday=moment is not None and _is_weekday(text, moment, weekdays))
    kind, span = main.kind, _span(text, main)
    tour = next((one for one in tellings if main.kind is MeetingKind.VISIT and _adjoins(main, one)), None)
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
    if len(sure) > 2 and sure[0].status not in _TURNS:
        return None
    return next((one.status for one in reversed(sure) if one.status in _TURNS), None)


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
