"""What arrives from outside: captures, where they came from, and what a feed told of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

Headers = tuple[tuple[str, str], ...]
"""Names and values of a response's head, in the order and spelling in which they came."""


@dataclass(frozen=True, slots=True)
class Announced:
    """What a feed, a sitemap or a line told of an article, in its own words; an empty field was not told."""

    title: str | None = None
    published: str | None = None
    """As written: «الخميس, 05 مارس 2026»; who reads it decides what day it is."""
    author: str | None = None
    outlet: str | None = None
    text: str | None = None
    """The article's words where the telling carries them whole, as HTML or as text."""


@dataclass(frozen=True, slots=True)
class Capture:
    """Exactly what arrived for one address, or lay in one file: kept before it is read, and never changed."""

    url: str | None
    """The address that was asked for; None for a file."""
    body: bytes
    """Content codings undone, nothing else."""
    fetched: str
    """When it arrived: ISO 8601 in UTC, with «Z»; of an archive, when the archive says it arrived."""
    media_type: str | None = None
    """Content-Type as sent, its charset included."""
    final_url: str | None = None
    """Where redirects led; None when there were none."""
    status: int | None = None
    headers: Headers = ()
    file: str | None = None
    """The file it lay in («page.html», «crawl.warc.gz:1234»: the record's first byte)."""
    announced: Announced = Announced()

    @property
    def address(self) -> str | None:
        """Where the bytes really came from."""
        return self.final_url or self.url

    @property
    def digest(self) -> str:
        """sha256 of the bytes, in hexadecimal: their name in the archive."""
        return sha256(self.body).hexdigest()


class SourceKind(StrEnum):
    """What can be followed."""

    FEED = "feed"
    """RSS, Atom, RDF or JSON Feed; which one is seen from its bytes."""
    SITEMAP = "sitemap"
    """A news sitemap, a sitemap or an index of them."""
    PAGE = "page"
    """One address, taken again when it changes."""


@dataclass(frozen=True, slots=True)
class Source:
    """An address that is followed."""

    address: str
    kind: SourceKind
    title: str | None = None
    outlet: str | None = None
    """The id of an outlet file, where one is known."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with one source; times are ISO 8601 in UTC with «Z»."""

    etag: str | None = None
    """To be sent back to the letter, as `last_modified`."""
    last_modified: str | None = None
    last_try: str | None = None
    last_success: str | None = None
    next_poll: str | None = None
    """None before the first poll, and once a source has said that it is gone."""
    interval: int = 0
    """Seconds between polls as last decided; 0 before the first."""
    errors: int = 0
    """Failures since the last success."""
    error: str | None = None
    """The code of the last failure, a key of the word files («fetch-timeout»); None after a success."""
    details: tuple[tuple[str, str | int], ...] = ()
    """What the sentence of that key leaves open."""
    gone: bool = False
    """The source answered 410: it is asked no more, and `qawl sources` says so."""
