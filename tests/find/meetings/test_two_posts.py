"""Two who met, each by his post: the name of the second is not lent to the first, and a town is where they met."""

from __future__ import annotations

import pytest

from tests.find.meetings.reading import meetings, who

_FIRST = ["رئيس الوزراء العراقي", "السفير الفرنسي", "وفد المعارضة", "وفد من الحركة"]
_SECOND = [
    ("وزير الدفاع سامي الدفلى", "سامي الدفلى"),
    ("المبعوث الأميركي", "المبعوث الأميركي"),
    ("قادة المعارضة السورية", "قادة المعارضة السورية"),
    ("ممثلين عن الفصائل", "ممثلين عن الفصائل"),
]


@pytest.mark.parametrize("first", _FIRST)
@pytest.mark.parametrize(("second", "name"), _SECOND)
@pytest.mark.parametrize(
    "telling",
    [
        "التقى {} {} في القاهرة أمس الأحد.",
        "اجتمع {} مع {} في القاهرة أمس الأحد.",
        "أجرى {} محادثات مع {} في القاهرة.",
        "ألغى {} اجتماعا كان مقررا مع {} في القاهرة.",
        "قال {}، خلال لقائه {} في القاهرة، إن الاتفاق قريب.",
    ],
)
def test_both_who_met_keep_their_own_names(telling: str, first: str, second: str, name: str) -> None:
    (found,) = meetings(telling.format(first, second))

    assert sorted(who(found)) == sorted([first, name])
