"""Who is the subject of a stand where the name beside it is another's: an object, an owner, a teller."""

from __future__ import annotations

import pytest

from tests.find.positions.reading import for_everybody, positions, stands

HEAT = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."


def test_a_name_behind_where_is_asked_and_does_not_ask() -> None:
    raw = "دانت جامعة الهضبة القصف في الإقليم حيث طالبت إسبانيا باحترام سيادة الإقليم."

    assert "إسبانيا" not in {party for party, _, _ in stands(raw + HEAT)}
    other = "طالبت إسبانيا باحترام سيادة الإقليم."
    assert "إسبانيا" in {party for party, _, _ in stands(other + HEAT)}


def test_a_verb_that_goes_on_from_a_relative_is_not_of_whoever_spoke_before_it() -> None:
    raw = (
        "عرضت إسبانيا عقد محادثات على النمسا، في ظل الخلاف مع إدارة الوادي، التي تقول إن السلع رخيصة، "
        "وتطالب أستراليا بوقف القتال."
    )

    assert ("إسبانيا", "وقف القتال", "demand") not in stands(raw + HEAT)
    assert ("أستراليا", "وقف القتال", "demand") not in stands(raw + HEAT)


def test_opponents_of_a_leader_are_not_the_leader() -> None:
    first = "وصل الرئيس الأسترالي سالم الراوي أمس. "

    assert stands(first + "وانتقد معارضو الراوي قرار الهدنة." + HEAT) == []
    assert stands(first + "وانتقد الراوي قرار الهدنة." + HEAT) == [("أستراليا", "قرار الهدنة", "against")]


def test_whoever_is_told_of_a_refusal_does_not_refuse() -> None:
    raw = "كانت حركة السنابل قد أبلغت السفارة الأسترالية رفضها الهدنة."

    assert {party for party, _, _ in stands(raw + HEAT)} == {"حركة السنابل"}


def test_the_adviser_of_a_president_speaks_for_nobody() -> None:
    raw = "رفض سالم الراوي، محامي الرئيس الأسترالي، الهدنة."

    assert "أستراليا" not in {party for party, _, _ in stands(raw + HEAT)}


def test_a_participle_is_of_the_subject_of_its_sentence() -> None:
    first = "قال وزير الخارجية الأسترالي إن الهدنة قريبة. "
    other = "يحتاج السكان إلى غذاء بحسب رابطة الهضبة، وصعدت إسبانيا لهجتها، مؤكدة ضرورة رفع الحصار."

    assert ("رابطة الهضبة", "رفع الحصار", "demand") not in stands(other + HEAT)
    found = stands(first + "وأضاف أن القتال مستمر، مؤكدا ضرورة رفع الحصار." + HEAT)
    assert found == [("أستراليا", "رفع الحصار", "demand")]


def test_what_two_agree_on_is_not_the_stand_of_whoever_says_so() -> None:
    raw = "وقالت وزارة الخارجية إن البلدين متفقان على رفع الحصار."

    assert "وزارة الخارجية" not in {party for party, _, _ in stands(raw + HEAT)}


def test_a_union_keeps_whose_union_it_is() -> None:
    raw = "الاتحاد الدولي للصحفيين يطالب حركة السنابل بالإفراج عن الأسرى."

    assert stands(raw + HEAT) == [("الاتحاد الدولي للصحفيين", "الإفراج عن الأسرى", "demand")]


@pytest.mark.parametrize("word", ["بصفة", "بطريقة"])
def test_how_somebody_is_held_judges_nothing(word: str) -> None:
    raw = f"طالبت النقابة بسرعة إطلاق سراح جميع المعتقلين {word} غير قانونية."

    assert "against" not in {stance for _, _, stance in stands(raw + HEAT)}


def test_the_negation_of_to_be_is_the_verbs() -> None:
    assert stands("ولم تكن أستراليا ترغب في الدخول في حرب مع إسبانيا." + HEAT)[0][2] == "against"
    assert stands("وكانت أستراليا ترغب في الدخول في حوار مع إسبانيا." + HEAT)[0][2] == "for"


def test_what_another_says_of_a_party_in_passing_is_kept_for_a_dossier() -> None:
    told = "حذر رئيس إسبانيا من تهديد النظام الأسترالي الذي يدعو إلى إسقاط الحكومة."

    assert positions(told + HEAT) != ()
    assert for_everybody(told + HEAT) == []
    assert for_everybody("دعا النظام الأسترالي إلى إسقاط الحكومة." + HEAT) != []


def test_the_leader_of_a_wing_leads_no_state() -> None:
    raw = "انتقدت زعيمة اليمين المتطرف الأسترالي هدى الراوي بشدة قرار الهدنة."

    assert stands(raw + HEAT) == [("اليمين المتطرف الأسترالي", "قرار الهدنة", "against")]


def test_so_many_unions_are_none_in_particular() -> None:
    raw = "دعت 46 منظمة وجمعية أسترالية، الأحد، إلى وقف القتال."

    assert "جمعية أسترالية" not in {party for party, _, _ in stands(raw + HEAT)}


def test_what_is_asked_stands_behind_whoever_is_asked() -> None:
    raw = "طلبت أستراليا من إسبانيا تجميد الحسابات المرتبطة بالقضية."

    assert stands(raw + HEAT) == [("أستراليا", "تجميد الحسابات المرتبطة بالقضية", "demand")]


def test_a_duty_reaches_to_no_clause_far_behind_it() -> None:
    raw = "دعت أستراليا إلى ضرورة إضافة هذه المواد إلى قافلة أخرى يفترض أن تدخل الإقليم."

    assert "تدخل الإقليم" not in {issue for _, issue, _ in stands(raw + HEAT)}


def test_a_ministry_of_no_state_is_kept_for_a_dossier() -> None:
    assert for_everybody("طالبت وزارة الخارجية بوقف القتال." + HEAT) == []
    assert for_everybody("طالبت وزارة الخارجية الأسترالية بوقف القتال." + HEAT) != []


def test_behind_a_relative_the_name_before_it_asks() -> None:
    raw = "وصل الخبر إلى سفارة إسبانيا التي تطالب أستراليا منذ أعوام بوقف القتال."

    assert "أستراليا" not in {party for party, _, _ in stands(raw + HEAT)}


def test_with_whose_help_somebody_acts_is_no_stand_of_his() -> None:
    raw = "أحبط الجيش الأسترالي بدعم من القوات الإسبانية هجوما لحركة السنابل."

    assert "for" not in {stance for _, _, stance in stands(raw + HEAT)}


def test_a_name_with_a_preposition_of_its_own_goes_on_to_the_matter() -> None:
    raw = "دعت أستراليا الهيئة العليا للانتخابات إلى وقف القتال."

    assert [issue for _, issue, _ in stands(raw + HEAT)] == ["وقف القتال"]


def test_a_statement_is_no_part_of_the_issue() -> None:
    raw = "دانت حكومة أستراليا القانون في بيان، ورفضت الهدنة."

    assert stands(raw + HEAT)[0] == ("أستراليا", "القانون", "against")
