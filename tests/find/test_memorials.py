"""Institutions that are called after somebody, and posts in them."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("كشفت مدينة الملك جهاد للرياح أن العمل قريب.", ["مدينة الملك جهاد"]),
        ("أعلن مركز الشيخ نادر الأحمد الثقافي أن الموعد قريب.", ["مركز الشيخ نادر الأحمد الثقافي"]),
        ("قال مدير عام مطار الملك جهاد الدولي نزار المرجاني إن الرحلات عادت.", ["نزار المرجاني"]),
        ("قال نائب رئيس مدينة الملك جهاد للرياح والضوء نزار المرجاني، في كلمة، إن العمل قريب.", ["نزار المرجاني"]),
        ("قال وكيل جامعة الإمام جهاد بن نادر الكرومية نزار المرجاني إن القبول قريب.", ["نزار المرجاني"]),
        ("قال الملك جهاد إن المدينة آمنة.", ["جهاد"]),
    ],
)
def test_behind_the_head_of_an_institution_the_name_of_a_king_is_part_of_its_own(text: str, names: list[str]) -> None:
    assert [name for name, _ in said(text)] == names
