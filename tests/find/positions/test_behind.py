"""Who is named behind the word: past what says how, by a passive, as a group; each beside what must stay as it is."""

from __future__ import annotations

import pytest

from tests.find.positions.reading import positions, stands

HEAT = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "يتضمن المشروع الاستقلال الذي تعارضه بشدة الحكومة الأسترالية.",
            ("الحكومة الأسترالية", "الاستقلال", "against"),
        ),
        (
            "قالت الصحيفة إن المقترح الجديد رفض من قبل الحكومة الأسترالية.",
            ("الحكومة الأسترالية", "المقترح الجديد", "against"),
        ),
        ("لكن هذا الاقتراح اعتبر غير كاف من جانب حركة السنابل.", ("حركة السنابل", "الاقتراح", "against")),
        ("شدد أعضاء المجلس على ضرورة وقف القتال.", ("أعضاء المجلس", "وقف القتال", "demand")),
        ("طالبت فصائل المعارضة بوقف الحرب.", ("فصائل المعارضة", "وقف الحرب", "demand")),
        (
            "قال الوزير إن أستراليا كدولة عضو في المنظمة لا ترفض المساعدات.",
            ("أستراليا", "المساعدات", "for"),
        ),
    ],
)
def test_whose_stand_it_is(raw: str, expected: tuple[str, str, str]) -> None:
    assert expected in stands(raw + HEAT)


@pytest.mark.parametrize(
    "raw",
    [
        "وتظاهر الطلاب وطالبوا الوزير سالم الراوي بوقف القتال.",
        "فدعا المتظاهرين إلى التعاون مع الحكومة.",
        "دعت قادة العالم إلى وقف الحرب.",
        "قال الكاتب إنه طلبت من الحكومة الأسترالية رفع الحصار.",
        "حاول الوفد الحصول على موافقة الحكومة الأسترالية على بناء الجدار.",
    ],
)
def test_whom_it_is_asked_of_takes_no_stand(raw: str) -> None:
    assert stands(raw + HEAT) == []


def test_earlier_is_no_agent() -> None:
    (found,) = positions("رفضت الحكومة الأسترالية من قبل المقترح الجديد." + HEAT)

    assert not found.rule.endswith("/agent")


# What another says of a party


@pytest.mark.parametrize(
    "raw",
    [
        "قال وزير الخارجية النمساوي إن أستراليا تريد حربا على الحدود.",
        "وندد المجلس برغبة أستراليا في تغيير الحدود.",
        "قال الوزير النمساوي إنه واثق من أن أستراليا ستوافق على الاتفاق.",
    ],
)
def test_what_another_suspects_or_foretells_is_nobodys_stand(raw: str) -> None:
    assert [one for one in stands(raw + HEAT) if one[0] == "أستراليا"] == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("قالت أستراليا إنها تريد وقفا دائما لإطلاق النار.", ("أستراليا", "وقفا دائما لإطلاق النار", "for")),
        ("قال الوزير النمساوي إن أستراليا وافقت على الاتفاق.", ("أستراليا", "الاتفاق", "for")),
        ("قالت أستراليا إنها ستوافق على الاتفاق.", ("أستراليا", "الاتفاق", "for")),
        (
            "واشترط رئيس أستراليا سالم الراوي أن تلتزم الحركة بالاتفاق، وطالبها بتسليم السلاح.",
            ("أستراليا", "تسليم السلاح", "demand"),
        ),
    ],
)
def test_what_it_says_itself_is(raw: str, expected: tuple[str, str, str]) -> None:
    assert expected in stands(raw + HEAT)


# What is judged, and what falls to somebody


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("قالت أستراليا إن فكرة البيت المشترك مرفوضة.", ("أستراليا", "البيت المشترك", "against")),
        ("قالت أستراليا إن الاتفاق الجديد لا يخدم السلام.", ("أستراليا", "الاتفاق الجديد", "against")),
        (
            "قالت أستراليا إن الحكومة عليها أن تفتح الطريق لمشاورات أوثق.",
            ("أستراليا", "تفتح الطريق لمشاورات أوثق", "demand"),
        ),
        ("أعلن رئيس أستراليا انسحاب بلاده من الاتفاق النووي.", ("أستراليا", "الاتفاق النووي", "against")),
        ("قالت أستراليا إنها ترحب بهذا الاتفاق ولكنها قلقة منه.", ("أستراليا", "الاتفاق", "for")),
        (
            "قال رئيس أستراليا: لا سلام في الإقليم مادامت القوات في الممر.",
            ("أستراليا", "سلام في الإقليم", "conditional"),
        ),
    ],
)
def test_a_judgement_is_a_stand(raw: str, expected: tuple[str, str, str]) -> None:
    assert expected in stands(raw + HEAT)


@pytest.mark.parametrize(
    "raw",
    [
        "قالت أستراليا إن الحكومة كان عليها أن توقف القتال.",
        "قالت أستراليا إن رفض الاتفاق من شأنه أن يهدد السلام.",
        "قالت أستراليا إن الشركة تحتاج إلى مليار دولار لتمويل توسعاتها.",
        "أعلن رئيس أستراليا انسحاب بلاده من المدينة.",
        "يعرض على: MBC أستراليا.",
        "فازت المعارضة في الانتخابات التي دعا رئيس أستراليا لإجرائها.",
    ],
)
def test_what_was_is_needed_or_shown_is_none(raw: str) -> None:
    assert stands(raw + HEAT) == []


def test_without_any_regard_is_no_condition() -> None:
    (found,) = positions("ترفض أستراليا تمديد الحصار دون أدنى مراعاة للمدنيين." + HEAT)
    (other,) = positions("ترفض أستراليا تجديد الاتفاق دون ضمانات." + HEAT)

    assert (found.condition, other.condition is not None) == (None, True)


def test_a_judgement_needs_a_conflict_where_no_list_knows_what_is_judged() -> None:
    assert stands("قال الاتحاد الأوروبي إن تصرفات بعض المشجعين مرفوضة.") == []
