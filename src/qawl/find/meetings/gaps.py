"""What stands between the subject of a verb of meeting and its object, and is no part of either."""

from __future__ import annotations

from qawl.find.meetings.somebody import Lead, Walk
from qawl.find.meetings.words import Lookup
from qawl.model.meetings import MeetingKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_ENDS = tag.STOP | tag.LINE | tag.COLON | tag.THAT | tag.QUOTER
_SIDE = tag.TITLE | tag.HONORIFIC | tag.GIVEN | tag.BODY
_LONGEST_CLAUSE = 16
_LONGEST_ASIDE = 6


def lacks_object(walk: Walk) -> bool:
    """Whether the verb has room for one more phrase behind the one that was met."""
    return 0 < sum(1 for piece in walk.pieces if piece.lead is Lead.BARE and not piece.joined) < walk.wants


def past_gap(text: Text, lookup: Lookup, walk: Walk, index: int, limit: int) -> int | None:
    """Behind what stands between the two; None where nothing of that kind does."""
    bits = text.tags[index]
    if bits & tag.DASH:
        return _past_dash(text, walk, index, limit)
    if text.types[index].bare in lookup.classes["too"]:
        return index + 1
    if walk.goes:
        return None
    lasting = index + bool(bits & tag.COMMA) + 1
    if lasting < limit and text.types[lasting].bare in lookup.classes["for so long"]:
        return lasting + 1  # «اجتمع الرئيس، على مدى ساعتين، بالوزراء»
    if (visit := _past_visit(text, lookup, index + bool(bits & tag.COMMA), limit)) is not None:
        return visit
    if not lacks_object(walk):
        return None
    if bits & tag.RELATIVE:
        return _past_clause(text, lookup, index, limit)
    if not bits & tag.COMMA or index + 2 >= limit:
        return None
    behind = text.tags[index + 1]
    if behind & tag.RELATIVE:
        return _past_clause(text, lookup, index + 1, limit)
    if text.types[index + 1].bare in lookup.classes["all of"] and text.tags[index + 2] & tag.FROM:
        return index + 1
    if behind & (tag.CONJ | tag.VERB | tag.CUE | tag.SUBORDINATOR | tag.TIME | tag.PREPOSITION | _SIDE):
        return None
    if text.types[index + 1].prefix == "ب" and _is_side(text, lookup, index + 2):
        return index + 2  # «استقبل الرئيس، بحرارة رئيس الوزراء»
    return _past_aside(text, lookup, index, limit)


def _past_visit(text: Text, lookup: Lookup, index: int, limit: int) -> int | None:
    """«سيلتقي خلال زيارته مع الرئيس», «التقى في نهاية الزيارة المدير»."""
    if index + 2 >= limit or text.types[index].bare not in lookup.classes["during"]:
        return None
    at = index + 1 + (text.types[index + 1].bare in lookup.classes["occasion"])
    known = lookup.forms.get(text.types[at].bare, ())
    return at + 1 if any(form.word.kind in _GOING and form.tense == "noun" for form in known) else None


_GOING = (MeetingKind.VISIT, MeetingKind.TOUR)


def _past_dash(text: Text, walk: Walk, index: int, limit: int) -> int | None:
    """«كيم-إن», «الملك سالم – حفظه الله – السفير»."""
    if index + 1 < limit and walk.pieces and text.ends[index - 1] == text.starts[index]:
        joined = text.tokens[index] == "-" and text.ends[index] == text.starts[index + 1]
        return index + 2 if joined and not text.tags[index - 1] & tag.TIME else None
    for at in range(index + 1, min(limit, index + _LONGEST_ASIDE)):
        if text.tags[at] & tag.DASH:
            return at + 1
        if text.tags[at] & tag.COMMA and walk.pieces:
            return at  # «الملك سالم - حفظه الله، في قصره»
        if text.tags[at] & (_ENDS | tag.COMMA):
            return None
    return None


def _past_clause(text: Text, lookup: Lookup, index: int, limit: int) -> int | None:
    """«التقى سالم، الذي وصل مساء أمس إلى العاصمة، الوزير»: to the comma behind which the other side stands."""
    for at in range(index + 1, min(limit - 1, index + _LONGEST_CLAUSE)):
        if text.tags[at] & _ENDS:
            return None
        if text.tags[at] & tag.COMMA:
            return at + 1 if _is_side(text, lookup, at + 1) else None
    return None


def _past_aside(text: Text, lookup: Lookup, index: int, limit: int) -> int | None:
    """«ولي العهد الفلاني، البالغ من العمر 32 عاما، الرئيس»."""
    for at in range(index + 2, min(limit - 1, index + 2 + _LONGEST_ASIDE)):
        if text.tags[at] & (_ENDS | tag.VERB | tag.CONJ | tag.RELATIVE):
            return None
        if text.tags[at] & tag.COMMA:
            return at + 1 if _is_side(text, lookup, at + 1) else None
    return None


def _is_side(text: Text, lookup: Lookup, index: int) -> bool:
    """Whether somebody stands there, or what leads to somebody; no second of a row."""
    bits, kind = text.tags[index], text.types[index]
    if kind.bare in lookup.classes["with"] or kind.bare in lookup.classes["counterpart"]:
        return True
    if bits & (tag.CONJ | tag.VERB | tag.TIME | tag.PREPOSITION):
        return False
    name = not bits & tag.COMMON and bool(text.types[index].tags & tag.DEFINITE)
    return bool(bits & _SIDE) or name


def past_adjectives(text: Text, index: int) -> int:
    while index < len(text.tags) and text.tags[index] & tag.DEFINITE and text.tags[index] & _DESCRIBES:
        if text.tags[index] & _NAMES:
            break
        index += 1
    return index


_DESCRIBES = tag.NISBA | tag.POST_ADJECTIVE
_NAMES = tag.TITLE | tag.GIVEN | tag.BODY


def leads_back(text: Text, verb: int, limit: int) -> bool:
    """«اجتماع دعت إليه الحكومة», «زيارة قام بها الوزير»: a pronoun for the meeting stands behind the verb."""
    back = tag.PREPOSITION | tag.POSSESSED
    return any(text.tags[index] & back == back for index in range(verb + 1, min(limit, verb + _LED_BACK)))


_LED_BACK = 6


def is_within(text: Text, lookup: Lookup, at: int) -> bool:
    """Whether a verb that tells a meeting of two stands before in the sentence."""
    before = (kind.bare for kind in text.types[text.sentence_start(at) : at])
    return any(form.word.roles == "sides" for word in before for form in lookup.forms.get(word, ()))
