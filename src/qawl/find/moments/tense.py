"""Whether the sentence around a moment looks ahead: «سيجتمع الخميس» is not the Thursday that has been."""

from __future__ import annotations

from qawl.find.moments.scan import Scan
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.text import vocabulary as tag

_BEFORE = 14
_BEHIND = 5
"""How many tokens are looked at on either side."""
_AHEAD = frozenset(start + person for start in ("س", "وس", "فس") for person in ("ي", "ت", "ن", "ا"))
_PAST_STARTS = ("ي", "ت", "ن", "س", "ا")
_BREAK = tag.LINE | tag.COMMA | tag.THAT


def looks_ahead(scan: Scan, first: int, end: int) -> bool:
    """Whether the verb or noun nearest before the moment is of the future, or the verb right behind it."""
    return outlook(scan, first, end) > 0


def outlook(scan: Scan, first: int, end: int) -> int:
    """1 where the sentence looks ahead, -2 where it looks back, 0 where nothing tells.

    -1 where somebody has spoken: what was said to happen may be still to come.
    """
    start = max(scan.text.sentence_start(first), first - _BEFORE)
    for at in range(first - 1, start - 1, -1):
        if is_ahead(scan, at):
            return 1
        if is_past(scan, at):
            return -1 if _cues(scan, at) else -2
    stop = min(scan.text.sentence_end(first), end + _BEHIND)
    for at in range(end, stop):
        if _is_future_verb(scan, at):
            return 1
        if (scan.tags(at) & _BREAK and at > end) or is_past(scan, at):
            break
    return 0


def is_ahead(scan: Scan, at: int) -> bool:
    """«سيلتقي», «سوف», «من المقرر»."""
    return scan.hit(at, "ahead") is not None or _is_future_verb(scan, at)


def _is_future_verb(scan: Scan, at: int) -> bool:
    word = scan.folded(at)
    start = word[:3] if word[:1] in "وف" else word[:2]
    if start not in _AHEAD or len(word) < len(start) + 2 or scan.hit(at, "not ahead", clitic=True) is not None:
        return False
    known = scan.tags(at) & (tag.NOMINAL | tag.TIME | tag.NUMBER | tag.NUMERAL)
    return not known or bool(scan.tags(at) & tag.VERB) or any(form.tense == "present" for _, form in _cues(scan, at))


def is_past(scan: Scan, at: int) -> bool:
    """«التقى», «أعلنت», «كان»."""
    if scan.hit(at, "done") is not None or scan.hit(at, "since", clitic=True) is not None:
        return True
    cues = _cues(scan, at)
    if cues:
        tenses = {form.tense for _, form in cues}
        return "past" in tenses and "noun" not in tenses
    return bool(scan.tags(at) & tag.VERB) and not scan.text.types[at].bare.startswith(_PAST_STARTS)


def _cues(scan: Scan, at: int) -> tuple[tuple[Cue, Form], ...]:
    return scan.text.types[at].cues
