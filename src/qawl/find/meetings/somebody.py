"""Who stands on the way of a clause that tells a meeting: phrases that name somebody, and what leads to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention
from qawl.find.proper_names import is_unknown, name_end_at
from qawl.lexicon.meetings import MeetingForm
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

SOMEBODY = (
    tag.TITLE | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.PLACE | tag.GIVEN | tag.HONORIFIC | tag.SOMEBODY
)  # fmt: skip


class Lead(StrEnum):
    """What leads to a phrase."""

    BARE = "bare"
    """Nothing: a subject, an object or a genitive."""
    WITH = "with"
    BETWEEN = "between"
    BY = "ب"
    FOR = "ل"
    TO = "to"
    FROM = "from"
    PRESENCE = "presence"
    CARE = "care"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """Somebody on the way, and what led there."""

    lead: Lead
    mention: Mention
    verb: int
    """The holding verb that stands nearest before, or -1."""
    joined: bool
    """It is joined to the one before by و."""


@dataclass(slots=True)
class Walk:
    """What was met from `first` on; `end` is behind the last token that belongs to the meeting."""

    end: int
    start: int
    goes: bool = False
    """A verb of going: a place may stand as its object."""
    wants: int = 0
    """So many phrases the verb has room for that nothing leads to: a subject and an object."""
    pieces: list[Piece] = field(default_factory=list)
    holds: list[tuple[int, MeetingForm]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    agenda: tuple[int, int] | None = None
    relative: str = ""
    """The relative pronoun that agrees with the noun of meeting, folded; "" where any may."""
    apart: bool = False
    """It is the occasion of another clause («وفي ختام الزيارة قدمت …»), whose verbs say nothing of it."""
    lead: Lead = Lead.BARE
    joined: bool = True
    """What stands here may be a subject or an object."""
    place_next: bool = False
    general: bool = False
    """Somebody is «any official»: no meeting of its own."""
    loose: list[Mention] = field(default_factory=list)
    """Definite phrases that stand where somebody stands, though no list knows them for somebody."""
    pronouns: list[int] = field(default_factory=list)
    """Where «بينه», «بينهما» stand."""


def is_short_title(text: Text, index: int) -> bool:
    """«د. سالم»: a title of one letter, whose point ends no sentence."""
    if not text.tags[index] & tag.HONORIFIC or len(text.tokens[index]) > 1:
        return False
    return index + 1 < len(text.tags) and bool(text.tags[index + 1] & tag.STOP)


def is_lone_name(text: Text, walk: Walk, mention: Mention, index: int) -> bool:
    """«تزور ماندلكر»: one word of no list counts right behind the verb, or behind «مع»."""
    if mention.kind is not HopKind.PERSON or mention.end - mention.first != 1:
        return False
    return index == walk.start or walk.lead in (Lead.WITH, Lead.BETWEEN)


def hangs_on(text: Text, walk: Walk, lead: Lead, mention: Mention) -> bool:
    """«وزراء داخلية دول الاتحاد»: what stands right behind a post without its article says whose it is.

    So does «وزراء خارجية تيماران وريدانة», a place joined to a place.
    """
    if not walk.pieces or mention.kind is not HopKind.BODY:
        return False
    last = walk.pieces[-1].mention
    if text.tags[mention.head] & tag.CONJ:
        states = text.tags[mention.head] & text.tags[last.end - 1] & tag.PLACE
        return bool(states) and last.end == mention.first > last.first + 1 and last.plural
    if lead is not Lead.BARE:
        return False
    closed = text.tags[last.end - 1] & (tag.DEFINITE | tag.PLACE | tag.GIVEN | tag.BODY_NAME | tag.NISBA)
    return last.end == mention.first and last.plural and last.role is None and not closed


def are_named_next(text: Text, walk: Walk, mention: Mention, index: int) -> bool:
    """«بنظيريه، الأميركي فلان والسعودي فلان»: the names of those who were counted before."""
    if not walk.pieces or mention.kind is not HopKind.PERSON or not text.tags[index] & tag.NISBA:
        return False
    last = walk.pieces[-1].mention
    return last.end == index - 1 and last.plural and bool(text.tags[index - 1] & tag.COMMA)


def joined_name(text: Text, lookup: Lookup, walk: Walk, index: int, reach: int) -> Mention | None:
    """«ترامب وبوتين»: behind somebody, a word of no list that begins with و is a second name."""
    bits = text.tags[index]
    if not walk.pieces or not walk.joined:
        return None
    given = bits & tag.CONJ and bits & tag.GIVEN and not bits & (tag.TITLE | tag.BODY | tag.PREFIXED)
    if text.types[index].folded in lookup.classes["others"]:
        return None
    if not given and (bits or not text.types[index].bare.startswith("\u0648")):
        return None
    if not given and (len(text.types[index].bare) <= _SHORTEST or text.types[index].bare[1:2] == _PRESENT):
        return None
    end = max(index + 1, name_end_at(text, index + 1, reach))
    if end == index + 1 < reach and given and text.tags[end] & tag.DEFINITE and not text.tags[end] & SOMEBODY:
        end += bool(end + 1 >= reach or text.tags[end + 1] & (tag.COMMA | tag.STOP | tag.CONJ | tag.PREPOSITION))
    return Mention(index, end, (index, end), None, HopKind.PERSON, False, False, index)


def is_listed(text: Text, mention: Mention) -> bool:
    """Whether a list knows the phrase for somebody, so that it may stand where anything stands."""
    head = text.tags[mention.head]
    return bool(head & (SOMEBODY | tag.NISBA)) or mention.role is not None or mention.name[1] - mention.name[0] > 1


def is_somebody(text: Text, mention: Mention) -> bool:
    """Whether the phrase names a person, a body or a state, and no thing."""
    head = text.tags[mention.head]
    if head & (tag.PRESS | tag.LATIN) or (head & tag.KIN and mention.role is None and not head & tag.GIVEN):
        return False
    if head & tag.TIME or (head & tag.CHANNEL and not head & tag.TITLE):
        return False
    if head & SOMEBODY:
        return True
    if mention.kind is HopKind.PERSON:
        return mention.name[1] - mention.name[0] > 1 or mention.role is not None or bool(head & tag.DEFINITE)
    if is_unknown(text, mention.head, len(text.tags)) and head & tag.DEFINITE and not head & (tag.COMMON | tag.FEELING):
        return True
    quoted = mention.name[0] > mention.first and text.tags[mention.name[0] - 1] & (tag.MARK | tag.OPEN)
    if quoted and any(text.tags[at] & _NO_NAME for at in range(*mention.name)):
        return False  # «لقاء الوزيرين "تطرق إلى الهدنة"»
    return bool(quoted) or bool(head & tag.NISBA and head & tag.PLURAL)


_NO_NAME = tag.PREPOSITION | tag.VERB | tag.NEGATION | tag.THAT | tag.PREFIXED
_SHORTEST = 3
_PRESENT = "\u064a"
"""«ويتذوق»: with «ي» a verb begins rather than a name that no list knows."""
