"""Months by their names, years, seasons, decades and centuries."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.moments.bare_years import SURE_FIRST, SURE_LAST, surely_year
from qawl.find.moments.calendar import Stretch, century, season, years
from qawl.find.moments.dates import Month, Year, month_moment, name_of, read_month
from qawl.find.moments.hijri import hijri_year
from qawl.find.moments.scan import Found, Scan, interval
from qawl.find.moments.units import read_turned
from qawl.model.moments import MomentBasis, MomentKind, Precision
from qawl.text import tags as tag

_FIRST, _LAST = 1700, 2199
_SURE_HIJRI = (1300, 1500)
_OLDEST = 1000
_SHORT = (30, 99)
_PERCENT = frozenset("%٪")
_CLOSES = tag.LINE | tag.STOP | tag.COMMA | tag.CLOSE | tag.MARK | tag.RELATIVE | tag.CONJ
_BEFORE_SPAN = tag.OPEN | tag.MARK | tag.COMMA | tag.LINE
_LONGEST_SPAN = 150
_DASHES = frozenset(("-", "–", "—"))
_LONG_AGO = (1500, SURE_FIRST - 1)
_BETWEEN = frozenset(("-", "–", "—", "ــ", "ـ", "/", "و", "الي", "حتي", "،"))
_OF_PEOPLE = frozenset(("مع", "عن", "الي"))
"""Behind these a name that is a month too is somebody's."""
_AND_IN = ("وفي", "ومنذ")
_OFFS = {"past": -1, "last": -1, "current": 0, "future": 1}


def named_month(scan: Scan, first: int) -> Found | None:
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


def several_months(scan: Scan, first: int) -> Found | None:
    """«شهري مارس وأبريل», «أشهر مايو ويونيو ويوليو من العام الماضي»: of the year that is told behind the last."""
    both = scan.hit(first, "both", clitic=True)
    month = None if both is None or both.sense.name != "month" else read_month(scan, both.end)
    if both is None or month is None:
        return None
    last = month
    while (following := _month_joined(scan, last.end)) is not None:
        last = following
    if last is month:
        return month_moment(scan, first, month, both.sense.cut)
    until = month_moment(scan, first, last, both.sense.cut)
    if not month.told and last.told:
        month = replace(month, year=_of_last(scan, month, last), turn=last.turn)
    found = month_moment(scan, first, month, both.sense.cut)
    if until is None or found is None:
        return None
    if scan.published is None and not (found.dated or until.dated):
        return until
    if found.stretch[0] is None or until.stretch[1] is None or found.stretch[0] > until.stretch[1]:
        return None
    return replace(until, stretch=(found.stretch[0], until.stretch[1]), sure=True)


def _month_joined(scan: Scan, end: int) -> Month | None:
    """The next month of a list: «وأبريل», «، أبريل»."""
    if scan.folded(end) in ("و", "،", ","):
        return read_month(scan, end + 1, clitic=True)
    return read_month(scan, end, clitic=True) if scan.folded(end).startswith("و") else None


def _of_last(scan: Scan, month: Month, last: Month) -> Year | None:
    """The year of the first month of several: that of the last one, or the one before («ديسمبر ويناير 2015»)."""
    year = last.year
    if year is None or year.number is None or month.number <= last.number:
        return year
    return replace(year, number=year.number - 1)


def _surely_month(scan: Scan, first: int, told: bool) -> bool:
    """A name that is another word too needs its year, its turn, its other name or a preposition of time."""
    if scan.hit(first, "weak month", clitic=True) is None:
        return scan.tags(first) & tag.LATIN == 0 or told
    if scan.text.tokens[first].startswith("إ"):
        return False  # «إب» is a place, «آب» the month
    if told or _leads_to_month(scan, first):
        return True
    led = scan.leads(first, "in", "since", "within", "before", "after", "edge")
    if scan.tags(first - 1) & tag.CONJ:
        led = led and scan.folded(first - 1) in _AND_IN
    return led and scan.folded(first - 1) not in _OF_PEOPLE


def _leads_to_month(scan: Scan, first: int) -> bool:
    """«بين مارس وأبريل», «من مارس إلى مايو»."""
    hit = scan.hit(first, "month")
    if hit is None or not scan.leads(first, "from"):
        return False
    to = scan.hit(hit.end, "to")
    following = _month_joined(scan, hit.end) if to is None else read_month(scan, to.end)
    return following is not None and following.number > hit.sense.value


def read_year(scan: Scan, first: int, *, edged: bool = False) -> Found | None:
    """«عام 2014», «عامي 2011 و2014», «2011 - 2014», «في 2015»; no number that counts something."""
    both = scan.hit(first, "both", clitic=True)
    word = scan.hit(first, "year", clitic=True)
    if both is not None and both.sense.name == "year":
        return read_numbers(scan, first, both.end, both.sense.cut)
    if word is not None:
        led = scan.folded(word.end) in ("(", "ال", "،", ":") or _slipped(scan, word.end)
        at = word.end + 1 if led else scan.skip(word.end, "year adjective")
        cut = word.sense.cut
        return (
            _closed(scan, read_numbers(scan, first, at, cut), at)
            or _short(scan, first, at, cut)
            or _long_past(scan, first, at, cut)
            or _year_in_words(scan, first, word.end, cut)
        )
    lunar = scan.digits(first, *_SURE_HIJRI)
    if lunar is not None and (scan.hit(first + 1, "hijri") is not None or _lasts(scan, first + 1, lunar) is not None):
        return read_numbers(scan, first, first, 0)  # «مهرجان الوادي 1436هـ», «1420 - 1423هـ»
    value = scan.digits(first, SURE_FIRST, SURE_LAST)
    if (told := _set_off(scan, first) or _long_ago(scan, first)) is not None:
        return told
    if value is None and scan.leads(first, "year noun") and _split(scan, first) is not None:
        return read_numbers(scan, first, first, 0)  # «موسم 2018/2019»
    if value is None or scan.leads(first, "near") or not (edged or surely_year(scan, first, value)):
        return None
    return read_numbers(scan, first, first, 0, several=scan.leads(first, "from"))


def _closed(scan: Scan, found: Found | None, at: int) -> Found | None:
    """«عام (2015)», «عام (1436 هـ)»: with the bracket that closes behind the year."""
    if found is None or scan.folded(at - 1) != "(" or scan.folded(found.end) != ")":
        return found
    return replace(found, end=found.end + 1)


def _slipped(scan: Scan, at: int) -> bool:
    """«عام .1880»: the full stop was typed on the wrong side of the year."""
    if scan.folded(at) != "." or scan.digits(at + 1, _FIRST, _LAST) is None:
        return False
    return scan.text.ends[at] == scan.text.starts[at + 1] and scan.text.ends[at - 1] < scan.text.starts[at]


def read_numbers(scan: Scan, first: int, at: int, cut: int, *, several: bool = True) -> Found | None:
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


def _set_off(scan: Scan, first: int) -> Found | None:
    """«(1980-1988)», «"1805-1952"», «، 2011-2016،»: two years that stand for themselves."""
    if scan.folded(first + 1) not in _BETWEEN or not scan.tags(first - 1) & _BEFORE_SPAN:
        return None
    low = scan.digits(first, _LONG_AGO[0], SURE_LAST)
    high = None if low is None else scan.digits(first + 2, low + 1, min(low + _LONGEST_SPAN, SURE_LAST))
    if low is None or high is None or not (low % 100 or high % 100):
        return None
    bracketed = scan.folded(first - 1) == "("
    if bracketed is not (scan.folded(first + 3) == ")") or not scan.tags(first + 3) & _CLOSES & ~tag.CONJ:
        return None
    if not bracketed and scan.folded(first + 1) not in _DASHES:
        return None
    return interval(first, first + 3, years(low, high), "year", MomentBasis.TEXT, "year")


def _long_ago(scan: Scan, first: int) -> Found | None:
    """«سقطت القلعة في 1573، ثم …»."""
    value = scan.digits(first, *_LONG_AGO)
    if value is None or not value % 100 or not scan.leads(first, "in", "since"):
        return None
    if not scan.tags(first + 1) & _CLOSES & ~(tag.CONJ | tag.RELATIVE):
        return None
    return interval(first, first + 1, years(value, value), "year", MomentBasis.TEXT, "year")


def _split(scan: Scan, at: int) -> tuple[int, int] | None:
    """«2014/2015» in one token."""
    low, mark, high = scan.folded(at).partition("/")
    if not mark or len(low) != 4 or not (low.isdecimal() and high.isdecimal()) or len(high) not in (2, 4):
        return None
    first, last = int(low), int(high) if len(high) == 4 else int(low[:2] + high)
    if last == first - 1:
        first, last = last, first  # «1437/1436», as typed from right to left
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
    basis, last = MomentBasis.TEXT, _lasts(scan, end, year)
    end = scan.skip(end if last is None else end + 2, "hijri")
    stretch, until = hijri_year(year), None if last is None else hijri_year(last)
    stretch = (stretch[0], until[1]) if stretch is not None and until is not None else stretch
    return replace(interval(first, end, stretch, "year", basis, "year/hijri", cut), hijri=True)


def _lasts(scan: Scan, end: int, year: int) -> int | None:
    """The last year of «1420 - 1423هـ», or the next one of «1436/1437»."""
    if scan.folded(end) not in ("/", *_DASHES):
        return None
    marked = scan.folded(end) in _DASHES and scan.hit(end + 2, "hijri") is not None
    return scan.digits(end + 1, year + 1, year + (_LONGEST_SPAN if marked else 1))


def _short(scan: Scan, first: int, at: int, cut: int) -> Found | None:
    """«عام 85», «سنة 67 م»: the last two digits of a year of the 1900s; no «عام 50 كتابا»."""
    low = scan.digits(at, *_SHORT)
    named = scan.hit(at - 1, "year", clitic=True) is not None and not scan.hit(at + 1, "hijri")
    end = scan.skip(at + 1, "gregorian")
    if low is None or not named or scan.folded(end) in _PERCENT:
        return None
    if not (end > at + 1 or scan.tags(end) & _CLOSES or scan.tags(end) & tag.PREPOSITION):
        return None
    return interval(first, end, years(1900 + low, 1900 + low), "year", MomentBasis.TEXT, "year/short", cut)


def _long_past(scan: Scan, first: int, at: int, cut: int) -> Found | None:
    """«عام 1187», «العام 70 م», «سنة 840 هجرية»: behind «عام»; what may be of either calendar says which it is."""
    year = scan.digits(at, 1, _FIRST - 1)
    if year is None:
        return None
    if scan.hit(at + 1, "hijri") is not None:
        return _hijri(scan, first, at + 1, year, cut)
    ours = scan.hit(at + 1, "gregorian") is not None
    if not ours and (year < _OLDEST or _SURE_HIJRI[0] - 100 <= year <= _SURE_HIJRI[1]):
        return None
    end = scan.skip(at + 1, "gregorian")
    return interval(first, end, years(year, year), "year", MomentBasis.TEXT, "year", cut)


def _year_in_words(scan: Scan, first: int, at: int, cut: int) -> Found | None:
    """«عام ألفين وأربعة عشر»."""
    number = scan.numbers.get(at)
    if number is None or number.ordinal or number.value not in range(SURE_FIRST, SURE_LAST):
        return None
    value = int(number.value)
    return interval(first, number.end, years(value, value), "year", MomentBasis.TEXT, "year/words", cut)


def read_season(scan: Scan, first: int) -> Found | None:
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
    if not name and (of := read_turned(scan, hit.end)) is not None and of.precision is Precision.YEAR:
        stretch = None if of.stretch[0] is None else season(of.stretch[0].year, hit.sense.value)
        return interval(first, of.end, stretch, "month", of.basis, rule, cut)  # «صيف هذا العام»
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


def read_tens(scan: Scan, first: int) -> Found | None:
    """«ثمانينيات القرن الماضي»; no age («في الثلاثينيات من عمره»)."""
    hit = scan.hit(first, "tens", clitic=True)
    if hit is None or scan.hit(hit.end, "age") is not None or scan.hit(hit.end + 1, "age") is not None:
        return None
    long = read_century(scan, hit.end) or read_century(scan, hit.end + 1 if scan.folded(hit.end) == "من" else hit.end)
    if long is not None and long.hijri:
        return replace(long, first=first, rule=f"decade/{hit.sense.lemma}", cut=hit.sense.cut)
    begins = 1900 if long is None or long.stretch[0] is None else long.stretch[0].year - 1
    low = begins + hit.sense.value
    basis = MomentBasis.TEXT
    end = hit.end if long is None else long.end
    return interval(first, end, years(low, low + 9), "decade", basis, f"decade/{hit.sense.lemma}", hit.sense.cut)


def read_century(scan: Scan, first: int) -> Found | None:
    hit = scan.hit(first, "century", clitic=True)
    if hit is None:
        return None
    at = hit.end + 1 if scan.folded(hit.end) == "ال" else hit.end
    number = scan.numbers.get(at)
    if number is not None and number.value in range(1, 31):
        end, lunar = scan.skip(number.end, "gregorian"), scan.hit(number.end, "hijri")
        if lunar is not None:  # «القرن الثالث الهجري»: its days nobody works out
            found = interval(first, lunar.end, None, "century", MomentBasis.TEXT, "century/hijri", hit.sense.cut)
            return replace(found, hijri=True)
        stretch = century(int(number.value))
        return interval(first, end, stretch, "century", MomentBasis.TEXT, "century", hit.sense.cut)
    turn = scan.hit(hit.end, "turn")
    if turn is None or turn.sense.name not in _OFFS:
        return None
    now = None if scan.published is None else (scan.published.year - 1) // 100 + 1 + _OFFS[turn.sense.name]
    return interval(
        first, turn.end, None if now is None else century(now), "century", scan.anchored(), "century", hit.sense.cut
    )
