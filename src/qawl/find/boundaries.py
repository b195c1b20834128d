"""Where a later clause of saying begins, so that the words of an earlier one end there."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.adverbials import ASIDE, CITATION
from qawl.find.answers import ANSWER
from qawl.find.asides import says_out
from qawl.find.contents import clause_reach
from qawl.find.ends import is_present, tells_what_is
from qawl.find.frames import Frame
from qawl.find.inserted import INSERTED
from qawl.find.joined import stays_within
from qawl.find.markers import CLAUSES
from qawl.find.scripture import is_cited_within
from qawl.lexicon.load import THAT_CLAUSE
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text
from qawl.text.quotes import Quote


def clauses_of_saying(text: Text, frames: Sequence[Frame]) -> dict[int, Frame]:
    """For each token at which the clause of a cue or what it introduces begins, its frame."""
    introduced = {_introduced_at(text, frame): frame for frame in frames if not frame.pieces}
    return introduced | {_boundary(text, frame): frame for frame in frames if not is_cited_within(text, frame)}


def boundaries_of(text: Text, frames: Sequence[Frame], number: int) -> list[int]:
    """The token indexes at which a rule would end the content of frame `number`, in order."""
    return sorted(boundaries(text, frames, number, quotes_around(text, frames)))


def quotes_around(text: Text, frames: Sequence[Frame]) -> list[int]:
    """For each frame, where the innermost closed quotation opens that holds its cue; -1 if none does."""
    found: list[int] = []
    open_quotes: list[Quote] = []
    coming = [quote for quote in text.quotes if quote.closed]
    at = 0
    for frame in frames:
        place = text.starts[frame.first]
        while at < len(coming) and coming[at].outer_start < place:
            open_quotes.append(coming[at])
            at += 1
        while open_quotes and open_quotes[-1].end <= place:
            open_quotes.pop()
        found.append(open_quotes[-1].outer_start if open_quotes else -1)
    return found


def boundaries(text: Text, frames: Sequence[Frame], number: int, inside: Sequence[int]) -> list[int]:
    """Where later clauses of saying begin that may end the content of frame `number`."""
    frame = frames[number]
    if frame.content >= len(text.tokens):
        return []
    content = text.starts[frame.content]
    quote = text.quote_at(frame.content)
    reach = text.token_at(quote.outer_end) if quote is not None and quote.closed else frame.content
    found = [
        begin
        for earlier in frames[max(0, number - 2) : number]
        if not earlier.pieces and (begin := _introduced_at(text, earlier)) > frame.first
    ]  # «قال الوزير، منددا بالهجوم: …»: the participle's words end where the verb's begin
    last = clause_reach(text, min(reach, len(text.tokens) - 1))
    for at in range(number + 1, len(frames)):
        other = frames[at]
        if other.first > last + NEAR:
            break  # the content has ended before
        # a cue inside a quotation that opens in the content does not end it
        if inside[at] < content and _bounds(text, frame, other):
            found.append(_boundary(text, other))
            if found[-1] > reach + NEAR:
                last = min(last, found[-1])
    return found


def _introduced_at(text: Text, frame: Frame) -> int:
    """The token that introduces the content: أن, a colon, or the first of the content itself."""
    introduces = frame.content > frame.end and text.tags[frame.content - 1] & (tag.BARE_THAT | tag.COLON)
    return frame.content - 1 if introduces else frame.content


NEAR = 80
"""More tokens than lie between the beginning of a clause and its cue."""


def resumed(text: Text, frame: Frame) -> list[int]:
    """Inside other words: where the outer speaker goes on («… أن يطول، وإن بعضهم …»)."""
    end = text.sentence_end(frame.first)
    return [
        index
        for index in range(frame.content + 1, end)
        if text.tags[index] & tag.THAT
        and text.tags[index] & tag.CONJ
        and (
            text.tags[index - 1] & tag.COMMA
            or text.tokens[index][1:2] == "إ"
            or tells_what_is(text, frame.content, index)
        )
        and not (text.tags[index] & tag.BARE_THAT and index + 1 < end and is_present(text, index + 1))
    ]


_QUOTED = (":", "quote")
_SAYS = "قال"


def is_of_several(text: Text, frame: Frame) -> bool:
    """«… وأكدوا أن», «… وأضافا أن»: a joined verb whose ending says that several speak, named before it."""
    joined = text.tags[frame.begin] & tag.CONJ and frame.subject is None and frame.marker not in _QUOTED
    return bool(joined and frame.form.number in ("p", "d") and frame.form.tense in ("past", "present"))


def is_one(frame: Frame) -> bool:
    """Whether one person speaks, who does not go on in the plural: «قال سالم إن الطرفين بحثا الأمر وأكدا …»."""
    subject = frame.subject
    alone = subject is None or (subject.kind is HopKind.PERSON and not subject.plural)
    return alone and frame.form.number == "s" and frame.form.tense == "past"


def _bounds(text: Text, frame: Frame, other: Frame) -> bool:
    """Whether the other cue begins a clause that ends this one's content."""
    if other.first <= frame.content or (is_one(frame) and is_of_several(text, other)) or is_cited_within(text, other):
        return False
    if stays_within(text, frame, other):
        return False
    by_saying = other.form.suffixed or (other.cue.lemma == _SAYS and frame.marker not in CLAUSES)
    if by_saying and other.form.tense == "noun" and text.types[other.first].bare[:1] == "ب":
        return other.marker in CLAUSES  # «وجه تحذيرا إلى السكان بقوله إن …», «تحدث عن الخطر بالقول: …»
    if other.marker == "adverbial" and text.tags[frame.content] & tag.THAT and other.first - frame.content <= 2:
        return other.pieces[0][0] < other.first  # «قال المدير إنه، بحسب الوزارة، بلغ الإنتاج …»
    if frame.form.tense == other.form.tense == "noun" and text.tags[other.first] & tag.CONJ:
        return True  # «رغم نفي الشركة القيام بذلك وتأكيد الوزارة أن …»
    if other.form.tense == "noun" and text.tags[other.begin] & tag.LIGHT and text.tags[other.begin - 1] & tag.COMMA:
        return True  # «…، مقدما شكره للعاملين»
    if any(says_out(text, at) for at in range(other.end, other.content)):
        return True  # «…، إلا أنه تابع قائلا إن …»
    if other.form.tense == "participle" or other.marker in ("adverbial", ASIDE, CITATION, INSERTED, ANSWER):
        return True
    opened = text.tags[frame.begin - 1] if frame.begin else 0
    leads = opened & tag.SUBORDINATOR and not opened & tag.THAT
    if leads and other.form.tense == "past" and other.begin and text.tags[other.begin - 1] & tag.COMMA:
        return True  # «بينما أكد فلان …، قال فلان»
    before = text.tags[other.begin]
    if before & tag.CONJ and (
        other.form.tense == "past"
        or (other.marker in _QUOTED and other.form.tense == "present")  # «… إلى وقت، ويقول: "…"»
        or (frame.form.tense == other.form.tense == "present" and other.subject is None)
    ):
        return True
    tells = other.form.tense == "past" or (other.cue.takes[:1] == (THAT_CLAUSE,) and other.act not in _STANDS)
    if tells and _dated_by(text, other):
        return True
    if other.form.tense == "past" and _opened_at(text, other.begin) < other.begin:
        return True
    opener = text.tags[other.begin - 1] if other.begin else 0
    return bool(opener & tag.SUBORDINATOR and not opener & tag.THAT and other.form.tense == "past")


def _boundary(text: Text, frame: Frame) -> int:
    begin = min(frame.begin, frame.first)
    if frame.form.tense == "noun" and text.types[begin - 1].stem in _CONTENT_WITH:
        begin -= 1  # «رفض التعليق مكتفيا بالقول إن …»
    begin = _opened_at(text, begin)
    while begin > 0 and text.tags[begin - 1] & (tag.SUBORDINATOR | tag.COMMA):
        begin -= 1
    return begin


_CONTENT_WITH = ("مكتفيا", "مكتفيه")
_STANDS = ("accept", "reject", "agree", "promise")
"""«لن يشارك قبل أن توافق الحكومة»: what is waited for dates nothing."""


def _dated_by(text: Text, other: Frame) -> bool:
    """«… قبل أن تؤكد المديرة أن …», «بعد أن حذرت من»: a saying that only dates the words is not one of them.

    «اضطر إلى أن يقول» is no date: «إلى أن» tells until when only before the past.
    """
    begin = other.begin
    if begin < 2 or not text.tags[begin - 1] & tag.BARE_THAT:
        return False
    if other.form.tense == "present" and text.types[begin - 2].bare == _TO:
        return False
    before = text.tags[begin - 2]
    return bool(before & tag.PREPOSITION and before & tag.SUBORDINATOR and before & tag.BEFORE_CLAUSE)


_TO = "الي"


def _opened_at(text: Text, begin: int) -> int:
    """«…، وفي الشأن المالي قال المدير»: where the adverbial begins that و joins on and that leads to the verb."""
    nearest = begin - 2 if begin > 1 and text.tags[begin - 1] & tag.COMMA else begin - 1
    for at in range(nearest, max(0, nearest - _LONGEST_OCCASION), -1):
        bits = text.tags[at]
        if bits & _NO_OPENER and not bits & tag.IN_TURN:
            break
        if bits & tag.COMMA:
            first = text.tags[at + 1] if at + 1 < begin else 0
            if nearest - at >= _LONGEST_OPENER and not (first & tag.PLACING and text.tags[begin - 1] & tag.COMMA):
                return begin
            opener = first & tag.OPENER and text.phrase_ends.get(at + 1) == nearest + 1
            leads = first & tag.IN_TURN or (first & tag.CONJ and first & tag.PREPOSITION)
            return at + 1 if leads or opener else begin
    return begin


_LONGEST_OPENER = 8
_LONGEST_OCCASION = 18
"""«…، وفي مداخلة أثناء مناقشة قانون الري الجديد، قال المدير»: so many tokens tell where something was said."""


_NO_OPENER = tag.STOP | tag.LINE | tag.COLON | tag.MARK | tag.THAT | tag.CUE | tag.VERB | tag.RELATIVE | tag.AUXILIARY
