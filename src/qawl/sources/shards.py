"""Inputs cut into shards: a few bytes that say what to read, so that paths travel and no articles do."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from glob import glob
from pathlib import PurePosixPath

from qawl.model.captures import Capture
from qawl.model.documents import Article, Rejected
from qawl.sources.files import ALL_KINDS, displayed, read_named, text_id, walk_folder
from qawl.sources.line_files import LinePlace, read_range
from qawl.sources.lines import content_id
from qawl.sources.places import brought, is_remote, local, opened
from qawl.sources.remote import Seen, seen_at
from qawl.sources.tables import NoParquet, parquet_groups, read_parquet

SIZE = 4 * 1024 * 1024
"""Bytes of a shard, where a file can be cut at all."""
_LINES = (".jsonl", ".ndjson")
_MARKS = (b"\0", b"\x1f\x8b", b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")
_SNIFF = 8192


class Cut(StrEnum):
    """What part of a file a shard is."""

    LINES = "lines"
    """Those that begin from one byte to another."""
    ROWS = "rows"
    """Those of some row groups of a Parquet file."""
    WHOLE = "whole"
    """All of it: what is packed or holds pages can only be read from its beginning."""
    REFUSED = "refused"
    """Nothing: it was seen before reading that there is nothing to read."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of one file, in the order of input; equal inputs have equal shards, whoever reads them."""

    name: str
    """What messages call the file: its path from the folder of the job, or its address."""
    address: str
    cut: Cut
    first: int = 0
    last: int = 0
    """Bytes or row groups, the end excluded."""
    before: int = 0
    """Rows of the file that stand before those of these row groups."""
    size: int = 0
    mark: str = ""
    """Another one once the file has changed."""
    refused: Rejected | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands in a shard, and where."""

    found: Article | Capture | Rejected
    where: str
    """The file, with row or byte where the reader of the file says so."""
    line: int = 0
    """Of lines: from 1, counted from the beginning of the shard; 0 for all else."""


def cut_shards(given: Iterable[str], base: str, size: int = SIZE) -> Iterator[Shard]:
    """The shards of files, folders, patterns with `*` and addresses, in their order, each file once.

    Paths are those from the folder `base`. What names no file is a shard that is refused.
    """
    seen: set[str] = set()
    for one in given:
        for shards in _remote_files(one, size) if is_remote(one) else _local_files(local(one), base, size):
            if shards[0].address not in seen:
                seen.add(shards[0].address)
                yield from shards


def _remote_files(address: str, size: int) -> Iterator[list[Shard]]:
    found = seen_at(address)
    if not found:
        yield [_refused(address, address, Rejected(address, _missing(address)))]
    for one in found:
        yield list(_cut(one, one.address, size))


def _local_files(path: str, base: str, size: int) -> Iterator[list[Shard]]:
    whole = os.path.normpath(os.path.join(base, path))
    matching = sorted(glob(whole, recursive=True)) if _is_pattern(path) and not os.path.exists(whole) else [whole]
    if not matching:
        yield [_refused(displayed(path), whole, Rejected(displayed(path), _missing(path)))]
    for one in matching:
        for found in walk_folder(one, ALL_KINDS) if os.path.isdir(one) else (one,):
            if isinstance(found, Rejected):
                name = _named(found.what, base)
                yield [_refused(name, found.what, Rejected(name, found.code, found.details))]
            else:
                yield list(_cut(_seen_here(found), _named(displayed(found), base), size))


def _seen_here(path: str) -> Seen:
    told = os.stat(path) if os.path.isfile(path) else None
    return Seen(path, 0, "") if told is None else Seen(path, told.st_size, str(told.st_mtime_ns))


def _missing(said: str) -> str:
    return "rejected-no-match" if _is_pattern(said) else "rejected-missing"


def _is_pattern(said: str) -> bool:
    return any(sign in said for sign in "*?[")


def _named(path: str, base: str) -> str:
    """A path as it is from the folder `base`, where it lies in it."""
    inside = displayed(os.path.join(base, ""))
    return path.removeprefix(inside) if base else path


def _refused(name: str, address: str, why: Rejected) -> Shard:
    return Shard(name, address, Cut.REFUSED, refused=why)


def _cut(file: Seen, name: str, size: int) -> Iterator[Shard]:
    """The shards of one file; what cannot be opened now is read whole, and refused where it is read."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _LINES and file.size > 0 and _holds_lines(file.address):
        for first in range(0, file.size, size):
            last = min(first + size, file.size)
            yield Shard(name, file.address, Cut.LINES, first, last, 0, last - first, file.mark)
    elif suffix == ".parquet" and (groups := _groups(file.address)):
        yield from _group_shards(file, name, groups, size)
    else:
        yield Shard(name, file.address, Cut.WHOLE, 0, file.size, 0, file.size, file.mark)


def _holds_lines(address: str) -> bool:
    """Whether a file can be cut at its lines; what is none of text is refused as a whole."""
    try:
        with opened(address) as file:
            start = file.read(_SNIFF)
    except OSError:
        return False
    return b"\0" not in start and not start.startswith(_MARKS)


def _groups(address: str) -> list[tuple[int, int]]:
    try:
        with opened(address) as file:
            return parquet_groups(file)
    except (NoParquet, OSError):
        return []


def _group_shards(file: Seen, name: str, groups: list[tuple[int, int]], size: int) -> Iterator[Shard]:
    """Row groups, as many as come to the size of a shard together."""
    first = before = rows = held = 0
    for number, (more, volume) in enumerate(groups):
        if held and held + volume > size:
            yield Shard(name, file.address, Cut.ROWS, first, number, before, held, file.mark)
            first, before, rows, held = number, before + rows, 0, 0
        rows, held = rows + more, held + volume
    yield Shard(name, file.address, Cut.ROWS, first, len(groups), before, held, file.mark)


def read_shard(shard: Shard, place: LinePlace) -> Iterator[Item]:
    """Everything that stands in a shard, in order; `place` counts the lines that went by.

    What is damaged is refused by name and place, and what can be read around it is read. Only another machine that
    does not answer raises.
    """
    try:
        match shard.cut:
            case Cut.LINES:
                yield from _read_lines(shard, place)
            case Cut.ROWS:
                yield from _read_rows(shard)
            case Cut.WHOLE:
                yield from _read_whole(shard)
            case Cut.REFUSED:
                assert shard.refused is not None
                yield Item(shard.refused, shard.name)
    except (FileNotFoundError, NotADirectoryError):
        yield Item(Rejected(shard.name, "rejected-missing"), shard.name)
    except PermissionError:
        yield Item(Rejected(shard.name, "rejected-no-permission"), shard.name)
    except OSError as error:
        yield Item(Rejected(shard.name, "rejected-unreadable", (("reason", error.strerror or str(error)),)), shard.name)


def _read_lines(shard: Shard, place: LinePlace) -> Iterator[Item]:
    with opened(shard.address) as file:
        for found in read_range(file, shard.first, shard.last, place, headline_in_text=True):
            yield Item(found, shard.name, place.line)
        if file.seek(0, os.SEEK_END) < shard.last:
            yield Item(Rejected(shard.name, "rejected-shrunk"), shard.name)


def _read_rows(shard: Shard) -> Iterator[Item]:
    with opened(shard.address) as file:
        groups = range(shard.first, shard.last)
        rows = read_parquet(file, shard.name, "", headline_in_text=True, groups=groups, before=shard.before)
        for number, found in enumerate(rows, shard.before + 1):
            yield Item(found, f"{shard.name}:{number}")


def _read_whole(shard: Shard) -> Iterator[Item]:
    id = _text_id(shard.address) if is_remote(shard.address) else text_id(local(shard.address))
    with brought(shard.address) as path:
        for found in read_named(path, shard.name, id):
            where = found.what if isinstance(found, Rejected) else found.file if isinstance(found, Capture) else None
            yield Item(found, where or shard.name)


def _text_id(address: str) -> str:
    """The id of a text that lies at an address: its name and a fingerprint of the address, without «.gz»."""
    place = PurePosixPath(address)
    place = place.with_suffix("") if place.suffix.lower() == ".gz" else place
    return f"{place.stem}-{content_id(address.removesuffix('.gz'))}"
