"""Whose a stand is where two may be meant, and which way it points; each beside what must stay as it is."""

from __future__ import annotations

import pytest

from tests.find.positions.reading import positions, stands

HEAT = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."


def test_a_subject_in_the_same_sentence_comes_before_whoever_spoke_last() -> None:
    first = "قالت سفيرة أستراليا هدى الراوي إن بلادها تدعم الهدنة. "

    assert ("أستراليا", "وقف القتال", "demand") in stands(first + "وطالبت بوقف القتال." + HEAT)
    found = stands(first + "ويذكر أن إسبانيا قدمت مشروع القرار، وطالبت في البداية بوقف القتال." + HEAT)
    assert ("أستراليا", "وقف القتال", "demand") not in found


def test_a_demand_in_mid_sentence_is_not_left_to_whoever_spoke_last() -> None:
    first = "قالت حكومة أستراليا إنها تدعم الهدنة. "

    assert len(stands(first + "ودعت إلى وقف القتال." + HEAT)) == 2
    assert len(stands(first + "واستمع الجمهور إلى خطاب طويل دعت فيه إلى وقف القتال." + HEAT)) == 1


def test_a_noun_of_saying_right_before_tells_whose_duty_it_is() -> None:
    raw = "أشار وزير الخارجية الأسترالي إلى تأكيد الرئيس الإسباني ضرورة وقف القتال."

    assert stands(raw + HEAT) == [("إسبانيا", "وقف القتال", "demand")]


def test_whoever_is_helped_does_not_help() -> None:
    helped = "قال رئيس الجالية الإسبانية إنه يقدر وقوف أستراليا لمساندة إسبانيا ودعمها لاتفاق السلام."

    assert not [one for one in positions(helped + HEAT) if one.party == "إسبانيا"]


@pytest.mark.parametrize(
    "raw",
    [
        "نبهت أستراليا إلى أن الهجوم يثبت تورط النظام في دعم حركة السنابل بالسلاح، في تحد واضح للقرار الأممي.",
        "قالت أستراليا إن إجراءات رادعة بحق من يخالف القرار ستتخذ.",
        "قال القيادي الإسباني سالم الراوي إنه يرفض الهدنة.",
        "بحث الوزير سبل دعم حركة السنابل للخروج من الأزمة.",
        "المشروع الذي يعارضه العديد من النواب في المجلس الأسترالي.",
        "قال الوزير إن الديمقراطية تدعو النقابات إلى وقف القتال.",
        "ودعا أتباع حركة السنابل في العالم إلى تصعيد الهجمات.",
        "دعا منسق الإغاثة في الأراضي الأسترالية هارون الراوي إلى وقف القتال.",
        "ودعا رئيس حكومة أستراليا المولى القدير أن يحفظ البلاد.",
        "وافقت أستراليا على تعيينات بالمرتبة الخامسة.",
        "تعهدت أستراليا بأن تكون قادرة بحلول عام 2030 على أن تنشر قواتها.",
        "قال وزير الخارجية الأسترالي إنه ينتقد السفير الذي دافع عن قرار الحرب.",
        "وقوبلت خطة الرئيس الأسترالي سالم الراوي بازدراء ورفض وسخط في الإقليم.",
        "وقدم وزير الخارجية الأسترالي مقترحا تم رفضه جملة وتفصيلا من قبل الحكومة الإسبانية.",
        "لا يصدق سالم الراوي أن أستراليا ستتخلى عن السلاح الثقيل.",
        'ورأت حركة السنابل أن "التمسك بالاتفاق خطأ".',
        "قصفت الطائرات المقاتلين الذين تدعمهم إسبانيا في الحرب المستمرة.",
        "تحدث الرئيس الأسترالي عن خصومه في الجبهة الداخلية الذين انتقدوا الاتفاق.",
    ],
)
def test_these_are_no_stands_of_theirs(raw: str) -> None:
    assert [one for one in positions(raw + HEAT) if not one.personal] == []


def test_two_that_were_read_as_one_are_told_apart_where_one_speaks_alone() -> None:
    raw = "منحت السلطات الأسترالية حركة السنابل مهلة. وكانت حركة السنابل قد أعلنت التزامها بوقف إطلاق النار."

    assert ("حركة السنابل", "وقف إطلاق النار", "for") in stands(raw + HEAT)


def test_several_behind_one_body_are_whom_it_asks() -> None:
    raw = "حث المجلس الفلسطينيين على وقف القتال. وقال المجلس الأسترالي إنه يدعم الهدنة."

    assert all("ين" not in one.party for one in positions(raw + HEAT))


def test_half_a_pair_of_marks_is_no_part_of_a_name() -> None:
    (found,) = positions("طالب نواب “السنابل” الحكومة بوقف القتال." + HEAT)

    assert found.party == "نواب السنابل"


def test_what_a_post_is_for_is_not_what_is_asked() -> None:
    raw = "ودعا سالم الراوي، منسق رابطة الهضبة للشؤون الإنسانية، الدول إلى وقف القتال."

    assert [one.issue for one in positions(raw + HEAT)] == ["وقف القتال"]


# Which way it points


def test_a_veto_is_a_no() -> None:
    assert ("أستراليا", "استخدام الفيتو ضد مشروع القرار", "against") in stands(
        "تعتزم أستراليا استخدام الفيتو ضد مشروع القرار." + HEAT
    )


def test_a_red_line_guards_what_is_dear_and_forbids_what_is_asked() -> None:
    assert ("أستراليا", "أمن الإقليم", "for") in stands("قالت أستراليا إن أمن الإقليم خط أحمر." + HEAT)
    assert ("أستراليا", "الانسحاب من الإقليم", "refuse") in stands(
        "قالت أستراليا إن الانسحاب من الإقليم خط أحمر." + HEAT
    )


def test_what_is_judged_may_stand_behind() -> None:
    raw = "قالت أستراليا إن ما هو غير مقبول هو تأجيل الانسحاب من الإقليم."

    assert stands(raw + HEAT) == [("أستراليا", "تأجيل الانسحاب من الإقليم", "against")]


def test_a_place_of_one_word_takes_its_verb_with_it() -> None:
    raw = "دانت أستراليا في بيان أمس القانون." + HEAT
    (found,) = positions(raw)

    assert found.at.of(raw) == "دانت أستراليا في بيان أمس القانون"


def test_a_content_of_few_words_goes_on_behind_a_comma() -> None:
    raw = "طالبت أستراليا المنظمة بالتدخل الفوري، واتخاذ خطوات عاجلة لوقف القتال." + HEAT
    (found, *_) = positions(raw)

    assert found.at.of(raw) == "بالتدخل الفوري، واتخاذ خطوات عاجلة لوقف القتال"


def test_a_post_that_the_article_gives_elsewhere_says_for_whom_somebody_speaks() -> None:
    heat = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."
    raw = "التقى الرئيس الأسترالي سالم الراوي الوفد. وقال الرئيس سالم الراوي إنه يرفض الانسحاب من الإقليم."

    assert ("أستراليا", "refuse") in [(party, stance) for party, _, stance in stands(raw + heat)]


def test_a_negotiator_speaks_for_his_state() -> None:
    heat = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."
    raw = "وقال المفاوض الأسترالي سالم الراوي إنه يرفض تمديد العقوبات."

    assert ("أستراليا", "تمديد العقوبات", "against") in stands(raw + heat)


def test_a_country_of_his_own_is_no_part_of_what_somebody_refuses() -> None:
    heat = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."
    raw = "أكد رئيس أستراليا سالم الراوي رفض بلاده رفع العقوبات."

    assert ("أستراليا", "رفع العقوبات", "refuse") in stands(raw + heat)


def test_a_state_behind_a_comma_and_anothers_words_is_asked() -> None:
    heat = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."
    raw = "وتقول أستراليا إن الرسوم باقية، وتطالب إسبانيا بوقف القتال."

    assert all(party != "إسبانيا" for party, _, _ in stands(raw + heat))


def test_an_envoy_speaks_for_whoever_sent_him_and_not_for_where_he_is_sent() -> None:
    said = " إن الحل السياسي هو الحل الوحيد."

    for envoy in ("مبعوث الأمم المتحدة الخاص بأستراليا", "المبعوث الأممي لأستراليا"):
        assert {one.party for one in positions(f"قال {envoy} سالم الراوي{said}{HEAT}")} <= {"الأمم المتحدة"}
    assert {one.party for one in positions(f"قال سفير أستراليا سالم الراوي{said}{HEAT}")} == {"أستراليا"}


def test_a_word_of_stance_that_became_a_name_where_it_stands_breaks_nothing() -> None:
    assert not positions("الأمانة ثقيلة وأينما وجدت فنحن لها." + HEAT)
