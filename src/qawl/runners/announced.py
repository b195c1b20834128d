"""What a feed or a sitemap announces, as pages to be asked for: pure, and told what is known already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from qawl.model.captures import Announced, Capture
from qawl.model.following import Visit, stamp
from qawl.sources.addresses import canonical
from qawl.sources.entries import Entry, Feed
from qawl.sources.entries import announced as told_by
from qawl.sources.schedule import BEFORE, MOST_ENTRIES, is_recent, newest

if TYPE_CHECKING:
    from qawl.sources.sitemaps import Located, Sitemap

DEEPEST = 2
"""An index may name indexes; what is deeper is not followed."""
E = TypeVar("E", "Entry", "Located")
Known = Callable[[str], Visit | None]
Captured = Callable[[str], bool]


def of_feed(feed: Feed, source: str, known: Known, captured: Captured, now: datetime) -> Iterator[Visit]:
    """The pages of a feed that are not known yet, each once; one that came in another way is noted as known."""
    for entry in list(_once(feed.entries))[:MOST_ENTRIES]:
        visit = _visit(entry.url or "", source, told_by(entry), now)
        if known(visit.address) is None:
            yield replace(visit, due=None, stale=True) if _is_captured(visit, captured) else visit


def of_sitemap(
    sitemap: Sitemap, source: str, known: Known, captured: Captured, now: datetime, *, since: datetime, first: bool
) -> Iterator[Visit]:
    """The pages of a sitemap that are not known yet.

    A sitemap may list everything that an outlet ever published, and only what is new is wanted: what is dated before
    `since` is passed over, and what has no date is noted as known when the sitemap is read for the `first` time.
    """
    asked = 0
    for located in sorted(_once(sitemap.entries), key=_date, reverse=True):
        recent = is_recent(_date(located) or None, since - timedelta(seconds=BEFORE))
        visit = _visit(located.url, source, Announced(located.title, _date(located) or None), now)
        if recent is False or known(visit.address) is not None:
            continue
        stale = _is_captured(visit, captured) or (recent is None and first)
        if not stale and asked == MOST_ENTRIES:
            continue
        asked += not stale
        yield replace(visit, due=None, stale=True) if stale else visit


def of_index(index: Sitemap, source: str, known: Known, now: datetime, depth: int) -> tuple[list[Visit], list[Visit]]:
    """The newest sitemaps of an index: those that are new, and those that say that they have changed."""
    fresh: list[Visit] = []
    changed: list[Visit] = []
    if depth > DEEPEST:
        return fresh, changed
    dates = {located.url: _date(located) or None for located in index.entries}
    for url in newest(dates.items()):
        visit = replace(_visit(url, source, Announced(published=dates[url]), now), depth=depth)
        before = known(visit.address)
        if before is None:
            fresh.append(visit)
        elif before.depth and before.announced.published != dates[url]:
            changed.append(replace(before, due=stamp(now), announced=visit.announced))
    return fresh, changed


def told_text(visit: Visit, fetched: str) -> Capture | None:
    """The article as its feed told it, for when its page cannot be had; None where the feed had only a line."""
    if visit.announced.text is None or not visit.announced.text.strip():
        return None
    body = visit.announced.text.encode("utf-8", "replace")
    return Capture(visit.url, body, fetched, "text/html; charset=utf-8", announced=visit.announced)


def _once(entries: Iterable[E]) -> Iterator[E]:
    seen: set[str] = set()
    for entry in entries:
        address = canonical(entry.url) if entry.url else ""
        if address and address not in seen:  # an entry that leads nowhere can be neither asked for nor known again
            seen.add(address)
            yield entry


def _visit(url: str, source: str, told: Announced, now: datetime) -> Visit:
    return Visit(canonical(url), url.strip(), source, told, due=stamp(now))


def _is_captured(visit: Visit, captured: Captured) -> bool:
    return captured(visit.address) or captured(visit.url)


def _date(located: Located) -> str:
    return located.published or located.lastmod or ""
