"""What reads like a stand in the press at large: empty calls, pronouns of others, guesses, and how far names go."""

from __future__ import annotations

import pytest

from tests.find.positions.reading import for_everybody, stands

HEAT = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."


@pytest.mark.parametrize(
    ("empty", "instead"),
    [
        ("دعت أستراليا إسبانيا إلى بذل مزيد من الجهود.", "دعت أستراليا إسبانيا إلى بذل الجهود لرفع الحصار."),
        ("دعت أستراليا إسبانيا إلى اتخاذ الخطوات اللازمة.", "دعت أستراليا إسبانيا إلى اتخاذ خطوات لوقف القتال."),
        ("دعت أستراليا المنظمات إلى تفعيل دورها.", "دعت أستراليا المنظمات إلى رفع دعواها ووقف القتال."),
        ("رحبت أستراليا بالجهود الكبيرة.", "رحبت أستراليا بالإجراءات الإسبانية."),
        ("دعت أستراليا إلى تعزيز التعاون التجاري.", "دعت أستراليا إلى تعليق الاتفاق التجاري."),
        ("1972 - أستراليا تدعو إلى وقف القتال.", "أستراليا تدعو إلى وقف القتال."),
        ("صوتت الهيئة القضائية العليا ضد القرار.", "صوتت الهيئة الوطنية العليا ضد القرار."),
        ("تصر أستراليا على دعم الإرهاب.", "تصر أستراليا على دعم الهدنة."),
    ],
)
def test_what_nobody_is_against_is_no_stand_for_everybody(empty: str, instead: str) -> None:
    assert for_everybody(empty + HEAT) == []
    assert for_everybody(instead + HEAT) != []


def test_a_participle_with_its_pronoun_describes_the_noun_before_it() -> None:
    raw = "رفضت أستراليا تمديد الهدنة المعمول بها." + HEAT

    assert for_everybody(raw) == [("أستراليا", "تمديد الهدنة المعمول بها", "against")]
    assert for_everybody("رفضت أستراليا الالتزام بها." + HEAT) == []


def test_whoever_withdraws_is_not_against_what_he_does_besides() -> None:
    raw = "أعلن رئيس أستراليا سالم الراوي انسحاب بلاده من الاتفاق وإعادة العقوبات على إسبانيا." + HEAT

    assert [(issue, stance) for _, issue, stance in stands(raw)] == [("الاتفاق", "against")]


def test_one_negation_is_of_two_verbs() -> None:
    raw = "قالت حركة السنابل: نحن لا نعرقل أو نعارض الهدنة." + HEAT

    assert ("حركة السنابل", "الهدنة", "against") not in stands(raw)


def test_a_pronoun_is_of_the_subject_nearest_before_it() -> None:
    raw = "قال رئيس أستراليا سالم الراوي إن الخطر يزداد فيما تتوسع إسبانيا لتعزيز مطالبتها بالانسحاب من الممر." + HEAT

    assert "أستراليا" not in [party for party, _, _ in stands(raw)]


def test_whoever_is_named_in_what_is_refused_is_not_who_refuses() -> None:
    raw = "أعلن وزير خارجية أستراليا سالم الراوي أن بلاده علقت التجارة بعد رفضها مشاركة أستراليا في المفاوضات." + HEAT

    assert stands(raw) == []


def test_a_pronoun_is_of_the_state_that_its_minister_has_just_named() -> None:
    raw = "أكد رئيس أستراليا سالم الراوي ثبات موقف أستراليا من التسوية، ورفضها القاطع لأي تمديد للهدنة." + HEAT

    assert ("أستراليا", "تمديد للهدنة", "against") in stands(raw)


def test_a_people_named_behind_the_verb_is_its_subject() -> None:
    raw = "يرفض الأستراليون الاتفاق ويصر الإسبانيون على الانسحاب من الممر." + HEAT

    assert ("الإسبانيون", "الانسحاب من الممر", "demand") in stands(raw)
    assert ("الأستراليون", "الانسحاب من الممر", "demand") not in stands(raw)


@pytest.mark.parametrize(
    ("guessed", "said"),
    [
        ("ستدعم أستراليا الهدنة.", "تدعم أستراليا الهدنة."),
        (
            "قال المحلل سالم الراوي إن أستراليا لن تتخلى عن السلاح الثقيل.",
            "قال وزير خارجية أستراليا سالم الراوي إن أستراليا لن تتخلى عن السلاح الثقيل.",
        ),
        (
            "قال رئيس أستراليا سالم الراوي إنه كان بحاجة إلى موافقة المجلس.",
            "قال رئيس أستراليا سالم الراوي إن بلاده بحاجة إلى موافقة المجلس.",
        ),
    ],
)
def test_what_is_foretold_or_over_is_no_stand(guessed: str, said: str) -> None:
    assert stands(guessed + HEAT) == []
    assert stands(said + HEAT) != []


def test_the_issue_stands_behind_what_describes_the_stand() -> None:
    raw = "أكدت حركة السنابل رفضها القاطع والصارم لتمديد الهدنة." + HEAT

    assert stands(raw) == [("حركة السنابل", "تمديد الهدنة", "against")]


def test_a_duty_keeps_its_negation() -> None:
    raw = "قال رئيس أستراليا سالم الراوي إن على إسبانيا ألا ترفع العقوبات." + HEAT

    assert [issue for _, issue, _ in stands(raw)] == ["ألا ترفع العقوبات"]


def test_what_must_be_so_is_the_issue() -> None:
    raw = "قال رئيس أستراليا سالم الراوي إن حل الأزمة يجب أن يكون سياسيا." + HEAT

    assert [issue for _, issue, _ in stands(raw)] == ["حل الأزمة"]


def test_a_judgement_reaches_back_to_the_head_of_its_subject() -> None:
    raw = "قال رئيس أستراليا سالم الراوي إن قرار مجلس الضفاف الذي صدر أمس بعد جلسة طويلة في القاعة الكبرى غير مقبول."

    assert [issue for _, issue, _ in stands(raw + HEAT)] == ["قرار مجلس الضفاف"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("قالت حركة السنابل إنها منفتحة على الحوار.", ("حركة السنابل", "الحوار", "for")),
        ("قالت حركة السنابل إنها لا تمانع في تمديد الهدنة.", ("حركة السنابل", "تمديد الهدنة", "for")),
        ("قالت حركة السنابل إن تسليم السلاح ليس على جدول الأعمال.", ("حركة السنابل", "تسليم السلاح", "against")),
        ("قالت حركة السنابل إنها لن تنفذ القرار الأخير.", ("حركة السنابل", "القرار الأخير", "refuse")),
        ("قالت حركة السنابل إنها مستعدة للمشاركة في الانتخابات.", ("حركة السنابل", "المشاركة في الانتخابات", "for")),
        ("قال رئيس أستراليا سالم الراوي: إن بلادي ترفض الحصار.", ("أستراليا", "الحصار", "against")),
    ],
)
def test_further_words_of_a_stand(raw: str, expected: tuple[str, str, str]) -> None:
    assert expected in stands(raw + HEAT)
