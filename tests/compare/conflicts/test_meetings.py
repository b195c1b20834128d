"""One meeting on two days, in two cities, held and denied, with somebody and without him."""

from __future__ import annotations

import pytest

from qawl.model.conflicts import ConflictStatus
from tests.compare.conflicts.reading import article, found, kinds

PALACE = "قالت كاترين أولمار إن الرئيسة إلينا دوفار ستلتقي رئيس الوزراء صفوان الدراج في لازورد يوم الأربعاء 15 نيسان."
OFFICE = "قال مكتب رئيس الوزراء البيلساني إن صفوان الدراج سيلتقي الرئيسة إلينا دوفار في لازورد يوم الجمعة 17 نيسان."
HELD = "التقى المبعوث التيماراني يان كورسيل رئيس المكتب السياسي لحركة السنابل يعرب الشاطئي في الزاهرة الأحد."


def test_two_days_for_one_meeting() -> None:
    (conflict,) = found(PALACE, OFFICE)

    assert conflict.kind == "date"
    assert [side.value for side in conflict.sides] == ["يوم الأربعاء 15 نيسان", "يوم الجمعة 17 نيسان"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(OFFICE.replace("يوم الجمعة 17 نيسان", "يوم الأربعاء 15 نيسان"), id="the same day"),
        pytest.param(OFFICE.replace("يوم الجمعة 17 نيسان", "خلال الأسبوع الجاري"), id="a week that holds it"),
        pytest.param(OFFICE.replace("الرئيسة إلينا دوفار", "الوزير بشر بن مرهف"), id="somebody else"),
        pytest.param(OFFICE.replace("17 نيسان", "15 أيار"), id="weeks apart"),
    ],
)
def test_days_that_go_together_are_no_contradiction(other: str) -> None:
    assert kinds(PALACE, other) == []


def test_whoever_names_another_day_has_changed_the_plan() -> None:
    assert kinds(PALACE, PALACE.replace("الأربعاء 15", "الجمعة 17")) == []


def test_rounds_of_two_numbers_are_two_rounds() -> None:
    third = "أعلن القصر الأزرق أن الجولة الثالثة من المحادثات بين حكومة البيلسان وحركة السنابل ستعقد في 20 نيسان."
    other = "قالت حركة السنابل إن الجولة الثالثة من المحادثات مع حكومة البيلسان ستعقد في 23 نيسان."

    assert kinds(third, other) == ["date"]
    assert kinds(third, other.replace("الثالثة", "الرابعة")) == []


def test_a_meeting_put_off_since_leaves_both_days_behind() -> None:
    postponed = article(
        2, "أرجئ لقاء الرئيسة إلينا دوفار ورئيس الوزراء صفوان الدراج إلى يوم الاثنين 20 نيسان.", "2026-04-14"
    )

    (conflict,) = found(article(0, PALACE), article(1, OFFICE), postponed)

    assert conflict.status is ConflictStatus.SUPERSEDED
    assert conflict.why[-1] == "put-off-since"


def test_one_meeting_of_one_day_in_two_cities() -> None:
    (conflict,) = found(HELD, HELD.replace("الزاهرة", "لازورد"))

    assert conflict.kind == "place"
    assert conflict.why == ("same-meeting", "same-day", "two-places", "two-origins")


def test_a_city_lies_in_its_country() -> None:
    assert kinds(HELD, HELD.replace("الزاهرة", "المنارة")) == []


def test_another_day_is_another_meeting() -> None:
    assert kinds(HELD, HELD.replace("الزاهرة الأحد", "لازورد السبت")) == []


def test_cities_that_the_lexicon_knows_need_no_dossier() -> None:
    met = "التقى وزير الخارجية سامر الفارسي نظيره ماهر الكوثري في القاهرة الأحد."

    assert kinds(met, met.replace("القاهرة", "باريس"), known=False) == ["place"]
    assert kinds(met, met.replace("القاهرة", "مصر"), known=False) == []


def test_a_meeting_that_one_of_the_two_denies() -> None:
    (conflict,) = found(
        "قالت إذاعة صوت الفيروز إن الوزير هيثم القطراني اجتمع مع داود السنديان في الزاهرة الأحد.",
        "قال هيثم القطراني إنه لم يجتمع مع داود السنديان في الزاهرة.",
    )

    assert conflict.kind == "occurrence"
    assert [side.own for side in conflict.sides] == [False, True]


def test_a_denial_from_before_the_meeting_denies_another() -> None:
    denied = article(0, "قال هيثم القطراني إنه لم يجتمع مع داود السنديان في الزاهرة.", "2026-04-11")
    held = article(3, "قالت إذاعة صوت الفيروز إن الوزير هيثم القطراني اجتمع مع داود السنديان الثلاثاء.", "2026-04-14")

    assert kinds(denied, held) == []


def test_he_was_there_and_he_was_not() -> None:
    (conflict,) = found(
        "حضر وزير الدفاع غسان الطودي جلسة الحكومة المصغرة في ريدانة الأحد، وفق هيئة البث البيلسانية.",
        "قال مكتب رئيس الوزراء إن وزير الدفاع غسان الطودي تغيب عن جلسة الحكومة المصغرة في ريدانة الأحد.",
    )

    assert conflict.kind == "attendance"
    assert conflict.sides[1].value == "تغيب عن جلسة الحكومة المصغرة في ريدانة الأحد"


def test_he_was_at_one_meeting_and_not_at_another() -> None:
    there = "حضر وزير الدفاع غسان الطودي جلسة الحكومة المصغرة في ريدانة الأحد، وفق هيئة البث البيلسانية."

    assert kinds(there, "قال مكتب رئيس الوزراء إن غسان الطودي لم يحضر مؤتمر الري في الزاهرة.") == []
    assert kinds(there, "قال مكتب رئيس الوزراء إن غسان الطودي لم يحضر حفل زفاف ابنه.") == []
