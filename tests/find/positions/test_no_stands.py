"""What only reads like a stand: a description, a supposition, a law, help given; each beside a stand of its form."""

from __future__ import annotations

import pytest

from tests.find.positions.reading import stands

HEAT = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."


@pytest.mark.parametrize(
    ("raw", "instead"),
    [
        (
            "قال وزير الخارجية الأسترالي إن الحصار مشكلة كبيرة تتطلب حلا سياسيا.",
            "قال وزير الخارجية الأسترالي إن الحصار يتطلب حلا سياسيا.",
        ),
        (
            "حذر رئيس أستراليا من أن رفض المجلس للاتفاق سيؤدي إلى الحرب.",
            "أعلن رئيس أستراليا رفض المجلس للاتفاق.",
        ),
        (
            "قالت أستراليا إن العمل جار بموجب دستور يقرر وجوب التصديق على الاتفاق.",
            "أكدت أستراليا وجوب التصديق على الاتفاق.",
        ),
        (
            'وقالت حركة السنابل: "نحن نعارض فكرة أن وقف القتال شرط".',
            'وقالت حركة السنابل: "نحن نعارض وقف القتال".',
        ),
        (
            "وأشاد الوفد بدور أستراليا الكبير في مساندة المبادرة.",
            "وأعلنت أستراليا مساندتها للمبادرة.",
        ),
        (
            "وأفرجت السلطات الأسترالية عن أربعين معارضا سياسيا.",
            "وعارضت السلطات الأسترالية الحل السياسي.",
        ),
        (
            "وضغطت قوات أستراليا على خصومها إلى أن وافقت على الهدنة.",
            "وضغطت أستراليا على خصومها ووافقت على الهدنة.",
        ),
        (
            "وناشد رئيس أستراليا المواطنين تجديد ثقتهم بالمشروع.",
            "وناشد رئيس أستراليا المجلس بقبول المشروع.",
        ),
        (
            "وقال وزير الخارجية الأسترالي: نحن نسعى لتحقيق هدف مشترك.",
            "وقال وزير الخارجية الأسترالي: نحن نسعى لتحقيق السلام.",
        ),
        (
            "وتضمنت التوصيات التأكيد على دعم حركة السنابل لتنفيذ خططها.",
            "وتضمنت التوصيات التأكيد على دعم حركة السنابل للمبادرة.",
        ),
        ("ورفض القضاء إلغاء الانتخابات.", "ورفضت أستراليا إلغاء الانتخابات."),
    ],
)
def test_it_is_no_stand_but_its_neighbour_is(raw: str, instead: str) -> None:
    assert stands(raw + HEAT) == []
    assert stands(instead + HEAT) != []


def test_a_promise_that_it_will_not_be_done_is_no_promise_of_it() -> None:
    raw = "تعهدت أستراليا بأنها لن تسمح لحركة السنابل بالحصول على السلاح."

    assert stands(raw + HEAT) == [("أستراليا", "الحصول على السلاح", "against")]


def test_a_second_judgement_behind_a_first_has_no_issue_of_its_own() -> None:
    assert stands('نددت أستراليا بالقانون الجديد معتبرة أنه "يطمس" الحقوق و"يقوض" السلام.' + HEAT) == [
        ("أستراليا", "القانون الجديد", "against")
    ]


def test_whoever_meets_with_a_stand_does_not_take_it() -> None:
    found = stands("وقال رئيس أستراليا إن الحرب انتهت. ولكنه سيواجه تمسك إسبانيا بالاتفاق النووي." + HEAT)

    assert found == [("إسبانيا", "الاتفاق النووي", "demand")]


def test_after_a_call_that_carries_on_the_name_behind_it_is_asked() -> None:
    raw = "وقال سالم الراوي، المتحدث باسم حركة السنابل، إن القتال مستمر. وإذ طالب الجيش بانتشار كامل على الحدود، شدد"

    assert all(party != "الجيش" for party, _, _ in stands(raw + " على الهدنة." + HEAT))


def test_where_ministers_meet_is_no_state_that_speaks() -> None:
    found = stands("وقال وزراء الخارجية العرب في الزاهرة إن الحصار غير مقبول." + HEAT)

    assert all(party != "الزاهرة" for party, _, _ in found)


def test_an_adjective_is_not_what_a_pronoun_stands_for() -> None:
    found = stands("ووافق المجلس على التعديل الدستوري الذي تريده أستراليا وتنتقده حركة السنابل." + HEAT)

    assert ("حركة السنابل", "التعديل الدستوري", "against") in found
