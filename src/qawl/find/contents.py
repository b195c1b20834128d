"""How far the attributed words reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qawl.find.adverbials import points_on
from qawl.find.ends import Weighing, choose_end, goes_on
from qawl.find.frames import Frame
from qawl.find.markers import separate
from qawl.text import tags as tag
from qawl.text.layers import Text
from qawl.text.quotes import Quote

_EDGE = tag.COMMA | tag.STOP | tag.COLON | tag.LINE
_SHORT = 3
"""Tokens of a quotation that is a name or a scare quote rather than somebody's words."""


def find_content(
    text: Text, frame: Frame, boundaries: Sequence[int], begins: Mapping[int, Frame], weighing: Weighing
) -> tuple[tuple[int, int], ...]:
    """The token ranges of the frame's content, in order; () when nothing is left.

    `boundaries` are the sorted token indexes at which later clauses of saying begin that a rule would stop at,
    `begins` those of all clauses of saying.
    """
    if frame.content >= len(text.tokens):
        return ()
    start = _skip_marks_of_opening(text, frame.content)
    quote = text.quote_at(start) if start < len(text.tokens) and text.tags[start] & tag.MARK else None
    if quote is not None and quote.closed:
        inner_end = text.token_at(quote.end - 1) + 1
        if text.starts[inner_end - 1] >= quote.end:
            inner_end -= 1
        after = text.token_at(quote.outer_end - 1) + 1
        long = inner_end - start > _SHORT
        led = frame.marker not in (":", "quote") or text.tags[start + 1] & tag.BARE_THAT
        over = _ends_with_quote(text, after, boundaries) or (long and _is_over(text, inner_end, after))
        over = over and not (led and not long and _is_if(text, after))
        if over and not (led and _says_on(text, start, after)):
            first = (_past_introduction(text, frame, start + 1), inner_end)
            return (first, *_running_on(text, after, boundaries)) if first[0] < first[1] else ()
        end = min(clause_end(text, after, boundaries, quote), _until_asked(text, start, clause_reach(text, after)))
        inside = _past_introduction(text, frame, start + 1)
        return _trim(text, start if inside == start + 1 else inside, end)
    if quote is not None:
        start += 1
    reach = _until_asked(text, start, clause_reach(text, start))
    ruled = min(reach, clause_end(text, start, boundaries, None))
    end = choose_end(text, frame, start, reach, ruled, begins, weighing)
    return _trim(text, start, end)


def _past_introduction(text: Text, frame: Frame, index: int) -> int:
    """Past what introduces the words and stands inside their marks: «قال "أن …"», «أشار "إلى أن …"»."""
    if any(text.types[index].bare == separate(take) for take in frame.cue.takes) and not text.tags[index] & tag.CONJ:
        index += 1
    leads = text.types[index].folded == "ان" and text.tags[index] & tag.BARE_THAT
    return index + bool(leads)


def open_start(text: Text, frame: Frame) -> int | None:
    """Where a content begins that is no closed quotation, so that its end has to be found; None for the others."""
    if frame.pieces or frame.content >= len(text.tokens):
        return None
    start = _skip_marks_of_opening(text, frame.content)
    quote = text.quote_at(start) if start < len(text.tokens) and text.tags[start] & tag.MARK else None
    return None if quote is not None and quote.closed else start + (quote is not None)


def _skip_marks_of_opening(text: Text, index: int) -> int:
    while index < len(text.tokens) - 1 and text.tags[index] & (tag.COMMA | tag.COLON):
        index += 1
    if text.tags[index] & tag.BARE_THAT and index + 1 < len(text.tokens):
        index += 1
    return index


def _ends_with_quote(text: Text, after: int, boundaries: Sequence[int]) -> bool:
    """Whether the content ends where its quotation does: a mark, a new cue or the end of the sentence follows."""
    if after >= len(text.tokens):
        return True
    bits = text.tags[after]
    if bits & (_EDGE | tag.RELATIVE | tag.SUBORDINATOR | tag.CLOSE | tag.OPEN) or after in boundaries:
        return True
    if bits & tag.QUESTION and text.types[after].bare in _ASKS:
        return True  # «قال "لن نسمح بذلك" ماذا نفهم من هذا؟»
    return bool(bits & tag.MARK) or bool(bits & tag.CUE and not bits & tag.PREPOSITION)  # «"…" بين الطرفين»


def _says_on(text: Text, start: int, after: int) -> bool:
    """«قال إن "الجسر آمن" وإن "السوق تفتح"»: the same أن joined behind a quotation hangs on the same verb.

    In «قال إنها شددت على أن "الجسر آمن"، وإنه …» another one goes back to the first verb.
    """
    after += after < len(text.tags) and bool(text.tags[after] & tag.COMMA)
    if after + 1 >= len(text.tags) or not text.tags[after] & tag.CONJ:
        return False
    bits, verb = text.tags[after + 1], text.types[after + 1].bare
    supposes = bits & (tag.NEGATION | tag.AUXILIARY) or (bits & tag.VERB and verb[0] not in _OF_PRESENT)
    if not text.tags[after] & tag.THAT or supposes:  # «وإن كان», «وإن لم»
        return False
    said = next((text.tokens[at] for at in (start - 1, start) if at >= 0 and text.tags[at] & tag.THAT), "")
    return not said or _HAMZA_BELOW in said or _HAMZA_BELOW not in text.tokens[after]


def _is_if(text: Text, after: int) -> bool:
    """«حذر من "عواقب وخيمة" إذا أغلق الجسر»: on what the few words in marks hang, belongs to them."""
    return after < len(text.tags) and text.types[after].folded == _IF


_IF = "اذا"
_HAMZA_BELOW = "إ"


_OF_PRESENT = "يت"
_ASKS = frozenset({"ماذا", "هل", "لماذا", "فماذا", "فهل", "فلماذا"})


def _is_over(text: Text, inner_end: int, after: int) -> bool:
    """Whether a long quotation closes a sentence («… الصراع." ويعاني السكان»), or what follows is of the telling."""
    bits = text.tags[after]
    told = bits & (tag.TIME | tag.DASH | tag.GLOSS) or (bits & tag.TURN and not bits & tag.HE)
    return bool(text.tags[inner_end - 1] & tag.STOP or told)


def _running_on(text: Text, after: int, boundaries: Sequence[int]) -> list[tuple[int, int]]:
    """Quotations that follow in the same paragraph without a new cue: they still belong to the saying."""
    pieces: list[tuple[int, int]] = []
    while after < len(text.tokens):
        index = after
        while index < len(text.tokens) and text.tags[index] & (tag.STOP | tag.COMMA):
            index += 1
        if index >= len(text.tokens) or not text.tags[index] & tag.MARK or index == after:
            break
        quote = text.quote_at(index)
        if quote is None or not quote.closed:
            break
        end = text.token_at(quote.end - 1) + 1
        if text.starts[end - 1] >= quote.end:
            end -= 1
        after = text.token_at(quote.outer_end - 1) + 1
        ends = after >= len(text.tokens) or text.tags[after] & (tag.STOP | tag.LINE)
        if end - index < 5 or not ends:
            break
        pieces.append((index + 1, end))
    return pieces


def clause_end(text: Text, start: int, boundaries: Sequence[int], opened: Quote | None) -> int:
    """The end of an unquoted content that begins at `start`: its sentence, or the next clause of saying."""
    end = clause_reach(text, start)
    end = min(end, next((boundary for boundary in boundaries if boundary > start), end))
    return _published(text, start, _turn(text, start, end))


def _published(text: Text, start: int, end: int) -> int:
    """Where what comes is how the words came out («تبنيه الهجوم في بيان نشرته المواقع»), or `end`."""
    for index in range(start + 1, end - 2):
        bits, after = text.tags[index], text.tags[index + 1]
        if bits & tag.CUE and not bits & tag.NOMINAL:
            break
        channel = after & tag.CHANNEL and not after & (tag.DEFINITE | tag.TIME)
        if (
            channel
            and bits & tag.PLACING
            and (text.tags[index + 2] & (tag.CARRIED | tag.ISSUED) or _holds(text, index))
        ):
            return index
    return end


def _holds(text: Text, index: int) -> bool:
    """«… في تغريدة قال فيها "…"»: here what follows was said."""
    if index + 3 >= len(text.tags) or not text.tags[index + 2] & tag.CUE:
        return False
    return text.types[index + 3].bare in _IN_IT


_IN_IT = frozenset({"فيه", "فيها", "خلاله", "خلالها"})


def clause_reach(text: Text, start: int) -> int:
    """The end of the sentence of `start`, which does not end inside a closed quotation that began in it."""
    end = text.sentence_end(start)
    for quote in text.quotes_opening(text.starts[start], len(text.raw)):
        if text.token_at(quote.outer_start) >= end:
            break
        last = text.token_at(quote.outer_end - 1)
        if quote.depth == 0 and quote.closed and last >= end:
            end = text.sentence_end(last) if not _quote_ends_sentence(text, last) else last + 1
    return end


def _until_asked(text: Text, start: int, end: int) -> int:
    """Where an interview goes on to another question («…، وعند سؤاله حول …، أجاب»), or `end`."""
    for index in range(start + 2, end - 2):
        if text.tags[index] & tag.CONJ and _is_asked(text, index) and not _in_quote(text, start, index):
            return index
    return end


def _is_asked(text: Text, index: int) -> bool:
    """«…، وعند سؤاله», «…، وعلى سؤال», «…، وردا على سؤال»."""
    if not text.tags[index - 1] & (tag.COMMA | tag.MARK) or not text.tags[index] & tag.PREPOSITION:
        return False
    return any(text.types[at].stem == _QUESTION for at in (index + 1, index + 2))


_QUESTION = "سوال"


def _turn(text: Text, start: int, end: int) -> int:
    """Where the outlet speaks again after a comma («، في حين …»), or `end`."""
    for index in range(start + 2, end):
        turns = (text.tags[index] & tag.TURN and text.tags[index - 1] & tag.COMMA) or text.tags[index] & tag.GLOSS
        turns = turns and not goes_on(text, index)
        if turns and not _in_quote(text, start, index):
            return index
    return end


def _in_quote(text: Text, start: int, index: int) -> bool:
    place, first = text.starts[index], text.starts[start]
    return any(quote.closed and quote.start <= place < quote.end for quote in text.quotes_opening(first, place + 1))


def _quote_ends_sentence(text: Text, last: int) -> bool:
    """«… انتهى." وقال»: the stop stands inside the closing mark."""
    return bool(text.tags[last - 1] & tag.STOP)


def _trim(text: Text, start: int, end: int) -> tuple[tuple[int, int], ...]:
    end = _without_edge(text, start, end, _EDGE | tag.OPEN)
    if end > start and text.tags[end - 1] & tag.DASH and text.tokens[end - 1] != _SLASH:
        end = _without_edge(text, start, end - 1, _EDGE)  # «… آمنة -- كما قال»
    while end > start and text.tags[end - 1] & tag.MARK and not _closes_inside(text, start, end - 1):
        end = _without_edge(text, start, end - 1, _EDGE)
    while end > start + 1 and (text.tags[end - 1] & tag.TURN or points_on(text, end - 1)):
        end = _without_edge(text, start, end - 1, _EDGE)  # «… آمنة، وذلك، بحسب قوله»
    return ((start, end),) if end > start else ()


_SLASH = "/"


def _without_edge(text: Text, start: int, end: int, edge: int) -> int:
    """The end without marks behind the words, but with what makes them a question or a call."""
    while end > start and text.tags[end - 1] & edge and text.tokens[end - 1] not in _TONES:
        end -= 1
    return end


_TONES = frozenset("؟?!")


def _closes_inside(text: Text, start: int, mark: int) -> bool:
    """Whether the mark at `mark` closes a quotation that was opened at or after `start`."""
    place = text.starts[mark]
    return any(quote.closed and quote.end == place for quote in text.quotes_opening(text.starts[start], place))
