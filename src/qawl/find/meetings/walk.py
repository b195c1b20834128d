"""Walk along the clause that tells a meeting: who, with whom, where, what about, and where it ends."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.meetings.hits import Hits
from qawl.find.meetings.places import read_place
from qawl.find.meetings.somebody import (
    SOMEBODY,
    Lead,
    Piece,
    Walk,
    are_named_next,
    hangs_on,
    is_lone_name,
    is_somebody,
    joined_name,
)
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import LONGEST_IN_MARKS, Mention, read_mention
from qawl.model.meetings import MeetingStatus
from qawl.model.records import HopKind
from qawl.text import vocabulary as tag
from qawl.text.layers import Text

_LONGEST = 60
"""Tokens of a clause, at most."""
_BREAKS = tag.STOP | tag.LINE | tag.COLON | tag.THAT | tag.QUOTER


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
    if bits & tag.OPEN and (close := _closing(text, index, limit)) is not None:
        return close
    if bits & (tag.COMMA | tag.DASH):
        return index + 1 if _goes_on(text, lookup, hits, walk, index + 1, limit) else index
    joins = word in classes["presence"] or (walk.agenda is not None and bits & tag.CONJ)
    if index in hits.holds and not joins:
        return _hold(text, lookup, hits, walk, index, limit)
    if index in hits.places and index not in hits.holds:
        return _other_tell(text, lookup, walk, index)
    if word in classes["agenda"] or (text.types[index].prefix == "ل" and _is_purpose(text, index)):
        return _agenda(text, lookup, walk, index, limit)
    if word in classes["lasting"] and not walk.holds:
        return index + 1 if _time_follows(text, index + 1, limit, 4) else index  # «جولة تستمر أربعة أيام»
    if bits & tag.RELATIVE:
        return _relative(text, lookup, hits, walk, index, limit)
    if bits & tag.TIME:
        return _time(text, walk, index, limit)
    if word in classes["between them"] or (word in classes["with them"] and index == walk.start):
        walk.pronouns.append(index)
        walk.lead = Lead.BETWEEN if word in classes["between them"] else Lead.BARE
        walk.joined, walk.end = True, index + 1
        return index + 1
    if index == walk.start and word in classes["on it"]:
        return index + 1  # «زيارة يلتقي خلالها الوزير»
    if (
        index + 1 < limit
        and text.tags[index + 1] & tag.FROM
        and (word in classes["number of"] or word in classes["all of"])
    ):
        if bits & tag.CONJ and walk.pieces and walk.joined:
            walk.lead = walk.pieces[-1].lead  # «بين الوزير وكل من …»
        return index + 2
    lead = _lead(lookup, word, text.types[index].folded)
    if lead is not None:
        walk.lead, walk.joined, walk.place_next = lead, True, lead in (Lead.TO, Lead.OTHER)
        return _past_all_of(text, lookup, index + 1, limit)
    particle = bits & (tag.SUBORDINATOR | tag.NEGATION | tag.PREPOSITION | tag.HE | tag.VERB)
    if particle and word in classes["adjective"]:
        return index + 1  # «المحادثات غير المباشرة بين …»
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


def _reach(text: Text, lookup: Lookup, walk: Walk, index: int, limit: int) -> int:
    """Where the phrase that begins at `index` ends at the latest: before a side, or where they are or go."""
    for at in range(index + 1, min(limit, index + _LONGEST_PHRASE)):
        kind = text.types[at]
        if kind.bare in lookup.leading or kind.folded in lookup.leading or _is_at_place(text, walk, at):
            return at
        if walk.goes and _is_goal(text, lookup, at):
            return at
    return limit


_LONGEST_PHRASE = 12


def _is_goal(text: Text, lookup: Lookup, index: int) -> bool:
    """«يزور سالم الدفلى الزاهرة»: a place behind a name is no part of it, as it is of «رئيس وزراء تيماران»."""
    if text.types[index].stem in lookup.venues:
        return True
    return (
        bool(text.tags[index] & tag.PLACE)
        and not text.tags[index - 1] & _OPEN_HEADS
        and not text.tags[index] & tag.CONJ
    )


_OPEN_HEADS = tag.TITLE | tag.BODY | tag.BODY_NAME | tag.COMMON | tag.PLACE | tag.UNNAMED | tag.PREPOSITION


def _is_at_place(text: Text, walk: Walk, index: int) -> bool:
    """«وزراء الدول الثلاث بتيماران»: where it is, and no part of a name."""
    return text.types[index].prefix in ("ب", "ل" if walk.goes else "ب") and bool(text.tags[index] & tag.PLACE)


def _quotes(text: Text, index: int) -> bool:
    """Whether a mark opens words that somebody says rather than a name."""
    quote = text.quote_at(index)
    return quote is not None and text.token_at(quote.end) - index > LONGEST_IN_MARKS + 1


def _phrase(text: Text, lookup: Lookup, hits: Hits, walk: Walk, index: int, limit: int) -> int:
    """A place, somebody, or a word of neither kind."""
    bits, kind = text.tags[index], text.types[index]
    if kind.bare in lookup.ordinals or kind.bare in lookup.classes["press"]:
        return index + 1
    if _names_side(text, lookup, walk, index):
        walk.end = index + 1
        return index + 1
    if kind.bare in lookup.classes["whoever"]:
        walk.general = True
    reach = hits.next_after(index, limit)
    object_ = walk.goes and (bool(walk.pieces) or index == walk.start) and kind.stem in lookup.venues
    if object_ or ((walk.place_next or kind.prefix in ("ب", "ل")) and not (bits & tag.CONJ and not walk.place_next)):
        place = read_place(text, lookup, index, reach, sure=walk.lead is Lead.TO or bool(kind.prefix))
        if place is not None:
            walk.places.append(place)
            walk.end, walk.joined = place[1], True
            walk.lead, walk.place_next = Lead.BARE, False
            return place[1]
    reach = _reach(text, lookup, walk, index, reach)
    joined = joined_name(text, lookup, walk, index, reach)
    named = bits & tag.NISBA and bits & tag.DEFINITE and index + 1 < reach and text.tags[index + 1] & tag.GIVEN
    mention = joined or read_mention(text, index + bool(named), reach, attached=bool(kind.prefix))
    scare = bits & tag.MARK and index == walk.start  # «اجتماع "غير رسمي"»
    if (
        mention is None
        or scare
        or not (joined or is_somebody(text, mention) or is_lone_name(text, walk, mention, index))
    ):
        if mention is not None and walk.joined and walk.lead is Lead.BARE and not walk.pieces and not bits & tag.CONJ:
            walk.loose.append(mention)
        return _noise(text, walk, index)
    if _is_post(text, walk, mention, index):
        walk.end = max(walk.end, mention.end)
        return max(mention.end, index + 1)
    lead = {"ب": Lead.BY, "ل": Lead.FOR}.get(kind.prefix, walk.lead)
    if (
        lead is Lead.BY
        and walk.pieces
        and mention.kind is HopKind.BODY
        and kind.stem not in lookup.classes["delegation"]
    ):
        lead = Lead.OTHER  # «وزير العدل بالجمهورية»
    if bits & tag.CONJ or joined is not None:
        lead = walk.pieces[-1].lead if walk.pieces and walk.joined else Lead.OTHER
    elif lead is Lead.BARE and not walk.joined:
        lead = Lead.OTHER
    return _take(text, walk, mention, index, lead, joined=bool(bits & tag.CONJ) or joined is not None)


def _closing(text: Text, index: int, limit: int) -> int | None:
    """Behind what stands in brackets: «الوزير (56 عاما) في الزاهرة»."""
    reach = min(limit, index + _LONGEST_IN_BRACKETS)
    return next((at + 1 for at in range(index + 1, reach) if text.tags[at] & tag.CLOSE), None)


_LONGEST_IN_BRACKETS = 8


def _names_side(text: Text, lookup: Lookup, walk: Walk, index: int) -> bool:
    """«بين الجانبين الفلاني والفلاني»: which sides these are, and nobody else."""
    if not walk.pieces or not text.tags[index] & tag.NISBA:
        return False
    last = walk.pieces[-1].mention
    word = text.types[last.head].bare
    if word not in lookup.classes["one another"] and word not in lookup.classes["counterpart"]:
        return False
    named = index + 1 < len(text.tags) and text.tags[index + 1] & tag.GIVEN
    return not named and all(text.tags[at] & tag.NISBA for at in range(last.end, index))


def _is_post(text: Text, walk: Walk, mention: Mention, index: int) -> bool:
    """«مع سالم الدفلى نائب الرئيس»: the post behind a name that something leads to is no second person."""
    if not walk.pieces or mention.name != (mention.first, mention.end) or not text.tags[mention.head] & tag.TITLE:
        return False
    last = walk.pieces[-1]
    named = last.mention.kind is HopKind.PERSON and not last.mention.plural and not text.tags[index] & tag.CONJ
    near = index - last.mention.end <= bool(text.tags[index - 1] & tag.COMMA)
    return named and near and last.lead in _LED and not text.tags[last.mention.end - 1] & tag.NISBA


_LED = (Lead.WITH, Lead.BETWEEN, Lead.BY, Lead.FOR)


def _take(text: Text, walk: Walk, mention: Mention, index: int, lead: Lead, *, joined: bool) -> int:
    """Note who stands here and go past the phrase."""
    if are_named_next(text, walk, mention, index):
        lead = walk.pieces[-1].lead
        if text.tags[walk.pieces[-1].mention.head] & tag.POSSESSED or walk.pieces[-1].mention.plural:
            walk.pieces.pop()
    if hangs_on(text, walk, lead, mention):
        whole = walk.pieces.pop().mention
        mention = replace(whole, end=mention.end, name=(whole.name[0], mention.end))
    walk.pieces.append(Piece(lead, mention, walk.holds[-1][0] if walk.holds else -1, joined))
    walk.joined, walk.place_next = lead is not Lead.OTHER, False
    walk.lead = Lead.BARE if lead in (Lead.BARE, Lead.PRESENCE) else walk.lead if joined else Lead.OTHER
    if lead is not Lead.OTHER:
        walk.end = max(mention.end, index + 1)
    return max(mention.end, index + 1)


def _noise(text: Text, walk: Walk, index: int) -> int:
    kind = text.types[index]
    adverb = kind.bare.endswith("ا") or text.tags[index] & tag.DEFINITE or kind.prefix == "ب"  # «بحفاوة»
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
    if index + 1 < limit and text.types[index + 1].bare in lookup.classes["on it"]:
        return index + 2  # «زيارة قام بها الوزير»
    return index + 1


def _other_tell(text: Text, lookup: Lookup, walk: Walk, index: int) -> int:
    """«جولة المفاوضات», «اجتماع القمة»: the same meeting; any other word of meeting begins another clause."""
    nested = text.types[index].bare in lookup.classes["talks"] and not walk.pieces
    return index + 1 if nested else index


def _relative(text: Text, lookup: Lookup, hits: Hits, walk: Walk, index: int, limit: int) -> int:
    """To the verb of holding in a relative clause; the clause ends where it says something else."""
    if walk.agenda is not None:
        return index
    if index + 1 < limit and text.types[index + 1].bare in lookup.classes["lasting"]:
        return index + 1
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


def _time_follows(text: Text, index: int, limit: int, within: int = 2) -> bool:
    return any(text.tags[at] & (tag.TIME | tag.NUMBER) for at in range(index, min(limit, index + within)))


def _is_cue_verb(text: Text, index: int) -> bool:
    if not text.tags[index] & tag.CUE or text.tags[index] & (tag.TITLE | tag.DEFINITE | tag.BODY | tag.PREFIXED):
        return False
    return any(form.tense in ("past", "present") for _, form in text.types[index].cues) and not (
        text.tags[index] & tag.COMMON
    )


def _is_purpose(text: Text, index: int) -> bool:
    """«لتنسيق المواقف»: ل before a noun of no list of persons, bodies and places."""
    return not text.tags[index] & (SOMEBODY | tag.NISBA | tag.TIME) and bool(text.tags[index] & tag.COMMON)


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


def _goes_on(text: Text, lookup: Lookup, hits: Hits, walk: Walk, index: int, limit: int) -> bool:
    """Whether the clause goes on behind a comma: a date, a place, «مع», «بحضور», another name."""
    if index >= limit:
        return False
    bits, kind = text.tags[index], text.types[index]
    if bits & tag.TIME or _lead(lookup, kind.bare, kind.folded) is not None or kind.bare in lookup.classes["agenda"]:
        return True
    if walk.goes and not walk.places and bits & tag.PLACE and not bits & tag.CONJ:
        return True  # «يصل الوزير، الخميس، الزاهرة»
    if index in hits.holds or index in hits.places:
        return index in hits.holds and not bits & tag.CONJ
    if bits & tag.NISBA and index + 1 < limit and text.tags[index + 1] & tag.GIVEN:
        return True
    if bits & (tag.RELATIVE | tag.TITLE | tag.HONORIFIC | tag.GIVEN) and not _is_cue_verb(text, index):
        return True
    return bool(bits & tag.CONJ and bits & SOMEBODY) and not _is_cue_verb(text, index)
