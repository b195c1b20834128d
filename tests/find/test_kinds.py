"""Whether what stands in marks is somebody's words, or only what something is called."""

from __future__ import annotations

import pytest

from qawl.model.records import Kind
from tests.find.reading import only


@pytest.mark.parametrize(
    "named",
    [
        'حملة "الماء لنا"',
        'مسرحية "ليل الميناء القديم"',
        'لقاء بعنوان "كيف نسقي الحقول في الصيف"',
        'هيئة تحمل اسم "صدى الوادي"',
        'ما يسمى بـ"حق العبور الشامل"',
        '"حركة السنابل"',
        'مدير الميناء "الشيخ سالم الدفلى"',
        'شركة "سيبر لند"',
    ],
)
def test_the_name_of_a_thing_in_marks_is_no_speech(named: str) -> None:
    assert only(f"وقال المرجاني إن الجسر يتبع {named} منذ سنوات.").kind is Kind.INDIRECT


@pytest.mark.parametrize("figure", ['"15 %"', "«30 - 50»"])
def test_a_figure_in_marks_is_no_speech(figure: str) -> None:
    assert only(f"وقال المرجاني إن الزوار زادوا بنحو {figure} هذا العام.").kind is Kind.INDIRECT


@pytest.mark.parametrize(
    "quoted",
    [
        'يمثل "خطوة مهمة أخرى" للوادي',
        'بنته "منظمة غير شرعية" قبل سنوات',
        'جزء من حركة "لا تحترم أحدا" في الوادي',
        'يخدم الشركة "غير الشرعية" وحدها',
    ],
)
def test_what_is_said_of_a_thing_in_marks_is_speech(quoted: str) -> None:
    assert only(f"وقال المرجاني إن الجسر {quoted}.").kind is Kind.MIXED


def test_what_stands_in_marks_elsewhere_too_is_a_name() -> None:
    text = 'وقال المرجاني إن أرباح "السنابل للنقل" زادت هذا العام.\nوتأسست شركات مثل "السنابل للنقل" قبل سنوات.'

    assert only(text).kind is Kind.INDIRECT


def test_a_headline_that_repeats_the_words_makes_no_name_of_them() -> None:
    text = 'الجسر "الخطوة الأهم" للوادي\nوقال المرجاني إن الجسر "الخطوة الأهم" في الوادي كله.'

    assert only(text).kind is Kind.MIXED


def test_a_blessing_in_marks_is_no_speech() -> None:
    assert only('وقال المرجاني إن الجسر بناه والده "رحمه الله" قبل سنوات.').kind is Kind.INDIRECT
