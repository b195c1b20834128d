"""A text without an article before a verb of saying is what says so."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("وأصدر الوزير قرارا يقضي بتعيين مدير جديد للسوق.", "قرارا", "بتعيين مدير جديد للسوق"),
        ("أصدرت المحكمة حكما يقضي بسجن التاجر.", "حكما", "بسجن التاجر"),
        ("وقدم النواب مشروع قرار يدعو إلى عزل الوزير.", "مشروع قرار", "عزل الوزير"),
        ("وسط تقديرات غير رسمية تشير إلى أن الصيادين زرعوا ألف شجرة.", "تقديرات غير رسمية", "الصيادين زرعوا ألف شجرة"),
        ("ووقع الطرفان اتفاقا ينص على فتح المعبر.", "اتفاقا", "فتح المعبر"),
    ],
)
def test_a_text_says_what_its_own_clause_tells(text: str, who: str, what: str) -> None:
    assert said(text) == [(who, what)]


def test_what_a_letter_shows_nobody_says() -> None:
    assert said("تلقى الوزير رسالة تؤكد عمق الصلات بين البلدين.") == []


def test_any_decision_is_none_yet() -> None:
    text = "وقال الوزير إنه يرفض أي قرار يعترف بهذا الضم."

    assert [words for _, words in said(text)] == ["إنه يرفض أي قرار يعترف بهذا الضم"]


def test_where_the_verb_points_back_into_the_text_its_author_speaks() -> None:
    text = "قال الوزير سالم الدفلى إن السوق مفتوحة. ثم نشر بيانا دعا فيه إلى زيارتها."

    assert said(text)[1:] == [("سالم الدفلى", "زيارتها")]


def test_whoever_holds_up_a_text_says_what_it_says() -> None:
    assert said("ورفع المتظاهرون لافتات تطالب بفتح الجسر.") == [("المتظاهرون", "بفتح الجسر")]
    assert said("كما ردد السكان شعارات تندد بقرار البلدية.") == [("السكان", "بقرار البلدية")]
    assert said("ورفع الطلاب لافتات تحمّل البلدية مسؤولية الحريق.") == [("الطلاب", "البلدية مسؤولية الحريق")]


def test_behind_a_text_of_its_own_a_word_that_may_be_a_noun_is_a_verb() -> None:
    assert [what for _, what in said("وصدر عن المحكمة صك شرعي يقضي بإعادة الأرض.")] == ["بإعادة الأرض"]


@pytest.mark.parametrize("found", ["النتائج تشير", "التحقيقات الأولية تشير", "الدستور يشير", "نتائج الفحوص تشير"])
def test_a_text_or_finding_behind_an_is_the_subject_of_its_verb(found: str) -> None:
    text = f"وقال الوزير سالم الدفلى إن {found} إلى ضعف التربة."
    subject = " ".join(found.split()[:-1])

    assert said(text)[-1] == (subject, "ضعف التربة")


def test_an_agreement_says_what_its_relative_clause_tells() -> None:
    assert said("ووصل السكان أمس بعد الاتفاق الذي ينص على فتح الطريق.") == [("الاتفاق", "فتح الطريق")]
