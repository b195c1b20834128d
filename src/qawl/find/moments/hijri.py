"""Months and years of the Hijri calendar in ours."""

from __future__ import annotations

from datetime import date, timedelta

from qawl.find.moments.calendar import Stretch
from qawl.text.hijri import hijri_day

_YEARS = range(1343, 1500)
"""Those that Umm al-Qura is known for, less one so that a year ends in it."""


def hijri_month(year: int, month: int) -> Stretch | None:
    """The month from its first day to the day before the next one's."""
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return _until(hijri_day(year, month, 1), hijri_day(*following, 1))


def hijri_year(year: int) -> Stretch | None:
    """The year from its first day to the day before the next one's."""
    return _until(hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1)) if year in _YEARS else None


def hijri_year_at(day: date) -> int | None:
    """The Hijri year in which a day of ours lies."""
    guess = round((day.year - 622) * 365.2425 / 354.367)
    for year in range(guess - 1, guess + 3):
        stretch = hijri_year(year)
        if stretch is not None and stretch[0] <= day <= stretch[1]:
            return year
    return None


def _until(first: date | None, following: date | None) -> Stretch | None:
    return None if first is None or following is None else (first, following - timedelta(days=1))
