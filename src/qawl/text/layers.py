"""One text in layers, each computed once: words and marks with their places, paragraphs, sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.model.documents import Span
from qawl.text.phrases import find_phrases
from qawl.text.quotes import Quote, pair_quotes
from qawl.text.tags import (
    AUXILIARY,
    BARE_THAT,
    BODY_NAME,
    COMMON,
    CONJ,
    CUE,
    GIVEN,
    NEGATION,
    OUTLET,
    PLACE,
    PREFIXED,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TIME,
)
from qawl.text.vocabulary import Vocabulary, WordType
from qawl.text.written import Written

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0300-\u036f"
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad"
# A word with its marks, a number with its separators, a run of stops or dashes, a line break, or any other mark
# but # and _, so that a hashtag reads as its words. Nearly all are bare words before a blank: they are tried first.
TOKEN = re.compile(
    r"[ء-غف-ي]+(?=[ \n.،:\"])"
    rf"|(?:[ء-غف-ي]+|[^\W\d_])(?:[^\W\d_]|[{_MARKS}]|[{_INVISIBLE}]+(?=[^\W\d_]))*"
    r"|\d+(?:[.,:/\u066b\u066c]\d+)*"
    r"|\.{2,}|-{2,}|\n|[^\s\w#]"
)
_NAMES = OUTLET | BODY_NAME | PLACE
_FUNCTIONS = THAT | BARE_THAT | PREPOSITION | SUBORDINATOR | NEGATION | AUXILIARY | RELATIVE
_TAGS, _OPENINGS = attrgetter("tags"), attrgetter("openings")
_STOPS = frozenset(".!?؟")
_COMMAS = frozenset("،؛,;")
_ADDRESS_ENDS = frozenset(["نت", "كوم", "أورغ", "تيفي"])
_LONGEST_LETTER = 3
"""«دبل» aside, the name of a Latin letter has so many letters in Arabic."""
_LONGEST_SENTENCE = 300
"""Tokens. What is longer is a list or has lost its stops, and ends at its last comma: no loop looks further."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article's text as tokens: words, numbers, marks and line breaks, in order.

    `starts` and `ends` are code points of `raw`; `sentences` holds, for each token, the number of its sentence.
    """

    raw: str
    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    types: tuple[WordType, ...]
    written: Written
    """The words of `types` in the spellings that word lists are asked with."""
    tags: tuple[int, ...]
    """The tags of each token's type, and of the fixed phrase that begins there."""
    phrase_ends: dict[int, int]
    """For the first token of a fixed phrase («البيت الأبيض»), the token index after it."""
    phrase_cues: dict[int, tuple[tuple[Cue, Form], ...]]
    """For the first token of a phrase that is a cue («على حد قول»), its entries."""
    sentence_ends: tuple[int, ...]
    """Token indexes at which a sentence ends: the index after its last token; the last is len(tokens)."""
    quotes: tuple[Quote, ...]
    opened: dict[int, Quote]
    """Each quotation by the code point where its opening mark begins."""
    outermost: tuple[Quote, ...]
    """The quotations that stand in no other, in text order; they never overlap."""

    def span(self, first: int, end: int) -> Span:
        """The place of the tokens from `first` to `end`, `end` excluded."""
        return Span(self.starts[first], self.ends[end - 1])

    def sentence_end(self, token: int) -> int:
        """The token index at which the sentence of `token` ends, excluded."""
        return self.sentence_ends[bisect_right(self.sentence_ends, token)]

    def sentence_start(self, token: int) -> int:
        """The first token of the sentence of `token`."""
        number = bisect_right(self.sentence_ends, token)
        return self.sentence_ends[number - 1] if number else 0

    def quote_at(self, token: int) -> Quote | None:
        """The quotation whose opening mark is this token."""
        return self.opened.get(self.starts[token])

    def quotes_opening(self, start: int, end: int) -> Iterator[Quote]:
        """The quotations whose opening marks stand between the code points `start` and `end`, in text order."""
        at = bisect_left(self.quotes, start, key=_opens_at)
        while at < len(self.quotes) and self.quotes[at].outer_start < end:
            yield self.quotes[at]
            at += 1

    def outer_quotes(self, start: int, end: int) -> list[Quote]:
        """The quotations of depth 0 that share a code point with the stretch from `start` to `end`."""
        first = max(0, bisect_right(self.outermost, start, key=_opens_at) - 1)
        end_at = bisect_left(self.outermost, end, key=_opens_at)
        return [quote for quote in self.outermost[first:end_at] if quote.outer_end > start]

    def is_quoted(self, place: int) -> bool:
        """Whether the code point `place` stands inside a closed quotation."""
        return any(quote.closed and quote.start <= place < quote.end for quote in self.outer_quotes(place, place + 1))

    def token_at(self, offset: int) -> int:
        """The first token that ends after the code point `offset`; len(tokens) if there is none."""
        return bisect_right(self.ends, offset)


def _opens_at(quote: Quote) -> int:
    return quote.outer_start


def read_text(raw: str, vocabulary: Vocabulary) -> Text:
    """Cut `raw` into its layers, looking each word up in `vocabulary`."""
    matches = list(TOKEN.finditer(raw))
    tokens = tuple(map(re.Match.group, matches))
    starts = tuple(map(re.Match.start, matches))
    ends = tuple(map(re.Match.end, matches))
    types = tuple(vocabulary.types_of(tokens))
    tags = list(map(_TAGS, types))
    phrase_ends: dict[int, int] = {}
    phrase_cues: dict[int, tuple[tuple[Cue, Form], ...]] = {}
    written = Written(types)
    folded = written.folded.each
    for first, end, phrase_tags in find_phrases(list(map(_OPENINGS, types)), folded):
        if phrase_tags & GIVEN:  # «نبيه بري»: a person whose name is made of ordinary words
            tags[first:end] = [tags[first] & (CONJ | PREFIXED) | GIVEN] + [GIVEN] * (end - first - 1)
            continue
        if folded[end - 1] == "اليوم" and end - first > 1 and end < len(tags) and tags[end] & TIME:
            continue  # «رفضت روسيا اليوم الثلاثاء» names no newspaper
        phrase_ends[first] = end
        if phrase_tags & _NAMES:  # «إن بي سي»: the words of a name are nothing else
            tags[first] = tags[first] & ~_FUNCTIONS | phrase_tags
            tags[first + 1 : end] = [COMMON] * (end - first - 1)
        else:
            tags[first] |= phrase_tags
        if phrase_tags & CUE:
            phrase_cues[first] = vocabulary.phrase_cues((types[first].bare, *folded[first + 1 : end]))
    for index in _letters(tokens, starts, ends):  # «سي.إن.إن»: no «إن» that introduces words
        tags[index] = tags[index] & (CONJ | PREFIXED) | COMMON
    quotes = pair_quotes(raw)
    return Text(
        raw,
        tokens,
        starts,
        ends,
        types,
        written,
        tuple(tags),
        phrase_ends,
        phrase_cues,
        _sentence_ends(tokens, starts, ends),
        quotes,
        {quote.outer_start: quote for quote in quotes},
        tuple([quote for quote in quotes if quote.depth == 0]),
    )


def _sentence_ends(tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> tuple[int, ...]:
    found: list[int] = []
    count = len(tokens)
    last = comma = 0
    for index, token in enumerate(tokens):
        if token == "\n" or (token in _STOPS and _is_stop(tokens, starts, ends, index)):
            last = index + 1
            found.append(last)
        elif token in _COMMAS:
            comma = index + 1
        if index - last >= _LONGEST_SENTENCE:
            last = comma if comma > last else index + 1
            found.append(last)
    if not found or found[-1] != count:
        found.append(count)
    return tuple(found)


def _is_stop(tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int], index: int) -> bool:
    """Whether the full stop, question or exclamation mark at `index` ends a sentence."""
    if index == 0 or index + 1 == len(tokens):
        return True
    if tokens[index + 1] in _COMMAS and (tokens[index] == "." or tokens[index - 1][-1].isdigit()):
        return False  # «الرد.، ولا يمكن»; «بنسبة 2.6?، مقارنة» was a sign for hundredths
    if tokens[index] != ".":
        return True
    before, after = tokens[index - 1], tokens[index + 1]
    touches_before = ends[index - 1] == starts[index]
    touches_after = starts[index + 1] == ends[index]
    if touches_before and len(before) == 1 and before.isalpha():
        return False  # an initial or abbreviation: «د.», «أ.ف.ب», «م.»
    if not (touches_before and touches_after):
        return True
    # an address: «news.example», «الواحة.نت»
    latin = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return not (latin or after in _ADDRESS_ENDS or _spells_letters(tokens, starts, ends, index))


def _letters(tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> Iterator[int]:
    """The tokens of abbreviations that are spelt with stops between their letters."""
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        if token != "." or not 0 < index < last:
            continue
        if ends[index - 1] != starts[index] or ends[index] != starts[index + 1]:
            continue
        if len(tokens[index - 1]) <= _LONGEST_LETTER and _spells_letters(tokens, starts, ends, index):
            yield from (index - 1, index, index + 1)


def _spells_letters(tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int], stop: int) -> bool:
    """Whether the stop stands among the letters of an abbreviation: «إن.تي.في»."""
    first = last = stop
    while first >= 2 and tokens[first - 2] == "." and ends[first - 2] == starts[first - 1]:
        first -= 2
    while last + 2 < len(tokens) and tokens[last + 2] == "." and ends[last + 1] == starts[last + 2]:
        last += 2
    letters = tokens[first - 1 : last + 2 : 2]
    return len(letters) > 2 and all(len(letter) <= _LONGEST_LETTER for letter in letters)
