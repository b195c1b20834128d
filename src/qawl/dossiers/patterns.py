"""Plain Arabic patterns of a dossier: compiled once, and found in one pass over the folded words of a text."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from qawl.errors import QawlError
from qawl.text.fold import fold
from qawl.text.layers import TOKEN, Text

Key = TypeVar("Key", bound=Hashable)

APART, WITHIN, JOINED = 2, 1, 0
"""What stands between two words: the end of a sentence; a comma; nothing, or marks that a name may have in it."""

_STOPS = frozenset(".!?؟\n")
_THROUGH = frozenset("\"«»“”„‟″'‘’‚‹›`()[]-–—\u0640")
_GAP = re.compile(r"~([1-9]\d?)")
_ALTERNATIVES, _SPELLINGS = "|", "/"
_MOST_SPELLINGS = 64
"""Phrases that one pattern with slashes may stand for."""
_LONGEST_WORD = 40
"""Code points; what is longer is no word of a pattern."""
_ARTICLE = "ال"
_KEPT_WORDS = 30_000
"""Written words whose readings are remembered; beyond, the memory begins anew."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to write what a pattern stands for: its words without article, and the gaps before each."""

    words: tuple[str, ...]
    gaps: tuple[int, ...]
    """How many words may stand before each word; the first is 0."""
    definite: bool = False
    """A single word that the pattern writes with its article: «السد» is not «سد»."""


class BadPattern(QawlError):
    """A pattern that can match nothing; `code` and `sign` say why."""

    def __init__(self, code: str, sign: str = "") -> None:
        super().__init__(code)
        self.code, self.sign = code, sign


def read_pattern(pattern: str) -> tuple[Phrase, ...]:
    """The phrases of a pattern: `|` between whole phrases, `/` between spellings of a word, `~n` for a gap.

    >>> [phrase.words for phrase in read_pattern("الهدنة|وقف ~2 النار")]
    [('هدنه',), ('وقف', 'نار')]
    """
    return tuple(phrase for part in pattern.split(_ALTERNATIVES) for phrase in _phrases(part))


def _phrases(part: str) -> Iterator[Phrase]:
    if not part.strip():
        raise BadPattern("dossier-pattern-empty")
    if (comma := next((sign for sign in "،؛;" if sign in part), None)) is not None:
        raise BadPattern("dossier-pattern-comma", comma)
    written: list[tuple[list[list[str]], int]] = []
    gap = 0
    for piece in part.split():
        if piece.startswith("~"):
            if (number := _GAP.fullmatch(fold(piece))) is None or gap or not written:
                raise BadPattern("dossier-pattern-gap", piece)
            gap = int(number[1])
            continue
        if all(sign in _THROUGH for sign in piece) and len(part.split()) > 1:
            continue
        written.append(([_words(one) for one in piece.split(_SPELLINGS)], gap))
        gap = 0
    if gap:
        raise BadPattern("dossier-pattern-gap", f"~{gap}")
    yield from _spelled(written)


def _words(piece: str) -> list[str]:
    """The folded words of one blank-free piece, which has several where a hyphen or the like stands in it."""
    words = []
    for token in TOKEN.findall(fold(piece)):
        if token[0].isalnum():
            words.append(token)
        elif token not in _THROUGH:
            raise BadPattern("dossier-pattern-sign", token)
    if not words:
        raise BadPattern("dossier-pattern-sign" if piece else "dossier-pattern-empty", piece)
    return words


def _spelled(written: list[tuple[list[list[str]], int]]) -> Iterator[Phrase]:
    """Every phrase that the spellings allow."""
    found: list[tuple[tuple[str, ...], tuple[int, ...]]] = [((), ())]
    for spellings, gap in written:
        found = [
            (words + tuple(more), (*gaps, gap, *[0] * (len(more) - 1))) for words, gaps in found for more in spellings
        ]
        if len(found) > _MOST_SPELLINGS:
            raise BadPattern("dossier-pattern-sign", _SPELLINGS)
    for words, gaps in [way for one in found for way in _joined_or_not(*one)]:
        alone = len(words) == 1 and words[0].startswith(_ARTICLE) and len(words[0]) > 3
        yield Phrase(tuple(one_case(_bare(word)) for word in words), gaps, alone)


def _joined_or_not(words: tuple[str, ...], gaps: tuple[int, ...]) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    """As written, and where a first part is written apart («عبد السلام») or joined («أبوظبي») the other way too."""
    yield words, gaps
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) and not gaps[place + 1] else ""
        if (word == "عبد" and after.startswith(_ARTICLE)) or (word == "ابو" and after):
            yield (*words[:place], word + after, *words[place + 2 :]), (*gaps[: place + 1], *gaps[place + 2 :])
        elif (cut := next((head for head in ("عبد", "ابو") if _opens_with(word, head)), "")) != "":
            yield (*words[:place], cut, word[3:], *words[place + 1 :]), (*gaps[: place + 1], 0, *gaps[place + 1 :])


def _opens_with(word: str, head: str) -> bool:
    return word.startswith(f"{head}{_ARTICLE}" if head == "عبد" else head) and len(word) > len(head) + 2


def _bare(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 3 else word


def one_case(word: str) -> str:
    """The one form of a plural that changes its ending by case («نازحون», «نازحين»)."""
    return word[:-2] + "ين" if word.endswith("ون") and len(word) > 5 else word


@lru_cache(maxsize=_KEPT_WORDS)
def readings(word: str) -> tuple[tuple[str, bool], ...]:
    """What a folded word may be once clitics are taken off, each with whether it then has its article.

    >>> readings("وللهدنه")
    (('وللهدنه', False), ('للهدنه', False), ('لهدنه', False), ('هدنه', True))
    """
    if len(word) > _LONGEST_WORD or word.isascii():
        return ((word, True),) if word.isascii() else ()
    found: dict[tuple[str, bool], None] = {}
    for stem, definite in _stems(word):
        found[one_case(stem), definite] = None
        if stem.endswith("ا") and len(stem) > 3:  # «قتيلا»
            found[stem[:-1], definite] = None
    return tuple(found)


def _stems(word: str) -> Iterator[tuple[str, bool]]:
    yield from _without_article(word)
    bare = word[1:] if word[0] in "وف" and len(word) > 2 else ""
    if bare:
        yield from _without_article(bare)
    for inner in (word, bare):
        if inner[:2] == "لل" and len(inner) > 4:
            if bare or inner is word:
                yield inner[1:], False
            yield inner[2:], True
        elif inner[:1] in tuple("بلكس") and len(inner) > 3:
            yield from _without_article(inner[1:])


def _without_article(word: str) -> Iterator[tuple[str, bool]]:
    yield word, False
    if word.startswith(_ARTICLE) and len(word) > 3:
        yield word[2:], True


@dataclass(frozen=True, slots=True)
class Words:
    """Words in their order, what stands between each and the next, and the token that each is."""

    folded: Sequence[str]
    after: Sequence[int]
    tokens: Sequence[int]
    places: Mapping[str, Sequence[int]]
    """Where each word stands among them."""


class Patterns(Generic[Key]):
    """Many patterns at once, by key."""

    def __init__(self, groups: Mapping[Key, Sequence[str]]) -> None:
        self._firsts: dict[str, list[tuple[Phrase, int]]] = {}
        self._keys = tuple(groups)
        for number, patterns in enumerate(groups.values()):
            for pattern in patterns:
                for phrase in read_pattern(pattern):
                    self._firsts.setdefault(phrase.words[0], []).append((phrase, number))
        self._openings: dict[str, tuple[tuple[Phrase, int], ...]] = {}
        """The phrases that a written word may begin; words that begin none are only among those seen."""
        self._seen: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._firsts)

    def find(self, text: Text | Words) -> list[tuple[Key, int, int]]:
        """Each place that a key catches as (key, first token, token after the last), in text order.

        Places of one key do not overlap: the longest at a word wins. Places of several keys may. Whoever looks for
        several sets of patterns in one text gives its `words_of`, which then are made once.
        """
        return self._find(words_of(text) if isinstance(text, Text) else text)

    def find_in(self, words: str) -> list[tuple[Key, int, int]]:
        """As `find`, for a short string of which nothing else is known; places count its words and signs."""
        return self._find(words_in(words))

    def find_folded(self, folded: str) -> list[tuple[Key, int, int]]:
        """As `find_in`, for words that are folded already."""
        return self._find(_worded(TOKEN.findall(folded)))

    def matches(self, words: str) -> bool:
        """Whether any pattern catches something in a short string, such as a name."""
        return bool(self.find_in(words))

    def covers(self, words: str) -> list[Key]:
        """The keys that catch the whole of a short string and leave no word over."""
        given = words_in(words)
        if not given.tokens:
            return []
        whole = (given.tokens[0], given.tokens[-1] + 1)
        return [key for key, first, end in self._find(given) if (first, end) == whole]

    def _find(self, words: Words) -> list[tuple[Key, int, int]]:
        if not self._seen.issuperset(words.places):
            self._learn(words.places)
        found: list[tuple[int, int, int]] = []
        reached: dict[int, int] = {}
        opening = self._openings.keys() & words.places.keys()
        for place in sorted(place for word in opening for place in words.places[word]):
            longest: dict[int, int] = {}
            for phrase, number in self._openings[words.folded[place]]:
                end = _end(phrase, words, place) if len(phrase.words) > 1 else place + 1
                if end > longest.get(number, place):
                    longest[number] = end
            for number, end in longest.items():
                if place >= reached.get(number, 0):
                    reached[number] = end
                    found.append((words.tokens[place], -(words.tokens[end - 1] + 1), number))
        found.sort()
        return [(self._keys[number], first, -end) for first, end, number in found]

    def _learn(self, written: Iterable[str]) -> None:
        """Work out once what each written word may begin."""
        if len(self._seen) >= _KEPT_WORDS:
            self._seen.clear()
            self._openings.clear()
        for word in set(written) - self._seen:
            found: dict[tuple[Phrase, int], None] = {}
            for stem, definite in readings(word):
                for phrase, number in self._firsts.get(stem, ()):
                    if definite or not phrase.definite:
                        found[phrase, number] = None
            if found:
                self._openings[word] = tuple(found)
        self._seen.update(written)


def compile_patterns(groups: Mapping[Key, Sequence[str]]) -> Patterns[Key]:
    """The patterns of each key, ready to be found; raises BadPattern for one that can match nothing."""
    return Patterns(groups)


def _end(phrase: Phrase, words: Words, place: int) -> int:
    """The word after the last of a phrase that begins at `place`, or 0; gaps are taken as short as they can be."""
    at = place
    for word, gap in zip(phrase.words[1:], phrase.gaps[1:], strict=True):
        for step in range(gap + 1):
            nearest = at + 1 + step
            if nearest >= len(words.folded) or words.after[nearest - 1] > (WITHIN if gap else JOINED):
                return 0
            if any(stem == word for stem, _ in readings(words.folded[nearest])):
                at = nearest
                break
        else:
            return 0
    return at + 1


def words_of(text: Text) -> Words:
    """The words of a text, ready for any number of patterns."""
    return _worded([kind.folded for kind in text.types])


def words_in(raw: str) -> Words:
    """The words of a string of which nothing else is known."""
    return _worded(TOKEN.findall(fold(raw)))


def _worded(tokens: Sequence[str]) -> Words:
    folded: list[str] = []
    after: list[int] = []
    places: list[int] = []
    for place, token in enumerate(tokens):
        if token[:1].isalnum():
            folded.append(token)
            after.append(JOINED)
            places.append(place)
        elif after:
            if token in _STOPS:
                after[-1] = APART
            elif token and token not in _THROUGH:
                after[-1] = max(after[-1], WITHIN)
    by_word: dict[str, list[int]] = {}
    for number, word in enumerate(folded):
        by_word.setdefault(word, []).append(number)
    return Words(folded, after, places, by_word)


def letters_in_all(patterns: Sequence[str]) -> tuple[str, ...]:
    """Runs of folded letters of which one at least stands in every text that these patterns catch something in."""
    found = {max(map(_lasting, phrase.words), key=len) for pattern in patterns for phrase in read_pattern(pattern)}
    return tuple(sorted(found))


def _lasting(word: str) -> str:
    """What stays of a word in whatever case it is written."""
    return word[:-2] if word.endswith("ين") and len(word) > 5 else word
