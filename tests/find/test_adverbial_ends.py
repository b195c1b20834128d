"""Where the words end that an adverbial of source governs, and whom it names behind a report."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize("source", ["وفقا للبلدية", "بحسب البلدية", "نقلا عن البلدية"])
def test_and_that_before_a_source_is_none_of_its_words(source: str) -> None:
    text = f"دخلت الشاحنات إلى السوق القديمة صباح اليوم، وذلك {source}."

    assert said(text) == [("البلدية", "دخلت الشاحنات إلى السوق القديمة صباح اليوم")]


def test_a_clause_joined_on_behind_the_source_is_another() -> None:
    text = "بلغ إنتاج المدينة عشرين طنا وفقا لتقديرات البلدية، ورغم ذلك فإن السكان يشترون من الخارج."

    assert said(text) == [("البلدية", "بلغ إنتاج المدينة عشرين طنا")]


def test_opened_is_no_preposition() -> None:
    text = "فتحت المدارس أبوابها صباح اليوم، بحسب البلدية."

    assert said(text) == [("البلدية", "فتحت المدارس أبوابها صباح اليوم")]


@pytest.mark.parametrize(
    "source",
    [
        "وفق حصيلة جديدة أوردها مرصد المنارة السبت",
        "وفقا لحصيلة نشرها مرصد المنارة",
        "بحسب بيان مقتضب نشره مرصد المنارة",
        "وفقا لتقديرات أولية لمرصد المنارة",
    ],
)
def test_who_brought_a_report_out_is_the_source_behind_its_adjective(source: str) -> None:
    assert said(f"غرق أحد عشر قاربا في العاصفة، {source}.") == [("مرصد المنارة", "غرق أحد عشر قاربا في العاصفة")]


def test_behind_a_verb_of_holding_it_is_no_source() -> None:
    text = 'واقترح الوزير خطة للقضاء على ما وصفه بـ"المفاهيم الخاطئة".'

    assert said(text) == [
        ("الوزير", 'خطة للقضاء على ما وصفه بـ"المفاهيم الخاطئة"'),
        ("الوزير", 'بـ"المفاهيم الخاطئة"'),
    ]
