"""Make the card by which an article is compared, and the keys under which it is filed."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import compress, count
from struct import pack

from qawl.compare.copies.packed import unpacked
from qawl.compare.copies.values import Card, Sketch
from qawl.compare.copies.words import Words, cut_words
from qawl.model.documents import READ, Article

_SHORT = 12
"""Words; what is shorter is told apart by its headline too."""
_BEGINS, _ENDS = 40, 12
"""Words of an article in which it names its source."""
_BYTES = 4
"""Of a fingerprint."""
_DRAWN = bytes(byte % 8 == 0 for byte in range(256))
"""One shingle of eight opens a key, drawn by its lowest byte: the same in every text that has it."""


def sketch(article: Article) -> Card:
    """The card of an article: what compares it, and never its text."""
    texts = _parts(article)
    words = [cut_words(text) for text in texts]
    if article.title is not None and words and len(words[0]) < _SHORT:
        words[0] = cut_words(f"{article.title}\n{texts[0]}")
    credits = article.credits
    if article.segments:
        named = (name for segment in article.segments for name in segment.credits)
        credits = tuple(dict.fromkeys((*credits, *named)))
    parts = tuple([sketch_words(each) for nth, each in enumerate(words) if len(each) >= (_SHORT if nth else 3)])
    return card_of(article, parts, credits, words[0].codes if words else b"")


def card_of(article: Article, parts: tuple[Sketch, ...], credits: tuple[str, ...], codes: bytes) -> Card:
    """The card of an article whose texts are sketched; `codes` are the words of the first."""
    if len(codes) > _BYTES * (_BEGINS + _ENDS):
        codes = codes[: _BYTES * _BEGINS] + codes[-_BYTES * _ENDS :]
    return Card(article.id, parts, article.outlet, article.published, credits, codes)


def _parts(article: Article) -> list[str]:
    """The texts on the page that are articles, each by itself."""
    if not article.segments:
        return [article.text]
    parts: dict[int, list[str]] = {}
    for segment in article.segments:
        if segment.kind in READ:
            parts.setdefault(segment.part, []).append(segment.span.of(article.text))
    return ["\n".join(parts[part]) for part in sorted(parts)]


def sketch_words(words: Words) -> Sketch:
    """The fingerprints of one text."""
    codes = words.codes
    quoted: tuple[tuple[int, int], ...] = ()
    if words.quotations:
        last = max(len(words) - 2, 0)
        quoted = join_stretches([(max(start - 2, 0), min(end, last)) for start, end in words.quotations])
    frames, numbers = _frames(unpacked(codes), words.numbers) if words.numbers else (b"", b"")
    return Sketch(_shingles(codes), quoted, frames, numbers, blake2b(codes, digest_size=12).digest())


def _shingles(codes: bytes) -> bytes:
    """Of each word and the two behind it 7, 3 and 1 times the last 28 bits of their codes, in 32 bits.

    All sums are taken at once, as one long number with a word in every four bytes: none overflows.
    """
    size = len(codes)
    if size < 3 * _BYTES:
        return b""
    words = int.from_bytes(codes, "little") & int.from_bytes(b"\xff\xff\xff\x0f" * (size // _BYTES), "little")
    sums = 7 * words + 3 * (words >> 32) + (words >> 64)
    return sums.to_bytes(size, "little")[: -2 * _BYTES]


def join_stretches(stretches: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches in order; those that touch become one."""
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _frames(codes: Sequence[int], numbers: list[int]) -> tuple[bytes, bytes]:
    """For each number the two words before it and the one behind that are none, and the number itself."""
    frames: list[int] = []
    for start, end in join_stretches([(at, at + 1) for at in numbers]):
        frame = 5 * codes[start - 1] + 3 * codes[start - 2] if start > 1 else 0
        frames += [(frame + codes[end] if end < len(codes) else frame) & 0xFFFFFFFF] * (end - start)
    packing = f"<{len(numbers)}I"
    return pack(packing, *frames), pack(packing, *[codes[at] for at in numbers])


def candidate_keys(card: Card) -> frozenset[int]:
    """The keys under which an article is filed: two that share none are never compared."""
    return frozenset(key for part in card.parts for key in part_keys(part))


def part_keys(part: Sketch) -> set[int]:
    """A key is five words in a row, in 32 bits, of which the first three were drawn by their value."""
    shingles = unpacked(part.shingles)
    drawn = part.shingles[: -2 * _BYTES : _BYTES].translate(_DRAWN)
    return {shingles[at] ^ shingles[at + 2] for at in compress(count(), drawn)}
