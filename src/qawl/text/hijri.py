"""A day of the Hijri calendar in ours, by Umm al-Qura, where the library for it is installed."""

from __future__ import annotations

from datetime import date


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none, or without the extra qawl[web]: the only importer of hijridate.

    >>> str(hijri_day(1447, 9, 1))
    '2026-02-18'
    """
    try:
        from hijridate import Hijri
    except ModuleNotFoundError:
        return None
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)
