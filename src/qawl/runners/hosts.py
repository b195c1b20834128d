"""Our manners towards a host: one question at a time, a pause after each, its robots.txt, and rest when it asks.

robots.txt is kept to for feeds and sitemaps as for pages: a person named them, but it is a machine that comes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from qawl.model.following import RobotsFile, moment, origin_of
from qawl.runners.clock import Clock
from qawl.sources.robots import Robots, Stance, read_robots
from qawl.store.contract.sources import Sources

PAUSE = 2.0
"""Seconds between an answer and the next question to the same host."""
LONGEST_PAUSE = 60.0
"""Of a Crawl-delay so much is kept; with more, a day would not do for what an outlet publishes in one."""


@dataclass(frozen=True, slots=True)
class Manners:
    """The rules of one origin, and since when we know them."""

    robots: Robots
    fetched: str

    def refusal(self, url: str) -> str | None:
        """Why an address is not asked for, as a key of the word files."""
        if self.robots.allowed(url):
            return None
        return "follow-robots-unknown" if self.robots.stance is Stance.UNKNOWN else "follow-robots"

    def are_fresh(self, now: datetime) -> bool:
        return 0 <= (now - moment(self.fetched)).total_seconds() < self.robots.kept


class Hosts:
    """Which hosts may be asked now, and what for."""

    def __init__(self, sources: Sources, clock: Clock, pause: float = PAUSE) -> None:
        self._sources, self._clock, self._pause = sources, clock, pause
        self._busy: set[str] = set()
        self._pausing: dict[str, float] = {}
        self._manners: dict[str, Manners] = {}

    def closed(self, now: datetime) -> set[str]:
        """The hosts that are being asked, were asked just now, or asked to be left alone."""
        ticks = self._clock.ticks()
        self._pausing = {host: until for host, until in self._pausing.items() if until > ticks}
        return {*self._busy, *self._pausing, *self._sources.resting(now)}

    def take(self, host: str) -> None:
        """A question goes out to this host."""
        self._busy.add(host)

    def leave(self, host: str, url: str) -> None:
        """Its answer has come, or will not come."""
        self._busy.discard(host)
        manners = self._manners.get(origin_of(url))
        delay = (manners.robots.crawl_delay if manners else None) or 0.0
        self._pausing[host] = self._clock.ticks() + max(self._pause, min(delay, LONGEST_PAUSE))

    def manners(self, url: str, now: datetime) -> Manners | None:
        """The rules for an address; None when its robots.txt is to be asked for first."""
        origin = origin_of(url)
        known = self._manners.get(origin)
        if known is None and (kept := self._sources.robots(origin)) is not None:
            known = self._manners[origin] = _read(kept)
        return known if known is not None and known.are_fresh(now) else None

    def note(self, robots: RobotsFile) -> None:
        """Keep what an origin answered when it was asked for robots.txt."""
        self._sources.put_robots(robots)
        self._manners[robots.origin] = _read(robots)

    def waits(self, now: datetime) -> Iterator[float]:
        """Seconds until each host that is left alone may be asked again."""
        ticks = self._clock.ticks()
        yield from (until - ticks for until in self._pausing.values() if until > ticks)
        yield from ((until - now).total_seconds() for until in self._sources.resting(now).values())


def _read(robots: RobotsFile) -> Manners:
    return Manners(read_robots(robots.body, robots.status), robots.fetched)
