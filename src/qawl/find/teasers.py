"""Where an article's own text ends: openings of other articles follow it, or a link back to the article itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qawl.text import tags as tag
from qawl.text.layers import Text

_LEAST, _MOST = 3, 5
"""Lines."""
_VERBS = 3
"""Lines of them that begin with a verb, as the first line of a report does."""
_SHORT, _LONG = 60, 300
"""Letters."""
_TOKENS = 120
"""No line of so many letters has more."""
_NO_OPENING = tag.CONJ | tag.MARK | tag.DASH | tag.OPEN | tag.COLON | tag.STOP | tag.COMMA | tag.THAT | tag.SUBORDINATOR
_NO_SUBJECT = tag.PREPOSITION | tag.PREFIXED | tag.THAT | tag.SUBORDINATOR | tag.CUE | tag.MARK | tag.COLON
"""«أشارت إلى …», «ختمت قائلة …»: behind its verb a report names who acts; these lines know it from before."""
_TELLING = ("جاء", "جاءت", "ياتي", "تاتي", "يذكر", "يشار", "كما", "لكن", "بدوره", "بدورها", "كان", "كانت")
"""First words that go on with what was told before."""
_LINK = "رابط "
_LINKED = re.compile(r"رابط (?:الخبر|المقال|المقالة|التقرير|الموضوع|القصة)(?![^\W_])[^\n:]{0,40}:[^\n]{0,250}\s*")
_GOING_ON = (" في", " من", " على", " عن", " إلى", "،", ":")
"""What a link within a sentence stands behind."""
_PRESENT = ("ي", "ت", "ن", "س")


def without_link(raw: str) -> str:
    """The letters with a link back to the article at its very end blank, offsets kept: «رابط الخبر بصحيفة …: …».

    Behind the colon its headline stands again, which no reader would mark a second time.
    """
    at = raw.rfind(_LINK)
    if at < 0 or _LINKED.fullmatch(raw, at) is None or raw[:at].rstrip("\n ").endswith(_GOING_ON):
        return raw
    return raw[:at] + "\n" * (len(raw) - at)


def without_teasers(text: Text) -> str | None:
    """The letters of the text with such openings blank, offsets kept; None where there are none.

    They stand at the end, three to five; each is one sentence that goes on with nothing: no «و», nor «كما» before it.
    """
    begin, lines, verbs = len(text.tokens), 0, 0
    for first, end in _lines_backwards(text):
        if lines == _MOST or not _opens_a_report(text, first, end):
            break
        begin, lines, verbs = first, lines + 1, verbs + _begins_with_verb(text, first)
    if lines < _LEAST or verbs < _VERBS or not begin:
        return None
    own = text.starts[begin]
    return text.raw[:own] + "\n" * (len(text.raw) - own)


def _lines_backwards(text: Text) -> Iterator[tuple[int, int]]:
    """First token and end of the last lines that say something."""
    end, told = len(text.tokens), 0
    for at in range(end - 1, -2, -1):
        if at >= 0 and not text.tags[at] & tag.LINE:
            if end - at > _TOKENS:
                return
            continue
        if end > at + 1:
            yield at + 1, end
            told += 1
        if told > _MOST:
            return
        end = at


def _begins_with_verb(text: Text, first: int) -> bool:
    """«أعلن», and «كشف» too, which is a noun elsewhere."""
    kind = text.types[first]
    if any(form.tense == "past" for _, form in kind.cues):
        return True
    return bool(text.tags[first] & tag.VERB) and not kind.bare.startswith(_PRESENT)


def _opens_a_report(text: Text, first: int, end: int) -> bool:
    if not _SHORT <= text.ends[end - 1] - text.starts[first] <= _LONG or not _is_one_sentence(text, first, end):
        return False
    if text.tags[first] & _NO_OPENING or text.types[first].folded in _TELLING:
        return False
    return not (_begins_with_verb(text, first) and text.tags[first + 1] & _NO_SUBJECT)


def _is_one_sentence(text: Text, first: int, end: int) -> bool:
    """Whether no other sentence follows; a mark that closes behind the stop is none: «… وصفتها بـ"المهمة."»."""
    return all(text.tags[at] & tag.MARK for at in range(text.sentence_end(first), end))
