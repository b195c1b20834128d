"""Who or what stands at one place of a clause that tells a meeting: a place, somebody, or a word of neither kind."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.meetings.hits import Hits
from qawl.find.meetings.places import named_after, read_place
from qawl.find.meetings.posts import before_next_post, named_before_joint, second_begins
from qawl.find.meetings.somebody import (
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
from qawl.find.mentions import Mention, read_mention
from qawl.find.noun_phrases import extend_phrase
from qawl.find.proper_names import name_end_at
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def read_phrase(text: Text, lookup: Lookup, hits: Hits, walk: Walk, index: int, limit: int) -> int:
    """A place, somebody, or a word of neither kind."""
    bits, kind = text.tags[index], text.types[index]
    if kind.bare in lookup.ordinals or kind.bare in lookup.classes["press"]:
        return index + 1
    if _names_side(text, lookup, walk, index):
        walk.end = index + 1
        return index + 1
    if _is_other_side(text, walk, index):
        return _take(text, walk, _side(index), index, Lead.BETWEEN, joined=True)
    if kind.bare in lookup.classes["whoever"]:
        walk.general = True
    reach = hits.next_after(index, limit)
    if walk.goes and bits & tag.CONJ and bits & tag.PLACE and walk.places and walk.places[-1][1] == index:
        end = text.phrase_ends.get(index, index + 1)  # «يزور تيماران وريدانة»
        walk.places[-1], walk.end, walk.joined = (walk.places[-1][0], end), end, True
        return end
    object_ = walk.goes and (bool(walk.pieces) or index == walk.start) and kind.stem in lookup.venues
    post = index > 0 and text.tags[index - 1] & tag.TITLE and not text.tags[index - 1] & tag.DEFINITE
    attached = kind.prefix in ("ب", "ل" if walk.goes else "ب") and not post  # «كرئيس للولايات»
    if object_ or ((walk.place_next or attached) and not (bits & tag.CONJ and not walk.place_next)):
        sure = walk.lead is Lead.TO or bool(kind.prefix) or (walk.place_next and _closes(text, index + 1))
        place = read_place(text, lookup, index, reach, sure=sure)
        if place is not None:
            walk.places.append(place)
            walk.end, walk.joined = place[1], True
            walk.lead, walk.place_next = Lead.BARE, False
            return place[1]
    further, reach = reach, _reach(text, lookup, walk, index, reach)
    if bits & tag.HONORIFIC and bits & tag.POSSESSED and index + 1 < reach and not text.tags[index + 1] & _NAMED:
        he = Mention(index, index + 1, (index, index + 1), None, HopKind.PERSON, False, False, index)
        return _take(text, walk, he, index, walk.lead, joined=False)  # «تفقد معاليه الطريق»
    if _is_his_realm(text, walk, index):
        end = extend_phrase(text, index + 1, reach, definite=False)
        walk.end, last = max(walk.end, end), walk.pieces[-1]
        walk.pieces[-1] = replace(last, mention=replace(last.mention, end=end))
        return end
    sent = _sent(text, lookup, index, reach)
    if sent is not None:
        return _take(text, walk, sent, index, walk.lead, joined=False)
    reach = second_begins(text, walk, index, reach)
    joined = joined_name(text, lookup, walk, index, reach)
    if joined is None and (led := _led_name(text, walk, index, reach)) is not None:
        return _take(text, walk, led, index, Lead.BY, joined=False)
    named = bits & tag.NISBA and bits & tag.DEFINITE and index + 1 < reach and text.tags[index + 1] & tag.GIVEN
    mention = joined or read_mention(text, index + bool(named), reach, attached=bool(kind.prefix))
    if joined is None and reach < further:
        mention = _named_further(text, lookup, index, reach, further) or mention
    if joined is None and mention is not None:
        mention = named_before_joint(text, mention, reach, attached=bool(kind.prefix))
        mention = before_next_post(text, mention) if walk.wants else mention
    if mention is not None and mention.kind is not HopKind.PERSON and kind.stem in lookup.called_after:
        end = named_after(text, mention.head, mention.end, further)  # «مستشفى الملك سالم»
        mention = mention if end == mention.end else replace(mention, end=end, name=(mention.name[0], end))
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
        last = walk.pieces[-1]  # «ولي العهد نائب الرئيس وزير الدفاع»: one post behind the other
        walk.pieces[-1] = replace(last, mention=replace(last.mention, end=mention.end))
        return max(mention.end, index + 1)
    lead = {"ب": Lead.BY, "ل": Lead.FOR}.get(kind.prefix, walk.lead)
    if lead is Lead.BY and walk.pieces and mention.kind is HopKind.BODY and not _is_team(text, lookup, index):
        lead = Lead.OTHER  # «وزير العدل بالجمهورية»
    if bits & tag.CONJ or joined is not None:
        lead = walk.pieces[-1].lead if walk.pieces and walk.joined else Lead.OTHER
    elif lead is Lead.BARE and not walk.joined:
        lead = Lead.OTHER
    return _take(text, walk, mention, index, lead, joined=bool(bits & tag.CONJ) or joined is not None)


def _is_team(text: Text, lookup: Lookup, index: int) -> bool:
    """«اجتمع بالوفد», «اجتمع بفريق العمل»: people, and not where one works («المدير بالوزارة»)."""
    stem = text.types[index].stem
    return stem in lookup.classes["delegation"] or stem in lookup.classes["team"]


_NAMED = tag.GIVEN | tag.TITLE | tag.HONORIFIC


def _closes(text: Text, index: int) -> bool:
    """«في كذا، …», «في كذا الفلانية», «في كذا الخميس»: behind a name of no list, where only a place can stand."""
    if index >= len(text.tags) or text.tags[index] & (tag.COMMA | tag.STOP | tag.LINE | tag.NISBA):
        return True
    return text.tags[index] & _THE_DAY == _THE_DAY


_THE_DAY = tag.TIME | tag.DEFINITE


def _led_name(text: Text, walk: Walk, index: int, reach: int) -> Mention | None:
    """«التقى الوزير ببوتين»: behind the subject of a verb, a name of no list with ب written onto it."""
    word, kind = text.types[index].bare, text.types[index]
    gathers = bool(walk.holds) and walk.holds[-1][1].word.roles == "around"  # «القمة التي جمعته بالدفلى»
    if walk.goes or not (walk.wants or gathers) or walk.lead is not Lead.BARE or not walk.joined:
        return None
    listed = tag.TITLE | tag.PLACE | tag.HONORIFIC
    given = kind.prefix == _BY and text.tags[index] & tag.GIVEN and not text.tags[index] & listed
    left = not text.tags[index] and len(word) > _SHORTEST and word[:1] == _BY and (walk.pieces or gathers)
    if not given and not left:
        return None
    end = max(index + 1, name_end_at(text, index + 1, reach))
    return Mention(index, end, (index, end), None, HopKind.PERSON, False, False, index)


_SHORTEST = 4
_BY = "\u0628"


def _named_further(text: Text, lookup: Lookup, index: int, reach: int, further: int) -> Mention | None:
    """«مدير الجامعة بالزاهرة الدكتور سالم الدفلى»: the name stands behind the place of the post."""
    if not text.tags[index] & tag.TITLE or not text.types[reach].prefix or text.types[reach].bare in lookup.leading:
        return None  # «وزراء الخارجية برئاسة الوزير سالم الدفلى»: whom it leads to is somebody else
    whole = read_mention(text, index, further, attached=bool(text.types[index].prefix))
    if whole is None or whole.role is None or whole.name[0] <= reach:
        return None
    return whole


def _sent(text: Text, lookup: Lookup, index: int, limit: int) -> Mention | None:
    """«وفدا برلمانيا»: a delegation as an object, of which the vocabulary takes the first letter for «and»."""
    kind = text.types[index]
    if kind.folded not in lookup.classes["delegation"] or kind.bare in lookup.classes["delegation"]:
        return None
    end = index + 1
    while end < limit and end - index < _LONGEST_SENT and text.types[end].bare.endswith("\u0627"):
        end += 1
    return Mention(index, end, (index, end), None, HopKind.BODY, False, False, index)


_LONGEST_SENT = 4


def _reach(text: Text, lookup: Lookup, walk: Walk, index: int, limit: int) -> int:
    """Where the phrase that begins at `index` ends at the latest: before a side, or where they are or go."""
    for at in range(index + 1, min(limit, index + _LONGEST_PHRASE)):
        kind = text.types[at]
        if kind.bare in lookup.leading or kind.folded in lookup.leading or _is_at_place(text, walk, at):
            return at
        if kind.bare in lookup.classes["all of"] and at + 1 < limit and text.tags[at + 1] & tag.FROM:
            return at
        if walk.goes and _is_goal(text, lookup, at):
            return at
    return limit


_LONGEST_PHRASE = 12


def _is_goal(text: Text, lookup: Lookup, index: int) -> bool:
    """«يزور سالم الدفلى الزاهرة»: a place behind a name is no part of it, as it is of «رئيس وزراء تيماران»."""
    before = text.tags[index - 1]
    if text.types[index].stem in lookup.venues:
        return not before & tag.TITLE or bool(before & tag.DEFINITE)  # «أمين محافظة كذا»
    return bool(text.tags[index] & tag.PLACE) and not before & _OPEN_HEADS and not text.tags[index] & tag.CONJ


_OPEN_HEADS = tag.TITLE | tag.BODY | tag.BODY_NAME | tag.COMMON | tag.PLACE | tag.UNNAMED | tag.PREPOSITION


def _is_at_place(text: Text, walk: Walk, index: int) -> bool:
    """«وزراء الدول الثلاث بتيماران»: where it is, and no part of a name."""
    return text.types[index].prefix in ("ب", "ل" if walk.goes else "ب") and bool(text.tags[index] & tag.PLACE)


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


def _is_other_side(text: Text, walk: Walk, index: int) -> bool:
    """«بين الجانب الفلاني والفلاني»: of the second only the adjective is said."""
    bits = text.tags[index]
    if not bits & tag.NISBA or not bits & tag.DEFINITE or not bits & tag.CONJ or bits & tag.PLURAL:
        return False
    sides = [piece for piece in walk.pieces if piece.lead is Lead.BETWEEN]
    if len(sides) != 1 or sides[0] is not walk.pieces[-1] or sides[0].mention.plural:
        return False
    return sides[0].mention.end == index and bool(text.tags[index - 1] & tag.NISBA)


def _side(index: int) -> Mention:
    return Mention(index, index + 1, (index, index + 1), None, HopKind.BODY, False, False, index)


def _is_his_realm(text: Text, walk: Walk, index: int) -> bool:
    """«الأمير سالم الدفلى أمير منطقة الغدران»: behind his name what he rules, and no second prince."""
    bits = text.tags[index]
    if not walk.pieces or not bits & tag.HONORIFIC or bits & (tag.TITLE | tag.DEFINITE | tag.CONJ | tag.PREFIXED):
        return False
    last = walk.pieces[-1].mention
    named = last.kind is HopKind.PERSON and not last.plural and not text.tags[last.end - 1] & tag.COMMA
    near = 0 <= index - last.end <= bool(text.tags[index - 1] & tag.COMMA)
    realm = index + 1 < len(text.tags) and text.tags[index + 1] & (tag.PLACE | tag.NORM)
    return named and near and bool(realm)


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
        whole = walk.pieces.pop()
        lead, joined = whole.lead, whole.joined
        mention = replace(whole.mention, end=mention.end, name=(whole.mention.name[0], mention.end))
    walk.pieces.append(Piece(lead, mention, walk.holds[-1][0] if walk.holds else -1, joined))
    walk.joined, walk.place_next = lead is not Lead.OTHER, False
    walk.lead = Lead.BARE if lead in (Lead.BARE, Lead.PRESENCE) else walk.lead if joined else Lead.OTHER
    if lead is not Lead.OTHER:
        walk.end = max(mention.end, index + 1)
    return max(mention.end, index + 1)


def take_people(text: Text, walk: Walk, people: Mention, index: int) -> int:
    """Note those who are counted, as what leads to them says."""
    lead = {"ب": Lead.BY, "ل": Lead.FOR}.get(text.types[index].prefix, walk.lead)
    return _take(text, walk, people, index, lead, joined=bool(text.tags[index] & tag.CONJ))


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
