"""Whether a telling is of a meeting of its own, and no talk of meetings in general."""

from __future__ import annotations

from qawl.find.meetings.tellings import Telling
from qawl.model.meetings import MeetingKind, MeetingStatus

FAMILY = {
    MeetingKind.MEETING: "sitting",
    MeetingKind.SESSION: "sitting",
    MeetingKind.SUMMIT: "sitting",
    MeetingKind.ROUND: "sitting",
    MeetingKind.VISIT: "going",
    MeetingKind.TOUR: "going",
    MeetingKind.DELEGATION: "going",
    MeetingKind.CALL: "call",
    MeetingKind.PRESS_CONF: "press",
}
_MANY = (MeetingKind.VISIT, MeetingKind.TOUR, MeetingKind.CALL, MeetingKind.SESSION)
"""Of these a plural is a habit, unless two sides or a day make it certain ones."""
SITTING = (MeetingKind.MEETING, MeetingKind.SESSION, MeetingKind.SUMMIT)


def stands(one: Telling) -> bool:
    """Whether a telling is of a meeting of its own rather than of meetings in general."""
    fixed = one.event or one.place is not None or one.moment is not None
    if one.habit or (one.aimed and one.kind is MeetingKind.ROUND):
        return False
    if one.sits and one.kind in SITTING and not (one.plural and one.kind is MeetingKind.SESSION and not one.event):
        return True
    named = one.place is not None or (bool(one.participants) and not one.back)
    if one.kind is MeetingKind.SUMMIT and (named or (one.moment is not None and not one.back)) and not one.plural:
        return True
    if one.ours and len(one.participants) < 2 and one.place is None and one.moment is None:
        return False
    if one.to_come and (one.place is not None or one.moment is not None):
        return True
    if one.with_whom and one.weak and one.kind is MeetingKind.ROUND:
        return True  # «المفاوضات الجارية مع الحركة»
    if _is_the_last(one) and (one.place is not None or one.moment is not None):
        return True
    if one.kind is MeetingKind.SUMMIT and one.article and one.called_so & one.where and not one.plural:
        return True  # «القمة العربية»
    if one.kind is MeetingKind.TOUR and one.by_way and one.participants and not (one.plural or one.back):
        return True  # «تأتي زيارة الوزير ضمن جولة إقليمية»
    if one.weak and one.kind is MeetingKind.ROUND and len(one.participants) > 1:
        return True
    if one.weak and one.kind is MeetingKind.SESSION and _is_fixed(one):
        return True
    if one.weak and (not fixed or (one.wanted and one.place is None and one.moment is None)):
        return False
    if one.called and one.place is not None:
        return True
    alone = one.weak and not one.called and len(one.participants) < 2 and not one.event and one.place is None
    if alone and one.kind in (MeetingKind.MEETING, MeetingKind.ROUND):
        return False
    sat = one.kind is MeetingKind.SESSION and not one.joins
    if one.plural and one.event and one.place is not None and (sat or one.kind not in _MANY):
        return True
    if _is_fixed(one):
        return True
    if one.plural and one.kind in _MANY and len(one.participants) < 2:
        return _are_certain(one)
    if one.plural:
        return len(one.participants) > 1 or (
            bool(one.participants) and (one.event or one.place is not None or one.moment is not None)
        )
    match one.kind:
        case MeetingKind.PRESS_CONF:
            return bool(one.participants)
        case MeetingKind.VISIT | MeetingKind.TOUR | MeetingKind.DELEGATION:
            return bool(one.participants) and (fixed or one.participants[0].at is not None)
        case _:
            if len(one.participants) > 1 or (one.participants and (fixed or one.owned)):
                return True
            if one.place is not None and one.moment is not None and not one.weak and not one.participants:
                return True
            known = one.place is not None or one.moment is not None or one.ordinal is not None
            talks = one.kind in (MeetingKind.ROUND, MeetingKind.SUMMIT)
            talks = talks or (one.kind is not MeetingKind.MEETING and not one.back)
            talks = talks or (one.place is not None and not one.weak and not one.back)  # «عقد اجتماع بمقر الحكومة»
            return one.event and known and talks


def _is_fixed(one: Telling) -> bool:
    """«طلبت عقد اجتماع الاثنين», «في اجتماع الزاهرة»: by its day or its place it is a certain one, whoever meets."""
    if one.kind is MeetingKind.VISIT and one.event and one.place is not None:
        return not one.plural  # «كشف عن الزيارة التي قام بها إلى الزاهرة»
    if one.plural or FAMILY[one.kind] not in ("sitting", "press"):
        return False
    if one.weak and one.kind is not MeetingKind.SESSION:
        return False
    dated = one.event or (one.weak and one.kind is MeetingKind.SESSION)  # «حضر جلسة الأربعاء»
    return one.place is not None or (dated and one.moment is not None)


def _is_the_last(one: Telling) -> bool:
    """«الاجتماع الأخير في الزاهرة»: one of its own, though nobody is named."""
    told = one.article and one.sure and one.status is MeetingStatus.HELD and not (one.plain or one.plural or one.weak)
    return told and FAMILY[one.kind] == "sitting"


def _are_certain(one: Telling) -> bool:
    """«زيارات قام بها الوزير», and neither «كثفت اللجنة جولاتها» nor «تلقى اتصالات كثيرة»."""
    gone = FAMILY[one.kind] == "going" and one.status is MeetingStatus.HELD and not one.back
    return bool(one.participants) and one.event and (gone or one.moment is not None)
