"""What a feed tells of itself and of each article, whichever of its many formats it is written in."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.model.captures import Announced

MOST = 5000
"""Entries of one feed; feeds have some dozens, and what is beyond is counted, not read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed tells of it; None is what was not told."""

    url: str | None = None
    """Where the article stands: an absolute address."""
    id: str | None = None
    """The feed's own name for it, to the letter; often its address."""
    title: str | None = None
    """Plain words."""
    published: str | None = None
    """As written: «Thu, 05 Mar 2026 10:20:00 +0300», «الخميس, 05 مارس 2026 10:20»."""
    updated: str | None = None
    author: str | None = None
    """Plain words; several are joined by «، »."""
    outlet: str | None = None
    """Whom the feed names as the source of the entry; feeds of several outlets do."""
    summary: str | None = None
    """HTML or words, as given; of some outlets it is the whole article."""
    text: str | None = None
    """The article as HTML, where the feed says that this is its content."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed as it was answered; None is what it does not say."""

    title: str | None = None
    link: str | None = None
    """The pages that it is about: the front page or a section."""
    language: str | None = None
    """As written («ar», «ar-aa»)."""
    entries: tuple[Entry, ...] = ()
    """In the order of the feed; those without address, words and id are left out."""
    minutes: int | None = None
    """How long it asks to be left alone between two requests."""
    address: str | None = None
    """What it says its own address is."""
    hub: str | None = None
    """Where new entries can be subscribed to."""
    next: str | None = None
    """The page with its older entries."""
    left_out: int = 0
    """Entries that could not be read: broken, cut off, empty, or beyond `MOST`."""


def announced(entry: Entry) -> Announced:
    """What an entry tells of its article, to go with the article's page."""
    return Announced(entry.title, entry.published or entry.updated, entry.author, entry.outlet, entry.text)


def is_empty(entry: Entry) -> bool:
    """Whether an entry leads nowhere and says nothing."""
    return not (entry.url or entry.title or entry.summary or entry.text)
