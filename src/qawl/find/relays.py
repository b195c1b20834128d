"""Who passes on whose words: «نقلت الوكالة عن مصدر قوله إن», «حسبما نقلت الوكالة عن مصدر»."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.frames import Frame, read_verb_frame
from qawl.find.fronted import subject_before
from qawl.find.markers import CLAUSES, Met, marks_content, opens_saying, separate
from qawl.find.mentions import Mention, read_mention
from qawl.find.occasions import time_end
from qawl.find.subjects import fits, speaks
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def read_relay(text: Text, first: int, cue: Cue, form: Form) -> Frame | None:
    """«نقلت الوكالة عن مصدر قوله إن …»: carrier, source and content; None where nothing is passed on."""
    limit = text.sentence_end(first)
    carrier, index = _carrier_before(text, first, form), first + 1
    while index < limit and not _passes_on(text, index, cue):
        if text.tags[index] & tag.OF_HIM:
            return _of_him(text, first, index, limit, cue, form, carrier)
        if text.tags[index] & tag.TIME and not text.tags[index] & tag.OUTLET:
            index = time_end(text, index, limit)  # «نقلت الوكالة البارحة الأولى عن مصدر»
            continue
        if carrier is None and (mention := read_mention(text, index, _leading_on(text, index, limit, cue))) is not None:
            carrier, index = mention, mention.end
            continue
        if text.tags[index] & (tag.THAT | tag.COLON | tag.LINE | tag.STOP | tag.CUE):
            return _own_words(text, first, cue, form)
        index += 1
    if index >= limit:
        return None
    source_at = index + (2 if index + 1 < limit and text.tags[index + 1] & tag.TONGUE else 1)
    # «علمت الصحيفة من خلال البحث أن», «القصص التي نقلها عن الواقع مؤكدا أن»
    named = text.types[index].bare != "من" and form.tense in ("past", "present") and not form.suffixed
    source = read_mention(text, source_at, limit) or (_unlisted(text, source_at, limit) if named else None)
    if source is None:
        return None
    carriers = () if carrier is None else (carrier,)
    while (behind := _cited_by(text, source, limit)) is not None:
        carriers, source = (*carriers, source), behind
    inner = _quoter(text, source.end, limit)
    at = inner if inner is not None else source.end - 1
    frame = read_verb_frame(text, at, cue, Form(form.word, "fixed", "", "")) if at < limit else None
    told = frame is not None and (frame.marker in (*CLAUSES, "object") and not _describes(text, frame.content - 1))
    if inner is None and not told:
        frame = None
    said = _said_by_noun(text, source, limit, carriers) if frame is None or frame.marker not in CLAUSES else None
    if said is not None:
        return said
    led = None if frame is None else (frame.marker, frame.content)
    if named and (frame is None or frame.marker not in CLAUSES):
        led = _introduced_ahead(text, at + 1, limit, cue) or led
    if led is None and named:
        led = _named_thing(text, source, limit, carriers)
    if led is None:
        return None
    marker, content = led
    cue_at = inner if inner is not None else first
    occasion = (None, None, None) if frame is None else (frame.addressee, frame.time, frame.place)
    return Frame(
        cue, form, cue_at, cue_at + 1, first, False, source, marker, content, *occasion,
        carriers=carriers, carried=True,
    )  # fmt: skip


def _leading_on(text: Text, index: int, limit: int, cue: Cue) -> int:
    """Where «عن» stands, behind which nobody belongs to who passes on: «نقل السفير عن الوزير سالم الدفلى»."""
    return next((at for at in range(index + 1, min(limit, index + _TO_SOURCE)) if _passes_on(text, at, cue)), limit)


_TO_SOURCE = 12
"""At most so many tokens name who passes on, before «عن»."""


def _unlisted(text: Text, first: int, limit: int) -> Mention | None:
    """«نقلت الوكالة عن شو هيه يي رئيس الشركة أن»: words of no list behind «عن» can only be a name."""
    end = first
    while end < min(limit, first + _LONGEST_NAME) and not text.tags[end] & ~_OF_NAMES:
        if not text.types[end].folded[:1].isalpha():
            return None
        end += 1
    closed = first < end < limit and text.tags[end] & _BEHIND_NAMES
    return Mention(first, end, (first, end), None, HopKind.PERSON, False, False, first) if closed else None


_LONGEST_NAME = 4
_OF_NAMES = tag.GIVEN | tag.NAME_PART | tag.FEMININE | tag.LATIN
_BEHIND_NAMES = tag.TITLE | tag.QUOTER | tag.THAT | tag.COMMA | tag.COLON | tag.DEFINITE


def _said_by_noun(text: Text, source: Mention, limit: int, carriers: tuple[Mention, ...]) -> Frame | None:
    """«نقلت الوكالة عن الوزير تنديده بالهجوم»: a noun of saying with his pronoun, behind the source."""
    for at in range(source.end, min(limit - 1, source.end + _TO_NOUN)):
        if text.tags[at] & (tag.THAT | tag.COLON | tag.MARK | tag.STOP | tag.LINE | tag.RELATIVE | tag.VERB):
            return None
        for cue, form in text.types[at].cues:
            if form.tense != "noun" or not form.suffixed:
                continue
            found = Met(source)
            if not marks_content(text, at + 1, limit, cue, found, False):
                if "object" not in cue.takes or not text.tags[at + 1] & tag.NOMINAL:
                    continue
                found.marker, found.content = "object", at + 1
            return Frame(
                cue, form, at, at + 1, at, False, source, found.marker, found.content, None, None, None,
                carriers=carriers, carried=True,
            )  # fmt: skip
    return None


_TO_NOUN = 8
"""At most so many tokens stand between the source and what he said: a post, a day."""


def _introduced_ahead(text: Text, start: int, limit: int, cue: Cue) -> tuple[str, int] | None:
    """«… عن مصدر رفيع المستوى لم تسمه أن»: what introduces the content, past words that only tell of the source."""
    at, past_phrase = start, False
    while at < min(limit - 1, start + _TO_CONTENT):
        bits = text.tags[at]
        if bits & tag.NO_CUE and at in text.phrase_ends:
            at, past_phrase = text.phrase_ends[at], True
            continue
        if _describes(text, at):
            at += 2  # «عن مصدر وصفته بالمطلع أن», «عن مصدر وصفته بأنه مطلع أن»
            continue
        if bits & tag.THAT and not bits & tag.CONJ:
            if text.tags[at - 1] & (tag.VERB | tag.BEFORE_CLAUSE) and not past_phrase:
                return None
            return THAT_CLAUSE, at + 1 if bits & tag.BARE_THAT else at
        if bits & tag.COLON:
            return ":", at + 1
        if bits & tag.MARK and opens_saying(text, at):
            return ("quote", at) if cue.takes[0] == "عن" else None  # «نسب إلى المتهمين جرائم "…"»
        if bits & tag.NEGATION and text.types[at + 1].bare.endswith(_WHOM):
            at += 2  # «عن مصدرين لم تحددهما أن»
            continue
        if bits & (tag.STOP | tag.LINE | tag.NEGATION) or (bits & tag.VERB and bits & tag.CONJ):
            return None
        if bits & tag.CUE and not text.tags[at - 1] & tag.RELATIVE and _tells(text, at):
            return None
        at, past_phrase = at + 1, False
    return None


_WHOM = ("ه", "ها", "هم", "هما", "هن")
"""Endings of a verb that tells of the source before it."""


def _named_thing(text: Text, source: Mention, limit: int, carriers: tuple[Mention, ...]) -> tuple[str, int] | None:
    """«نقلت الوكالة عن الوزارة ارتفاع عدد الزوار»: behind the source of a medium stands what he told of, as a noun."""
    at = source.end + (source.end < limit and bool(text.tags[source.end] & tag.COMMA))
    if not carriers or carriers[0].kind is not HopKind.MEDIA or at + 2 >= limit:
        return None
    bits = text.tags[at]
    return ("object", at) if bits & tag.COMMON and not bits & _NO_THING else None


_NO_THING = (
    tag.DEFINITE | tag.PREFIXED | tag.CONJ | tag.CUE | tag.PREPOSITION | tag.TIME | tag.TITLE | tag.UNNAMED | tag.BODY
    | tag.GIVEN | tag.VERB | tag.POST_ADJECTIVE | tag.NISBA | tag.FEELING_LINK | tag.SUBORDINATOR | tag.QUOTER
    | tag.RELATIVE | tag.AUXILIARY | tag.NUMBER
)  # fmt: skip


def _tells(text: Text, index: int) -> bool:
    """Whether a verb with words of its own stands here: «عن سكان عادوا وأكدوا أن», not «رفضوا كشف أسمائهم أن»."""
    forms = [cue.act for cue, form in text.types[index].cues if form.tense in ("past", "present")]
    return bool(forms) and not any(act in ("reject", "ask", "demand") for act in forms)


_TO_CONTENT = 14


def _carrier_before(text: Text, verb: int, form: Form) -> Mention | None:
    """«وكانت الوكالة قد نقلت عن مصدر», «الوكالة التي نقلت عن مصدر»: who passes on stands before the verb."""
    begin = verb
    while begin > 0 and text.tags[begin - 1] & tag.AUXILIARY and not text.tags[begin] & tag.CONJ:
        begin -= 1
    before = subject_before(text, begin, form) if form.tense in ("past", "present") else None
    if before is None or before[0].end != begin or not fits(text, before[0], form):
        return None
    return before[0]


def _cited_by(text: Text, source: Mention, limit: int) -> Mention | None:
    """The source behind the source: «… عن الصحيفة نقلا عن مسؤول»."""
    if source.end + 2 >= limit:
        return None
    cues = text.types[source.end].cues
    cue = next((cue for cue, form in cues if cue.kind == "relay" and form.tense == "fixed"), None)
    return read_mention(text, source.end + 2, limit) if cue and _passes_on(text, source.end + 1, cue) else None


def _of_him(
    text: Text, first: int, index: int, limit: int, cue: Cue, form: Form, carrier: Mention | None
) -> Frame | None:
    """«نقلت الوكالة عنه قوله إن …», «نقلت عنه الوكالة أن …»: the source is whoever the pronoun goes back to."""
    at = quoter = _quoter(text, index + 1, limit)
    if carrier is None:
        carrier = read_mention(text, index + 1, limit if quoter is None else quoter)
        told = first > 0 and text.tags[first - 1] & tag.RELATIVE  # «أكد المصدر الذي نقلت عنه الوكالة أن»
        if quoter is None and not told and carrier is not None and carrier.kind is HopKind.MEDIA:
            at = carrier.end - 1
    frame = None if at is None else read_verb_frame(text, at, cue, Form(form.word, "fixed", "", ""))
    if frame is None or (quoter is None and frame.marker not in CLAUSES):
        return None
    said = quoter if quoter is not None else first
    back = Form(form.word, "fixed", "f" if text.tags[index] & tag.FEMININE else "m", "s")
    carriers = () if carrier is None else (carrier,)
    return replace(
        frame, form=back, first=said, end=said + 1, begin=first, subject=None, carriers=carriers, carried=True
    )


def _own_words(text: Text, first: int, cue: Cue, form: Form) -> Frame | None:
    """A relay verb without «عن» that introduces a clause: «أوردت الصحيفة أن»."""
    frame = read_verb_frame(text, first, cue, form) if not form.suffixed else None
    return frame if frame is not None and frame.marker in (THAT_CLAUSE, ":") and frame.subject is not None else None


def carrier_of_noun(text: Text, noun: int) -> Mention | None:
    """«نقلت المواقع إعلان الحزب …»: who passes on the saying that the noun at token `noun` tells of."""
    for verb in range(noun - 2, max(-1, noun - _LONGEST_CARRIER), -1):
        if any(cue.kind == "relay" and form.tense in ("past", "present") for cue, form in text.types[verb].cues):
            named = read_mention(text, verb + 1, noun)
            return named if named is not None and named.end <= noun and speaks(text, named) else None
        if text.tags[verb] & (tag.COMMA | tag.STOP | tag.LINE | tag.THAT | tag.COLON):
            return None
    return None


_LONGEST_CARRIER = 9


def passed_on(text: Text, verb: int, named: Mention | None, limit: int) -> tuple[Mention | None, Mention | None]:
    """Carrier and source: in «حسبما نقلت الوكالة عن مصدر» the source stands behind the one who is named first."""
    if named is None or named.end + 1 >= limit:
        return None, named
    relay = next((cue for cue, _ in text.types[verb].cues if cue.kind == "relay"), None)
    at = named.end
    while at < min(limit - 1, named.end + _MORE_OF_CARRIER) and text.tags[at] & _OF_CARRIER:
        if relay is not None and _passes_on(text, at, relay):
            break
        at = time_end(text, at, limit) if text.tags[at] & tag.TIME else at + 1
    if relay is None or at >= limit or not _passes_on(text, at, relay):
        return None, named
    behind = read_mention(text, at + 1, limit)
    return (named, behind) if behind is not None and speaks(text, behind) else (None, named)


_MORE_OF_CARRIER = 6
"""At most so many tokens stand between who passes on and «عن»: what it is, a day."""
_OF_CARRIER = tag.TIME | tag.DEFINITE | tag.NISBA | tag.PREFIXED | tag.CLOSE | tag.MARK | tag.COMMA


def _passes_on(text: Text, index: int, cue: Cue) -> bool:
    """Whether the source begins behind this word: «عن», «إلى», «على لسان»."""
    if any(text.types[index].bare == separate(take) for take in cue.takes):
        return True
    return index + 1 < len(text.tags) and bool(text.tags[index + 1] & tag.TONGUE)


def _quoter(text: Text, index: int, limit: int) -> int | None:
    """The «قوله» after a relayed source, past an apposition or a relative clause."""
    for at in range(index, min(limit, index + 14)):
        if text.tags[at] & tag.QUOTER:
            return at
        if text.tags[at] & (tag.THAT | tag.COLON | tag.LINE) and not _describes(text, at - 1):
            return None
    return None


def _describes(text: Text, index: int) -> bool:
    """«وصفته بالمطلع», «وصفتها بأنها قريبة من الوفد»: a verb that only says of the source what it is."""
    return any(form.suffixed and "target" in cue.takes for cue, form in text.types[index].cues)
