"""Reads a stream of articles on this machine, in this process or in several: same results, same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from qawl.model.codec import decode_linked, decode_reading, encode_line, encode_reading, encode_value
from qawl.model.documents import Article, Rejected
from qawl.model.records import Reading
from qawl.model.world import Linked
from qawl.pipeline import link_actors, load_kit, load_linker, read_article
from qawl.resolve.telling import encode_linked_line
from qawl.runners.workers import attempt, run_in_workers

T = TypeVar("T")
Link = Callable[[Article], Linked]
Linkings = Iterator[Linked | Rejected]
Read = Callable[[Article], Reading]
Prepare = Callable[[], Read]
"""Makes the reading function; called once in each process, so it must be importable there by name."""


def load_reader(overlay: Path | None = None) -> Read:
    """Reads by our word lists and the user's on top; `partial(load_reader, overlay)` is what prepares it."""
    return partial(read_article, kit=load_kit(overlay))


def load_linking_reader(overlay: Path | None = None) -> Link:
    """As `load_reader`, and finds the actors of each reading besides."""
    kit = load_kit(overlay)
    linker = load_linker(kit, overlay)
    return lambda article: link_actors(read_article(article, kit), linker)


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


def link_all(articles: Iterable[Article | Rejected], prepare: Callable[[], Link], jobs: int) -> Linkings:
    """As `read_all`, each reading with its links."""
    if jobs == 1:
        yield from _run_here(articles, prepare())
        return
    for result in run_in_workers(articles, partial(_linking, prepare), jobs):
        yield result if isinstance(result, Rejected) else decode_linked(result)


def extract_linked(
    articles: Iterable[Article | Rejected], overlay: Path | None, jobs: int
) -> Iterator[bytes | Rejected]:
    """As `extract_all`, each line with the key `actors`."""
    encoding = partial(_linked_lines, overlay)
    return _run_here(articles, encoding()) if jobs == 1 else run_in_workers(articles, encoding, jobs)


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


def _linking(prepare: Callable[[], Link]) -> Callable[[Article], bytes]:
    link = prepare()
    return lambda article: encode_value(link(article))


def _linked_lines(overlay: Path | None) -> Callable[[Article], bytes]:
    kit = load_kit(overlay)
    linker = load_linker(kit, overlay)
    return lambda article: encode_linked_line(link_actors(read_article(article, kit), linker), linker.index.registry)
