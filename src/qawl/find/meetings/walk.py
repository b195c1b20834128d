"""Walk along the clause that tells a meeting: who, with whom, where, what about, and where it ends."""

from __future__ import annotations

from qawl.find.meetings.counted import counted_people
from qawl.find.meetings.gaps import is_within, lacks_object, leads_back, past_adjectives, past_gap
from qawl.find.meetings.hits import Hits
from qawl.find.meetings.phrases import read_phrase, take_people
from qawl.find.meetings.somebody import SOMEBODY, Lead, Walk, is_short_title
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import LONGEST_IN_MARKS
from qawl.model.meetings import MeetingKind, MeetingStatus
from qawl.text import tags as tag
from qawl.text.layers import Text

_LONGEST = 60
"""Tokens of a clause, at most."""
_BY, _FOR = "\u0628", "\u0644"
_BREAKS = tag.STOP | tag.LINE | tag.COLON | tag.THAT | tag.QUOTER


def walk_clause(
    text: Text,
    lookup: Lookup,
    hits: Hits,
    first: int,
    limit: int,
    *,
    goes: bool = False,
    wants: int = 0,
    relative: str = "",
    apart: bool = False,
) -> Walk:
    """Along the clause from token `first`, to `limit` at most."""
    walk, limit = Walk(first, first, goes, wants, relative=relative, apart=apart), min(limit, first + _LONGEST)
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
    if is_short_title(text, index):
        return index + 2
    if word in classes["except"] and index + 1 < limit and not text.tags[index + 1] & tag.THAT:
        return index + 1
    if walk.wants and (gap := past_gap(text, lookup, walk, index, limit)) is not None:
        walk.lead, walk.joined = Lead.BARE, True
        return gap
    if not walk.goes and (people := counted_people(text, lookup, index, limit)) is not None:
        return take_people(text, walk, people, index)
    if bits & _BREAKS:
        return index
    if bits & tag.MARK and _quotes(text, index):
        return index
    if bits & tag.OPEN and (close := _closing(text, index, limit)) is not None:
        return close
    if bits & tag.COMMA and index + 1 < limit and text.tags[index - 1] & text.tags[index + 1] & tag.NUMBER:
        return index + 2  # «في الساعة 6،00»
    if bits & (tag.COMMA | tag.DASH):
        if not _goes_on(text, lookup, hits, walk, index + 1, limit):
            return index
        if lacks_object(walk) and not text.tags[index + 1] & tag.CONJ:
            walk.lead, walk.joined = Lead.BARE, True  # «استقبل فلان المسؤول عن الملف، أعضاء الوفد»
        return index + 1
    if word in classes["times"]:
        return index + 1
    joins = word in classes["presence"] or (walk.agenda is not None and bits & tag.CONJ)
    if index in hits.holds and not joins:
        return _hold(text, lookup, hits, walk, index, limit)
    if index in hits.places and index not in hits.holds:
        return _other_tell(text, lookup, walk, index)
    aims = word in classes["agenda"]
    if not aims and _is_of_name(text, index):
        return index + 1  # «مركز الغدران للإغاثة»
    there = walk.goes and text.types[index].stem in lookup.venues  # «زيارته لمقر الصحيفة»
    if not aims and _is_of_summit(text, lookup, walk, index, limit):
        return index + 1
    if aims or (text.types[index].prefix == "ل" and not there and _is_purpose(text, index)):
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
    if word in classes["brother"] and index + 1 < limit and text.tags[index + 1] & (tag.HONORIFIC | tag.TITLE):
        if (led := {_BY: Lead.BY, _FOR: Lead.FOR}.get(word[:1])) is not None:
            walk.lead, walk.joined = led, True
        return index + 1  # «استقبل الملك أخاه صاحب السمو الشيخ سالم الدفلى»
    if (
        index + 1 < limit
        and text.tags[index + 1] & tag.FROM
        and (word in classes["number of"] or word in classes["all of"])
    ):
        if walk.goes and walk.lead is Lead.BARE:
            walk.place_next = True  # «يزور كلا من الزاهرة وتيماران»
        elif bits & tag.CONJ and walk.pieces and walk.joined:
            walk.lead = walk.pieces[-1].lead  # «بين الوزير وكل من …»
        elif word[:1] == _BY:
            walk.lead, walk.joined = Lead.BY, True  # «التقى بكل من …»
        return index + 2
    over = walk.goes and not walk.places and word in classes["over"] and _is_place_next(text, lookup, index + 1, limit)
    if over or (walk.goes and word in classes["covers"]):
        walk.lead, walk.joined, walk.place_next = Lead.TO, True, True
        return index + 1
    lead = _lead(lookup, word, text.types[index].folded)
    if lead is Lead.FROM and index + 1 < limit and text.types[index + 1].bare in classes["on the part of"]:
        lead, index = Lead.WITH, index + 1  # «استقبل من طرف الرئيس»
    if lead is Lead.BETWEEN and _is_of_other(text, lookup, walk, index - 1):
        lead = Lead.OTHER  # «جلسة وسط تصاعد الخلافات بين …»
    if lead is not None:
        walk.lead, walk.joined, walk.place_next = lead, True, lead in (Lead.TO, Lead.OTHER)
        return _past_all_of(text, lookup, index + 1, limit)
    particle = bits & (tag.SUBORDINATOR | tag.NEGATION | tag.PREPOSITION | tag.HE | tag.VERB)
    if particle and word in classes["adjective"]:
        return index + 1  # «المحادثات غير المباشرة بين …»
    if word in classes["planned"] and index + 1 < limit and text.tags[index + 1] & tag.BARE_THAT:
        return index + 2  # «لقاء يفترض أن يعقد بين فلان وفلان»
    if bits & (tag.SUBORDINATOR | tag.NEGATION | tag.HE | tag.VERB) or _is_cue_verb(text, index):
        return index
    if bits & tag.AUXILIARY:
        planned = index + 1 < limit and text.types[index + 1].bare in classes["planned"]
        return index + 2 if planned else index
    if word in classes["amid"] and not _is_place_next(text, lookup, index + 1, limit):
        return index  # «… وسط تصاعد الخلافات بين الحكومة والحركة»
    if bits & tag.PREPOSITION and not bits & tag.NOMINAL:
        walk.lead, walk.joined, walk.place_next = Lead.OTHER, False, False
        stop = word in classes["after"] or word in classes["before"]
        return index if stop and not _time_follows(text, index + 1, limit) else index + 1
    return read_phrase(text, lookup, hits, walk, index, limit)


def _is_place_next(text: Text, lookup: Lookup, index: int, limit: int) -> bool:
    """«وسط المدينة»."""
    return index < limit and (bool(text.tags[index] & tag.PLACE) or text.types[index].stem in lookup.venues)


def _quotes(text: Text, index: int) -> bool:
    """Whether a mark opens words that somebody says rather than a name."""
    quote = text.quote_at(index)
    return quote is not None and text.token_at(quote.end) - index > LONGEST_IN_MARKS + 1


def _is_of_other(text: Text, lookup: Lookup, walk: Walk, index: int) -> bool:
    """A definite noun that is neither a place, a time, somebody nor an adjective."""
    bits, kind = text.tags[index], text.types[index]
    if index <= walk.start or not bits & tag.COMMON or not bits & tag.DEFINITE or bits & (SOMEBODY | tag.TIME):
        return False
    adjective = bits & (tag.NISBA | tag.POST_ADJECTIVE) or kind.bare.endswith(_ADJECTIVES)
    adjective = adjective or kind.stem in lookup.classes["adjective"]
    return not adjective and kind.stem not in lookup.venues and kind.bare not in lookup.forms


_ADJECTIVES = ("\u064a", "\u0647")


def _closing(text: Text, index: int, limit: int) -> int | None:
    """Behind what stands in brackets: «الوزير (56 عاما) في الزاهرة»."""
    reach = min(limit, index + _LONGEST_IN_BRACKETS)
    return next((at + 1 for at in range(index + 1, reach) if text.tags[at] & tag.CLOSE), None)


_LONGEST_IN_BRACKETS = 8


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
    if form.tense == "noun" or form.prefix or form.word.another:
        return index  # «سافر إلى الزاهرة ليعقد اجتماعا», «زيارة تخللها لقاء»
    if walk.relative and form.pronoun and form.word.roles != "around" and _disagrees(text, walk, index):
        return index  # «قمة رأسه»
    if walk.apart and not any(text.tags[at] & tag.RELATIVE for at in range(max(walk.start - 1, index - 3), index)):
        return index
    if form.word.led and not form.pronoun and not leads_back(text, index, limit):
        return index  # «بعد اجتماع للجامعة دعا إلى وقف القتال», «لدى لقاء الوزير بالملك، اتفقوا على …»
    if walk.relative == _RELATIVES[0] and form.gender == "f" and text.tags[index - 1] & tag.COMMA:
        return index  # «على هامش الاجتماع، عقدت …»: said of another noun
    if text.tags[index] & tag.CONJ and (walk.holds or form.word.led or (walk.wants and form.word.roles != "around")):
        return index  # «عقد المجلس اجتماعا في الزاهرة ودعا إلى …»
    if walk.holds and not text.tags[index - 1] & (tag.RELATIVE | tag.AUXILIARY | tag.BEFORE_VERB):
        return index + 1  # «اجتماع عقده مع المسؤولين في خدمة تواصل»
    walk.holds.append((index, form))
    walk.end, walk.joined, walk.lead = index + 1, True, Lead.BARE
    if text.types[index].bare in lookup.classes["between"]:
        walk.lead = Lead.BETWEEN
    if index + 1 < limit and text.types[index + 1].bare in lookup.classes["on it"]:
        return index + 2  # «زيارة قام بها الوزير»
    return index + 1


def _other_tell(text: Text, lookup: Lookup, walk: Walk, index: int) -> int:
    """«جولة المفاوضات», «اجتماعها الثالث من الدورة العشرين»: the same meeting; any other word begins another clause."""
    known = lookup.forms.get(text.types[index].bare, ())
    aside = text.types[index - 1].bare in lookup.classes["close"] and text.tags[index] & tag.DEFINITE
    if aside and lacks_object(walk):
        walk.lead, walk.joined, walk.place_next = Lead.BARE, True, False
        return past_adjectives(text, index + 1)  # «التقى فلان على هامش القمة فلانا»
    on = text.types[index - 1].bare in lookup.classes["in"] and any(one.word.kind in _GOING for one in known)
    if on and lacks_object(walk) and not walk.goes:
        walk.lead, walk.joined = Lead.OTHER, True
        return index + 1  # «التقى فلان، في زيارة مفاجئة لتيماران، مع فلان»
    of = text.tags[index - 1] & tag.FROM and any(one.word.kind is MeetingKind.SESSION for one in known)
    nested = (of or text.types[index].bare in lookup.classes["talks"]) and not walk.pieces
    return index + 1 if nested else index


_GOING = (MeetingKind.VISIT, MeetingKind.TOUR)


def _relative(text: Text, lookup: Lookup, hits: Hits, walk: Walk, index: int, limit: int) -> int:
    """To the verb of holding in a relative clause; the clause ends where it says something else."""
    if walk.agenda is not None:
        return index
    if walk.relative and text.types[index].bare in _RELATIVES and text.types[index].bare != walk.relative:
        return index  # «عرض خلال اللقاء الأعمال التي قام بها المركز»
    if index + 1 < limit and any(text.types[index + 1].bare in lookup.classes[name] for name in ("lasting", "care")):
        return index + 1  # «المحادثات التي ترعاها الوزارة»
    for at in range(index + 1, min(limit, index + 4)):
        if at in hits.holds:
            form = hits.holds[at][0]
            told = form.pronoun or form.word.roles in ("none", "around") or not walk.pieces
            told = told or (text.types[index].bare == walk.relative and _says_when(text, at + 1, limit))
            return at if told and form.word.status not in _NOT_BEHIND else index
        if text.types[at].bare in lookup.classes["planned"]:
            walk.joined, walk.lead = True, Lead.BARE
            return at + 1  # «الاجتماع الذي كان مقررا بين فلان وفلان»
        if not text.tags[at] & (tag.AUXILIARY | tag.BEFORE_VERB):
            break
    return index


def _disagrees(text: Text, walk: Walk, index: int) -> bool:
    """Whether the pronoun of a verb of holding stands for another noun: «قمة عقدها», «لقاء عقده»."""
    word = text.types[index].bare
    return not word.endswith(_OF_TWO) and word.endswith(_HERS) != (walk.relative == _RELATIVES[1])


_OF_TWO = "\u0647\u0645\u0627"
_HERS = "\u0647\u0627"


def _says_when(text: Text, index: int, limit: int) -> bool:
    """«جلسة مجلس الشورى التي عقدت أمس»: a passive, behind which nobody stands."""
    return index >= limit or bool(text.tags[index] & (tag.TIME | tag.PREPOSITION | tag.COMMA | tag.STOP))


_RELATIVES = ("\u0627\u0644\u0630\u064a", "\u0627\u0644\u062a\u064a")
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


def _is_of_summit(text: Text, lookup: Lookup, walk: Walk, index: int, limit: int) -> bool:
    """«قمة للتكتل في تيماران»: whose summit it is, or of what, and no purpose with a clause of its own."""
    if index != walk.start or text.types[index].prefix != "ل" or not text.types[index].tags & tag.DEFINITE:
        return False
    summit = any(form.word.kind is MeetingKind.SUMMIT for form in lookup.forms.get(text.types[index - 1].bare, ()))
    return summit and index + 1 < limit and text.types[index + 1].bare in lookup.classes["in"]


def _is_of_name(text: Text, index: int) -> bool:
    """«المركز الوطني للأرصاد»: ل and a noun with its article right behind a body say what the body is for."""
    kind = text.types[index]
    if kind.prefix != "ل" or not kind.tags & tag.DEFINITE or not _is_purpose(text, index):
        return False
    if index + 1 < len(text.tags) and text.tags[index + 1] & tag.PREPOSITION:
        return False  # «اجتمع المجلس للنظر في الملف»
    near = range(max(text.sentence_start(index), index - _LONGEST_OF_BODY), index)
    breaks = tag.COMMA | tag.TIME | tag.PREPOSITION | tag.CONJ
    body = max((at for at in near if text.tags[at] & (tag.BODY | tag.BODY_NAME)), default=-1)
    return body >= 0 and not any(text.tags[at] & breaks for at in range(body + 1, index))


_LONGEST_OF_BODY = 4


def _agenda(text: Text, lookup: Lookup, walk: Walk, index: int, limit: int) -> int:
    """What it is about, to the end of the clause, or to «بحضور»."""
    end = index + 1
    while end < limit and not text.tags[end] & (_BREAKS | tag.COMMA | tag.SUBORDINATOR | tag.RELATIVE):
        if text.types[end].bare in lookup.classes["presence"] or text.types[end].folded in lookup.classes["presence"]:
            break
        if text.types[end].bare in lookup.classes["in"] and _is_between_places(text, end, limit):
            break  # «بشأن تيماران في الزاهرة»
        end += 1
    if walk.agenda is None:
        walk.agenda = (index, end)
    walk.joined, walk.lead, walk.place_next = False, Lead.OTHER, False
    return end


def _is_between_places(text: Text, index: int, limit: int) -> bool:
    return index + 1 < limit and bool(text.tags[index - 1] & tag.PLACE) and bool(text.tags[index + 1] & tag.PLACE)


def _goes_on(text: Text, lookup: Lookup, hits: Hits, walk: Walk, index: int, limit: int) -> bool:
    """Whether the clause goes on behind a comma: a date, a place, «مع», «بحضور», another name."""
    if index >= limit:
        return False
    bits, kind = text.tags[index], text.types[index]
    if walk.goes and not walk.wants and kind.bare in lookup.classes["with"] and is_within(text, lookup, walk.start):
        return False  # «التقى فلان في زيارة مفاجئة للزاهرة، مع فلان»
    if bits & tag.TIME or _lead(lookup, kind.bare, kind.folded) is not None or kind.bare in lookup.classes["agenda"]:
        return True
    if walk.wants and walk.goes and index + 1 < limit and text.types[index + 1].bare in lookup.classes["to"]:
        return kind.bare.endswith(_LEARNT)  # «غادر الوزير الزاهرة، أمس، متوجها إلى ريدانة»
    if walk.goes and not walk.places and not bits & tag.CONJ:
        several = kind.bare in lookup.classes["all of"] and index + 1 < limit and text.tags[index + 1] & tag.FROM
        if bits & tag.PLACE or several:
            return True  # «يصل الوزير، الخميس، الزاهرة», «يزور الوزير، الخميس، كلا من الزاهرة وتيماران»
    if index in hits.holds or index in hits.places:
        main = walk.relative and not walk.pieces and text.tags[walk.start - 1] & tag.DEFINITE
        return index in hits.holds and not bits & tag.CONJ and not main  # «خلال الزيارة، قدم الوفد …»
    if bits & tag.NISBA and index + 1 < limit and text.tags[index + 1] & tag.GIVEN:
        return True
    if kind.prefix == _BY and len(walk.pieces) == 1 and bits & _SIDE and not walk.goes:
        return True  # «اجتماع الوزير أمس، بوفد الحركة»
    if walk.goes and walk.places and not walk.wants and bits & tag.TITLE and not bits & tag.CONJ:
        return False  # «يلتقي فلان الذي يقوم بجولة في المنطقة، رئيس الوزراء»
    if bits & (tag.RELATIVE | tag.TITLE | tag.HONORIFIC | tag.GIVEN) and not _is_cue_verb(text, index):
        return True
    if lacks_object(walk) and bits & (tag.BODY | tag.BODY_NAME) and not bits & (tag.CONJ | tag.PREFIXED):
        return True  # «زار السفير، شركة الكهرباء»
    return bool(bits & tag.CONJ and bits & SOMEBODY) and not _is_cue_verb(text, index)


_SIDE = tag.TITLE | tag.BODY | tag.GIVEN | tag.HONORIFIC
_LEARNT = "\u0627"
"""The ending of an accusative without its article."""
