"""Make the card by which an article finds its story, and keep it as bytes."""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from math import log, sqrt
from struct import Struct

from qawl.compare.stories.background import Background, WordKind, fingerprint, load_background
from qawl.compare.stories.days import find_days, load_day_words
from qawl.compare.stories.values import Mark, StoryCard
from qawl.compare.stories.words import choose_stem, cut_words, without_vowels
from qawl.errors import BadData
from qawl.model.documents import READ, Article

TERMS = 64
"""Stems that are kept of an article."""
_LETTERS, _WORDS, _LEAD = 4_000, 400, 45
"""How much of an article is looked at, and how many words of it are its lead."""
_UNTITLED = 12
"""Words that stand for a headline where there is none."""
_HEADLINE_WORTH, _LEAD_WORTH = 1.5, 0.7
"""What standing there adds to a stem, where once in the text is worth 0.7."""
_ARTICLES = 20_000
"""Of the background table: what counts as the whole press."""
_RAREST = 8.0
"""The rarity of a word that hardly anybody uses; a name that nobody knows is no more."""
_LONGEST = 200
"""Letters of a headline that are kept."""
_UNIT = 1 << 16
_DATE = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ](\d{2}):(\d{2}))?")
_NOON = 720
_FORM = 1
"""Of the bytes; another number where cards are made otherwise, so that old ones are made anew."""
_DAYS_BACK = 16


def story_card(article: Article) -> StoryCard:
    """The card of an article: its weightiest stems, when it came, which days it names."""
    headline = " ".join((article.title or "").split())
    body = _body(article, headline)[:_LETTERS]
    above, below = cut_words(headline), cut_words(body)[:_WORDS]
    lead = below[:_LEAD]
    minute = _minute(article.published)
    days = find_days(above + lead, minute // 1440, load_day_words()) if minute is not None else set()
    terms = _weigh(above or below[:_UNTITLED], lead, below)
    size = sqrt(sum(weight * weight for _, weight, _ in terms)) or 1.0
    return StoryCard(
        id=article.id,
        minute=minute,
        headline=headline if len(headline) <= _LONGEST else headline[:_LONGEST].rsplit(" ", 1)[0] + "…",
        terms=array("I", [term for term, _, _ in terms]),
        weights=array("H", [min(round(_UNIT * weight / size), _UNIT - 1) for _, weight, _ in terms]),
        marks=bytes(marks for _, _, marks in terms),
        days=tuple(sorted(days)),
    )


def _body(article: Article, headline: str) -> str:
    """The text of the first article on the page, without the headline where it opens with it."""
    parts = [part for part in article.segments if part.kind in READ and part.part == 0]
    text = "\n".join(part.span.of(article.text) for part in parts) if parts else article.text
    return text[len(headline) :] if headline and text.startswith(headline) else text


def _minute(published: str | None) -> int | None:
    """When an article was published; noon where only the day is known."""
    given = _DATE.match(published or "")
    if given is None:
        return None
    year, month, day, hour, minute = (int(part) if part else None for part in given.groups())
    try:
        ordinal = date(year or 0, month or 0, day or 0).toordinal()
    except ValueError:
        return None
    return ordinal * 1440 + (_NOON if hour is None else min(hour, 23) * 60 + min(minute or 0, 59))


def _weigh(headline: Sequence[str], lead: Sequence[str], body: Sequence[str]) -> list[tuple[int, float, int]]:
    """The weightiest stems with their weights and marks, the heaviest first."""
    stems = _stems()
    known: dict[int, Stem] = {}
    for word in {*headline, *lead, *body}:
        stem = stems[word]
        known[stem[0]] = min(stem, known.get(stem[0], stem))  # of the spellings of a name the one that is used most
    above, first = {stems[word][0] for word in headline}, {stems[word][0] for word in lead}
    counts = Counter(stems[word][0] for word in body)
    worth = {term: log(1 + counts[term]) for term in known}
    for places, more in ((above, _HEADLINE_WORTH), (first, _LEAD_WORTH)):
        for term in places:
            worth[term] += more
    weighed = sorted((-worth[term] * rarity, term, marks) for term, rarity, marks in known.values() if rarity > 0)
    return [
        (term, -less, marks | (Mark.HEADLINE if term in above else 0) | (Mark.LEAD if term in first else 0))
        for less, term, marks in weighed[:TERMS]
    ]


Stem = tuple[int, float, int]
"""A fingerprint, how rare it is, and what marks it has wherever it stands."""


class _Stems(dict[str, Stem]):
    """For each word of folded spelling its stem, worked out the first time it is met."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._used = background.used

    def __missing__(self, word: str) -> Stem:
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = self._read(word)
        return found

    def _read(self, word: str) -> Stem:
        stem = choose_stem(word, self._used)
        term = fingerprint(stem)
        rarity = min(max(log(_ARTICLES) - self._background.level(term) * log(2) / 2, 0.0), _RAREST)
        if word[0].isdigit():
            return term, rarity, Mark.NUMBER
        if self._background.kind(term) is WordKind.COMMON:
            return term, rarity, 0
        return fingerprint(_NAME + without_vowels(stem)), rarity, Mark.NAME


_NAME = "~"
"""Before the letters of a name, which are no word."""
_KEPT = 200_000
"""Words whose stems are remembered, some 40 MB; beyond, the memory begins anew."""


@cache
def _stems() -> _Stems:
    return _Stems(load_background())


def stem_of(word: str) -> int:
    """The fingerprint of the stem of a folded word."""
    return _stems()[word][0]


def rarity_of(word: str) -> float:
    """How rare the stem of a folded word is: the logarithm of how many articles there are for each that has it."""
    return _stems()[word][1]


# Bytes

_HEAD = Struct("<BqIIBB")


def pack_story_card(card: StoryCard) -> bytes:
    """A card as bytes, the same on every machine; some 600 of them."""
    name, headline = (text.encode("utf-8", "surrogatepass") for text in (card.id, card.headline))
    minute = -1 if card.minute is None else card.minute
    days = bytes(day - minute // 1440 + _DAYS_BACK for day in card.days)
    head = _HEAD.pack(_FORM, minute, len(name), len(headline), len(card.terms), len(days))
    terms, weights = _small_end_first(card.terms).tobytes(), _small_end_first(card.weights).tobytes()
    return b"".join((head, name, headline, terms, weights, card.marks, days))


def unpack_story_card(data: bytes) -> StoryCard:
    """The card that was packed. Raises BadData where the bytes are none of a card of this form."""
    if len(data) < _HEAD.size or data[0] != _FORM:
        raise BadData(f"{len(data)} bytes that begin with {data[:1]!r} are no story card of form {_FORM}")
    _, minute, *sizes = _HEAD.unpack_from(data)
    name, headline, terms, days = sizes
    parts, at = [], _HEAD.size
    for size in (name, headline, 4 * terms, 2 * terms, terms, days):
        parts.append(data[at : at + size])
        at += size
    if at != len(data):
        raise BadData(f"a story card of {at} bytes has {len(data)}")
    return StoryCard(
        id=parts[0].decode("utf-8", "surrogatepass"),
        minute=None if minute < 0 else minute,
        headline=parts[1].decode("utf-8", "surrogatepass"),
        terms=_small_end_first(array("I", parts[2])),
        weights=_small_end_first(array("H", parts[3])),
        marks=parts[4],
        days=tuple(minute // 1440 + day - _DAYS_BACK for day in parts[5]),
    )


def _small_end_first(numbers: array[int]) -> array[int]:
    """Numbers whose bytes stand the small end first, or such numbers read."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
