"""Who is a side of something negotiated, where anything is, and how far back a subject may stand."""

from __future__ import annotations

import pytest

from tests.find.positions.reading import for_everybody, positions, stands

HEAT = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."
COLD = " وتحدث المدير عن الطقس والقرى والمواسم والطرق والحقول والأنهار والجبال والأشجار." * 9


@pytest.mark.parametrize(
    ("raw", "instead"),
    [
        ("طالبت السلطات بوقف القتال.", "طالبت السلطات الأسترالية بوقف القتال."),
        ("رفض مجلس الوزراء الهدنة.", "رفض مجلس الشيوخ الهدنة."),
        ("رفض المجلس الهدنة.", "رفض مجلس الضفاف الهدنة."),
        ("اتفق الجانبان على تبادل الأسرى.", "اتفقت أستراليا وإسبانيا على تبادل الأسرى."),
        ("رفضت اللجنة الأولمبية الأسترالية القرار.", "رفضت اللجنة الوطنية الأسترالية القرار."),
        ("دعا رئيس أستراليا أنصاره إلى وقف القتال.", "دعا رئيس أستراليا خصومه إلى وقف القتال."),
        ("دعت أستراليا رعاياها إلى ضرورة وقف القتال.", "دعت أستراليا إسبانيا إلى ضرورة وقف القتال."),
        ("رحبت أستراليا بالتعاون.", "رحبت أستراليا بالهدنة."),
        ("رحبت أستراليا بتعديلها للاتفاق.", "رحبت أستراليا بتعديل الاتفاق."),
        (
            "وذكرت مصادر طبية أسترالية أن القتلى كثيرون، وطالبت بوقف القتال.",
            "وذكرت مصادر دبلوماسية أسترالية أن القتلى كثيرون، وطالبت بوقف القتال.",
        ),
    ],
)
def test_who_administers_plays_or_cannot_be_told_is_no_side(raw: str, instead: str) -> None:
    assert for_everybody(raw + HEAT) == []
    assert for_everybody(instead + HEAT) != []


@pytest.mark.parametrize(
    ("welcome", "demand"),
    [
        ("رحبت أستراليا بقرار المجلس.", "طالبت أستراليا بإلغاء القرار."),
        ("قالت أستراليا إنه يجب إلغاء القرار.", "رفضت أستراليا إلغاء القرار."),
    ],
)
def test_a_welcome_or_a_duty_needs_words_of_conflict_and_talks_around_it(welcome: str, demand: str) -> None:
    assert for_everybody(welcome + HEAT) != []
    assert for_everybody(welcome + COLD) == []
    assert for_everybody(demand + COLD) != []


def test_what_is_kept_from_everybody_stays_for_a_dossier() -> None:
    assert ("مجلس الوزراء", "الهدنة", "refuse") in stands("رفض مجلس الوزراء الهدنة." + HEAT)
    assert [stance for _, _, stance in stands("رحبت أستراليا بقرار المجلس." + COLD)] == ["for"]
    assert stands("رفضت اللجنة الأولمبية الأسترالية القرار." + HEAT) == []


def test_a_verb_is_of_whoever_stands_nearest_before_it() -> None:
    first = "قال رئيس أستراليا سالم الراوي إن بلاده تدعم الهدنة. "

    assert ("أستراليا", "وقف القتال", "demand") in stands(first + "وطالب بوقف القتال." + HEAT)
    assert ("أستراليا", "وقف القتال", "demand") not in stands(
        first + "ونال الراوي ثلثي الأصوات مقابل ثلثها لمنافسه فريد المرجاني، وطالب بوقف القتال." + HEAT
    )


def test_a_body_right_before_a_verb_that_nothing_joins_is_its_subject() -> None:
    raw = "رفضت حركة السنابل الهدنة. الجيران يدعمون حركة السنابل والحكومة وافقت على شروط الاتفاق."

    assert ("حركة السنابل", "شروط الاتفاق", "for") not in stands(raw + HEAT)


def test_a_participle_is_of_no_man_where_it_is_feminine() -> None:
    raw = "أكدت حركة السنابل أن موقف سالم الراوي ضعيف، داعية أستراليا إلى وقف القتال."

    assert ("حركة السنابل", "وقف القتال", "demand") in stands(raw + HEAT)


@pytest.mark.parametrize(
    ("raw", "instead"),
    [
        ("تصر أستراليا على أن النزاع سيتصاعد.", "تصر أستراليا على أن يتوقف القتال."),
        ("وفي مرحلة متقدمة ستوافق أستراليا على تسليم الأسرى.", "وفي مرحلة سابقة وافقت أستراليا على تسليم الأسرى."),
        ("قالت أستراليا إنها لا تعترف إلا بالحكومة وقرارها.", "قالت أستراليا إنها لا تعترف بالحكومة وقرارها."),
        ("قال رئيس أستراليا إننا لم نعد بحاجة إلى هدنة.", "قال رئيس أستراليا إننا بحاجة إلى هدنة."),
        ("وذلك لا يعني موافقة أستراليا على الهدنة.", "وجاء ذلك بعد موافقة أستراليا على الهدنة."),
        (
            "وتحدثت المعارضة عن تزوير في اتهام رفضته أستراليا.",
            "وتحدثت المعارضة عن الاتفاق الذي رفضته أستراليا.",
        ),
        ("وأشارت أستراليا إلى خطر يهدد الهدنة.", "وقالت أستراليا إن القرار يهدد الهدنة."),
    ],
)
def test_what_is_foretold_claimed_or_ruled_out_is_no_stand(raw: str, instead: str) -> None:
    assert stands(raw + HEAT) == []
    assert stands(instead + HEAT) != []


def test_a_deputy_of_a_movement_does_not_speak_for_the_state_of_its_adjective() -> None:
    raw = "أكد سالم الراوي نائب الأمين العام لحركة السنابل الأسترالية أن الحركة ترفض الهدنة. ورفض الراوي الانسحاب."

    assert {party for party, _, _ in stands(raw + HEAT)} == {"حركة السنابل الأسترالية"}


def test_words_quoted_of_another_are_not_the_speakers() -> None:
    raw = 'قال وزير الخارجية الأسترالي سالم الراوي: "التقيت أمس نظيري في العاصمة وقد أعرب لي عن دعمه للهدنة".'

    assert stands(raw + HEAT) == []


PALE = " وتحدث الحاضرون عن أمور كثيرة في المدينة القديمة وعن الطريق الطويل إلى البحر." * 25


def test_a_law_that_is_passed_is_kept_for_a_dossier() -> None:
    assert for_everybody("وافق البرلمان الأسترالي على مشروع قانون للمرور." + HEAT) == []
    assert for_everybody("وافق البرلمان الأسترالي على وقف إطلاق النار." + HEAT) != []


def test_a_platitude_is_kept_for_a_dossier() -> None:
    assert for_everybody("دعت أستراليا إلى تكثيف الجهود." + HEAT) == []
    assert for_everybody("دعت أستراليا إلى وقف القتال." + HEAT) != []


def test_teaching_that_something_must_be_is_no_demand() -> None:
    assert stands("قالت أستراليا إنها تواصل التوعية بضرورة احترام الهدنة." + HEAT) == []


def test_a_union_is_a_side_where_a_conflict_is_told_of() -> None:
    demand = "طالبت نقابة الضفاف بزيادة الرواتب."

    assert positions(demand + HEAT + PALE) != ()
    assert for_everybody(demand + HEAT + PALE) == []
    assert for_everybody(demand + HEAT) != []


def test_his_own_people_are_no_other_side() -> None:
    assert for_everybody("دعا الرئيس الأسترالي الأستراليين إلى رفع الحصار." + HEAT) == []
    assert for_everybody("دعا الرئيس الأسترالي الإسبانيين إلى رفع الحصار." + HEAT) != []


def test_a_participle_that_goes_on_from_another_clause_is_kept_for_a_dossier() -> None:
    raw = "استدعت أستراليا سفيرها لدى إسبانيا بعد مقتل كثيرين خلال تظاهرات رافضة للهدنة."

    assert for_everybody(raw + HEAT) == []


def test_an_issue_that_only_points_elsewhere_is_kept_for_a_dossier() -> None:
    assert for_everybody("جاء ذلك مع استعداد أستراليا للانسحاب منه." + HEAT) == []
    assert for_everybody("جاء ذلك مع استعداد أستراليا للانسحاب من الإقليم." + HEAT) != []


def test_the_authorities_of_a_state_are_its_side_in_a_conflict() -> None:
    raw = "دعت السلطات الأسترالية حركة السنابل إلى تمديد وقف إطلاق النار."

    assert stands(raw + HEAT) == [("السلطات الأسترالية", "تمديد وقف إطلاق النار", "demand")]
    assert not stands("طلبت السلطات من السكان الخروج من المخيم." + HEAT)


@pytest.mark.parametrize("who", ["الأكراد", "الانقلابيون", "المحتجون"])
def test_several_without_a_leader_stand_together(who: str) -> None:
    assert stands(f"طالب {who} برحيل الحكومة." + HEAT) == [(who, "رحيل الحكومة", "demand")]


def test_an_envoy_of_the_world_speaks_for_the_nations_where_they_are_named() -> None:
    raw = "طالب المبعوث الدولي بوقف القتال."

    assert stands(raw + " وتعمل الأمم المتحدة على إنهاء النزاع." + HEAT) == [("الأمم المتحدة", "وقف القتال", "demand")]
    assert not stands(raw + HEAT)


def test_whom_a_council_asks_is_no_part_of_its_name() -> None:
    raw = "طالب المجلس العسكري المعارضة بوقف الاحتجاجات."

    assert [one[0] for one in stands(raw + HEAT)] == ["المجلس العسكري"]
