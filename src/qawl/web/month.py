"""One month as a grid of weeks, the week beginning as it does where it is read, and what stands on each day."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from qawl.wording import Lang, say

T = TypeVar("T")
FIRST_DAYS: Mapping[Lang, int] = {"ar": 5, "en": 6}
"""Saturday in Arabic, as in most countries whose press is read; Sunday in English. Monday is 0."""


@dataclass(frozen=True, slots=True)
class Day(Generic[T]):
    """One square of the grid."""

    day: date
    inside: bool
    """It is of the month, not of the one before or after."""
    entries: tuple[T, ...]


def weeks_of(month: date, entries: Iterable[tuple[date, T]], lang: Lang) -> list[list[Day[T]]]:
    """The weeks of the month of this day, all seven days of each."""
    on: dict[date, list[T]] = {}
    for day, entry in entries:
        on.setdefault(day, []).append(entry)
    weeks = Calendar(FIRST_DAYS[lang]).monthdatescalendar(month.year, month.month)
    return [[Day(day, day.month == month.month, tuple(on.get(day, ()))) for day in week] for week in weeks]


def weekdays(lang: Lang) -> list[str]:
    """The names of the days in the order of the grid."""
    return [say(lang, f"weekday-{(FIRST_DAYS[lang] + nth) % 7}") for nth in range(7)]


def weekday(day: date, lang: Lang) -> str:
    return say(lang, f"weekday-{day.weekday()}")


def month_name(month: date, lang: Lang) -> str:
    """«آذار/مارس 2026»."""
    return f"{say(lang, f'month-{month.month:02}')} {month.year}"


def month_before(month: date) -> date:
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)


def month_after(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)
