"""Reads a stream of articles on this machine, in this process or in several: same results, same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from qawl.model.codec import decode_reading, encode_line, encode_reading
from qawl.model.documents import Article, Rejected
from qawl.model.records import Reading
from qawl.pipeline import load_kit, read_article
from qawl.runners.workers import attempt, run_in_workers

T = TypeVar("T")
Read = Callable[[Article], Reading]
Prepare = Callable[[], Read]
"""Makes the reading function; called once in each process, so it must be importable there by name."""


def load_reader(overlay: Path | None = None) -> Read:
    """Reads by our word lists and the user's on top; `partial(load_reader, overlay)` is what prepares it."""
    return partial(read_article, kit=load_kit(overlay))


def read_all(articles: Iterable[Article | Rejected], prepare: Prepare, jobs: int) -> Iterator[Reading | Rejected]:
    """The reading of each article, in the order given; what was refused on the way here passes through.

    An article on which reading fails, or a process dies, is refused by its id and the others go on. With one
    job each reading comes out before the next article is taken; with more, some articles are taken ahead.
    """
    if jobs == 1:
        yield from _run_here(articles, prepare())
        return
    for result in run_in_workers(articles, partial(_encoding, prepare, encode_reading), jobs):
        yield result if isinstance(result, Rejected) else decode_reading(result)


def extract_all(articles: Iterable[Article | Rejected], prepare: Prepare, jobs: int) -> Iterator[bytes | Rejected]:
    """As `read_all`, each reading as its line of `qawl extract`, without the line end."""
    encoding = partial(_encoding, prepare, encode_line)
    return _run_here(articles, encoding()) if jobs == 1 else run_in_workers(articles, encoding, jobs)


def _run_here(articles: Iterable[Article | Rejected], work: Callable[[Article], T]) -> Iterator[T | Rejected]:
    for item in articles:
        yield item if isinstance(item, Rejected) else attempt(work, item)


def _encoding(prepare: Prepare, encode: Callable[[Reading], bytes]) -> Callable[[Article], bytes]:
    read = prepare()
    return lambda article: encode(read(article))
