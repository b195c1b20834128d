"""Files with one JSON object on each line: read from their beginning, or from one byte to another."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Protocol

from qawl.model.documents import Article, Rejected
from qawl.sources.lines import read_line

LONGEST = 32 * 1024 * 1024
"""Bytes of one article, its JSON included; what is longer is refused unread, so that memory has a bound."""


class Stream(Protocol):
    """What is asked of an open file: a buffered one, a decompressed one and standard input all have it."""

    def peek(self, n: int, /) -> bytes: ...

    def readline(self, size: int | None, /) -> bytes: ...

    def read(self, size: int | None, /) -> bytes: ...


@dataclass(slots=True)
class LinePlace:
    """How far a file has been read: the line, from 1, and the byte, from 0, at which it begins."""

    where: str
    line: int = 0
    byte: int = 0

    def here(self) -> str:
        return f"{self.where}:{self.line}" if self.line else self.where


def read_lines(
    stream: Stream, lines: Iterable[bytes], place: LinePlace, *, headline_in_text: bool
) -> Iterator[Article | Rejected]:
    """What stands on each line that comes from the stream; `place` is where the last one to come out begins."""
    for line in lines:
        place.line += 1
        if len(line) > LONGEST:
            yield Rejected(place.here(), "rejected-too-long", (("limit", LONGEST >> 20),))
            place.byte += len(line) + _skip_line(stream)
            continue
        bare = line.removeprefix(codecs.BOM_UTF8) if place.byte == 0 else line
        if bare.strip():
            at = place.byte + len(line) - len(bare)
            yield read_line(bare, place.here(), at, headline_in_text=headline_in_text)
        place.byte += len(line)


def read_range(
    stream: BinaryIO, first: int, last: int, place: LinePlace, *, headline_in_text: bool
) -> Iterator[Article | Rejected]:
    """The lines that begin at the byte `first` or behind it, and before `last`.

    Ranges that follow one another have every line of a file once. Lines are counted from the beginning of the range:
    how many stand before it, only the ranges before can tell.
    """
    stream.seek(max(0, first - 1))
    if first:
        _skip_line(stream)  # type: ignore[arg-type]
    place.byte = stream.tell()
    lines = iter(lambda: stream.readline(LONGEST + 1) if stream.tell() < last else b"", b"")
    yield from read_lines(stream, lines, place, headline_in_text=headline_in_text)  # type: ignore[arg-type]


def _skip_line(stream: Stream) -> int:
    """Read on to the end of the line without keeping it; how many bytes that were."""
    skipped = 0
    for piece in iter(partial(stream.readline, 1 << 20), b""):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped
