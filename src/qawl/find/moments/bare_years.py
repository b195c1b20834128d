"""Whether a number that no word calls a year is one: «في 2004 و2009», «رؤية المدينة 2030», but «2015 مقاتلا»."""

from __future__ import annotations

from qawl.find.moments.scan import Scan
from qawl.text import tags as tag

SURE_FIRST, SURE_LAST = 1900, 2100
"""A number that stands alone is a year only within these."""
_LIKELY_FIRST, _LIKELY_LAST = 1940, 2060
"""Within these a number that counts nothing is a year behind any name."""
_DASHES = frozenset("-–—:")
_IN = frozenset(("في", "منذ", "وفي", "ومنذ"))
_SINCE = frozenset(("منذ", "ومنذ"))
_SINGULARS, _TAMYIZ = ("ا", "ه", "ء"), 11
"""How a noun behind eleven and more may end."""
_AND = frozenset(("و", "،", ","))
_NO_COUNT = tag.DEFINITE | tag.PREFIXED | tag.CONJ | tag.PREPOSITION | tag.CUE
_NAME = 6
"""Words that the name of an event has at most before its year."""
_NO_NAME = tag.LINE | tag.STOP | tag.COMMA | tag.COLON | tag.THAT | tag.NUMBER | tag.AUXILIARY
_NO_NOUN = _NO_NAME | tag.PREPOSITION | tag.CONJ | tag.CUE | tag.VERB | tag.NEGATION | tag.RELATIVE | tag.MARK
_ENDS_NAME = (
    tag.LINE
    | tag.STOP
    | tag.COMMA
    | tag.MARK
    | tag.CLOSE
    | tag.PREPOSITION
    | tag.CONJ
    | tag.RELATIVE
    | tag.DEFINITE
    | tag.DASH
)
_COUNTED = tag.COMMON | tag.TITLE | tag.UNNAMED | tag.TIME


def surely_year(scan: Scan, at: int, value: int) -> bool:
    """Whether a bare number stands where a year does, and counts nothing."""
    lead = _lead(scan, at)
    before, behind = scan.folded(lead), scan.folded(at + 1)
    if before == "(" and behind in (")", "-", "–"):
        return at + 2 not in scan.numbers and bool(value % 100)
    if scan.text.raw[scan.text.ends[at] : scan.text.ends[at] + 1] == "م" and behind == "م":
        return True
    if behind in ("%", "٪") or (behind == "/" and scan.digits(at + 2, value + 1, value + 1) is None):
        return False
    bits = scan.tags(at + 1)
    counted = bits & _COUNTED and not bits & _NO_COUNT
    dates = not counted or scan.tags(at + 1) & tag.NUMERAL or _not_its_noun(scan, at, value)
    if value % 100 and ((before in _IN and dates) or _opens_a_line(scan, at)):
        return True
    unknown = not bits and value % 100 == 0
    measured = unknown or (not bits and at > 1 and scan.tags(at - 2) & tag.NUMBER)
    if not counted and before in _AND and (earlier := scan.digits(at - 2, SURE_FIRST, value - 1)) is not None:
        return surely_year(scan, at - 2, earlier)  # «اتفاقيتي 1929 و 1959», «في 2004 و2009 و2014»
    if (counted or measured) and not _no_count(scan, at):
        return False
    return (
        _names_an_event(scan, at)
        or _behind_a_name(scan, at, value)
        or scan.leads(at, "in", "since", "before", "after", "within", "from", "year noun", "edge")
    )


def _not_its_noun(scan: Scan, at: int, value: int) -> bool:
    """«منذ 2012 معقل الفصائل», «في 2014 مبلغ …»: 12 and 14 count «معقلا», «مبلغا»; «في 2002 ستة عشر مجلسا»."""
    lately = _LIKELY_FIRST <= value <= _LIKELY_LAST
    counts = scan.folded(at + 1).endswith(_SINGULARS) or value % 100 < _TAMYIZ
    return lately and (not counts or scan.folded(at - 1) in _SINCE)


def _no_count(scan: Scan, at: int) -> bool:
    """«أقر في 2015 قانونا», «نفذ منذ 2015 ضربات»: what was done then, and no number of it."""
    noun = scan.folded(at + 1)
    return scan.folded(at - 1) in _IN and len(noun) > 4 and noun.endswith(("ا", "ات"))


def _lead(scan: Scan, at: int) -> int:
    """The word before a number, past a comma that was typed on its wrong side («خطة المدينة ،2015»)."""
    start = scan.text.starts[at]
    slipped = scan.tags(at - 1) & tag.COMMA and scan.text.starts[at - 1] == start - 1
    return at - 2 if slipped and at > 1 and scan.text.ends[at - 2] < start - 1 else at - 1


def _opens_a_line(scan: Scan, at: int) -> bool:
    """«1976 - هبطت المركبة …», as chronicles go."""
    opened = scan.tags(at - 1) & (tag.LINE | tag.STOP) and scan.folded(at + 1) in _DASHES
    return bool(opened) and scan.folded(at + 2)[:1].isalpha()


def _behind_a_name(scan: Scan, at: int, value: int) -> bool:
    """«رؤية المدينة 2030», «ميثاق 1943»: no number of a law or an item, and nothing behind that it counts."""
    end = at + 1 if scan.digits(at + 2, value + 1, _LIKELY_LAST) is None else at + 3  # «موسم 2024-2025»
    verb = scan.tags(end) & tag.VERB and not scan.tags(end) & _COUNTED  # «قانون المالية 2017 ينص على …»
    if not (_LIKELY_FIRST <= value <= _LIKELY_LAST and value % 100 and (verb or scan.tags(end) & _ENDS_NAME)):
        return False
    lead = _lead(scan, at)
    if scan.tags(lead) & _NO_NOUN or scan.folded(lead) in _AND or not scan.folded(lead)[:1].isalpha():
        return False
    return all(scan.hit(back, "numbered", clitic=True) is None for back in range(max(at - _NAME, 0), at))


def _names_an_event(scan: Scan, at: int) -> bool:
    """«كأس الأمم الآسيوية 2015», «السنة المالية 2016»: a year behind the name of what is held in it."""
    if scan.tags(at + 1) & _COUNTED and not scan.tags(at + 1) & (tag.DEFINITE | tag.PREFIXED | tag.CONJ):
        return False
    for back in range(at - 1, max(at - 1 - _NAME, -1), -1):
        if scan.hit(back, "held", clitic=True) is not None:
            return True
        if scan.tags(back) & _NO_NAME:
            return False
    return False
