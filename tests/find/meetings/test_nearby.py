"""How far a meeting is, as the words around it say, and whether they speak of it or of another."""

from __future__ import annotations

import pytest

from qawl.model.meetings import MeetingKind, MeetingStatus
from tests.find.meetings.reading import meetings, only

BOTH = "الوزير سالم الدفلى والسفير مروان الزعفراني"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"وأشارت وكالة الجسر للأنباء إلى اجتماع بين {BOTH} في القاهرة.", MeetingStatus.HELD),
        (f"وتسعى الحكومة إلى اجتماع بين {BOTH} في القاهرة.", MeetingStatus.PLANNED),
    ],
)
def test_what_is_pointed_at_is_not_what_is_aimed_at(text: str, status: MeetingStatus) -> None:
    assert only(text).status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"ويجري حاليا الإعداد لعقد قمة بين {BOTH} في القاهرة.", MeetingStatus.PLANNED),
        ("والبلدان في انتظار زيارة الوزير سالم الدفلى إلى القاهرة.", MeetingStatus.PLANNED),
        ("عقدت لجنة الاستعداد للعام الدراسي اجتماعا في القاهرة.", MeetingStatus.HELD),
    ],
)
def test_what_is_prepared_for_is_planned(text: str, status: MeetingStatus) -> None:
    assert only(text).status is status


def test_a_session_that_prepares_a_summit_is_not_the_one_to_come() -> None:
    text = "وقال الوزير سالم الدفلى خلال جلسة مجلس الشورى تحضيرا للقمة إن الهدنة صامدة."

    (found,) = [one for one in meetings(text) if one.kind is MeetingKind.SESSION]

    assert found.status is MeetingStatus.HELD


@pytest.mark.parametrize(
    "text",
    [
        "وفي حينه كان مفاوضو الحكومة يجرون محادثات مع الحركة في القاهرة.",
        "وبدأت الحكومة مفاوضات مع الحركة استغرقت ثلاث ساعات.",
        "وأشاد المجلس بالنتائج المثمرة لزيارة الوزير سالم الدفلى إلى القاهرة.",
    ],
)
def test_what_was_under_way_lasted_or_came_to_something_is_over(text: str) -> None:
    assert only(text).status is MeetingStatus.HELD


def test_an_adjective_of_a_feminine_says_nothing_of_a_masculine_noun() -> None:
    text = "ناقش مجلس الشورى في اجتماعه أمس التحضيرات الجارية."

    assert only(text).status is MeetingStatus.HELD
