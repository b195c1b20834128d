"""Amounts of time: «ثلاثة أشهر ونصف», «ساعتان», «الأعوام العشرة», «بضعة أيام»."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.find.moments.calendar import iso_duration
from qawl.find.moments.scan import Hit, Scan
from qawl.model.quick import quickly_made
from qawl.text import tags as tag

_ARTICLES = frozenset(("ال", "لل", "وال", "بال"))


@quickly_made
@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a unit; nothing countable where `parts` is empty («بضعة أيام»)."""

    first: int
    end: int
    unit: str
    parts: tuple[tuple[str, float], ...]
    definite: bool
    bare: bool
    """A unit alone: «شهر» for one, «أيام» for some; only a word of time before it makes it an amount."""
    cut: int
    near: bool = False

    @property
    def duration(self) -> str | None:
        return iso_duration(list(self.parts))

    @property
    def count(self) -> float | None:
        """How many of the first unit, or None where it is not said."""
        return self.parts[0][1] if self.parts else None


def read_amount(scan: Scan, first: int) -> Amount | None:
    """An amount of time that begins at `first`, with «نحو» or «أكثر من» before it and what goes on with it."""
    near = scan.hit(first, "near", clitic=True)
    start = first if near is None else near.end + (scan.folded(near.end) == "(")
    found = _counted(scan, start) or _few(scan, start) or _fraction(scan, start) or _unit(scan, start)
    if found is None:
        return None
    found = _with_more(scan, found)
    cut = found.cut if near is None else near.sense.cut
    first = min(first, found.first)
    return Amount(first, _tail(scan, found.end), found.unit, found.parts, found.definite, found.bare, cut, bool(near))


def _counted(scan: Scan, first: int) -> Amount | None:
    """«51 يوما», «ثلاثة أشهر», «الـ24 ساعة»."""
    article = scan.folded(first) in _ARTICLES
    at = first + 1 if article else first
    number = scan.numbers.get(at)
    if number is None or number.ordinal or number.value <= 0 or (number.value < 1 and not scan.folded(at).isdecimal()):
        return None
    bracketed = at == first and scan.folded(first - 1) == "(" and scan.folded(number.end) == ")"
    unit = scan.hit(number.end + bracketed, "unit")
    if unit is None or (unit.sense.value == 2 and number.value != 2):
        return None
    if bracketed and unit.sense.definite:
        return None  # «أغلق مؤشر السوق (30) اليوم»
    if bracketed:
        return Amount(first - 1, unit.end, unit.sense.name, ((unit.sense.name, number.value),), False, False, 0)
    definite = article or scan.folded(at).startswith("ال")
    return Amount(
        first, unit.end, unit.sense.name, ((unit.sense.name, number.value),), definite, False, _clitics(scan, first)
    )


def _clitics(scan: Scan, at: int) -> int:
    """The letters of a conjunction and a preposition on a number word: «لثلاثة», «وبخمسة»."""
    kind = scan.text.types[at]
    if not kind.folded[:1].isalpha() or kind.folded in _ARTICLES:
        return len(kind.folded) - 2 if kind.folded in ("وال", "بال") else 0
    cut = len(kind.folded) - len(kind.bare)
    return cut + 1 if kind.prefix and kind.bare.startswith(kind.prefix) and not kind.bare.startswith("لل") else cut


def _few(scan: Scan, first: int) -> Amount | None:
    """«بضعة أيام», «عشرات السنين»: some, and nobody says how many."""
    few = scan.hit(first, "few", clitic=True)
    unit = None if few is None else scan.hit(few.end, "unit")
    if few is None or unit is None or unit.sense.value == 2:
        return None
    return Amount(first, unit.end, unit.sense.name, (), False, False, few.sense.cut)


def _fraction(scan: Scan, first: int) -> Amount | None:
    """«نصف ساعة»."""
    half = scan.hit(first, "half", clitic=True)
    unit = None if half is None else scan.hit(half.end, "unit")
    if half is None or unit is None or unit.sense.value != 1:
        return None
    parts = ((unit.sense.name, round(1 / half.sense.value, 6)),)
    return Amount(first, unit.end, unit.sense.name, parts, False, False, half.sense.cut)


def _unit(scan: Scan, first: int) -> Amount | None:
    """«ساعتين», «شهر», «الأعوام العشرة», «الساعات الـ24», «أيام»."""
    unit = scan.hit(first, "unit", clitic=True)
    if unit is None:
        return None
    name, cut, definite = unit.sense.name, unit.sense.cut, unit.sense.definite
    if name == "decade" and unit.sense.value == 1 and _holds(scan, unit.end):
        return None
    if unit.sense.value:
        parts = ((name, float(unit.sense.value)),)
        one = scan.folded(unit.end) in ("واحد", "واحده", "واحدا")
        return Amount(first, unit.end + one, name, parts, definite, unit.sense.value == 1 and not one, cut)
    if definite and (number := _behind(scan, unit)) is not None:
        end, value = number
        return Amount(first, end, name, ((name, value),), True, False, cut)
    few = scan.hit(unit.end, "few adjective")
    return Amount(first, unit.end if few is None else few.end, name, (), definite, few is None, cut)


def _holds(scan: Scan, at: int) -> bool:
    """«بعد عقد اجتماع», «أثناء عقد زواج»: a noun behind «عقد» is what is held or contracted, and no ten years."""
    if not scan.tags(at) & tag.COMMON or scan.tags(at) & (tag.CONJ | tag.PREPOSITION | tag.TIME):
        return False
    return scan.hit(at, "tail") is None and scan.hit(at, "turn") is None


def _behind(scan: Scan, unit: Hit) -> tuple[int, float] | None:
    """The number behind a definite plural: «الأشهر الستة», «الساعات الـ24»."""
    at = unit.end + 1 if scan.folded(unit.end) in _ARTICLES else unit.end
    number = scan.numbers.get(at)
    if number is None or number.value < 2 or (at == unit.end and not scan.folded(at).startswith("ال")):
        return None
    if number.ordinal and scan.tags(at) & tag.CONJ:
        return None
    return number.end, number.value


def _with_more(scan: Scan, found: Amount) -> Amount:
    """With «ونصف» or a smaller amount behind it: «ساعتين و15 دقيقة»."""
    parts, end = list(found.parts), found.end
    if not parts or found.definite:
        return found
    at = end + 1 if scan.folded(end) == "و" else end
    joined = at > end or scan.folded(end).startswith("و")
    if not joined:
        return found
    half = scan.hit(at, "half", clitic=True)
    if half is not None and (at > end or half.sense.cut):
        end = half.end
        unit = scan.hit(end, "unit")
        if unit is not None and unit.sense.definite and unit.sense.name == found.unit:
            end = unit.end
        parts = [*parts[:-1], (found.unit, parts[-1][1] + round(1 / half.sense.value, 6))]
        return _grown(found, end, parts, bare=False)
    more = _counted(scan, at) or _unit(scan, at)
    if more is None or not more.parts or more.definite or _size(more.unit) >= _size(found.unit):
        return found
    return _grown(found, more.end, parts + list(more.parts), bare=found.bare)


def _grown(found: Amount, end: int, parts: list[tuple[str, float]], *, bare: bool) -> Amount:
    return Amount(found.first, end, found.unit, tuple(parts), found.definite, bare, found.cut)


def _size(unit: str) -> int:
    return ("second", "minute", "hour", "night", "day", "week", "month", "year", "decade", "century").index(unit)


def _tail(scan: Scan, end: int) -> int:
    """Past «كاملة», «إضافيا» and the like."""
    for _ in range(2):
        hit = scan.hit(end, "tail")
        if hit is None:
            break
        end = hit.end
    return end
