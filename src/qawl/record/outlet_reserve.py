"""Whether a word of an article is kept at arm's length: alone in quotation marks, or with words of distance."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from qawl.lexicon.tones import ToneWords, load_tone_words
from qawl.model.documents import Span
from qawl.model.record import Reserve
from qawl.text.fold import fold, fold_with_origins
from qawl.text.layers import TOKEN
from qawl.text.quotes import Quote, pair_quotes

_BEFORE, _BEHIND = 80, 60
"""Code points around a word that are read."""
_TAIL, _CLOSING = 48, 2
"""Code points behind a saying in which words of distance stand, and those before its end that belong to no word."""
_STOP = re.compile(r"[.!?؟؛\n]")
_MARKS = frozenset("\"'«»“”„‟‹›‘’()")
_BY = "ب"
_AND = ("و", "ف")
_BETWEEN = 2
"""Words between a phrase of distance and the word that it keeps away («ما تسميه الحركة "…"»)."""
_ALONE = 3
"""Words more than the label that may stand with it in its quotation marks, and never more than it has itself."""
_NESTED = 64
"""Quotations that are looked at for one word."""
_CLITICS = re.compile(r"^(?:[وف]?(?:لل|[بك]?ال|[بلك])|[وف])(?=\w{3})")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of the list, folded; those before a word by their last one, those of sayings by their first."""

    before: Mapping[str, Sequence[tuple[Phrase, bool]]]
    after: frozenset[str]
    saying: Mapping[str, Sequence[Phrase]]
    naming: frozenset[str]
    turns: frozenset[str]


@lru_cache(maxsize=4)
def _phrases(words: ToneWords) -> _Phrases:
    before: dict[str, list[tuple[Phrase, bool]]] = {}
    saying: dict[str, list[Phrase]] = {}
    after: set[str] = set()
    for one in words.distances:
        for phrase in dict.fromkeys(tuple(fold(each).split()) for each in one.phrases):
            if one.side == "before":
                before.setdefault(phrase[-1], []).append((phrase, one.linked))
            elif one.side == "saying":
                saying.setdefault(phrase[0], []).append(phrase)
            else:
                after.update(phrase)
    naming = frozenset(fold(word) for one in words.namings for word in one.words)
    turns = frozenset(fold(word) for one in words.turns for word in one.words)
    return _Phrases(before, frozenset(after), saying, naming, turns)


class Reserves:
    """One text, asked about many of its words."""

    def __init__(self, text: str, words: ToneWords | None = None) -> None:
        self.words = words or load_tone_words()
        self._text, self._phrases = text, _phrases(self.words)

    @cached_property
    def _quotes(self) -> tuple[Quote, ...]:
        return tuple(quote for quote in pair_quotes(self._text) if quote.closed)

    @cached_property
    def _openings(self) -> list[int]:
        return [quote.outer_start for quote in self._quotes]

    def of(self, span: Span) -> Reserve:
        """The reserve with which a word stands where it stands."""
        if self._is_distanced(span):
            return Reserve.DISTANCED
        quote = self.quote_around(span)
        alone = quote is not None and self.is_alone(span, quote) and not self.is_name(quote)
        return Reserve.QUOTED if alone else Reserve.PLAIN

    def quote_around(self, span: Span) -> Quote | None:
        """The innermost closed quotation that holds a word."""
        last = bisect_left(self._openings, span.start + 1) - 1
        for place in range(last, max(-1, last - _NESTED), -1):
            quote = self._quotes[place]
            if quote.start <= span.start and span.end <= quote.end:
                return quote
            if quote.depth == 0 and quote.outer_end <= span.start:
                return None
        return None

    def is_alone(self, span: Span, quote: Quote) -> bool:
        """Whether a quotation holds little more than this word: no saying, only what something is called."""
        own = len(_words(span.of(self._text)))
        most = own + min(own, _ALONE)
        inside = (token for token in TOKEN.finditer(self._text, quote.start, quote.end) if token[0][0].isalnum())
        return next(islice(inside, most, None), None) is None

    def distance_of_saying(self, content: Sequence[Span], *, own_words: bool = False) -> Span | None:
        """The words of distance in a saying or right behind it («على حد تعبيره»); None where there are none.

        Of `own_words`, all quoted, only those behind it: inside the marks they would be the speaker's.
        """
        if not content:
            return None
        edge = max(span.end for span in content)
        inside = () if own_words else content
        for span in (*inside, Span(max(0, edge - _CLOSING), edge + _TAIL)):
            for found in self._sayings(span):
                if (found.end <= edge and not own_words) or self._is_close(found, edge):
                    return found
        return None

    def _sayings(self, within: Span) -> Iterator[Span]:
        """The phrases of distance in a stretch of the text."""
        text = within.of(self._text)
        words = TOKEN.findall(fold(text))
        for place, word in enumerate(words):
            for phrase in self._phrases.saying.get(word, ()):
                if tuple(words[place : place + len(phrase)]) == phrase:
                    folded = fold_with_origins(text)
                    tokens = list(TOKEN.finditer(folded.text))
                    at = folded.origin(tokens[place].start(), tokens[place + len(phrase) - 1].end())
                    yield Span(within.start + at.start, within.start + at.end)

    def _is_close(self, found: Span, edge: int) -> bool:
        """Whether words of distance stand behind the end of a saying, and nothing but marks that close it between."""
        between = self._text[edge : found.start]
        return found.start >= edge and len(_words(between)) <= 1 and "\n" not in between

    def _is_distanced(self, span: Span) -> bool:
        return self._has_after(span) or self._has_before(span)

    def _has_after(self, span: Span) -> bool:
        behind = _STOP.split(self._text[span.end : span.end + _BEHIND], maxsplit=1)[0]
        words = [token for token in TOKEN.findall(fold(behind)) if token not in _MARKS]
        for word in words[: _BETWEEN + 1]:
            if word in self._phrases.after:
                return True
            if not word.startswith("ال"):
                return False
        return False

    def _has_before(self, span: Span) -> bool:
        words, own = self._before(span.start), fold(span.of(self._text))
        while words and words[-1] in _MARKS:
            words.pop()
        linked = own.startswith(_BY)
        if words and words[-1] == _BY:
            linked = True
            words.pop()
        if own.startswith("لل"):
            return False  # «ما يسمى للأسرى»: said to them, not of them
        for skipped in range(_BETWEEN + 1):
            end = len(words) - skipped
            if end <= 0 or (skipped and not self._goes_on(words[end])):
                return False
            for phrase, needs in self._ending(words[end - 1]):
                if (linked or not needs) and _ends_with(words[:end], phrase):
                    return True
        return False

    def _ending(self, word: str) -> Iterator[tuple[Phrase, bool]]:
        """The phrases that end with a word; one of one word may carry a conjunction («ووصفه»)."""
        yield from self._phrases.before.get(word, ())
        if word.startswith(_AND):
            yield from (one for one in self._phrases.before.get(word[1:], ()) if len(one[0]) == 1)

    def _goes_on(self, word: str) -> bool:
        """Whether a word may stand between a phrase and what it keeps away: a name, and none that turns elsewhere."""
        return word[0].isalnum() and word not in self._phrases.turns

    def _before(self, start: int) -> list[str]:
        """The words and marks before a place in its sentence, folded."""
        return TOKEN.findall(fold(_STOP.split(self._text[max(0, start - _BEFORE) : start])[-1]))

    def is_name(self, quote: Quote) -> bool:
        """Whether the marks give a name: behind «حركة», or behind the word with which the name begins."""
        words, own = self._before(quote.outer_start), _words(fold(self._text[quote.start : quote.start + _BEFORE]))
        if not words or not words[-1][0].isalnum():
            return False
        last = _stems(words[-1])
        return bool(last & self._phrases.naming) or bool(own and last & _stems(own[0]))


def _words(text: str) -> list[str]:
    return [token for token in TOKEN.findall(text) if token[0].isalnum()]


def _stems(word: str) -> frozenset[str]:
    """A folded word as it is and without the clitics before it («للتحالف»)."""
    return frozenset((word, _CLITICS.sub("", word)))


def _ends_with(words: Sequence[str], phrase: Phrase) -> bool:
    """Whether words end with a phrase; its first may carry a conjunction."""
    if len(words) < len(phrase):
        return False
    said = words[len(words) - len(phrase) :]
    return tuple(said[1:]) == phrase[1:] and said[0] in (phrase[0], *(f"{letter}{phrase[0]}" for letter in _AND))
