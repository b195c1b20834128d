"""Amounts as ISO 8601, and days that are counted."""

from __future__ import annotations

from datetime import date

import pytest

from qawl.find.moments.calendar import in_year, iso_duration, moved_months, part_of, week_of, years


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        ([("month", 4.5)], "P4M15D"),
        ([("year", 1.5)], "P1Y6M"),
        ([("hour", 0.5)], "PT30M"),
        ([("decade", 3)], "P30Y"),
        ([("week", 2)], "P2W"),
        ([("week", 1), ("day", 2)], "P9D"),
        ([("day", 1), ("hour", 6)], "P1DT6H"),
        ([("year", 10**14)], "P100000000000000Y"),
        ([], None),
    ],
)
def test_an_amount_is_told_as_the_standard_has_it(amounts: list[tuple[str, float]], told: str | None) -> None:
    assert iso_duration(amounts) == told


def test_a_month_earlier_ends_with_the_shorter_month() -> None:
    assert moved_months(date(2021, 3, 31), -1) == date(2021, 2, 28)


def test_weeks_begin_on_sunday() -> None:
    assert week_of(date(2021, 6, 16)) == (date(2021, 6, 13), date(2021, 6, 19))


def test_the_end_of_a_year_is_its_last_month() -> None:
    whole = years(2020, 2020)

    assert whole is not None
    assert part_of(whole, "end", 0) == (date(2020, 12, 1), date(2020, 12, 31))


def test_there_are_no_days_beyond_the_calendar() -> None:
    assert moved_months(date(1, 1, 31), -1) is None
    assert years(9999, 10000) is None


def test_a_day_of_a_year_that_no_calendar_has_is_that_of_the_nearest() -> None:
    assert in_year(date(1, 7, 1), 0) == date(1, 7, 1)
    assert in_year(date(9999, 7, 1), 10000) == date(9999, 7, 1)
    assert in_year(date(2024, 2, 29), 2023) == date(2023, 2, 28)
