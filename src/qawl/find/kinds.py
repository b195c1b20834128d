"""Whether the attributed words are quoted, and whether what stands in marks is speech at all."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.model.documents import Span
from qawl.model.records import Kind
from qawl.text import tags as tag
from qawl.text.layers import Text
from qawl.text.quotes import Quote

_SCARE_WORDS = 1
"""A quotation of so few words inside a content is a name or a scare quote and makes no mixed speech."""
_LONGEST_NAME = 6
_SHORT_NAME = 4
_LONGEST_TITLE = 15
_MOST_QUOTES = 300
"""So many quotations of an article are compared, that a long one takes no longer than its length."""


def judge_kind(text: Text, pieces: Sequence[Span]) -> Kind:
    """Direct, indirect or mixed, by how much of the content stands in quotation marks."""
    inside, outside, quoted_words = 0, 0, 0
    for piece in pieces:
        sentence = text.starts[text.sentence_start(text.token_at(piece.start))]
        around = [
            quote for quote in text.outer_quotes(piece.start, piece.end) if quote.closed or quote.start > sentence
        ]
        if not around:
            outside += 1
            continue
        for token in range(text.token_at(piece.start), len(text.tokens)):
            start = text.starts[token]
            if start >= piece.end:
                break
            if not text.types[token].folded[:1].isalnum():
                continue
            if any(q.start <= start < q.end for q in around):
                inside += 1
            else:
                outside += 1
        for quote in around:
            words = text.raw[max(quote.start, piece.start) : min(quote.end, piece.end)].split()
            if len(words) > _LONGEST_TITLE or not _names(text, quote):
                quoted_words = max(quoted_words, sum(not _counts(word) for word in words))
    if inside and not outside:
        return Kind.DIRECT
    if quoted_words > _SCARE_WORDS:
        return Kind.MIXED
    return Kind.INDIRECT


def _counts(word: str) -> bool:
    """«"15 %"»: a figure is set off in marks, and nobody speaks in it."""
    return not any(letter.isalpha() for letter in word)


def _names(text: Text, quote: Quote) -> bool:
    """Whether what stands in marks is what somebody or something is called, and no saying."""
    before = text.token_at(quote.outer_start) - 1
    first, end = before + 2, text.token_at(quote.end - 1) + 1
    if before < 0 or first >= len(text.tags):
        return False
    if text.starts[end - 1] >= quote.end:
        end -= 1
    return (
        _is_person(text, before, first, end)
        or _is_unknown(text, first, end)
        or _is_called(text, before, first, end)
        or _is_body(text, first, end)
        or _is_blessing(text, first, end)
        or _recurs(text, quote, before, first, end)
    )


def _is_person(text: Text, before: int, first: int, end: int) -> bool:
    """«رئيس اللجنة "سالم الدفلى"», «صاحب السمو "الأمير سالم بن فهيد"»: a person's name in marks."""
    if not 2 <= end - first <= _LONGEST_NAME:
        return False
    bits = text.tags[first]
    if bits & (tag.TITLE | tag.HONORIFIC) and not bits & tag.PREFIXED and text.tags[first + 1] & tag.GIVEN:
        first += 1
    elif not (bits & tag.GIVEN and text.tags[before] & _HOLDER and not bits & (tag.VERB | tag.CUE | tag.PREFIXED)):
        return False
    return not any(text.tags[at] & _NO_PERSON for at in range(first + 1, end))


def _is_unknown(text: Text, first: int, end: int) -> bool:
    """«"سيبر لند"»: words of no list are somebody's name."""
    return end - first <= _SHORT_NAME and not any(text.tags[at] & ~tag.LATIN for at in range(first, end))


def _is_called(text: Text, before: int, first: int, end: int) -> bool:
    """«حركة "سنابل الوادي"», «ندوة بعنوان "الماء لنا"»: right before the mark stands what bears a name.

    It has no article: what stands behind «الحركة» is rather said of it («الحركة "غير الشرعية"»).
    """
    head, opens = text.tags[before], text.tags[first]
    if text.types[before].bare == _BY and before:
        head = text.tags[before - 1]  # «ما يسمى بـ"سنابل الوادي"»
        return bool(head & tag.TITLED)
    if head & tag.TITLED:
        return True
    heads = head & (tag.BODY | tag.MEDIUM | tag.BEARS_NAME) and not head & (tag.DEFINITE | tag.PLURAL | tag.CUE)
    if head & tag.BEARS_NAME and not head & (tag.DEFINITE | tag.POSSESSED):
        return end - first <= _LONGEST_NAME and not opens & _SAYS
    named = opens & tag.NOMINAL or not opens
    return bool(heads and named) and end - first <= _SHORT_NAME and not opens & (tag.VERB | tag.CUE)


def _is_body(text: Text, first: int, end: int) -> bool:
    """«"حركة السنابل"», «"القوات اللبنانية"»: a body's whole name in marks; but «"منظمة إرهابية"» says what it is."""
    opens, after = text.tags[first], text.tags[min(first + 1, len(text.tags) - 1)]
    if text.phrase_ends.get(first) == end and opens & (tag.BODY_NAME | tag.PLACE | tag.OUTLET):
        return True
    heads = opens & tag.BEARS_NAME and not opens & (tag.DEFINITE | tag.PREFIXED | tag.CONJ)
    owned = after & (tag.DEFINITE | tag.PLACE | tag.GIVEN) and not after & tag.PREFIXED
    return (
        bool(heads and owned)
        and 2 <= end - first <= _SHORT_NAME
        and not any(text.tags[at] & _SAYS for at in range(first + 1, end))
    )


def _is_blessing(text: Text, first: int, end: int) -> bool:
    """«والده "رحمه الله"»: the outlet's wish, set off in marks."""
    return bool(text.tags[first] & tag.NO_CUE) and text.phrase_ends.get(first) == end


def _recurs(text: Text, quote: Quote, before: int, first: int, end: int) -> bool:
    """«أسهم "سنابل الوادي"» and elsewhere «أرباح "سنابل الوادي"»: what bears marks wherever it stands is a name.

    A headline repeats the words of the text with what stands before them, so that another word must stand there.
    """
    if not 2 <= end - first <= _SHORT_NAME or any(text.tags[at] & _SAYS for at in range(first, end)):
        return False
    words, led_by = text.raw[quote.start : quote.end], text.types[before].folded
    alike = (other for other in text.quotes[:_MOST_QUOTES] if text.raw[other.start : other.end] == words)
    return any(_word_before(text, other) != led_by for other in alike)


def _word_before(text: Text, quote: Quote) -> str:
    """The word before an opening mark, folded; "" at the beginning of the text."""
    before = text.token_at(quote.outer_start) - 1
    return text.types[before].folded if before >= 0 else ""


_BY = "ب"
_SAYS = tag.VERB | tag.PREPOSITION | tag.NEGATION | tag.THAT
_HOLDER = tag.TITLE | tag.HONORIFIC | tag.DEFINITE
_NO_PERSON = tag.COMMON | tag.VERB | tag.CUE | tag.PREPOSITION
