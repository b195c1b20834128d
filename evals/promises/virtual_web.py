"""A web without a network: origins that answer as they are told, a clock that is turned, a log of every question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock

from qawl.model.captures import Headers
from qawl.model.following import host_of, stamp
from qawl.sources.asking import Answer, Ask, Failed

START = datetime(2026, 3, 5, 10, 20, tzinfo=UTC)


class VirtualClock:
    """Time that passes only while somebody sleeps; what it shows can be set wrong."""

    def __init__(self, start: datetime = START) -> None:
        self._start, self._passed, self._wrong = start, 0.0, timedelta()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._passed) + self._wrong

    def ticks(self) -> float:
        return self._passed

    def sleep(self, seconds: float) -> None:
        self._passed += seconds

    def set_wrong(self, by: timedelta) -> None:
        """Show a time that is off by so much, as after somebody has set the clock."""
        self._wrong = by


@dataclass(frozen=True, slots=True)
class Response:
    """What an origin answers."""

    status: int = 200
    body: bytes = b""
    headers: Headers = ()
    moved: str | None = None
    """Where a permanent redirect led."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that came to an origin, and what it answered."""

    at: float
    """Seconds since the clock began, as it really passed."""
    url: str
    etag: str | None
    last_modified: str | None
    status: int | None
    """None where it gave no answer."""
    headers: Headers = ()
    at_once: int = 1
    """Questions that were with this host at that moment, this one included."""

    @property
    def host(self) -> str:
        return host_of(self.url)


Origin = Callable[[Ask], Response | Failed]


@dataclass(slots=True, eq=False)
class VirtualWeb:
    """Hosts by name; one that is not there does not answer."""

    clock: VirtualClock
    hosts: Mapping[str, Origin]
    log: list[Asked] = field(default_factory=list)
    delay: Callable[[], None] = lambda: None
    """What answering costs in real time; by default nothing."""
    _with: dict[str, int] = field(default_factory=dict)
    _door: Lock = field(default_factory=Lock)

    def fetch(self, ask: Ask) -> Answer | Failed:
        host = host_of(ask.url)
        with self._door:
            at_once = self._with[host] = self._with.get(host, 0) + 1
        try:
            self.delay()
            with self._door:
                return self._answered(ask, host, at_once)
        finally:
            with self._door:
                self._with[host] -= 1

    def _answered(self, ask: Ask, host: str, at_once: int) -> Answer | Failed:
        origin = self.hosts.get(host)
        said = Failed("fetch-dns") if origin is None else origin(ask)
        status, headers = (said.status, said.headers) if isinstance(said, Response) else (None, ())
        asked = Asked(self.clock.ticks(), ask.url, ask.etag, ask.last_modified, status, headers, at_once)
        self.log.append(asked)
        if isinstance(said, Failed):
            return said
        fetched = stamp(self.clock.now())
        return Answer(said.status, ask.url, said.moved, said.moved, said.headers, said.body, fetched)

    def asked(self, url: str) -> list[Asked]:
        """The questions for one address, in order."""
        return [one for one in self.log if one.url == url]


def rss(title: str, items: Mapping[str, str], *, minutes: int | None = None) -> bytes:
    """A feed of addresses and headlines, with its own word on how often to ask."""
    ttl = "" if minutes is None else f"<ttl>{minutes}</ttl>"
    listed = "".join(f"<item><title>{name}</title><link>{url}</link></item>" for url, name in items.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<rss version="2.0"><channel><title>{title}</title>{ttl}{listed}</channel></rss>'
    ).encode()
