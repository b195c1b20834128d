"""Invented outlets that answer as real ones do in the course of weeks: well, late, wrongly, elsewhere, or no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, timedelta
from email.utils import format_datetime
from random import Random

from evals.promises.virtual_web import Response, VirtualClock, rss
from qawl.model.captures import Headers
from qawl.sources.asking import Ask, Failed, header
from qawl.sources.schedule import DAY, HOUR

WINDOW = 20
"""Entries of a feed at a time."""
KINDS = 12
"""Characters of sites: the number of a site modulo this is how it behaves."""


@dataclass(slots=True, eq=False)
class Site:
    """A host with one feed and its articles, and the moods that it goes through."""

    number: int
    clock: VirtualClock
    random: Random
    days: int
    published: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        at, a_day = 0.0, self.random.choice((0.5, 2, 6, 12))
        while (at := at + self.random.expovariate(a_day / DAY)) < self.days * DAY:
            self.published.append(at)

    @property
    def host(self) -> str:
        return f"site-{self.number}.example"

    @property
    def feed(self) -> str:
        return f"https://{self.host}/feed"

    def origin(self, ask: Ask) -> Response | Failed:
        path = ask.url.removeprefix(f"https://{self.host}")
        match path.split("/")[1:]:
            case ["robots.txt"]:
                return self._robots()
            case ["feed"] | ["moved"]:
                return self._mood(ask, path) or self._fed(ask, path)
            case ["a", number]:
                return self._page(ask, int(number))
            case _:
                return Response(404)

    def _robots(self) -> Response | Failed:
        if self._is(8) and self._during(0.5, 0.53):
            return Response(503)
        delay = "Crawl-delay: 20\n" if self._is(3) else ""
        return Response(body=f"User-agent: *\nDisallow: /a/7$\n{delay}".encode())

    def _mood(self, ask: Ask, path: str) -> Response | Failed | None:
        """How the feed answers when it does not answer well, by the number of the site."""
        if self._is(0) and self._during(0.2, 0.5):
            return Response(500)
        if self._is(1) and self._during(0.3, 0.32):
            return Response(429, headers=(("Retry-After", "10800"),))
        if self._is(2) and self._during(0.3, 0.32):
            until = self.clock.now() + timedelta(hours=7)
            return Response(503, headers=(("retry-after", format_datetime(until.astimezone(UTC), usegmt=True)),))
        if self._is(4) and self._during(0.1, 0.4):
            return Failed("fetch-timeout", (("seconds", 20),))
        if self._is(5) and self.clock.ticks() > 0.6 * self.days * DAY:
            return Response(410)
        if self._is(6) and self._during(0.7, 0.75):
            return Response(body=b"<!doctype html><html><body>maintenance</body></html>", headers=(("ETag", '"no"'),))
        if self._is(7) and self._during(0.4, 0.45):
            return Response(404, headers=(("Retry-After", "5400"),))
        return None

    def _fed(self, ask: Ask, path: str) -> Response:
        shown = [number for number, at in enumerate(self.published) if at <= self.clock.ticks()][-WINDOW:]
        headers = self._validators(len(shown) and shown[-1])
        if _is_same(ask, headers):
            return Response(304, headers=headers)
        if self._is(9) and path == "/feed":
            headers = (*headers, ("Cache-Control", "public, max-age=2700"))
        items = {f"https://{self.host}/a/{number}": f"خبر {number}" for number in reversed(shown)}
        moved = f"https://{self.host}/moved" if self._is(11) and path == "/feed" and self._during(0.5, 2) else None
        return Response(body=rss(self.host, items, minutes=60 if self._is(10) else None), headers=headers, moved=moved)

    def _validators(self, version: int) -> tuple[tuple[str, str], ...]:
        etag, date = ("ETag", f'W/"{self.number},{version}--"'), ("Last-Modified", f"Thu, {version:04} Mar 2026 +0300")
        return ((etag,), (date,), (etag, date), (("etag", f"unquoted-{version}"),), ())[self.number % 5]

    def _page(self, ask: Ask, number: int) -> Response | Failed:
        if number % 17 == 5:
            return Response(404)
        if number % 23 == 6 and self.clock.ticks() < self.published[number] + 8 * HOUR:
            return Response(503, headers=(("Retry-After", "1800"),))
        etag = (("ETag", f'"{number}-{number % 3 and int(self.clock.ticks() // DAY)}"'),)
        return Response(304) if _is_same(ask, etag) else Response(body=f"<p>{number}</p>".encode(), headers=etag)

    def _is(self, kind: int) -> bool:
        return self.number % KINDS == kind

    def _during(self, start: float, end: float) -> bool:
        return start <= self.clock.ticks() / (self.days * DAY) < end


def _is_same(ask: Ask, headers: Headers) -> bool:
    """Whether a question names what would be answered; a validator that is not ours, to the letter, is no match."""
    etag, date = header(tuple(headers), "etag"), header(tuple(headers), "last-modified")
    return bool(headers) and ask.etag == etag and ask.last_modified == date
