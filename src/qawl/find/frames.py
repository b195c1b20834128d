"""Read what stands around a cue: who, to whom, when, where, and where the content begins."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qawl.find.accusatives import is_marked
from qawl.find.ahead import feels_ahead, named_next, quoted_next
from qawl.find.described import description_end, find_target, find_told
from qawl.find.feelings import as_its_noun, is_felt, skip_feeling
from qawl.find.fronted import relative_agrees, subject_before
from qawl.find.held_as import lacks_second
from qawl.find.markers import CLAUSES, SILENCE, Met, separate, signs_report
from qawl.find.mentions import Mention
from qawl.find.named_before import points_back, tells_who
from qawl.find.occasions import time_before
from qawl.find.other_senses import is_matter, means_other, report_shows
from qawl.find.passives import is_anybody
from qawl.find.subjects import agrees_in_gender, bare_subject, fits
from qawl.find.telling_texts import text_before
from qawl.find.things import is_thing
from qawl.find.topics import narrator_before, topic_before
from qawl.find.unsaid import (
    cannot_be_noun,
    carries_noun,
    has_said_who,
    is_mine,
    is_noun,
    is_shown,
    is_supposed,
    is_unknown_word,
    lacks_beside,
    takes_next,
    takes_other,
    tells_fact,
)
from qawl.find.walk import behind_shorter, walk
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.layers import Text

SHADDA = "\u0651"
_REACH = 60
"""How many tokens after its cue a content may begin: a title, an occasion and a relative clause fit in."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with what was read around it; all numbers are token indexes."""

    cue: Cue
    form: Form
    first: int
    """The first token of the cue."""
    end: int
    """The token after the cue's last."""
    begin: int
    """Where its clause begins: the subject before it, a negation, an opening word."""
    negated: bool
    subject: Mention | None
    marker: str
    """What introduces the content: «أن», ":", "quote", a preposition, "object"."""
    content: int
    """The first token of the content."""
    addressee: Mention | None
    time: tuple[int, int] | None
    place: tuple[int, int] | None
    carriers: tuple[Mention, ...] = ()
    """For a relay: who pass the subject's words on, from the outside in («نقلت الوكالة عن الصحيفة نقلا عن مصدر»)."""
    carried: bool = False
    """The words were passed on, though nobody may be named who did («ونقلت عن مصدر»)."""
    pieces: tuple[tuple[int, int], ...] = ()
    """The content itself, where the frame already says how far it reaches."""

    @property
    def act(self) -> str:
        """What the speaker does, its negation taken into account."""
        return self.cue.negated if self.negated else self.cue.act


def read_verb_frame(text: Text, first: int, cue: Cue, form: Form, end: int | None = None) -> Frame | None:
    """The frame of the verb or participle at token `first`, or None where it introduces nothing.

    `end` is the token after the cue where it is of several words.
    """
    end = first + 1 if end is None else end
    if form.tense != "fixed" and end == first + 1 and not _stands_as_verb(text, first, cue, form):
        return None
    limit = min(text.sentence_end(first), first + _REACH)  # past a line break only after a colon
    left, negated = _left(text, first)
    begin = left
    if begin and text.tags[begin - 1] & tag.FIRST_PERSON:
        return None  # «"أنا طلبت …"»: whose words these are, acts in them
    if form.tense in ("past", "present") and is_supposed(text, begin, first if form.tense == "present" else 0):
        return None
    if negated and cue.negated == cue.act and cue.act not in ("say", "announce"):
        return None
    before = text_before(text, begin, form)
    told = before is not None
    if before is None and form.tense in ("past", "present"):
        before = subject_before(text, begin, form)
    if before is not None and not told and not (fits(text, before[0], form) and agrees_in_gender(before[0], form)):
        before = None
    if before is None and form.tense in ("past", "present"):
        before = topic_before(text, begin, form) or narrator_before(text, begin)
    close = before is not None and before[0].end == begin
    nearest = before[0] if before is not None and close else None
    found = walk(text, end, limit, cue, form, nearest, negated=negated, has_subject=has_pronoun(text, begin))
    if found is not None and before is not None and not close and found.subject is None:
        found = walk(text, end, limit, cue, form, before[0], negated=negated)
    if found is None and before is None and form.tense in ("past", "present") and not has_pronoun(text, begin):
        found = behind_shorter(text, end, limit, cue, form)
    if found is None and (shown := report_shows(text, end, limit, cue)) is not None:
        found, cue = shown
    if found is None:
        return None
    if (
        cue.weak
        and found.marker not in CLAUSES
        and not (_body_takes(text, cue, found) or is_felt(text, cue, found, limit))
    ):
        return None
    if takes_other(text, end, cue, found) or means_other(text, first, end, cue, form, found):
        return None
    if cue.weak and signs_report(text, first, found):
        return None
    if found.subject is None and found.marker in CLAUSES and _lacks_subject(text, begin, form):
        found.subject = bare_subject(text, end, found.content)
    find_target(text, first, cue, form, found, None if before is None else before[0])
    find_told(text, begin, cue, form, found, None if before is None else before[0])
    subject = found.subject = _as_the_verb_says(text, end, cue, form, found.subject)
    if before is not None and subject is before[0]:
        begin = before[1]
    if not agrees_in_gender(subject, form) or not _is_attribution(text, begin, first, cue, form, subject, found):
        return None
    if carries_noun(text, first, end, cue, form, found) or lacks_beside(text, cue, found):
        return None
    if is_mine(text, first, form, subject, found) or points_back(text, end, cue, found):
        return None
    if tells_who(text, left, end, cue, form, found):
        return None
    if found.time is None:
        found.time = time_before(text, begin)
    if cue.act == "express" or text.tags[first] & tag.LIGHT:
        cue = as_its_noun(text, cue, found.content, skip_feeling(text, found, limit))
    if found.content >= len(text.tokens):
        return None
    if (
        negated
        and cue.act in ("say", "announce")
        and (found.marker not in CLAUSES or text.tags[found.content] & tag.QUESTION)
    ):
        found.marker = SILENCE
    elif negated and cue.negated == cue.act:
        return None
    pieces: tuple[tuple[int, int], ...] = ()
    leads = text.tags[first - 1] & (_WHAT | tag.RELATIVE) if first else 0
    if form.suffixed and "target" in cue.takes and leads:
        pieces = ((found.content, description_end(text, found.content, limit)),)
    return Frame(
        cue, form, first, end, begin, negated, subject, found.marker, found.content,
        found.addressee, found.time, found.place, pieces=pieces, carriers=found.carriers,
    )  # fmt: skip


def _as_the_verb_says(text: Text, end: int, cue: Cue, form: Form, subject: Mention | None) -> Mention | None:
    """«وأكد بوريطة أن»: of a bare family name behind it, the verb knows better than ة whether it is a woman's."""
    if subject is None or agrees_in_gender(subject, form) or subject.first != end or subject.role is not None:
        return subject
    named_alone = subject.end - subject.first == 1 and not text.tags[end] & (tag.TITLE | tag.UNNAMED | tag.COMMON)
    takes_nobody = not {"person", "object", "target"} & set(cue.takes[:1])
    return replace(subject, feminine=False) if named_alone and takes_nobody else subject


def _body_takes(text: Text, cue: Cue, found: Met) -> bool:
    """«وقضت المحكمة بإعادة الأرض»: whether a weak cue has what it needs to say something without أن."""
    bodies = tag.BODY | tag.BODY_NAME | tag.PLACE | tag.DOCUMENT | tag.TELLS | tag.TELL
    return cue.bodies and found.subject is not None and bool(text.tags[found.subject.head] & bodies)


def _lacks_subject(text: Text, begin: int, form: Form) -> bool:
    """Whether the subject may stand behind this verb: a verb in the plural has said it, or a pronoun before it has."""
    return form.tense in ("past", "present") and form.number == "s" and not has_pronoun(text, begin)


def has_pronoun(text: Text, begin: int) -> bool:
    """Whether «إنه», «أنها» stand before the clause at `begin`: its subject has been said."""
    return begin > 0 and bool(text.tags[begin - 1] & tag.THAT) and not text.tags[begin - 1] & tag.BARE_THAT


def _stands_as_verb(text: Text, first: int, cue: Cue, form: Form) -> bool:
    """Whether a word that is also something else stands where a verb would."""
    if form.tense in ("past", "present") and is_noun(text, first, cue, form):
        return False
    if form.tense == "past" and SHADDA in text.tokens[first]:
        return True  # «بيّن»: nobody doubles the letter of «بين»
    bits = text.tags[first]
    previous = text.tags[first - 1] if first else tag.LINE
    if _says_that(text, first, cue, form, previous):
        return True
    if form.tense == "participle":
        if bits & (tag.PREPOSITION | tag.SUBORDINATOR | tag.TIME) or is_matter(text, first, form):
            return False  # «مجددا»: again
        accusative = is_marked(text.tokens[first]) and previous & _COMPLETE  # «في البلاد مبيناً أهمية …»
        if (form.word.endswith("ا") and (not bits & tag.COMMON or accusative)) or _leads_to_that(text, first, cue):
            return True
        if form.word.endswith("ين") and _says_while(text, first, cue):
            return True
        return bool(previous & (tag.COMMA | tag.MARK | tag.STOP | tag.LINE | tag.CLOSE) or bits & tag.CONJ)
    alike = cue.ambiguous and form.gender == "m" and form.number == "s"
    if form.tense == "present" and takes_next(text, first, cue):
        return True
    if form.number == "d" and form.tense == "past" and bits & tag.COMMON:
        return takes_next(text, first, cue)  # «يبدو أمرا جديرا بالاهتمام»: a noun, and no «they both ordered»
    if form.suffixed and "target" in cue.takes and previous & _WHAT:
        return True  # «ما وصفه بـ…»
    if not (alike or bits & (tag.COMMON | tag.PREPOSITION | tag.TIME | tag.TITLE | tag.BODY | tag.GIVEN | tag.PLACE)):
        return True
    opens = _behind_opener(text, first) or (
        previous
        & (
            tag.DASH
            | tag.POSSESSED
            | tag.COMMA
            | tag.STOP
            | tag.LINE
            | tag.AUXILIARY
            | tag.NEGATION
            | tag.RELATIVE
            | tag.MARK
            | tag.CLOSE
            | tag.TURN
            | tag.IN_TURN
        )
        or bits & tag.CONJ
    )
    felt = bits & tag.PREPOSITION and not cue.weak
    if felt and ((opens and takes_next(text, first, cue)) or feels_ahead(text, first, cue)):
        return True  # «وعبر عن رغبته»: no preposition stands before another
    if (
        bits & (tag.PREPOSITION | tag.SUBORDINATOR | tag.TIME)
        and form.tense == "past"
        and not previous & (tag.AUXILIARY | tag.RELATIVE)
    ):
        return bool(opens) and named_next(text, first)
    if (
        cue.ambiguous
        and bits & tag.PREPOSITION
        and not previous & (tag.AUXILIARY | tag.NEGATION | tag.RELATIVE)
        and form.word == cue.lemma
    ):
        return bool(previous & tag.LINE and not bits & tag.CONJ) is False and bool(opens) and named_next(text, first)
    if (
        named_next(text, first)
        and not previous & (tag.PREPOSITION | tag.SAME)
        and (previous & tag.DEFINITE or not previous & (tag.COMMON | tag.PREFIXED))
    ):
        return True
    dates = previous & tag.BEFORE_CLAUSE and text.types[first - 1].bare != _WHEN
    if opens or (previous & (tag.SUBORDINATOR | tag.THAT) and not dates):
        return True
    if (form.tense == "present" or takes_next(text, first, cue)) and text_before(text, first, form) is not None:
        return True  # «صدر صك شرعي يقضي بـ…», «رفعوا لافتات تحمّل الحكومة مسؤولية …»
    return subject_before(text, first, form) is not None


_WHEN = "حين"
"""Of the words that date a clause it is the one that is no preposition: a verb stands behind it."""
_COMPLETE = tag.DEFINITE | tag.PLACE | tag.GIVEN
"""Behind these an accusative is no adjective of the noun before it."""


def _says_while(text: Text, first: int, cue: Cue) -> bool:
    """«خرجوا مطالبين بـ…»: in the plural it tells what others said; but «متمسكين بالصبر», «متهمين بالسرقة» are held."""
    held = cue.act in ("say", "promise", "agree", "accept") and not {THAT_CLAUSE, "إلى"} & set(cue.takes[:1])
    if held or cue.weak or "target" in cue.takes or text.tags[first] & tag.DEFINITE:
        return False
    return takes_next(text, first, cue)


def _leads_to_that(text: Text, first: int, cue: Cue) -> bool:
    """«مؤكدة أن», «مشيرة إلى أن», «قائلة: "…"»: what has أن or a quotation right behind it is no adjective."""
    if THAT_CLAUSE in cue.takes and quoted_next(text, first):
        return True
    after = min(first + 1, len(text.tags) - 1)
    after += after + 1 < len(text.tags) and any(text.types[after].bare == separate(take) for take in cue.takes)
    return bool(text.tags[after] & tag.THAT) and not text.tags[after] & tag.CONJ


def _says_that(text: Text, first: int, cue: Cue, form: Form, previous: int) -> bool:
    """«وبين أن الجلسة …»: behind a stop or a joining و, a word of saying with أن behind it is no preposition."""
    if form.tense != "past" or THAT_CLAUSE not in cue.takes or first + 1 >= len(text.tags):
        return False
    after = text.tags[first + 1]
    opens = (previous & (tag.LINE | tag.STOP | tag.COMMA) and text.tags[first] & tag.CONJ) or previous & tag.TURN
    return bool(opens and after & tag.THAT and not after & tag.CONJ)


def _behind_opener(text: Text, first: int) -> bool:
    """«ومن ناحية أخرى طالب الحزب»: an adverbial without a comma opens the sentence."""
    start = text.sentence_start(first)
    while start < first and text.tags[start] & tag.LINE:
        start += 1
    leads = tag.PREPOSITION | tag.TIME
    if not 2 <= first - start <= _LONGEST_OPENER or not text.tags[start] & leads:
        return False
    return not any(text.tags[index] & (tag.CUE | tag.VERB | tag.COLON | tag.MARK) for index in range(start, first))


_LONGEST_OPENER = 4


def _is_attribution(
    text: Text, begin: int, first: int, cue: Cue, form: Form, subject: Mention | None, found: Met
) -> bool:
    """Whether somebody speaks here at all, and not a fact, a thing or nobody."""
    if tells_fact(text, begin, first, cue, form, subject, found) or is_shown(text, first, cue, form, subject, found):
        return False
    if lacks_second(text, first, cue, form, subject, found) or is_anybody(text, first, subject):
        return False
    if (
        subject is None
        and first
        and text.tags[first - 1] & tag.RELATIVE
        and text.tags[first] & tag.NO_CUE
        and not relative_agrees(text.tags[first - 1], form)
    ):
        return False  # «التي يعتقد أنها»: a passive that names nobody
    if (
        subject is not None
        and found.marker == "object"
        and subject.first > first + 1
        and is_unknown_word(text, subject)
    ):
        return False
    if subject is None and form.tense == "present":
        if text.tags[first] & tag.NO_CUE and (begin == first):
            return False
        joined = text.tags[begin] & tag.CONJ or (begin < first and text.types[begin].folded.startswith("و"))
        joined = joined or _carries_subject(text, begin)
        if found.marker not in CLAUSES and not joined:
            return False
        noun = text.tags[first - 1] if begin == first and first else 0
        if noun & tag.COMMON and not noun & (tag.DEFINITE | tag.COMMA | tag.CUE):
            return False
    if (
        subject is None
        and found.marker == "object"
        and text.tags[first] & tag.COMMON
        and form.tense == "past"
        and not text.tags[first] & tag.CONJ
        and not has_said_who(text, first)
        and not cannot_be_noun(text, first)
    ):
        return False  # a headline's noun: «رفض المقترح»
    if subject is not None and is_thing(text, first, subject, found.marker):
        return False
    if form.tense == "present" and begin > 2 and _is_obligation(text, begin - 1):
        return False
    if subject is None and found.marker == "object" and begin and not form.suffixed and text.tags[begin - 1] & _WHAT:
        return False  # «ما اعتبر تدخلا»: a passive that names nobody
    return found.marker != "object" or _object_counts(text, first, cue, found)


_WHAT = tag.WHAT | tag.WHAT_OF


def _carries_subject(text: Text, begin: int) -> bool:
    """«كما يؤكد …», «وهو يرفض …»: the subject has been said, though not as a noun beside the verb."""
    before = text.tags[begin - 1] if begin else 0
    return bool(before & (tag.AS | tag.HE))


def _is_obligation(text: Text, that: int) -> bool:
    """«من المهم أن تلتزم», «يجب أن يعلن»: whoever writes it wants it, its subject has not done it."""
    if not text.tags[that] & tag.BARE_THAT:
        return False
    before = text.tags[that - 1]
    return bool(before & tag.VERB) or bool(before & tag.DEFINITE and text.tags[that - 2] & (tag.FROM | tag.PREPOSITION))


def _left(text: Text, first: int) -> tuple[int, bool]:
    """Where the clause of the verb at `first` begins to the left, and whether a negation stands there."""
    begin, negated = first, False
    while begin > 0 and not text.tags[begin] & tag.CONJ:
        phrase = begin > 1 and text.phrase_ends.get(begin - 2) == begin  # «ما زالت ترفض»
        before = begin - 1 - phrase
        if not text.tags[before] & (tag.AUXILIARY | (0 if phrase else tag.NEGATION)):
            break
        begin, negated = before, negated or bool(text.tags[before] & tag.NEGATION and not phrase)
    return begin, negated


def _object_counts(text: Text, first: int, cue: Cue, found: Met) -> bool:
    """Whether a bare noun phrase after the cue is content: the cue takes one, and it has enough words."""
    asked = text.tags[found.content] & tag.QUESTION  # «لم يذكر متى …», met by a negated cue only
    if not asked and "object" not in cue.takes and "target" not in cue.takes:
        return False
    return text.sentence_end(first) - found.content >= 2
