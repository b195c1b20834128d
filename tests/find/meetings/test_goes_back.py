"""A noun with its article, a relative clause: what an article has told already is told once."""

from __future__ import annotations

import pytest

from qawl.model.meetings import MeetingKind, MeetingStatus
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


@pytest.mark.parametrize(
    "text",
    [
        # one place and one day
        "التقى الرئيس سالم الدفلى في الزاهرة الرئيس مروان الزعفراني. وقال خلال لقائه بنظيره في الزاهرة إنه متفائل.",
        # whose it is, told shorter and fuller
        "ذكرت مجموعة العشرين عقب اجتماع لها في الزاهرة أن النمو بطيء. وطال اجتماع وزراء مجموعة العشرين في الزاهرة.",
        # the two of whom was spoken, by an adjective
        "عقدت الحكومة والحركة جلسة تفاوضية في الزاهرة. وأوضح أن جلسة تفاوضية جديدة بين الطرفين الاجتماعيين عقدت.",
        # a name with its و
        "لقاء بين الرئيس كيم الدفلى والرئيس رائد ترامب الجلنار متوقع. وتشكل القمة تمهيدا للقاء بين كيم وترامب.",
    ],
)
def test_the_same_told_in_other_words_is_one(text: str) -> None:
    told = [one for one in meetings(text) if one.kind in (MeetingKind.MEETING, MeetingKind.SUMMIT, MeetingKind.SESSION)]

    assert len(told) == 1, [one.at.of(text) for one in told]


def test_the_last_meeting_stands_though_nobody_is_named() -> None:
    text = "وناقشا نتائج الاجتماع الثلاثي الأخير بشأن سوريا في الدوحة."

    assert only(text).at.of(text) == "الاجتماع الثلاثي الأخير بشأن سوريا في الدوحة"


def test_the_outlet_of_a_dateline_sends_nobody() -> None:
    found = only("الزاهرة (شبكة الضفاف) - أعلنت حركة السنابل، السبت، أنها سترسل وفدا إلى القاهرة.")

    assert who(found) == ["حركة السنابل"]
