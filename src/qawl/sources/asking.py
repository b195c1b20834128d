"""What is asked of the web and what comes of it: an ask, its limits, an answer, a failure with its name."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.errors import Details, QawlError
from qawl.model.captures import Headers

PAGES = "text/html, application/xhtml+xml, */*;q=0.5"
FEEDS = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
"""What a server is told that we read; the order of preference decides which of its forms it sends."""

_KIB, _MIB = 1 << 10, 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost; bytes, and seconds."""

    page_bytes: int = 10 * _MIB
    feed_bytes: int = 5 * _MIB
    ratio: int = 200
    """How many times longer a body may grow when it is unpacked; judged from 64 KiB on."""
    connect: float = 10
    """For a name, a connection and its TLS together."""
    read: float = 20
    """Without a byte from the server."""
    whole: float = 60
    """From the ask to the last byte, redirects included; waiting for our turn at a host is not counted."""
    head: int = 64 * _KIB
    """Of the answer's head, and of what precedes it («103 Early Hints»)."""
    headers: int = 256
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Ask:
    """What is to be fetched; `etag` and `last_modified` go out to the letter as they once came."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    accept: str = PAGES
    most: int | None = None
    """Bytes of the body, unpacked; None for those of a page."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, whatever its status; only a success (2xx) has a body."""

    status: int
    url: str
    """As it was asked."""
    final_url: str | None
    """Where redirects led; None when there were none."""
    permanent: str | None
    """The address to ask from now on: all redirects said so (301, 308) and what they led to is there."""
    headers: Headers
    """Of the last answer; one character for each byte (Latin-1), so that nothing is lost."""
    body: bytes
    """Content codings undone, nothing else."""
    fetched: str
    """ISO 8601 in UTC, with «Z»."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Why nothing came: a key of the word files and what its sentence leaves open."""

    code: str
    details: Details = ()


class Stopped(QawlError):
    """A fetch that ends here; it leaves the room as a `Failed`."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details: Details = tuple(details.items())

    @property
    def failed(self) -> Failed:
        return Failed(self.code, self.details)


def header(headers: Headers, name: str) -> str | None:
    """The first value of a header, whatever the case of its name; None when it was not sent."""
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), None)
