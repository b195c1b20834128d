"""What is remembered while sources are followed: how it stands with each page and each host, and times as written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from qawl.model.captures import Announced, Source, Standing

NEVER_ASKED, NOTHING_TOLD = Standing(), Announced()


@dataclass(frozen=True, slots=True)
class Followed:
    """A source with how it stands, as it is kept."""

    source: Source
    standing: Standing = NEVER_ASKED
    added: str = ""
    articles: int = 0
    """Pages of this source that were had at least once."""
    former: tuple[str, ...] = ()
    """Addresses that it had before it moved, oldest first."""


@dataclass(frozen=True, slots=True)
class Visit:
    """How it stands with one address that a source announced; times are ISO 8601 in UTC with «Z»."""

    address: str
    """In the one spelling by which it is known again."""
    url: str
    """As it was announced: this is asked for."""
    source: str
    """The address of the source that announced it first."""
    announced: Announced = NOTHING_TOLD
    due: str | None = None
    """When it is to be asked for; None when there is nothing more to ask."""
    taken: int = 0
    """How often it was had, unchanged or not."""
    tries: int = 0
    """Failures since it was last had."""
    etag: str | None = None
    last_modified: str | None = None
    error: str | None = None
    """The code of the last failure, as in `Standing`."""
    details: tuple[tuple[str, str | int], ...] = ()
    depth: int = 0
    """0 for a page; a sitemap that an index names is 1, one below that 2."""
    stale: bool = False
    """Known, and never asked for: it was there before its source was followed."""


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """What an origin answered when it was asked for robots.txt; `status` is None when nothing came."""

    origin: str
    fetched: str
    status: int | None = None
    body: bytes = b""


def stamp(moment: datetime) -> str:
    """A time as we write it, its fraction of a second left out.

    >>> stamp(datetime(2026, 3, 5, 10, 20, 0, 700000, tzinfo=UTC))
    '2026-03-05T10:20:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def stamp_after(moment: datetime, seconds: float) -> str:
    """The first whole second that is at least so many seconds after `moment`: waiting until then is never too short."""
    later = moment + timedelta(seconds=seconds)
    return stamp(later if later.microsecond == 0 else later + timedelta(seconds=1))


def moment(written: str) -> datetime:
    """The time that `stamp` wrote."""
    return datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def host_of(url: str) -> str:
    """The host that an address leads to, with its port if it names one: never two connections to one.

    >>> host_of("https://News.Example:8443/a"), host_of("not an address")
    ('news.example:8443', '')
    """
    return _authority(url).rpartition("@")[2].lower()


def origin_of(url: str) -> str:
    """Scheme and host: what one robots.txt speaks for.

    >>> origin_of("https://news.example/a?b=1")
    'https://news.example'
    """
    return f"{url.partition(':')[0].lower()}://{host_of(url)}"


def _authority(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""
