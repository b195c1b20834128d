"""What following works with, and what it tells: values and functions that come from outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qawl.errors import Details
from qawl.model.captures import Capture
from qawl.model.documents import Rejected
from qawl.model.following import Followed, Visit
from qawl.runners.clock import Clock
from qawl.sources.asking import Answer, Ask, Failed

if TYPE_CHECKING:
    from qawl.sources.entries import Feed
    from qawl.sources.sitemaps import Sitemap

LONGEST_REASON = 200
"""Characters of an unexpected error's own words that are told."""


def _nothing() -> None:
    """Nothing is read while sources are followed."""


@dataclass(frozen=True, slots=True)
class Means:
    """What the loop works with: all that touches the world comes in here."""

    fetch: Callable[[Ask], Answer | Failed]
    read_feed: Callable[[bytes, str | None, str], Feed | Rejected]
    read_sitemap: Callable[[bytes, str], Sitemap | Rejected]
    keep: Callable[[Capture, str], bool]
    """Keeps a capture for good and says whether these bytes are new; the second is the source's address."""
    captured: Callable[[str], bool]
    """Whether an address, in its one spelling, was captured before in whatever way."""
    clock: Clock
    read_kept: Callable[[], None] = _nothing
    """Called after something new was kept, to read it; what goes wrong in it is told and stops nothing."""
    most_feed_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person who watches wants to know: an address, and a key of the word files with its details."""

    address: str
    code: str
    details: Details = ()
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One question to one host: about a source, a page, or for the robots.txt of `url`'s origin."""

    host: str
    ask: Ask
    about: Followed | Visit | None


def crashed(error: Exception) -> Failed:
    """A fault of ours, as a failure of what it happened on."""
    return Failed("follow-crashed", (("error", f"{type(error).__name__}: {error}"[:LONGEST_REASON]),))
