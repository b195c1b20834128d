"""Ways of taking a stand, by verb, noun and judgement, with every sort of holder."""

from __future__ import annotations

import pytest

from tests.find.positions.reading import for_everybody, positions, stands

HEAT = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."
ISSUE = "رفع الحصار"


@pytest.mark.parametrize(
    ("raw", "stance"),
    [
        ("أكدت حركة السنابل أن الحل الوحيد هو رفع الحصار.", "demand"),
        ("قالت حركة السنابل: نحن مع رفع الحصار.", "for"),
        ("قالت حركة السنابل إنها عازمة على رفع الحصار.", "for"),
        ("قالت حركة السنابل إن رفع الحصار شرط لأي اتفاق.", "demand"),
        ("قالت حركة السنابل إن رفع الحصار يجب أن يتم فورا.", "demand"),
        ("قالت حركة السنابل إنه من غير المقبول رفع الحصار.", "against"),
        ("قالت حركة السنابل إنه لا نية لرفع الحصار.", "refuse"),
        ("قالت حركة السنابل إنها لا تعتزم رفع الحصار.", "refuse"),
        ("قالت حركة السنابل إنها غير مستعدة لرفع الحصار.", "refuse"),
        ("جددت حركة السنابل دعوتها إلى رفع الحصار.", "demand"),
        ("أدانت حركة السنابل بأشد العبارات رفع الحصار.", "against"),
        ("تعثرت الجولة بسبب إصرار حركة السنابل على رفع الحصار.", "demand"),
        ("وافقت حركة السنابل على رفض رفع الحصار.", "against"),
    ],
)
def test_a_stand_is_read_in_each_way_of_taking_it(raw: str, stance: str) -> None:
    assert for_everybody(raw + HEAT) == [("حركة السنابل", ISSUE, stance)]


def test_whatever_has_to_be_so_stands_before_the_duty() -> None:
    raw = "قالت حركة السنابل إن أي اتفاق يجب أن يشمل الجميع." + HEAT

    assert for_everybody(raw) == [("حركة السنابل", "اتفاق", "demand")]
    assert for_everybody("قالت حركة السنابل إن الكتاب يجب أن يشمل الجميع." + HEAT) == []


@pytest.mark.parametrize(
    ("raw", "control"),
    [
        ("رحب رئيس الوزراء الأسترالي سالم الراوي بتمديد الهدنة.", "رحب مجلس الوزراء الأسترالي بتمديد الهدنة."),
        ("دعت أستراليا حزب العمال إلى رفع الحصار.", "دعت أستراليا العمال إلى رفع الحصار."),
        ("قالت أستراليا إنها مصممة على رفع الحصار.", "قالت أستراليا: كل حكومة مصممة على رفع الحصار ستفشل."),
    ],
)
def test_who_speaks_for_a_side_and_who_does_not(raw: str, control: str) -> None:
    assert for_everybody(raw + HEAT) != []
    assert for_everybody(control + HEAT) == []


@pytest.mark.parametrize(
    "raw",
    [
        "رحب مصدر في حركة السنابل برفع الحصار.",
        "أكد مصدر في حركة السنابل أنه لا بد من رفع الحصار.",
        "أعرب مصدر في حركة السنابل عن رفضه رفع الحصار.",
    ],
)
def test_a_source_within_a_movement_tells_where_it_stands(raw: str) -> None:
    assert [(party, issue) for party, issue, _ in for_everybody(raw + HEAT)] == [("حركة السنابل", ISSUE)]
    assert {str(one.declared_by) for one in positions(raw + HEAT)} == {"leak"}


def test_a_participle_of_several_is_of_those_who_spoke_together() -> None:
    raw = "أعرب مسؤولون في حركة السنابل عن قلقهم من الوضع، داعين إلى رفع الحصار." + HEAT

    assert ("demand", ISSUE) in [(stance, issue) for _, issue, stance in stands(raw)]
    assert stands("أعربت المعارضة الأسترالية عن قلقها، داعين إلى رفع الحصار." + HEAT) == []


def test_two_verbs_of_one_who_speaks_are_two_stands() -> None:
    raw = "قالت حركة السنابل: نعارض استخدام القوة في العلاقات الدولية وندعو إلى رفع الحصار." + HEAT

    assert ("حركة السنابل", ISSUE, "demand") in stands(raw)


def test_an_object_stands_behind_what_is_told_of_the_saying() -> None:
    raw = "رفضت حركة السنابل، في بيان صدر مساء الأحد، فتح المعابر." + HEAT

    assert for_everybody(raw) == [("حركة السنابل", "فتح المعابر", "refuse")]


@pytest.mark.parametrize(
    ("raw", "issue", "stance"),
    [
        ("دعت حركة السنابل إلى أن يشمل الاتفاق الأسرى.", "يشمل الاتفاق الأسرى", "demand"),
        ("عرضت حركة السنابل على إسبانيا استئناف المفاوضات.", "استئناف المفاوضات", "for"),
        ("دعت حركة السنابل إسبانيا إلى الالتزام بتعهداتها.", "الالتزام بتعهداتها", "demand"),
        ('دعت حركة السنابل للتوصل بشكل "عاجل" إلى اتفاق على الحدود.', "اتفاق على الحدود", "demand"),
        (
            "دعت حركة السنابل إسبانيا إلى المساهمة ماليا في إعادة إعمار الإقليم.",
            "المساهمة ماليا في إعادة إعمار",
            "demand",
        ),
        ("قالت حركة السنابل إنها مستعدة لتقديم ضمانات مكتوبة.", "ضمانات مكتوبة", "for"),
        ("قالت حركة السنابل إنها منفتحة على اتفاق شامل.", "اتفاق شامل", "for"),
        ("أكدت حركة السنابل الحاجة إلى وقف العنف.", "وقف العنف", "demand"),
        ("قالت حركة السنابل إن السنابل ستوافق على تمديد الهدنة.", "تمديد الهدنة", "for"),
    ],
)
def test_what_a_stand_is_about_is_found_where_it_stands(raw: str, issue: str, stance: str) -> None:
    assert for_everybody(raw + HEAT) == [("حركة السنابل", issue, stance)]


def test_a_promise_has_its_object_with_and_without_a_preposition() -> None:
    for raw in ('تعهدت أستراليا "حماية الحدود الجنوبية".', "تعهدت أستراليا بحماية الحدود الجنوبية."):
        assert for_everybody(raw + HEAT) == [("أستراليا", "حماية الحدود الجنوبية", "for")]


@pytest.mark.parametrize(
    "raw",
    [
        "ناقشت حركة السنابل مع الوسيط الحاجة إلى وقف العنف.",
        "تعهدت حركة السنابل بأن تكون العملية العسكرية سريعة.",
        "قالت حركة السنابل إن معالجة الأزمة ممكنة وبالتالي يجب أن يكون التركيز على الناس.",
        "ستوافق حركة السنابل على تمديد الهدنة.",
    ],
)
def test_what_is_discussed_foretold_or_held_to_be_so_is_no_stand(raw: str) -> None:
    assert for_everybody(raw + HEAT) == []


def test_those_who_run_a_seat_of_power_take_its_stand() -> None:
    raw = "رحب مسؤولو البيت الأبيض بضبط النفس الذي أبدته أستراليا أمس."

    assert stands(raw + HEAT) == [("البيت الأبيض", "ضبط النفس", "for")]
    assert not stands(raw.replace("مسؤولو", "طباخو") + HEAT)
