"""From captures that were kept to the record: each is read once, and a crash in between loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from qawl.model.captures import Capture
from qawl.model.documents import Article, Rejected
from qawl.model.world import Linked
from qawl.runners.limited import run_limited
from qawl.runners.pages import load_page_reader, refused
from qawl.runners.workers import attempt
from qawl.sources.addresses import canonical
from qawl.store.captures.kept import Captures, Outcome
from qawl.store.contract.store import Kept, Store

Read = Callable[[Article], Linked]


def read_waiting(
    captures: Captures, record: Store, read: Read, overlay: Path | None = None, jobs: int = 1
) -> Iterator[Kept | Rejected]:
    """Read every capture that waits, page by page in limited processes, and keep what they say.

    The record is written first and the capture ticked off after it: whoever is interrupted reads the capture again,
    and the record already holds it. An older capture of an article than the one that was read becomes an edition.
    """
    made = run_limited(_numbered(captures), partial(_load_numbered, overlay), jobs)
    for (number, capture), found in made:
        article = found if isinstance(found, Article) else refused(capture, found)
        result = article if isinstance(article, Rejected) else _keep(record, read, article, capture)
        captures.done_all((_outcome(number, article, result),))
        if result is not None:
            yield result


def _numbered(captures: Captures) -> Iterator[tuple[int, Capture]]:
    yield from captures.waiting()


def _load_numbered(overlay: Path | None) -> Callable[[tuple[int, Capture]], Article | Rejected]:
    """What makes an article of a numbered capture; the number only travels along."""
    read = load_page_reader(overlay)
    return lambda piece: read(piece[1])


def _keep(record: Store, read: Read, article: Article, capture: Capture) -> Kept | Rejected | None:
    """Keep one article, under the id it has elsewhere; None where a newer edition is known or nothing changed."""
    if other := record.twin(article):
        article = replace(article, id=other)
    newest = record.keep_edition(article, capture.fetched, _addresses(capture, article))
    if not newest or (other and _has(record, article)):  # the first address stays the article's own
        return None
    linked = attempt(read, article)
    return linked if isinstance(linked, Rejected) else record.add_all((linked,))[0]


def _has(record: Store, article: Article) -> bool:
    """Whether the record reads this article in these words already."""
    known = record.reading(article.id)
    return known is not None and known.article.text == article.text


def _addresses(capture: Capture, article: Article) -> tuple[str, ...]:
    found: Iterable[str | None] = (capture.url, capture.final_url, article.url)
    return tuple(dict.fromkeys(canonical(url) for url in found if url))


def _outcome(number: int, article: Article | Rejected, result: Kept | Rejected | None) -> Outcome:
    if isinstance(result, Rejected):
        return Outcome(number, refusal=result)
    article_id = result.article_id if result is not None else article.id if isinstance(article, Article) else None
    return Outcome(number, article_id, same=result is None)
