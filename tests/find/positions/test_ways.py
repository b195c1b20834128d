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
