"""Arithmetic of days: months, years, weeks and decades as stretches, and amounts as ISO 8601 says them."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Stretch = tuple[date, date]
"""First and last day, both included."""
MONTHS_OF = {"month": 1, "year": 12, "decade": 120, "century": 1200}
"""Units that are counted in months."""
_DAYS_OF = {"day": 1, "night": 1, "week": 7}
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "night": "D"}
_TIMES = {"hour": "H", "minute": "M", "second": "S"}
_PARTS = {"year": (12, "month"), "month": (30, "day"), "week": (7, "day"), "day": (24, "hour"), "hour": (60, "minute"),
          "minute": (60, "second"), "decade": (10, "year"), "century": (100, "year")}  # fmt: skip
"""What a broken amount of a unit is told in: «4.5 أشهر» are four months and fifteen days."""
_ORDER = ("year", "month", "week", "day", "hour", "minute", "second")
_NINTHS = {"start": (1, 10), "early": (1, 10), "middle": (11, 20), "late": (21, 31), "end": (21, 31)}
_MONTHS = {"start": (1, 1), "early": (1, 3), "middle": (6, 7), "late": (10, 12), "end": (12, 12)}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def in_year(day: date, year: int) -> date:
    """The same day of another year; 28 February where that has no 29th, and the nearest year that a calendar has."""
    year = min(max(year, MINYEAR), MAXYEAR)
    return day_of(year, day.month, day.day) or day.replace(year=year, day=28)


def month_of(year: int, month: int) -> Stretch | None:
    """The month, or None where there is none."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def years(first: int, last: int) -> Stretch | None:
    """From the first day of one year to the last of another."""
    return (date(first, 1, 1), date(last, 12, 31)) if 1 <= first <= last <= 9999 else None


def moved(day: date, days: int) -> date | None:
    """So many days later, or earlier; None where that is no day any more."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def moved_months(day: date, months: int) -> date | None:
    """The same day so many months later or earlier, or the last of that month where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    stretch = month_of(count // 12, count % 12 + 1)
    return None if stretch is None else min(stretch[1], stretch[0].replace(day=min(day.day, stretch[1].day)))


def moved_by(day: date, unit: str, amount: float) -> date | None:
    """So many units later or earlier; parts of a day count as none."""
    if abs(amount) > 10_000:
        return None
    if unit in MONTHS_OF:
        return moved_months(day, round(amount * MONTHS_OF[unit]))
    return moved(day, round(amount * _DAYS_OF.get(unit, 0)))


def week_of(day: date) -> Stretch | None:
    """The week of a day, from Sunday to Saturday."""
    first = moved(day, -(day.isoweekday() % 7))
    last = None if first is None else moved(first, 6)
    return None if first is None or last is None else (first, last)


def unit_of(day: date, unit: str) -> Stretch | None:
    """The day, week, month, year, decade or century in which `day` lies."""
    match unit:
        case "week":
            return week_of(day)
        case "month":
            return month_of(day.year, day.month)
        case "year":
            return years(day.year, day.year)
        case "decade":
            return years(max(day.year // 10 * 10, 1), day.year // 10 * 10 + 9)
        case "century":
            return century((day.year - 1) // 100 + 1)
        case _:
            return day, day


def century(number: int) -> Stretch | None:
    """The twentieth lasted from 1901 to 2000."""
    return years(number * 100 - 99, number * 100)


def season(year: int, number: int) -> Stretch | None:
    """Spring is March to May, and so on; winter, the fourth, begins in December of its year."""
    if number == 4:
        first, last = month_of(year, 12), month_of(year + 1, 2)
    else:
        first, last = month_of(year, number * 3), month_of(year, number * 3 + 2)
    return None if first is None or last is None else (first[0], last[1])


_HALF_A_YEAR = 184
"""Days that the longest half of a year has."""


def part_of(stretch: Stretch, edge: str, number: int) -> Stretch:
    """A named part of a week, a month, a year or longer: «مطلع», «أواخر», the first half, the third quarter."""
    first, last = stretch
    days = (last - first).days + 1
    if edge in ("half", "quarter"):
        return _nth(stretch, 2 if edge == "half" else 4, number)
    if days <= 10:
        return (first, min(last, first + timedelta(days=1))) if edge in ("start", "early") else _late(stretch, edge)
    if days < 28:
        number = 1 if edge in ("start", "early") else 2 if edge == "middle" else 3
        return _nth(stretch, 3, number)
    if days <= 31:
        low, high = _NINTHS[edge]
        return first.replace(day=low), last if high == 31 else first.replace(day=high)
    if days <= _HALF_A_YEAR:
        return _edge_of_months(stretch, edge, round(days / 30.4))
    if days <= 366:
        low, high = _MONTHS[edge]
        return _months(stretch, low, high)
    third = round((last.year - first.year + 1) * 0.3)
    if edge in ("start", "early"):
        return first, date(first.year + third - 1, 12, 31)
    if edge == "middle":
        return date(first.year + third, 1, 1), date(last.year - third, 12, 31)
    return date(last.year - third + 1, 1, 1), last


def _edge_of_months(stretch: Stretch, edge: str, count: int) -> Stretch:
    """The first, the middle or the last months of a season, a quarter or a half."""
    size = max(1, count // 3) if edge in ("early", "late") else 2 - count % 2 if edge == "middle" else 1
    low = 1 if edge in ("start", "early") else (count - size) // 2 + 1 if edge == "middle" else count - size + 1
    return _months(stretch, low, low + size - 1)


def _late(week: Stretch, edge: str) -> Stretch:
    first, last = week
    if edge == "middle":
        return max(first, last - timedelta(days=4)), max(first, last - timedelta(days=3))
    return max(first, last - timedelta(days=1)), last


def _nth(stretch: Stretch, parts: int, number: int) -> Stretch:
    """The nth of so many equal parts, by whole months where it is a year."""
    first, last = stretch
    days = (last - first).days + 1
    if 365 <= days <= 366 and first.day == 1:
        months = 12 // parts
        return _months(stretch, (number - 1) * months + 1, number * months)
    if 28 <= days <= 31 and parts == 2:
        return (first, first.replace(day=15)) if number == 1 else (first.replace(day=16), last)
    length = days / parts
    return first + timedelta(days=int(length * (number - 1))), first + timedelta(days=int(length * number) - 1)


def _months(year: Stretch, low: int, high: int) -> Stretch:
    """From one month of a stretch of a year, by its place from 1, to another."""
    first = moved_months(year[0], low - 1)
    end = moved_months(year[0], high)
    if first is None or end is None:
        return year[0] if first is None else first, year[1]
    return first, min(year[1], end - timedelta(days=1))


def weekday_near(day: date, weekday: int) -> date | None:
    """The nearest such day, before where two are as near."""
    away = (weekday - day.isoweekday()) % 7
    return moved(day, away if away <= 3 else away - 7)


def weekday_before(day: date, weekday: int, *, strictly: bool) -> date | None:
    """The last such day before, or on it unless `strictly`."""
    away = (day.isoweekday() - weekday) % 7
    return moved(day, -(away or (7 if strictly else 0)))


def weekday_after(day: date, weekday: int, *, strictly: bool) -> date | None:
    """The next such day after, or on it unless `strictly`."""
    away = (weekday - day.isoweekday()) % 7
    return moved(day, away or (7 if strictly else 0))


def iso_duration(amounts: list[tuple[str, float]]) -> str | None:
    """Amounts as ISO 8601: whole units, what is broken in the next smaller one; None for nothing.

    >>> iso_duration([("month", 4.5)]), iso_duration([("hour", 1), ("minute", 20)])
    ('P4M15D', 'PT1H20M')
    """
    counts: dict[str, float] = {}
    for unit, amount in amounts:
        _spread(counts, "day" if unit == "night" else unit, amount)
    if set(counts) & {"day", "month", "year"} and "week" in counts:
        counts["day"] = counts.get("day", 0) + counts.pop("week") * 7
    dated = "".join(_count(counts[unit]) + _LETTERS[unit] for unit in _ORDER if unit in _LETTERS and counts.get(unit))
    timed = "".join(_count(counts[unit]) + _TIMES[unit] for unit in _ORDER if unit in _TIMES and counts.get(unit))
    return f"P{dated}{'T' if timed else ''}{timed}" if dated or timed else None


def _count(amount: float) -> str:
    """Digits alone, however many: ISO 8601 has no powers of ten."""
    return str(int(amount)) if amount == int(amount) else f"{amount:f}".rstrip("0").rstrip(".")


def _spread(counts: dict[str, float], unit: str, amount: float) -> None:
    whole = int(amount)
    rest = round(amount - whole, 6)
    if unit in ("decade", "century"):
        counts["year"] = counts.get("year", 0) + round(amount * _PARTS[unit][0], 2)
        return
    if rest and unit in _PARTS:
        parts, smaller = _PARTS[unit]
        counts[smaller] = counts.get(smaller, 0) + round(rest * parts)
        amount = whole
    if amount:
        counts[unit] = counts.get(unit, 0) + amount
