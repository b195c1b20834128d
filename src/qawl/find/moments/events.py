"""What names no day: vague and recurring times, feasts, and events that only a dossier can date."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.moments.amounts import read_amount
from qawl.find.moments.dates import month_moment, read_month
from qawl.find.moments.scan import Found, Hit, Scan
from qawl.model.moments import MomentBasis, MomentKind, Precision
from qawl.text import tags as tag

_LONGEST_EVENT = 4
_RATES = ("day", "week", "month", "year")
_ENDS = tag.LINE | tag.STOP | tag.COMMA | tag.OPEN | tag.CLOSE | tag.MARK
_SONS = ("بن", "ابن", "ال")
_NOW, _SO_FAR = ("الان",), ("حتي", "وحتي", "لحد", "الي", "حد")
_NAMED_SO = "آل"
_NEAR, _TO_IT = "قريبا", ("من", "منه", "منها", "منهم")
_NAMED = tag.DEFINITE | tag.PLACE | tag.BODY_NAME | tag.POSSESSED
_EDGE = tag.LINE | tag.STOP | tag.COMMA | tag.COLON | tag.CONJ | tag.THAT | tag.MARK | tag.DASH
_NO_EVENT = (
    tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.THAT | tag.MARK | tag.PREPOSITION | tag.RELATIVE | tag.CUE
    | tag.CONJ | tag.AUXILIARY | tag.NEGATION | tag.OPEN | tag.CLOSE | tag.NUMBER | tag.TIME
)  # fmt: skip


def read_vague(scan: Scan, first: int) -> Found | None:
    """«مؤخرا», «في وقت سابق», «المرحلة المقبلة»."""
    hit = scan.hit(first, "vague", clitic=True) or _led(scan, first)
    if (
        hit is not None
        and scan.folded(first) in _NOW
        and (scan.folded(first - 1) in _SO_FAR or _NAMED_SO in scan.text.tokens[first])
    ):
        return None  # «حتى الآن», «إلى الآن»: no time of its own; «آلان»: a name
    if hit is not None and scan.folded(first).endswith(_NEAR) and scan.folded(hit.end) in _TO_IT:
        return None  # «قريبا من المدينة»: a place
    if hit is not None:
        return Found(first, hit.end, MomentKind.VAGUE, f"vague/{hit.sense.lemma}", cut=hit.sense.cut)
    this = scan.hit(first, "this", clitic=True)
    era = scan.hit(first if this is None else this.end, "era", clitic=this is None)
    if era is None:
        return None
    cut = era.sense.cut if this is None else this.sense.cut
    few = scan.skip(era.end, "few adjective")
    turn = scan.hit(few, "turn")
    if turn is not None and turn.sense.name == "new":
        return None
    if turn is None and (this is None or era.sense.lemma == "المرحلة"):
        return None
    end = era.end if turn is None else turn.end
    return Found(first, end, MomentKind.VAGUE, f"vague/{era.sense.lemma}", cut=cut)


def _led(scan: Scan, first: int) -> Hit | None:
    """A word that tells a time only behind its preposition: «في المستقبل», «منذ فترة»."""
    hit = scan.hit(first, "led vague", clitic=True)
    if hit is None or (hit.sense.name == "since" and not scan.leads(first, "since")):
        return None
    if hit.sense.name == "behind":
        return None if hit.sense.cut or scan.tags(first - 1) & _EDGE else hit
    return hit if hit.sense.name or scan.leads(first, "in", "within") else None


def read_recurring(scan: Scan, first: int) -> Found | None:
    """«كل جمعة», «كل 6 أشهر», «يوميا»."""
    hit = scan.hit(first, "recurring", clitic=True)
    if hit is not None:
        return Found(first, hit.end, MomentKind.RECURRING, f"recurring/{hit.sense.lemma}", cut=hit.sense.cut)
    if (hit := scan.hit(first, "recurring adjective")) is not None and _describes(scan, first):
        return Found(first, hit.end, MomentKind.RECURRING, f"recurring/{hit.sense.lemma}")
    every = scan.hit(first, "every", clitic=True)
    if every is None:
        return _rate(scan, first)
    part = scan.hit(every.end, "part")
    at = every.end if part is None else part.end
    weekday = scan.hit(at, "bare weekday") or scan.hit(at, "weekday")
    if weekday is not None:
        return Found(first, weekday.end, MomentKind.RECURRING, "recurring/weekday", cut=every.sense.cut)
    amount = read_amount(scan, every.end)
    if amount is not None and amount.parts and not amount.definite:
        duration = None if amount.bare else amount.duration
        end = amount.end + 2 if scan.says(amount.end, ("من", "اليوم")) else amount.end  # «كل ساعة من اليوم»
        return Found(first, end, MomentKind.RECURRING, "recurring/every", duration=duration, cut=every.sense.cut)
    if part is not None and not scan.tags(part.end) & (tag.DEFINITE | tag.GIVEN | tag.COMMON):
        return Found(first, part.end, MomentKind.RECURRING, "recurring/part", cut=every.sense.cut)
    return None


def _rate(scan: Scan, first: int) -> Found | None:
    """«ثلاث مرات في الشهر», «5 ملايين برميل في اليوم»: so many each time."""
    unit = scan.hit(first, "unit") if scan.folded(first - 1) == "في" else None
    if unit is None or not unit.sense.definite or unit.sense.value != 1 or unit.sense.name not in _RATES:
        return None
    if scan.hit(unit.end, "turn") is not None or unit.end in scan.numbers:
        return None  # «في الشهر الماضي», «في اليوم الثاني»
    if scan.tags(unit.end) & tag.DEFINITE or scan.digits(unit.end, 0, 9999) is not None:
        return None
    dual = scan.folded(first - 2).endswith("ين") and bool(scan.tags(first - 3) & tag.NOMINAL)
    counted = any(number.end in (first - 2, first - 3) for number in scan.numbers.values() if number.first < first)
    if not counted and not dual:
        return None
    return Found(first, unit.end, MomentKind.RECURRING, "recurring/rate")


def _describes(scan: Scan, at: int) -> bool:
    """Whether a word stands behind a noun without article: «مؤتمر صحفي يومي»."""
    before = scan.tags(at - 1)
    if before & (tag.DEFINITE | tag.LINE | tag.STOP | tag.PREPOSITION | tag.COMMA | tag.NUMBER):
        return False
    named = scan.hit(at + 1, "weekday") is not None or scan.hit(at + 1, "month") is not None  # «يومي السبت والأحد»
    return scan.folded(at - 1) != "شبه" and not named


def read_event(scan: Scan, first: int) -> Found | None:
    """«اندلاع الحرب» behind «منذ», «بعد عيد الفطر», «قبل شهر رمضان»."""
    lead = scan.hit(first, "before", clitic=True) or scan.hit(first, "after", clitic=True)
    if lead is not None:
        return _feast(scan, first, scan.skip(lead.end, "onset"), lead.sense.cut)
    if (found := _feast(scan, first, first, 0)) is not None:
        return found
    return _onset(scan, first) if scan.leads(first, "since") else None


def _feast(scan: Scan, first: int, at: int, cut: int) -> Found | None:
    hit = scan.hit(at, "feast", clitic=at == first)
    if hit is not None and at == first and not scan.leads(first, "in", "since", "within", "lasting"):
        return None  # «احتفلوا بعيد الفطر»: what, not when
    if hit is not None:
        end = scan.skip(hit.end, "turn")
        feast = _symbolic(first, end, (at, hit.end), f"feast/{hit.sense.lemma}", hit.sense.cut if at == first else cut)
        return feast if at == first else replace(feast, kind=MomentKind.VAGUE)
    if at == first:
        return None
    unit = scan.hit(at, "unit")
    month = read_month(scan, unit.end if unit is not None and unit.sense.name == "month" else at)
    if month is None or month.calendar != "hijri" or month.told:
        return None
    found = month_moment(scan, at, month)
    return None if found is None else _symbolic(first, found.end, (at, found.end), found.rule, cut)


def _symbolic(first: int, end: int, anchor: tuple[int, int], rule: str, cut: int) -> Found:
    return Found(
        first, end, MomentKind.INTERVAL, rule, precision=Precision.EVENT, basis=MomentBasis.ANCHOR, anchor=anchor,
        cut=cut,
    )  # fmt: skip


def read_reign(scan: Scan, first: int) -> Found | None:
    """«عهد الملك …», «فترة حكم سلفه», «عشية زيارة الوزير»: a time by whose it was or what came then."""
    hit = scan.hit(first, "reign", clitic=True)
    if hit is None:
        return None
    if hit.sense.name != "eve" and not hit.sense.cut and not scan.leads(first, "in", "since", "within", "lasting"):
        return None
    end = _event_end(scan, hit.end, names=True)
    if end == hit.end:
        return None
    end = _name_behind(scan, end)
    return Found(first, end, MomentKind.VAGUE, f"reign/{hit.sense.lemma}", cut=hit.sense.cut)


def read_anniversary(scan: Scan, first: int) -> Found | None:
    """«الذكرى الأولى», «الذكرى السنوية الـ73»: the day of which the article tells."""
    hit = scan.hit(first, "anniversary", clitic=True)
    if hit is None:
        return None
    at = hit.end + (scan.folded(hit.end) == "السنويه")
    at += scan.folded(at) == "ال"
    number = scan.numbers.get(at)
    if number is None or not (number.ordinal or scan.folded(at).isdecimal() or scan.folded(at).startswith("ال")):
        return None
    rule, cut = f"anniversary/{hit.sense.lemma}", hit.sense.cut
    return Found(first, number.end, MomentKind.DATE, rule, precision=Precision.DAY, cut=cut, clock=True)


def _name_behind(scan: Scan, end: int) -> int:
    """Past the name behind a title: «الرئيس سالم منصور»."""
    stop = end + 3
    while end < stop and scan.tags(end) & (tag.GIVEN | tag.PLACE) and not scan.tags(end) & (tag.CONJ | tag.PREFIXED):
        end += 1
    if (
        scan.tags(end - 1) & tag.GIVEN
        and end < len(scan.folds)
        and not scan.tags(end) & ~tag.DEFINITE
        and scan.tags(end + 1) & _ENDS
    ):
        return end + 1  # a family name that we do not know
    if end < len(scan.folds) and scan.folded(end - 1) in _SONS and not scan.tags(end) & _NO_EVENT:
        end += 1  # «بن» with the father's name, whatever it is
    return end


def _onset(scan: Scan, first: int) -> Found | None:
    """An event by its beginning or end, or one that is named alone."""
    hit = scan.hit(first, "onset") or scan.hit(first, "event")
    if hit is None or scan.hit(hit.end, "unit") is not None:
        return None
    end = _event_end(scan, hit.end) if hit.sense.kind == "onset" else _adjectives(scan, hit.end)
    if end == hit.end and hit.sense.kind == "onset":
        return None
    end = _where(scan, end)
    return _symbolic(first, end, (first, end), f"event/{hit.sense.lemma}", 0)


def _event_end(scan: Scan, at: int, *, names: bool = False) -> int:
    """Past the noun that began: a definite one, or a name, with the nouns that it hangs on."""
    named = _NAMED | tag.GIVEN | tag.TITLE if names else _NAMED
    for end in range(at, at + _LONGEST_EVENT):
        bits = scan.tags(end)
        said = tag.CUE if names and bits & tag.DEFINITE else 0  # «غداة الإعلان عن …»
        if bits & _NO_EVENT & ~said and not bits & (tag.PLACE | tag.BODY_NAME):
            return at
        if bits & tag.PREFIXED:
            return at
        if scan.hit(end, "year", clitic=True) is not None and scan.digits(end + 1, 1000, 2199):
            return at  # «حرب العام 2014»: the year tells more
        if bits & named:
            return _adjectives(scan, max(end + 1, scan.text.phrase_ends.get(end, 0)))
    return at


def _adjectives(scan: Scan, end: int) -> int:
    stop = end + 2
    while end < stop and scan.tags(end) & tag.DEFINITE and not scan.tags(end) & (_NO_EVENT | tag.PREFIXED | tag.GIVEN):
        end += 1
    return end


def _where(scan: Scan, end: int) -> int:
    """Past «في …» and «على …» with a place behind."""
    if not scan.tags(end) & tag.PREPOSITION or scan.folded(end) not in ("في", "علي"):
        return end
    at = end + 1
    if scan.tags(at) & tag.PLACE:
        return max(at + 1, scan.text.phrase_ends.get(at, 0))
    return end
