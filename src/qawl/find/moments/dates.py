"""Days and months by name or number: «7 أكتوبر 2023», «الخامس من الشهر الجاري», «تشرين الأول/أكتوبر الماضي»."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from qawl.find.moments.calendar import Stretch, day_of, month_of, moved_months
from qawl.find.moments.digits import FIRST_HIJRI, FIRST_YEAR, LAST_HIJRI, LAST_YEAR, read_digits
from qawl.find.moments.hijri import hijri_month, hijri_year_at
from qawl.find.moments.scan import Found, Hit, Scan, interval
from qawl.find.moments.tense import outlook
from qawl.model.moments import MomentBasis, MomentKind, Precision
from qawl.text import tags as tag
from qawl.text.hijri import hijri_day

_PARTING = ("-", "/")
_NO_YEAR = re.compile(r"(\d{1,2})/(\d{1,2})")
_DAY = "يوم"
_SOON, _LATELY, _LATELY_MONTH = 60, 30, 61
"""Days."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or how it is told: by number, or by its turn from the publication («من العام الماضي»)."""

    number: int | None
    turn: str
    end: int
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its name or names, with what is said behind it."""

    calendar: str
    number: int
    turn: str
    year: Year | None
    end: int
    lemma: str

    @property
    def told(self) -> bool:
        return bool(self.turn) or self.year is not None


def read_date(scan: Scan, first: int) -> Found | None:
    """A day, or several of one month, in digits or by ordinal; None where none begins at `first`."""
    return read_digits(scan, first) or _without_year(scan, first) or _month_first(scan, first) or _of_month(scan, first)


def _without_year(scan: Scan, first: int) -> Found | None:
    """«يوم 4/3», «الأحد 4/3», «بتاريخ 4/3»: a day where the word before says so."""
    match = _NO_YEAR.fullmatch(scan.folded(first))
    if match is None or not 1 <= int(match[2]) <= 12:
        return None
    if all(scan.hit(first - 1, kind, clitic=True) is None for kind in ("part", "weekday", "date word")):
        return None
    month = Month("", int(match[2]), "", None, first + 1, "digits")
    return _in_named(scan, first, int(match[1]), int(match[1]), month)


def _month_first(scan: Scan, first: int) -> Found | None:
    """«April 13, 2021», as posts are stamped."""
    hit = scan.hit(first, "month")
    if hit is None or not scan.tags(first) & tag.LATIN:
        return None
    day = scan.digits(hit.end, 1, 31)
    at = hit.end + 1 + (scan.folded(hit.end + 1) in (",", "،"))
    year = None if day is None else scan.digits(at, FIRST_YEAR, LAST_YEAR)
    if day is None or year is None:
        return None
    month = Month(hit.sense.name, hit.sense.value, "", Year(year, "", at + 1), at + 1, hit.sense.lemma)
    return _in_named(scan, first, day, day, month)


# A day of a month


def _of_month(scan: Scan, first: int) -> Found | None:
    both = scan.hit(first, "both", clitic=True)
    start = both.end if both is not None and both.sense.name == "day" else first
    days = _days(scan, start)
    if days is None:
        return None
    low, high, end = days
    part = scan.hit(first - 1, "unit", clitic=True)
    if part is not None and part.sense.name not in ("day", "night") and part.end == first:
        return None  # «الأسبوع الأول من يونيو»
    parted = scan.folded(end) in _PARTING and low == high
    dashed = parted and scan.folded(end - 1).isdecimal()  # «21-سبتمبر-2012», «21/سبتمبر/2012»
    month = read_month(scan, end + 1 if dashed else scan.skip(end, "of"))
    if month is not None and (month.year is not None or not dashed):  # «4-صفر» is how a match ended
        found, named = _in_named(scan, first, low, high, month), scan.hit(first, "first day", clitic=True)
        return found if found is None or named is None else replace(found, cut=named.sense.cut)
    return _in_present(scan, first, low, high, end)


def _days(scan: Scan, at: int) -> tuple[int, int, int] | None:
    """First and last day and where they end: «3», «3 و7», «5 إلى 8», «الثالث والرابع»."""
    one = _day(scan, at)
    if one is None:
        return None
    low, end = one
    high, last = low, end
    while (joined := _joined(scan, last)) is not None:
        following = _day(scan, joined)
        if following is None or following[0] <= high:
            break
        high, last = following
    return low, high, last


def _joined(scan: Scan, at: int) -> int | None:
    """Where a second day may stand behind a first: after «و», «إلى», a dash or a comma."""
    if scan.folded(at) in ("و", "-", "–", "—", "،", ","):
        return at + 1
    if scan.folded(at) == "وال":
        return at  # «الـ26 والـ27»
    if (to := scan.hit(at, "to")) is not None:
        return to.end + (scan.folded(to.end) == _DAY)
    number = scan.numbers.get(at)
    return at if number is not None and number.ordinal and scan.folded(at).startswith("و") else None


def _day(scan: Scan, at: int) -> tuple[int, int] | None:
    if scan.folded(at) in ("ال", "لل", "وال", "بال"):
        at += 1
    if (digits := scan.digits(at, 1, 31)) is not None:
        return digits, at + 1
    if (hit := scan.hit(at, "first day", clitic=True)) is not None:
        return 1, hit.end  # «الفاتح من نوفمبر»
    number = scan.numbers.get(at)
    if number is None or number.value not in range(1, 32) or number.end > at + 3:
        return None
    if not number.ordinal and not (number.value in (20, 30) and scan.folded(at).lstrip("و").startswith("ال")):
        return None
    return int(number.value), number.end


def _in_named(scan: Scan, first: int, low: int, high: int, month: Month) -> Found | None:
    rule, hijri = f"date/{month.lemma}", month.calendar == "hijri"
    if not 1 <= high <= (30 if hijri else 31):
        return None
    if not month.told and scan.hit(first - 1, "named by date", clitic=True) is not None:
        return name_of(first, month, MomentKind.DATE)
    year, basis = _year_of(scan, first, month, low)
    make = hijri_day if hijri else day_of
    days = (None, None) if year is None else (make(year, month.number, low), make(year, month.number, high))
    if year is not None and None in days and not hijri:
        return None  # «30 فبراير»
    if None in days:
        days, basis = (None, None), MomentBasis.NONE
    kind = MomentKind.DATE if low == high else MomentKind.INTERVAL
    return Found(first, month.end, kind, rule, days, Precision.DAY, basis, hijri=hijri, sure=_sure(scan, first, month))


def _sure(scan: Scan, first: int, month: Month) -> bool:
    """Whether its year is told, or the time runs from it («منذ 7 أكتوبر»)."""
    return month.told or scan.leads(first, "since")


def name_of(first: int, month: Month, kind: MomentKind) -> Found:
    """«حركة 5 مايو», «ثورة يناير»: the day or month is a name, and which year it was only a dossier knows."""
    precision = Precision.DAY if kind is MomentKind.DATE else Precision.MONTH
    return Found(
        first, month.end, kind, f"name/{month.lemma}", precision=precision, basis=MomentBasis.ANCHOR,
        anchor=(first, month.end),
    )  # fmt: skip


def _in_present(scan: Scan, first: int, low: int, high: int, end: int) -> Found | None:
    """«15 من الشهر الجاري», «الرابع عشر من هذا الشهر», «20 الجاري»."""
    of = scan.hit(end, "of")
    this = scan.hit(of.end, "this") if of is not None and not scan.says(end, ("من", "هذا")) else None
    at = end if of is None else of.end if this is None else this.end
    unit = scan.hit(at, "unit")
    named = unit is not None and unit.sense.name == "month" and unit.sense.definite
    if of is not None and not named:
        return None
    turn = scan.hit(unit.end if unit is not None and named else at, "turn")
    here = this is not None or scan.says(end, ("من", "هذا"))
    if not here and (turn is None or turn.sense.name not in _MONTHS_OFF or (not named and turn.sense.name == "last")):
        return None  # «المركز الرابع الأخير»
    last = unit.end if unit is not None and named else at
    off = 0
    if turn is not None and not here:
        last, off = turn.end, _MONTHS_OFF[turn.sense.name]
    if scan.published is None:
        return Found(first, last, MomentKind.DATE, "day of month", (None, None), Precision.DAY)
    month = moved_months(scan.published.replace(day=1), off)
    days = None if month is None else (day_of(month.year, month.month, low), day_of(month.year, month.month, high))
    if days is None or None in days:
        return None
    kind = MomentKind.DATE if low == high else MomentKind.INTERVAL
    return Found(first, last, kind, "day of month", days, Precision.DAY, MomentBasis.PUBLISHED)


_MONTHS_OFF = {"past": -1, "last": -1, "current": 0, "future": 1, "past before": -2}


# Months


def read_month(scan: Scan, at: int, *, clitic: bool = False) -> Month | None:
    """A month at a token, both its names where two stand («آذار/مارس»), its turn and its year."""
    hit = scan.hit(at, "month", clitic=clitic)
    if hit is None:
        return None
    end = _second_name(scan, hit)
    turn = scan.hit(end, "turn")
    if turn is not None and turn.sense.name in ("past", "future", "current", "last", "past before"):
        return Month(hit.sense.name, hit.sense.value, turn.sense.name, None, turn.end, hit.sense.lemma)
    if scan.says(end, ("لهذا", "العام")) or scan.says(end, ("لهذه", "السنه")):
        return Month(hit.sense.name, hit.sense.value, "current", None, end + 2, hit.sense.lemma)
    year = _year_behind(scan, end, hijri=hit.sense.name == "hijri")
    return Month(hit.sense.name, hit.sense.value, "", year, year.end if year else end, hit.sense.lemma)


def _second_name(scan: Scan, hit: Hit) -> int:
    at = hit.end
    while at < hit.end + 2 and scan.folded(at) in ("/", "-", "(", "–", "\\", "["):
        at += 1
    second = scan.hit(at, "month")
    if second is None or second.sense.value != hit.sense.value or second.sense.name != hit.sense.name:
        return hit.end
    enclosed = scan.folded(at - 1) in ("(", "[") and scan.folded(second.end) in (")", "]")
    if scan.folded(hit.end - 1).endswith(scan.folded(at)) and not enclosed:
        return hit.end  # «صفر-صفر» is how a match ended
    return second.end + enclosed


def _year_behind(scan: Scan, at: int, *, hijri: bool) -> Year | None:
    """«2023», «من عام 2023», «، 2023 م», «من العام الماضي», «.2016»."""
    starts = scan.text.starts
    glued = scan.folded(at) == "." and at + 1 < len(starts) and starts[at + 1] == starts[at] + 1
    of = at + 1 if glued or scan.folded(at) in ("من", "،", ",", "-", "/") else at
    word = scan.hit(of, "year", clitic=True)
    number = of if word is None else word.end
    if (
        word is not None
        and (turn := scan.hit(number, "turn")) is not None
        and scan.folded(at) in ("من", scan.folded(of))
    ):
        return Year(None, turn.sense.name, turn.end) if turn.sense.name in _YEARS_OFF else None
    low, high = (FIRST_HIJRI, LAST_HIJRI) if hijri else (FIRST_YEAR, LAST_YEAR)
    value = scan.digits(number, low, high)
    if value is None:
        return None
    return Year(value, "", scan.skip(number + 1, "hijri" if hijri else "gregorian"), hijri)


_YEARS_OFF = {"past": -1, "last": -1, "current": 0, "future": 1, "past before": -2}


def _year_of(scan: Scan, first: int, month: Month, day: int) -> tuple[int | None, MomentBasis]:
    """The year of a day: as told, or the one that lies nearest before the publication, or behind it."""
    if month.year is not None and month.year.number is not None:
        return month.year.number, MomentBasis.TEXT
    if scan.published is None:
        return None, MomentBasis.NONE
    hijri = month.calendar == "hijri"
    now = hijri_year_at(scan.published) if hijri else scan.published.year
    if now is None:
        return None, MomentBasis.NONE
    if month.year is not None:
        return now + _YEARS_OFF[month.year.turn], MomentBasis.PUBLISHED
    if month.turn == "current":
        return now, MomentBasis.PUBLISHED
    strictly = month.turn in ("past", "last", "future")
    make = hijri_day if hijri else day_of
    ahead = month.turn == "future" or (
        not month.turn and _is_ahead(scan, first, month.end, _away(scan, make, now, month.number, day))
    )
    for year in _nearest(now, ahead=ahead):
        found = make(year, month.number, day)
        if found is not None and _fits(found, scan.published, ahead=ahead, strictly=strictly):
            return year, MomentBasis.PUBLISHED
    return now, MomentBasis.PUBLISHED


def _is_ahead(scan: Scan, first: int, end: int, away: int, lately: int = _LATELY) -> bool:
    """As the sentence looks; but what comes soon is nearer than what is most of a year ago, and the other way round."""
    seen = outlook(scan, first, end)
    if -lately <= away < 0:
        return False
    return seen > 0 or (seen > -2 and 0 < away <= _SOON)


def _away(scan: Scan, make: Callable[[int, int, int], date | None], now: int, month: int, day: int) -> int:
    """How many days off the nearest such day of any year is; behind the publication, less than none."""
    if scan.published is None:
        return 0
    near = [found for year in (now - 1, now, now + 1) if (found := make(year, month, day)) is not None]
    return min(((found - scan.published).days for found in near), key=lambda days: (abs(days), days), default=0)


def _nearest(now: int, *, ahead: bool) -> range:
    return range(now - 1, now + 9) if ahead else range(now + 1, now - 9, -1)


def _fits(day: date, published: date, *, ahead: bool, strictly: bool) -> bool:
    if day == published:
        return not strictly
    return day > published if ahead else day < published


def month_moment(scan: Scan, first: int, month: Month, cut: int = 0) -> Found | None:
    """A month that no day is named of."""
    rule = f"month/{month.lemma}"
    if month.calendar == "hijri":
        return _hijri_month(scan, first, month, cut)
    basis, stretch = MomentBasis.TEXT, None
    if month.year is not None and month.year.number is not None:
        stretch = month_of(month.year.number, month.number)
    elif scan.published is not None:
        basis, stretch = MomentBasis.PUBLISHED, month_of(_month_year(scan, first, month, scan.published), month.number)
    return replace(interval(first, month.end, stretch, "month", basis, rule, cut), sure=_sure(scan, first, month))


def _month_year(scan: Scan, first: int, month: Month, published: date) -> int:
    if month.year is not None:
        return published.year + _YEARS_OFF[month.year.turn]
    turn, later = month.turn, month.number > published.month
    if turn in ("past", "last"):
        return published.year - (month.number >= published.month)
    if turn == "past before":
        return published.year - 1 - (month.number >= published.month)
    if turn == "future":
        return published.year + (month.number <= published.month)
    if turn == "current":
        return published.year
    away = _away(scan, day_of, published.year, month.number, 1)
    ahead = _is_ahead(scan, first, month.end, away, _LATELY_MONTH)
    return published.year - (not ahead) if later else published.year + (ahead and month.number < published.month)


def _hijri_month(scan: Scan, first: int, month: Month, cut: int) -> Found:
    """Of the year that is told, or the last that has begun, or the next; a feast of its own without a publication."""
    year, basis = None, MomentBasis.TEXT
    if month.year is not None and month.year.number is not None:
        year = month.year.number
    elif scan.published is not None:
        year, basis = _hijri_year(scan, first, month, scan.published), MomentBasis.PUBLISHED
    stretch = None if year is None else hijri_month(year, month.number)
    if stretch is None:
        basis = MomentBasis.NONE if month.told else MomentBasis.ANCHOR
    anchor = (first, month.end) if basis is MomentBasis.ANCHOR else None
    return Found(
        first, month.end, MomentKind.INTERVAL, f"month/{month.lemma}", stretch or (None, None),
        Precision.MONTH, basis, anchor=anchor, hijri=True, cut=cut,
    )  # fmt: skip


def _hijri_year(scan: Scan, first: int, month: Month, published: date) -> int | None:
    now = hijri_year_at(published)
    if month.year is not None:
        return None if now is None else now + _YEARS_OFF[month.year.turn]
    if month.turn or now is None:
        return _hijri_near(published, month.number, month.turn or "begun")
    if (stretch := hijri_month(now, month.number)) is not None and stretch[0] <= published <= stretch[1]:
        return now
    ahead = _is_ahead(scan, first, month.end, _away(scan, hijri_day, now, month.number, 1))
    return _hijri_near(published, month.number, "future" if ahead else "begun")


def _hijri_near(published: date, month: int, turn: str) -> int | None:
    now = hijri_year_at(published)
    if now is None or turn == "current":
        return now
    for year in _nearest(now, ahead=turn == "future"):
        stretch: Stretch | None = hijri_month(year, month)
        if stretch is not None and _turned(stretch, published, turn):
            return year
    return None


def _turned(stretch: Stretch, published: date, turn: str) -> bool:
    if turn == "future":
        return stretch[0] > published
    return stretch[0] <= published if turn == "begun" else stretch[1] < published
