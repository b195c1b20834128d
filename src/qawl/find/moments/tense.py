"""Whether the sentence around a moment looks ahead: «سيجتمع الخميس» is not the Thursday that has been."""

from __future__ import annotations

import re

from qawl.find.moments.scan import Scan
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.text import tags as tag

_BEFORE = 18
_BEHIND = 5
"""How many tokens are looked at on either side."""
_AHEAD = frozenset(start + person for start in ("س", "وس", "فس") for person in ("ي", "ت", "ن", "ا"))
_LIKEWISE = ("كما", "وكما", "فيما", "بينما")
_ASKING, _TO = frozenset(("demand", "call", "offer", "promise", "threaten")), "الي"
_COMING, _UNTIL = ("بحلول", "وبحلول"), ("حتي", "وحتي", "لغايه", "غايه")
_NOT = ("غير", "الغير")
_ITS = ("ه", "ها", "هم", "هما")
_SAID_OF_ONESELF = ("سأ", "سآ", "وسأ", "فسأ")
_PRESENT_STARTS = ("ي", "ت", "ن", "س", "ا")
_PAST_SHAPE = re.compile("ا(?:ست|ن|[^لا]ت)..+|ت...+ت|[^يتن].+وا")
"""«اندلعت», «استقال», «اتفق», «تمكنت», «سيطروا»: what begins like a present and is past all the same."""
_BREAK = tag.LINE | tag.COMMA | tag.THAT
_MARKS = tag.LINE | tag.COMMA | tag.MARK | tag.DASH | tag.OPEN | tag.CLOSE


def looks_ahead(scan: Scan, first: int, end: int) -> bool:
    """Whether the verb or noun nearest before the moment is of the future, or the verb right behind it."""
    return outlook(scan, first, end) > 0


def outlook(scan: Scan, first: int, end: int) -> int:
    """2 where the sentence looks ahead, -2 where it looks back, 0 where nothing tells.

    1 where it is told in the present, so that the day may be just over; -1 where somebody has spoken: what was said
    to happen may be still to come.
    """
    lead = first - 2 if scan.leads(first, "edge") else first - 1
    if scan.folded(lead) in _COMING:
        return 1  # «بحلول منتصف مايو»
    begin = _first_word(scan, first)
    start = max(begin, first - _BEFORE)
    for at in range(first - 1, start - 1, -1):
        if is_ahead(scan, at) or (scan.folded(at).endswith(_ITS) and _says_ahead(scan, at - 1)):
            return 2  # «المقرر عقده»: no verb of the past
        if (after := scan.hit(at, "sequel")) is not None and scan.hit(after.end, "part") is None:
            return -2  # «بعد تبنيه», but «بعد ظهر …»
        if is_past(scan, at):
            return 1 if _asks(scan, at, first) else -1 if _cues(scan, at) else -2
        if (at == begin or (at == first - 1 and scan.folded(at).startswith("ي"))) and _is_told_of(scan, at):
            return 1  # «يواجهون الأربعاء …»
    if begin < start and _is_told_of(scan, begin):
        return 1
    if _is_told_behind(scan, first, end) or scan.folded(lead) in _UNTIL:
        return 1
    stop = min(scan.text.sentence_end(first), end + _BEHIND)
    for at in range(end, stop):
        if _is_future_verb(scan, at):
            return 2
        if (scan.tags(at) & _BREAK and at > end) or is_past(scan, at):
            break
    return 0


def _asks(scan: Scan, at: int, first: int) -> bool:
    """«دعا إلى إجراء انتخابات في 26 أغسطس»: what one calls for, by a day, is still to come."""
    if not any(cue.act in _ASKING for cue, _ in _cues(scan, at)) or not scan.leads(first, "in"):
        return False
    return any(scan.folded(between) == _TO or scan.tags(between) & tag.THAT for between in range(at + 1, first))


def is_ahead(scan: Scan, at: int) -> bool:
    """«سيلتقي», «سوف», «من المقرر»."""
    if scan.folded(at - 1) in _NOT:
        return False  # «ظهور غير متوقع»
    return _says_ahead(scan, at) or _is_future_verb(scan, at)


def _says_ahead(scan: Scan, at: int) -> bool:
    """«المقرر», «ومن المقرر»; with no preposition («بحلول» may be of what has come)."""
    hit = scan.hit(at, "ahead", clitic=True)
    return hit is not None and (not hit.sense.cut or scan.folded(at)[0] in "وف")


def _is_future_verb(scan: Scan, at: int) -> bool:
    word = scan.folded(at)
    start = word[:3] if word[:1] in "وف" else word[:2]
    if start not in _AHEAD or len(word) < len(start) + 2 or word.endswith("وا"):
        return False
    if scan.hit(at, "not ahead", clitic=True) is not None:
        return False
    if start.endswith("ا") and not scan.text.tokens[at].startswith(_SAID_OF_ONESELF):
        return False  # «سابقا», «ساعة»: no «سأ»
    known = scan.tags(at) & (tag.NOMINAL | tag.TIME | tag.NUMBER | tag.NUMERAL)
    return not known or bool(scan.tags(at) & tag.VERB) or any(form.tense == "present" for _, form in _cues(scan, at))


def is_past(scan: Scan, at: int) -> bool:
    """«التقى», «أعلنت», «كان»."""
    if scan.hit(at, "done") is not None or scan.hit(at, "since", clitic=True) is not None:
        return True
    cues = _cues(scan, at)
    if scan.tags(at) & tag.PREPOSITION:
        return False  # «بين» is no «بيّن»
    if cues:
        tenses = {form.tense for _, form in cues}
        return "past" in tenses and "noun" not in tenses
    bare = scan.text.types[at].bare
    if not scan.tags(at) & tag.VERB:
        return False
    return not bare.startswith(_PRESENT_STARTS) or bool(_PAST_SHAPE.fullmatch(bare))


def _first_word(scan: Scan, at: int) -> int:
    """The first word of the sentence, past «كما» and the place or outlet that a line begins with («نيويورك - …»)."""
    first = scan.text.sentence_start(at)
    while first < at and (scan.tags(first) & _MARKS or not scan.folded(first)[:1].isalpha()):
        first += 1
    return first + (first < at and scan.folded(first) in _LIKEWISE)


def _is_told_behind(scan: Scan, first: int, end: int) -> bool:
    """«والأربعاء، ينضم الوزير …»: the day first, and what is to come on it."""
    at = end + 1 if scan.tags(end) & tag.COMMA else end
    opening = first - 1 if scan.hit(first - 1, "part", clitic=True) is not None else first  # «ويوم الأربعاء»
    return _first_word(scan, first) in (first, opening) and _is_told_of(scan, at)


def _is_told_of(scan: Scan, at: int) -> bool:
    """«يجتمع المجلس الأربعاء»: a sentence that begins with a verb of the present tells what is to come."""
    if not scan.tags(at) & tag.VERB or _cues(scan, at) or scan.hit(at, "not ahead", clitic=True) is not None:
        return False
    bare = scan.text.types[at].bare
    return bare.startswith(("ي", "ت")) and not (bare.startswith("ت") and bare.endswith("ت"))


def _cues(scan: Scan, at: int) -> tuple[tuple[Cue, Form], ...]:
    return scan.text.types[at].cues
