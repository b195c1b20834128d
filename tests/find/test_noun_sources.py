"""Who stands behind a noun of saying may be told or accused, and tell or accuse nobody."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    "text",
    [
        "ووصف الإعلام اتهام الحكومة الهضبية باستخدام الغاز بالمسرحية.",
        "ورفع المجلس خطابا بشأن مخاطبة هيئة الآثار بعمل دراسات لتطوير القرية.",
        "وتهدف الوزارة إلى إطلاع وكالات السيارات على نتائج الدراسة.",
    ],
)
def test_who_is_told_or_accused_says_nothing(text: str) -> None:
    assert said(text) == []


def test_several_accusations_are_whose_name_stands_behind_them() -> None:
    assert said("ورفض الوفد اتهامات الوزير بتدخل الجيران.")[-1] == ("الوزير", "بتدخل الجيران")


def test_whoever_hurries_to_it_accuses() -> None:
    text = "وسارعت حركة السنابل إلى اتهام الحكومة بإغراق القرى."

    assert said(text) == [("حركة السنابل", "الحكومة بإغراق القرى")]
