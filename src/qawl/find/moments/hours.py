"""Hours, and the day that they are of: «الساعة 11:42 صباحا بتوقيت …», «الخامسة من مساء اليوم»."""

from __future__ import annotations

import re
from dataclasses import replace

from qawl.find.moments.days import read_day
from qawl.find.moments.scan import Found, Scan
from qawl.model.moments import MomentKind, Precision
from qawl.text import tags as tag

_TIME = re.compile(r"([01]?\d|2[0-4])[:,][0-5]\d(:[0-5]\d)?")
_CLOCK = re.compile(r"([01]?\d|2[0-4])([:.,]?[0-5]\d)?")
_ZONE_WORDS = 3
_ONE = "الواحده"
_ENDS = tag.LINE | tag.STOP | tag.COMMA | tag.CLOSE


def read_clock(scan: Scan, first: int) -> Found | None:
    """«الساعة 11:42 صباحا بتوقيت …», «الخامسة من مساء اليوم»; of the day that it says, or of the sentence's."""
    hit = scan.hit(first, "clock", clitic=True)
    at = first if hit is None else hit.end
    if (hours := _hours(scan, first, at)) is not None:
        return hours
    cut = int(scan.folded(at).startswith("وال")) if hit is None else hit.sense.cut
    if scan.folded(at) in ("ال", "("):
        at += 1
    end = _time(scan, at, sure=hit is not None)
    if end is None:
        return None
    end = _minutes(scan, end)
    of = end + 1 if scan.folded(end) == "من" else end
    bare = hit is None and of == end and scan.hit(of, "part") is None and not _TIME.fullmatch(scan.folded(at))
    day = None if bare else read_day(scan, of)  # «ولايتها الرابعة الأربعاء»
    if day is not None:
        end = _zone(scan, day.end)
        return replace(day, first=first, end=end, precision=Precision.HOUR, cut=cut)
    part = scan.hit(end, "daily part")
    told = _elsewhere(scan, _zone(scan, end if part is None else part.end))
    if hit is None and told == end:
        return None
    if (day := read_day(scan, told + 1 if scan.folded(told) == "من" else told)) is not None:
        return replace(day, first=first, precision=Precision.HOUR, cut=cut)
    return Found(first, told, MomentKind.DATE, "clock", (None, None), Precision.HOUR, cut=cut, clock=True)


def _hours(scan: Scan, first: int, at: int) -> Found | None:
    """«من الخامسة إلى التاسعة مساء», «من 5 إلى 9 مساء»: the second tells which part of the day both are of."""
    if not scan.leads(first, "from") or (start := _time(scan, at, sure=True)) is None:
        return None
    to = scan.hit(scan.skip(_minutes(scan, start), "daily part"), "to")
    if to is None:
        return None
    clock = scan.hit(to.end, "clock")
    end = _time(scan, to.end if clock is None else clock.end, sure=True)
    part = None if end is None else scan.hit(_minutes(scan, end), "daily part")
    if part is None or scan.hit(part.end, "day") is not None or scan.hit(part.end, "weekday") is not None:
        return None
    stop = _zone(scan, part.end)
    return Found(first, stop, MomentKind.INTERVAL, "clock to clock", (None, None), Precision.HOUR, clock=True)


def _time(scan: Scan, at: int, *, sure: bool) -> int | None:
    folded = scan.folded(at)
    if _TIME.fullmatch(folded):
        return at + 1
    if sure and _CLOCK.fullmatch(folded):
        return at + 1
    if sure and folded == _ONE:
        return at + 1
    number = scan.numbers.get(at)
    named = number is not None and number.ordinal and number.value in range(1, 13)
    if number is None or not named or not folded.removeprefix("و").startswith("ال") or not folded.endswith("ه"):
        return None if number is None or not named or not sure else number.end
    return number.end


def _minutes(scan: Scan, end: int) -> int:
    """«والنصف», «إلا الربع», «و30 دقيقة»."""
    at = end + 1 if scan.folded(end) in ("و", "الا") else end
    if (half := scan.hit(at, "half", clitic=True)) is not None and (at > end or half.sense.cut):
        return half.end
    number = scan.numbers.get(at)
    if number is not None and (at > end or scan.folded(at).startswith("و")):
        unit = scan.hit(number.end, "unit")
        if unit is not None and unit.sense.name == "minute":
            return unit.end
    return end


def _elsewhere(scan: Scan, end: int) -> int:
    """Past the same hour of another zone: «الساعة 21,00 (20,00 ت غ)»."""
    at = _time(scan, end + 1, sure=False) if scan.folded(end) == "(" else None
    told = end if at is None else _zone(scan, scan.skip(at, "daily part"))
    return told + 1 if at is not None and told > at and scan.folded(told) == ")" else end


def _zone(scan: Scan, end: int) -> int:
    """Past «بتوقيت …» and the names behind it."""
    at = end + 1 if scan.folded(end) in ("(", "،") else end
    hit = scan.hit(at, "zone")
    if hit is None:
        return end
    stop = hit.end if scan.tags(hit.end) & _ENDS else hit.end + 1
    while stop < hit.end + _ZONE_WORDS and scan.tags(stop) & (tag.PLACE | tag.DEFINITE | tag.NISBA):
        if scan.tags(stop) & (_ENDS | tag.TIME | tag.VERB):
            break
        stop = max(stop + 1, scan.text.phrase_ends.get(stop, 0))
    return stop + 1 if at > end and scan.folded(stop) == ")" else stop
