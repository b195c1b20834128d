"""Read the dates that feeds, pages and addresses write, in any of their calendars, orders and spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Literal
from urllib.parse import unquote, urlsplit

from qawl.articles.date_shapes import Shapes, key, load_shapes
from qawl.lexicon.months import Calendar
from qawl.model.documents import Span
from qawl.text.fold import fold, fold_with_origins
from qawl.text.hijri import hijri_day

Precision = Literal["year", "month", "day", "minute", "second"]
FIRST_YEAR, LAST_YEAR = 1990, 2100
_FIRST_HIJRI, _LAST_HIJRI = 1410, 1500
_BEFORE = 60
"""How far before a day its time may stand, in code points."""
_ELSEWHERE = "?"
"""A zone that is named and that we do not know: it is not the outlet's."""


@dataclass(frozen=True, slots=True)
class Read:
    """A date as somebody wrote it, in our calendar."""

    iso: str
    """ISO 8601 as far as `precision` goes, seconds filled up with 00; without offset where no zone is known."""
    precision: Precision
    zone: Literal["written", "outlet"] | None = None
    """Where the offset comes from; None when there is none."""
    calendar: Calendar = "gregorian"
    """hijri: written in that calendar alone, so a day more or less by the moon that was seen."""
    weekday_wrong: bool = False
    """The day of the week beside it is not that day's."""
    ambiguous: bool = False
    """Day and month may be meant the other way round; taken day first, as the Arabic press writes."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the place where it is written, its weekday and time included."""

    span: Span
    read: Read


def read_date(words: str, zone: str | None = None) -> Read | None:
    """The first date that `words` tell, or None; a time without zone is taken to be in `zone`, a name of the IANA list.

    None also for what needs a clock («قبل 3 ساعات»), for days that no calendar has, and for years before 1990.
    """
    shapes = load_shapes()
    folded = fold(words).strip()
    for pattern in shapes.whole:
        if match := pattern.fullmatch(folded):
            return _read_whole(match, shapes, zone)
    return next((read for _, _, read in _find(folded, shapes, zone)), None)


def find_dates(text: str, zone: str | None = None) -> tuple[Dated, ...]:
    """Every date of a byline or another short text, in its order; days in two calendars that name one day are one."""
    folded = fold_with_origins(text)
    found = _find(folded.text, load_shapes(), zone)
    return tuple(Dated(folded.origin(start, end), read) for start, end, read in found)


# Addresses

_IN_PATH = (
    re.compile(r"/(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?=[/_.-]|$)", re.ASCII),
    re.compile(r"/(?:\d{1,12}-)?(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?=[/_.-]|$)", re.ASCII),
    re.compile(r"/(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?=[/_.-])", re.ASCII),
    re.compile(r"/(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?=[/_.-]|$)", re.ASCII),
    re.compile(r"/(?P<y>\d{4})/(?P<m>\d{2})(?=/\D)", re.ASCII),
)
_DAY_FIRST = _IN_PATH[3]
_NAMED = re.compile(r"/(?P<y>\d{4})/(?P<m>[^\W\d_]{3,12})/(?P<d>\d{1,2})(?=[/_.-]|$)")
"""«/2026/mar/05/», «/2026/مارس/05/»."""


def date_in_address(url: str) -> Read | None:
    """The day or month that the path of an address files its page under, or None where that is not sure."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return None
    for pattern in _IN_PATH:
        if (match := pattern.search(path)) and (read := _read_path(match)):
            return read
    named = _NAMED.search(path)
    read = read_date(f"{named['d']} {named['m']} {named['y']}") if named else None
    return read if read is not None and read.precision == "day" else None


def _read_path(match: re.Match[str]) -> Read | None:
    year, month = int(match["y"]), int(match["m"])
    day = int(match["d"]) if "d" in match.groupdict() else None
    if match.re is _DAY_FIRST and day is not None and day <= 12 and day != month:
        return None  # «/5/3/2026/»: nothing says which is the day
    if not FIRST_YEAR <= year <= LAST_YEAR or not _is_day(year, month, day or 1):
        return None
    return Read(f"{year}-{month:02}", "month") if day is None else Read(f"{year}-{month:02}-{day:02}", "day")


# What is written beside one another: days, weekdays, times


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    second: int | None
    zone: str | None = None
    """A name, an offset, or _ELSEWHERE; None where none is written."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, month or year that stands from `start` to `end`, not yet checked against any calendar."""

    start: int
    end: int
    calendar: Calendar
    year: int
    month: int | None
    day: int | None
    numeric: bool = False
    """Day, month and year in figures, day or month first."""
    weekday: int | None = None
    clock: _Clock | None = None


def _find(text: str, shapes: Shapes, zone: str | None) -> Iterator[tuple[int, int, Read]]:
    """Places and dates of a folded text."""
    for day in _joined(_placed(text, shapes), text, shapes):
        if read := _read(day, zone):
            yield day.start, day.end, read


def _placed(text: str, shapes: Shapes) -> list[_Day | None]:
    """Each day with its weekday and time; None for what has a date's shape and is none."""
    found: list[_Day | None] = []
    free = 0
    for match in _matches(text, shapes):
        day = _day(match, shapes)
        if day is not None:
            day = _with_clock(_with_weekday(day, text, free, shapes), text, free, shapes)
        free = match.end() if day is None else day.end
        found.append(day)
    return found


def _matches(text: str, shapes: Shapes) -> Iterator[re.Match[str]]:
    """The shapes that stand in the text, the longer of two that begin together, none within another."""
    matches = [match for pattern in shapes.days for match in pattern.finditer(text)]
    end = 0
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            end = match.end()
            yield match


def _day(match: re.Match[str], shapes: Shapes) -> _Day | None:
    said = match.groupdict()
    year = int(said["y"]) if said.get("y") else _whole_year(int(said["yy"]))
    calendar: Calendar = "hijri" if year < FIRST_YEAR else "gregorian"
    if said.get("m"):
        named = {shapes.months[key(said[group])] for group in ("m", "m2") if said.get(group)}
        if len(named) != 1 or (named_month := named.pop())[0] != calendar:
            return None  # «آذار/أبريل» is a slip of the pen, and of which word nobody can say
        month = named_month[1]
    else:
        month = int(said["n"])
    if said.get("hijri" if calendar == "gregorian" else "gregorian"):
        return None
    day = int(said["d"]) if said.get("d") else shapes.ordinals.get(key(said.get("o") or ""))
    numeric = bool(said.get("n")) and match.start("d") < match.start("n")
    clock = _inner_clock(said, shapes)
    return _Day(match.start(), match.end(), calendar, year, month, day, numeric, clock=clock)


def _whole_year(short: int) -> int:
    return short + (2000 if short < FIRST_YEAR % 100 else 1900)


def _with_weekday(day: _Day, text: str, free: int, shapes: Shapes) -> _Day:
    """The day with the weekday that stands before or behind it."""
    if match := shapes.weekday_before.search(text, max(free, day.start - 25), day.start):
        said = match["weekday"] or match["bare"]
        return replace(day, start=match.start(), weekday=shapes.weekdays[key(said)])
    if match := shapes.weekday_after.match(text, day.end):
        return replace(day, end=match.end(), weekday=shapes.weekdays[key(match["weekday"])])
    return day


def _with_clock(day: _Day, text: str, free: int, shapes: Shapes) -> _Day:
    """The day with the time that stands behind it, or else before it."""
    if day.clock is not None:
        end, zone = _zone_at(text, day.end, len(text), shapes)
        return replace(day, end=end, clock=replace(day.clock, zone=day.clock.zone or zone))
    if match := shapes.time_after.match(text, day.end):
        end, zone = _zone_at(text, match.end(), len(text), shapes)
        if clock := _clock(match, zone, shapes):
            return replace(day, end=end, clock=clock)
    for match in shapes.time_before.finditer(text, max(free, day.start - _BEFORE), day.start):
        end, zone = _zone_at(text, match.end(), day.start, shapes)
        clock = _clock(match, zone, shapes)
        if clock and shapes.lead.match(text, end, day.start):
            return replace(day, start=match.start(), clock=clock)
    return day


def _clock(match: re.Match[str], zone: str | None, shapes: Shapes) -> _Clock | None:
    """The time of a match: figures alone («12»), or with a point («10.20»), need a word that says they are one."""
    part = shapes.parts.get(key(match["part"] or match["first"] or ""))
    if (not match["m"] and not (match["hour"] or part)) or (match["cut"] == "." and not (match["hour"] or part)):
        return None
    clock = _checked_clock(match["h"], match["m"] or "0", match["sec"])
    return clock and replace(clock, hour=_hour(clock.hour, part), zone=zone)


def _inner_clock(said: dict[str, str | None], shapes: Shapes) -> _Clock | None:
    """The time that stands within a date: «Thu Mar 05 10:20:00 UTC 2026»."""
    if (hour := said.get("th")) is None:
        return None
    zone = said.get("tz")
    clock = _checked_clock(hour, said["tm"] or "", said["ts"])
    return clock and replace(clock, zone=_zone_at(zone, 0, len(zone), shapes)[1] or _ELSEWHERE if zone else None)


def _checked_clock(hour: str, minute: str, second: str | None) -> _Clock | None:
    clock = _Clock(int(hour), int(minute), None if second is None else min(int(second), 59))
    return clock if clock.hour < 24 and clock.minute < 60 and int(second or 0) <= 60 else None


def _hour(hour: int, part: str | None) -> int:
    """The hour from 0 to 23 that «10 مساء» and the like mean."""
    match part:
        case "morning" | "night" if hour == 12:
            return 0
        case "night" if 6 <= hour < 12:
            return hour + 12
        case "evening" if hour < 12:
            return hour + 12
        case "noon" if hour < 8:
            return hour + 12
        case _:
            return hour


def _zone_at(text: str, index: int, limit: int, shapes: Shapes) -> tuple[int, str | None]:
    """Where the zone that begins at `index` ends, not behind `limit`, and which it is."""
    for pattern in shapes.zones:
        match = pattern.match(text, index, limit)
        said = match.groupdict() if match else {}
        if match is None or int(said.get("h") or 0) > 14 or int(said.get("m") or 0) > 59:
            continue
        if said.get("sign"):
            sign = "+" if said["sign"] == "+" else "-"
            return match.end(), f"{sign}{int(said['h']):02}:{said['m'] or '00'}"
        if said.get("zone"):
            return match.end(), shapes.places[key(said["zone"])]
        return match.end(), _ELSEWHERE if said.get("other") else None
    return index, None


def _joined(days: list[_Day | None], text: str, shapes: Shapes) -> Iterator[_Day]:
    """«16 رمضان 1447هـ - 5 مارس 2026م» as one day, the Gregorian; all others as they are."""
    last: _Day | None = None
    for day in days:
        if last is not None and day is not None and _are_one(last, day, text, shapes):
            ours = day if day.calendar == "gregorian" else last
            weekday, clock = last.weekday or day.weekday, day.clock or last.clock
            yield replace(ours, start=last.start, end=day.end, weekday=weekday, clock=clock)
            last = None
            continue
        if last is not None:
            yield last
        last = day
    if last is not None:
        yield last


def _are_one(one: _Day, other: _Day, text: str, shapes: Shapes) -> bool:
    days = one.day is not None and other.day is not None
    return days and one.calendar != other.calendar and bool(shapes.same.fullmatch(text, one.end, other.start))


# From what is written to a day of our calendar


def _read(day: _Day, zone: str | None) -> Read | None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR and not _FIRST_HIJRI <= day.year <= _LAST_HIJRI:
        return None
    if day.day is None or day.month is None:
        return _read_month(day)
    if day.calendar == "hijri":
        return _read_hijri(day, day.month, day.day, zone)
    ways = [(day.month, day.day), (day.day, day.month)] if day.numeric else [(day.month, day.day)]
    found = list(dict.fromkeys(date(day.year, *way) for way in ways if _is_day(day.year, *way)))
    if not found:
        return None
    fitting = [each for each in found if each.isoweekday() == day.weekday]
    open_question = len(found) > 1 and len(fitting) != 1
    chosen = fitting[0] if len(fitting) == 1 else found[0]
    return _timed(chosen, day, zone, "gregorian", ambiguous=open_question)


def _read_month(day: _Day) -> Read | None:
    if day.calendar == "hijri" or (day.month is not None and not 1 <= day.month <= 12):
        return None  # a Hijri month lies in two of ours
    return Read(f"{day.year}", "year") if day.month is None else Read(f"{day.year}-{day.month:02}", "month")


def _read_hijri(day: _Day, month: int, of_month: int, zone: str | None) -> Read | None:
    """By the calendar of Umm al-Qura, unless the weekday tells that the day before or after was meant."""
    counted = hijri_day(day.year, month, of_month)
    if counted is None:
        return None
    near = [counted, counted - timedelta(days=1), counted + timedelta(days=1)]
    chosen = next((each for each in near if each.isoweekday() == day.weekday), counted)
    return _timed(chosen, day, zone, "hijri")


def _timed(day: date, said: _Day, zone: str | None, calendar: Calendar, *, ambiguous: bool = False) -> Read:
    wrong = said.weekday is not None and day.isoweekday() != said.weekday
    clock = said.clock
    if clock is None:
        return Read(day.isoformat(), "day", None, calendar, wrong, ambiguous)
    precision: Precision = "minute" if clock.second is None else "second"
    naive = datetime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second or 0)
    info = _zone(clock.zone or zone)
    basis: Literal["written", "outlet"] | None = None
    if info is not None:
        basis = "written" if clock.zone else "outlet"
    return Read(naive.replace(tzinfo=info).isoformat(), precision, basis, calendar, wrong, ambiguous)


def _zone(name: str | None) -> tzinfo | None:
    """The zone of a name or an offset; None for none, and for one that this machine does not know."""
    if name is None or name == _ELSEWHERE:
        return None
    if name[0] in "+-":
        offset = timedelta(hours=int(name[1:3]), minutes=int(name[4:6]))
        return timezone(-offset if name[0] == "-" else offset)
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _read_whole(match: re.Match[str], shapes: Shapes, zone: str | None) -> Read | None:
    said = match.groupdict()
    if said.get("epoch"):
        seconds = int(said["epoch"][:10])
        when = datetime.fromtimestamp(seconds, UTC)
        return Read(when.isoformat(), "second", "written") if FIRST_YEAR <= when.year <= LAST_YEAR else None
    month, day = (int(said[group]) if said.get(group) else None for group in ("n", "d"))
    year = int(said["y"])
    calendar: Calendar = "hijri" if year < FIRST_YEAR else "gregorian"
    clock = _inner_clock(said, shapes)
    return _read(_Day(0, match.end(), calendar, year, month, day, clock=clock), zone)
