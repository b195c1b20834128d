"""Feeds and sitemaps understood in a process of their own, with little time and little memory, and used again."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from qawl.model.captures import SourceKind
from qawl.model.documents import Rejected
from qawl.runners.limited import DEFAULT, Child, Exceeded, Limits

if TYPE_CHECKING:
    from qawl.sources.discover import Candidate
    from qawl.sources.entries import Feed
    from qawl.sources.sitemaps import Sitemap


class Task(Enum):
    """What is to be done with some bytes."""

    KIND = "kind"
    FEED = "feed"
    SITEMAP = "sitemap"
    FIND = "find"


Piece = tuple[Task, bytes, str | None, str]
"""The task, the bytes, their media type and where they come from."""


class Understanding:
    """The readers of `sources/`, each answer from one child that a hostile feed may kill without harm."""

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._child: Child[Piece, Any] = Child(load_understanding, limits)

    def kind_of(self, body: bytes, media_type: str | None) -> SourceKind:
        """What bytes are; those on which that cannot be said are a page."""
        kind = self._child.run((Task.KIND, body, media_type, ""))
        return kind if isinstance(kind, SourceKind) else SourceKind.PAGE

    def read_feed(self, body: bytes, media_type: str | None, base: str) -> Feed | Rejected:
        feed: Feed | Rejected | Exceeded = self._child.run((Task.FEED, body, media_type, base))
        return Rejected(base, feed.code, feed.details) if isinstance(feed, Exceeded) else feed

    def read_sitemap(self, body: bytes, base: str) -> Sitemap | Rejected:
        found: Sitemap | Rejected | Exceeded = self._child.run((Task.SITEMAP, body, None, base))
        return Rejected(base, found.code, found.details) if isinstance(found, Exceeded) else found

    def find_feeds(self, html: bytes, url: str) -> tuple[Candidate, ...]:
        """Where a page says that its feeds are; nowhere, if it takes too much to say."""
        found: tuple[Candidate, ...] | Exceeded = self._child.run((Task.FIND, html, None, url))
        return () if isinstance(found, Exceeded) else found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.close()


def load_understanding() -> Callable[[Piece], Any]:
    """What works in the child; the readers are loaded there and nowhere else."""
    from qawl.sources.discover import find_feeds, kind_of
    from qawl.sources.feeds import read_feed
    from qawl.sources.sitemaps import read_sitemap

    def work(piece: Piece) -> Any:
        task, body, media_type, base = piece
        match task:
            case Task.KIND:
                return kind_of(body, media_type)
            case Task.FEED:
                return read_feed(body, media_type, base)
            case Task.SITEMAP:
                return read_sitemap(body, base)
            case Task.FIND:
                return find_feeds(body, base)

    return work
