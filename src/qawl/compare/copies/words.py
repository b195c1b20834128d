"""A text as fingerprints of its words, with its quotations and numbers marked."""

from __future__ import annotations

import re
from codecs import charmap_build, charmap_encode
from dataclasses import dataclass
from operator import itemgetter
from zlib import crc32

from qawl.text.fold import fold

_QUOTATION = 6
"""Words of the shortest quotation; a shorter one is a name or a term («الممر الآمن»)."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text; places count words."""

    codes: list[int]
    """crc32 of each word in folded spelling."""
    quotations: list[tuple[int, int]]
    """Stretches inside quotation marks, the end excluded; they do not overlap."""
    numbers: list[int]


# The alphabet of the press in one byte a letter: folding is then one look-up a byte, three times as fast as `fold`,
# which says what each of these letters folds to.
_LETTERS = "".join(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B), *range(0x660, 0x66A), *range(0x6F0, 0x6FA))))
_LOOKALIKES = "\u0671\u067e\u0686\u0698\u06a4\u06a9\u06af\u06c1\u06cc\u06d5"
_SILENT = "".join(map(chr, (*range(0x64B, 0x653), *range(0x200B, 0x2010), *range(0x202A, 0x202F)))) + (
    "\u0640\u0670\u00ad\u061c\u2066\u2067\u2068\u2069\ufeff"
)
_BLANK = "،؛؟٪٫٬…–—―•·−‘’‹›\u00a0\u2009\u202f"
_OPENING, _CLOSING = "\u201c\u201d\u201e\u201f\u2033\uff02\u00ab", "\u00bb"
_PLAIN = "".join(map(chr, range(128)))
_ALPHABET = (_PLAIN + _LETTERS + _LOOKALIKES + _SILENT + _BLANK + _OPENING + _CLOSING).ljust(256, "\ufffe")
_BYTES = charmap_build(_ALPHABET)
_END = 1
"""The byte of a mark that only closes; all other marks are the plain one."""
_BREAK = ord("\n")
_LAST_MARK = ord('"')
"""Blanks and marks are not above it; letters and digits are."""


def _folded_byte(letter: str) -> int:
    """The byte that stands for a letter among words."""
    if letter == '"' or letter in _OPENING:
        return ord('"')
    if letter == _CLOSING:
        return _END
    if letter == "\n":
        return ord("\n")
    if letter in _BLANK or not (letter.isalnum() or letter == "\ufffe"):
        return ord(" ")
    folded = fold(letter)
    return _ALPHABET.index(folded)


_FOLDED = bytes(_folded_byte(letter) for letter in _ALPHABET)
_DELETED = charmap_encode(_SILENT, "strict", _BYTES)[0]
_MARK = re.compile(b'["\x01]')
_MARK_OR_BREAK = re.compile(b'["\x01\n]')
_DIGIT = re.compile(b"[0-9]")


def cut_words(text: str) -> Words:
    """The words of `text`; spelling is folded, punctuation goes.

    >>> cut_words("أكّدت الوزارةُ،").codes == cut_words("اكدت - الوزاره").codes
    True
    """
    plain = _plain(text)
    words, quotations = (plain.split(), []) if _MARK.search(plain) is None else _cut_at_marks(plain)
    firsts = bytes(map(itemgetter(0), words))
    return Words(list(map(crc32, words)), quotations, [digit.start() for digit in _DIGIT.finditer(firsts)])


def _plain(text: str) -> bytes:
    """Words, blanks and quotation marks, one byte a letter; a letter of no press is spelled out."""
    try:
        plain = charmap_encode(text, "strict", _BYTES)[0]
    except UnicodeEncodeError:
        plain = charmap_encode(fold(text), "backslashreplace", _BYTES)[0]
    return plain.translate(_FOLDED, _DELETED)


def _cut_at_marks(plain: bytes) -> tuple[list[bytes], list[tuple[int, int]]]:
    """The words, and the stretches of them between a mark that opens and the next that closes.

    A mark opens where a word follows it at once. A quotation that its paragraph does not close is none.
    """
    words: list[bytes] = []
    found: list[tuple[int, int]] = []
    opened: int | None = None
    done = 0
    for mark in _MARK_OR_BREAK.finditer(plain):
        at = mark.start()
        if plain[at] == _BREAK:
            opened = None
            continue
        words += plain[done:at].split()
        done = at + 1
        word_before = at > 0 and plain[at - 1] > _LAST_MARK
        word_behind = done < len(plain) and plain[done] > _LAST_MARK
        if word_behind and not (word_before and opened is not None):
            opened = len(words)
        elif opened is not None:
            if len(words) - opened >= _QUOTATION:
                found.append((opened, len(words)))
            opened = None
        elif not word_before and plain[at] != _END:
            opened = len(words)  # « كلام »: a mark between blanks
    words += plain[done:].split()
    return words, found
