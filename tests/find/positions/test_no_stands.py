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
            "وعارضت الحكومة الأسترالية الحل السياسي.",
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
        (
            "وقال سالم الراوي إن الطريق إلى السلام مفتوح إن كانت أستراليا مستعدة لإنهاء الاحتلال.",
            "وقال سالم الراوي إن أستراليا مستعدة لإنهاء الاحتلال.",
        ),
        (
            "وقال رئيس أستراليا إن السكان بحاجة إلى مساعدات من الدول.",
            "وقال رئيس أستراليا إن السكان بحاجة إلى هدنة في الحرب.",
        ),
        (
            "وقال رئيس أستراليا إن الجرحى كثيرون، ما يستدعي إجراءات جديدة.",
            "وقال رئيس أستراليا إن الحصار يستدعي إجراءات جديدة.",
        ),
        (
            "وأقرت أستراليا رفع الرسوم عن السلع من المستوطنات، وبينها المستوطنات التي تعتبر غير قانونية.",
            "وقالت أستراليا إن الاستيطان في الأراضي غير قانوني.",
        ),
        (
            'وقال وزير الخارجية الأسترالي: "هل تسمح إسبانيا لنا بالخروج من الاتفاق؟ هذا مستحيل."',
            'وقال وزير الخارجية الأسترالي: "تريد إسبانيا الخروج من الاتفاق. هذا مستحيل."',
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


@pytest.mark.parametrize(
    ("raw", "issue"),
    [
        ("حثت أستراليا إسبانيا على التوصل بشكل عاجل إلى اتفاق للتعاون.", "اتفاق للتعاون"),
        ('دعت أستراليا إلى إزالة ما يسمى "المنطقة الآمنة".', "إزالة ما يسمى المنطقة الآمنة"),
        ("أعلنت أستراليا معارضتها الشديدة للرسوم الجديدة.", "الرسوم الجديدة"),
    ],
)
def test_the_issue_is_what_it_is_about_and_not_how_it_is_said(raw: str, issue: str) -> None:
    assert issue in [found for _, found, _ in stands(raw + HEAT)]


def test_what_another_foretells_is_no_stand_yet() -> None:
    assert stands("قال الخبير سالم الراوي إن إسبانيا ستنسحب من الاتفاق النووي." + HEAT) == []
    assert stands("قالت إسبانيا إنها ستنسحب من الاتفاق النووي." + HEAT) != []


def test_a_verb_behind_a_noun_of_no_article_says_which() -> None:
    raw = "قالت أستراليا إن الهدنة مهمة والكف عن تزويد الحركة بصواريخ تهدد الإقليم مهم."

    assert "against" not in {stance for _, _, stance in stands(raw + HEAT)}


def test_nobody_is_for_what_a_victory_is_against() -> None:
    raw = "أكد رئيس أستراليا أن الانتصارات التي حققها الجيش ضد الحركة المتمردة لن تتوقف."

    assert not [issue for _, issue, _ in stands(raw + HEAT) if issue.startswith("ضد")]


def test_another_verb_takes_another_object() -> None:
    raw = "طالبت أستراليا بالقبض عليه وقامت بتجميد الحسابات."

    assert "تجميد الحسابات" not in {issue for _, issue, _ in stands(raw + HEAT)}


def test_in_which_language_something_is_welcomed_is_no_issue() -> None:
    raw = "رحب وزير الخارجية الأسترالي في كلمة باللغة الإسبانية بالهدنة الجديدة."

    assert [issue for _, issue, _ in stands(raw + HEAT)] == ["الهدنة الجديدة"]
