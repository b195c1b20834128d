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
