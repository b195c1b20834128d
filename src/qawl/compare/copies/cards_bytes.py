"""Cards as bytes: small, the same on every machine, and refused where they are not whole."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from zlib import crc32

from qawl.compare.copies.packed import unpacked
from qawl.compare.copies.values import Card, Sketch
from qawl.errors import BadData

_VERSION = 1
"""To be raised with every change of how texts are cut into words or fingerprints: older cards are then refused."""
_HEAD = struct.Struct("<BIIII")
"""Version, checksum of all that follows; how many names, texts, and words at the edges."""
_PART = struct.Struct("<III12s")
"""Of a text: how many shingles, stretches that are quoted, numbers; its digest."""
_NONE = 0xFFFFFFFF


def pack_card(card: Card) -> bytes:
    """A card as bytes: about four a word. Raises BadData for a card that is too large for them."""
    names = [each if each is None else each.encode("utf-8", "surrogatepass") for each in _names(card)]
    try:
        packed = [
            *(struct.pack("<I", _NONE if name is None else len(name)) for name in names),
            *map(_head, card.parts),
            *(name for name in names if name),
            card.edges,
            *(_packed_part(part) for part in card.parts),
        ]
        body = b"".join(packed)
        head = _HEAD.pack(_VERSION, crc32(body), len(names), len(card.parts), len(card.edges) // 4)
    except struct.error as error:
        raise BadData(f"{card.id!r} cannot be packed: {error}") from error
    return head + body


def pack_sketch(part: Sketch) -> bytes:
    """One text of a card by itself, for the way between two steps of one run; without a checksum."""
    return _head(part) + _packed_part(part)


def unpack_sketch(packed: bytes) -> Sketch:
    """The text that was packed."""
    shingles, stretches, numbers, digest = _PART.unpack_from(packed)
    return _unpacked_part(packed, _PART.size, (shingles, 2 * stretches, numbers, numbers), digest)[0]


def _names(card: Card) -> Iterable[str | None]:
    return card.id, card.outlet, card.published, *card.credits


def _head(part: Sketch) -> bytes:
    return _PART.pack(len(part.shingles) // 4, len(part.quoted), len(part.numbers) // 4, part.digest)


def _packed_part(part: Sketch) -> bytes:
    quoted = struct.pack(f"<{2 * len(part.quoted)}I", *[place for stretch in part.quoted for place in stretch])
    return b"".join((part.shingles, quoted, part.frames, part.numbers))


def unpack_card(packed: bytes) -> Card:
    """The card that was packed. Raises BadData for bytes of another kind or version, or damaged ones."""
    if len(packed) < _HEAD.size:
        raise BadData(f"{len(packed)} bytes are no card")
    version, checksum, names, parts, edges = _HEAD.unpack_from(packed)
    if version != _VERSION:
        raise BadData(f"a card of version {version}; this is version {_VERSION}: make the card anew")
    if crc32(memoryview(packed)[_HEAD.size :]) != checksum:
        raise BadData("a card whose bytes are damaged")
    try:
        return _unpacked(packed, names, parts, edges)
    except (struct.error, ValueError, TypeError, IndexError) as error:
        raise BadData("a card whose bytes are damaged") from error


def _unpacked(packed: bytes, names: int, parts: int, edges: int) -> Card:
    sizes = struct.unpack_from(f"<{names}I", packed, _HEAD.size)
    at = _HEAD.size + 4 * names
    heads = [_PART.unpack_from(packed, at + nth * _PART.size) for nth in range(parts)]
    at += parts * _PART.size
    told: list[str | None] = []
    for size in sizes:
        end = at if size == _NONE else at + size
        told.append(None if size == _NONE else packed[at:end].decode("utf-8", "surrogatepass"))
        at = end
    edge, at = _taken(packed, at, edges)
    sketches = []
    for shingles, stretches, numbers, digest in heads:
        sketched, at = _unpacked_part(packed, at, (shingles, 2 * stretches, numbers, numbers), digest)
        sketches.append(sketched)
    if at != len(packed) or told[0] is None or None in told[3:]:
        raise ValueError(at)
    credits = tuple(name for name in told[3:] if name is not None)
    return Card(told[0], tuple(sketches), told[1], told[2], credits, edge)


def _unpacked_part(packed: bytes, at: int, sizes: Iterable[int], digest: bytes) -> tuple[Sketch, int]:
    pieces = []
    for size in sizes:
        piece, at = _taken(packed, at, size)
        pieces.append(piece)
    shingles, places, frames, numbers = pieces
    quoted = unpacked(places)
    return Sketch(shingles, tuple(zip(quoted[::2], quoted[1::2], strict=True)), frames, numbers, digest), at


def _taken(packed: bytes, at: int, many: int) -> tuple[bytes, int]:
    end = at + 4 * many
    if end > len(packed):
        raise ValueError(end)
    return packed[at:end], end
