"""The reader is a good citizen: weeks of following on a turned clock, scored from what the origins saw alone."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from random import Random
from threading import Thread

from evals.promises.sites import KINDS, Site
from evals.promises.virtual_web import START, Asked, VirtualClock, VirtualWeb
from qawl.model.captures import Capture, Source, SourceKind
from qawl.model.following import Followed
from qawl.runners.follow import Follower
from qawl.runners.hosts import PAUSE
from qawl.runners.means import Means
from qawl.sources.asking import Ask, Failed, header
from qawl.sources.feeds import read_feed
from qawl.sources.fetch import Fetcher, retry_after
from qawl.sources.schedule import CEILING, DAY, FLOOR, HOUR, LONGEST_WAIT, SPREAD
from qawl.sources.sitemaps import read_sitemap
from qawl.store.kept.sources import open_sources

PROMISE = (
    "One question at a time to a host, none sooner than it allows, conditional wherever it can be, every Retry-After"
    " kept, failures waited out longer and longer and never given up, 410 obeyed, robots.txt kept to."
)

FEEDS, DAYS, RESTARTS = 50, 30, 60
"""Of the full size."""
SLACK = 60.0
"""Seconds by which a question may come late, for its host was busy with another."""


# Following, and what the origins saw


@dataclass(frozen=True, slots=True)
class Weeks:
    """What came of following for weeks."""

    log: Sequence[Asked]
    sites: Sequence[Site]
    captured: frozenset[str]
    standing: Mapping[str, Followed]
    days: int


def follow_weeks(scale: float, seed: int = 1) -> Weeks:
    """Follow all sites for their days, the program ended and started again at random moments."""
    random = Random(seed)
    web, sites, days = _web(scale, random)
    kept: set[tuple[str | None, bytes]] = set()

    def keep(capture: Capture, source: str) -> bool:
        before = len(kept)
        kept.add((capture.url, capture.body))
        return len(kept) > before

    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        place = str(Path(folder) / "qawl.db")
        with open_sources(place) as sources:
            for site in sites:
                sources.follow(Source(site.feed, SourceKind.FEED), START)
        means = Means(web.fetch, read_feed, read_sitemap, keep, lambda address: False, web.clock)
        for end in [*sorted(random.uniform(0, days * DAY) for _ in range(round(RESTARTS * scale) + 3)), days * DAY]:
            with open_sources(place) as sources:
                Follower(sources, means, stopped=_reached(web.clock, end)).run()
        with open_sources(place) as sources:
            standing = {site.feed: found for site in sites if (found := sources.source(site.feed))}
    return Weeks(web.log, sites, frozenset(str(url) for url, _ in kept), standing, days)


def follow_naively(scale: float, seed: int = 1) -> Weeks:
    """The control: every feed every five minutes, all at once, without a thought."""
    web, sites, days = _web(scale, Random(seed))
    while web.clock.ticks() < days * DAY:
        for site in sites:
            web.fetch(Ask(site.feed))
        web.fetch(Ask(f"https://{sites[0].host}/a/7"))
        web.clock.sleep(300)
    return Weeks(web.log, sites, frozenset(), {}, days)


def _web(scale: float, random: Random) -> tuple[VirtualWeb, list[Site], int]:
    days = max(3, round(DAYS * scale))
    clock = VirtualClock()
    sites = [Site(number, clock, random, days) for number in range(max(KINDS, round(FEEDS * scale)))]
    return VirtualWeb(clock, {site.host: site.origin for site in sites}), sites, days


def _reached(clock: VirtualClock, end: float) -> Callable[[], bool]:
    return lambda: clock.ticks() >= end


# The score


def score(weeks: Weeks) -> dict[str, int | float | str]:
    """Every promise as a count of what broke it, from the log of the origins."""
    feeds = {site.number: _feed_log(site, weeks.log) for site in weeks.sites}
    by_host = _by(weeks.log, lambda one: one.host)
    return {
        "feeds": len(weeks.sites),
        "days": weeks.days,
        "questions": len(weeks.log),
        "polls": sum(map(len, feeds.values())),
        "most at once at a host": max(one.at_once for one in weeks.log),
        "under the floor": sum(_gap(pair) < FLOOR for log in feeds.values() for pair in pairwise(log)),
        "without a pause": sum(_gap(pair) < PAUSE for log in by_host.values() for pair in pairwise(log)),
        "under the crawl delay": sum(_under_delay(site, by_host[site.host]) for site in weeks.sites),
        **_conditional(weeks.log),
        **_waits(weeks, by_host),
        "failures that lowered a wait": sum(_lowered(by_host[site.host], feeds[site.number]) for site in weeks.sites),
        "failures that did not double it": sum(_not_doubled(feeds[site.number]) for site in weeks.sites),
        "longest silence in hours": round(max(_silences(weeks, by_host)) / HOUR, 1),
        "asked after 410": sum(_after_gone(log) for log in feeds.values()),
        "gone and not said": sum(_is_unsaid(weeks, site, feeds[site.number]) for site in weeks.sites),
        "against robots": sum(one.url.endswith("/a/7") for one in weeks.log),
        "robots asked too often": sum(_robots_too_often(log) for log in by_host.values()),
        "before robots": sum(not log[0].url.endswith("/robots.txt") for log in by_host.values()),
        "articles missed": sum(_missed(weeks, site) for site in weeks.sites),
    }


def _feed_log(site: Site, log: Iterable[Asked]) -> list[Asked]:
    return [one for one in log if one.host == site.host and one.url.endswith(("/feed", "/moved"))]


def _by(log: Iterable[Asked], key: Callable[[Asked], str]) -> dict[str, list[Asked]]:
    found: defaultdict[str, list[Asked]] = defaultdict(list)
    for one in log:
        found[key(one)].append(one)
    return dict(found)


def _gap(pair: tuple[Asked, Asked]) -> float:
    return pair[1].at - pair[0].at


def _under_delay(site: Site, log: Sequence[Asked]) -> int:
    """Questions sooner than the Crawl-delay of those sites that have one; before robots.txt is read none is known."""
    return sum(_gap(pair) < 20 for pair in pairwise(log[1:])) if site.number % KINDS == 3 else 0


def _conditional(log: Sequence[Asked]) -> dict[str, int | float | str]:
    """Of the questions for something that came with a validator before: how many named it, and how many wrongly."""
    had: dict[str, tuple[str | None, str | None]] = {}
    asked = named = wrong = 0
    for one in log:
        known = had.get(one.url.replace("/moved", "/feed"), (None, None))
        sent = (one.etag, one.last_modified)
        asked, named, wrong = asked + any(known), named + (any(known) and any(sent)), wrong + (sent != known)
        if one.status == 200 and header(one.headers, "etag") != '"no"':
            told = header(one.headers, "etag"), header(one.headers, "last-modified")
            had[one.url.replace("/moved", "/feed")] = told
    share = round(named / asked, 4) if asked else 0.0
    return {"could be conditional": asked, "conditional share": share, "validators not to the letter": wrong}


def _waits(weeks: Weeks, by_host: Mapping[str, Sequence[Asked]]) -> dict[str, int | float | str]:
    """Every Retry-After, and those after which the host (429, 503) or the address was asked too soon."""
    told = broken = 0
    for log in by_host.values():
        for place, one in enumerate(log):
            wait = retry_after(one.headers, _then(one))
            if wait is None:
                continue
            told += 1
            whole = one.status in (429, 503)
            until = one.at + min(wait, LONGEST_WAIT)
            broken += any(other.at < until and (whole or other.url == one.url) for other in log[place + 1 :][:50])
    return {"waits asked for": told, "waits not kept": broken}


def _then(one: Asked) -> datetime:
    return START + timedelta(seconds=one.at)


def _rested(log: Sequence[Asked], start: float, end: float) -> bool:
    """Whether the host asked to be left alone in this time, so that the wait was not ours to choose."""
    return any(start <= one.at < end and header(one.headers, "retry-after") for one in log)


def _lowered(log: Sequence[Asked], polls: Sequence[Asked]) -> int:
    """Failures after which the feed was asked sooner than the time before."""
    lowered = 0
    for before, failed, after in zip(polls, polls[1:], polls[2:], strict=False):
        if failed.status not in (200, 304) and not _rested(log, before.at, failed.at):
            lowered += _gap((failed, after)) < _gap((before, failed)) - SLACK
    return lowered


def _not_doubled(polls: Sequence[Asked]) -> int:
    """Failures in a row after which the wait neither doubled nor was a day already."""
    runs = zip(polls, polls[1:], polls[2:], strict=False)
    return sum(
        _gap((second, third)) < min(2 * (_gap((first, second)) - SLACK), CEILING)
        for first, second, third in runs
        if first.status not in (200, 304, 410) and second.status not in (200, 304, 410)
    )


def _silences(weeks: Weeks, by_host: Mapping[str, Sequence[Asked]]) -> Iterator[float]:
    """The times between two questions for a feed or its robots.txt, the end included; if it is gone, until then."""
    for site in weeks.sites:
        log = [one for one in by_host[site.host] if "/a/" not in one.url]
        end = [] if any(one.status == 410 for one in log) else [weeks.days * DAY]
        times = [*(one.at for one in log), *end]
        yield max((after - before for before, after in pairwise(times)), default=weeks.days * DAY)


def _after_gone(log: Sequence[Asked]) -> int:
    gone = [place for place, one in enumerate(log) if one.status == 410]
    return len(log) - 1 - gone[0] if gone else 0


def _is_unsaid(weeks: Weeks, site: Site, log: Sequence[Asked]) -> bool:
    if not any(one.status == 410 for one in log):
        return False
    found = weeks.standing.get(site.feed)
    return found is None or not found.standing.gone or found.standing.error != "follow-gone"


def _robots_too_often(log: Sequence[Asked]) -> int:
    robots = [one for one in log if one.url.endswith("/robots.txt")]
    return sum(_gap(pair) < (DAY if pair[0].status == 200 else HOUR / 2) - 1 for pair in pairwise(robots))


def _missed(weeks: Weeks, site: Site) -> int:
    """Articles that nobody withheld and that were not kept: those of feeds that answered well, two days after."""
    if site.number % KINDS in (0, 1, 2, 4, 5, 6, 7, 8):
        return 0
    due = [number for number, at in enumerate(site.published) if at < (weeks.days - 2) * DAY]
    wanted = [number for number in due if number % 17 != 5 and number != 7]
    return sum(f"https://{site.host}/a/{number}" not in weeks.captured for number in wanted)


# On a real line


def on_the_line() -> dict[str, int | float | str]:
    """What our questions carry on the wire, seen by a server that offers cookies and odd validators."""
    seen: list[Mapping[str, str]] = []

    class Curious(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(200)
            for name, value in (("Set-Cookie", "who=you"), ("ETag", ETAG), ("Last-Modified", DATE)):
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Curious)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        with Fetcher(allow_networks=("127.0.0.0/8",), allow_ports=(server.server_port,)) as fetcher:
            url = f"http://127.0.0.1:{server.server_port}/feed"
            answer = fetcher.fetch(Ask(url))
            told = () if isinstance(answer, Failed) else answer.headers
            fetcher.fetch(Ask(url, header(told, "etag"), header(told, "last-modified")))
    finally:
        server.shutdown()
        server.server_close()
    return carried(seen)


ETAG, DATE = 'W/"a, b;c"', "Thu,  5 Mar 2026 10:20:00 +0300"


def carried(seen: Sequence[Mapping[str, str]]) -> dict[str, int | float | str]:
    """Counts over the heads of questions: two, of which the second knew the validators."""
    second = seen[1] if len(seen) > 1 else {}
    verbatim = second.get("if-none-match") == ETAG and second.get("if-modified-since") == DATE
    return {
        "questions on the line": len(seen),
        "cookies sent": sum("cookie" in one for one in seen),
        "referrers sent": sum("referer" in one for one in seen),
        "without name and address": sum(
            not one.get("user-agent", "").startswith("Qawl/") or "(+http" not in one["user-agent"] for one in seen
        ),
        "validators changed on the line": int(not verbatim),
    }


def measure(scale: float) -> dict[str, int | float | str]:
    """Fifty feeds for thirty days at scale 1.0, and two questions on a real line."""
    return {**score(follow_weeks(scale)), **on_the_line()}


_NONE = (
    "under the floor",
    "without a pause",
    "under the crawl delay",
    "validators not to the letter",
    "waits not kept",
    "failures that lowered a wait",
    "failures that did not double it",
    "asked after 410",
    "gone and not said",
    "against robots",
    "robots asked too often",
    "before robots",
    "articles missed",
    "cookies sent",
    "referrers sent",
    "without name and address",
    "validators changed on the line",
)


def broken(figures: Mapping[str, int | float | str]) -> list[str]:
    """The promises that the figures do not keep; a figure that is not there is not judged."""
    found = [name for name in _NONE if figures.get(name, 0) != 0]
    kept = {
        "most at once at a host": float(figures["most at once at a host"]) <= 1,
        "conditional share": float(figures["conditional share"]) >= 0.99,
        "longest silence in hours": float(figures["longest silence in hours"]) <= 24 * (1 + SPREAD) + 1,
    }
    return found + [name for name, is_kept in kept.items() if not is_kept]


def holds(figures: Mapping[str, int | float | str]) -> bool:
    """Whether everything was kept, and enough was asked and answered to tell."""
    enough = all(float(figures[name]) > 0 for name in ("waits asked for", "could be conditional"))
    return enough and figures["questions on the line"] == 2 and not broken(figures)
