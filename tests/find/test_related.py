"""Clauses that only tell of a noun leave the words behind them to the verb before."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('وقالت صحيفة "ضفاف" التي نشرت الخبر أمس إن الجسر آمن.', "ضفاف"),
        ("وقال النائب الذي طلب عقد الجلسة إن الجسر آمن.", "النائب"),
        ("وقال الوزير الذي أعلن استقالته أمس إن الجسر آمن.", "الوزير"),
        ("وأكد الوزير في بيان يشرح أسباب القرار أن الجسر آمن.", "الوزير"),
        ("وقال مسؤول بالبلدية، تحدث شريطة عدم نشر اسمه، إن الجسر آمن.", "مسؤول بالبلدية"),
    ],
)
def test_a_verb_that_has_its_object_takes_no_words_from_the_verb_before(text: str, who: str) -> None:
    assert said(text) == [(who, "الجسر آمن")]


def test_a_verb_without_an_object_takes_its_own_words() -> None:
    text = "وقال الوزير الذي أعلن أمس أن السوق مغلقة إن الجسر آمن."

    assert [words for _, words in said(text)] == ["الجسر آمن", "السوق مغلقة"]


def test_the_name_of_a_company_in_marks_is_not_what_is_said() -> None:
    text = 'وقال سامي الدفلى، المدير العام لشركة "سنابل الوادي"، إن الجسر آمن.'

    assert said(text) == [("سامي الدفلى", "الجسر آمن")]


@pytest.mark.parametrize(
    "text",
    [
        "أعلن طيران السنابل، الناقل الوطني الأول، إطلاق خط جديد إلى الوادي.",
        "أعلنت سنابل الشركة الوطنية المتخصصة في نقل المسافرين إطلاق خط جديد إلى الوادي.",
    ],
)
def test_what_a_body_is_stands_before_what_it_announces(text: str) -> None:
    assert [words for _, words in said(text)] == ["إطلاق خط جديد إلى الوادي"]


@pytest.mark.parametrize(
    "meanwhile",
    [
        "وهو يضحك",
        "وقد بدا عليه التعب",
        "متحفظا على ذكر اسمه لصحيفة الوادي",
        "رافضا الكشف عن هويته",
        "مشترطا عدم الكشف عن اسمه لحساسية الموضوع",
        "مخاطبا الحضور",
    ],
)
def test_what_who_speaks_does_meanwhile_leaves_him_his_words(meanwhile: str) -> None:
    assert ("المدير", "الجسر آمن") in said(f"وقال المدير {meanwhile} إن الجسر آمن.")


def test_a_day_in_a_relative_clause_comes_before_what_its_verb_takes() -> None:
    text = "وأضاف التقرير الذي شهد هذا العام تطورا واضحا في رصد المناخ أن الجسر آمن."

    assert said(text) == [("التقرير", "الجسر آمن")]
