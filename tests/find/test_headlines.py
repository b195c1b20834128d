"""Lines with a name and a colon: headlines that quote, and labels, lists and places that do not."""

from __future__ import annotations

import pytest

from tests.find.reading import said

BODY = "\nوقال نادر المرجاني في لومة إن الجسر جاهز."


@pytest.mark.parametrize(
    "line",
    [
        "المركز الثاني: لوحة تصور الجسر القديم عند الفجر",
        "أحدهما: أن الجسر قديم ولا يحتمل الشاحنات",
        "لمحة: بدأ المتجر عمله في بيت صغير قرب الجسر",
        "المدرب: سامي الدفلى",
        "لبنان: افتتاح معرض الصيد في المرفأ القديم",
    ],
)
def test_a_label_a_list_of_names_and_a_place_with_its_event_say_nothing(line: str) -> None:
    assert [who for who, _ in said(line + BODY)] == ["نادر المرجاني"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("المرجاني: لن نغلق الجسر قبل الشتاء", "لن نغلق الجسر قبل الشتاء"),
        ("المدرب: الفريق جاهز للمباراة", "الفريق جاهز للمباراة"),
        ("لبنان: على التجار خفض الأسعار", "على التجار خفض الأسعار"),
    ],
)
def test_a_headline_quotes_whom_it_names(line: str, what: str) -> None:
    assert said(line + BODY)[0][1] == what


def test_lines_of_places_one_under_the_other_are_a_table() -> None:
    rows = "لبنان : زاد المؤشر 0.5 في المئة\nعمان : هبط المؤشر 0.6 في المئة\nقطر : زاد المؤشر 0.2 في المئة\n"

    assert said("وفيما يلي إغلاق الأسواق:\n" + rows) == []
    assert [who for who, _ in said(rows.splitlines()[0] + "\nقال سالم الدفلى إن الجسر مغلق.")] == [
        "لبنان",
        "سالم الدفلى",
    ]
