"""Rows on disk: files of rows sorted by bucket, key and value, whole or not there, and merged as they are read."""

from __future__ import annotations

import heapq
import os
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate, chain, count, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from qawl.runners.plans.plan import Row

BLOCK = 64_000
"""Bytes of rows that are packed and unpacked together."""
OVERHEAD = 150
"""Bytes that a row takes in memory beside its own."""
FAN_IN = 64
"""So many pieces are merged at once; more are merged in rounds."""
TRYING = ".part"
"""The end of the name of a file that is being written: one that stands there tells that somebody died over it."""

_MAGIC = b"qawlrow1"
_FOOTER = struct.Struct(">Q8s")
_LENGTH = struct.Struct(">I")
_ENTRY = struct.Struct(">4Q")


@dataclass(frozen=True, slots=True)
class Segment:
    """The rows of one bucket in one file, in their order."""

    path: Path
    bucket: int
    offset: int
    size: int
    """Bytes on disk."""
    weight: int
    """Bytes in memory, about."""


def bucket_of(key: bytes, buckets: int) -> int:
    """The bucket of a key: the same in every process, on every machine."""
    return zlib.crc32(key) % buckets


def write_rows(path: Path, rows: Iterable[Row], buckets: int, memory: int) -> None:
    """A file of these rows; while they come at most `memory` bytes of them are held, then they are sorted on disk.

    The file stands under its name once it is whole. A fault leaves nothing behind; a death leaves the file TRYING.
    """
    trying, spilled = trying_of(path), count()
    runs: list[Path] = []

    def spill(held: Sequence[list[Row]]) -> None:
        runs.append(trying.with_name(f"{trying.name}-{next(spilled)}"))
        _write(runs[-1], ((number, sorted(some)) for number, some in enumerate(held)))

    try:
        trying.touch()
        held = _hold(rows, buckets, memory, spill)
        ours = dict(enumerate(held))
        before = [segment for run in runs for segment in segments(run) or ()]
        _write(trying, ((n, _with_runs(n, sorted(some), before, path.parent)) for n, some in ours.items()))
        os.replace(trying, path)
    except BaseException:
        with suppress(OSError):
            trying.unlink()
        raise
    finally:
        for run in runs:
            run.unlink(missing_ok=True)


def _hold(
    rows: Iterable[Row], buckets: int, memory: int, spill: Callable[[Sequence[list[Row]]], None]
) -> list[list[Row]]:
    """The rows by their buckets; what is too much meanwhile is spilled."""
    held: list[list[Row]] = [[] for _ in range(buckets)]
    weight = 0
    for row in rows:
        key, value = row
        held[zlib.crc32(key) % buckets if buckets > 1 else 0].append(row)
        weight += len(key) + len(value) + OVERHEAD
        if weight > memory:
            spill(held)
            held, weight = [[] for _ in range(buckets)], 0
    return held


def _with_runs(number: int, ours: list[Row], spilled: Iterable[Segment], room: Path) -> Iterable[Row]:
    theirs = [segment for segment in spilled if segment.bucket == number]
    return heapq.merge(ours, merged(theirs, room)) if theirs else ours


def trying_of(path: Path) -> Path:
    """Where the file is written before it gets its name."""
    return path.with_name(path.name + TRYING)


def segments(path: Path) -> list[Segment] | None:
    """What a file holds, or None where it is not there or not whole."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            if size < _FOOTER.size:
                return None
            file.seek(size - _FOOTER.size)
            begin, magic = _FOOTER.unpack(file.read())
            if magic != _MAGIC or begin > size:
                return None
            file.seek(begin)
            index = file.read(size - _FOOTER.size - begin)
    except FileNotFoundError:
        return None
    return [Segment(path, *fields) for fields in _ENTRY.iter_unpack(index)]


def read_rows(segment: Segment) -> Iterator[Row]:
    """The rows of a segment, in their order."""
    return chain.from_iterable(_blocks(segment))


def merged(parts: Sequence[Segment], room: Path, memory: int = 0) -> Iterator[Row]:
    """The rows of these segments in the order of key and value; what is lighter than `memory` is sorted at once.

    Never more than FAN_IN files are open: beyond that it merges in rounds, in a passing folder within `room`.
    """
    if sum(part.weight for part in parts) <= memory:
        yield from sorted(chain.from_iterable(read_rows(part) for part in parts))
    elif len(parts) <= FAN_IN:
        yield from heapq.merge(*(read_rows(part) for part in parts))
    else:
        with TemporaryDirectory(prefix="merge-", dir=room) as passing:
            yield from merged(list(_round(parts, Path(passing))), Path(passing), memory)


def _round(parts: Sequence[Segment], passing: Path) -> Iterator[Segment]:
    """One round of merging: fewer segments with the same rows."""
    for number, first in enumerate(range(0, len(parts), FAN_IN)):
        path = passing / f"{number:05}"
        _write(path, [(0, heapq.merge(*(read_rows(part) for part in parts[first : first + FAN_IN])))])
        yield from segments(path) or ()


def _blocks(segment: Segment) -> Iterator[list[Row]]:
    with segment.path.open("rb") as file:
        file.seek(segment.offset)
        end = segment.offset + segment.size
        while file.tell() < end:
            (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
            yield _unpack(zlib.decompress(file.read(length)))


def _write(path: Path, buckets: Iterable[tuple[int, Iterable[Row]]]) -> None:
    """A file of these buckets, each in its order, and at its end what stands where."""
    index = []
    with path.open("wb") as file:
        for number, rows in buckets:
            begin = file.tell()
            weight = sum(_put(file, block) for block in _cut(rows))
            if weight:
                index.append(_ENTRY.pack(number, begin, file.tell() - begin, weight))
        begin = file.tell()
        file.write(b"".join(index))
        file.write(_FOOTER.pack(begin, _MAGIC))


def _cut(rows: Iterable[Row]) -> Iterator[tuple[list[Row], int]]:
    """The rows in blocks, each with what it weighs in memory."""
    block: list[Row] = []
    size = 0
    for row in rows:
        block.append(row)
        size += len(row[0]) + len(row[1])
        if size > BLOCK:
            yield block, size + OVERHEAD * len(block)
            block, size = [], 0
    if block:
        yield block, size + OVERHEAD * len(block)


def _put(file: BinaryIO, block: tuple[list[Row], int]) -> int:
    rows, weight = block
    packed = zlib.compress(_pack(rows), 1)
    file.write(_LENGTH.pack(len(packed)) + packed)
    return weight


def _pack(rows: Sequence[Row]) -> bytes:
    """How long each key and value is, and then all of them."""
    flat = [part for row in rows for part in row]
    return struct.pack(f">I{len(flat)}I", len(flat), *map(len, flat)) + b"".join(flat)


def _unpack(data: bytes) -> list[Row]:
    (parts,) = _LENGTH.unpack_from(data)
    lengths = struct.unpack_from(f">{parts}I", data, _LENGTH.size)
    places = accumulate(lengths, initial=_LENGTH.size * (parts + 1))
    flat = iter([data[begin:end] for begin, end in pairwise(places)])
    return list(zip(flat, flat, strict=True))
