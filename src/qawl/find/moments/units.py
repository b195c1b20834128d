"""Units with a turn («الأسبوع المقبل», «هذا العام») and amounts counted from the day («قبل يومين», «منذ 4 أعوام»)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qawl.find.moments.amounts import Amount, read_amount
from qawl.find.moments.calendar import Stretch, iso_duration, moved, moved_by, unit_of, years
from qawl.find.moments.hijri import hijri_year, hijri_year_at
from qawl.find.moments.scan import Found, Hit, Scan, interval, precision_of
from qawl.find.moments.tense import looks_ahead
from qawl.model.moments import MomentBasis, MomentKind
from qawl.text import tags as tag

_OFFS = {"past": -1, "last": -1, "current": 0, "future": 1, "past before": -2, "future after": 2}
_CONTEXT = ("same", "next", "before")
_NEW = ("week", "year")
_NOW = ("الان", "اليوم")
_SMALL = ("second", "minute", "hour")
_LONG = ("week", "month", "year", "decade", "century")
_ROWS = ("day", "night", "week", "month", "year")
_LONGEST_ROW = 60
_AGE_BEFORE = 4
_FEW_DAYS = 3
"""«بعد يوم من …» tells of the day that was named; so many days and more are how long it took."""
_BUT = ("الا", "سوي")
"""«إلا أيام»."""
_THAT = ("ذلك", "هذا", "ذاك")
_EDGES = tag.COMMA | tag.OPEN | tag.CLOSE | tag.STOP | tag.DASH


def read_turned(scan: Scan, first: int, *, edged: bool = False) -> Found | None:
    """One unit and which one of its kind: «الأسبوع الماضي», «هذا العام», «اليوم التالي», «نفس اليوم».

    The decade to come is ten years from now as often as one of the calendar; with its edge (`edged`) it is the latter.
    """
    this = scan.hit(first, "this", clitic=True)
    at = first if this is None else this.end
    unit = scan.hit(at, "unit", clitic=this is None)
    if unit is None or not unit.sense.definite or unit.sense.value != 1:
        return None
    turn = scan.hit(unit.end, "turn")
    name = turn.sense.name if turn is not None else this.sense.name if this is not None else ""
    if not name or (unit.sense.name in _SMALL and name != "same") or (name == "new" and unit.sense.name not in _NEW):
        return None
    end = unit.end if turn is None else turn.end
    cut = unit.sense.cut if this is None else this.sense.cut
    rule = f"unit/{unit.sense.lemma}"
    if unit.sense.name in ("decade", "century") and (turn is None or name in _CONTEXT):
        return None  # «العقد السابق», «هذا العقد»: a contract
    if name == "new" and scan.tags(first - 1) & (tag.PLACE | tag.DEFINITE | tag.GIVEN) and not unit.sense.cut:
        return None  # «مستشفى الواحة العام الجديد»
    if name in _CONTEXT:
        named = "day" if unit.sense.name in (*_SMALL, "night") else unit.sense.name
        found = interval(first, end, None, named, MomentBasis.CONTEXT, rule, cut)
        return replace(found, relation=(name, named))
    if unit.sense.name == "decade" and name != "current" and not edged:
        return Found(first, end, MomentKind.VAGUE, rule, precision=precision_of("decade"), cut=cut)
    found = _turned(scan, first, end, unit.sense.name, name, rule, cut)
    return _with_year(scan, found) if unit.sense.name == "year" else found


def _with_year(scan: Scan, found: Found) -> Found:
    """«العام الماضي 2014», «العام الجاري (2015)»: the number decides."""
    at = found.end + (scan.folded(found.end) == "(")
    value = scan.digits(at, 1900, 2100)
    lunar = scan.digits(at, 1300, 1500)
    if scan.hit(at + 1, "hijri") is None and not _is_about(lunar, scan.published):
        lunar = None
    if value is None and lunar is None:
        return found
    end = scan.skip(at + 1, "gregorian", "hijri")
    if at > found.end:
        if scan.folded(end) != ")":
            return found
        end += 1
    if value is None:
        stretch = lunar and hijri_year(lunar)
        return replace(found, end=end, stretch=stretch or (None, None), basis=MomentBasis.TEXT, hijri=True)
    return replace(found, end=end, stretch=years(value, value) or found.stretch, basis=MomentBasis.TEXT)


def _is_about(lunar: int | None, published: date | None) -> bool:
    """«العام الماضي 1435»: whether a year of the moon is that of the publication, or one beside it."""
    now = None if published is None else hijri_year_at(published)
    return lunar is not None and now is not None and abs(lunar - now) <= 1


def _turned(scan: Scan, first: int, end: int, unit: str, name: str, rule: str, cut: int) -> Found:
    stretch = None
    if scan.published is not None:
        off = _new(scan.published, unit) if name == "new" else _OFFS[name]
        day = (
            moved(scan.published, off)
            if unit in ("day", "night")
            else moved_by(scan.published.replace(day=1), unit, off)
        )
        if unit == "week":
            day = moved(scan.published, off * 7)
        stretch = None if day is None else unit_of(day, unit)
    return interval(first, end, stretch, unit, scan.anchored(), rule, cut)


def _new(published: date, unit: str) -> int:
    """«العام الجديد» is the next one in its last quarter, «الأسبوع الجديد» at the week's end."""
    return int(published.month > 9 if unit == "year" else published.isoweekday() in (4, 5, 6) and unit == "week")


def read_nth(scan: Scan, first: int) -> Found | None:
    """«شهرها الخامس», «لليوم الثالث على التوالي»: so far from a beginning that only a dossier can date."""
    unit = scan.hit(first, "own unit", clitic=True)
    if unit is None:
        unit = scan.hit(first, "unit", clitic=True)
        if unit is None or not scan.folded(first).lstrip("و").startswith("لل"):
            return None
    at = unit.end + (scan.folded(unit.end) == "ال")
    number = scan.numbers.get(at)
    if (
        number is None
        or number.value < 1
        or not (at > unit.end or (number.ordinal and scan.folded(at).startswith("ال")))
    ):
        return None
    end = scan.skip(number.end, "in a row")
    if end > number.end and unit.sense.name in _ROWS and number.value <= _LONGEST_ROW:
        return _in_a_row(scan, first, end, unit, int(number.value))
    return Found(
        first, end, MomentKind.INTERVAL, f"nth/{unit.sense.lemma}", precision=precision_of(unit.sense.name),
        basis=MomentBasis.ANCHOR, cut=unit.sense.cut,
    )  # fmt: skip


def _in_a_row(scan: Scan, first: int, end: int, unit: Hit, count: int) -> Found:
    """«لليوم الثالث على التوالي»: the last one is that of the publication."""
    name, day = unit.sense.name, scan.published
    start = None if day is None else moved_by(day.replace(day=1) if name in ("month", "year") else day, name, 1 - count)
    since = None if start is None else unit_of(start, name)
    until = None if day is None else unit_of(day, name)
    stretch = None if since is None or until is None else (since[0], until[1])
    found = interval(first, end, stretch, name, scan.anchored(), f"row/{unit.sense.lemma}", unit.sense.cut)
    duration = iso_duration([(name, count)])
    return replace(found, kind=MomentKind.INTERVAL, duration=duration)


def read_counted(scan: Scan, first: int) -> Found | None:
    """An amount of time with the word before it that says where it is counted from, if any does."""
    lead = scan.hit(first, "before", clitic=True) or scan.hit(first, "after", clitic=True)
    if lead is not None and not lead.sense.rest and scan.folded(lead.end) in _THAT:
        return _from_that(scan, first, lead)
    if lead is not None and not lead.sense.rest:
        amount = read_amount(scan, lead.end)
        if (
            amount is None
            or (amount.definite and not (amount.near and not amount.bare))
            or (amount.cut and amount.near is False and scan.folded(lead.end)[:1] == "و")
        ):
            return None
        amount = replace(amount, first=first, cut=lead.sense.cut)
        return _from_day(scan, amount, lead.sense.kind)
    if (latest := scan.hit(first, "latest", clitic=True)) is not None:
        return _latest(scan, first, latest)
    amount = read_amount(scan, first)
    if amount is None or _is_age(scan, amount):
        return None
    return _placed(scan, amount)


def _latest(scan: Scan, first: int, latest: Hit) -> Found | None:
    """«آخر 24 ساعة», «آخر ثلاثة أشهر»: up to now; but for those of something («آخر يومين من الشهر»)."""
    amount = read_amount(scan, latest.end)
    if amount is None or amount.bare or amount.count is None or amount.definite or scan.folded(amount.end) == "من":
        return None
    return _ending_now(scan, replace(amount, first=first, cut=latest.sense.cut), "last")


def _from_that(scan: Scan, first: int, lead: Hit) -> Found | None:
    """«قبل ذلك بسنوات», «بعد ذلك بشهرين»: how long from what the sentence spoke of."""
    amount = read_amount(scan, lead.end + 1)
    if amount is None or not scan.folded(lead.end + 1).startswith("ب"):
        return None
    amount = replace(amount, first=first, cut=lead.sense.cut)
    return _vague(amount) if amount.count is None else _later(amount, lead.sense.kind)


def _later(amount: Amount, lead: str) -> Found:
    """So many days behind the day that the text has named; how long, where they are no days."""
    found = _duration(amount)
    days = amount.count if amount.unit == "day" and lead == "after" else None
    return found if days is None else replace(found, relation=("later", str(round(days))))


def _from_day(scan: Scan, amount: Amount, lead: str) -> Found | None:
    """«قبل يومين», «بعد شهرين»; a duration only where it is counted from an event («بعد عامين من …»)."""
    if amount.count is None:
        return _vague(amount)
    if amount.bare and scan.tags(amount.end) & tag.DEFINITE and not scan.tags(amount.end) & tag.PREPOSITION:
        return None  # «بعد يوم الحساب»
    if amount.bare and amount.unit in ("day", "year") and scan.folded(amount.end)[:1].isdigit():
        return None  # «قبل يوم 20 مايو», «بعد عام 2000»
    behind = scan.skip(amount.end, "tail")
    behind += scan.folded(behind) == "فقط"
    if scan.folded(behind) == "من" and scan.folded(behind + 1) in _NOW:
        return _from_now(scan, replace(amount, end=behind + 2), lead)
    relative = scan.folded(behind) in ("من", "علي", "ونيف") or scan.hit(behind, "from") is not None
    if relative and scan.folded(behind) == "من" and scan.folded(behind + 1) in _THAT:
        return _later(replace(amount, end=scan.skip(behind + 2, "date word")), lead)
    few = amount.unit == "day" and amount.count <= _FEW_DAYS
    if relative and lead == "after" and few and scan.folded(behind) == "من":
        return replace(_duration(amount), relation=("after", "day"))
    if relative or (lead == "after" and not looks_ahead(scan, amount.first, amount.end)):
        return _duration(amount)
    return _from_now(scan, amount, lead)


def _from_now(scan: Scan, amount: Amount, lead: str) -> Found:
    """«قبل خمسة أعوام من الآن», «قبل يومين»."""
    stretch = _there(scan.published, amount, -1 if lead == "before" else 1)
    found = interval(amount.first, amount.end, stretch, amount.unit, scan.anchored(), f"count/{lead}", amount.cut)
    return replace(found, duration=amount.duration)


def _there(published: date | None, amount: Amount, sign: int) -> Stretch | None:
    """The day, week, month or year that lies so far away."""
    if published is None or amount.count is None:
        return None
    unit = amount.unit
    day: date | None = published
    for part, count in amount.parts:
        day = None if day is None else moved_by(day, part, sign * count)
    if day is None:
        return None
    coarse = "year" if unit in ("decade", "century") else unit
    return unit_of(day, coarse if coarse in _LONG and len(amount.parts) == 1 else "day")


def _placed(scan: Scan, amount: Amount) -> Found | None:
    """What the word before and the turn behind make of an amount."""
    turn = scan.hit(amount.end, "turn")
    counted = not amount.bare and scan.tags(amount.end) & tag.DEFINITE  # «خلال 24 ساعة المقبلة»
    turned = amount.definite or amount.count is None or counted
    if turn is not None and turn.sense.name in ("past", "last", "future") and turned:
        if amount.bare and amount.count == 1:
            return None
        return _ending_now(scan, replace(amount, end=turn.end), turn.sense.name)
    if turn is not None and turn.sense.name in ("next", "before") and amount.definite and not amount.bare:
        amount = replace(amount, end=turn.end)
        return _vague(amount) if amount.count is None else _duration(amount)
    if turn is not None and turn.sense.name in ("next", "before") and amount.definite and amount.count is None:
        return _vague(replace(amount, end=turn.end))
    if amount.definite and not scan.leads(amount.first, "within", "lasting", "every"):
        return None
    if scan.leads(amount.first, "since"):
        return None if _is_named(scan, amount) else _since(scan, amount)
    if amount.count is None:
        led = scan.leads(amount.first, "lasting", "within", "after", "before")
        if led and _of_what(scan, amount.end):
            whole = max(amount.end + 1, scan.text.phrase_ends.get(amount.end, 0))
            return _vague(replace(amount, end=whole))  # «خلال أيام المهرجان»
        led = led or scan.folded(amount.first - 1) in _BUT
        led = led or _filled(scan, amount) or _for(scan, amount) or _spent(scan, amount)
        counted = scan.hit(amount.end, "unit") is not None  # «أيام شهر رمضان»
        return _vague(amount) if (led and not counted) or not amount.bare else None
    if amount.bare and not _measures(scan, amount):
        return None
    return _duration(amount)


def _is_named(scan: Scan, amount: Amount) -> bool:
    """«منذ يوم المدينة»: a day of its own."""
    return amount.bare and amount.count == 1 and amount.unit in ("day", "year") and _of_what(scan, amount.end)


def _filled(scan: Scan, amount: Amount) -> bool:
    """«أشهر من الاحتجاجات», «سنوات من القتال»."""
    return scan.folded(amount.end) == "من" and bool(scan.tags(amount.end + 1) & tag.DEFINITE)


def _of_what(scan: Scan, end: int) -> bool:
    """Whether the noun that the days or years are of stands behind them, or tells which they are."""
    behind = scan.tags(end)
    others = tag.PREPOSITION | tag.PREFIXED | tag.GIVEN | tag.TITLE | tag.TIME
    return bool(behind & tag.DEFINITE) and not behind & others and scan.folded(end).startswith("ال")


def _spent(scan: Scan, amount: Amount) -> bool:
    """«ناضل سنوات ضد …», «انتظروا ساعات.»: so long, behind what was done."""
    behind = scan.tags(amount.end)
    done = scan.tags(amount.first - 1)
    if amount.cut or amount.unit == "decade" or not done & tag.VERB or done & tag.NOMINAL:
        return False
    return bool(behind & (tag.PREPOSITION | tag.COMMA | tag.STOP | tag.LINE))


def _for(scan: Scan, amount: Amount) -> bool:
    """«لأيام», «لساعات»: the preposition is a letter of the unit."""
    kind = scan.text.types[amount.first]
    return amount.cut > 0 and kind.bare.startswith("ل") and not scan.tags(amount.end) & tag.DEFINITE


def _measures(scan: Scan, amount: Amount) -> bool:
    """Whether a unit alone is one of it: «لمدة شهر», «خلال أسبوع», «يوما إضافيا»."""
    if scan.tags(amount.end) & tag.DEFINITE and not scan.tags(amount.end) & (tag.PREPOSITION | tag.PREFIXED):
        return False
    tailed = scan.hit(amount.end - 1, "tail") is not None
    return tailed or amount.near or scan.leads(amount.first, "lasting", "within") or len(amount.parts) > 1


def _ending_now(scan: Scan, amount: Amount, turn: str) -> Found:
    """«الأشهر الستة الماضية», «اليومين الماضيين»: up to the publication, or from it on."""
    if amount.count is None:
        return _vague(amount)
    found = Found(
        amount.first, amount.end, MomentKind.INTERVAL, f"count/{turn}", (None, None), precision_of(amount.unit),
        scan.anchored(), amount.duration, cut=amount.cut,
    )  # fmt: skip
    day = scan.published
    if day is None:
        return found
    sign = 1 if turn == "future" else -1
    far = moved_by(day, amount.unit, sign * amount.count)
    if amount.unit in _SMALL:
        hours = amount.count if amount.unit == "hour" else 0
        far = moved(day, sign * round(hours / 24)) if hours >= 24 else day
    near = moved(day, sign) if amount.unit == "day" else day
    if far is None or near is None:
        return found
    return replace(found, stretch=(far, near) if sign < 0 else (near, far))


def _since(scan: Scan, amount: Amount) -> Found:
    if amount.count is None:
        return _vague(amount)
    since: date | None = scan.published
    for unit, count in amount.parts:
        since = None if since is None else moved_by(since, unit, -count)
    stretch = (None, None) if since is None else (since, scan.published)
    return Found(
        amount.first, amount.end, MomentKind.INTERVAL, "count/since", stretch, precision_of(amount.unit),
        scan.anchored(), amount.duration, cut=amount.cut,
    )  # fmt: skip


def _duration(amount: Amount) -> Found:
    return Found(
        amount.first, amount.end, MomentKind.DURATION, f"amount/{amount.unit}", precision=precision_of(amount.unit),
        duration=amount.duration, cut=amount.cut,
    )  # fmt: skip


def _vague(amount: Amount) -> Found:
    return Found(amount.first, amount.end, MomentKind.VAGUE, f"amount/{amount.unit}", cut=amount.cut)


def _is_age(scan: Scan, amount: Amount) -> bool:
    """«البالغ من العمر 31 عاما», «(45 عاما)», «، 45 عاما،»."""
    if amount.unit not in ("year", "month") or amount.count is None:
        return False
    behind, before = amount.end, amount.first - 1
    owner = before - (scan.folded(before) == "ال")
    if scan.hit(owner, "aged", clitic=True) is not None:
        return True  # «صاحب الـ30 عاما»
    if scan.hit(behind, "age") is not None or scan.hit(behind + 1, "age") is not None:
        return True
    if (
        scan.tags(before) & _EDGES
        and scan.tags(behind) & (_EDGES | tag.MARK)
        and amount.unit == "year"
        and not amount.bare
    ):
        return True
    if scan.hit(before, "to") is not None and scan.hit(before - 1, "unit") is not None:
        before = max(0, before - _AGE_BEFORE)  # «من سن 21 عاما إلى 18 عاما»
    return any(scan.hit(at, "age", clitic=True) is not None for at in range(max(0, before - _AGE_BEFORE), before + 1))
