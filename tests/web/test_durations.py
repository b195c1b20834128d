"""Durations in words, with the grammar of both languages."""

from __future__ import annotations

import pytest

from qawl.web.durations import lasting


@pytest.mark.parametrize(
    ("given", "arabic", "english"),
    [
        ("P4M15D", "4 أشهر و15 يومًا", "4 months and 15 days"),
        ("P2Y", "سنتان", "2 years"),
        ("PT48H", "48 ساعة", "48 hours"),
        ("P1W", "أسبوع واحد", "1 week"),
        ("P4.5M", "P4.5M", "P4.5M"),
        (None, "", ""),
    ],
)
def test_a_duration_is_told_as_people_say_it(given: str | None, arabic: str, english: str) -> None:
    assert lasting(given, "ar") == arabic
    assert lasting(given, "en") == english
