"""A noun with its article, a relative clause: what an article has told already is told once."""

from __future__ import annotations

import pytest

from qawl.model.meetings import MeetingStatus
from tests.find.meetings.reading import meetings, only, who

MET = "عقد الوزير سالم الدفلى أمس اجتماعا مع السفير مروان الزعفراني في الزاهرة."


@pytest.mark.parametrize(
    "behind",
    [
        "وناقش الاجتماع العديد من الموضوعات، ومنها تشكيل فريق برئاسة الغرفة التجارية ووزارة الصحة.",
        "واتفق المجتمعون في نهاية الاجتماع على ضرورة دعم الجامعة.",
        "وقالت المديرة هالة الريحان على هامش الاجتماع إن الخطة جاهزة.",
        "وأشاد بمن حضر من المسؤولين الذين التقاهم الوزير سالم الدفلى.",
    ],
)
def test_what_is_said_of_the_meeting_is_no_second_one(behind: str) -> None:
    found = only(f"{MET} {behind}")

    assert who(found)[:2] == ["سالم الدفلى", "مروان الزعفراني"]


def test_what_a_meeting_dealt_with_says_nothing_of_how_far_it_came() -> None:
    found = only(f"{MET} وناقش سالم الدفلى خلال الاجتماع، إمكانية فتح المعبر.")

    assert found.status is MeetingStatus.HELD


def test_a_noun_that_is_described_may_be_another_meeting() -> None:
    told = "وقال إن الاجتماع الوزاري المقرر عقده الخميس المقبل في تيماران سيقر الخطة."

    assert len(meetings(f"{MET} {told}")) == 2


def test_a_meeting_that_takes_place_somewhere_needs_nobody_named() -> None:
    found = only("وتخلل اليوم كذلك عقد اجتماع بمقر المحافظة.")

    assert found.participants == ()
    assert found.place is not None
