"""How often the press uses a word, and of what kind it is: what makes one shared word worth more than another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources
from struct import iter_unpack, pack
from zlib import crc32

FILE = "background.bin"
_HASH, _LEVEL, _KIND = 25, 5, 2
"""Bits of an entry: the upper ones of the word's fingerprint, how often it is used, and its kind."""
_TOP = (1 << _LEVEL) - 1


class WordKind(IntEnum):
    """What a word is, as far as word lists know."""

    COMMON = 0
    """A noun, verb or particle."""
    GIVEN = 1
    """A given name, which many people share."""
    PLACE = 2
    """A place or what comes from it («ليفار», «ليفاري»)."""
    OTHER = 3
    """In no list: often a name."""


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of words, by fingerprint; the words themselves are not kept."""

    known: dict[int, int]
    """By the upper bits of a fingerprint: level and kind in one number."""

    def level(self, word: int) -> int:
        """How many articles use it, in steps: 0 where none does, then two steps for every doubling."""
        return self.known.get(word >> (32 - _HASH), 0) >> _KIND

    def kind(self, word: int) -> WordKind:
        """Its kind; of what no list and no article has, OTHER."""
        return WordKind(self.known.get(word >> (32 - _HASH), WordKind.OTHER) & (1 << _KIND) - 1)

    def used(self, word: str) -> int:
        """The level of a word that is given as it is written."""
        return self.level(fingerprint(word))


def fingerprint(word: str) -> int:
    """A number of 32 bits that stands for a word, the same on every machine."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def packed(entries: Iterable[tuple[int, int, WordKind]]) -> bytes:
    """Fingerprint, level and kind of words as the file holds them: where two words clash, the more used one."""
    best: dict[int, int] = {}
    for word, level, kind in entries:
        key = word >> (32 - _HASH)
        best[key] = max(best.get(key, 0), min(level, _TOP) << _KIND | kind)
    return b"".join(pack("<I", key << (_LEVEL + _KIND) | value) for key, value in sorted(best.items()))


def read_background(data: bytes) -> Background:
    """What `packed` has written."""
    low = _LEVEL + _KIND
    return Background({entry >> low: entry & (1 << low) - 1 for (entry,) in iter_unpack("<I", data)})


@cache
def load_background() -> Background:
    """Qawl's own table; learnt by evals/learn_story_words.py."""
    return read_background(resources.files(__package__).joinpath(FILE).read_bytes())
