"""Compare two names as Arabic news writes them, and say in what they agree."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from qawl.text.fold import fold

_WORD = re.compile(r"[^\W\d_]+")
_SERVANT = "عبد"
_FATHER_OF = frozenset({"ابو", "ابي", "ابا"})
_SON_OF = frozenset({"بن", "ابن", "بنت"})
_FAMILY, _ARTICLE = "ال", "ال"
_VOWELS = frozenset("اويء")
# One foreign sound, several letters: غريفيث and جريفيث, طارق never and تاتشر often, أنطوني and أنتوني.
_SOUNDS = str.maketrans({"ج": "غ", "ك": "غ", "ق": "غ", "ط": "ت", "ص": "س", "ث": "س", "ذ": "ز", "ض": "د", "ظ": "ز"})
_KEPT_NAMES = 8_000
"""Names of which the words are remembered: those of the registry are asked for again and again."""
_LEAST_LETTERS, _LEAST_STEM, _MOST_VOWELS = 4, 4, 2


class Likeness(StrEnum):
    """How two names agree, the surest first."""

    SAME = "same"
    """The same words, once spelling is folded and «عبد الله» is one word."""
    SPELLING = "spelling"
    """The same words but for letters that the press writes for one foreign sound («نتانياهو»), or for an article."""
    PART = "part"
    """One leaves out names between the first and the last («محمد جواد ظريف» and «محمد ظريف»)."""
    FAMILY = "family"
    """One is the last name of the other alone."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """That two names may be one person's, and in what they agree."""

    likeness: Likeness
    changed: tuple[tuple[str, str], ...] = ()
    """The folded words that are spelled differently."""


@lru_cache(maxsize=_KEPT_NAMES)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name to compare by: folded, «بن» and «آل» left out, «عبد» and «أبو» joined to what follows.

    >>> name_words("عبد الله بن زايد آل نهيان")
    ('عبدالله', 'زايد', 'نهيان')
    >>> name_words("أبي مازن"), name_words("بن لادن")
    (('ابومازن',), ('بنلادن',))
    """
    written = _WORD.findall(fold(name.replace("_", " ")))
    words: list[str] = []
    before = ""
    for place, word in enumerate(written):
        last = place + 1 == len(written)
        if (word == _SERVANT or word in _FATHER_OF) and not last:
            before += _SERVANT if word == _SERVANT else "ابو"
        elif word in _SON_OF and not last:
            before += "" if words else "بن"
        elif word != _FAMILY or last:
            words.append(before + word)
            before = ""
    return tuple(words)


def sound_of(word: str) -> str:
    """What is left of a folded word when long vowels go and letters of one foreign sound become one.

    >>> sound_of("نتنياهو") == sound_of("نتانياهو"), sound_of("غريفيث") == sound_of("جريفث")
    (True, True)
    """
    spelled = word.translate(_SOUNDS)
    sound = spelled[:1]
    for letter in spelled[1:].removesuffix("ه"):
        if letter not in _VOWELS and letter != sound[-1]:
            sound += letter
    return sound


def compare_names(one: str, other: str, given: Container[str] = ()) -> NameMatch | None:
    """In what two names agree, or None if they are not one person's for all that the names tell.

    `given` are folded given names: two that both stand there are two names, however alike («سالم» and «سليم»).
    The order of the two does not matter.
    """
    return compare_words(name_words(one), name_words(other), given)


def compare_words(one: Sequence[str], other: Sequence[str], given: Container[str] = ()) -> NameMatch | None:
    """As `compare_names`, of names that are cut into words already."""
    if not one or not other:
        return None
    if tuple(one) == tuple(other):
        return NameMatch(Likeness.SAME)
    if len(one) == len(other):
        pairs = tuple((a, b) for a, b in zip(one, other, strict=True) if a != b)
        alike = all(same_but_spelled(a, b, given) for a, b in pairs)
        return NameMatch(Likeness.SPELLING, _sorted_pairs(pairs)) if alike else None
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(short) == 1:
        return NameMatch(Likeness.FAMILY) if short[0] == long[-1] else None
    return NameMatch(Likeness.PART) if short[0] == long[0] and short[-1] == long[-1] and _within(short, long) else None


def same_but_spelled(one: str, other: str, given: Container[str] = ()) -> bool:
    """Whether two folded words are one name but for the article or for how a foreign sound is written."""
    bare = one.removeprefix(_ARTICLE), other.removeprefix(_ARTICLE)
    if bare[0] == bare[1]:
        return len(bare[0]) >= _LEAST_STEM and bare[0] not in given
    if one.startswith(_ARTICLE) or other.startswith(_ARTICLE) or min(len(one), len(other)) < _LEAST_LETTERS:
        return False
    if _is_given(one, given) and _is_given(other, given):
        return False
    return abs(len(one) - len(other)) <= _MOST_VOWELS and sound_of(one) == sound_of(other) and len(sound_of(one)) > 2


def _is_given(word: str, given: Container[str]) -> bool:
    """Whether a word is a given name, or a family name made of one («سالمي»)."""
    return word in given or word.removesuffix("ي") in given


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _sorted_pairs(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((min(pair), max(pair)) for pair in pairs)
