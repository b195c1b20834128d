"""Who stands in the clause of a meeting where it is long, broken by commas or told of two."""

from __future__ import annotations

import pytest

from qawl.model.meetings import MeetingKind
from tests.find.meetings.reading import meetings, of, only, who

DEFLA, ZAAFARANI, JULLANAR = "سالم الدفلى", "مروان الزعفراني", "رائد الجلنار"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("استقبل د. سالم الدفلى أمس وفد اللجنة العليا للإغاثة في مكتبه.", [DEFLA, "وفد اللجنة العليا للإغاثة"]),
        ("استقبل الرئيس سالم الدفلى الثلاثاء وفدا برلمانيا يزور الزاهرة.", [DEFLA, "وفدا برلمانيا"]),
        (
            "واستقبل مروان الزعفراني المدير العام المسؤول عن ملف الحدود بوزارة الخارجية، أعضاء الوفد الاثنين.",
            [ZAAFARANI, "أعضاء الوفد"],
        ),
        ("والتقى الوزير سالم الدفلى بكل من مروان الزعفراني ورائد الجلنار.", [DEFLA, ZAAFARANI, JULLANAR]),
        ("وبحث الوزير سالم الدفلى ونظيره مروان الزعفراني ملف المعابر.", [DEFLA, ZAAFARANI]),
        ("وقال إن الوزيرين سالم الدفلى ورائد الجلنار عقدا اجتماعا أمس.", [DEFLA, JULLANAR]),
        ("يلتقي الدفلى قادة النقابات المهنية غدا. وقال سالم الدفلى إنه متفائل.", [DEFLA, "قادة النقابات المهنية"]),
        ("ولقاء بين الوزير سالم الدفلى وكيم الجلنار متوقع.", [DEFLA, "كيم الجلنار"]),
    ],
)
def test_everybody_whom_the_clause_names_takes_part(text: str, names: list[str]) -> None:
    assert who(only(text)) == names


def test_whoever_also_received_somebody_is_the_host_of_before() -> None:
    text = "استقبل الوزير سالم الدفلى السفير مروان الزعفراني. وشكر السفير الوزارة. كما استقبل المبعوث رائد الجلنار."

    first, second = meetings(text)

    assert who(first) == [DEFLA, ZAAFARANI]
    assert who(second) == [DEFLA, JULLANAR]


def test_a_body_behind_a_comma_is_what_is_visited() -> None:
    text = "زار السفير سالم الدفلى، شركة الكهرباء أمس."

    found = only(text)

    assert who(found) == [DEFLA]
    assert of(found.place, text) == "شركة الكهرباء"


def test_ministers_of_several_states_are_named_by_their_posts() -> None:
    found = only("اجتمع وزراء خارجية تيماران وريدانة أمس في الزاهرة.")

    assert who(found)[0].startswith("وزراء خارجية")


def test_what_lies_between_others_is_no_side_of_a_session() -> None:
    found = only("عقدت اللجنة العليا جلسة مغلقة وسط تصاعد الخلافات بين الحكومة والحركة.")

    assert who(found) == ["اللجنة العليا"]


def test_the_place_where_they_met_is_nobody() -> None:
    found = only("وغادر الوزير سالم الدفلى الفندق الذي اجتمع فيه بالسفير مروان الزعفراني.")

    assert who(found) == [DEFLA, ZAAFARANI]


def test_an_ordinal_of_a_post_is_nobody() -> None:
    text = "استقبل سالم الدفلى النائب الثاني لرئيس مجلس الوزراء السفير مروان الزعفراني."

    names = [name for found in meetings(text) for name in who(found)]

    assert "الثاني" not in names


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير سالم الدفلى لمؤتمر صحفي إن الهدنة صامدة.",
        "وقال الوزير سالم الدفلى خلال لقاء مع الصحفيين إن الهدنة صامدة.",
    ],
)
def test_who_speaks_to_the_press_holds_a_conference(text: str) -> None:
    found = only(text)

    assert found.kind is MeetingKind.PRESS_CONF
    assert who(found) == [DEFLA]


def test_a_conference_on_a_meeting_is_not_the_meeting() -> None:
    text = "وقال الوزير سالم الدفلى في مؤتمر صحفي في ختام اجتماع اللجنة العليا إن الهدنة صامدة."

    conference, meeting = meetings(text)

    assert of(conference.at, text) == "وقال الوزير سالم الدفلى في مؤتمر صحفي"
    assert of(meeting.at, text) == "اجتماع اللجنة العليا"


def test_a_delegation_before_the_verb_that_holds_is_one_side() -> None:
    found = only("وذكرت الصحيفة أن وفدا حكوميا أجرى محادثات في القاهرة.")
    assert who(found) == ["وفدا حكوميا"]


def test_what_a_paper_tells_of_is_not_held_by_it() -> None:
    found = only("كشفت مصادر صحفية عن لقاء عقده الوزير سالم الدفلى مع السفير مروان الزعفراني.")
    assert who(found) == ["سالم الدفلى", "مروان الزعفراني"]


def test_half_a_nation_is_no_side_of_its_own() -> None:
    assert who(only("وبدأت القمة الكورية الشمالية-الأميركية في سنغافورة أمس.")) == ["الكورية الشمالية", "الأميركية"]


def test_a_conference_of_a_long_name_is_held_by_the_clause_behind_it() -> None:
    text = "وطالب المؤتمر الدولي لصون الينابيع القديمة والمدرجات الحجرية الذي اختتم أعماله في فيينا بالتعاون."
    assert of(only(text).place, text) == "فيينا"
