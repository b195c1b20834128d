"""Whose name a stand gets: the party's own and no more of it; and who is no party at all."""

from __future__ import annotations

import pytest

from tests.find.positions.reading import positions, stands

HEAT = " وتتواصل المفاوضات بين الحكومة والحركة في ظل الأزمة والحصار والهدنة."


@pytest.mark.parametrize(
    ("raw", "party"),
    [
        ("وافق البرلمان الأسترالي اليوم على تمديد الهدنة.", "البرلمان الأسترالي"),
        ("دعا الحزب الحاكم بزعامة سالم الراوي إلى وقف القتال.", "الحزب الحاكم"),
        ("طالبت الحكومة الأسترالية الأيديولوجي بوقف القتال.", "الحكومة الأسترالية"),
        ("دعا مفوض الأمم المتحدة السامي لحقوق الإنسان سالم الراوي إلى وقف القتال.", "الأمم المتحدة"),
        ("تطالب كوريا الشمالية بوقف القتال.", "كوريا الشمالية"),
        ("دعت اللجنة العليا إلى وقف القتال.", "اللجنة العليا"),
        ("أكد سالم الراوي رئيس مجلس شورى حركة السنابل أن حركة السنابل ترفض الهدنة.", "حركة السنابل"),
        ("قال وزير الخارجية الأسترالي إن أي عمل عسكري في الإقليم دون موافقة الحكومة غير شرعي.", "أستراليا"),
    ],
)
def test_a_name_ends_where_it_is_complete(raw: str, party: str) -> None:
    assert [one[0] for one in stands(raw + HEAT)] == [party]


@pytest.mark.parametrize(
    "raw",
    [
        "رفضت شركة الضفاف وقف إطلاق النار.",
        "قالت الغالبية التي تطالب قياداتها بوقف القتال إنها باقية.",
        "قالت دولة تفهم ورقة أستراليا إنها ترفض الهدنة.",
        "وطالب سالم الراوي، زعيم ائتلافه، بوقف القتال.",
    ],
)
def test_nobody_in_particular_is_a_party(raw: str) -> None:
    assert [one for one in positions(raw + HEAT) if not one.personal] == []
