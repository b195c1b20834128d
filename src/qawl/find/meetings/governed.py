"""What the clause around a noun of meeting says of its time where nothing holds the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qawl.find.meetings.hits import Hit
from qawl.find.meetings.words import Lookup
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingStatus
from qawl.text import tags as tag
from qawl.text.layers import Text

_WILL = "\u0633"
_OF_PRESENT = frozenset("\u064a\u062a\u0646")
_OF_HER = "\u062a"
_FEMININE = ("\u0647", "\u0627\u062a")
_SHORTEST = 4
_CLAUSE = tag.THAT | tag.RELATIVE | tag.COLON | tag.QUOTER | tag.STOP | tag.LINE | tag.SUBORDINATOR | tag.MARK
_FAR = 16
"""Tokens before the noun in which the verb of its clause stands."""


def will_be(text: Text, lookup: Lookup, at: int, end: int) -> bool:
    """«سيلقي الوزير كلمة في اجتماع المجلس», «زيارة الوزير للزاهرة ستشمل …»: the verb of the clause is yet to come.

    `end` is where the clause of the noun ends.
    """
    start = text.sentence_start(at)
    if start < end < text.sentence_end(at) and _is_future(text, end) and not text.tags[end] & tag.CONJ:
        hers = text.types[at].stem.endswith(_FEMININE)  # «محور زيارة الوزير سيكون …» is said of another noun
        if hers == (text.types[end].bare[1] == _OF_HER):
            return True
    for index in range(at - 1, max(start, at - _FAR) - 1, -1):
        bits = text.tags[index]
        if _is_future(text, index):
            return text.types[index].bare not in lookup.classes["goes on"]
        if bits & _CLAUSE or _is_past(text, index):
            return False
    return False


def is_decided(
    text: Text, lookup: Lookup, at: int, form: MeetingForm, holds: Sequence[tuple[int, MeetingForm]]
) -> bool:
    """«قرر المجلس إقامة ملتقى», «وعد، في اتصال معه، بزيارة», «تم تحديد يوم كذا لقاء»."""
    start = text.sentence_start(at)
    index = at - 1
    while index > start and (text.tags[index] & _OF_DAYS or text.types[index].bare == _WHICH_IS):
        index -= 1
    if index < at - 1 and text.types[index].bare in lookup.classes["set"]:
        return True
    first = min((place for place, _ in holds), default=at)
    if not holds and form.prefix != _BY:
        return False
    for index in range(first - 1, max(start, first - _DECIDED) - 1, -1):
        if text.types[index].bare in lookup.classes["decides"]:
            return True
        if text.tags[index] & _CLAUSE & ~tag.MARK or _is_past(text, index):
            return False
    return False


_OF_DAYS = tag.TIME | tag.NUMBER | tag.TIME_ADJECTIVE | tag.DASH
_WHICH_IS = "\u0627\u0644\u0645\u0648\u0627\u0641\u0642"
_BY = "\u0628"
_DECIDED = 24
"""Tokens between what was decided and who decided it."""


def is_rumour(text: Text, lookup: Lookup, at: int) -> MeetingStatus | None:
    """«نفى ما تردد عن لقاء», «تردد أنباء عن لقاء»: denied, or only told by some."""
    start = text.sentence_start(at)
    if at - 2 < start or text.types[at - 1].bare not in lookup.classes["search"]:
        return None
    near = range(max(start, at - 4), at - 1)
    if not any(text.types[index].bare in lookup.classes["spread"] for index in near):
        return None
    denied = any(text.types[index].bare in lookup.classes["denying"] for index in range(max(start, at - 12), at))
    return MeetingStatus.DENIED if denied else MeetingStatus.RUMOURED


def is_behind_it(text: Text, lookup: Lookup, first: int) -> bool:
    """«بعد اجتماع الحكومة», «عقب إجراء محادثات»: what something was done after has been."""
    if first == text.sentence_start(first):
        return False
    classes = lookup.classes
    return text.types[first - 1].bare in classes["after"] - classes["during"] - classes["since"]


def _is_future(text: Text, index: int) -> bool:
    """«سيناقش»: a verb with its س, and no noun that begins like one."""
    word, bits = text.types[index].bare, text.tags[index]
    shaped = len(word) > _SHORTEST and word[0] == _WILL and word[1] in _OF_PRESENT
    return shaped and bool(bits & (tag.VERB | tag.CUE)) and not bits & tag.NOMINAL


def _is_past(text: Text, index: int) -> bool:
    """Any other verb."""
    return bool(text.tags[index] & (tag.VERB | tag.CUE)) and not text.tags[index] & (tag.NOMINAL | tag.PREFIXED)


def is_present(
    text: Text, lookup: Lookup, at: int, form: MeetingForm, holds: Sequence[tuple[int, MeetingForm]]
) -> bool:
    """«الوزير يستقبل السفير»: nothing but a verb of the present behind its subject says when, as in headlines."""
    verbs = [(at, form), *holds] if form.tense != "noun" else list(holds)
    finite = [(place, held) for place, held in verbs if held.tense != "noun"]
    return bool(finite) and all(
        held.tense == "present"
        and not held.prefix
        and place > text.sentence_start(place)
        and bool(text.tags[place - 1] & (tag.NOMINAL | tag.NAME_PART))
        for place, held in finite
    )


def is_habit(text: Text, lookup: Lookup, hit: Hit, holds: Sequence[tuple[int, MeetingForm]], end: int) -> bool:
    """«تجتمع المجالس مرتين سنويا», «تعقد الاجتماعات كل سنتين»: what is done again and again."""
    verbs = [hit.form, *(held for _, held in holds)]
    limit = min(text.sentence_end(hit.at), end + _BEHIND)
    adjectives = lookup.classes["often"] - lookup.classes["under way"]
    if hit.form.plural and hit.at + 1 < limit and text.types[hit.at + 1].bare in adjectives:
        return not hit.form.definite  # «تعقد الحكومة اجتماعات منتظمة مع الحركة»
    if not any(one.tense == "present" for one in verbs):
        return hit.form.tense == "noun" and not hit.form.definite and _is_often(text, lookup, hit.at + 1, limit)
    for index in range(hit.at + 2, limit):
        if text.types[index].bare in lookup.classes["habit"]:
            return True
        again = text.types[index].bare in lookup.classes["all of"] and text.tags[index + 1] & tag.TIME
        if again and index + 1 < text.sentence_end(hit.at):
            return True
    return _is_often(text, lookup, hit.at + 1, limit)


def _is_often(text: Text, lookup: Lookup, first: int, limit: int) -> bool:
    """«بشكل دوري»."""
    manner, often = lookup.classes["manner"], lookup.classes["often"]
    pairs = pairwise(kind.bare for kind in text.types[first:limit])
    return any(how in manner and word in often for how, word in pairs)


def is_mere_aim(text: Text, lookup: Lookup, at: int, form: MeetingForm) -> bool:
    """«يستثير الكتاب قارئه لزيارة الزاهرة»: what might be done, and nobody sent, invited or on his way."""
    if form.tense != "noun" or form.prefix != _FOR:
        return False
    near = range(max(text.sentence_start(at), at - _INVITED), at)
    return not any(text.types[index].bare in lookup.classes["invites"] for index in near)


_FOR = "\u0644"
_INVITED = 12
_BEHIND = 4
"""Tokens behind the clause in which it is still said how often."""
