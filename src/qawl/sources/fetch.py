"""Fetching addresses, safely and politely: public hosts only, one connection to each, every cost bounded."""

from __future__ import annotations

import ipaddress
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin

from qawl.model.captures import Headers
from qawl.sources.addresses import Address, read_address, refusal_of
from qawl.sources.asking import FEEDS, PAGES, Answer, Ask, Failed, Limits, Stopped, header
from qawl.sources.decode import read_body
from qawl.sources.dial import Allowance, Dial, Gate, Resolve, resolve_host

if TYPE_CHECKING:
    import ssl

    from qawl.sources.wire import Line, Reply

__all__ = ["CONTACT", "FEEDS", "PAGES", "Answer", "Ask", "Failed", "Fetcher", "Limits", "header", "retry_after"]

CONTACT = "https://qawl.example/reader"
"""Where a publisher reads who asks and how to be left alone; whoever runs Qawl puts a page of their own here."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_LINES = 64
"""Hosts whose connection may stay open."""
_SMALL = 16 * 1024
"""Bytes of a body nobody wants that are read all the same, to keep the connection."""
_SENDABLE = re.compile(r"[\t\x20-\x7e\x80-\xff]{1,4096}")
_SECONDS = re.compile(r"[0-9]{1,10}")


@dataclass(slots=True, eq=False)
class _Host:
    """A host's line and whose turn it is there."""

    line: Line
    turn: threading.Lock = field(default_factory=threading.Lock)
    users: int = 0


@dataclass(frozen=True, slots=True)
class _Step:
    """What one hop brought."""

    status: int
    headers: Headers
    body: bytes
    fetched: str


class Fetcher:
    """Fetches addresses; one for a process, used from as many threads as you like.

    A host has one connection, and who asks for it second waits. Nothing of one answer goes into the next ask: no
    cookies, no referrer; no proxy is taken from the environment. `allow_networks` («10.1.0.0/16») and
    `allow_ports` open what is closed to the web at large; `contact` goes into the User-Agent.
    """

    def __init__(
        self,
        *,
        contact: str = CONTACT,
        limits: Limits = Limits(),  # noqa: B008 - a frozen value
        allow_networks: tuple[str, ...] = (),
        allow_ports: tuple[int, ...] = (),
        resolve: Resolve = resolve_host,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        from qawl.sources import wire

        self._agent = f"Qawl/{version('qawl')} (+{contact})"
        self._limits = limits
        self._ports = allow_ports
        self._gate = Gate(resolve, tuple(ipaddress.ip_network(network) for network in allow_networks))
        self._tls = wire.trusted() if tls is None else tls
        self._line = wire.Line
        self._hosts: dict[str, _Host] = {}
        self._door = threading.Lock()

    def fetch(self, ask: Ask) -> Answer | Failed:
        """What the server says, redirects followed, or why nothing came; nothing is raised for what it sends."""
        try:
            return self._follow(ask, time.monotonic() + self._limits.whole)
        except Stopped as stop:
            return stop.failed

    def close(self) -> None:
        with self._door:
            hosts, self._hosts = self._hosts, {}
        for host in hosts.values():
            with host.turn:
                host.line.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _follow(self, ask: Ask, deadline: float) -> Answer:
        here, permanent = self._checked(ask.url), True
        for hop in range(self._limits.redirects + 1):
            step, waited = self._asked(here, ask, deadline)
            deadline += waited
            place = _where(here, step)
            if place is None:
                return _answer(ask, here.text if hop else None, step, permanent=permanent)
            permanent = permanent and step.status in _PERMANENT
            here = self._next(here, place)
        raise Stopped("fetch-redirects")

    def _checked(self, url: str) -> Address:
        address, refusal = read_address(url), refusal_of(url, self._ports)
        if isinstance(address, str) or refusal:
            raise Stopped(refusal or str(address))
        return address

    def _next(self, here: Address, place: str) -> Address:
        there = self._checked(place)
        if here.scheme == "https" and there.scheme == "http":
            raise Stopped("fetch-downgrade")
        return there

    def _asked(self, address: Address, ask: Ask, deadline: float) -> tuple[_Step, float]:
        """One hop, and the seconds spent waiting for our turn."""
        began = time.monotonic()
        with self._turn(address.host) as line:
            waited = time.monotonic() - began
            most = self._limits.page_bytes if ask.most is None else ask.most
            with line.asking(address, self._headers(address, ask), self._allowance(deadline + waited, most)) as reply:
                return self._received(reply, most), waited

    def _received(self, reply: Reply, most: int) -> _Step:
        if len(reply.headers) > self._limits.headers:
            raise Stopped("fetch-head")
        body = b""
        if 200 <= reply.status < 300:
            body = read_body(reply.pieces, reply.headers, most, self._limits.ratio)
        else:
            _pass_over(reply)
        return _Step(reply.status, reply.headers, body, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))

    def _allowance(self, deadline: float, most: int) -> Allowance:
        limits = self._limits
        # A body sent in chunks costs more than its bytes; twice as many is more than any honest server needs.
        return Allowance(deadline, limits.whole, limits.read, limits.head, limits.head + 2 * most)

    def _headers(self, address: Address, ask: Ask) -> Headers:
        given = (
            ("Host", address.authority),
            ("User-Agent", self._agent),
            ("Accept", ask.accept),
            ("Accept-Encoding", "gzip"),
            ("If-None-Match", ask.etag),
            ("If-Modified-Since", ask.last_modified),
        )
        return tuple((name, value) for name, value in given if value and _SENDABLE.fullmatch(value))

    @contextmanager
    def _turn(self, name: str) -> Iterator[Line]:
        """The line of a host, for us alone."""
        with self._door:
            host = self._hosts.pop(name, None) or _Host(self._line(Dial(self._gate, self._limits.connect), self._tls))
            self._hosts[name] = host
            host.users += 1
        try:
            with host.turn:
                yield host.line
        finally:
            with self._door:
                host.users -= 1
                self._close_surplus()

    def _close_surplus(self) -> None:
        """Close the lines longest out of use, beyond as many as may stay open."""
        idle = [name for name, host in self._hosts.items() if not host.users]
        for name in idle[: max(0, len(self._hosts) - _LINES)]:
            self._hosts.pop(name).line.close()


def retry_after(headers: Headers, now: datetime) -> int | None:
    """The seconds a server asks us to stay away: given as such or as a date; the longest, if it says several.

    0 for a date that has passed; None when it says nothing that can be understood.
    """
    said = [_pause(value.strip(), now) for name, value in headers if name.lower() == "retry-after"]
    return max((seconds for seconds in said if seconds is not None), default=None)


def _pause(value: str, now: datetime) -> int | None:
    if _SECONDS.fullmatch(value):
        return int(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0, int((aware - now).total_seconds()))


def _where(here: Address, step: _Step) -> str | None:
    """Where an answer sends us, or None; only the Location of a redirect does, no other header and no page."""
    place = header(step.headers, "location")
    if step.status not in _REDIRECTS or not place:
        return None
    with suppress(UnicodeDecodeError):  # Arabic letters often stand there bare
        place = place.encode("latin-1").decode("utf-8")
    try:
        return urljoin(here.text, place.strip())
    except ValueError:
        return place


def _pass_over(reply: Reply) -> None:
    """Read on to the end of a body nobody wants if it is short, so that the connection can be used again."""
    length = header(reply.headers, "content-length") or ""
    if reply.status == 304 or (length.isdecimal() and len(length) < 6 and int(length) <= _SMALL):
        with suppress(Stopped):
            for _ in reply.pieces:
                pass


def _answer(ask: Ask, final_url: str | None, step: _Step, *, permanent: bool) -> Answer:
    there = 200 <= step.status < 300 or step.status == 304
    moved = final_url if permanent and there else None
    return Answer(step.status, ask.url, final_url, moved, step.headers, step.body, step.fetched)
