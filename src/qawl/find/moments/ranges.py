"""Two moments, or a number and a moment, that are the ends of one stretch: «بين 3 مارس و7 أبريل»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from qawl.find.moments.calendar import in_year, moved
from qawl.find.moments.dates import read_date
from qawl.find.moments.scan import Found, Scan
from qawl.find.moments.years import named_month
from qawl.model.moments import MomentBasis, MomentKind
from qawl.text.numbers import Number

_RANGES = ("بين", "وبين", "من")
_STRETCHES = (MomentKind.DATE, MomentKind.INTERVAL)
_OF_MONTHS = ("date/", "month/")


def as_ranges(scan: Scan, found: Sequence[Found]) -> Iterator[Found]:
    """The moments, with «من 10 إلى 15 دقيقة» made one stretch of which nobody says how long it is.

    «ما بين دقيقتين إلى 76 دقيقة» is one too.
    """
    ends = {number.end: number for number in scan.numbers.values() if not number.ordinal}
    at = 0
    while at < len(found):
        one, following = found[at], found[at + 1] if at + 1 < len(found) else None
        if following is not None and _is_range(scan, one, following):
            yield replace(following, first=one.first, cut=one.cut, duration=None, rule=f"range/{following.rule}")
            at += 2
            continue
        low = _low(scan, one, ends) if one.rule.startswith("amount/") and one.kind is MomentKind.DURATION else None
        yield one if low is None else replace(one, first=low, cut=0, duration=None, rule=f"range/{one.rule}")
        at += 1


def _is_range(scan: Scan, low: Found, high: Found) -> bool:
    """Whether two amounts of time are the ends of one, each with its unit."""
    amounts = all(one.rule.startswith("amount/") and one.kind is MomentKind.DURATION for one in (low, high))
    if not amounts:
        return False
    if high.first == low.end + 1:
        return scan.folded(low.end) == "الي" and scan.folded(low.first - 1) in _RANGES
    return high.first == low.end and bool(high.cut) and scan.folded(low.first - 1) in _RANGES[:2]


def _low(scan: Scan, one: Found, ends: Mapping[int, Number]) -> int | None:
    """Where the smaller number stands: before «إلى» or a dash, or before «و» behind «بين»."""
    if one.first not in scan.numbers:
        return None
    at = one.first - (scan.folded(one.first - 1) == "(")
    joined = scan.folded(at).startswith("و") and bool(one.cut)
    low = ends.get(at if joined else at - 1)
    if low is None or low.value >= scan.numbers[one.first].value:
        return None
    between = (joined or scan.folded(at - 1) == "و") and scan.folded(low.first - 1) in ("بين", "وبين")
    if joined:
        return low.first if between else None
    return low.first if between or scan.folded(at - 1) in ("الي", "-", "–", "—", "او", "حتي") else None


def join(scan: Scan, since: Found, until: Found) -> Found | None:
    if since.kind not in _STRETCHES or until.kind not in _STRETCHES or since.clock != until.clock:
        return None
    gap = until.first - since.end
    if gap and (to := scan.hit(since.end, "to")) is not None and to.end == until.first:
        opened = scan.leads(since.first, "from")
    else:
        linked = (gap == 1 and scan.folded(since.end) == "و") or (gap == 0 and scan.folded(until.first).startswith("و"))
        opened = linked and scan.folded(since.first - 1) in ("بين", "وبين")
    if gap == 1 and scan.folded(since.end) in ("-", "–", "—"):
        told = since.basis is until.basis is MomentBasis.TEXT or scan.leads(since.first, "from")
        told = told or (scan.folded(since.first - 1) == "(" and scan.folded(until.end) == ")")
        opened = told and since.precision is until.precision
    if not opened or until.anchor or since.anchor:
        return None
    first, last = since.stretch[0], until.stretch[1]
    if last is not None and _tells_year(until) and _takes_year(since):
        first = _last_such(scan, since, last)
    elif first is not None and last is not None and not until.hijri and until.rule.startswith(_OF_MONTHS):
        last = last if until.sure else _next_such(first, last)
    if first is not None and last is not None and last < first:
        last = moved(last, 7) if until.rule.startswith("weekday") else None
        if last is None or last < first:
            return None
    rule = f"{since.rule} to {until.rule}"
    return replace(until, first=since.first, kind=MomentKind.INTERVAL, stretch=(first, last), cut=since.cut, rule=rule)


def _next_such(first: date, last: date) -> date:
    """The end of a stretch in the year of its beginning, or the one behind it («من ديسمبر إلى فبراير»)."""
    same = in_year(last, first.year)
    return same if same >= first else in_year(last, first.year + 1)


def _tells_year(until: Found) -> bool:
    """«يونيو 2012», «متم يونيو 2012», «يونيو الماضي»."""
    told = until.sure or (until.basis is MomentBasis.TEXT and until.rule.startswith("edge/"))
    return told and not until.hijri and until.rule.startswith((*_OF_MONTHS, "edge/"))


def _takes_year(since: Found) -> bool:
    return not (since.sure or since.hijri) and since.rule.startswith(_OF_MONTHS)


def _last_such(scan: Scan, since: Found, last: date) -> date | None:
    """The beginning of a stretch in the year of its end, or the one before («من ديسمبر إلى فبراير 2012»)."""
    if not since.dated:
        read = read_date if since.rule.startswith("date/") else named_month
        since = read(replace(scan, published=last), since.first) or since
    if since.stretch[0] is None:
        return None
    same = in_year(since.stretch[0], last.year)
    return same if same <= last else in_year(same, last.year - 1)
