"""Walk along the clause that tells a meeting: who, with whom, where, what about, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from qawl.find.meetings.hits import Hits
from qawl.find.meetings.places import read_place
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import LONGEST_IN_MARKS, Mention, read_mention
from qawl.find.proper_names import is_unknown, name_end_at
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingStatus
from qawl.model.records import HopKind
from qawl.text import vocabulary as tag
from qawl.text.layers import Text

_LONGEST = 60
"""Tokens of a clause, at most."""
_BREAKS = tag.STOP | tag.LINE | tag.COLON | tag.THAT | tag.QUOTER
_SOMEBODY = (
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
    pieces: list[Piece] = field(default_factory=list)
    holds: list[tuple[int, MeetingForm]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    agenda: tuple[int, int] | None = None
    lead: Lead = Lead.BARE
    joined: bool = True
    """What stands here may be a subject or an object."""
    place_next: bool = False
    loose: list[Mention] = field(default_factory=list)
    """Definite phrases that stand where somebody stands, though no list knows them for somebody."""
    pronouns: list[int] = field(default_factory=list)
    """Where «بينه», «بينهما» stand."""


def walk_clause(text: Text, lookup: Lookup, hits: Hits, first: int, limit: int, *, goes: bool = False) -> Walk:
    """Along the clause from token `first`, to `limit` at most."""
    walk, limit = Walk(first, first, goes), min(limit, first + _LONGEST)
    index = first
    while index < limit:
        step = _step(text, lookup, hits, walk, index, limit)
        if step == index:
            break
        index = step
    while walk.end > first and text.tags[walk.end - 1] & (tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.DASH):
        walk.end -= 1
    return walk


def _step(text: Text, lookup: Lookup, hits: Hits, walk: Walk, index: int, limit: int) -> int:
    """The next token to look at; `index` itself where the clause ends."""
    bits, word = text.tags[index], text.types[index].bare
    classes = lookup.classes
    if bits & _BREAKS:
        return index
    if bits & tag.MARK and _quotes(text, index):
        return index
    if bits & (tag.COMMA | tag.DASH):
        return index + 1 if _goes_on(text, lookup, hits, index + 1, limit) else index
    joins = word in classes["presence"] or (walk.agenda is not None and bits & tag.CONJ)
    if index in hits.holds and not joins:
        return _hold(text, lookup, hits, walk, index, limit)
    if index in hits.places and index not in hits.holds:
        return _other_tell(text, lookup, walk, index)
    if word in classes["agenda"] or (text.types[index].prefix == "ل" and _is_purpose(text, index)):
        return _agenda(text, lookup, walk, index, limit)
    if bits & tag.RELATIVE:
        return _relative(text, hits, walk, index, limit)
    if bits & tag.TIME:
        return _time(text, walk, index, limit)
    if word in classes["between them"] or (word in classes["with them"] and index == walk.start):
        walk.pronouns.append(index)
        walk.lead = Lead.BETWEEN if word in classes["between them"] else Lead.BARE
        walk.joined, walk.end = True, index + 1
        return index + 1
    lead = _lead(lookup, word, text.types[index].folded)
    if lead is not None:
        walk.lead, walk.joined, walk.place_next = lead, True, lead in (Lead.TO, Lead.OTHER)
        return _past_all_of(text, lookup, index + 1, limit)
    if bits & (tag.SUBORDINATOR | tag.NEGATION | tag.HE | tag.VERB) or _is_cue_verb(text, index):
        return index
    if bits & tag.AUXILIARY:
        planned = index + 1 < limit and text.types[index + 1].bare in classes["planned"]
        return index + 2 if planned else index
    if bits & tag.PREPOSITION and not bits & tag.NOMINAL:
        walk.lead, walk.joined, walk.place_next = Lead.OTHER, False, False
        stop = word in classes["after"] or word in classes["before"]
        return index if stop and not _time_follows(text, index + 1, limit) else index + 1
    return _phrase(text, lookup, hits, walk, index, limit)


def _leads_on(text: Text, lookup: Lookup, index: int) -> bool:
    """«… وزراء الخارجية برئاسة وزير …»: a word that leads to the next side ends the phrase before it."""
    kind = text.types[index]
    return any(
        kind.bare in lookup.classes[name] or kind.folded in lookup.classes[name]
        for name in ("presence", "care", "with", "between")
    )


def _quotes(text: Text, index: int) -> bool:
    """Whether a mark opens words that somebody says rather than a name."""
    quote = text.quote_at(index)
    return quote is not None and text.token_at(quote.end) - index > LONGEST_IN_MARKS + 1


def _phrase(text: Text, lookup: Lookup, hits: Hits, walk: Walk, index: int, limit: int) -> int:
    """A place, somebody, or a word of neither kind."""
    bits, kind = text.tags[index], text.types[index]
    if kind.bare in lookup.ordinals or kind.bare in lookup.classes["press"]:
        return index + 1
    reach = hits.next_after(index, limit)
    object_ = walk.goes and bool(walk.pieces) and kind.stem in lookup.venues
    if object_ or ((walk.place_next or kind.prefix in ("ب", "ل")) and not (bits & tag.CONJ and not walk.place_next)):
        place = read_place(text, lookup, index, reach, sure=walk.lead is Lead.TO or bool(kind.prefix))
        if place is not None:
            walk.places.append(place)
            walk.end, walk.joined = place[1], True
            walk.lead, walk.place_next = Lead.BARE, False
            return place[1]
    reach = next((at for at in range(index + 1, min(reach, index + 12)) if _leads_on(text, lookup, at)), reach)
    if walk.goes:
        reach = next((at for at in range(index + 1, reach) if text.types[at].stem in lookup.venues), reach)
    joined = _joined_name(text, lookup, walk, index, reach)
    named = bits & tag.NISBA and bits & tag.DEFINITE and index + 1 < reach and text.tags[index + 1] & tag.GIVEN
    mention = joined or read_mention(text, index + bool(named), reach, attached=bool(kind.prefix))
    scare = bits & tag.MARK and index == walk.start  # «اجتماع "غير رسمي"»
    if (
        mention is None
        or scare
        or not (joined or is_somebody(text, mention) or _is_lone_name(text, walk, mention, index))
    ):
        if mention is not None and walk.joined and walk.lead is Lead.BARE and not walk.pieces and not bits & tag.CONJ:
            walk.loose.append(mention)
        return _noise(text, walk, index)
    lead = {"ب": Lead.BY, "ل": Lead.FOR}.get(kind.prefix, walk.lead)
    if lead is Lead.BY and mention.kind is HopKind.BODY and kind.stem not in lookup.classes["delegation"]:
        lead = Lead.OTHER  # «وزير العدل بالجمهورية»
    if bits & tag.CONJ or joined is not None:
        lead = walk.pieces[-1].lead if walk.pieces and walk.joined else Lead.OTHER
    elif lead is Lead.BARE and not walk.joined:
        lead = Lead.OTHER
    return _take(text, walk, mention, index, lead, joined=bool(bits & tag.CONJ) or joined is not None)


def _take(text: Text, walk: Walk, mention: Mention, index: int, lead: Lead, *, joined: bool) -> int:
    """Note who stands here and go past the phrase."""
    if _are_named_next(text, walk, mention, index):
        lead = walk.pieces[-1].lead
        if text.tags[walk.pieces[-1].mention.head] & tag.POSSESSED or walk.pieces[-1].mention.plural:
            walk.pieces.pop()
    if _hangs_on(text, walk, lead, mention):
        whole = walk.pieces.pop().mention
        mention = replace(whole, end=mention.end, name=(whole.name[0], mention.end))
    walk.pieces.append(Piece(lead, mention, walk.holds[-1][0] if walk.holds else -1, joined))
    walk.joined, walk.place_next = lead is not Lead.OTHER, False
    walk.lead = Lead.BARE if lead in (Lead.BARE, Lead.PRESENCE) else walk.lead if joined else Lead.OTHER
    if lead is not Lead.OTHER:
        walk.end = max(mention.end, index + 1)
    return max(mention.end, index + 1)


def _is_lone_name(text: Text, walk: Walk, mention: Mention, index: int) -> bool:
    """«تزور ماندلكر»: one word of no list counts right behind the verb, or behind «مع»."""
    if mention.kind is not HopKind.PERSON or mention.end - mention.first != 1:
        return False
    return index == walk.start or walk.lead in (Lead.WITH, Lead.BETWEEN)


def _hangs_on(text: Text, walk: Walk, lead: Lead, mention: Mention) -> bool:
    """«وزراء داخلية دول الاتحاد»: what stands right behind a post without its article says whose it is."""
    if not walk.pieces or lead is not Lead.BARE or mention.kind is not HopKind.BODY:
        return False
    last = walk.pieces[-1].mention
    closed = text.tags[last.end - 1] & (tag.DEFINITE | tag.PLACE | tag.GIVEN | tag.BODY_NAME | tag.NISBA)
    return last.end == mention.first and last.plural and last.role is None and not closed


def _are_named_next(text: Text, walk: Walk, mention: Mention, index: int) -> bool:
    """«بنظيريه، الأميركي فلان والسعودي فلان»: the names of those who were counted before."""
    if not walk.pieces or mention.kind is not HopKind.PERSON or not text.tags[index] & tag.NISBA:
        return False
    last = walk.pieces[-1].mention
    return last.end == index - 1 and last.plural and bool(text.tags[index - 1] & tag.COMMA)


def _joined_name(text: Text, lookup: Lookup, walk: Walk, index: int, reach: int) -> Mention | None:
    """«ترامب وبوتين»: behind somebody, a word of no list that begins with و is a second name."""
    bits = text.tags[index]
    if not walk.pieces or not walk.joined or len(text.types[index].bare) <= _SHORTEST:
        return None
    given = bits & tag.CONJ and bits & tag.GIVEN and not bits & (tag.TITLE | tag.BODY | tag.PREFIXED)
    if text.types[index].folded in lookup.classes["others"]:
        return None
    if not given and (bits or not text.types[index].bare.startswith("\u0648")):
        return None
    end = max(index + 1, name_end_at(text, index + 1, reach))
    if end == index + 1 < reach and given and text.tags[end] & tag.DEFINITE and not text.tags[end] & _SOMEBODY:
        end += bool(end + 1 >= reach or text.tags[end + 1] & (tag.COMMA | tag.STOP | tag.CONJ | tag.PREPOSITION))
    return Mention(index, end, (index, end), None, HopKind.PERSON, False, False, index)


_SHORTEST = 3


def is_somebody(text: Text, mention: Mention) -> bool:
    """Whether the phrase names a person, a body or a state, and no thing."""
    head = text.tags[mention.head]
    if head & (tag.PRESS | tag.LATIN) or (head & tag.KIN and mention.role is None and not head & tag.GIVEN):
        return False
    if head & tag.TIME or (head & tag.CHANNEL and not head & tag.TITLE):
        return False
    if head & _SOMEBODY:
        return True
    if mention.kind is HopKind.PERSON:
        return mention.name[1] - mention.name[0] > 1 or mention.role is not None or bool(head & tag.DEFINITE)
    if is_unknown(text, mention.head, len(text.tags)) and head & tag.DEFINITE and not head & (tag.COMMON | tag.FEELING):
        return True
    quoted = mention.name[0] > mention.first and text.tags[mention.name[0] - 1] & (tag.MARK | tag.OPEN)
    return bool(quoted) or bool(head & tag.NISBA and head & tag.PLURAL)


def _noise(text: Text, walk: Walk, index: int) -> int:
    adverb = text.types[index].bare.endswith("ا") or text.tags[index] & tag.DEFINITE
    walk.place_next = False
    if text.tags[index] & tag.CONJ:
        walk.joined = False
    if not adverb:
        walk.joined = False
        if walk.lead is not Lead.BARE and not text.tags[index] & (tag.SAME | tag.NUMERAL | tag.NUMBER):
            walk.lead = Lead.OTHER
    return index + 1


def _lead(lookup: Lookup, word: str, folded: str) -> Lead | None:
    for name, lead in _LEADS:
        if word in lookup.classes[name] or folded in lookup.classes[name]:
            return lead
    return None


_LEADS = (
    ("with", Lead.WITH),
    ("between", Lead.BETWEEN),
    ("presence", Lead.PRESENCE),
    ("care", Lead.CARE),
    ("in", Lead.OTHER),
    ("to", Lead.TO),
    ("from", Lead.FROM),
)


def _past_all_of(text: Text, lookup: Lookup, index: int, limit: int) -> int:
    """Past «كل من», «كلا من»."""
    if index + 1 < limit and text.types[index].bare in lookup.classes["all of"] and text.tags[index + 1] & tag.FROM:
        return index + 2
    if index < limit and text.types[index].bare in lookup.classes["talks"]:
        return index + 1  # «جولة من المفاوضات»
    return index


def _hold(text: Text, lookup: Lookup, hits: Hits, walk: Walk, index: int, limit: int) -> int:
    """A verb that says what became of the meeting; a verbal noun of that kind belongs to another one."""
    form = hits.holds[index][0]
    if form.tense == "noun":
        return index
    if walk.holds and text.tags[index] & tag.CONJ:
        return index
    walk.holds.append((index, form))
    walk.end, walk.joined, walk.lead = index + 1, True, Lead.BARE
    if text.types[index].bare in lookup.classes["between"]:
        walk.lead = Lead.BETWEEN
    return index + 1


def _other_tell(text: Text, lookup: Lookup, walk: Walk, index: int) -> int:
    """«جولة المفاوضات», «اجتماع القمة»: the same meeting; any other word of meeting begins another clause."""
    nested = text.types[index].bare in lookup.classes["talks"] and not walk.pieces
    return index + 1 if nested else index


def _relative(text: Text, hits: Hits, walk: Walk, index: int, limit: int) -> int:
    """To the verb of holding in a relative clause; the clause ends where it says something else."""
    if walk.agenda is not None:
        return index
    for at in range(index + 1, min(limit, index + 4)):
        if at in hits.holds:
            form = hits.holds[at][0]
            told = form.pronoun or form.word.roles in ("none", "around") or not walk.pieces
            return at if told and form.word.status not in _NOT_BEHIND else index
        if not text.tags[at] & (tag.AUXILIARY | tag.BEFORE_VERB):
            break
    return index


_NOT_BEHIND = (MeetingStatus.DENIED, MeetingStatus.PLANNED)
"""«السفير الذي نفى»: what a relative clause denies or plans is not the meeting before it."""


def _time(text: Text, walk: Walk, index: int, limit: int) -> int:
    end = text.phrase_ends.get(index, index + 1)
    while (
        end < limit and text.tags[end] & (tag.TIME | tag.NUMBER | tag.TIME_ADJECTIVE) and not text.tags[end] & tag.CONJ
    ):
        end = max(end + 1, text.phrase_ends.get(end, 0))
    walk.end, walk.joined, walk.lead, walk.place_next = end, True, Lead.BARE, False
    return end


def _time_follows(text: Text, index: int, limit: int) -> bool:
    return any(text.tags[at] & (tag.TIME | tag.NUMBER) for at in range(index, min(limit, index + 2)))


def _is_cue_verb(text: Text, index: int) -> bool:
    if not text.tags[index] & tag.CUE or text.tags[index] & (tag.TITLE | tag.DEFINITE | tag.BODY | tag.PREFIXED):
        return False
    return any(form.tense in ("past", "present") for _, form in text.types[index].cues) and not (
        text.tags[index] & tag.COMMON
    )


def _is_purpose(text: Text, index: int) -> bool:
    """«لتنسيق المواقف»: ل before a noun of no list of persons, bodies and places."""
    return not text.tags[index] & (_SOMEBODY | tag.NISBA | tag.TIME) and bool(text.tags[index] & tag.COMMON)


def _agenda(text: Text, lookup: Lookup, walk: Walk, index: int, limit: int) -> int:
    """What it is about, to the end of the clause, or to «بحضور»."""
    end = index + 1
    while end < limit and not text.tags[end] & (_BREAKS | tag.COMMA | tag.SUBORDINATOR | tag.RELATIVE):
        if text.types[end].bare in lookup.classes["presence"] or text.types[end].folded in lookup.classes["presence"]:
            break
        end += 1
    if walk.agenda is None:
        walk.agenda = (index, end)
    walk.joined, walk.lead, walk.place_next = False, Lead.OTHER, False
    return end


def _goes_on(text: Text, lookup: Lookup, hits: Hits, index: int, limit: int) -> bool:
    """Whether the clause goes on behind a comma: a date, a place, «مع», «بحضور», another name."""
    if index >= limit:
        return False
    bits, kind = text.tags[index], text.types[index]
    if bits & tag.TIME or _lead(lookup, kind.bare, kind.folded) is not None or kind.bare in lookup.classes["agenda"]:
        return True
    if index in hits.holds or index in hits.places:
        return index in hits.holds and not bits & tag.CONJ
    if bits & tag.NISBA and index + 1 < limit and text.tags[index + 1] & tag.GIVEN:
        return True
    if bits & (tag.RELATIVE | tag.TITLE | tag.HONORIFIC | tag.GIVEN) and not _is_cue_verb(text, index):
        return True
    return bool(bits & tag.CONJ and bits & _SOMEBODY) and not _is_cue_verb(text, index)
