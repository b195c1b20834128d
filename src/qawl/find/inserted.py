"""Verbs of saying behind their words or between them: «"…"، قال الوزير، "…"»."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.adverbials import BREAK, rest_of_clause, trim_end
from qawl.find.frames import Frame
from qawl.find.mentions import read_mention
from qawl.find.subjects import bare_subject, fits, speaks
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.layers import Text

INSERTED = "inserted"
"""The marker of a verb of saying that its words precede or surround."""


def read_inserted(text: Text, verb: int, cue: Cue, form: Form) -> Frame | None:
    """«"…"، قال الوزير، "…"» and «السد آمن، يقول المدير، والقرى بخير»: words before their verb, or around it."""
    start = text.sentence_start(verb)
    while start < verb and text.tags[start] & (tag.LINE | tag.DASH):
        start += 1
    if text.tags[start] & tag.MARK and text.quote_at(start) is None:
        start = _opening(text, start)  # «… الشتاء." قال»: the stop stands inside the quotation
    if form.tense not in ("past", "present") or THAT_CLAUSE not in cue.takes or cue.weak or verb - start < 3:
        return None
    if text.tags[verb] & (tag.CONJ | tag.NOMINAL) or not text.tags[verb - 1] & (tag.COMMA | tag.DASH | tag.MARK):
        return None
    limit = text.sentence_end(verb)
    subject = read_mention(text, verb + 1, limit) if verb + 1 < limit else None
    if subject is None and cue.act == "say" and verb - start > _SHORT and _closes_marks(text, start, verb):
        subject = bare_subject(text, verb + 1, limit)  # «"لا خيارات أخرى"، تقول سهام.»
    elif subject is not None and not speaks(text, subject):
        return None
    if subject is None or not fits(text, subject, form):
        return None
    if subject.end < limit and text.tags[subject.end] & tag.OPEN:
        closing = next((at for at in range(subject.end, limit) if text.tags[at] & tag.CLOSE), subject.end)
        subject = replace(subject, end=closing + 1)  # «"…"، تقول شركة السنابل (سنابل).»
    after = text.tags[subject.end] if subject.end < limit else tag.STOP
    if not after & (BREAK & ~tag.COLON | tag.PLACING | tag.TIME) and not _goes_with_it(text, start, verb, after):
        return None
    if any(
        text.tags[index] & (tag.CUE | tag.COLON) and not _quoted_from(text, start, index)
        for index in range(start, verb)
    ):
        return None
    before = _unquoted(text, start, trim_end(text, start, verb))
    rest = rest_of_clause(text, subject.end, limit) or _joined_on(text, subject.end, limit)
    quoted = before[0] > start
    if not quoted and (not text.tags[verb - 1] & tag.COMMA or _only_opens(text, *before)):
        return None
    if rest is not None and (quoted != bool(text.tags[rest[0]] & tag.MARK)):
        rest = None
    pieces = (before,) if rest is None else (before, _unquoted(text, *rest))
    return Frame(
        cue, form, verb, verb + 1, verb, False, subject, INSERTED, before[0], None, None, None, pieces=pieces
    )  # fmt: skip


def _goes_with_it(text: Text, start: int, verb: int, after: int) -> bool:
    """«"لا خيارات أخرى"، تقول سهام وهي تخبز», «…، يقول سالم لصحيفة الوادي»: right behind words in marks."""
    told = (after & tag.HE and after & tag.CONJ) or after & (_TOLD | tag.OPEN)
    return bool(told) and _closes_marks(text, start, verb)


_TOLD = tag.PRESS | tag.MEDIUM | tag.OUTLET | tag.PREPOSITION


_SHORT = 4
"""Tokens, marks among them, that may be a name in marks and need somebody of the lists behind the verb."""


def _closes_marks(text: Text, start: int, verb: int) -> bool:
    """Whether the words from `start` stand in marks that close right before the verb, but for a comma."""
    at = verb - 1 - bool(text.tags[verb - 1] & tag.COMMA)
    return bool(text.tags[at] & text.tags[start] & tag.MARK)


def _only_opens(text: Text, first: int, end: int) -> bool:
    """«من جانبها، قالت فلانة، أمس، "…"»: an opener or a day before the verb is nothing said."""
    opens = text.tags[first] & (tag.IN_TURN | tag.OPENER | tag.TIME)
    return bool(opens) and text.phrase_ends.get(first, first + 1) >= end


def read_pointing(text: Text, verb: int, cue: Cue, form: Form) -> Frame | None:
    """«أغلق الجسر أمس. صرح بذلك مدير الطرق سالم الدفلى»: the sentence before is what somebody said."""
    at = verb + 2
    limit, start = text.sentence_end(verb), text.sentence_start(verb)
    if form.tense != "past" or THAT_CLAUSE not in cue.takes or cue.weak or not _opens_sentence(text, start, verb):
        return None
    if at < limit and (text.types[at].prefix == "ل" or text.types[at].bare == "ل"):
        attached = text.types[at].prefix == "ل"
        told = read_mention(text, at if attached else at + 1, limit, attached=attached)
        at = at + 1 if told is None else told.end
    subject = read_mention(text, at, limit) if at < limit else None
    if subject is None or not speaks(text, subject) or not fits(text, subject, form):
        return None
    if text.tags[verb] & tag.CONJ and (subject.role is None or _says_further(text, subject.end, limit)):
        return None  # «وأكد ذلك التقرير أهمية الجسر», «وأكد ذلك المدير، في بيان أمس، أن»
    end = trim_end(text, 0, verb if text.tokens[verb - 1] == _TWO_DOTS else start)
    first = text.sentence_start(end - 1) if end else 0
    while first < end and text.tags[first] & BREAK:
        first += 1
    if end - first < _TO_POINT_AT or any(_is_saying(text, index) for index in range(first, end)):
        return None
    return Frame(
        cue, form, verb, verb + 1, verb, False, subject, INSERTED, first, None, None, None, pieces=((first, end),)
    )  # fmt: skip


_TO_POINT_AT = 4
"""A sentence of fewer tokens is a heading."""


def _says_further(text: Text, index: int, limit: int) -> bool:
    """Whether أن stands behind who speaks, before another cue: «ذلك» is «that one» then."""
    while index < limit and not text.tags[index] & (tag.CUE | tag.THAT):
        index += 1
    return index < limit and bool(text.tags[index] & tag.THAT)


def _opens_sentence(text: Text, start: int, verb: int) -> bool:
    """Whether the verb opens its sentence, with «و», «وقد» or without; two dots end one too."""
    if text.tokens[verb - 1] == _TWO_DOTS:
        return True
    before = [index for index in range(start, verb) if not text.tags[index] & tag.LINE]
    return all(text.tags[index] & tag.AUXILIARY for index in before)


_TWO_DOTS = ".."


def _is_saying(text: Text, index: int) -> bool:
    return any(
        form.tense in ("past", "present") and not cue.ambiguous and not cue.weak for cue, form in text.types[index].cues
    )


def _opening(text: Text, closing: int) -> int:
    """The opening mark of the quotation that the mark at `closing` closes; `closing` if there is none."""
    quotes = text.outer_quotes(text.starts[closing], text.ends[closing])
    return next((text.token_at(quote.outer_start) for quote in quotes if quote.closed), closing)


def _joined_on(text: Text, comma: int, limit: int) -> tuple[int, int] | None:
    """«…، والقرى بخير»: the words going on with و behind the speaker, unless another saying does."""
    if comma + 1 >= limit or not text.tags[comma] & tag.COMMA or not text.tags[comma + 1] & tag.CONJ:
        return None
    end = trim_end(text, comma + 1, limit)
    said = any(text.tags[index] & tag.CUE for index in range(comma + 1, end))
    return (comma + 1, end) if end - comma > 2 and not said else None


def _quoted_from(text: Text, start: int, index: int) -> bool:
    quote = text.quote_at(start) if text.tags[start] & tag.MARK else None
    return quote is not None and quote.closed and text.starts[index] < quote.end


def _unquoted(text: Text, first: int, end: int) -> tuple[int, int]:
    """The tokens without the quotation marks around all of them."""
    quote = text.quote_at(first) if text.tags[first] & tag.MARK else None
    if quote is not None and quote.closed and text.ends[end - 1] == quote.outer_end and end - first > 2:
        inner = text.token_at(quote.end - 1) + 1
        return first + 1, inner - 1 if text.tags[inner - 1] & (tag.COMMA | tag.STOP) else inner
    return first, end
