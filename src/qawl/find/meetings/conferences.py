"""A conference that no verb holds, and that is told all the same: somebody spoke there, it sits, or it is to come."""

from __future__ import annotations

from qawl.find.meetings.hits import Hit
from qawl.find.meetings.somebody import Lead, Piece, Walk
from qawl.find.meetings.words import Lookup
from qawl.lexicon.meetings import MeetingForm
from qawl.text import tags as tag
from qawl.text.layers import Text

_STOPS = tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.THAT | tag.RELATIVE | tag.SUBORDINATOR
_LONGEST_NAME = 16
_ABOUT = ("\u0639\u0646", "\u0639\u0644\u0649")
"""«عن», «على», which lead on from the verb before it."""


def conference_end(text: Text, lookup: Lookup, walk: Walk, at: int, form: MeetingForm, *, spoke: bool) -> int | None:
    """Behind what the conference at `at` is called; None where nothing tells that it is one that took or takes place.

    `spoke`: somebody said something on its occasion.
    """
    end = max(at + 1, walk.end if _is_fixed(text, walk, at) else _name_end(text, at))
    if end == at + 1 and not form.pronoun:
        return at + 1 if is_on_conference(text, lookup, at) and _is_fixed(text, walk, at) else None
    if (index := participle_behind(text, lookup, at)) is not None:
        return max(end, index + 1)
    if _is_to_come(text, lookup, at):
        return end
    return end if is_on_conference(text, lookup, at) and (spoke or _is_fixed(text, walk, at)) else None


def without_name(text: Text, walk: Walk) -> list[Piece]:
    """Who was there: «منتدى أصدقاء المدينة» is called after them, «مؤتمر حزب السنابل» is the party's own."""
    bodies = tag.BODY | tag.BODY_NAME
    return [one for one in walk.pieces if one.lead is not Lead.BARE or text.tags[one.mention.head] & bodies]


def _name_end(text: Text, at: int) -> int:
    """«مؤتمر أصدقاء المدينة الثالث حول المياه»: to the end of its clause, as a name has no verb."""
    index, limit = at + 1, min(text.sentence_end(at), at + _LONGEST_NAME)
    while index < limit and not text.tags[index] & _STOPS:
        bits = text.tags[index]
        if bits & tag.CUE and not bits & tag.NOMINAL:
            break
        if index > at + 1 and (bits & tag.MARK or text.types[index].bare in _ABOUT):
            break  # «كشفت الشركة في مؤتمرها السنوي عن …»
        index += 1
    return index


def is_on_conference(text: Text, lookup: Lookup, at: int) -> bool:
    """«في مؤتمر», «خلال الملتقى», «أمام منتدى», «بندوة»."""
    before = text.types[at - 1].bare if at else ""
    return before in lookup.classes["occasion"] or before in lookup.classes["facing"] or text.types[at].prefix == _BY


_BY = "\u0628"


def _is_fixed(text: Text, walk: Walk, at: int) -> bool:
    """«خلال منتدى في الزاهرة أمس»."""
    return bool(walk.places) or any(text.tags[index] & tag.TIME for index in range(at + 1, walk.end))


def participle_behind(text: Text, lookup: Lookup, at: int) -> int | None:
    """Where it is said that it sits: «المؤتمر السنوي المنعقد في الزاهرة», «المؤتمر الأول، المقرر عقده غدا»."""
    for index in range(at + 1, min(text.sentence_end(at), at + _LONGEST_NAME)):
        word = text.types[index].bare
        if word in lookup.classes["sitting"] or (word in lookup.classes["planned"] and word.startswith(_THE)):
            return index
        if text.tags[index] & (_STOPS & ~tag.COMMA):
            return None
    return None


_THE = "\u0627\u0644"


def _is_to_come(text: Text, lookup: Lookup, at: int) -> bool:
    """«مؤتمره الانتخابي القادم»."""
    near = range(at + 1, min(text.sentence_end(at), at + _NEAR))
    return any(
        text.types[index].bare in lookup.classes["coming"] and not text.tags[index - 1] & tag.TIME for index in near
    )


_NEAR = 6


def title_of(text: Text, hit: Hit) -> tuple[str, ...]:
    """The first two words of what it is called («مؤتمر الحوار الوطني»), or as many as stand before another clause."""
    found: list[str] = []
    for at in range(hit.at + 1, min(text.sentence_end(hit.at), hit.at + _TITLE)):
        bits = text.tags[at]
        if bits & (tag.MARK | tag.OPEN | tag.CLOSE) and not found:
            continue
        if bits & _NO_TITLE:
            break
        found.append(text.types[at].stem)
    return tuple(found[:2])


_TITLE = 5
_NO_TITLE = tag.PREPOSITION | tag.COMMA | tag.STOP | tag.LINE | tag.RELATIVE | tag.TIME | tag.VERB | tag.MARK | tag.CUE
