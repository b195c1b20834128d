"""Laws that are passed, whom a verb describes behind a long post, threats of things, and where a month stands."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    "text",
    [
        "أقر مجلس التلة الاثنين تعديلا لقانون السوق، يسمح للبلدية بتقرير مواعيدها.",
        "أقر مجلس التلة أمس بغالبية كبيرة قانونا جديدا للسوق.",
    ],
)
def test_who_passes_a_law_admits_nothing(text: str) -> None:
    assert said(text) == []


def test_who_admits_something_still_does() -> None:
    assert said("وأقر الوزير أمس بوجود أزمة في السوق.") == [("الوزير", "بوجود أزمة في السوق")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ووصف رئيس لجنة الأمن في البرلمان الهجوم بأنه جريمة.", "الهجوم بأنه جريمة"),
        ('ووصف مدير وكالة الغوث لتنسيق المساعدات الإنسانية المبلغ بأنه "بداية جيدة".', 'المبلغ بأنه "بداية جيدة"'),
        ("ووصف المدير العام للشركة الوطنية قرار الحكومة بأنه متسرع.", "قرار الحكومة بأنه متسرع"),
        ("واتهم رئيس لجنة الأمن في البرلمان الحكومة بالتقصير.", "الحكومة بالتقصير"),
    ],
)
def test_behind_a_long_post_stands_what_is_described(text: str, what: str) -> None:
    assert [content for _, content in said(text)] == [what]


@pytest.mark.parametrize("text", ["محاربة الفقر الذي يهدد الجميع بالجوع.", "لكنها خطر يهدد السكان بالغرق."])
def test_whom_a_thing_threatens_threatens_nobody(text: str) -> None:
    assert said(text) == []


def test_on_condition_that_is_not_all_that_somebody_supports() -> None:
    text = "وأيد النواب التعديل أمس، على أن يصوت عليه المجلس الأربعاء."

    assert said(text)[0][1].startswith("التعديل")


@pytest.mark.parametrize("when", ["مطلع أيار/مايو", "أواخر حزيران"])
def test_a_part_of_a_month_is_when_it_was_said(when: str) -> None:
    text = f"أعلنت وزارة النقل {when} انسحابها من الاتفاق القديم."

    assert said(text) == [("وزارة النقل", "انسحابها من الاتفاق القديم")]


def test_a_noun_of_his_own_is_no_part_of_a_name() -> None:
    assert said("وأعلنت شركات أوروبية أخرى انسحابها من البلاد.") == [("شركات أوروبية أخرى", "انسحابها من البلاد")]


def test_behind_in_a_statement_that_he_stands_his_own_saying() -> None:
    text = "وكتب الرئيس سالم الدفلى في بيان إنه قال بوضوح أن الحكومة لن تقبل الاتفاق."

    assert [who for who, _ in said(text)] == ["سالم الدفلى", "سالم الدفلى"]
