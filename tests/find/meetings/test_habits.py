"""Visits, calls and sessions in the plural: what is told as a habit is no meeting."""

from __future__ import annotations

import pytest

from tests.find.meetings.reading import meetings, only, who


@pytest.mark.parametrize(
    "text",
    [
        "وكثفت الهيئة العليا جولاتها لرصد الغياب.",
        "وأجرى الوزير سالم الدفلى اتصالات واسعة.",
        "وتستذكر ندى الدفلى زياراتها المتكررة إلى متاجر الحي.",
        "وتضمن التقرير بيانا للزيارات التي نفذها النادي.",
        "وتواصل الوزارة جولات المسح الميداني.",
        "ومن المقرر القيام بجولات ميدانية.",
    ],
)
def test_a_plural_without_two_sides_and_a_day_is_a_habit(text: str) -> None:
    assert [(one.rule, one.at.of(text)) for one in meetings(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "كشفت الصحيفة عن زيارات سرية قام بها الوزير سالم الدفلى إلى أربع دول.",
        "وأجرى الوزير سالم الدفلى اتصالات هاتفية مع السفير مروان الزعفراني.",
        "وأجرى الوزير سالم الدفلى لقاءات مع السفير مروان الزعفراني.",
    ],
)
def test_a_plural_that_somebody_made_or_two_held_is_told(text: str) -> None:
    assert "سالم الدفلى" in who(only(text))


def test_sessions_that_begin_in_a_place_are_told() -> None:
    assert only("انطلقت في القاهرة جلسات محاكمة جديدة.").place is not None


@pytest.mark.parametrize(
    "text",
    [
        "وتجتمع اللجنة العليا في القاهرة مرتين سنويا لإقرار الموازنة.",
        "وتعقد الاجتماعات السنوية للجنة العليا في القاهرة كل سنتين.",
    ],
)
def test_what_is_held_again_and_again_is_no_meeting(text: str) -> None:
    assert not meetings(text)


def test_a_weekly_meeting_with_a_day_is_one() -> None:
    assert meetings("وتعقد اللجنة العليا اجتماعا أسبوعيا في القاهرة غدا.")


@pytest.mark.parametrize(
    "text",
    [
        "وتعقد الحكومة اجتماعات منتظمة مع الوزير سالم الدفلى في القاهرة.",
        "وظل الوزير سالم الدفلى يلتقي السفير مروان الزعفراني على نحو منتظم.",
        "وقام رجل بزيارة السفير مروان الزعفراني بصفة منتظمة.",
        "ويمكن أن تعقد اللجنة العليا اجتماعها في القاهرة.",
        "وتم استقبالهم من قبل موظفي العمادة في القاهرة.",
    ],
)
def test_what_is_done_as_a_rule_or_could_be_done_is_no_meeting(text: str) -> None:
    assert not meetings(text)
