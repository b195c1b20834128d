"""The letters of what a feed sends: which encoding its bytes really are in, and plain words out of marked-up ones."""

from __future__ import annotations

import codecs
import re
from html import unescape
from typing import Final

_SAMPLE = 65536
"""Bytes by which an encoding is judged."""
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Only these names are ever looked up: Python knows codecs («punycode», «unicode_escape») that are no text of a feed.
_NAMES: Final = {
    "windows-1256": "windows-1256 cp1256 cp-1256 x-cp1256 win-1256 windows1256 ms-arab",
    "iso-8859-6": "iso-8859-6 iso8859-6 iso_8859-6 iso-8859-6-i iso-8859-6-e arabic asmo-708 ecma-114",
    "mac_arabic": "x-mac-arabic mac-arabic macarabic",
    "cp720": "cp720 dos-720 ibm720",
    "cp864": "cp864 ibm864",
    "windows-1254": "windows-1254 cp1254 iso-8859-9 latin5",
    "windows-1252": "windows-1252 cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 iso-8859-15 us-ascii ascii",
}
_CODECS: Final = {label: name for name, labels in _NAMES.items() for label in labels.split()}
_JUDGED: Final = ("windows-1256", "iso-8859-6")
_CHARSET = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([\w.:+-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml\s[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"']([\w.:+-]{1,40})", re.IGNORECASE)

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
_MIXED = re.compile("(?<=[A-Za-z])[\u0621-\u064a]|[\u0621-\u064a](?=[A-Za-z])")
"""French in an encoding of Arabic: «reهu»."""
_FOREIGN = re.compile("[^\x00-\x7f\u0621-\u063a\u0640-\u0652\u060c\u061b\u061f\u00a0\u00ab\u00bb\u2013-\u2026]")

_BREAK = re.compile(r"</?(?:br|p|div|li|td|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile("<[A-Za-z/!?][^<>]*>")
_BLANKS = re.compile(r"\s+")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")
_ENDLESS = re.compile(r"&#(?:[xX][0-9A-Fa-f]{8,}|[0-9]{9,});?")
"""Python's own `unescape` raises for a number of thousands of digits."""


def decode(data: bytes, media_type: str | None = None) -> str:
    """The text of a feed, a sitemap or a list: a label that its bytes belie is not believed, and nothing raises.

    What cannot be read is U+FFFD. Bytes that are valid UTF-8 are UTF-8 under any label, for nothing else looks
    like it; of the Arabic encodings that one is taken which gives more Arabic.
    """
    mark, named = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", _wide(data)))
    if named is not None and named != "utf-8":
        return data.decode(named, "replace").removeprefix("\ufeff")
    body = data.removeprefix(mark)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    # a few broken bytes among many whole letters: UTF-8 that was cut or damaged on its way
    above = len(body) - len(body.decode("ascii", "ignore"))
    return text if 4 * text.count("\ufffd") <= above else body.decode(_single(body, media_type), "replace")


def plain(marked: str) -> str:
    """The words of a headline or a name that may hold escaped HTML, blanks folded.

    >>> plain("الوزير:  &quot;لا <b>اتفاق</b>&quot; &amp;nbsp;بعد")
    'الوزير: "لا اتفاق" بعد'
    """
    text = marked
    for _ in range(2):  # «&amp;quot;»: escaped once for HTML and once more by the feed's own program
        if "<" in text or "&" in text:
            text = references_read(_TAG.sub("", _BREAK.sub(" ", text)))
    return _BLANKS.sub(" ", without_illegal(text)).strip()


def references_read(text: str) -> str:
    """`text` with HTML's references («&laquo;», «&#1575;») as the letters they stand for; none of them raises."""
    return unescape(_ENDLESS.sub("\ufffd", text)) if "&" in text else text


def without_illegal(text: str) -> str:
    """`text` without the control characters that XML forbids; half of a surrogate pair becomes U+FFFD."""
    return _HALVES.sub("\ufffd", _ILLEGAL.sub("", text))


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark, by the zero bytes beside the ASCII of the markup."""
    start = data[:400]
    even, odd = start[0::2], start[1::2]
    if len(start) < 4 or max(even.count(0), odd.count(0)) < 0.3 * len(odd):
        return None
    if even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    return "utf-16-be" if odd.count(0) < 0.1 * len(odd) else None


def _single(body: bytes, media_type: str | None) -> str:
    """The encoding of one byte a letter that reads best; a label that is as good as another is believed."""
    labels = [found[1] for found in (_CHARSET.search(media_type or ""),) if found]
    labels += [found[1].decode("ascii", "replace") for found in (_DECLARED.search(body[:400]),) if found]
    named = [name for label in labels if (name := _CODECS.get(label.lower()))]
    sample = body[:_SAMPLE]
    best = max(dict.fromkeys((*named, *_JUDGED)), key=lambda name: _arabic(sample.decode(name, "replace")))
    if _arabic(sample.decode(best, "replace")) > 0:
        return best
    return named[0] if named else "windows-1252"


def _arabic(text: str) -> int:
    """How far a text looks like Arabic prose: its letters and articles, less what does not belong there."""
    strange = len(_FOREIGN.findall(text)) + 2 * len(_MIXED.findall(text))
    return len(_ARABIC.findall(text)) + 3 * text.count(" ال") - 3 * strange
