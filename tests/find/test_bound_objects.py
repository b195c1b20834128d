"""Verbs in the plural with a pronoun attached, verbs that take two things, and words that are no verbs of saying."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize("verb", ["وصفوه", "يصفونه", "يعتبرونه"])
def test_several_who_hold_something_to_be_so(verb: str) -> None:
    text = f'قال التجار إنهم سيغلقون متاجرهم بسبب التأخير الذي {verb} "متعمدا".'

    assert len(said(text)) == 2


def test_what_several_hold_it_to_be_are_their_words() -> None:
    text = "وقال التجار إنهم تعبوا، وانتقدوا القرار الذي وصفوه بالمتسرع."

    assert said(text)[-1] == ("التجار", "بالمتسرع")


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("وأرجعت مصادر في الوزارة التأخير إلى نقص المعدات.", "مصادر في الوزارة", "التأخير إلى نقص المعدات"),
        ("وأرجع سالم الدفلى ذلك إلى نقص المعدات.", "سالم الدفلى", "ذلك إلى نقص المعدات"),
        ("وأرجعت الشركة سبب الخسارة إلى نقص المعدات.", "الشركة", "سبب الخسارة إلى نقص المعدات"),
    ],
)
def test_who_puts_something_down_to_a_cause_says_so(text: str, who: str, what: str) -> None:
    assert said(text) == [(who, what)]


def test_who_brings_something_back_says_nothing() -> None:
    assert said("أرجع الحارس الحقيبة في المساء.") == []


def test_a_registration_says_nothing() -> None:
    assert said("وقدم النادي خطتين، الأولى تسجيل أعضاء جدد أسوة بالأندية الأخرى.") == []


def test_what_i_believe_in_my_own_words_is_no_saying_of_anybody_else() -> None:
    text = 'وقال سالم الدفلى: "على ما اعتقد يمنح السكان المدينة فرصة للنظر إن كان هناك حل."'

    assert len(said(text)) == 1


@pytest.mark.parametrize("where", ["في المكان", "في الموقع"])
def test_a_place_before_that_is_where_somebody_stands(where: str) -> None:
    text = f'وقال مراسل للوكالة {where} إن "الجسر آمن والسوق مفتوحة للجميع".'

    assert said(text) == [("مراسل", "الجسر آمن والسوق مفتوحة للجميع")]
