"""Years, decades, centuries, seasons, and the edges of all that is longer than a day: «مطلع عام 2014»."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from qawl.find.moments.amounts import read_amount
from qawl.find.moments.bare_years import SURE_FIRST, SURE_LAST, surely_year
from qawl.find.moments.calendar import Stretch, century, moved, moved_by, part_of, season, unit_of, years
from qawl.find.moments.dates import month_moment, name_of, read_month
from qawl.find.moments.hijri import hijri_year
from qawl.find.moments.scan import Found, Scan, interval, precision_of
from qawl.find.moments.tense import looks_ahead
from qawl.find.moments.units import read_turned
from qawl.model.moments import MomentBasis, MomentKind, Precision
from qawl.text import vocabulary as tag

_FIRST, _LAST = 1700, 2199
_BETWEEN = frozenset(("-", "–", "—", "ــ", "ـ", "/", "و", "الي", "حتي", "،"))
_OF_PEOPLE = frozenset(("مع", "عن", "الي"))
"""Behind these a name that is a month too is somebody's."""
_OFFS = {"past": -1, "last": -1, "current": 0, "future": 1}


def read_long(scan: Scan, first: int, *, cut: int = 0) -> Found | None:
    """A month, a year, a season, a decade or a century, or the edge of one or of a week."""
    return (
        _edge(scan, first)
        or _nth_week(scan, first)
        or _nth_decade(scan, first)
        or _part_of(scan, first)
        or _named_month(scan, first)
        or _months(scan, first)
        or read_year(scan, first)
        or _season(scan, first)
        or _tens(scan, first)
        or _century(scan, first)
    )


def _edge(scan: Scan, first: int) -> Found | None:
    hit = scan.hit(first, "edge", clitic=True)
    if hit is None:
        return None
    whole = _whole(scan, hit.end)
    if whole is None:
        return None
    whole = _weekend(scan, hit.sense.name, whole)
    edge, number = hit.sense.name, hit.sense.value
    if edge in ("half", "quarter") and whole.precision is Precision.WEEK:
        return None
    since, until = whole.stretch
    stretch = (None, None) if since is None or until is None else part_of((since, until), edge, number)
    return replace(whole, first=first, stretch=stretch, rule=f"edge/{hit.sense.lemma}", cut=hit.sense.cut)


def _nth_week(scan: Scan, first: int) -> Found | None:
    """«الأسبوع الأول من يونيو»: its first seven days."""
    unit = scan.hit(first, "unit", clitic=True)
    number = (
        None if unit is None or unit.sense.name != "week" or not unit.sense.definite else scan.numbers.get(unit.end)
    )
    if unit is None or number is None or not number.ordinal or number.value > 4 or scan.folded(number.end) != "من":
        return None
    whole = _whole(scan, number.end + 1)
    if whole is None or whole.precision is not Precision.MONTH:
        return None
    since = whole.stretch[0] and moved(whole.stretch[0], 7 * (int(number.value) - 1))
    until = since and moved(since, 6)
    stretch = (since, until) if until is not None else (None, None)
    cut = unit.sense.cut
    return replace(whole, first=first, stretch=stretch, precision=Precision.WEEK, rule="week of month", cut=cut)


def _nth_decade(scan: Scan, first: int) -> Found | None:
    """«العقد الأول من القرن الحالي», «العقد الأخير من القرن العشرين»: ten years, the first from its round year on."""
    unit = scan.hit(first, "unit", clitic=True)
    if unit is None or unit.sense.name != "decade" or not unit.sense.definite:
        return None
    number, turn = scan.numbers.get(unit.end), scan.hit(unit.end, "turn")
    last = turn is not None and turn.sense.name == "last"
    nth = 10 if last else int(number.value) if number is not None and number.ordinal and number.value <= 10 else 0
    end = turn.end if turn is not None and last else 0 if number is None else number.end
    whole = _century(scan, end + 1) if nth and scan.folded(end) == "من" else None
    if whole is None or whole.stretch[0] is None:
        return None
    low = whole.stretch[0].year - 1 + 10 * (nth - 1)
    return replace(whole, first=first, stretch=years(low, low + 9) or (None, None), rule="decade", cut=unit.sense.cut)


def _part_of(scan: Scan, first: int) -> Found | None:
    """«الأشهر الخمسة الأولى من العام 2012», «الأيام العشرة الأخيرة من يونيو»."""
    amount = read_amount(scan, first)
    if amount is None or not amount.definite or amount.bare or amount.unit not in _PARTS or amount.count is None:
        return None
    at = amount.end
    number, turn = scan.numbers.get(at), scan.hit(at, "turn")
    begins = number is not None and number.ordinal and number.value == 1
    if (not begins and (turn is None or turn.sense.name != "last")) or scan.folded(at + 1) != "من":
        return None
    month = read_month(scan, at + 2)
    whole = _whole(scan, at + 2) if month is None else month_moment(scan, at + 2, month)
    if whole is None or whole.relation is not None:
        return None
    stretch = _end_of(whole.stretch, amount.unit, round(amount.count), begins)
    rule = f"part/{amount.unit}"
    return replace(whole, first=first, stretch=stretch, precision=precision_of(amount.unit), rule=rule, cut=amount.cut)


_PARTS = ("day", "week", "month")


def _end_of(
    whole: tuple[date | None, date | None], unit: str, count: int, begins: bool
) -> tuple[date | None, date | None]:
    """So much of a stretch, from its beginning on or up to its end; no days where it does not fit into it."""
    since, until = whole
    if since is None or until is None:
        return None, None
    edge = since if begins else moved(until, 1)
    far = None if edge is None else moved_by(edge, unit, count if begins else -count)
    if far is None or not since <= far:
        return None, None
    stretch = (since, moved(far, -1)) if begins else (far, until)
    return stretch if stretch[1] is not None and stretch[1] <= until else (None, None)


def _weekend(scan: Scan, edge: str, whole: Found) -> Found:
    """«نهاية الأسبوع» with no word on which: the last one, unless the sentence looks ahead."""
    alone = edge == "end" and whole.precision is Precision.WEEK and whole.end == whole.first + 1
    if not alone or scan.published is None or looks_ahead(scan, whole.first, whole.end):
        return whole
    week = None if scan.published.isoweekday() == 6 else unit_of(scan.published - timedelta(days=6), "week")
    return whole if week is None else replace(whole, stretch=week)


def _whole(scan: Scan, at: int) -> Found | None:
    """What an edge is of: anything long, or a unit with its article alone («نهاية الشهر»)."""
    found = (
        _nth_decade(scan, at) or _named_month(scan, at) or read_year(scan, at, edged=True) or _tens(scan, at)
        or _century(scan, at) or _season(scan, at) or read_turned(scan, at, edged=True)
    )  # fmt: skip
    if found is not None:
        return found if found.kind is MomentKind.INTERVAL else None
    unit = scan.hit(at, "unit")
    if unit is None or not unit.sense.definite or unit.sense.value != 1 or unit.sense.name not in _WHOLES:
        return None
    if scan.tags(unit.end) & tag.DEFINITE and not scan.tags(unit.end) & (
        tag.PREFIXED | tag.PREPOSITION
    ):  # «السنة المالية»
        return None
    stretch = None if scan.published is None else unit_of(scan.published, unit.sense.name)
    return interval(at, unit.end, stretch, unit.sense.name, scan.anchored(), f"unit/{unit.sense.lemma}")


_WHOLES = ("week", "month", "year", "decade", "century")


def _named_month(scan: Scan, first: int) -> Found | None:
    """«شهر يوليو الماضي», «أكتوبر 2023», «مارس» where it is surely the month."""
    unit = scan.hit(first, "unit", clitic=True)
    named = unit is not None and unit.sense.name == "month" and unit.sense.value == 1
    start = unit.end if unit is not None and named else first
    month = read_month(scan, start, clitic=not named)
    if month is None:
        return None
    hit = scan.hit(start, "month", clitic=not named)
    cut = unit.sense.cut if unit is not None and named else hit.sense.cut if hit is not None else 0
    if not named and not _surely_month(scan, first, month.told or (hit is not None and month.end > hit.end)):
        return None
    if not named and not month.told and scan.hit(first - 1, "named by date", clitic=True) is not None:
        return name_of(first, month, MomentKind.INTERVAL)  # «ثورة يناير»
    return month_moment(scan, first, month, cut)


def _months(scan: Scan, first: int) -> Found | None:
    """«شهري مارس وأبريل»."""
    both = scan.hit(first, "both", clitic=True)
    month = None if both is None or both.sense.name != "month" else read_month(scan, both.end)
    if both is None or month is None:
        return None
    found = month_moment(scan, first, month, both.sense.cut)
    at = month.end + 1 if scan.folded(month.end) == "و" else month.end
    last = read_month(scan, at, clitic=True)
    if last is None or found is None or (at == month.end and not scan.folded(at).startswith("و")):
        return found
    until = month_moment(scan, first, last, both.sense.cut)
    if until is None or found.stretch[0] is None or until.stretch[1] is None or found.stretch[0] > until.stretch[1]:
        return None
    return replace(until, stretch=(found.stretch[0], until.stretch[1]), sure=True)


def _surely_month(scan: Scan, first: int, told: bool) -> bool:
    """A name that is another word too needs its year, its turn, its other name or a preposition of time."""
    if scan.hit(first, "weak month", clitic=True) is None:
        return scan.tags(first) & tag.LATIN == 0 or told
    if scan.text.tokens[first].startswith("إ"):
        return False  # «إب» is a place, «آب» the month
    if told:
        return True
    led = scan.leads(first, "in", "since", "within", "before", "after", "edge") and not scan.tags(first - 1) & tag.CONJ
    return led and scan.folded(first - 1) not in _OF_PEOPLE


def read_year(scan: Scan, first: int, *, edged: bool = False) -> Found | None:
    """«عام 2014», «عامي 2011 و2014», «2011 - 2014», «في 2015»; no number that counts something."""
    both = scan.hit(first, "both", clitic=True)
    word = scan.hit(first, "year", clitic=True)
    if both is not None and both.sense.name == "year":
        return _years(scan, first, both.end, both.sense.cut)
    if word is not None:
        at = word.end + 1 if scan.folded(word.end) in ("(", "ال", "،", ":") else word.end
        return _years(scan, first, at, word.sense.cut) or _year_in_words(scan, first, word.end, word.sense.cut)
    value = scan.digits(first, SURE_FIRST, SURE_LAST)
    if value is not None and scan.folded(first - 1) == "(" and (told := _in_brackets(scan, first, value)) is not None:
        return told
    if value is None and scan.leads(first, "year noun") and _split(scan, first) is not None:
        return _years(scan, first, first, 0)  # «موسم 2018/2019»
    if value is None or scan.leads(first, "near") or not (edged or surely_year(scan, first, value)):
        return None
    return _years(scan, first, first, 0, several=scan.leads(first, "from"))


def _years(scan: Scan, first: int, at: int, cut: int, *, several: bool = True) -> Found | None:
    low = scan.digits(at, 1000, _LAST) or _split(scan, at)
    if low is None:
        return None
    end, high = at + 1, low if isinstance(low, int) else low[1]
    low = low if isinstance(low, int) else low[0]
    if low < 1600 or scan.hit(end, "hijri") is not None:
        return _hijri(scan, first, end, low, cut) if 1200 <= low <= 1500 else None
    if low < _FIRST:
        return None
    end = scan.skip(end, "gregorian")
    while (further := _further(scan, end, high, several)) is not None:
        high, end = further
    return interval(first, end, years(low, high), "year", MomentBasis.TEXT, "year", cut)


def _in_brackets(scan: Scan, first: int, low: int) -> Found | None:
    """«(1980-1988)»."""
    high = scan.digits(first + 2, low + 1, SURE_LAST) if scan.folded(first + 1) in _BETWEEN else None
    if high is None or scan.folded(first + 3) != ")":
        return None
    return interval(first, first + 3, years(low, high), "year", MomentBasis.TEXT, "year")


def _split(scan: Scan, at: int) -> tuple[int, int] | None:
    """«2014/2015» in one token."""
    low, mark, high = scan.folded(at).partition("/")
    if not mark or len(low) != 4 or not (low.isdecimal() and high.isdecimal()) or len(high) not in (2, 4):
        return None
    first, last = int(low), int(high) if len(high) == 4 else int(low[:2] + high)
    return (first, last) if _FIRST <= first <= last <= min(first + 5, _LAST) else None


def _further(scan: Scan, end: int, high: int, several: bool) -> tuple[int, int] | None:
    """A later year that goes on with the ones before: «2011 - 2014», «2011 و2012» where several are spoken of."""
    if scan.folded(end) not in _BETWEEN or (not several and scan.folded(end) in ("و", "،")):
        return None
    to = scan.hit(end, "to")
    at = scan.skip(end + 1 if to is None else to.end, "year")
    value = scan.digits(at, _FIRST, _LAST)
    if value is None or not high < value <= high + 200:
        return None
    return value, scan.skip(at + 1, "gregorian")


def _hijri(scan: Scan, first: int, end: int, year: int, cut: int) -> Found:
    basis, last = MomentBasis.TEXT, scan.digits(end + 1, year + 1, year + 1)
    end = scan.skip(end if last is None or scan.folded(end) not in ("/", "-") else end + 2, "hijri")
    return replace(interval(first, end, hijri_year(year), "year", basis, "year/hijri", cut), hijri=True)


def _year_in_words(scan: Scan, first: int, at: int, cut: int) -> Found | None:
    """«عام ألفين وأربعة عشر»."""
    number = scan.numbers.get(at)
    if number is None or number.ordinal or number.value not in range(SURE_FIRST, SURE_LAST):
        return None
    value = int(number.value)
    return interval(first, number.end, years(value, value), "year", MomentBasis.TEXT, "year/words", cut)


def _season(scan: Scan, first: int) -> Found | None:
    """«الصيف الماضي», «صيف 2014», «هذا الصيف»."""
    this = scan.hit(first, "this", clitic=True)
    at = this.end if this is not None and this.sense.name == "current" else first
    hit = scan.hit(at, "season", clitic=this is None)
    if hit is None:
        return None
    turn, year = scan.hit(hit.end, "turn"), scan.skip(hit.end, "year")
    cut = hit.sense.cut if this is None else this.sense.cut
    rule = f"season/{hit.sense.lemma}"
    if (value := scan.digits(year, SURE_FIRST, SURE_LAST)) is not None:
        return interval(first, year + 1, season(value, hit.sense.value), "month", MomentBasis.TEXT, rule, cut)
    name = turn.sense.name if turn is not None else "current" if at > first else ""
    if name not in _OFFS:
        return None
    end = turn.end if turn is not None else hit.end
    return interval(first, end, _season_near(scan, hit.sense.value, name), "month", scan.anchored(), rule, cut)


def _season_near(scan: Scan, number: int, turn: str) -> Stretch | None:
    """The last one that is over, the next to come, or that of the year."""
    if scan.published is None:
        return None
    year = scan.published.year
    if turn == "current":
        return season(year - 1 if number == 4 and scan.published.month <= 2 else year, number)
    ahead = turn == "future"
    for candidate in (year - 1, year, year + 1) if ahead else (year, year - 1, year - 2):
        stretch = season(candidate, number)
        if stretch and (stretch[0] > scan.published if ahead else stretch[1] < scan.published):
            return stretch
    return None


def _tens(scan: Scan, first: int) -> Found | None:
    """«ثمانينيات القرن الماضي»; no age («في الثلاثينيات من عمره»)."""
    hit = scan.hit(first, "tens", clitic=True)
    if hit is None or scan.hit(hit.end, "age") is not None or scan.hit(hit.end + 1, "age") is not None:
        return None
    long = _century(scan, hit.end) or _century(scan, hit.end + 1 if scan.folded(hit.end) == "من" else hit.end)
    begins = 1900 if long is None or long.stretch[0] is None else long.stretch[0].year - 1
    low = begins + hit.sense.value
    basis = MomentBasis.TEXT
    end = hit.end if long is None else long.end
    return interval(first, end, years(low, low + 9), "decade", basis, f"decade/{hit.sense.lemma}", hit.sense.cut)


def _century(scan: Scan, first: int) -> Found | None:
    hit = scan.hit(first, "century", clitic=True)
    if hit is None:
        return None
    at = hit.end + 1 if scan.folded(hit.end) == "ال" else hit.end
    number = scan.numbers.get(at)
    if number is not None and number.value in range(1, 31):
        basis, stretch = MomentBasis.TEXT, century(int(number.value))
        return interval(first, number.end, stretch, "century", basis, "century", hit.sense.cut)
    turn = scan.hit(hit.end, "turn")
    if turn is None or turn.sense.name not in _OFFS:
        return None
    now = None if scan.published is None else (scan.published.year - 1) // 100 + 1 + _OFFS[turn.sense.name]
    return interval(
        first, turn.end, None if now is None else century(now), "century", scan.anchored(), "century", hit.sense.cut
    )
