"""What a moment takes from the ones before it: the day of «في اليوم التالي», the ends of «من الأحد إلى الثلاثاء»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date
from itertools import pairwise

from qawl.find.moments.calendar import in_year, moved, moved_by, unit_of
from qawl.find.moments.pairs import placed_in
from qawl.find.moments.ranges import join
from qawl.find.moments.scan import Found, Scan
from qawl.model.moments import MomentBasis, MomentKind, Precision

_SENTENCES = 4
"""How far back the day lies that «the next day» is counted from."""
_NEAR_YEAR = 400
"""Days from the publication within which two mentions of «7 أكتوبر» are the same day."""
_LATELY = 45
"""Days before the publication from which on a day is of this year, whatever year its month was told with."""
_SHORTLY = 40
"""Tokens."""
_COMING = 240
"""Days within which a month of the future is more likely than the one that has been."""
_YEARS_OFF = {"same": 0, "next": 1, "before": -1}
_YEARS = ("unit/عام", "year")
_PERIOD = "vague/الفترة"
_SHARES = ("edge/النصف", "edge/الربع", "edge/الفصل")
_NOW_OR_THEN = ("day/اليوم", "day/أمس")
_ROUND = 60
"""Days from the publication within which an anniversary is told of."""
_HOURS = "clock to clock"
_EVENT, _DATES = "event/", frozenset(("في", "("))
_STRETCHES = (MomentKind.DATE, MomentKind.INTERVAL)


def join_ranges(scan: Scan, found: Sequence[Found]) -> Iterator[Found]:
    """The moments, with the two ends of a stretch made one: «بين 3 مارس و7 أبريل»."""
    at = 0
    while at < len(found):
        following = found[at + 1] if at + 1 < len(found) else None
        joined = following and (join(scan, found[at], following) or _of_year(scan, found[at], following))
        yield joined or found[at]
        at += 1 if joined is None else 2


def _of_year(scan: Scan, one: Found, year: Found) -> Found | None:
    """«سبتمبر من السنة نفسها», «7 مارس من العام التالي»: in a year that the text has named before.

    «نفس الشهر من العام الماضي» is that month in the year that it names itself.
    """
    if one.rule == _PERIOD and _is_same(scan, one):
        return _period_of(scan, one, year)
    if one.relation == ("same", "month") and year.rule in _YEARS and year.dated:
        here = year.first == one.end + 1 and scan.folded(one.end) == "من"
        return replace(one, end=year.end, stretch=year.stretch, relation=("same", "month of year")) if here else None
    if year.relation is None or year.relation[1] != "year" or one.sure or one.hijri:
        return None
    if year.first != one.end + 1 or scan.folded(one.end) != "من" or not one.rule.startswith(("date/", "month/")):
        return None
    return replace(one, end=year.end, relation=(year.relation[0], "of year"))


def _is_same(scan: Scan, one: Found) -> bool:
    """«نفس الفترة», «الفترة ذاتها»."""
    hits = (scan.hit(one.first, "this", clitic=True), scan.hit(one.end - 1, "turn"))
    return any(hit is not None and hit.sense.name == "same" for hit in hits)


def _period_of(scan: Scan, one: Found, year: Found) -> Found | None:
    """«الفترة نفسها من العام الماضي»: what was spoken of before, in another year."""
    here = year.first == one.end + (scan.folded(one.end) == "من") and year.precision is Precision.YEAR
    if not here or year.kind is not MomentKind.INTERVAL or (year.first == one.end and not year.rule.startswith("year")):
        return None
    relation = ("same" if year.relation is None else year.relation[0], "part of year")
    return replace(year, first=one.first, cut=one.cut, relation=relation)


def place_in_context(scan: Scan, found: Sequence[Found]) -> Iterator[Found]:
    """The moments, with days for those that are counted from another, and for hours that say none."""
    earlier: Found | None = None
    for at, one in enumerate(found):
        near = earlier if earlier is not None and _is_near(scan, earlier, one) else None
        if one.relation is not None:
            one = _after(one, near) if one.relation[0] in ("after", "later") else _related(one, near)
        elif one.clock:
            one = _of_day(scan, one, found[at + 1] if at + 1 < len(found) else None, near)
        yield one
        if one.kind in _STRETCHES and one.dated:
            earlier = one


def of_every_year(scan: Scan, found: Sequence[Found]) -> Iterator[Found]:
    """The moments, with «مايو من كل عام» made one that comes again every year."""
    at = 0
    while at < len(found):
        one, following = found[at], found[at + 1] if at + 1 < len(found) else None
        again = following is not None and _comes_again(scan, one, following)
        yield replace(following, first=one.first, cut=one.cut, rule="recurring/month") if following and again else one
        at += 2 if again else 1


def _comes_again(scan: Scan, one: Found, every: Found) -> bool:
    if every.rule != "recurring/every" or every.first != one.end + 1 or scan.folded(one.end) != "من":
        return False
    return not one.sure and one.rule.startswith(("date/", "month/"))


def without_dated_events(scan: Scan, found: Sequence[Found]) -> Iterator[Found]:
    """The moments without «اندلاع النزاع» of «منذ اندلاع النزاع في مارس 2011»: when that was, the next one says."""
    for at, one in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if one.rule.startswith(_EVENT) and following is not None and _is_its_time(scan, one, following):
            continue
        yield one


def _is_its_time(scan: Scan, event: Found, time: Found) -> bool:
    between = range(event.end, time.first)
    return time.dated and len(between) <= 1 and all(scan.folded(at) in _DATES for at in between)


def speak_of_ages(scan: Scan, found: Sequence[Found]) -> Iterator[Found]:
    """The moments, where «بالأمس» and «اليوم» of one sentence are then and now, and no days."""
    told = [at for at, one in enumerate(found) if one.end == one.first + 1 and one.rule in _NOW_OR_THEN]
    ages = {
        at
        for before, behind in pairwise(told)
        if found[before].rule != found[behind].rule and _is_then(scan, found[before], found[behind])
        for at in (before, behind)
    }
    for at, one in enumerate(found):
        yield one if at not in ages else replace(one, kind=MomentKind.VAGUE, stretch=(None, None), precision=None,
                                                 basis=MomentBasis.NONE)  # fmt: skip


def _is_then(scan: Scan, one: Found, other: Found) -> bool:
    """Whether two words of days stand in one sentence, the one of the past as «بالأمس»."""
    if other.first >= scan.text.sentence_end(one.first):
        return False
    return any(scan.folded(each.first).endswith("بالامس") for each in (one, other))


def agree_on_years(found: Sequence[Found], published: date | None) -> Iterator[Found]:
    """The moments, where a day or month without a year has that of its other mentions in the article.

    A mention that tells the year decides, and else one that the sentence puts into the future.
    """
    years: dict[tuple[str, int, int, int], Found] = {}
    for one in found:
        key = _day_of_year(one, published)
        if key is not None and (key not in years or _weight(one, published) > _weight(years[key], published)):
            years[key] = one
    told: dict[int, Found] = {}
    for one in found:
        key = _day_of_year(one, published)
        if one.sure and one.stretch[0] is not None and one.rule.startswith(("date/", "month/")):
            told[one.stretch[0].month] = one
        if key is None or one.sure:
            yield one
        elif years[key] is one and (month := _told_month(one, told, published)) is not None:
            yield month
        else:
            yield replace(one, stretch=years[key].stretch)


def _told_month(one: Found, told: Mapping[int, Found], published: date | None) -> Found | None:
    """A day some time ago, in the year that its month was told with shortly before: «24 مارس 2017 … وفي 30 مارس»."""
    since, until = one.stretch
    if published is None or since is None or until is None or not one.rule.startswith("date/"):
        return None
    month = told.get(since.month)
    if month is None or month.stretch[0] is None or one.first - month.end > _SHORTLY:
        return None
    year = month.stretch[0].year
    if year == since.year or (published - since).days < _LATELY:
        return None
    return replace(one, stretch=(in_year(since, year), in_year(until, year)), basis=MomentBasis.CONTEXT)


def _day_of_year(one: Found, published: date | None) -> tuple[str, int, int, int] | None:
    """What names the same day or month of any year; None for what is not near, or no day or month by name."""
    since, until = one.stretch
    if published is None or since is None or until is None or not one.rule.startswith(("date/", "month/")):
        return None
    if one.hijri or abs((since - published).days) > _NEAR_YEAR:
        return None
    return one.kind, since.month, since.day, min((until - since).days, 28)


def _weight(one: Found, published: date | None) -> int:
    """2 where the year is told, 1 for what is to come within the year; what lies further off decides for no other."""
    since = one.stretch[0]
    if one.sure or since is None or published is None:
        return 2 if one.sure else 0
    return int(0 < (since - published).days <= _COMING)


def _is_near(scan: Scan, earlier: Found, one: Found) -> bool:
    at = one.first
    for _ in range(_SENTENCES):
        at = scan.text.sentence_start(at)
        if at <= earlier.first:
            return True
        at -= 1
    return False


def _after(one: Found, base: Found | None) -> Found:
    """«بعد يوم من …» on the day that the article has just named; how long, where it has named none.

    «بعد يومين من ذلك» is so many days behind it.
    """
    if base is None or base.kind is not MomentKind.DATE:
        return one
    if one.relation is not None and one.relation[0] == "later":
        day = base.stretch[1] and moved(base.stretch[1], int(one.relation[1]))
        return one if day is None else replace(one, kind=MomentKind.DATE, stretch=(day, day), basis=MomentBasis.CONTEXT)
    return replace(one, kind=MomentKind.DATE, stretch=base.stretch, basis=MomentBasis.CONTEXT)


def _related(one: Found, base: Found | None) -> Found:
    """«التالي», «نفسه», «السابق» from the moment before it."""
    since, until = (None, None) if base is None else base.stretch
    if one.relation is not None and one.relation[1] == "part of year":
        return _part_of_year(one, base)
    if one.relation is None or since is None or until is None:
        return replace(one, stretch=(None, None), basis=MomentBasis.NONE)
    name, unit = one.relation
    if unit == "month of year":
        return _in_that_year(one, since)
    if unit == "of year":
        return placed_in(one, since.year + _YEARS_OFF[name])
    if unit == "day" and since != until:
        return replace(one, basis=MomentBasis.NONE)
    day: date | None = since
    if name == "next":
        day = moved(until, 1) if unit == "day" else moved_by(since.replace(day=1) if unit != "week" else since, unit, 1)
    elif name == "before":
        day = moved_by(since.replace(day=1) if unit not in ("day", "week") else since, unit, -1)
    stretch = None if day is None else unit_of(day, unit)
    if stretch is None:
        return replace(one, basis=MomentBasis.NONE)
    return replace(one, stretch=stretch, basis=MomentBasis.CONTEXT)


def _part_of_year(one: Found, base: Found | None) -> Found:
    """The part of a year that was told before it, moved to its year; the whole year where none was."""
    since, until = (None, None) if base is None else base.stretch
    told = one.stretch[0]
    if told is None and since is not None and one.relation is not None:
        named = since.year + _YEARS_OFF[one.relation[0]]
        told = date(named, 1, 1) if MINYEAR <= named <= MAXYEAR else None
    whole = None if told is None else unit_of(told, "year")
    if whole is None:
        return replace(one, stretch=(None, None), basis=MomentBasis.NONE)
    one = replace(one, stretch=whole)
    if base is None or since is None or until is None or base.kind is not MomentKind.INTERVAL:
        return one
    share = base.rule.startswith(_SHARES)
    edge = base.rule.startswith("edge/") and not share  # «منذ بداية العام»: its days are no part
    if edge or since.year != until.year or unit_of(since, "year") == (since, until):
        return one
    last = unit_of(until, "month")
    ends = last is not None and last[1] == until
    first, end = in_year(since, whole[0].year), in_year(until, whole[0].year)
    month = unit_of(end, "month") if ends else None
    stretch = (first, month[1] if month is not None else end)
    return replace(one, stretch=stretch, precision=base.precision, basis=MomentBasis.CONTEXT)


def _in_that_year(one: Found, month: date) -> Found:
    year = one.stretch[0]
    stretch = None if year is None else unit_of(month.replace(year=year.year, day=1), "month")
    return replace(one, stretch=stretch or (None, None), basis=MomentBasis.CONTEXT)


def _of_day(scan: Scan, one: Found, following: Found | None, earlier: Found | None) -> Found:
    """An hour on the day that its sentence names, before it or behind; on that of the publication otherwise."""
    start, end = scan.text.sentence_start(one.first), scan.text.sentence_end(one.first)
    beside = [other for other in (earlier, following) if other is not None and start <= other.first < end]
    if one.rule.startswith("anniversary/") and (day := scan.published) is not None:
        return _come_round(one, [other.stretch[0] for other in beside if other.stretch[0]], day)
    for other in beside:
        if other.kind is MomentKind.DATE and other.dated:
            return replace(one, stretch=other.stretch, basis=MomentBasis.CONTEXT)
    if one.rule == _HOURS:
        return replace(one, kind=MomentKind.RECURRING)  # «من الخامسة إلى التاسعة مساء» of every day
    return replace(one, stretch=(scan.published, scan.published), basis=scan.anchored())


def _come_round(one: Found, told: Sequence[date], published: date) -> Found:
    """«الذكرى الخامسة لفتح الجسر في 14 مايو 2016»: that day of this year; of a year long past, no day."""
    for day in told:
        again = in_year(day, published.year)
        if abs((again - published).days) <= _ROUND:
            near = day == again
            return replace(one, stretch=(again, again), basis=MomentBasis.CONTEXT if near else MomentBasis.PUBLISHED)
    days = (None, None) if told else (published, published)
    return replace(one, stretch=days, basis=MomentBasis.NONE if told else MomentBasis.PUBLISHED)
