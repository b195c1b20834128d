"""Kinds of files beside lines and texts, by the ends of their names: pages, archives, tables."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePath
from typing import Final

from qawl.model.captures import Capture
from qawl.model.documents import Article, Rejected
from qawl.sources.pages import MEDIA_TYPES, moment, read_page
from qawl.sources.tables import NoParquet, read_csv, read_parquet
from qawl.sources.wacz import read_wacz
from qawl.sources.warc import Passed, read_warc

Given = Article | Capture | Rejected


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file, and what its readers ask about it."""

    stream: BufferedReader
    path: str
    where: str
    """Its path as it can be written anywhere."""
    changed: float
    headline_in_text: bool
    passed: Passed


Reader = Callable[[Opened], Iterator[Given]]


def reader_of(path: str) -> Reader | None:
    """What reads a file of this name; None for lines, texts and all that is unknown."""
    return READERS.get(_suffix(path))


def _suffix(path: str) -> str:
    pure = PurePath(path)
    return (pure.with_suffix("") if pure.suffix.lower() == ".gz" else pure).suffix.lower()


def _is_packed(file: Opened) -> bool:
    return PurePath(file.path).suffix.lower() == ".gz"


def _page(file: Opened) -> Iterator[Given]:
    stream = gzip.GzipFile(fileobj=file.stream) if _is_packed(file) else file.stream
    yield read_page(stream, file.where, file.changed, _suffix(file.path))


def _warc(file: Opened) -> Iterator[Given]:
    return read_warc(file.stream, file.where, file.passed)


def _wacz(file: Opened) -> Iterator[Given]:
    return read_wacz(file.stream, file.where, file.passed)


def _csv(file: Opened) -> Iterator[Given]:
    stream = gzip.GzipFile(fileobj=file.stream) if _is_packed(file) else file.stream
    return read_csv(stream, file.where, moment(file.changed), headline_in_text=file.headline_in_text)


def _parquet(file: Opened) -> Iterator[Given]:
    try:
        yield from read_parquet(file.path, file.where, moment(file.changed), headline_in_text=file.headline_in_text)
    except NoParquet:
        yield Rejected(file.where, "rejected-no-parquet", (("command", 'pip install "qawl[parquet]"'),))


READERS: Final[Mapping[str, Reader]] = {
    **dict.fromkeys(MEDIA_TYPES, _page),
    ".warc": _warc,
    ".wacz": _wacz,
    ".csv": _csv,
    ".parquet": _parquet,
}
