"""The first steps of a job: shards to readings, and of articles that came more than once the one that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from multiprocessing import current_process
from pathlib import Path
from typing import Any

from qawl.model.captures import Capture
from qawl.model.codec import decode_plain
from qawl.model.documents import Article, Rejected
from qawl.pipeline import link_actors, load_kit, load_linker, read_article
from qawl.runners.jobs.rows import (
    Sort,
    Spot,
    article_in,
    article_row,
    day_row,
    pack,
    read_found,
    refused_row,
    sort_of,
)
from qawl.runners.limited import Child, Exceeded, Limits
from qawl.runners.pages import load_page_reader, refused
from qawl.runners.plans.plan import Given, OfBucket, OfRow, Row
from qawl.runners.workers import attempt
from qawl.sources.line_files import LinePlace
from qawl.sources.shards import Cut, Item, Shard, read_shard

Work = Callable[[Article], bytes]
"""From an article to what is packed of its reading."""
PATIENT = Limits(wall=120.0)
"""What one page may take: as everywhere, but a machine that is busy with other work refuses nobody for it."""
LENIENT = Limits(cpu=600, wall=900.0, memory=2 << 30)
"""What one article may take where another of its shard made a process die."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a job reads."""

    overlay: Path | None = None
    records: bool = False
    linked: bool = False
    """With the actors of its mentions, as a store keeps them."""


def load_work(asked: Asked) -> Work:
    """Reads by our word lists and the user's on top."""
    kit = load_kit(asked.overlay, records=asked.records)
    if not asked.linked:
        return lambda article: pack(read_article(article, kit))
    linker = load_linker(kit, asked.overlay)
    return lambda article: pack(link_actors(read_article(article, kit), linker))


def load_shard_reader(load: Callable[[], Work], overlay: Path | None, given: Given) -> OfRow:
    """From shards to rows: articles by their ids, refusals by their places, and how many lines there are.

    Pages are opened in a limited process of their own, as everywhere: whoever wrote them is a stranger.
    """
    return partial(_read, partial(attempt, load()), _pages(overlay))


def load_careful_reader(load: Callable[[], Work], overlay: Path | None, given: Given) -> OfRow:
    """The same where a process died: each article is read in a process that may die alone."""
    pages = _pages(overlay)
    child: Child[Article, bytes | Rejected] = Child(partial(_load_attempt, load), LENIENT)
    return partial(_read, lambda article: _survived(article, child.run(article)), pages)


def _load_attempt(load: Callable[[], Work]) -> Callable[[Article], bytes | Rejected]:
    return partial(attempt, load())


def _survived(article: Article, made: bytes | Rejected | Exceeded) -> bytes | Rejected:
    if not isinstance(made, Exceeded):
        return made
    code = "rejected-worker-died" if made.code == "limited-died" else made.code
    return Rejected(article.id, code, made.details)


def _pages(overlay: Path | None) -> Child[Any, Any]:
    current_process().daemon = False  # one of a crew is a daemon, and these may have no process of their own
    return Child(partial(load_page_reader, overlay), PATIENT)


def _read(
    work: Callable[[Article], bytes | Rejected], pages: Child[Capture, Article | Rejected], key: bytes, value: bytes
) -> Iterator[Row]:
    shard = decode_plain(value, Shard)
    lines = LinePlace(shard.name)
    for number, item in enumerate(read_shard(shard, lines)):
        spot = Spot(int.from_bytes(key), number, item.where, item.line)
        article = _article(item, pages)
        made = article if isinstance(article, Rejected) else work(article)
        if isinstance(made, Rejected):
            yield refused_row(spot, made)
        elif isinstance(article, Article):
            yield article_row(article.id, blake2b(made, digest_size=16).digest(), spot, made)
    if shard.cut is Cut.LINES:
        yield Sort.LINES.value + key, lines.line.to_bytes(8)


def _article(item: Item, pages: Child[Capture, Article | Rejected]) -> Article | Rejected:
    if not isinstance(item.found, Capture):
        return item.found
    made = pages.run(item.found)
    return made if isinstance(made, Article) else refused(item.found, made)


def load_chooser(given: Given) -> OfBucket:
    """Of the articles of one id the one that came last stands, by its day; all other rows go through as they are."""
    return choose


def choose(key: bytes, values: Iterator[bytes]) -> Iterator[Row]:
    """What stands of one key; what said something else is refused, and what said the same is counted."""
    if sort_of(key) is not Sort.ARTICLE:
        yield from ((key, value) for value in values)
        return
    found, repeated = read_found(next(values)), 0
    article = article_in(found.packed)
    yield day_row(article, found.packed)
    for earlier in map(read_found, values):
        if earlier.digest == found.digest:
            repeated += 1
        else:
            why = Rejected(_place(earlier.spot), "rejected-replaced", (("id", article.id),))
            yield refused_row(earlier.spot, why)
    if repeated:
        yield Sort.REPEATED.value + key[1:], repeated.to_bytes(8)


def _place(spot: Spot) -> str:
    return f"{spot.where}:{spot.line}" if spot.line else spot.where
