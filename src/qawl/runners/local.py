"""Reads a stream of articles on this machine, in this process or in several: same results, same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from qawl.model.codec import decode_linked, decode_reading, encode_form, encode_reading, encode_value, line_of
from qawl.model.documents import Article, Rejected
from qawl.model.dossiers import Dossier
from qawl.model.records import Reading
from qawl.model.world import Linked
from qawl.pipeline import Kit, Linker, date_anchors, link_actors, load_kit, load_linker, read_article
from qawl.record.article_line import tie_line
from qawl.record.ties import Ties
from qawl.resolve.telling import actors_form
from qawl.runners.lasting import lasting_values
from qawl.runners.workers import attempt, run_in_workers

T = TypeVar("T")
Link = Callable[[Article], Linked]
Linkings = Iterator[Linked | Rejected]
Read = Callable[[Article], Reading]
Prepare = Callable[[], Read]
"""Makes the reading function; called once in each process, so it must be importable there by name."""
Encoding = Callable[[], Callable[[Article], bytes]]
"""The same for what makes lines."""


def load_reader(overlay: Path | None = None) -> Read:
    """Reads by our word lists and the user's on top; `partial(load_reader, overlay)` is what prepares it."""
    with lasting_values():
        return partial(read_article, kit=load_kit(overlay))


def load_linking_reader(overlay: Path | None = None) -> Link:
    """What a store keeps of an article: statements, all records, and the actors of its mentions."""
    with lasting_values():
        kit = _ready_kit(overlay, records=True)
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What the lines of `qawl extract` are to hold besides statements and silences."""

    overlay: Path | None = None
    actors: bool = False
    records: bool = False
    dossier: Dossier | None = None


def extract_all(articles: Iterable[Article | Rejected], prepare: Encoding, jobs: int) -> Iterator[bytes | Rejected]:
    """As `read_all`, each article as its line, by `partial(load_encoder, asked)`, without the line end."""
    return _run_here(articles, prepare()) if jobs == 1 else run_in_workers(articles, prepare, jobs)


def load_encoder(asked: Asked) -> Callable[[Article], bytes]:
    """From an article to its line."""
    with lasting_values():
        kit = _ready_kit(asked.overlay, records=asked.records)
        linker = load_linker(kit, asked.overlay) if asked.actors else None
    ties = None if asked.dossier is None else Ties(asked.dossier)
    return partial(_line, kit=kit, linker=linker, ties=ties)


def _ready_kit(overlay: Path | None, *, records: bool) -> Kit:
    """The kit, and all that the finders make of its word lists when they meet their first article."""
    kit = load_kit(overlay, records=records)
    read_article(Article("", ""), kit)
    return kit


def _line(article: Article, *, kit: Kit, linker: Linker | None, ties: Ties | None) -> bytes:
    reading = read_article(article, kit)
    if ties is not None:
        reading = date_anchors(reading, ties.dossier)
    form = line_of(reading)
    if ties is not None:
        form = tie_line(form, reading, ties)
    if linker is not None:
        form["actors"] = actors_form(link_actors(reading, linker), linker.index.registry)
    return encode_form(form)


def _run_here(articles: Iterable[Article | Rejected], work: Callable[[Article], T]) -> Iterator[T | Rejected]:
    for item in articles:
        yield item if isinstance(item, Rejected) else attempt(work, item)


def _encoding(prepare: Prepare, encode: Callable[[Reading], bytes]) -> Callable[[Article], bytes]:
    read = prepare()
    return lambda article: encode(read(article))


def _linking(prepare: Callable[[], Link]) -> Callable[[Article], bytes]:
    link = prepare()
    return lambda article: encode_value(link(article))
