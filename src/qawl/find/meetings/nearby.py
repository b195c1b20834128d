"""What the words around a word of meeting say of how far it is: planned, rumoured, what something is done for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qawl.find.meetings.words import Lookup
from qawl.lexicon.meetings import MeetingForm
from qawl.text import tags as tag
from qawl.text.layers import Text

_BEFORE, _BEHIND = 5, 5
"""Tokens before and behind the word of meeting in which its neighbours say how far it is."""
CLOSES = tag.THAT | tag.STOP | tag.LINE | tag.COLON | tag.SUBORDINATOR


_CLASSES = ("planned", "rumoured", "under way", "denied")
_OF_PAST = ("rumoured", "denied")
"""What stands around a verb of the past and still says how far it came: no «قبيل الهجوم، زار …»."""


def neighbours(
    text: Text, lookup: Lookup, at: int, form: MeetingForm, finite: Iterable[tuple[int, MeetingForm]], reach: int
) -> set[str]:
    """The classes of the words that stand around the word of meeting and around its verbs."""
    found: set[str] = set()
    names = _OF_PAST if form.tense == "past" else _CLASSES
    start, end = text.sentence_start(at), text.sentence_end(at)
    around = {*range(max(start, at - _BEFORE), min(end, max(at + 1 + _BEHIND, reach)))}
    for place, _ in finite:
        around.update(range(max(start, place - _BEFORE), place))
    for index in sorted(around):
        if index > at and text.tags[index] & CLOSES:
            break
        word = text.types[index].bare
        if text.tags[index] & tag.TIME_ADJECTIVE and _is_of_time(text, index):
            continue
        if index > at and form.tense == "noun" and _is_hers(text, at, index, owned=form.pronoun):
            continue
        if index < at and word in lookup.classes["if"]:
            found.add("if")
        if index < at and names is _CLASSES and _prepares(text, lookup, index, at):
            found.add("planned")
        for name in (*names, *(("coming",) if index > at and names is _CLASSES else ())):
            if word in lookup.classes[name]:
                found.add("planned" if name == "coming" else name)
    return found


def _is_hers(text: Text, at: int, index: int, *, owned: bool) -> bool:
    """«في اجتماعه اليوم التحضيرات الجارية»: the adjective of a feminine says nothing of a masculine noun of meeting."""
    noun = text.types[at].bare
    ends = _OF_HERS if owned else _OF_FEMININES
    return text.types[index].bare.endswith(_FEMININE) and not noun.endswith(ends)


_FEMININE = "\u0647"
_OF_FEMININES = (_FEMININE, "\u062a")
_OF_HERS = tuple("\u062a" + own for own in ("\u0647", "\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627"))
"""«زيارته», «محادثاتها», «جولتهم», «قمتهما»."""


def _prepares(text: Text, lookup: Lookup, index: int, at: int) -> bool:
    """«تحضيرا لعقد قمة», «بانتظار زيارة الوزير», and not «لجنة الاستعداد للعام تعقد اجتماعها».

    Behind a meeting «تحضيرا للقمة» is said of the next one.
    """
    if text.types[index].bare not in lookup.classes["preparing"]:
        return False
    led = (kind.bare for kind in text.types[index + 1 : at + 1] if kind.prefix == "ل")
    return at - index == 1 or any(word in lookup.forms for word in led)


def _is_of_time(text: Text, index: int) -> bool:
    """«الأسبوع المقبل», «العام الدراسي القادم»: it says when, and nothing of the meeting."""
    before = bool(index and text.tags[index - 1] & tag.TIME)
    return before or any(text.types[at].stem in _TIMES for at in range(max(0, index - 2), index))


_TIMES = frozenset(("\u0639\u0627\u0645", "\u0645\u0648\u0633\u0645"))
"""«العام», which is also an adjective, and «الموسم»."""


def is_aim(text: Text, lookup: Lookup, at: int, form: MeetingForm, holds: Sequence[tuple[int, MeetingForm]]) -> bool:
    """«للقاء الوزير», «قبل لقاء الوزير», «لعقد اجتماع»."""
    if form.prefix == "ل":
        return not _is_outcome(text, lookup, at)
    if any(held.prefix == "ل" for _, held in holds):
        return True
    for place, held in holds:
        if place > 1 and text.types[place - 1].bare in lookup.classes["again"]:
            place -= 1
        if held.tense == "noun" and place and text.types[place - 1].bare in lookup.classes["aim"]:
            return True
    for place in (at, *(place for place, _ in holds)):
        again = place > 1 and text.types[place - 1].bare in lookup.classes["again"]
        if again or (place > 1 and text.types[place - 1].bare in lookup.forms):
            place -= 1  # «قبل اجتماع قمة», «إلى إعادة إطلاق مفاوضات»
        before = text.types[place - 1].bare if place else ""
        if before in lookup.classes["to"] and _is_pointed_at(text, lookup, place - 1):
            return False
        if before in lookup.classes["before"] or before in lookup.classes["to"]:
            return True
        if before in lookup.classes["from"] and any(
            text.types[index].bare in lookup.classes["before"] for index in range(max(0, place - 4), place - 1)
        ):
            return True  # «قبل أسبوع من زيارة الوزير»
    return False


def _is_pointed_at(text: Text, lookup: Lookup, to: int) -> bool:
    """«أشارت الوكالة إلى اجتماع …»: «إلى» leads to what is spoken of, and to nothing that is wanted."""
    for index in range(to - 1, max(text.sentence_start(to), to - _POINTED) - 1, -1):
        if text.types[index].bare in lookup.classes["pointing"]:
            return True
        if text.tags[index] & (tag.COMMA | tag.THAT | tag.VERB):
            return False
    return False


_POINTED = 7


def _is_outcome(text: Text, lookup: Lookup, at: int) -> bool:
    """«النتائج المثمرة لزيارة الوزير», «البيان الختامي للقمة»: what came of it, and nothing done for it."""
    for index in range(at - 1, max(text.sentence_start(at), at - _OF_OUTCOME) - 1, -1):
        if text.types[index].bare in lookup.classes["came of it"]:
            return True
        if not text.tags[index] & tag.DEFINITE:
            return False
    return False


_OF_OUTCOME = 3


def is_supposed(text: Text, lookup: Lookup, first: int, at: int) -> bool:
    """«في حال عقد اجتماع», «إذا التقينا»: what would be, with neither day nor place."""
    start = text.sentence_start(at)
    supposed = (index for index in range(max(start, first - 3), at) if text.types[index].bare in lookup.classes["if"])
    # «حال» alone is a state of things
    return any(
        not text.tags[index] & tag.COMMON or (index > start and text.tags[index - 1] & tag.PREPOSITION)
        for index in supposed
    )


def is_to_come(text: Text, lookup: Lookup, at: int) -> bool:
    """«الاجتماع المقبل», «القمة المقررة»."""
    words = lookup.classes["coming"] | lookup.classes["planned"]
    return at + 1 < text.sentence_end(at) and text.types[at + 1].bare in words
