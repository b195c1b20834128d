"""Words compared across articles: stems for what must not hang on an article or a case, and ids made of content."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from qawl.text.fold import fold
from qawl.text.layers import TOKEN
from qawl.text.stems import plain_stem

Stems = frozenset[str]

_SHORTEST = 3
"""Letters of a stem that says something; shorter words are particles."""
_KEPT_STRINGS = 50_000
_REWORDED = 0.75
"""Of the words of two tellings of one sentence more than this share stand in both."""
_FIRST_ACCUSATIVE = 11
"""Behind the numbers from here to 99, and a hundred more of each, the noun counted is a singular accusative."""


@lru_cache(maxsize=_KEPT_STRINGS)
def stems(words: str) -> Stems:
    """The words that say something, without article and case.

    >>> sorted(stems("وقف إطلاق النار بالمدينة"))
    ['اطلاق', 'مدينه', 'نار', 'وقف']
    """
    found = (plain_stem(token) for token in TOKEN.findall(fold(words)) if token[0].isalnum())
    return frozenset(stem for stem in found if len(stem) >= _SHORTEST or stem.isdigit())


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two wordings say the same: equal stems, or the one is a part of the other; two Nones do."""
    if one is None or other is None:
        return one is other
    first, second = stems(one), stems(other)
    if not first or not second:
        return fold(one) == fold(other)
    return first <= second or second <= first


def is_reworded(one: str, other: str) -> bool:
    """Whether of two sentences one is the other with a word or a letter changed, as copies have it."""
    first, second = stems(one), stems(other)
    return len(first & second) > _REWORDED * len(first | second)


def stem_key(words: str | None) -> str:
    """One string for all wordings with the same stems; empty for None."""
    if words is None:
        return ""
    return " ".join(sorted(stems(words))) or fold(words)


def noun_key(noun: str | None) -> str:
    """One string for the forms of a counted noun by number and case; plurals with other letters keep their own.

    >>> noun_key("محتجزا") == noun_key("المحتجزين") == noun_key("محتجزون")
    True
    """
    return " ".join(
        word[:-2] if word[-2:] in ("ين", "ات") and len(word) > 5 else word for word in stem_key(noun).split()
    )


def counted_noun(noun: str, number: float | None) -> str:
    """A counted noun as a heading has it: behind 11 to 99 it stands in the accusative.

    >>> counted_noun("مسلحاً", 12), counted_noun("لواء", 12), counted_noun("مسلحين", 6)
    ('مسلح', 'لواء', 'مسلحين')
    """
    if number is None or number % 100 < _FIRST_ACCUSATIVE or number % 1:
        return noun
    first, space, rest = noun.partition(" ")
    bare = first.removesuffix("\u064b").removesuffix("\u0627").removesuffix("\u064b")
    return f"{bare if len(bare) >= _SHORTEST else first}{space}{rest}"


def line_id(*keys: object) -> str:
    """The id of a line: the same content gives the same id, on any machine."""
    joined = "\x1f".join("" if key is None else str(key) for key in keys)
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
