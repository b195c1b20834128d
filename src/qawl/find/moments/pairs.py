"""What a moment takes from the one right beside it: the year of «مايو ويونيو 2014», the day of «… الموافق …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR
from itertools import pairwise

from qawl.find.moments.calendar import in_year, unit_of
from qawl.find.moments.scan import Found, Scan
from qawl.model.moments import MomentBasis, MomentKind, Precision
from qawl.text import tags as tag

_DAY_OR_MONTH, _LINKS = ("date/", "month/"), frozenset(("و", "او"))
_SIGHTING = 2
"""Days by which a month of the moon may begin earlier or later than the tables have it."""


def share_years(scan: Scan, found: Sequence[Found]) -> Iterator[Found]:
    """The moments, where «مايو» of «مايو ويونيو 2014» is of the year that is told behind the second."""
    for at, one in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        shared = following is not None and _is_told_behind(scan, one, following)
        year = following.stretch[0] if following is not None and shared else None
        if year is None:
            yield one
        else:
            yield replace(placed_in(one, year.year), sure=True)


def _is_told_behind(scan: Scan, one: Found, following: Found) -> bool:
    """Whether «و» leads from a month or day without a year to one that is told with its number."""
    gap = following.first - one.end
    linked = gap == 0 and scan.folded(following.first).startswith("و") and following.cut > 0
    linked = linked or (gap == 1 and scan.folded(one.end) in _LINKS)
    named = one.rule.startswith(_DAY_OR_MONTH) and one.precision is following.precision
    told = following.sure and following.basis is MomentBasis.TEXT and not (one.sure or one.hijri or following.hijri)
    since, until = one.stretch[0], following.stretch[0]
    return linked and named and told and since is not None and until is not None and since.month < until.month


def agree_on_days(scan: Scan, found: Sequence[Found]) -> Iterator[Found]:
    """The moments, where a day of the moon is that of the calendar which is named beside it.

    «11 شعبان 1433 هـ، الموافق 30 يونيو 2012»: whether the month had begun a day earlier nobody could work out.
    """
    days = list(found)
    for at, (one, other) in enumerate(pairwise(days)):
        if one.hijri is other.hijri or not _is_same_day(scan, one, other):
            continue
        lunar, told = (at, other) if one.hijri else (at + 1, one)
        days[lunar] = replace(days[lunar], stretch=told.stretch, weekday_wrong=told.weekday_wrong)
    yield from days


def _is_same_day(scan: Scan, one: Found, other: Found) -> bool:
    """Whether «الموافق» stands between two days that lie as near as two calendars may differ."""
    since, until = one.stretch[0], other.stretch[0]
    if since is None or until is None or not one.kind is other.kind is MomentKind.DATE:
        return False
    at = one.end
    while scan.tags(at) & (tag.COMMA | tag.DASH | tag.OPEN | tag.CLOSE):
        at += 1
    return abs((since - until).days) <= _SIGHTING and at < scan.skip(at, "same day") == other.first


def placed_in(one: Found, year: int) -> Found:
    """A day or month that is told but for its year."""
    since, until = one.stretch
    if since is None or until is None or not MINYEAR <= year <= MAXYEAR:
        return replace(one, stretch=(None, None), basis=MomentBasis.NONE)
    first, last = in_year(since, year), in_year(until, year)
    stretch = unit_of(first, "month") if one.precision is Precision.MONTH and one.rule.startswith("month/") else None
    return replace(one, stretch=stretch or (first, last), basis=MomentBasis.CONTEXT)
