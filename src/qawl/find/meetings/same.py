"""Which tellings are of one meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qawl.find.meetings.alike import alike, by_post, by_state, names_of, seats_of, words_of
from qawl.find.meetings.stands import FAMILY, SITTING, stands
from qawl.find.meetings.tellings import Telling
from qawl.find.meetings.told import OVER, SIDES, TURNS, Group, adjoins, is_tour_of, meeting_of
from qawl.model.meetings import Meeting, MeetingKind, MeetingStatus
from qawl.text.layers import Text

_CALLED_SO = (MeetingKind.SUMMIT, MeetingKind.SESSION)
_SENTENCE = 60
_LOOKED_AT = 12
"""So many meetings back a telling may go."""


def join_tellings(
    text: Text, tellings: Sequence[Telling], published: date | None, weekdays: frozenset[str]
) -> tuple[Meeting, ...]:
    """The meetings of the article, each at its fullest telling, in text order."""
    groups: list[Group] = []
    for telling in tellings:
        same = [one for one in reversed(groups[-_LOOKED_AT:]) if _is_same(telling, one)]
        group = max(same, key=lambda one: _nearness(telling, one)) if len(same) > 1 else next(iter(same), None)
        if group is not None:
            group.add(telling)
        elif stands(telling):
            groups.append(Group(telling, [telling]))
    return tuple(sorted((meeting_of(text, group, published, weekdays) for group in groups), key=lambda one: one.at))


def _nearness(one: Telling, group: Group) -> int:
    """How much ties it to the group; the latest of those that are as near is taken."""
    names = names_of(one)
    shared = [sum(any(alike(name, known) for known in names_of(other)) for name in names) for other in group.tellings]
    return max(shared, default=0) + any(_in_one_place(one, other) for other in group.tellings)


def _is_same(one: Telling, group: Group) -> bool:
    known = group.tellings if len(group.tellings) <= _LOOKED_AT else [group.main, *group.tellings[-_LOOKED_AT:]]
    if any(is_tour_of(other, one) for other in known):
        return False
    if one.kind is not MeetingKind.TOUR:  # «قبل أن يزور تيماران في أول جولة له» is told by the visit
        visits = [other for other in known if other.kind is MeetingKind.VISIT]
        known = [other for other in known if not any(adjoins(visit, other) for visit in visits)]
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
    if _are_talks_and_sitting(one, other):
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
    if one.to_come and not other.to_come and other.status in OVER and one.kind is other.kind:
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
    if one.plain and not one.then and one.kind is other.kind and one.kind in _CALLED_SO and one.status not in TURNS:
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
    if one.kind is MeetingKind.PRESS_CONF is other.kind and one.article and one.place is None:
        return True  # «في المؤتمر الصحفي», whoever spoke there
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


def _are_talks_and_sitting(one: Telling, other: Telling) -> bool:
    """«المفاوضات بين الحكومة والحركة» go on while «اجتمع فلان بفلان»: each names its own sides."""
    if (one.kind is MeetingKind.ROUND) == (other.kind is MeetingKind.ROUND):
        return False
    talks, sitting = (one, other) if one.kind is MeetingKind.ROUND else (other, one)
    if (
        sitting.weak
        or sitting.plain
        or talks.plain
        or talks.ordinal
        or not talks.participants
        or not sitting.participants
    ):
        return False
    return sitting.event and talks.rule.startswith(_NEGOTIATIONS)


_NEGOTIATIONS = "\u0645\u0641\u0627\u0648\u0636\u0627\u062a"


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
        return not adjoins(other, one)
    if FAMILY[one.kind] == "sitting" and not one.plain and _elsewhere(one, other) and not _share_two(one, other):
        return True  # «لقاء الزاهرة», «اللقاء الذي عقد في ريدانة»
    if (one.soft or other.soft) and _share_two(one, other):
        return False  # «الوزير يستقبل السفير. واستقبل الوزير السفير في مكتبه»
    same = one.kind is MeetingKind.SUMMIT is other.kind and not (one.called_so and other.called_so)
    if same and any(alike(name, known) for name in names_of(one) for known in names_of(other)):
        return False  # an article has one summit of the same sides
    if one.sure and other.sure and (one.status in OVER) != (other.status in OVER):
        over = other.status is MeetingStatus.HELD  # what was held is not put off any more
        return over or not (one.back and (one.status in TURNS or other.status in TURNS))
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
    return sum(any(alike(name, known) for known in others) for name in names) >= SIDES


_IN_ONE_CLAUSE = 12
_RIGHT_BEHIND = 4


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
