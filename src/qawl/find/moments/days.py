"""Days from the publication's point of view, weekdays, and parts of either: «مساء أمس الأربعاء»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from qawl.find.moments.calendar import in_year, moved, unit_of, weekday_after, weekday_before, weekday_near
from qawl.find.moments.dates import read_date
from qawl.find.moments.events import read_recurring
from qawl.find.moments.scan import Found, Hit, Scan
from qawl.find.moments.tense import is_ahead, is_past, outlook
from qawl.find.moments.units import read_turned
from qawl.model.moments import MomentBasis, MomentKind, Precision
from qawl.text import tags as tag

_WEEKS = {"past": -1, "last": -1, "current": 0, "future": 1, "future after": 2}
_NEAR_YEAR = 250
"""Days from the publication within which a weekday tells which year a date is of."""
_NAME = 3
"""Words of a name in quotation marks that ends in «اليوم»."""
_MEDIA = tag.MEDIUM | tag.OUTLET
_SO_FAR = ("حتي", "وحتي", "لحد", "حد")
_LETTERS = frozenset(("ص", "م"))
_TONIGHT = "الليلة"
_NIGHT_LINKS = frozenset(("-", "–", "—", "/", "", "\u0640"))
_TODAY, _AND_TODAY, _PERSONS = "اليوم", "واليوم", frozenset("يتن")


@dataclass(frozen=True, slots=True)
class _Lead:
    """Parts of the day before the day itself: «وقت متأخر من مساء»."""

    end: int
    cut: int
    night: bool
    vague: bool = False


def read_day(scan: Scan, first: int) -> Found | None:
    """A day by its distance, its weekday or its date, with the parts of the day around it."""
    lead = _lead(scan, first)
    core = _core(scan, lead.end, clitic=lead.end == first)
    if core is None and lead.vague:
        core = read_turned(scan, lead.end)  # «وقت سابق من هذا الأسبوع»
    if core is None:
        return None
    end = _part_behind(scan, core.end)
    if lead.end == core.first == first and end == core.end:
        return core
    found = replace(core, first=first, cut=lead.cut if lead.end > first else core.cut)
    if lead.night and (pair := _night(scan, found)) is not None:
        return pair
    return found if end == found.end else replace(found, end=end)


def _lead(scan: Scan, first: int) -> _Lead:
    at, cut, night, vague = first, 0, False, False
    for _ in range(3):
        hit = scan.hit(at, "part", clitic=at == first)
        if hit is None:
            break
        if at == first:
            cut = hit.sense.cut
        night, vague, at = hit.sense.lemma == "ليل", hit.sense.lemma == "ساعة مبكرة", hit.end
        if scan.folded(at) == "من" and scan.hit(at + 1, "part") is not None:
            at += 1
    return _Lead(at, cut, night, vague)


def _core(scan: Scan, at: int, *, clitic: bool) -> Found | None:
    found = _any_day(scan, at, clitic=clitic)
    return found if found is None or scan.hit(at, "not", clitic=True) is None else None


def _any_day(scan: Scan, at: int, *, clitic: bool) -> Found | None:
    several = _weekdays(scan, at)
    if several is not None:
        return several
    if (turned := read_turned(scan, at)) is not None and turned.precision is Precision.DAY and turned.relation:
        return turned
    if (hit := scan.hit(at, "day", clitic=clitic)) is not None:
        return _relative(scan, at, hit)
    if (hit := scan.hit(at, "weekday", clitic=clitic)) is not None:
        return None if _is_surname(scan, at, hit.end) else _weekday(scan, at, hit)
    return None if clitic else read_date(scan, at)


def _is_surname(scan: Scan, at: int, end: int) -> bool:
    """«أكد سالم الخميس رئيس اللجنة»: a family name between a given one and a post, behind a verb of saying."""
    named = scan.tags(at - 1) & tag.GIVEN and scan.tags(end) & tag.TITLE and not scan.tags(end) & tag.DEFINITE
    return bool(named) and bool(scan.text.types[at - 2].cues) if at > 1 else False


# «أمس», «اليوم الجمعة»


def _relative(scan: Scan, first: int, hit: Hit) -> Found | None:
    weekday = _weekday_beside(scan, hit.end)
    if hit.sense.name == "today" and weekday is None and not _is_today(scan, first, hit.end):
        return None
    if hit.sense.lemma == _TONIGHT and _is_numbered(scan, hit.end):
        return None  # «الليلة الثانية من المهرجان»
    if hit.sense.name == "today" and weekday is None and _is_nowadays(scan, first, hit.end):
        return Found(first, hit.end, MomentKind.VAGUE, "vague/اليوم", cut=hit.sense.cut)
    if (
        weekday is None
        and hit.sense.lemma == "غدا"
        and scan.tags(hit.end) & tag.COMMON
        and scan.folded(first) in ("غد", "بغد")
        and scan.hit(first - 1, "part", clitic=True) is None
    ):
        return None
    day = None if scan.published is None else moved(scan.published, hit.sense.value)
    rule = f"day/{hit.sense.lemma}"
    end = hit.end
    if weekday is not None:
        end = weekday.end
        if day is not None and day.isoweekday() != weekday.sense.value:
            day, rule = _by_weekday(day, weekday.sense.value), f"{rule}, by its weekday"
    found = _day(first, end, day, scan.anchored(), rule, hit.sense.cut)
    dated = _with_date(scan, found, 0 if weekday is None else weekday.sense.value)
    return replace(dated, weekday_wrong=False) if weekday is None else dated


def _by_weekday(day: date, weekday: int) -> date | None:
    """Where an article came out the day before or after it was written; the last such day where it is older."""
    near = weekday_near(day, weekday)
    return near if near is not None and abs((near - day).days) == 1 else weekday_before(day, weekday, strictly=False)


def day_of_writing(scan: Scan, likely: Sequence[int]) -> date | None:
    """The publication, or the day before or after it where the text's own «اليوم الخميس» or «أمس الأربعاء» says so."""
    published, told = scan.published, None
    if published is None:
        return None
    days = scan.words.days
    for at in likely:
        if scan.folds[at] not in days:
            continue
        hit = scan.hit(at, "day", clitic=True)
        weekday = None if hit is None else scan.hit(hit.end, "weekday")
        if hit is None or weekday is None or hit.sense.value not in (0, -1):
            continue
        day = moved(published, hit.sense.value)
        if day is None or day.isoweekday() == weekday.sense.value:
            return published
        meant = _by_weekday(day, weekday.sense.value)
        if told is None and meant is not None:
            told = moved(meant, -hit.sense.value)
    return told or published


def _weekday_beside(scan: Scan, at: int) -> Hit | None:
    """The weekday behind «أمس», in brackets or not."""
    if scan.folded(at) == "(" and (hit := scan.hit(at + 1, "weekday")) is not None and scan.folded(hit.end) == ")":
        return Hit(hit.sense, hit.end + 1)
    if scan.folded(at) == "،" and (hit := scan.hit(at + 1, "weekday")) is not None:
        return hit if scan.tags(hit.end) & (tag.COMMA | tag.STOP | tag.LINE) else None  # «اليوم، الثلاثاء،»
    return scan.hit(at, "weekday")


def _is_today(scan: Scan, first: int, end: int) -> bool:
    """No «day» of another kind: «في اليوم الثاني», «اليوم الدراسي», «صحيفة «اليوم»»."""
    before, bits = scan.tags(first - 1), scan.tags(end)
    if bits & tag.MARK and any(scan.tags(at) & tag.MARK for at in range(max(0, first - _NAME), first)):
        return False
    lone = first == 1 or (first > 1 and scan.tags(first - 2) & tag.LINE)
    if scan.tags(first - 2) & tag.DASH and bits & tag.LINE:
        return False  # a paper's own name in a byline
    if bits & tag.DASH and scan.tags(end + 1) & tag.PLACE and scan.tags(end + 2) & tag.LINE:
        return False  # the same before the place
    if scan.folded(first - 1) in _SO_FAR and not bits & tag.DEFINITE and not scan.tags(first - 2) & tag.TIME:
        return False  # «حتى اليوم», «لحد اليوم»: no time of its own
    if lone and bits & (tag.DASH | tag.LINE) and not before & (tag.TIME | tag.LINE):
        return False  # a paper's own name before the place
    if scan.folded(first - 1) in ("في", "طوال", "طيله", "مدار") or scan.hit(first - 1, "this", clitic=True):
        return False
    if before & tag.PLACE and scan.tags(first - 2) & _MEDIA:
        return False  # «قناة الغدران اليوم»
    if _is_numbered(scan, end):
        return False
    word = scan.text.types[end].folded if end < len(scan.folds) else ""
    names_kind = (
        bits & tag.DEFINITE
        and word.startswith("ال")
        and word.endswith(("ي", "يه"))
        and not bits & (tag.NISBA | tag.PLACE)
    )
    return not (names_kind and not scan.hit(end, "turn") and not bits & (tag.GIVEN | tag.TITLE | tag.BODY))


def _is_numbered(scan: Scan, end: int) -> bool:
    number = scan.numbers.get(end)
    return number is not None and number.ordinal and scan.folded(end).startswith("ال")


def _is_nowadays(scan: Scan, first: int, end: int) -> bool:
    """«ما يحدث اليوم», «أصبحت اليوم», «عالم اليوم»: the time we live in; no «صباح اليوم»."""
    if scan.hit(first - 1, "part", clitic=True) is not None:
        return False
    before = (scan.hit(at, "nowadays", clitic=True) for at in (first - 2, first - 1))
    if any(hit is not None and hit.end == first and hit.sense.name != "behind" for hit in before):
        return True
    behind = scan.hit(end, "nowadays")
    return (behind is not None and behind.sense.name != "before") or _is_our_time(scan, first, end)


def _is_our_time(scan: Scan, first: int, end: int) -> bool:
    """«… . واليوم يكتظ السوق بالناس», «التي تتعرض اليوم لظواهر عدة»; no «المؤتمر الذي يبدأ اليوم»."""
    described = bool(scan.tags(first - 2) & tag.RELATIVE) or scan.folded(first - 2) == "حيث"
    if described and first > 1 and _goes_on_now(scan, first - 1):
        return True
    if scan.text.sentence_start(first) != first:
        return False
    at = end + bool(scan.tags(end) & tag.COMMA)
    if scan.folded(first) != _AND_TODAY:
        return scan.folded(first) == _TODAY and _goes_on_now(scan, at)
    told = is_past(scan, at) or is_ahead(scan, at) or scan.hit(at, "staged") or scan.hit(at, "ahead")
    return not told and scan.folded(at)[:1].isalpha() and not scan.tags(at) & tag.TIME


def _goes_on_now(scan: Scan, at: int) -> bool:
    """Whether a verb of the present tells a state, and nothing that is held or begins on a day."""
    verb = scan.tags(at) & tag.VERB and not scan.text.types[at].cues and not is_past(scan, at)
    held = scan.hit(at, "staged") is not None or scan.hit(at, "ahead") is not None
    return bool(verb) and scan.folded(at)[:1] in _PERSONS and not held


# Weekdays


def _weekday(scan: Scan, first: int, hit: Hit) -> Found:
    number, end = hit.sense.value, hit.end
    turn = scan.hit(end, "turn")
    name = turn.sense.name if turn is not None else ""
    if turn is not None and name in (*_WEEKS, "next"):
        end = turn.end
    elif scan.folded(first - 1) == "هذا":
        name = "this"
    elif (both := _shared_turn(scan, end)) is not None:
        name = both
    elif (week := _of_week(scan, end)) is not None:
        day = None if scan.published is None else _in_week(scan.published, number, week[0])
        found = _day(first, week[1], day, scan.anchored(), f"weekday/{hit.sense.lemma}", hit.sense.cut)
        return _with_date(scan, found, number)
    elif (other := scan.hit(end, "day")) is not None and not other.sense.cut and other.sense.name != "today":
        end = other.end
        day = None if scan.published is None else moved(scan.published, other.sense.value)
        if day is not None and day.isoweekday() == number:  # «الجمعة غدا»
            found = _day(first, end, day, scan.anchored(), f"weekday/{hit.sense.lemma}", hit.sense.cut)
            return _with_date(scan, found, number)
    if scan.folded(end) == "من" and (every := read_recurring(scan, end + 1)) is not None and not every.cut:
        return replace(every, first=first, rule="recurring/weekday", duration=None, cut=hit.sense.cut)
    day = None if scan.published is None else _nearest(scan, scan.published, number, name, first, end)
    found = _day(first, end, day, scan.anchored(), f"weekday/{hit.sense.lemma}", hit.sense.cut)
    return _with_date(scan, found, number)


def _nearest(scan: Scan, published: date, weekday: int, turn: str, first: int, end: int) -> date | None:
    match turn:
        case "past" | "last":
            return weekday_before(published, weekday, strictly=True)
        case "future" | "next":
            return weekday_after(published, weekday, strictly=True)
        case "future after":
            coming = weekday_after(published, weekday, strictly=True)
            return None if coming is None else moved(coming, 7)
        case "current":
            return weekday_near(published, weekday)
        case "this" if outlook(scan, first, end) >= 0:
            return weekday_after(published, weekday, strictly=False)  # «انتخابات هذا الأحد»
        case _:
            seen, last = outlook(scan, first, end), weekday_before(published, weekday, strictly=False)
            over = seen == 1 and last is not None and (published - last).days == 1
            return last if seen <= 0 or over else weekday_after(published, weekday, strictly=False)


def _shared_turn(scan: Scan, at: int) -> str | None:
    """«الأحد والاثنين المقبلين»: the turn of both."""
    second = scan.hit(at, "weekday", clitic=True)
    if second is None or not second.sense.cut:
        return None
    turn = scan.hit(second.end, "turn")
    return turn.sense.name if turn is not None and scan.folded(turn.end - 1).endswith("ين") else None


def _of_week(scan: Scan, at: int) -> tuple[str, int] | None:
    """«من الأسبوع المقبل»."""
    if scan.folded(at) != "من":
        return None
    week = read_turned(scan, at + 1)
    if week is None or week.precision is not Precision.WEEK or week.relation:
        return None
    turn = scan.hit(week.end - 1, "turn")
    name = turn.sense.name if turn is not None else "current"
    return (name, week.end) if name in _WEEKS else None


def _in_week(published: date, weekday: int, turn: str) -> date | None:
    day = moved(published, 7 * _WEEKS[turn])
    week = None if day is None else unit_of(day, "week")
    return None if week is None else weekday_after(week[0], weekday, strictly=False)


def _weekdays(scan: Scan, first: int) -> Found | None:
    """«يومي الأحد والاثنين»."""
    both = scan.hit(first, "both", clitic=True)
    hit = scan.hit(both.end, "weekday") if both is not None and both.sense.name == "day" else None
    if hit is None or both is None:
        return None
    found = _weekday(scan, both.end, hit)
    end, last = found.end, found.stretch[1]
    while True:
        at = end + 1 if scan.folded(end) == "،" else end
        following = scan.hit(at, "weekday", clitic=True)
        if following is None or not (following.sense.cut or at > end):
            break
        last = None if last is None else weekday_after(last, following.sense.value, strictly=True)
        turn = scan.hit(following.end, "turn")
        end = following.end if turn is None else turn.end
    found = replace(found, first=first, end=end, cut=both.sense.cut)
    if end == both.end + 1 and scan.folded(first).endswith("ايام"):
        return replace(found, kind=MomentKind.RECURRING, stretch=(None, None), basis=MomentBasis.NONE)  # «أيام الأحد»
    return replace(found, kind=MomentKind.INTERVAL, stretch=(found.stretch[0], last))


def _night(scan: Scan, found: Found) -> Found | None:
    """«ليل الأربعاء الخميس»: the night between two days."""
    at = found.end + 1 if scan.folded(found.end) in _NIGHT_LINKS else found.end
    following = scan.hit(at, "weekday")
    if following is None or (found.stretch[0] is None and scan.published is not None):
        return None
    last = found.stretch[0] and weekday_after(found.stretch[0], following.sense.value, strictly=True)
    if last is not None and found.stretch[0] is not None and (last - found.stretch[0]).days > 1:
        return None
    return replace(found, end=following.end, kind=MomentKind.INTERVAL, stretch=(found.stretch[0], last))


def _with_date(scan: Scan, found: Found, weekday: int) -> Found:
    """With the date that follows a weekday: «الخميس الموافق 7 أكتوبر»; the date decides."""
    at = scan.skip(found.end, "same day")
    if at == found.end and scan.folded(at) in ("،", ",", "(", "-", "–", "/"):
        at += 1
    told = read_date(scan, at + (scan.folded(at) == "في"))
    if told is None or told.kind is not MomentKind.DATE:
        return found
    told = _of_weekday(scan, told, weekday)
    if scan.folded(at) == "في" and (told.stretch[0] is None or told.stretch[0].isoweekday() != weekday):
        return found
    end = told.end + 1 if scan.folded(at - 1) == "(" and scan.folded(told.end) == ")" else told.end
    if told.stretch[0] is None:
        return replace(told, first=found.first, end=end, cut=found.cut)
    wrong = told.stretch[0].isoweekday() != weekday
    return replace(told, first=found.first, end=end, cut=found.cut, weekday_wrong=wrong)


def _of_weekday(scan: Scan, told: Found, weekday: int) -> Found:
    """«الأحد 22 يوليو»: of the year, near the publication, in which that day is a Sunday."""
    day, published = told.stretch[0], scan.published
    if told.sure or told.hijri or day is None or published is None or day.isoweekday() == weekday:
        return told
    near = [other for year in (day.year - 1, day.year + 1) if (other := in_year(day, year)).isoweekday() == weekday]
    near = [other for other in near if abs((other - published).days) <= _NEAR_YEAR]
    return replace(told, stretch=(near[0], near[0])) if near else told


def _day(first: int, end: int, day: date | None, basis: MomentBasis, rule: str, cut: int) -> Found:
    basis = basis if day is not None else MomentBasis.NONE
    return Found(first, end, MomentKind.DATE, rule, (day, day), Precision.DAY, basis, cut=cut)


def _part_behind(scan: Scan, end: int) -> int:
    """Past a part of the day behind the day: «أمس صباحا»."""
    hit = scan.hit(end, "daily part")
    if hit is None or scan.folded(end) in _LETTERS or scan.tags(hit.end) & tag.TIME:
        return end
    return hit.end
