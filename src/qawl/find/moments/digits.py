"""Days and months in digits alone: «7/10/2023», «2023-10-07», «5/2024»."""

from __future__ import annotations

import re
from datetime import date

from qawl.find.moments.calendar import day_of, month_of
from qawl.find.moments.scan import Found, Scan, interval
from qawl.model.moments import MomentBasis, MomentKind, Precision
from qawl.text.hijri import hijri_day

FIRST_YEAR, LAST_YEAR = 1700, 2199
FIRST_HIJRI, LAST_HIJRI = 1200, 1500
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_BLANK_BEFORE_YEAR = re.compile(r"(\d{1,2})/(\d{1,2})")
_MONTH_ONLY = re.compile(r"(\d{1,2})/(\d{4})")
_DASHES = frozenset("-–—/.")


def read_digits(scan: Scan, first: int) -> Found | None:
    """A date in digits that tells its year; None where none begins at `first`."""
    return _numeric(scan, first) or _dashed(scan, first)


def _numeric(scan: Scan, first: int) -> Found | None:
    folded = scan.folded(first)
    if "/" not in folded and "." not in folded:
        return None
    if match := _DAY_FIRST.fullmatch(folded):
        return _dated(scan, first, first + 1, int(match[3]), int(match[2]), int(match[1]))
    if match := _YEAR_FIRST.fullmatch(folded):
        return _dated(scan, first, first + 1, int(match[1]), int(match[2]), int(match[3]))
    if (match := _MONTH_ONLY.fullmatch(folded)) and 1900 <= int(match[2]) <= 2100:
        stretch = month_of(int(match[2]), int(match[1]))
        return stretch and interval(first, first + 1, stretch, "month", MomentBasis.TEXT, "month/digits")
    year = scan.digits(first + 2, FIRST_HIJRI, 2100) if scan.folded(first + 1) == "/" else None
    if year is not None and (match := _BLANK_BEFORE_YEAR.fullmatch(folded)):
        return _dated(scan, first, first + 3, year, int(match[2]), int(match[1]))  # «15/10/ 1436»
    return None


def _dashed(scan: Scan, first: int) -> Found | None:
    """«2023-10-07», «7 - 10 - 2023»: five tokens, the marks alike."""
    mark = scan.folded(first + 1)
    if mark not in _DASHES or scan.folded(first + 3) != mark:
        return None
    middle = scan.digits(first + 2, 1, 12 if mark != "/" else 31)
    if middle is None:
        return None
    if (year := scan.digits(first, 1900, 2100)) and (day := scan.digits(first + 4, 1, 31)):
        return _dated(scan, first, first + 5, year, middle, day)
    if (day := scan.digits(first, 1, 31)) and (year := scan.digits(first + 4, FIRST_HIJRI, 2100)):
        return _dated(scan, first, first + 5, year, middle, day)
    return None


def _dated(scan: Scan, first: int, end: int, year: int, month: int, day: int) -> Found | None:
    """A day in digits, day before month where both may be meant."""
    if FIRST_HIJRI <= year <= LAST_HIJRI:
        found = hijri_day(year, month, day)
        return _one(first, scan.skip(end, "hijri"), found, hijri=True) if 1 <= month <= 12 and day <= 30 else None
    found = day_of(year, month, day) or day_of(year, day, month)
    if found is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return _one(first, scan.skip(end, "gregorian"), found)


def _one(first: int, end: int, day: date | None, *, hijri: bool = False) -> Found:
    basis = MomentBasis.NONE if day is None else MomentBasis.TEXT
    return Found(first, end, MomentKind.DATE, "date/digits", (day, day), Precision.DAY, basis, hijri=hijri, sure=True)
