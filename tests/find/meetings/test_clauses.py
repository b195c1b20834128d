"""Where clauses hide meetings: years before verbs, posts without names, assemblies, nations, conferences."""

from __future__ import annotations

from datetime import date

import pytest

from qawl.model.meetings import MeetingKind, MeetingStatus
from tests.find.meetings.reading import meetings, moment, of, only, who

DEFLA, ZAAFARANI = "سالم الدفلى", "مروان الزعفراني"


def test_a_verb_stands_behind_a_year() -> None:
    found = only("في 27 أبريل 2018 التقى الوزير سالم الدفلى السفير مروان الزعفراني.")

    assert who(found) == [DEFLA, ZAAFARANI]


def test_nobody_meets_behind_a_number() -> None:
    assert not meetings("وشارك في الندوة 12 زار منهم ثلاثة المعرض.")


def test_a_pronoun_between_the_verb_and_the_talks_leads_nowhere_else() -> None:
    text = "ويصل الوزير سالم الدفلى إلى الزاهرة التي يجري فيها مشاورات مع السفير مروان الزعفراني."

    assert ZAAFARANI in {name for one in meetings(text) for name in who(one)}


def test_two_posts_without_names_are_host_and_guest() -> None:
    found = only("واستقبل وزير الخارجية المصري سفير المملكة المتحدة.")

    assert who(found) == ["وزير الخارجية المصري", "سفير المملكة المتحدة"]


def test_the_assembly_named_before_is_in_session() -> None:
    found = only("أقر البرلمان قانون الموازنة الجديد في جلسة مغلقة.")

    assert found.kind is MeetingKind.SESSION
    assert who(found) == ["البرلمان"]


def test_a_session_broken_off_was_held() -> None:
    found = only("أقر البرلمان القانون في جلسة مغلقة. وقرر الرئيس تعليق الجلسة لدقائق.")

    assert found.status is MeetingStatus.HELD


def test_whose_session_it_is_is_no_second_meeting() -> None:
    found = only("وتستضيف الزاهرة الدورة الثامنة للاجتماع الوزاري للمنتدى.")

    assert found.kind is MeetingKind.SESSION
    assert found.ordinal == 8


@pytest.mark.parametrize("noun", ["القمة", "المباحثات"])
def test_nations_behind_the_noun_are_its_sides(noun: str) -> None:
    found = only(f"وعقدت {noun} المصرية السودانية في الزاهرة.")

    assert who(found) == ["المصرية", "السودانية"]


def test_a_conference_is_found_by_the_clause_that_holds_it() -> None:
    found = only("وأشاد بنتائج مؤتمر أصدقاء المدينة الثالث الذي عقد في القاهرة.")

    assert found.status is MeetingStatus.HELD


def test_a_summit_known_by_its_place_needs_nobody() -> None:
    found = only("وأشار إلى ما أعلن في قمة القاهرة.")

    assert found.kind is MeetingKind.SUMMIT


def test_who_says_that_he_will_go_goes() -> None:
    found = only("وقال المبعوث سالم الدفلى إنه سيتوجه إلى القاهرة.")

    assert who(found) == [DEFLA]
    assert found.status is MeetingStatus.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير سالم الدفلى إن الدعم سيصل إلى مختلف القرى.",
        "ويستفيد من يصل دخلهم إلى ألف دينار.",
        "ويشارك الوزير سالم الدفلى في اجتماعات مجلس الإدارة.",
        "ودعت الحكومة جميع الأطراف إلى مواصلة المفاوضات.",
    ],
)
def test_what_arrives_or_is_called_for_or_is_a_habit_tells_no_meeting(text: str) -> None:
    assert not meetings(text)


def test_a_body_sits_by_itself() -> None:
    assert who(only("ويجتمع مجلس الشورى غدا.")) == ["مجلس الشورى"]


def test_this_meeting_is_the_one_told_before() -> None:
    text = "عقد الوزير سالم الدفلى اجتماعا مع السفير مروان الزعفراني. وشكر الأمير ناصر الوادي الحكومة على هذا الاجتماع."

    assert len(meetings(text)) == 1


def test_a_meeting_at_which_others_were_is_told_by_who_held_it() -> None:
    text = "عقد مجلس الشورى اجتماعا طارئا. وحضر الاجتماع الوزير سالم الدفلى والسفير مروان الزعفراني."

    found = only(text)

    assert found.at.of(text) == "عقد مجلس الشورى اجتماعا طارئا"
    assert set(who(found)) >= {DEFLA, ZAAFARANI}


def test_a_week_before_a_visit_it_is_planned() -> None:
    found = only("وأجري الاتصال قبل أسبوع من زيارة الوزير سالم الدفلى إلى القاهرة.")

    assert found.kind is MeetingKind.VISIT
    assert found.status is MeetingStatus.PLANNED


def test_talks_that_go_on_are_under_way() -> None:
    text = "ولا تزال جلسة المحادثات مستمرة اليوم بين الحكومة والحركة."

    found = only(text, [moment(text, "اليوم", date(2026, 3, 4))])

    assert found.status is MeetingStatus.UNDER_WAY


def test_a_dual_behind_that_holds_a_press_conference() -> None:
    found = meetings("سيلتقي الوزير سالم الدفلى السفير مروان الزعفراني قبل أن يعقدا مؤتمرا صحفيا مشتركا.")

    assert [one.kind for one in found] == [MeetingKind.MEETING, MeetingKind.PRESS_CONF]
    assert found[1].status is MeetingStatus.PLANNED


def test_since_when_there_was_none_does_not_date_a_visit() -> None:
    text = "ويقوم الوزير سالم الدفلى بأول زيارة إلى القاهرة منذ 1959."

    found = only(text, [moment(text, "1959", date(1959, 1, 1), date(1959, 12, 31))])

    assert found.first is None
    assert found.status is MeetingStatus.UNDER_WAY


def test_whoever_speaks_at_the_close_does_not_call_for_the_meeting() -> None:
    text = "عقد مجلس الشورى اجتماعا أمس. ودعا الوزير سالم الدفلى في ختام الاجتماع إلى وقف القتال."

    assert only(text).status is MeetingStatus.HELD


def test_two_meet_in_no_point() -> None:
    assert not meetings("وعلى الجانبين أن يلتقيا في نقطة ما بين مواقفهما.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "طلبت الحكومة عقد اجتماع عاجل مع الحركة فيما أرسلت القيادة تعزيزات إلى الزاهرة.",
            "عقد اجتماع عاجل مع الحركة",
        ),
        (
            "عقد الوزير سالم الدفلى اجتماعا مع السفير مروان الزعفراني وسط خلاف بين الحكومة والحركة.",
            "عقد الوزير سالم الدفلى اجتماعا مع السفير مروان الزعفراني",
        ),
    ],
)
def test_what_happens_meanwhile_is_no_part_of_it(text: str, told: str) -> None:
    found = only(text)

    assert found.at.of(text) == told


def test_the_opposition_is_a_side_and_no_adjective() -> None:
    assert who(only("ورحب بالمفاوضات بين الحكومة والمعارضة.")) == ["الحكومة", "المعارضة"]


def test_a_capital_behind_a_comma_is_where_somebody_arrives() -> None:
    found = only("وصل الوزير سالم الدفلى إلى العاصمة السعودية، الرياض، أمس.")

    assert found.place is not None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("زار الوزير سالم الدفلى مستشفى الملك فهد بن عبدالعزيز أمس.", "مستشفى الملك فهد بن عبدالعزيز"),
        ("زار الوزير سالم الدفلى مركز الملك سلمان أمس.", "مركز الملك سلمان"),
    ],
)
def test_a_house_is_called_after_somebody_who_goes_nowhere(text: str, place: str) -> None:
    found = only(text)

    assert who(found) == [DEFLA]
    assert of(found.place, text) == place


def test_several_places_stand_behind_a_comma() -> None:
    text = "يزور الوزير سالم الدفلى، من الاثنين إلى الأربعاء، كلا من فرنسا والعراق."
    found = only(text)

    assert who(found) == [DEFLA]
    assert of(found.place, text) == "فرنسا والعراق"


def test_a_visit_to_a_place_is_one_though_nobody_says_whose() -> None:
    assert only("وسألت اللجنة عن الزيارة التي تمت إلى فرنسا.").kind is MeetingKind.VISIT


@pytest.mark.parametrize(
    "text",
    [
        "استقبل الملك سالم الدفلى – حفظه الله – في مكتبه، السفير مروان الزعفراني.",
        "والتقى سالم الدفلى، الذي وصل مساء أمس إلى العاصمة، السفير مروان الزعفراني.",
        "ومن المقرر أن يلتقي سالم الدفلى الذي يقوم بجولة في المنطقة، السفير مروان الزعفراني.",
        "وسيلتقي الوزير سالم الدفلى، البالغ من العمر خمسين عاما، السفير مروان الزعفراني.",
        "واستقبل الوزير سالم الدفلى في مكتبه أمس، كلا من السفير مروان الزعفراني.",
        "واستقبل أيضا الوزير سالم الدفلى السفير مروان الزعفراني.",
        "وسيلتقي الوزير سالم الدفلى خلال زيارته مع السفير مروان الزعفراني.",
    ],
)
def test_what_stands_between_subject_and_object_hides_neither(text: str) -> None:
    (found,) = [one for one in meetings(text) if one.kind is MeetingKind.MEETING]

    assert who(found) == [DEFLA, ZAAFARANI]


def test_a_hyphen_within_a_name_ends_no_clause() -> None:
    found = only("واستقبل الرئيس مون الزعفران-إن الوزير سالم الدفلى في القاهرة.")

    assert "سالم الدفلى" in who(found)


@pytest.mark.parametrize(
    "text",
    [
        "والتقى سالم الدفلى، خلال زيارته للقاهرة، بالسفير مروان الزعفراني.",
        "والتقى الوزير سالم الدفلى في نهاية الزيارة السفير مروان الزعفراني.",
        "والتقى الوزير سالم الدفلى خلال زيارة إلى القاهرة بالسفير مروان الزعفراني.",
    ],
)
def test_the_visit_on_which_they_met_stands_between_them(text: str) -> None:
    (found,) = [one for one in meetings(text) if one.kind is MeetingKind.MEETING]

    assert who(found) == [DEFLA, ZAAFARANI]


@pytest.mark.parametrize(
    "text",
    [
        "واجتمع سالم الدفلى، مساء أمس، على مدى ساعتين بالسفير مروان الزعفراني.",
        "استقبل الملك سالم الدفلى - حفظه الله، في قصر السلام أمس، السفير مروان الزعفراني.",
    ],
)
def test_how_long_it_lasted_and_half_a_prayer_end_no_clause(text: str) -> None:
    assert who(only(text)) == [DEFLA, ZAAFARANI]


def test_a_body_says_that_it_will_sit() -> None:
    found = only("وأعلنت اللجنة العليا أنها ستجتمع في القاهرة.")

    assert (who(found), found.status) == (["اللجنة العليا"], MeetingStatus.PLANNED)


def test_a_person_who_says_that_he_will_meet_names_nobody() -> None:
    assert meetings("وأعلن سالم الدفلى أنه سيجتمع قريبا.") == ()


def test_whom_he_meets_is_no_part_of_the_journey_he_is_on() -> None:
    text = "ومن المقرر أن يلتقي سالم الدفلى الذي يقوم بجولة في القاهرة، رئيس الوزراء مروان الزعفراني."
    tour = next(one for one in meetings(text) if one.kind is MeetingKind.TOUR)
    assert "رئيس الوزراء" not in tour.at.of(text)
