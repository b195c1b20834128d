"""The days that an article names are counted from the day on which it came."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.compare.stories.days import find_days, load_day_words
from qawl.compare.stories.words import cut_words

THURSDAY = date(2026, 3, 5)


def named(text: str, published: date = THURSDAY) -> list[str]:
    found = find_days(cut_words(text), published.toordinal(), load_day_words())
    return [date.fromordinal(day).isoformat() for day in sorted(found)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("انهار الجسر الخميس", ["2026-03-05"]),
        ("انهار الجسر الأربعاء", ["2026-03-04"]),
        ("انهار الجسر الجمعة", ["2026-02-27"]),
        ("تنطلق الجولة الجمعة المقبل", ["2026-03-06"]),
        ("تنطلق الجولة الخميس القادم", ["2026-03-12"]),
        ("انتهت الجولة الخميس الماضي", ["2026-02-26"]),
        ("وصل الوفد أمس والجولة غدا", ["2026-03-04", "2026-03-06"]),
        ("وصل الوفد والخميس عطلة", ["2026-03-05"]),
        ("لم يذكر المتحدث متى وصل الوفد", []),
    ],
)
def test_a_day_is_the_last_of_its_name_unless_the_words_say_otherwise(text: str, days: list[str]) -> None:
    assert named(text) == days


@given(st.text(alphabet="الخميسجعةأمغداوفبل ", max_size=60), st.dates(date(2000, 1, 20), date(2030, 1, 1)))
def test_a_named_day_is_near(text: str, published: date) -> None:
    assert all(abs(date.fromisoformat(day) - published) <= timedelta(days=7) for day in named(text, published))
