"""What somebody says has to be done, and what a party has of itself: duties, stances by name, calls in a conflict."""

from __future__ import annotations

import pytest

from tests.find.positions.reading import for_everybody, stands

HEAT = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."


@pytest.mark.parametrize(
    ("raw", "issue"),
    [
        ("قال رئيس الوزراء الأسترالي إن حركة السنابل يجب أن تدرك أن العالم تغير.", "تدرك"),
        ("قالت السفيرة الأسترالية إنه يجب أن تخضع حركة السنابل للمحاسبة.", "تخضع حركة السنابل"),
        ("أكدت أستراليا أن قادة الحركة عليهم الانسحاب الكامل من المدينة.", "الانسحاب الكامل من المدينة"),
        ("قالت أستراليا: الخصوم وعدوا بالتهدئة، فعليهم الانسحاب من الوادي.", "الانسحاب من الوادي"),
        ("قال وزير الخارجية الأسترالي إن على جميع الأطراف وقف القتال.", "وقف القتال"),
        ("قال وزير الخارجية الأسترالي إن الوقت حان لوقف القتال.", "وقف القتال"),
        ("قال وزير الخارجية الأسترالي إنه من الضروري وقف القتال.", "وقف القتال"),
        ("وشددت أستراليا على أن إسبانيا ملزمة بفتح تحقيق في الهجوم.", "فتح تحقيق في الهجوم"),
        ("وأكدت أستراليا أن عودة النازحين شرط أساسي لأي اتفاق.", "عودة النازحين"),
    ],
)
def test_what_others_have_to_do_is_demanded(raw: str, issue: str) -> None:
    assert ("أستراليا", issue, "demand") in stands(raw + HEAT)


@pytest.mark.parametrize(
    "raw",
    [
        "قال رئيس الوزراء الأسترالي إن الطقس يجب أن يتغير قريبا.",
        "قال رئيس الوزراء الأسترالي إن أستراليا يجب أن تدرك أن العالم تغير.",
        "قالت أستراليا إن الورقة حصلت عليها السلطة أمس.",
        "قالت أستراليا إن مدرسة الوادي ملزمة باللباس الموحد.",
    ],
)
def test_nobody_else_is_told_to_do_anything_here(raw: str) -> None:
    assert not [one for one in stands(raw + HEAT) if one[2] == "demand"]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (
            "جددت أستراليا موقفها الرافض للتدخل الأجنبي في الإقليم.",
            ("أستراليا", "التدخل الأجنبي في الإقليم", "against"),
        ),
        ("أكد الوزير الأسترالي موقف بلاده الثابت الداعم للقضية الفلانية.", ("أستراليا", "القضية الفلانية", "for")),
        ("أعرب الرئيس الأسترالي عن الاستعداد لفتح حوار مع الحركة.", ("أستراليا", "فتح حوار مع الحركة", "for")),
        ("أعلنت حركة السنابل تعليق مشاركتها في المفاوضات.", ("حركة السنابل", "المفاوضات", "refuse")),
        ("أعلنت حركة السنابل مقاطعة المفاوضات.", ("حركة السنابل", "المفاوضات", "against")),
        ("قالت أستراليا إنها ترفض رفضا قاطعا مشروع القرار.", ("أستراليا", "مشروع القرار", "against")),
    ],
)
def test_a_stance_is_whose_it_is_said_to_be(raw: str, found: tuple[str, str, str]) -> None:
    assert found in stands(raw + HEAT)


def test_who_refrains_from_support_does_not_support() -> None:
    assert not stands("امتنعت أستراليا عن تأييد مشروع القرار." + HEAT)


def test_a_state_that_calls_for_something_in_a_conflict_takes_a_stand() -> None:
    raw = "حثت أستراليا أمس دول الحلف على مساعدة النازحين الذين فروا من القصف."

    assert [one[2] for one in for_everybody(raw + HEAT)] == ["demand"]
    assert not for_everybody("وجددت أستراليا دعوتها للمرة الثانية." + HEAT)
    assert not for_everybody("وفي العام الماضي دعت أستراليا سالم الراوي، ليقوم بدوره في الإقليم." + HEAT)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("أبلغت حركة السنابل الوسطاء موافقتها على المقترح.", ("حركة السنابل", "المقترح", "for")),
        ("وأبلغت أستراليا إسبانيا رفضها للمقترح.", ("أستراليا", "المقترح", "against")),
        ("وأبلغ الرئيس الأسترالي نظيره الإسباني رفضه للمقترح.", ("أستراليا", "المقترح", "against")),
    ],
)
def test_whoever_tells_another_of_a_stand_has_it(raw: str, found: tuple[str, str, str]) -> None:
    assert stands(raw + HEAT) == [found]


def test_nobody_agrees_to_what_he_waits_for() -> None:
    raw = "رفضت أستراليا وقف القتال إلى أن توافق دول أخرى على تبادل الأسرى."

    assert stands(raw + HEAT) == [("أستراليا", "وقف القتال", "refuse")]
