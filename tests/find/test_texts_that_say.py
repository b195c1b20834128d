"""Texts whose words «جاء فيه» leads to, and where a report is told at length before its words."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("وأصدرت وزارة النقل بيانا جاء فيه أن العمل سيبدأ غدا.", "وزارة النقل", "العمل سيبدأ غدا"),
        ('ونشر سالم الدفلى رسالة جاء فيها: "سنفتح السوق غدا صباحا".', "سالم الدفلى", "سنفتح السوق غدا صباحا"),
        ("ونشر مرصد المنارة تقريرا ورد فيه أن عدد القوارب تضاعف.", "مرصد المنارة", "عدد القوارب تضاعف"),
    ],
)
def test_what_came_in_a_text_is_said_by_whoever_issued_it(text: str, who: str, what: str) -> None:
    assert said(text) == [(who, what)]


@pytest.mark.parametrize("text", ["وقرأ الطلاب الكتاب الذي جاء فيه ذكر المدينة.", "واطلع المجلس على ما ورد فيها."])
def test_what_a_text_only_holds_is_nothing_said(text: str) -> None:
    assert said(text) == []


def test_a_report_may_be_told_of_at_length_before_its_words() -> None:
    text = (
        'وجاء في استطلاع للرأي أعدته مؤسسة "سنابل الوادي" في الفترة ما بين 5 و15 أيار/مايو الماضي '
        "أن نصف السكان يطالبون بجسر جديد."
    )

    assert said(text)[0] == ("استطلاع", "نصف السكان يطالبون بجسر جديد")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وتضمن بيان للوزارة صدر أمس أن الجسر مغلق.", "الوزارة"),
        ("وتضمن البيان الذي نشرته الشركة أن الجسر مغلق.", "الشركة"),
        ("ويتضمن الاتفاق أن الجسر مغلق.", "الاتفاق"),
    ],
)
def test_what_a_text_holds_as_a_clause_it_says(text: str, who: str) -> None:
    assert said(text) == [(who, "الجسر مغلق")]


@pytest.mark.parametrize(
    "text",
    [
        "وتضمن الوزارة أن الجسر مغلق.",
        "وتضمن البيان عرضا للخطة.",
        "وأغلق الجسر أمس، كما تضمن القرار السماح بعبور القوارب.",
        "وتضمن الاجتماع زيارة الوفد إلى الجسر القديم في الوادي حيث سمع الحاضرون أن العمل انتهى.",
    ],
    ids=["she warrants it", "it only holds a thing", "it holds a thing too", "no text"],
)
def test_what_is_only_held_or_warranted_is_nothing_said(text: str) -> None:
    assert said(text) == []
