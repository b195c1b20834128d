"""Verbs of seeing and showing."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ويرى المدير ضرورة بناء الجسر في القرية.", "ضرورة بناء الجسر في القرية"),
        ("وترى الوزارة في الجسر فرصة للقرية.", "الجسر فرصة للقرية"),
        ("وأظهر التقرير تراجع الأسعار خلال الأسبوع.", "تراجع الأسعار خلال الأسبوع"),
    ],
)
def test_a_view_and_a_finding_are_told(text: str, what: str) -> None:
    assert [words for _, words in said(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "يرى السكان القوارب كل صباح في الميناء القديم.",
        "أظهر اللاعب قوة كبيرة في المباراة.",
    ],
)
def test_what_is_only_seen_or_shown_off_is_not(text: str) -> None:
    assert said(text) == []
