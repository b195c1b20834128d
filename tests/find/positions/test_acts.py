"""What somebody asks, refuses or accepts in so many words, and whom he asks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.find.positions.stands import find_stands, is_doubted
from qawl.find.positions.words import look_up
from qawl.model.positions import Stance
from qawl.model.proposals import DeclaredBy
from tests.find.positions.reading import positions, read, stands, words

HEAT = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."


# Who asks


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("طالب أعضاء المجلس باستقالة الوزير.", ("أعضاء المجلس", "استقالة الوزير", "demand")),
        ("طالب الأستراليون الاتحاد الأوروبي بتقديم مقترح اقتصادي.", ("الأستراليون", "مقترح اقتصادي", "demand")),
        ("أمهل المضربون الحكومة ثلاثة أيام لإلغاء القرار.", ("المضربون", "إلغاء القرار", "demand")),
        ("دعا الأمين العام للأمم المتحدة إلى إجراء تحقيق مستقل.", ("الأمم المتحدة", "تحقيق مستقل", "demand")),
        ("رحب وزير الدولة الأسترالي للشؤون الخارجية سالم الراوي بالاتفاق.", ("أستراليا", "الاتفاق", "for")),
        ("قال رئيس حركة مجتمع السنابل سالم الراوي إننا نرفض الاتفاق.", ("حركة مجتمع السنابل", "الاتفاق", "against")),
        ("كانت الحركة قد أصرت على رفع الحصار.", ("الحركة", "رفع الحصار", "demand")),
        ("وكانت حركة السنابل قد رفضت المقترح الجديد.", ("حركة السنابل", "المقترح الجديد", "against")),
        ("أفاد مراسل الشبكة بأن حركة السنابل رفضت المقترح الجديد.", ("حركة السنابل", "المقترح الجديد", "against")),
    ],
)
def test_whoever_asks_or_refuses_is_found(raw: str, expected: tuple[str, str, str]) -> None:
    assert expected in stands(raw + HEAT)


def test_a_group_without_a_name_is_a_party_only_where_conflict_is_the_theme() -> None:
    assert stands("طالب أعضاء المجلس البلدي بتوسيع الحديقة.") == []


def test_a_reporter_tells_for_his_outlet() -> None:
    (found,) = positions("أفاد مراسل الشبكة بأن حركة السنابل رفضت المقترح الجديد.")

    assert (found.declared_by, found.declarer) == (DeclaredBy.OUTLET, None)


def test_a_member_of_parliament_stands_for_himself() -> None:
    (found,) = [one for one in positions("طالب النائب سالم الراوي بوقف القتال." + HEAT) if one.stance is Stance.DEMAND]

    assert (found.party, found.personal) == ("سالم الراوي", True)


# Whom it is asked of


@pytest.mark.parametrize(
    ("raw", "party"),
    [
        ("طالب البرلمان العربي المجتمع الدولي بالتدخل الفوري لوقف القتال.", "البرلمان العربي"),
        ("دعت أستراليا مجلس الأمن الدولي إلى وقف القتال.", "أستراليا"),
        ("دعت أستراليا إسبانيا إلى رفع الحصار.", "أستراليا"),
        ("قال رئيس أستراليا سالم الراوي إن الحرب طالت. وطالب المجتمع الدولي بوقف القتال.", "أستراليا"),
        ("قال رئيس أستراليا سالم الراوي إن الحرب طالت. ودعا جميع الأطراف إلى وقف القتال.", "أستراليا"),
        ("نددت أستراليا بالحصار وطالبت القوات الغازية بالانسحاب الفوري.", "أستراليا"),
    ],
)
def test_whoever_is_asked_is_not_who_asks(raw: str, party: str) -> None:
    assert {one for one, _, stance in stands(raw + HEAT) if stance == "demand"} == {party}


@pytest.mark.parametrize(
    "raw",
    [
        "تظاهر الطلاب وطالبوا الوزير سالم الراوي بوقف القتال.",
        "خرجت مسيرة لمطالبة المجلس العسكري بتسليم السلطة.",
        "يأمل الوسيط أن تدعو الحكومة إلى وقف القتال.",
        "هل تطالب الفصائل بوقف القتال؟",
        "يرى محللون أن أعضاء المجلس طالبوا بوقف القتال.",
        "اتفق أعضاء المجلس على أن التجارة مهمة.",
        "نصحت الحكومة المواطنين بالسفر المبكر.",
    ],
)
def test_what_nobody_asks_for_is_no_demand(raw: str) -> None:
    assert stands(raw + HEAT) == []


def test_a_club_is_a_party_where_talks_are_the_theme() -> None:
    assert ("نادي السنابل", "تمديد العقد", "against") in stands("رفض نادي السنابل تمديد العقد." + HEAT)
    assert stands("رفض نادي السنابل تمديد العقد.") == []


def test_what_a_proposal_holds_is_no_demand_of_its_own() -> None:
    found = stands("رفضت حركة السنابل مقترحات الوسيط بالانسحاب من الممر وتسليم السلاح.")

    assert [(party, stance) for party, _, stance in found] == [("حركة السنابل", "against")]


# What it is about


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("قالت حركة السنابل إنها ترحب بهذه الهدنة الإنسانية.", ("حركة السنابل", "الهدنة الإنسانية", "for")),
        ("تمسكت الحركة في اجتماعها الأخير بأستراليا، بشروط الاتفاق.", ("الحركة", "شروط الاتفاق", "demand")),
        ("قالت الحكومة إنها مستعدة لدعم محادثات السلام.", ("الحكومة", "دعم محادثات السلام", "for")),
        ("طالبت الحكومة بشكل متكرر بوقف القتال.", ("الحكومة", "وقف القتال", "demand")),
        (
            "قال وزير خارجية إسبانيا سالم الراوي إن على مجلس الوزراء تنفيذ الاتفاق.",
            ("إسبانيا", "تنفيذ الاتفاق", "demand"),
        ),
        ("قالت أستراليا إن المرحلة تتطلب وقف القتال.", ("أستراليا", "وقف القتال", "demand")),
        ("تعهدت أستراليا، في وقت سابق، بالإبقاء على الاتفاق.", ("أستراليا", "الإبقاء على الاتفاق", "for")),
    ],
)
def test_what_is_asked_may_stand_behind_other_words(raw: str, expected: tuple[str, str, str]) -> None:
    assert expected in stands(raw + HEAT)


@pytest.mark.parametrize(
    ("raw", "stance"),
    [
        ("وافق مجلس الشيوخ على اتفاق يحد من التسلح مقابل تخفيف العقوبات.", Stance.FOR),
        ("وافقت الحركة على الهدنة مقابل رفع الحصار.", Stance.CONDITIONAL),
        ("ترفض الحركة التدخل الأجنبي ردا على تصريح قال فيه الوزير إنه يتوسط إذا طلب منه ذلك.", Stance.AGAINST),
        ("جددت الحركة رفضها لشروط الوسيط مشددة على أن التصعيد لا يفيد.", Stance.AGAINST),
        ("طالبت الحركة بتعديل الاتفاق وإلا سترفض المقترح الجديد.", Stance.CONDITIONAL),
        ("رفضت الحركة تمديد الهدنة بدون ضمانات مكتوبة.", Stance.CONDITIONAL),
        ("ترفض أستراليا رفع العقوبات التي تحول دون الحرب.", Stance.REFUSE),
        ("وافقت الحركة على الهدنة التي اقترحها الوسيط بشرط انسحاب القوات.", Stance.CONDITIONAL),
    ],
)
def test_a_condition_is_one_of_the_stand_and_of_nothing_beside_it(raw: str, stance: Stance) -> None:
    assert positions(raw)[-1].stance is stance


def test_the_words_of_a_stand_do_not_run_on_for_ever() -> None:
    raw = "رحبت الحركة بالمبادرة الجديدة " + "التي صدرت في ختام زيارة الوفد الكبير إلى العاصمة القديمة " * 3

    (found,) = positions(raw)

    assert len(found.at.of(raw).split()) < 18


@pytest.mark.parametrize("raw", ["دخلوا البلاد بطريقة غير شرعية", "قالت الحركة إن للممر أهمية استراتيجية للمنطقة"])
def test_what_describes_is_no_judgement(raw: str) -> None:
    assert stands(raw + HEAT) == []


# Doubt


@pytest.mark.parametrize(
    ("raw", "doubted"),
    [("قد ترفض الحركة المقترح", True), ("قد رفضت الحركة المقترح", False), ("كان الوزير قد طالب بالهدنة", False)],
)
def test_what_was_is_not_doubted(raw: str, doubted: bool) -> None:
    text = read(raw)[0]
    at = next(number for number, kind in enumerate(text.types) if kind.bare in ("ترفض", "رفضت", "طالب"))

    assert is_doubted(text, look_up(words()), at) is doubted
    assert bool(list(find_stands(text, look_up(words())))) is not doubted


# Any text

WORDS = """طالب طالبت ودعا أعضاء المجلس جميع الأطراف المجتمع الدولي بوقف القتال إلى أن قد بهذه الهدنة على الحكومة
تنفيذ الاتفاق مقابل رفع الحصار وإلا سترفض يتطلب أمهل المضربون لإلغاء القرار مراسل بأن « » ، . ؟ كان"""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=60).map(" ".join))
def test_any_order_of_these_words_yields_positions_within_the_text(raw: str) -> None:
    for one in positions(raw):
        assert 0 <= one.at.start < one.at.end <= len(raw)
        assert one.party
        assert one.issue


@pytest.mark.parametrize(
    "raw",
    [
        "وافق مجلس الوزراء على اتفاقية جديدة حول الموانئ مع إسبانيا.",
        "وقالت أستراليا إن الوفد يأمل أن يحصل على موافقة المجلس على عودة اللاجئين.",
        "وتحدثت الحكومة عن الفضاء. وتقترح الميزانية 10 مليارات دولار للعمليات.",
    ],
)
def test_business_as_usual_and_a_consent_that_is_sought_are_no_stand(raw: str) -> None:
    heat = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."

    assert [one for one in stands(raw + heat) if one[2] == "for"] == []


def test_a_count_of_those_against_is_no_condition_and_those_counted_are_no_party() -> None:
    raw = "أعلن وزير الخارجية الأسترالي سالم الدفلى نص الاتفاق. وقالت إسبانيا إن 14 وزيرا صوتوا لصالح النص مقابل ستة."

    assert [one for one in positions(raw) if one.condition is not None or "سالم" in one.party] == []
    exchanged = positions("وافقت أستراليا على الإفراج عن الأسرى مقابل 40 سجينا في المفاوضات.")
    assert [one.condition is not None for one in exchanged] == [True]
