"""Bytes of a page to text: the encoding is the one that gives plausible text, whatever the label says."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from math import log
from typing import Final

_HEAD = 4096
"""Bytes in which a page may name its encoding."""
_SAMPLE = 65536
"""Characters that are not ASCII, and the letters beside them, by which an encoding is judged."""
_SURE = -4.2
"""What Arabic prose reaches, on average of its characters; bytes in a wrong encoding stay well below."""
_LOST, _STRANGE, _VOWEL, _MARK, _ACCENT = -12.0, -8.0, -6.0, -4.0, -4.5
_ENOUGH = 12
"""Letters below which no text is called Arabic and mended."""
_TRUST = 0.4
"""How much less plausible the text of a label may be before the label is disbelieved."""

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_LATIN: Final = "windows-1252"
_JUDGED: Final = ("utf-8", "windows-1256", "iso-8859-6", _LATIN)
"""What Arabic pages are written in, or say that they are."""
# Only these names are ever looked up: Python knows codecs («punycode», «unicode_escape») that are no text of a page.
_NAMES: Final = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8 unicode",
    "windows-1256": "windows-1256 cp1256 cp-1256 x-cp1256 win-1256 win1256 windows1256 ms-arab 1256",
    "iso-8859-6": "iso-8859-6 iso8859-6 iso88596 iso_8859-6 iso-8859-6-i iso-8859-6-e csisolatinarabic iso-ir-127"
    " arabic ecma-114 asmo-708",
    "windows-1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 ascii"
    " us-ascii ansi_x3.4-1968 iso-8859-15 iso8859-15 latin-9",
    "utf-16-le": "utf-16 utf-16le utf16 ucs-2 unicodefeff",
    "utf-16-be": "utf-16be unicodefffe",
    "mac_arabic": "x-mac-arabic macarabic mac-arabic x-macarabic",
    "cp720": "cp720 dos-720 ibm720",
    "cp864": "cp864 ibm864",
    "windows-1251": "windows-1251 cp1251",
    "windows-1253": "windows-1253 cp1253 iso-8859-7 greek",
    "windows-1254": "windows-1254 cp1254 iso-8859-9 latin5",
    "windows-1255": "windows-1255 cp1255 iso-8859-8 iso-8859-8-i hebrew",
}
_CODECS: Final = {label: name for name, labels in _NAMES.items() for label in labels.split()}

_CHARSET = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([\w.:+-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta\s[^>]{0,1000}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([\w.:+-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,64}<\?xml\s[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"']([\w.:+-]{1,40})", re.IGNORECASE)

_BESIDE = re.compile(r"[A-Za-z]?[^\x00-\x7f]+[A-Za-z]?")
_ACCENTED = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_FRENCH = re.compile(f"(?<=[A-Za-z])[{_ACCENTED}]{{1,2}}|[{_ACCENTED}]{{1,2}}(?=[A-Za-z])")
_MIXED = re.compile("(?<=[A-Za-z])[\u0621-\u064a]|[\u0621-\u064a](?=[A-Za-z])")
_LETTER = re.compile("[\u0621-\u063a\u0641-\u064a]")
_ANY_LETTER = re.compile(f"[A-Za-z{_ACCENTED}\u0621-\u063a\u0641-\u064a]")
_ODD = re.compile("[\u00d8\u00d9\u0637\u0638\u00c7][^\x00-\x7f]")
"""How each of the mistakes below begins: «Ø§», «ط§», «Çá»."""
_MISTAKES: Final = ((_LATIN, "utf-8"), ("windows-1256", "utf-8"), (_LATIN, "windows-1256"))
"""The encoding in which a text was read, and the one in which it had been written."""
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL)

# fmt: off
_SHARES: Final = {
    "ا": 125, "ل": 115, "ي": 69, "م": 63, "و": 60, "ن": 59, "ر": 49, "ت": 46, "ب": 37, "ة": 36, "ع": 35, "د": 33,
    "س": 29, "ه": 28, "ف": 27, "ق": 25, "أ": 22, "ك": 22, "ح": 20, "ج": 16, "ش": 13, "ط": 11, "ص": 11, "ى": 11,
    "خ": 10, "إ": 10, "ذ": 8, "ض": 8, "ث": 7, "ز": 7, "غ": 5, "ئ": 5, "ء": 4, "ظ": 3, "آ": 2, "ؤ": 2,
}
# fmt: on
"""Letters of Arabic prose and how many of a thousand they are."""
_WEIGHTS: Final = {letter: log(share / 1000) for letter, share in _SHARES.items()}
_MARKS: Final = frozenset(
    "\u060c\u061b\u061f\u0640\u00ab\u00bb\u201c\u201d\u2018\u2019\u2013\u2014\u2026\u2022\u00a0\u200c\u200d\u200e\u200f"
    "\u066a\u066b\u066c\u00b7\u00a9\u00ae\u067e\u0686\u06af\u06a4\u06cc\u06a9"
)
_C1: Final = bytes(range(0x80, 0xA0)).translate(None, b"\x81\x8d\x8f\x90\x9d")
_WESTERN: Final = dict(zip(_C1, _C1.decode(_LATIN), strict=True))
"""Where windows-1252 is not Latin-1; the five bytes that it leaves open stay what they are, as in browsers."""
_BACK: Final = str.maketrans({letter: chr(number) for number, letter in _WESTERN.items()})
_VOWELLED: Final = range(0x064B, 0x0653)
_DIGITS: Final = range(0x0660, 0x066A)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text, and how its encoding was known."""

    text: str
    encoding: str
    """As Python names it: «utf-8», «windows-1256»."""
    basis: str
    """«bom», «http», «meta», «xml» when what it says was believed, «bytes» when the bytes decided."""
    repaired: bool = False
    """Whether the text had been read in a wrong encoding and written again before it came to us, and was put right."""


def decode(body: bytes, media_type: str | None = None) -> Decoded:
    """The text of a page: what cannot be read is U+FFFD, zero bytes are dropped, and no bytes at all raise.

    Valid UTF-8 is UTF-8 even under another label, for nothing else looks like it; any other label is believed as
    long as another encoding does not give clearly better Arabic.
    """
    encoding, basis = _known(body) or _judged(body, tuple(_labels(body, media_type)))
    bom = next((mark for mark, name in _BOMS if name == encoding and body.startswith(mark)), b"")
    text = _read(body[len(bom) :], encoding).replace("\0", "")
    mended = _mended(text)
    return Decoded(text if mended is None else mended, encoding, basis, mended is not None)


def _known(body: bytes) -> tuple[str, str] | None:
    """What the first bytes or the zero bytes leave no doubt of."""
    for mark, name in _BOMS:
        if body.startswith(mark) and not (name == "utf-8" and _is_broken(body)):
            return name, "bom"
    return ("utf-16-le", "bytes") if _is_wide(body, 1) else ("utf-16-be", "bytes") if _is_wide(body, 0) else None


def _is_broken(body: bytes) -> bool:
    """A mark of UTF-8 that a program put before bytes of another encoding."""
    text = body.decode("utf-8", "replace")
    return text.count("\ufffd") * 2 > sum(text.count(letter) for letter in "اليمون")


def _is_wide(body: bytes, high: int) -> bool:
    """Whether every second byte is the upper one of a character: 0 for ASCII, 6 for Arabic."""
    sample = body[:_SAMPLE]
    upper, lower = sample[high::2], sample[1 - high :: 2]
    if not upper or b"\0" not in upper:
        return False
    wide = upper.count(0) + upper.count(6) + upper.count(0x20) + upper.count(0xFE)
    return wide > 0.9 * len(upper) and lower.count(0) + lower.count(6) < 0.2 * len(lower)


def _labels(body: bytes, media_type: str | None) -> list[tuple[str, str]]:
    """The encodings that were named, and by what, in the order of their worth."""
    said = (
        ("http", _CHARSET.search(media_type or "")),
        ("meta", _META.search(body[:_HEAD])),
        ("xml", _XML.search(body[:_HEAD].removeprefix(codecs.BOM_UTF8))),
    )
    labels = []
    for basis, found in said:
        if found is not None:
            word = found[1] if isinstance(found[1], str) else found[1].decode("ascii", "replace")
            if name := _CODECS.get(word.lower()):
                labels.append((name, basis))
    return labels


def _judged(body: bytes, labels: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The encoding whose text is the most plausible; of those that are about as good, the first that was named."""
    if body.isascii():
        return next((label for label in labels if not label[0].startswith("utf-16")), ("utf-8", "bytes"))
    if _is_utf8(body):
        return next((label for label in labels if label[0] == "utf-8"), ("utf-8", "bytes"))
    sample = _sample(body.decode("latin-1")).encode("latin-1")
    named = [label for label in labels if not label[0].startswith("utf-16")]
    if named and named[0][0] not in _JUDGED:  # nobody writes «windows-1251» over Arabic
        return named[0]
    tried = [*named, *((name, "bytes") for name in _JUDGED)]
    worth = {name: _plausibility(_read(sample, name)) for name, _ in tried}
    best = max(worth.values())
    return next(label for label in tried if worth[label[0]] >= best - (_TRUST if label in named else 0))


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        # A page that was cut within its last character is whole but for that character.
        return error.reason == "unexpected end of data" and error.start > 0 and not body[: error.start].isascii()
    return True


def _sample(text: str) -> str:
    """The first stretches that are not ASCII, each with the Latin letters that touch it."""
    pieces, size = [], 0
    for found in _BESIDE.finditer(text):
        pieces.append(found[0][:_SAMPLE])
        size += len(pieces[-1])
        if size > _SAMPLE:
            break
    return " ".join(pieces)


def _read(body: bytes, encoding: str) -> str:
    return body.decode("latin-1").translate(_WESTERN) if encoding == _LATIN else body.decode(encoding, "replace")


def _plausibility(text: str) -> float:
    """How much a text, ASCII aside, looks like Arabic prose or accented Latin: the mean log weight of a character."""
    french, mixed = "".join(_FRENCH.findall(text)), "".join(_MIXED.findall(text))
    counted = Counter(text)
    counted.subtract(french + mixed)
    total, weight = len(french) + len(mixed), len(french) * _ACCENT + len(mixed) * _STRANGE
    for letter, number in counted.items():
        if letter > "\x7f":
            total += number
            weight += number * _weight(letter)
    return weight / total if total else _STRANGE


def _weight(letter: str) -> float:
    if letter in _WEIGHTS:
        return _WEIGHTS[letter]
    if letter in _MARKS or ord(letter) in _DIGITS:
        return _MARK
    if letter == "\ufffd" or "\x80" <= letter < "\xa0":
        return _LOST
    return _VOWEL if ord(letter) in _VOWELLED else _STRANGE


def _mended(text: str) -> str | None:
    """The text as it was before somebody read it in the wrong encoding and wrote it again; None when it is sound.

    Sure only where the whole text goes back without a loss and what its reader sees becomes Arabic by and large:
    a page that quotes such letters beside sound Arabic does not go back, and one in English does not become Arabic.
    """
    if not _ODD.search(text) or (before := _plausibility(_sample(text))) > _SURE:
        return None
    for wrong, right in _MISTAKES:
        mended = _back(text, wrong, right)
        if mended is not None and _is_arabic(mended) and _plausibility(_sample(mended)) > max(_SURE, before + 1):
            return mended
    return None


def _back(text: str, wrong: str, right: str) -> str | None:
    try:
        if wrong == _LATIN:
            return text.translate(_BACK).encode("latin-1").decode(right)
        return text.encode(wrong).decode(right)
    except UnicodeError:
        return None


def _is_arabic(text: str) -> bool:
    """Whether a reader of the page sees Arabic in the main."""
    seen = _UNSEEN.sub(" ", text)
    letters = len(_LETTER.findall(seen))
    return letters >= _ENOUGH and letters > 0.6 * len(_ANY_LETTER.findall(seen))
