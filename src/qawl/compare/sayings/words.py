"""The words of a statement as sayings are compared: stems with their weight, negations, numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from qawl.lexicon.numbers import NumberWords, load_number_words
from qawl.lexicon.sayings import CLASSES, load_saying_entries
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import TOKEN, read_text
from qawl.text.numbers import find_numbers
from qawl.text.stems import name_stem, said_stem
from qawl.text.vocabulary import Vocabulary, WordType

RARE, NAME = 6, 7
"""The weights of a word that is none of the frequent ones, and of a name, however frequent."""
_NUMBER = 5
_DECIMAL_LETTER, _CLOSE = "ر", 1e-6
_CONJUNCTIONS, _PRESENT, _NOT = "وف", "يتنا", "لا"
_SHORTEST_VERB = 2
_LONGEST_PHRASE = 200
"""Letters of a name or post."""
_PARTICLES = (
    tag.PREPOSITION | tag.THAT | tag.SUBORDINATOR | tag.AUXILIARY | tag.RELATIVE | tag.DEMONSTRATIVE | tag.COMMA
    | tag.STOP | tag.COLON | tag.MARK | tag.LINE | tag.OPEN | tag.CLOSE | tag.DASH
)  # fmt: skip
_NAMES = tag.PLACE | tag.NISBA | tag.GIVEN | tag.BODY_NAME | tag.OUTLET
_NAMED = tag.PLACE | tag.NISBA | tag.GIVEN | tag.TITLE | tag.COMMON | tag.BODY_NAME
_BEFORE_NUMBERS = [
    conjunction + before for conjunction in ("", "و", "ف") for before in ("", "ب", "ل", "ك", "ال", "بال", "لل", "كال")
]
_KEPT = 60_000
"""Stems that are remembered; beyond, the memory begins anew."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one written word is to a saying; worked out once a word."""

    code: int
    """A fingerprint of its stem; 0 for a particle or a mark, which are left out."""
    weight: int
    name: int
    """A fingerprint of it as a word of a name."""
    negates: bool
    negated: bool
    """It has its negation in it: «لاينسى», which wants a blank."""
    beside: bool
    """A negation before it is none («لا يقل عن»)."""
    names: bool
    """A negation that may be the article of a foreign name («لا غارد»)."""
    foreign: bool
    """It may be a foreign name: no list knows it, and it is no verb that «لا» stands before."""
    untrue: bool
    truth: bool
    """Denied, it denies all that follows: «لا صحة لـ»."""
    counts: bool
    """It may be a number, or the beginning of one."""
    weekday: int | None


@dataclass(frozen=True, slots=True, eq=False)
class SayingWords:
    """The word lists that sayings are compared by; made once a process."""

    vocabulary: Vocabulary
    numbers: NumberWords
    bands: Mapping[str, int]
    forms: Mapping[str, frozenset[str]]
    """By class, the folded forms of the list."""
    weekdays: Mapping[str, int]
    counting: frozenset[str]
    """Folded words with which a number may begin."""
    marks: dict[str, Mark]
    """What was worked out already, by written word."""
    phrases: dict[str, tuple[int, ...]]
    """The same of names and posts: the fingerprints of their words."""

    def mark(self, token: str) -> Mark:
        """What a written word is to a saying."""
        found = self.marks.get(token)
        if found is None:
            if len(self.marks) >= _KEPT:
                self.marks.clear()
            found = self.marks[token] = self._read(token)
        return found

    def _read(self, token: str) -> Mark:
        kind = self.vocabulary[token]
        negated = self._is_negated(kind)
        if negated:
            kind = self.vocabulary[kind.folded[len(_NOT) :]]
        word = kind.folded
        bare = said_stem(kind.stem)
        is_name = bool(kind.tags & _NAMES) and not kind.tags & tag.COMMON
        weight = NAME if is_name else self.bands.get(bare, RARE)
        negators = self.forms["negator"]
        return Mark(
            code=0 if _is_particle(kind) else crc32(bare.encode("utf-8", "surrogatepass")) or 1,
            weight=weight,
            name=crc32(name_stem(kind.stem).encode("utf-8", "surrogatepass")),
            negates=word in negators or (word[:1] in _CONJUNCTIONS and word[1:] in negators),
            negated=negated,
            beside=word in self.forms["no negation"],
            names=word == _NOT,
            foreign=weight >= RARE and word[:1] not in _PRESENT,
            untrue=word in self.forms["untrue"],
            truth=kind.stem in self.forms["truth"],
            counts=word[:1].isdigit() or word in self.counting,
            weekday=self.weekdays.get(kind.bare),
        )

    def _is_negated(self, kind: WordType) -> bool:
        """Whether «لا» is written together with the verb behind it."""
        rest = kind.folded[len(_NOT) :]
        verb = kind.folded.startswith(_NOT) and rest[:1] in _PRESENT and len(rest) > _SHORTEST_VERB and not kind.tags
        return verb and (bool(self.vocabulary[rest].tags & tag.VERB) or said_stem(rest) in self.bands)

    def phrase(self, written: str) -> tuple[int, ...]:
        """The fingerprints of the words of a name or post, particles left out."""
        found = self.phrases.get(written)
        if found is None:
            if len(self.phrases) >= _KEPT:
                self.phrases.clear()
            marks = (self.mark(token) for token in TOKEN.findall(written[:_LONGEST_PHRASE]))
            found = self.phrases[written] = tuple(mark.name for mark in marks if mark.code)
        return found


@lru_cache(maxsize=4)
def load_saying_words(vocabulary: Vocabulary, overlay: Path | None = None) -> SayingWords:
    """Read the lists that sayings are compared by; `vocabulary` is the one that articles are read with."""
    found = load_saying_entries(overlay)
    numbers = load_number_words(overlay)
    begins = {fold(form) for word in numbers.words if not word.kind.startswith("ordinal") for form in word.forms}
    return SayingWords(
        vocabulary=vocabulary,
        numbers=numbers,
        bands=found.bands,
        forms={kind: frozenset(map(fold, found.forms(kind))) for kind in CLASSES},
        weekdays={fold(form): nth for nth, form in enumerate(found.forms("weekday"))},
        counting=frozenset(before + word for before in _BEFORE_NUMBERS for word in begins),
        marks={},
        phrases={},
    )


@dataclass(frozen=True, slots=True, eq=False)
class ToldWords:
    """The words of one statement: four lists of one length, and what stands among them."""

    codes: array[int]
    weights: bytes
    turned: bytes
    values: tuple[float, ...]
    denials: int
    weekdays: frozenset[int]


def told_words(pieces: Iterable[str], words: SayingWords, before: str = "") -> ToldWords:
    """The words that the pieces of a statement say; `before` is what stands before them in the article.

    Where a negation stands there («عدم» that was read as the end of a name), it turns the first word.

    >>> from qawl.lexicon.load import load_lexicon
    >>> lists = load_saying_words(Vocabulary(load_lexicon()))
    >>> one, other = told_words(["لن نغادر الجسر"], lists), told_words(["إن الجسر لا يغادره أحد"], lists)
    >>> one.codes[0] == other.codes[1], list(one.turned), one.denials
    (True, [1, 0], 1)
    """
    codes = array("I")
    weights, turned = bytearray(), bytearray()
    values: list[float] = []
    weekdays: set[int] = set()
    last = TOKEN.findall(before)[-1:]
    turns = denials = int(bool(last) and words.mark(last[0]).negates)
    for piece in pieces:
        marks = [words.mark(token) for token in TOKEN.findall(piece)]
        numbers = _numbers(piece, words) if any(mark.counts for mark in marks) else {}
        at, count = 0, len(marks)
        while at < count:
            mark = marks[at]
            if at in numbers:
                value, at = numbers[at]
                codes.append(0)
                weights.append(_NUMBER)
                turned.append(0)
                values.append(value)
                continue
            at += 1
            if mark.negates:
                beside = at < count and (marks[at].beside or (mark.names and marks[at].foreign))
                denials += not beside
                turns = not beside
            elif mark.code:
                denials += mark.untrue + mark.negated
                codes.append(mark.code)
                weights.append(mark.weight)
                turned.append((turns or mark.negated) + (turns and mark.truth))
                turns = False
                if mark.weekday is not None:
                    weekdays.add(mark.weekday)
    return ToldWords(codes, bytes(weights), bytes(turned), tuple(values), denials, frozenset(weekdays))


def _numbers(piece: str, words: SayingWords) -> dict[int, tuple[float, int]]:
    """By the token with which a number begins, its value and the token behind it."""
    text = read_text(piece, words.vocabulary)
    found = find_numbers(text, words.numbers)
    return {each.first: (float(each.value), each.end) for each in found if not each.ordinal}


def _is_particle(kind: WordType) -> bool:
    """Whether a word only joins others: «في», «الذي», a mark."""
    if not kind.folded[:1].isalnum():
        return True
    return len(kind.folded) < 2 or (bool(kind.tags & _PARTICLES) and not kind.tags & _NAMED)


def rare_codes(text: str, words: SayingWords, least: int = 4) -> Iterator[int]:
    """The fingerprints of the telling words of a text, in order."""
    marks = (words.mark(token) for token in TOKEN.findall(text))
    return (mark.code for mark in marks if mark.code and mark.weight >= least)
