"""Read every cue of a text to its frame."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.adverbials import CITATION, read_adverbial, read_citation
from qawl.find.answers import ANSWER, read_answer
from qawl.find.frames import Frame, read_verb_frame
from qawl.find.headlines import find_headlines
from qawl.find.inserted import INSERTED, read_inserted, read_pointing
from qawl.find.manner import read_manner
from qawl.find.markers import CLAUSES, unknown_prefixed
from qawl.find.named_before import POINTING
from qawl.find.nouns import read_noun_frame
from qawl.find.other_senses import only_telling, pointing_with_lam
from qawl.find.passing import passed_by, told_aside
from qawl.find.related import tells_of_noun
from qawl.find.relays import read_relay
from qawl.find.scripture import SAID, SCRIPTURE, read_scripture
from qawl.find.sources import past_manner
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def find_frames(text: Text) -> list[Frame]:
    """The frames of all cues, in text order; of several readings of one word the first that fits."""
    frames = find_headlines(text)
    taken, count = 0, len(text.types)
    for index, bits in enumerate(text.tags):
        if bits & (tag.RELATED | tag.DASH) and _opens_links(text, index):
            taken = text.sentence_end(index)
        if bits & tag.NO_CUE and index in text.phrase_ends:
            taken = max(taken, text.phrase_ends[index])
        if not bits & tag.CUE or index < taken or (index and text.tags[index - 1] & tag.NAME_PART):
            continue
        if bits & tag.PLACE and index and text.tags[index - 1] & (tag.PLACE if bits & tag.CONJ else tag.PREPOSITION):
            continue  # «في تعز», «عدن وتعز»
        end = text.phrase_ends.get(index, index + 1)
        for cue, form in (*text.phrase_cues.get(index, ()), *text.types[index].cues):
            points = cue.kind == "verb" and index + 1 < count and text.types[index + 1].bare in POINTING
            frame = read_scripture(text, index, cue, form) if cue.lemma == SAID else None
            frame = frame or (read_pointing(text, index, cue, form) if points else None)
            if not _only_tells_how(text, index, frames):
                frame = frame or _read(text, index, end if index in text.phrase_cues else index + 1, cue, form)
            if frame is None and cue.kind in ("verb", "relay") and form.tense in ("past", "present"):
                frame = read_manner(text, index, cue, form)
            if cue.kind == "verb" and index and text.tags[index - 1] & (tag.WHAT | tag.RELATIVE):
                frame = read_answer(text, index, cue, form) or frame
            if frame is not None and cue.kind == "verb" and _leaves_marks(text, frame):
                frame = None
            if cue.kind == "verb" and (frame is None or frame.marker == "quote"):
                frame = read_inserted(text, index, cue, form) or frame
            if frame is not None:
                frames.append(frame)
                taken = (
                    frame.end
                    if frame.marker in ("adverbial", INSERTED, ANSWER)
                    else frame.pieces[-1][1]
                    if frame.marker == SCRIPTURE
                    else frame.content
                    if frame.carried
                    else index + 1
                )
                break
    frames.sort(key=lambda frame: frame.first)
    once = [frame for number, frame in enumerate(frames) if number == 0 or frame.first != frames[number - 1].first]
    spoken = {frame.content for frame in once if frame.form.tense in ("past", "present")}
    carried_on = spoken | {frame.content for frame in once if frame.form.tense == "participle"}
    nearer = {"participle": spoken, "noun": carried_on}
    # «قال مصرحا: …», «وذكر بيان أن»: the words are the verb's, not the participle's or noun's beside it
    kept = [frame for frame in once if frame.content not in nearer.get(frame.form.tense, ())]
    behind = [frame for frame in kept if frame.subject is not None and frame.first < frame.subject.first]
    qualified = {(frame.subject.end, frame.content) for frame in behind if frame.subject is not None}
    # «كشفت مصادر تحدثت للوكالة عن …»: the second verb only tells who the sources are
    nearest = {frame.content: frame.first for frame in reversed(behind) if frame.marker == THAT_CLAUSE}
    # «قالت الصحيفة التي نشرت الخبر إن»: the words are the first verb's, the second tells of its subject
    named = {at for frame in behind if frame.subject is not None for at in range(*frame.subject.name)}
    # «قال القائد، اللواء فضل الدفلى، إن»: a word of the speaker's name is no verb
    return [
        frame
        for frame in kept
        if frame.marker == CITATION
        or (
            (frame.first, frame.content) not in qualified
            and frame.first not in named
            and not (
                nearest.get(frame.content, frame.first) < frame.first
                and not frame.form.suffixed
                and tells_of_noun(text, frame.first)
            )
        )
    ]


def _leaves_marks(text: Text, frame: Frame) -> bool:
    """«"… وسيظهر ذلك مع الوقت"، مشيرا إلى "أن …"»: a verb in somebody's words takes nothing that stands behind them.

    The last of them may: «إن الوزارة "تأسف" لإغلاق السوق».
    """
    if frame.pieces or frame.content >= len(text.tokens):
        return False
    place, content = text.starts[frame.first], text.starts[frame.content]
    if text.tags[frame.end] & tag.MARK or frame.marker == ":":
        return False
    around = (quote for quote in text.outer_quotes(place, place + 1) if quote.closed)
    return any(quote.start <= place < quote.end <= content for quote in around)


def _only_tells_how(text: Text, verb: int, frames: Sequence[Frame]) -> bool:
    """«قال الوزير، كما نقلت الصحيفة، إن …»: behind «كما», before the words of another verb, stands a carrier."""
    if not verb or not text.tags[verb - 1] & tag.AS or not frames:
        return False
    inside = frames[-1].first < verb < frames[-1].content
    return inside and past_manner(text, verb - 1, frames[-1].content + 1) > 0


def _opens_links(text: Text, index: int) -> bool:
    """Whether a line of links to other stories begins here: «اقرأ أيضا», or a bullet."""
    if text.tags[index] & tag.RELATED:
        return True
    return text.tokens[index] == "•" and (index == 0 or bool(text.tags[index - 1] & tag.LINE))


def _read(text: Text, index: int, end: int, cue: Cue, form: Form) -> Frame | None:
    if text.tags[index] & tag.CARRIED and passed_by(text, index, text.sentence_end(index)) is not None:
        return None  # «في تصريحات نقلتها الوكالة»: it tells how the words came out
    if index and text.tags[index - 1] & tag.DASH and told_aside(text, index - 1, text.sentence_end(index)):
        return None  # «- يضيف البيان -»: it tells of the words of another verb
    if cue.kind == "adverbial":
        return read_adverbial(text, index, end, cue, form)
    if cue.kind == "relay":
        return read_citation(text, index, cue, form) if form.tense == "fixed" else read_relay(text, index, cue, form)
    if form.tense == "noun":
        return read_noun_frame(text, index, cue, form)
    if cue.kind != "verb":
        return None
    if (pointing := pointing_with_lam(text, end, cue)) is not None:
        return read_verb_frame(text, index, pointing, form, end)
    wide = read_verb_frame(text, index, cue, form, end)
    if (telling := only_telling(cue, form)) is None or (wide is not None and wide.marker != _OF):
        return wide
    narrow = read_verb_frame(text, index, telling, form, end) if wide is not None or form.tense == "past" else None
    return narrow if narrow is not None and (wide is None or _passes_place(text, wide, narrow, end)) else wide


def _passes_place(text: Text, wide: Frame, narrow: Frame, end: int) -> bool:
    """«وذكر المدير بالوزارة أن», «وصرح بوتين: …»: what ب leads to says where, or is a name; the words lie ahead."""
    if narrow.marker not in CLAUSES or not wide.content < narrow.content or text.tags[wide.content] & tag.TIME:
        return False
    if wide.content == end and wide.subject is None and not unknown_prefixed(text, end):
        return False  # «يفيد بوقوع حادث»
    between = range(wide.content + 1, narrow.content - 2)
    return not any(text.tags[at] & _ANOTHER_CLAUSE and not text.tags[at] & tag.CARRIED for at in between)


_OF = "ب"
_ANOTHER_CLAUSE = tag.COMMA | tag.VERB | tag.THAT | tag.STOP | tag.LINE | tag.NEGATION | tag.AUXILIARY
