"""Clauses that tell a meeting: shapes of newspaper sentences, and beside each what looks like it and tells none."""

from __future__ import annotations

import pytest

from qawl.model.meetings import MeetingKind, MeetingStatus
from tests.find.meetings.reading import meetings, of, only, who

DAFLA, ZAFARANI = "سالم الدفلى", "مروان الزعفراني"


@pytest.mark.parametrize(
    "text",
    [
        f"وأكدت الوزارة أن الوزير {DAFLA} والسفير {ZAFARANI} بحثا ملف الأسرى.",
        f"أجرى الرئيس {DAFLA} مساء أمس اتصالا بالسفير {ZAFARANI}.",
        f"التقى الرئيس {DAFLA} على هامش القمة نظيره {ZAFARANI}.",
        f"التقى المبعوث {DAFLA} الثلاثاء في زيارة مفاجئة لبيروت، مع رئيس البرلمان {ZAFARANI}.",
        f"جاء ذلك خلال استقبال الوزير {DAFLA} السفير {ZAFARANI} في مكتبه.",
        f"وصل الوزير {DAFLA} إلى القاهرة أمس والتقى السفير {ZAFARANI}.",
        f"وتأتي القافلة قبل يومين من لقاء يفترض أن يعقد بين {DAFLA} و{ZAFARANI}.",
    ],
)
def test_both_sides_are_found(text: str) -> None:
    sides = {
        name for one in meetings(text) if one.kind not in (MeetingKind.VISIT, MeetingKind.SUMMIT) for name in who(one)
    }

    assert sides == {DAFLA, ZAFARANI}


@pytest.mark.parametrize(
    "text",
    [
        "وجهزت البلدة ساحة لاستقبال الضيوف.",
        f"استعدت الشرطة لاستقبال الرئيس {DAFLA} في المطار.",
        f"قال اللواء {DAFLA} بعد أن وصل إلى قناعة بأن الحوار في بيروت انتهى إنه استقال.",
        f"ثم سافر {DAFLA} إلى القاهرة لاستكمال دراسته.",
        "سيقوم المتحدث بالإعلان عن مكان الاجتماع.",
        "بحث الجانبان سبل وقف القتال.",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert meetings(text) == ()


def test_of_a_summit_that_brought_him_together_with_another_he_is_a_side() -> None:
    text = f"تعرض الرئيس {DAFLA} لانتقادات إثر القمة التي جمعته بالرئيس {ZAFARANI} في بيروت."

    found = only(text)

    assert found.kind is MeetingKind.SUMMIT
    assert set(who(found)) == {DAFLA, ZAFARANI}
    assert of(found.place, text) == "بيروت"


def test_a_meeting_that_was_to_be_names_its_sides_behind_the_day() -> None:
    text = f"أعلنت الوزارة تأجيل الاجتماع الذي كان مقررا غدا بين الوزير {DAFLA} والسفير {ZAFARANI}."

    found = only(text)

    assert found.status is MeetingStatus.POSTPONED
    assert who(found) == [DAFLA, ZAFARANI]


def test_a_place_that_no_list_knows_counts_before_its_adjective() -> None:
    text = f"قال الوزير {DAFLA} في مؤتمر صحفي في الزاهرة السويسرية إن الهدنة صامدة."

    assert of(only(text).place, text) == "الزاهرة"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("أقر مجلس الوزراء في اجتماعه الأسبوعي مشروع القانون.", "مجلس الوزراء"),
        ("صوت مجلس الشورى في جلسة أمس على مشروع القانون.", "مجلس الشورى"),
        ("عقدت لجنة الصياغة أول اجتماعاتها في بيروت أمس.", "لجنة الصياغة"),
    ],
)
def test_an_assembly_meets_by_itself(text: str, body: str) -> None:
    assert who(only(text)) == [body]


def test_whom_an_envoy_briefs_is_a_side_of_the_session() -> None:
    found = only(f"قدم المبعوث {DAFLA} إحاطة إلى مجلس الشورى أمس.")

    assert who(found) == [DAFLA, "مجلس الشورى"]


def test_a_delegation_whose_visit_it_is_takes_part() -> None:
    found = only("بدأت اليوم زيارة لوفد حكومي إلى بيروت.")

    assert who(found) == ["وفد حكومي"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"وفي اليوم الثاني من زيارة الوزير {DAFLA} لبيروت، قال إن الهدنة صامدة.", MeetingStatus.UNDER_WAY),
        ("بدأت في بيروت أعمال الجولة السابعة من المفاوضات بين الحكومة والحركة.", MeetingStatus.UNDER_WAY),
        (f"تحدث المستشار عن صعوبة ترتيب قمة بين {DAFLA} و{ZAFARANI}.", MeetingStatus.PLANNED),
        ("رئيس البرلمان يستقبل السفير الكندي", MeetingStatus.HELD),
        ("بيروت تستضيف القمة العربية", MeetingStatus.PLANNED),
    ],
)
def test_how_far_it_had_come(text: str, status: MeetingStatus) -> None:
    assert only(text).status is status


def test_a_comment_on_a_summit_puts_none_off() -> None:
    text = f"وقال الوزير {DAFLA} في تعليق على القمة العربية التي عقدت في بيروت إنها نجحت."

    assert only(text).status is MeetingStatus.HELD


def test_a_post_behind_a_name_is_no_part_of_it() -> None:
    found = only(f"التقى الوزير {DAFLA} رئيس مجلس النواب.")

    assert who(found) == [DAFLA, "رئيس مجلس النواب"]


def test_two_names_that_no_list_knows_are_two_sides() -> None:
    found = only("انتقد الرئيس بيدان كرنوب القرار. ويشكل ذلك تمهيدا للقاء بين شلبك وكرنوب.")

    assert len(who(found)) == 2


def test_an_inspection_is_a_visit_and_no_part_of_one_told_by_its_noun() -> None:
    inspected = only("تفقد مدير الأمن العام مقر قوات الطوارئ بمنطقة الجسر.")
    assert (inspected.kind, who(inspected)) == (MeetingKind.VISIT, ["مدير الأمن العام"])
    text = "استهل الوزير سالم الدفلى زيارة عمل وتفقد إلى الزاهرة."
    assert of(only(text).place, text) == "الزاهرة"


@pytest.mark.parametrize(
    "text",
    [
        f"وقال الوزير {DAFLA} خلال منتدى في جنيف إن الهدنة صامدة.",
        f"عقدت الجمعية ندوة عن السينما بحضور الوزير {DAFLA}.",
    ],
)
def test_a_conference_is_told_by_its_place_and_a_speaker_or_by_what_holds_it(text: str) -> None:
    found = only(text)
    assert (found.kind, found.status) == (MeetingKind.MEETING, MeetingStatus.HELD)
    assert DAFLA in who(found)


def test_a_conference_that_is_only_named_is_none() -> None:
    assert meetings(f"وقال الوزير {DAFLA} إن المنتدى مفيد.") == ()


def test_whoever_appears_at_a_press_conference_holds_it() -> None:
    found = only(f"ظهر {DAFLA}، الصحفي المعارض للرئيس {ZAFARANI}، في مؤتمر صحفي أمس.")
    assert (found.kind, who(found)) == (MeetingKind.PRESS_CONF, [DAFLA])
    assert who(only(f"يلتقي الوزير {DAFLA} ظهر اليوم السفير {ZAFARANI}.")) == [DAFLA, ZAFARANI]


def test_a_court_sits_as_a_parliament_does() -> None:
    found = only("ورفضت المحكمة طلب المحامين في جلسة مغلقة.")
    assert (found.kind, who(found)) == (MeetingKind.SESSION, ["المحكمة"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وقال إن اجتماع القمة الذي سيعقد في القاهرة مهم.", MeetingKind.SUMMIT),
        ("وقال ذلك في ختام قمة للتكتل في القاهرة.", MeetingKind.SUMMIT),
        ("أعلن الحلف عن عقد جلسة تشاور استثنائية لسفراء الحلف في القاهرة.", MeetingKind.SESSION),
        ("أعلن وزراء مالية المجموعة في ختام اجتماعهم في القاهرة خيبتهم.", MeetingKind.MEETING),
        ("وقال مجلس الشورى في نهاية اجتماع استمر يومين إن الهدنة صامدة.", MeetingKind.MEETING),
        ("وكانت جولة أولى من المحادثات، رعاها الوزير سالم الدفلى في القاهرة، قصيرة.", MeetingKind.ROUND),
        ("وعلى الصعيد نفسه زار الوزير سالم الدفلى القاهرة.", MeetingKind.VISIT),
    ],
)
def test_a_second_noun_or_a_clause_behind_the_noun_hides_no_meeting(text: str, kind: MeetingKind) -> None:
    assert only(text).kind is kind


def test_they_who_met_are_those_of_whom_the_sentence_speaks() -> None:
    found = only("أعلن وزراء مالية المجموعة في ختام اجتماعهم في القاهرة خيبتهم.")

    assert who(found) == ["وزراء مالية المجموعة"]
