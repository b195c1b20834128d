"""What travels between the steps of a job: readings, refusals and counts as rows of bytes."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import Enum

from qawl.model.codec import decode_article_of, decode_plain, decode_reading, encode_plain, encode_reading
from qawl.model.documents import Article, Rejected
from qawl.model.moments import read_day
from qawl.model.records import Reading
from qawl.model.world import Known, Linked
from qawl.runners.plans.plan import Row

UNDATED = "undated"
"""In place of the day of an article that says none."""
_ORDER = struct.Struct(">IQ")
_MOST = (1 << 32) - 1, (1 << 64) - 1
_HEAD = struct.Struct(">12s16sII")
_SIZE = struct.Struct(">I")


class Sort(bytes, Enum):
    """What a row is: the first byte of its key."""

    ARTICLE = b"a"
    """One that was read, by its id."""
    DAY = b"d"
    """One that stands, by its day."""
    FILE = b"f"
    """A file of the outcome that was written."""
    LINES = b"l"
    """How many lines a shard has."""
    REPEATED = b"r"
    """How often an article came again word for word."""
    REFUSED = b"x"
    """What was not read, or does not stand, by the order of input."""


def sort_of(key: bytes) -> Sort:
    return Sort(key[:1])


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in the input."""

    shard: int
    number: int
    """Among all that its shard holds, from 0."""
    where: str
    line: int = 0
    """From 1, counted from the beginning of the shard; 0 where `where` says all."""

    @property
    def order(self) -> bytes:
        """Sorts as the input stands."""
        return _ORDER.pack(self.shard, self.number)


@dataclass(frozen=True, slots=True)
class Refused:
    """What became of something that does not stand, before its line is known in the whole file."""

    what: str
    """As `Rejected` has it; empty where the place says it."""
    where: str
    line: int
    code: str
    details: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was read, as it travels: the later in the input sorts before the earlier."""

    digest: bytes
    """Equal where the reading is."""
    spot: Spot
    packed: bytes


@dataclass(frozen=True, slots=True)
class _Links:
    mentions: tuple[Known, ...]
    version: str


def article_row(id: str, digest: bytes, spot: Spot, packed: bytes) -> Row:
    where = spot.where.encode("utf-8", "surrogatepass")
    backwards = _ORDER.pack(_MOST[0] - spot.shard, _MOST[1] - spot.number)
    head = _HEAD.pack(backwards, digest, spot.line, len(where))
    return Sort.ARTICLE.value + id.encode("utf-8", "surrogatepass"), head + where + packed


def read_found(value: bytes) -> Found:
    backwards, digest, line, size = _HEAD.unpack_from(value)
    shard, number = _ORDER.unpack(backwards)
    begin = _HEAD.size + size
    where = value[_HEAD.size : begin].decode("utf-8", "surrogatepass")
    return Found(digest, Spot(_MOST[0] - shard, _MOST[1] - number, where, line), value[begin:])


def refused_row(spot: Spot, why: Rejected) -> Row:
    """A refusal by its place in the input; one that names an article keeps the name beside the place."""
    said = why.what if why.what not in (spot.where, f"{spot.where}:{spot.line}") else ""
    told = Refused(said, spot.where, spot.line, why.code, why.details)
    return Sort.REFUSED.value + spot.order, encode_plain(told)


def read_refused(key: bytes, value: bytes) -> tuple[int, Refused]:
    """A refusal, and the number of its shard."""
    return _ORDER.unpack(key[1:13])[0], decode_plain(value, Refused)


def pack(item: Reading | Linked) -> bytes:
    """A reading with its links, where it has some; what is only read of it need not be taken apart whole."""
    reading = item.reading if isinstance(item, Linked) else item
    body = encode_reading(reading)
    links = encode_plain(_Links(item.mentions, item.version)) if isinstance(item, Linked) else b""
    return _SIZE.pack(len(body)) + body + links


def article_in(packed: bytes) -> Article:
    return decode_article_of(_parts(packed)[0])


def reading_in(packed: bytes) -> Reading:
    return decode_reading(_parts(packed)[0])


def linked_in(packed: bytes) -> Reading | Linked:
    body, links = _parts(packed)
    reading = decode_reading(body)
    if not links:
        return reading
    told = decode_plain(links, _Links)
    return Linked(reading, told.mentions, told.version)


def _parts(packed: bytes) -> tuple[bytes, bytes]:
    (size,) = _SIZE.unpack_from(packed)
    return packed[_SIZE.size : _SIZE.size + size], packed[_SIZE.size + size :]


def day_row(article: Article, packed: bytes) -> Row:
    """An article that stands under its day; those of a day sort by their ids."""
    day = read_day(article.published)
    key = Sort.DAY.value + (UNDATED if day is None else day.isoformat()).encode()
    return key, article.id.encode("utf-8", "surrogatepass").replace(b"\0", b"\0\1") + b"\0\0" + packed


def packed_in(value: bytes) -> bytes:
    """What was packed of the article of a day's row."""
    return value[value.index(b"\0\0") + 2 :]
