"""Who passes on whose words: «نقلت الوكالة عن مصدر قوله إن», «حسبما نقلت الوكالة عن مصدر»."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.frames import Frame, read_verb_frame
from qawl.find.markers import separate
from qawl.find.mentions import Mention, read_mention
from qawl.find.occasions import time_end
from qawl.find.subjects import fits, speaks, subject_before
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import vocabulary as tag
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
        if carrier is None and (mention := read_mention(text, index, limit)) is not None:
            carrier, index = mention, mention.end
            continue
        if text.tags[index] & (tag.THAT | tag.COLON | tag.LINE | tag.STOP | tag.CUE):
            return _own_words(text, first, cue, form)
        index += 1
    if index >= limit:
        return None
    source_at = index + (2 if index + 1 < limit and text.tags[index + 1] & tag.TONGUE else 1)
    source = read_mention(text, source_at, limit)
    if source is None:
        return None
    carriers = () if carrier is None else (carrier,)
    while (behind := _cited_by(text, source, limit)) is not None:
        carriers, source = (*carriers, source), behind
    inner = _quoter(text, source.end, limit)
    at = inner if inner is not None else source.end - 1
    frame = read_verb_frame(text, at, cue, Form(form.word, "fixed", "", "")) if at < limit else None
    if frame is None or (inner is None and frame.marker not in (THAT_CLAUSE, ":", "quote", "object")):
        return None
    cue_at = inner if inner is not None else first
    return Frame(
        cue, form, cue_at, cue_at + 1, first, False, source, frame.marker, frame.content,
        frame.addressee, frame.time, frame.place, carriers=carriers, carried=True,
    )  # fmt: skip


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
    """«نقلت الوكالة عنه قوله إن …»: the source is whoever the pronoun goes back to."""
    at = _quoter(text, index + 1, limit)
    if at is None:
        return None
    frame = read_verb_frame(text, at, cue, Form(form.word, "fixed", "", ""))
    if frame is None:
        return None
    back = Form(form.word, "fixed", "f" if text.tags[index] & tag.FEMININE else "m", "s")
    return replace(frame, form=back, subject=None, carriers=() if carrier is None else (carrier,), carried=True)


def _own_words(text: Text, first: int, cue: Cue, form: Form) -> Frame | None:
    """A relay verb without «عن» that introduces a clause: «أوردت الصحيفة أن»."""
    frame = read_verb_frame(text, first, cue, form)
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
    if relay is None or not _passes_on(text, named.end, relay):
        return None, named
    behind = read_mention(text, named.end + 1, limit)
    return (named, behind) if behind is not None and speaks(text, behind) else (None, named)


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
        if text.tags[at] & (tag.THAT | tag.COLON | tag.LINE):
            return None
    return None
