"""What travels between the steps that hold articles against one another: keys that sort, small values, and marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from itertools import groupby
from struct import Struct

from qawl.compare.copies.cards_bytes import pack_card
from qawl.compare.copies.judge import Face, Shared
from qawl.compare.copies.proposed import Common
from qawl.compare.copies.values import Card
from qawl.compare.stories.cards import pack_story_card
from qawl.compare.stories.files import CROWD
from qawl.compare.stories.gather import SPAN
from qawl.compare.stories.values import StoryCard
from qawl.model.codec import encode_plain
from qawl.runners.plans.plan import Each, Given, OfRow, Row, Step

LED, BELONGS, CUT, HEAD, HOME, ASKED, ALIKE, MEMBER, CAPPED = (bytes([mark]) for mark in b"012345678")
"""The first byte of a value says what it is; in a bucket those come first that the others need."""
_NONE = 0xFFFFFFFF
_FACE = Struct(">IIII")
_SHARED = Struct(">IIIBdd")
_WHY = ("same-words", "whole-text", "shared-passage", "shared-opening", "quoted-text")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much there may be of a thing."""

    common: Common = field(default_factory=Common)
    """From when on words that texts share are a formula."""
    crowd: int = CROWD
    """Articles of a day under one term, beyond which it proposes nobody for a story."""
    span: int = SPAN
    """Days of a story."""
    block: int = 4_000
    """About how many articles of a day are held in memory at once; more of them are compared in several buckets."""


@dataclass(frozen=True, slots=True)
class Capped:
    """A key that so much had that it was not followed further."""

    kind: str
    """`passage` of a text, `text` as a whole, `term` of one day, `terms` of no day."""
    why: str
    """`crowd`, where too many have it, or `formula`, where it was met on too many days."""
    key: int
    """The fingerprint under which it was filed."""
    many: int
    """Different texts, articles that have the text, or articles that stand for their copies."""


def capped_row(kind: str, why: str, key: int, many: int) -> Row:
    """The row that tells of a key that was capped."""
    capped = Capped(kind, why, key, many)
    return f"{kind}:{key}".encode(), CAPPED + encode_plain(capped)


def pack_name(article: str) -> bytes:
    """An id as a key: sorts as the id does."""
    return article.encode("utf-8", "surrogatepass")


def unpack_name(key: bytes) -> str:
    return key.decode("utf-8", "surrogatepass")


def join(first: bytes, rest: bytes) -> bytes:
    """Two values in one; `cut` takes them apart."""
    return len(first).to_bytes(4, "big") + first + rest


def cut(both: bytes) -> tuple[bytes, bytes]:
    end = 4 + int.from_bytes(both[:4], "big")
    return both[4:end], both[end:]


def pack_cards(copy: Card, story: StoryCard) -> bytes:
    """The two cards of an article as one value."""
    return join(pack_card(copy), pack_story_card(story))


def cut_cards(packed: bytes) -> tuple[bytes, bytes]:
    """The two packed cards of an article."""
    return cut(packed)


def digest_of(packed: bytes) -> bytes:
    """Few bytes that stand for many."""
    return blake2b(packed, digest_size=8).digest()


def marked(values: Iterable[bytes]) -> Iterator[tuple[bytes, Iterator[bytes]]]:
    """The values of a bucket by their mark, each without it."""
    for mark, some in groupby(values, lambda value: value[:1]):
        yield mark, (value[1:] for value in some)


def marking(name: str, of: str, mark: bytes) -> Step:
    """A step that puts a mark before every value."""
    return Step(name, Each(partial(_marking, mark)), (of,))


def _marking(mark: bytes, given: Given) -> OfRow:
    return lambda key, value: ((key, mark + value),)


def unmark(mark: bytes, given: Given) -> OfRow:
    """Of all rows those with a mark, without it."""
    return lambda key, value: ((key, value[1:]),) if value.startswith(mark) else ()


def pack_when(card: StoryCard) -> bytes:
    """What sorts as articles come; it ends with two zeros, which stand nowhere else in its letters."""
    minute = _NO_TIME if card.minute is None else card.minute
    return minute.to_bytes(8, "big") + pack_name(card.id).replace(b"\0", b"\0\xff") + b"\0\0"


_NO_TIME = (1 << 64) - 1


def after_when(value: bytes) -> bytes:
    """What stands behind it."""
    return value[value.index(b"\0\0", 8) + 2 :]


def pack_face(face: Face) -> bytes:
    name, outlet = pack_name(face.id), b"" if face.outlet is None else pack_name(face.outlet)
    told = _NONE if face.outlet is None else len(outlet)
    head = _FACE.pack(len(name), told, face.day or 0, len(face.sizes))
    return b"".join((head, name, outlet, *(size.to_bytes(4, "big") for size in face.sizes)))


def unpack_face(packed: bytes) -> Face:
    named, told, day, parts = _FACE.unpack_from(packed)
    at = _FACE.size + named
    end = at if told == _NONE else at + told
    sizes = (int.from_bytes(packed[place : place + 4], "big") for place in range(end, end + 4 * parts, 4))
    outlet = None if told == _NONE else unpack_name(packed[at:end])
    return Face(unpack_name(packed[_FACE.size : at]), outlet, day or None, tuple(sizes))


def pack_shared(shared: Shared) -> bytes:
    why = _WHY.index(shared.why)
    return _SHARED.pack(shared.shared, shared.first, shared.second, why, shared.density, shared.begin)


def unpack_shared(packed: bytes) -> Shared:
    shared, first, second, why, density, begin = _SHARED.unpack(packed)
    return Shared(shared, first, second, _WHY[why], density, begin)
