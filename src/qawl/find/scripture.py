"""Verses and traditions that somebody cites: «قال الله تعالى: {…}», «لقوله صلى الله عليه وسلم: (…)»."""

from __future__ import annotations

from qawl.find.frames import Frame
from qawl.find.mentions import Mention
from qawl.find.traditions import FROM, handed_on_by
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

SCRIPTURE = "scripture"
"""The marker of a frame whose words are a verse or a tradition within its own marks."""
SAID = "قال"
"""The lemma of the verb and the noun that introduce a verse."""


def read_scripture(text: Text, first: int, cue: Cue, form: Form) -> Frame | None:
    """The frame of «قال», «قول» or «قوله» at token `first`, where who speaks is exalted and his words are set apart."""
    by_itself = text.tags[first] & tag.DEFINITE and not text.tags[first] & tag.POSSESSED  # «القول»
    if form.tense == "participle" or (form.tense == "noun" and by_itself):
        return None
    limit = text.sentence_end(first)
    source = _source_at(text, first + 1, limit)
    begin = first
    if source is None and form.tense in ("past", "present"):
        source = _source_before(text, first)
        begin = first if source is None else source.first
    if source is None or (found := _words(text, max(source.end, first + 1), limit)) is None:
        return None
    citing = _citing(text, first) if form.tense == "noun" else None
    narrator = handed_on_by(text, source.first) if form.tense == "past" and source.first < first else None
    content, end = found
    return Frame(
        cue, form, first, first + 1, begin if citing is None else citing, False, source,
        SCRIPTURE if end else ":", content, None, None, None,
        carriers=() if narrator is None else (narrator,), carried=citing is not None,
        pieces=((content, end),) if end else (),
    )  # fmt: skip


def is_cited_within(text: Text, frame: Frame) -> bool:
    """Whether the frame is a verse that belongs to the words around it, which do not end where it begins.

    «فقال رسول الله» answers whoever spoke before and is told, not cited.
    """
    if frame.marker != SCRIPTURE or frame.carried:
        return False
    answers = text.types[frame.first].folded[:1] == _SO and text.tags[frame.first] & tag.CONJ
    return not (answers and frame.subject is not None and text.tags[frame.subject.head] & tag.PROPHET)


def _source_at(text: Text, index: int, limit: int) -> Mention | None:
    """Who is named by his title, his epithet or the blessing on him at `index`, with all that blesses him."""
    inner = index + 1 if index < limit and text.tags[index] & _ENCLOSING else index
    if inner >= limit or text.tags[inner] & tag.PREFIXED:
        return None
    bits, name = text.tags[inner], text.phrase_ends.get(inner, inner + 1)
    if bits & tag.PROPHET and is_blessing(text, inner):  # «قال (صلى الله عليه وسلم)»
        end = _past_blessings(text, index, limit)
        title = _title_before(text, inner) or (inner, name)
        return Mention(index, end, title, None, HopKind.PERSON, False, False, title[0]) if end > inner else None
    if inner > index or not bits & (tag.DIVINE | tag.PROPHET):
        return None
    if bits & tag.DIVINE and text.types[index].bare not in _EXALTING:
        name = index + 1  # «المولى عز وجل»
    elif bits & tag.PROPHET and name < limit and text.types[name].bare == _MUHAMMAD:
        name += 1
    end = _past_blessings(text, name, limit)
    return Mention(index, end, (index, name), None, HopKind.PERSON, False, False, index)


def _title_before(text: Text, index: int) -> tuple[int, int] | None:
    """The prophet's title that stands nearest before a blessing that stands for him."""
    for at in range(index - 1, max(-1, index - _TO_TITLE), -1):
        if text.tags[at] & tag.PROPHET and not text.tags[at] & tag.PREFIXED and not is_blessing(text, at):
            return at, text.phrase_ends.get(at, at + 1)
    return None


def _source_before(text: Text, verb: int) -> Mention | None:
    """«والله تعالى يقول», «أن النبي صلى الله عليه وسلم قال»: who is exalted right before his verb."""
    if verb > 1 and text.tags[verb - 1] & tag.THAT and not text.tags[verb - 1] & tag.BARE_THAT:
        verb -= 1  # «عن فلان عن النبي صلى الله عليه وسلم أنه قال»
    if not verb or text.tags[verb] & tag.CONJ:
        return None
    blessed = text.tags[verb - 1] & (tag.DIVINE | tag.PROPHET | _ENCLOSING | tag.CLOSE)
    if not blessed and text.types[verb - 1].folded not in _LAST:
        return None
    for at in range(verb - 1, max(-1, verb - _LONGEST_NAME), -1):
        bits = text.tags[at]
        if bits & (tag.COMMA | tag.STOP | tag.LINE | tag.COLON):
            return None
        if bits & (tag.DIVINE | tag.PROPHET) and not bits & tag.NO_CUE and _opens(text, at):
            source = _source_at(text, at, verb)
            return source if source is not None and source.end == verb else None
    return None


def _opens(text: Text, at: int) -> bool:
    """Whether a subject may begin at `at`: «في سبيل الله قال» and «أصحاب النبي قالوا» tell of others."""
    before = text.tags[at - 1] if at else tag.LINE
    if at and text.types[at - 1].bare == FROM:
        return handed_on_by(text, at) is not None
    return bool(text.tags[at] & tag.CONJ or before & _BEFORE_SUBJECT)


def _past_blessings(text: Text, index: int, limit: int) -> int:
    """Past «صلى الله عليه وسلم», «عز وجل», «- عليه السلام -», «(ص)»."""
    at = index
    while at < limit:
        enclosed = at + 1 < limit and text.tags[at] & _ENCLOSING
        inner = at + 1 if enclosed else at
        end = _blessing_end(text, inner, limit)
        if end == inner:
            break
        if enclosed and end < limit and text.tags[end] & (tag.DASH | tag.CLOSE | tag.MARK):
            end += 1
        elif enclosed:
            break
        at = end
    return at


def is_blessing(text: Text, index: int) -> bool:
    """Whether what blesses or exalts begins at `index`, and no name or title."""
    return bool(text.tags[index] & tag.NO_CUE) or text.types[index].folded in _EXALTING


def _blessing_end(text: Text, at: int, limit: int) -> int:
    if not is_blessing(text, at):
        return at
    end = text.phrase_ends.get(at, at + 1)
    while end < limit and text.types[end].folded in _EXALTING:
        end += 1
    return end


def _words(text: Text, index: int, limit: int) -> tuple[int, int] | None:
    """Where the verse begins and ends: within its marks, behind a colon or behind who speaks («في كتابه العزيز {…}»).

    The end is 0 where no marks set the verse apart and only a colon leads to it.
    """
    for at in range(index, min(limit, index + _TO_WORDS)):
        bits = text.tags[at]
        if bits & tag.MARK:
            quote = text.quote_at(at)
            if quote is None or not quote.closed:
                return None
            end = text.token_at(quote.end - 1) + 1
            end -= text.starts[end - 1] >= quote.end
            return (at + 1, end) if end > at + 1 else None
        if bits & tag.OPEN:
            return _bracketed(text, at)
        if bits & tag.COLON and at + 1 < limit and not text.tags[at + 1] & (tag.MARK | tag.OPEN | tag.COLON):
            return at + 1, 0
        if bits & (tag.THAT | tag.STOP | tag.LINE | tag.COMMA | tag.RELATIVE):
            return None
        if bits & tag.CUE and not bits & tag.NOMINAL:
            return None
    return None


def _bracketed(text: Text, opening: int) -> tuple[int, int] | None:
    depth = 0
    for at in range(opening, min(len(text.tags), opening + _LONGEST_VERSE)):
        depth += bool(text.tags[at] & tag.OPEN) - bool(text.tags[at] & tag.CLOSE)
        if text.tags[at] & tag.LINE:
            return None
        if depth == 0:
            first = next(inner for inner in range(opening, at + 1) if not text.tags[inner] & tag.OPEN)
            last = at
            while last > first and text.tags[last - 1] & tag.CLOSE:
                last -= 1
            return (first, last) if last - first > 1 else None
    return None


def _citing(text: Text, noun: int) -> int | None:
    """«واستشهد الشيخ بقوله تعالى», «مستدلا بقول النبي»: the word by which somebody cites; None where none does."""
    if text.types[noun].prefix != "ب" and text.types[noun].bare[:1] != "ب":
        return None
    for at in range(noun - 1, max(-1, noun - _TO_CITING), -1):
        bits = text.tags[at]
        if bits & tag.CITES:
            return at
        if bits & (tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.MARK | tag.THAT | tag.VERB):
            return None
    return None


_ENCLOSING = tag.DASH | tag.OPEN | tag.MARK
_SO = "ف"
_MUHAMMAD = "محمد"
_EXALTING = frozenset({
    "تعالي", "سبحانه", "وتعالي", "تبارك", "عز", "وجل", "جل", "وعلا", "جلاله", "شانه", "علاه", "وسلم", "سلم", "واله",
    "والسلام", "ص", "الكريم", "الاكرم", "الاعظم", "الامين", "العظيم", "الي", "وازكي", "التسليم", "واتم",
})  # fmt: skip
_LAST = _EXALTING | {"السلام", "الصلاه", "عليه"}
"""The last words of what blesses or exalts."""
_BEFORE_SUBJECT = tag.THAT | tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.MARK | tag.AUXILIARY | tag.AS | tag.TURN
_LONGEST_NAME = 12
"""At most so many tokens name who is exalted and bless him, before his verb."""
_TO_WORDS = 9
"""At most so many tokens stand between who speaks and his words: a sura, to whom he said it."""
_LONGEST_VERSE = 250
_TO_TITLE = 600
"""At most so many tokens before the blessing that stands for him the prophet is named."""
_TO_CITING = 10
"""At most so many tokens stand between «استشهد» and «بقوله»: who cites, and where."""
