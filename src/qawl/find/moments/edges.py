"""What is longer than a day, by its edge or a part of it: «مطلع عام 2014», «الربع الثاني», «نهاية الموسم»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from qawl.find.moments.amounts import read_amount
from qawl.find.moments.bare_years import SURE_FIRST, SURE_LAST
from qawl.find.moments.calendar import Stretch, moved, moved_by, part_of, unit_of, years
from qawl.find.moments.dates import month_moment, read_month
from qawl.find.moments.scan import Found, Hit, Scan, interval, precision_of
from qawl.find.moments.tense import looks_ahead, outlook
from qawl.find.moments.units import read_turned
from qawl.find.moments.years import (
    named_month,
    read_century,
    read_numbers,
    read_season,
    read_tens,
    read_year,
    several_months,
)
from qawl.model.moments import MomentKind, Precision
from qawl.text import tags as tag

_TERM = "الفصل"
"""The quarter of a year, and much else."""
_NUMBERED, _WEEKS = ("day", "night", "week", "month", "year"), 4
"""Units of which the first or the second is told, and how many weeks a month has."""


def read_long(scan: Scan, first: int) -> Found | None:
    """A month, a year, a season, a decade or a century, or the edge of one or of a week."""
    kinds = scan.known.get(first, {}).keys()
    for read, opening in _READERS:
        if (not opening or not opening.isdisjoint(kinds)) and (found := read(scan, first)) is not None:
            return found
    return None


def _edge(scan: Scan, first: int) -> Found | None:
    hit = scan.hit(first, "edge", clitic=True)
    if hit is None:
        return None
    if hit.sense.name in ("half", "quarter") and not hit.sense.lemma.endswith("من"):
        return _share_of_year(scan, first, hit)
    whole = _whole(scan, hit.end)
    if whole is None:
        return _season_edge(scan, first, hit)
    whole = _weekend(scan, hit.sense.name, whole)
    if hit.sense.name in ("half", "quarter") and whole.precision is Precision.WEEK:
        return None
    return _part(whole, first, hit)


def _part(whole: Found, first: int, hit: Hit) -> Found:
    """What an edge is of, cut down to it; a half of «2017-2018» has no days, for its year began with no January."""
    since, until = whole.stretch
    stretch: tuple[date | None, date | None] = (None, None)
    shared = hit.sense.name in ("half", "quarter")
    if since is not None and until is not None and not (shared and until.year == since.year + 1):
        stretch = part_of((since, until), hit.sense.name, hit.sense.value)
    return replace(whole, first=first, stretch=stretch, rule=f"edge/{hit.sense.lemma}", cut=hit.sense.cut)


def _share_of_year(scan: Scan, first: int, hit: Hit) -> Found | None:
    """«الربع الثاني», «النصف الأول لعام 2015»: of the year that is named, or the last such one that has begun."""
    if (whole := _year_behind(scan, hit.end)) is not None:
        return _part(whole, first, hit)
    if hit.sense.lemma.startswith(_TERM):
        return None  # «الفصل الأول» of a law or a play
    led = scan.leads(first, "in", "since", "within", "edge", "before", "after")
    told = hit.sense.name == "quarter" and bool(scan.tags(first - 1) & tag.COMMON)  # «نتائج الربع الثاني»
    if not (led or told) or scan.folded(hit.end) in ("من", "ل") or scan.tags(hit.end) & tag.DEFINITE:
        return None  # «النصف الأول من الموسم»
    near = _share_near(scan, hit.sense.name, hit.sense.value, ahead=led and looks_ahead(scan, first, hit.end))
    return interval(first, hit.end, near, "year", scan.anchored(), f"edge/{hit.sense.lemma}", hit.sense.cut)


def _year_behind(scan: Scan, at: int) -> Found | None:
    """«2018», «لعام 2018», «للعام», «للسنة الجارية»."""
    if scan.digits(at, SURE_FIRST, SURE_LAST) is not None:
        return read_numbers(scan, at, at, 0)
    if not scan.folded(at).startswith("ل"):
        return None
    unit = scan.hit(at, "unit", clitic=True)
    if unit is None or unit.sense.name != "year" or unit.sense.value != 1:
        return None
    found = read_year(scan, at) or read_turned(scan, at, edged=True)
    other = scan.tags(unit.end) & tag.DEFINITE and not scan.tags(unit.end) & (tag.PREFIXED | tag.PREPOSITION)
    if found is not None or not unit.sense.definite or other:
        return found  # «للعام الدراسي»
    stretch = None if scan.published is None else unit_of(scan.published, "year")
    return interval(at, unit.end, stretch, "year", scan.anchored(), "year")


def _share_near(scan: Scan, edge: str, number: int, *, ahead: bool) -> Stretch | None:
    """The last such part of a year that had begun by the publication, or the next to come."""
    if scan.published is None:
        return None
    year = scan.published.year
    shares = [part_of(whole, edge, number) for one in (year - 1, year, year + 1) if (whole := years(one, one))]
    if ahead:
        return next((share for share in shares if share[1] >= scan.published), None)
    return next((share for share in reversed(shares) if share[0] <= scan.published), None)


def _season_edge(scan: Scan, first: int, hit: Hit) -> Found | None:
    """«نهاية الموسم», «بداية العام الدراسي الجديد»: no days of the calendar."""
    era = scan.hit(hit.end, "era")
    if era is None or era.sense.name != "edged" or not scan.folded(hit.end).startswith("ال"):
        return None
    turn = scan.hit(era.end, "turn")
    end = era.end if turn is None else turn.end
    return Found(first, end, MomentKind.VAGUE, f"vague/{era.sense.lemma}", cut=hit.sense.cut)


def _nth_unit(scan: Scan, first: int) -> Found | None:
    """«الأسبوع الأول من يونيو»: its first seven days; «في اليوم الأول من الهدنة»: of what began nobody says when."""
    unit = scan.hit(first, "unit", clitic=True)
    if unit is None or not unit.sense.definite or unit.sense.name not in _NUMBERED or unit.sense.value != 1:
        return None
    number = scan.numbers.get(unit.end)
    if number is None or not number.ordinal or not scan.folded(unit.end).startswith("ال"):
        return None
    whole = _whole(scan, number.end + 1) if scan.folded(number.end) == "من" else None
    week = unit.sense.name == "week" and number.value <= _WEEKS
    if whole is None or whole.precision is not Precision.MONTH or not week:
        led = scan.leads(first, "in", "within", "since", "before", "after")
        rule = f"nth/{unit.sense.lemma}"
        return Found(first, number.end, MomentKind.VAGUE, rule, cut=unit.sense.cut) if led else None
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
    whole = read_century(scan, end + 1) if nth and scan.folded(end) == "من" else None
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
    """«نهاية الأسبوع» with no word on which: the last one, unless the sentence looks ahead.

    «تعهد بعقده قبل نهاية الأسبوع» does, unless a verb of the past says that it was done before then.
    """
    alone = edge == "end" and whole.precision is Precision.WEEK and whole.end == whole.first + 1
    if not alone or scan.published is None:
        return whole
    until = scan.folded(whole.first - 2) in _UNTIL and outlook(scan, whole.first, whole.end) >= -1
    if until or looks_ahead(scan, whole.first, whole.end):
        return whole
    week = None if scan.published.isoweekday() == 6 else unit_of(scan.published - timedelta(days=6), "week")
    return whole if week is None else replace(whole, stretch=week)


_UNTIL = ("قبل", "حتي")


def _whole(scan: Scan, at: int) -> Found | None:
    """What an edge is of: anything long, or a unit with its article alone («نهاية الشهر»)."""
    found = (
        _nth_decade(scan, at) or named_month(scan, at) or read_year(scan, at, edged=True) or read_tens(scan, at)
        or read_century(scan, at) or read_season(scan, at) or read_turned(scan, at, edged=True)
    )  # fmt: skip
    if found is None and (share := scan.hit(at, "edge")) is not None and share.sense.name in ("half", "quarter"):
        found = _edge(scan, at)  # «نهاية الربع الثاني من 2014»
    if found is not None:
        return found if found.kind is MomentKind.INTERVAL else None
    unit = scan.hit(at, "unit")
    if unit is None or not unit.sense.definite or unit.sense.value != 1 or unit.sense.name not in _WHOLES:
        return None
    other = tag.PREFIXED | tag.PREPOSITION | tag.VERB
    if scan.tags(unit.end) & tag.DEFINITE and not scan.tags(unit.end) & other:  # «السنة المالية», no «العام التقى»
        return None
    stretch = None if scan.published is None else unit_of(scan.published, unit.sense.name)
    return interval(at, unit.end, stretch, unit.sense.name, scan.anchored(), f"unit/{unit.sense.lemma}")


_WHOLES = ("week", "month", "year", "decade", "century")


_READERS: tuple[tuple[Callable[[Scan, int], Found | None], frozenset[str]], ...] = (
    (_edge, frozenset(("edge",))),
    (_nth_unit, frozenset(("unit",))),
    (_nth_decade, frozenset(("unit",))),
    (_part_of, frozenset()),
    (named_month, frozenset(("month", "unit"))),
    (several_months, frozenset(("both",))),
    (read_year, frozenset()),
    (read_season, frozenset(("season", "this"))),
    (read_tens, frozenset(("tens",))),
    (read_century, frozenset(("century",))),
)
"""Each with the kinds of words that it begins with; none where a number may begin it. The first that reads holds."""
