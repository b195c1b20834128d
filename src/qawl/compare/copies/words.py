"""A text as fingerprints of its words, with its quotations and numbers marked."""

from __future__ import annotations

from codecs import charmap_build, charmap_encode
from dataclasses import dataclass
from struct import pack
from zlib import crc32

from qawl.text.fold import fold

QUOTATION = 6
"""Words of the shortest quotation; a shorter one is a name or a term («الممر الآمن»)."""
_FEWEST = 2
"""Marks of a quotation."""
LEAST = 2 * QUOTATION - 1
"""Letters and blanks of the shortest."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text; places count words."""

    codes: bytes
    """crc32 of each word in folded spelling, four bytes each, the small end first."""
    quotations: list[tuple[int, int]]
    """Stretches inside quotation marks, the end excluded; they do not overlap."""
    numbers: list[int]

    def __len__(self) -> int:
        return len(self.codes) // 4


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
END = 1
"""The byte of a mark that only closes; all other marks are the plain one."""
_BREAK = b"\n"
_MARK = b'"'
LAST_MARK = ord('"')
"""Blanks and marks are not above it; letters and digits are."""


def _folded_byte(letter: str) -> int:
    """The byte that stands for a letter among words."""
    if letter == '"' or letter in _OPENING:
        return ord('"')
    if letter == _CLOSING:
        return END
    if letter == "\n":
        return ord("\n")
    if letter in _BLANK or not (letter.isalnum() or letter == "\ufffe"):
        return ord(" ")
    folded = fold(letter)
    return _ALPHABET.index(folded)


_FOLDED = bytes(_folded_byte(letter) for letter in _ALPHABET)
_DELETED = charmap_encode(_SILENT, "strict", _BYTES)[0]
_ONE_MARK = bytes.maketrans(bytes([END]), b'"')
_UNMARKED = bytes.maketrans(b'"\x01', b"  ")
_FIRSTS = bytes(ord("0") if 48 <= byte < 58 else ord(" ") if byte <= LAST_MARK else ord("x") for byte in range(256))
"""A digit, a blank or mark, or a letter."""


def cut_words(text: str) -> Words:
    """The words of `text`; spelling is folded, punctuation goes.

    >>> cut_words("أكّدت الوزارةُ،").codes == cut_words("اكدت - الوزاره").codes
    True
    """
    plain = fold_letters(text)
    words, quotations = _cut_at_marks(plain)
    codes = pack(f"<{len(words)}I", *map(crc32, words))
    return Words(codes, quotations, _numbers(plain))


def fold_letters(text: str) -> bytes:
    """Words, blanks and quotation marks, one byte a letter; a letter of no press is spelled out."""
    try:
        plain = charmap_encode(text, "strict", _BYTES)[0]
    except UnicodeEncodeError:
        plain = charmap_encode(fold(text), "backslashreplace", _BYTES)[0]
    return plain.translate(_FOLDED, _DELETED)


def _numbers(plain: bytes) -> list[int]:
    """Which words begin with a digit."""
    firsts = b" " + plain.translate(_FIRSTS)
    found: list[int] = []
    words = done = 0
    at = firsts.find(b" 0")
    while at >= 0:
        words += firsts.count(b" x", done, at + 1)
        found.append(words + len(found))
        done = at + 1
        at = firsts.find(b" 0", done)
    return found


def _cut_at_marks(plain: bytes) -> tuple[list[bytes], list[tuple[int, int]]]:
    """The words, and the stretches of them between a mark that opens and the next that closes."""
    spans = quoted_stretches(plain)
    blank = plain.translate(_UNMARKED)
    if not spans:
        return blank.split(), []
    words: list[bytes] = []
    found: list[tuple[int, int]] = []
    done = 0
    for start, end in spans:
        words += blank[done:start].split()
        opened = len(words)
        words += blank[start:end].split()
        if len(words) - opened >= QUOTATION:
            found.append((opened, len(words)))
        done = end
    words += blank[done:].split()
    return words, found


def quoted_stretches(plain: bytes) -> list[tuple[int, int]]:
    """The stretches between marks that are long enough for a quotation.

    A mark opens where a word follows it at once. A quotation that its paragraph does not close is none.
    """
    if plain.count(b'"') + plain.count(END) < _FEWEST:
        return []
    pieces = plain.translate(_ONE_MARK).split(b'"')
    found: list[tuple[int, int]] = []
    opened = -1
    """Where the stretch begins that is open."""
    at = 0
    before = pieces[0]
    for behind in pieces[1:]:
        at += len(before)
        if opened >= 0 and _BREAK in before:
            opened = -1
        word_before = before[-1:] > _MARK
        if behind[:1] > _MARK and not (word_before and opened >= 0):
            opened = at + 1
        elif opened >= 0:
            if at - opened >= LEAST:
                found.append((opened, at))
            opened = -1
        elif not word_before and plain[at] != END:
            opened = at + 1  # « كلام »: a mark between blanks
        at += 1
        before = behind
    return found
