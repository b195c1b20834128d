"""Following sources: what is due is asked, what comes is kept, hosts are spared, and nothing ends the loop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest
from evals.promises.virtual_web import START, Asked, Response, VirtualClock, VirtualWeb, rss

from qawl.errors import StoreError
from qawl.model.captures import Capture, Source, SourceKind
from qawl.model.following import Followed, Visit, stamp
from qawl.runners import follow
from qawl.runners.clock import SystemClock
from qawl.runners.follow import IDLE, Follower
from qawl.runners.hosts import PAUSE
from qawl.runners.means import Means, Notice
from qawl.sources.asking import Answer, Ask, Failed
from qawl.sources.feeds import read_feed
from qawl.sources.schedule import FIRST, FLOOR, HOUR
from qawl.sources.sitemaps import read_sitemap
from qawl.store.contract.sources import Sources
from qawl.store.kept.sources import open_sources

FEED = "https://nahar.example/feed"
PAGE = "https://nahar.example/a"
NO_ROBOTS = Response(404)
DAYS = 24 * HOUR


@dataclass
class World:
    """Sources in a store, a web of routes, and what was kept and told."""

    sources: Sources
    clock: VirtualClock = field(default_factory=VirtualClock)
    routes: dict[str, Response | Failed | Callable[[Ask], Response | Failed]] = field(default_factory=dict)
    kept: list[tuple[Capture, str]] = field(default_factory=list)
    told: list[Notice] = field(default_factory=list)
    read: int = 0

    def __post_init__(self) -> None:
        self.web = VirtualWeb(self.clock, _EveryHost(self._origin))

    def _origin(self, ask: Ask) -> Response | Failed:
        route = self.routes.get(ask.url, NO_ROBOTS)
        return route(ask) if callable(route) else route

    def keep(self, capture: Capture, source: str) -> bool:
        new = all((one.url, one.body) != (capture.url, capture.body) for one, _ in self.kept)
        if new:
            self.kept.append((capture, source))
        return new

    def means(self, **changes: object) -> Means:
        given: dict[str, object] = {
            "fetch": self.web.fetch,
            "read_feed": read_feed,
            "read_sitemap": read_sitemap,
            "keep": self.keep,
            "captured": lambda address: False,
            "clock": self.clock,
        }
        return Means(**(given | changes))  # type: ignore[arg-type]

    def follower(self, *, until: float = float("inf"), jobs: int = 4, **changes: object) -> Follower:
        stopped = lambda: self.clock.ticks() >= until  # noqa: E731
        return Follower(self.sources, self.means(**changes), jobs=jobs, tell=self.told.append, stopped=stopped)

    def run(self, seconds: float, **changes: object) -> None:
        self.follower(until=self.clock.ticks() + seconds, **changes).run()

    def once(self, **changes: object) -> Mapping[str, int]:
        return self.follower(**changes).run(once=True)

    def standing(self, address: str = FEED) -> Followed:
        found = self.sources.source(address)
        assert found is not None
        return found

    def visit(self, address: str = PAGE) -> Visit:
        found = self.sources.visit(address)
        assert found is not None
        return found

    def asked(self, url: str = FEED) -> list[Asked]:
        return self.web.asked(url)

    def follow(self, address: str = FEED, kind: SourceKind = SourceKind.FEED) -> None:
        self.sources.follow(Source(address, kind), self.clock.now())


class _EveryHost(dict):  # type: ignore[type-arg]
    """One origin for all hosts."""

    def __init__(self, origin: Callable[[Ask], Response | Failed]) -> None:
        self._origin = origin

    def get(self, _host: str, _default: object = None) -> Callable[[Ask], Response | Failed]:
        return self._origin


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_sources(str(tmp_path / "qawl.db")) as sources:
        yield World(sources)


def feed(*names: str, title: str = "النهار الجديد") -> bytes:
    return rss(title, {f"https://nahar.example/{name}": name for name in names})


# What comes in


def test_pages_that_a_feed_announces_are_kept_with_what_it_told_of_them(world: World) -> None:
    world.follow()
    world.routes[FEED] = Response(body=feed("a", "b"), headers=(("ETag", '"1"'),))
    world.routes[PAGE] = Response(body=b"<p>a</p>", headers=(("Content-Type", "text/html; charset=windows-1256"),))
    world.routes["https://nahar.example/b"] = Response(body=b"<p>b</p>")

    tally = world.once()

    captures = {capture.url: capture for capture, _ in world.kept}
    assert set(captures) == {PAGE, "https://nahar.example/b"}
    assert captures[PAGE].announced.title == "a"
    assert captures[PAGE].media_type == "text/html; charset=windows-1256"
    assert captures[PAGE].status == 200
    assert (tally["asked"], tally["new"], tally["kept"]) == (1, 2, 2)
    assert world.standing().articles == 2
    assert world.standing().source.title == "النهار الجديد"


def test_a_page_is_kept_before_anything_is_noted_of_it(world: World) -> None:
    world.follow()
    world.routes |= {FEED: Response(body=feed("a")), PAGE: Response(body=b"x")}
    seen: list[int] = []

    def keep(capture: Capture, source: str) -> bool:
        seen.append(world.visit().taken)
        return True

    world.once(keep=keep)

    assert seen == [0]
    assert world.visit().taken == 1


def test_a_page_that_is_known_from_elsewhere_is_not_asked_for(world: World) -> None:
    world.follow()
    world.routes[FEED] = Response(body=feed("a"))

    world.once(captured=lambda address: address == PAGE)

    assert world.asked(PAGE) == []


def test_one_page_under_two_spellings_and_in_two_feeds_is_asked_for_once(world: World) -> None:
    other = "https://sariya.example/feed"
    world.follow()
    world.follow(other)
    world.routes[FEED] = Response(body=rss("", {PAGE + "?utm_source=rss": "أ", PAGE: "أ"}))
    world.routes[other] = Response(body=rss("", {PAGE + "#top": "أ"}))
    world.routes[PAGE] = world.routes[PAGE + "?utm_source=rss"] = Response(body=b"x")

    world.once()

    assert len(world.kept) == 1


def test_a_page_is_looked_at_again_and_a_changed_edition_is_kept(world: World) -> None:
    world.follow()
    world.routes[FEED] = Response(body=feed("a"))
    world.routes[PAGE] = Response(body=b"one", headers=(("ETag", 'W/"1"'),))
    world.run(30 * 60)
    world.routes[PAGE] = Response(body=b"two", headers=(("ETag", 'W/"2"'),))

    world.run(2 * HOUR)
    world.routes[PAGE] = Response(304)
    world.run(3 * DAYS)

    assert [capture.body for capture, _ in world.kept] == [b"one", b"two"]
    assert [one.etag for one in world.asked(PAGE)] == [None, 'W/"1"', 'W/"2"', 'W/"2"']
    assert [round(one.at / HOUR) for one in world.asked(PAGE)] == [0, 1, 6, 24]


def test_when_a_page_cannot_be_had_the_words_of_its_feed_are_kept(world: World) -> None:
    body = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>ن</title>'
        f"<item><title>أ</title><link>{PAGE}</link>"
        "<content:encoded><![CDATA[<p>قالت الوزيرة</p>]]></content:encoded></item></channel></rss>"
    )
    world.follow()
    world.routes[FEED] = Response(body=body.encode())
    world.routes[PAGE] = Response(404)

    world.once()

    ((capture, source),) = world.kept
    assert (capture.body.decode(), capture.url, capture.status) == ("<p>قالت الوزيرة</p>", PAGE, None)
    assert source == FEED
    assert world.visit().error == "follow-not-found"


def test_what_cannot_be_had_is_told_and_given_up_in_the_end(world: World) -> None:
    world.follow()
    world.routes |= {FEED: Response(body=feed("a")), PAGE: Response(500)}

    world.run(4 * DAYS)

    assert world.visit().due is None
    assert [notice.code for notice in world.told if notice.address == PAGE] == ["follow-server"]


def test_a_page_that_is_followed_by_itself_is_kept_when_it_changes(world: World) -> None:
    world.follow(PAGE, SourceKind.PAGE)
    world.routes[PAGE] = Response(body=b"one")
    world.run(HOUR)
    world.routes[PAGE] = Response(body=b"two")
    world.run(6 * HOUR)

    assert {capture.body for capture, _ in world.kept} == {b"one", b"two"}


# Sitemaps


def sitemap(*located: tuple[str, str]) -> bytes:
    listed = "".join(f"<url><loc>{url}</loc>{date and f'<lastmod>{date}</lastmod>'}</url>" for url, date in located)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'.encode()


def index(*located: tuple[str, str]) -> bytes:
    listed = "".join(
        f"<sitemap><loc>{url}</loc>{date and f'<lastmod>{date}</lastmod>'}</sitemap>" for url, date in located
    )
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</sitemapindex>'.encode()


MAP = "https://nahar.example/map.xml"


def test_of_a_sitemap_only_what_is_new_is_asked_for(world: World) -> None:
    old, undated, new = (f"https://nahar.example/{name}" for name in ("old", "undated", "new"))
    world.follow(MAP, SourceKind.SITEMAP)
    world.routes[MAP] = Response(body=sitemap((old, "2019-01-01"), (undated, ""), (new, stamp(START))))
    world.run(HOUR)
    assert [len(world.asked(url)) for url in (old, undated, new)] == [0, 0, 1]

    later = "https://nahar.example/later"
    world.routes[MAP] = Response(body=sitemap((old, "2019-01-01"), (undated, ""), (later, "")))
    world.run(6 * HOUR)

    assert [len(world.asked(url)) for url in (old, undated, later)] == [0, 0, 1]


def test_an_index_leads_to_its_newest_sitemaps_and_again_when_they_change(world: World) -> None:
    children = [(f"https://nahar.example/{month}.xml", f"2026-0{month}-01") for month in (1, 2, 3)]
    ancient = ("https://nahar.example/0.xml", "2009-01-01")
    world.follow(MAP, SourceKind.SITEMAP)
    world.routes[MAP] = Response(body=index(ancient, *children))
    for url, _ in children:
        world.routes[url] = Response(body=sitemap((PAGE, stamp(START))))
    world.routes[PAGE] = Response(body=b"x")
    world.run(HOUR)

    world.routes[MAP] = Response(body=index(ancient, *children[:2], (children[2][0], "2026-03-06")))
    world.run(4 * HOUR)

    assert [len(world.asked(url)) for url, _ in children] == [1, 1, 2]
    assert world.asked(ancient[0]) == []
    assert len(world.kept) == 1


def test_an_index_that_names_itself_leads_nowhere(world: World) -> None:
    world.follow(MAP, SourceKind.SITEMAP)
    world.routes[MAP] = world.routes[MAP + "?2"] = Response(body=index((MAP + "?2", "2026-03-05"), (MAP, "")))

    world.run(2 * HOUR)

    assert len(world.asked(MAP + "?2")) == 1
    assert len(world.asked(MAP)) <= 5


# Manners


def test_robots_is_asked_for_first_kept_a_day_and_kept_to_for_pages_sitemaps_and_feeds(world: World) -> None:
    robots = "https://nahar.example/robots.txt"
    world.follow()
    world.follow("https://nahar.example/private/feed")
    world.follow("https://nahar.example/private/map.xml", SourceKind.SITEMAP)
    world.routes[robots] = Response(body=b"User-agent: *\nDisallow: /private\n")
    world.routes[FEED] = Response(body=feed("a", "private/b"))
    world.routes[PAGE] = Response(body=b"x")

    world.run(2 * DAYS)

    assert world.web.log[0].url == robots
    assert len(world.asked(robots)) == 2
    assert [one.url for one in world.web.log if "private" in one.url] == []
    assert world.standing("https://nahar.example/private/feed").standing.error == "follow-robots"
    assert world.visit("https://nahar.example/private/b").error == "follow-robots"


def test_without_robots_everything_may_be_asked_for(world: World) -> None:
    world.follow()
    world.routes[FEED] = Response(body=feed("private/b"))

    world.once()

    assert len(world.asked("https://nahar.example/private/b")) == 1


def test_while_robots_cannot_be_had_nothing_is_asked_and_it_is_told(world: World) -> None:
    world.follow()
    world.routes["https://nahar.example/robots.txt"] = Response(503)

    world.run(2 * HOUR)
    assert world.asked() == []
    assert world.standing().standing.error == "follow-robots-unknown"

    world.routes["https://nahar.example/robots.txt"] = NO_ROBOTS
    world.routes[FEED] = Response(body=feed())
    world.run(DAYS)
    assert world.standing().standing.error is None


def gaps(log: list[Asked]) -> list[float]:
    return [after.at - before.at for before, after in pairwise(log)]


@pytest.mark.parametrize(("robots", "pause"), [(b"", PAUSE), (b"User-agent: *\nCrawl-delay: 30\n", 30.0)])
def test_there_is_a_pause_between_two_questions_to_a_host(world: World, robots: bytes, pause: float) -> None:
    world.follow()
    world.routes["https://nahar.example/robots.txt"] = Response(body=robots)
    world.routes[FEED] = Response(body=feed(*"abcdefgh"))

    world.once()

    assert len(world.web.log) == 10
    assert min(gaps(world.web.log)[1:]) >= pause
    assert max(gaps(world.web.log)) <= pause + 1


@pytest.mark.parametrize("jobs", [1, 4])
def test_a_host_is_asked_one_thing_at_a_time_and_hosts_are_asked_together(world: World, jobs: int) -> None:
    hosts = [f"h{number}.example" for number in range(4)]
    flying, most = [0], [0]

    def delay() -> None:
        flying[0] += 1
        most[0] = max(most[0], flying[0])
        time.sleep(0.01)
        flying[0] -= 1

    world.web.delay = delay
    for host in hosts:
        world.follow(f"https://{host}/feed")
        world.routes[f"https://{host}/feed"] = Response(
            body=rss("", {f"https://{host}/{number}": "أ" for number in range(3)})
        )

    world.once(jobs=jobs)

    assert len(world.web.log) == 4 * 5
    assert max(one.at_once for one in world.web.log) == 1
    assert (most[0] > 1) == (jobs > 1)


def test_retry_after_is_kept_for_the_whole_host_when_it_is_busy(world: World) -> None:
    world.follow()
    world.routes[FEED] = Response(body=feed("a", "b"))
    world.routes[PAGE] = Response(429, headers=(("Retry-After", "7200"),))
    world.routes["https://nahar.example/b"] = Response(503, headers=(("Retry-After", "7200"),))

    world.run(5 * HOUR)

    (busy, *_rest) = [one for one in world.web.log if one.status in (429, 503)]
    assert min(one.at for one in world.web.log if one.at > busy.at) >= busy.at + 7200


def test_once_does_not_wait_for_a_host_that_asked_to_be_left_alone(world: World) -> None:
    world.follow()
    world.routes[FEED] = Response(body=feed("a", "b"))
    world.routes[PAGE] = Response(429, headers=(("Retry-After", "7200"),))

    world.once()

    assert world.clock.ticks() < 60


# Sources that change


def test_a_source_that_moved_is_asked_at_its_new_address_from_then_on(world: World) -> None:
    new = "https://www.nahar.example/rss"
    world.follow()
    world.routes[FEED] = Response(body=feed("a"), moved=new)
    world.routes[new] = Response(body=feed("a"))

    world.run(DAYS)

    assert len(world.asked(FEED)) == 1
    assert len(world.asked(new)) > 5
    assert world.standing(FEED).source.address == new
    assert Notice(FEED, "follow-moved", (("to", new),)) in world.told


def test_a_source_that_is_gone_is_asked_no_more_and_it_is_told(world: World) -> None:
    world.follow()
    world.routes[FEED] = Response(410)

    world.run(5 * DAYS)

    assert len(world.asked()) == 1
    assert world.standing().standing.gone
    assert [(notice.code, notice.bad) for notice in world.told] == [("follow-gone", True)]


def test_what_cannot_be_read_is_a_failure_and_what_was_read_before_stays_the_measure(world: World) -> None:
    world.follow()
    world.routes[FEED] = Response(body=feed(), headers=(("ETag", '"good"'),))
    world.once()
    world.routes[FEED] = Response(body=b"<html>maintenance</html>", headers=(("ETag", '"bad"'),))

    world.run(2 * HOUR)

    standing = world.standing().standing
    assert standing.error is not None
    assert standing.etag == '"good"'


def test_unchanged_where_nothing_was_had_is_a_failure_and_no_success_in_silence(world: World) -> None:
    world.follow()
    world.routes[FEED] = Response(304)

    world.once()

    assert world.standing().standing.error == "follow-status"


# Nothing ends the loop


@pytest.mark.parametrize("part", ["fetch", "read_feed", "keep"])
def test_a_fault_with_one_source_is_its_own_and_the_others_go_on(world: World, part: str) -> None:
    good = "https://sariya.example/feed"
    world.follow()
    world.follow(good)
    world.routes[FEED] = Response(body=feed("a"))
    world.routes[good] = Response(body=rss("", {"https://sariya.example/1": "أ"}))
    world.routes["https://sariya.example/1"] = world.routes[PAGE] = Response(body=b"x")
    means = world.means()
    real = getattr(means, part)

    def faulty(*given: object) -> object:
        if any("nahar" in str(one) for one in given) and "robots" not in str(given):
            raise RecursionError("too deep")
        return real(*given)

    world.once(**{part: faulty})

    assert [capture.url for capture, _ in world.kept] == ["https://sariya.example/1"]
    told = [notice for notice in world.told if notice.code == "follow-crashed"]
    failed = world.visit().error if part == "keep" else world.standing().standing.error
    assert failed == "follow-crashed"
    assert part == "keep" or told[0].details == (("error", "RecursionError: too deep"),)


def test_a_disk_that_is_full_is_told_and_what_it_refused_comes_in_when_there_is_room(world: World) -> None:
    world.follow()
    world.routes |= {FEED: Response(body=feed("a")), PAGE: Response(body=b"x")}

    def keep(capture: Capture, source: str) -> bool:
        if world.clock.ticks() < HOUR:
            raise StoreError("full", "store-full", (("path", "qawl.db"),))
        return world.keep(capture, source)

    world.run(3 * HOUR, keep=keep)

    assert "store-full" in [notice.code for notice in world.told]
    assert [capture.url for capture, _ in world.kept] == [PAGE]


def test_once_a_store_that_fails_is_the_end(world: World) -> None:
    world.follow()
    world.routes |= {FEED: Response(body=feed("a")), PAGE: Response(body=b"x")}

    def keep(capture: Capture, source: str) -> bool:
        raise StoreError("full", "store-full")

    with pytest.raises(StoreError):
        world.once(keep=keep)


def test_reading_what_was_kept_is_called_and_its_faults_are_told(world: World) -> None:
    world.follow()
    world.routes |= {FEED: Response(body=feed("a")), PAGE: Response(body=b"x")}
    kept_then: list[int] = []

    def read_kept() -> None:
        kept_then.append(len(world.kept))
        raise ValueError("no reading")

    world.once(read_kept=read_kept)

    assert kept_then == [1]
    assert [notice.code for notice in world.told if notice.bad] == ["follow-crashed"]


# Restarts, and clocks that are wrong


def test_a_restart_resets_no_timer(world: World) -> None:
    world.follow()
    world.routes[FEED] = Response(body=feed(), headers=(("ETag", '"1"'),))
    for _ in range(50):
        world.run(97)

    assert len(world.asked()) == 3
    assert min(gaps(world.asked())) >= FIRST
    assert [one.etag for one in world.asked()[1:]] == ['"1"', '"1"']
    assert len(world.asked("https://nahar.example/robots.txt")) == 1


def test_what_was_announced_is_asked_for_after_a_restart_though_the_feed_says_unchanged(world: World) -> None:
    world.follow()
    world.routes[FEED] = lambda ask: Response(304) if ask.etag else Response(body=feed("a"), headers=(("ETag", "1"),))
    world.routes[PAGE] = Response(body=b"x")
    world.run(PAUSE + 0.5)
    assert len(world.asked()) == 1
    assert world.kept == []

    world.run(HOUR)

    assert len(world.kept) == 1


def test_a_source_on_which_the_program_dies_is_not_asked_at_once_when_it_starts_again(world: World) -> None:
    class Killed(BaseException):
        pass

    def die(body: bytes, media_type: str | None, base: str) -> object:
        raise Killed

    world.follow()
    world.routes[FEED] = Response(body=feed())
    for _ in range(5):
        try:
            world.run(60, read_feed=die)
        except Killed:
            world.clock.sleep(5)

    assert len(world.asked()) == 1


@pytest.mark.parametrize("by", [timedelta(days=-365), timedelta(days=365), timedelta(minutes=-20), timedelta(hours=3)])
def test_a_clock_that_is_set_makes_neither_a_storm_nor_a_silence(world: World, by: timedelta) -> None:
    world.follow()
    world.routes[FEED] = Response(body=feed(), headers=(("Cache-Control", "max-age=1800"),))
    follower = world.follower(until=10 * HOUR)
    world.clock.sleep = _setting(world.clock, {HOUR: by, 3 * HOUR: timedelta()})  # type: ignore[method-assign]

    follower.run()

    assert min(gaps(world.asked())) >= FLOOR
    assert max(gaps(world.asked())) <= 4 * HOUR


def test_without_its_guards_a_wrong_clock_would_make_a_storm_or_a_silence(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def polls(by: timedelta) -> list[float]:
        world.web.log.clear()
        world.follow()
        world.clock = VirtualClock()
        world.web.clock = world.clock
        world.routes[FEED] = Response(body=feed())
        world.clock.sleep = _setting(world.clock, {300: by})  # type: ignore[method-assign]
        world.run(10 * HOUR)
        world.sources.forget(FEED)
        return gaps(world.asked())

    monkeypatch.setattr(Follower, "_set_right", lambda follower: None)
    monkeypatch.setattr(Follower, "_is_too_soon", lambda follower, due, now: False)

    assert min(polls(timedelta(hours=3))) < FLOOR
    assert polls(timedelta(days=-365)) == []


def test_if_asking_were_not_noted_first_every_crash_would_ask_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(body: bytes, media_type: str | None, base: str) -> object:
        raise Killed

    monkeypatch.setattr(follow, "asked", lambda standing, now, jitter: standing)
    world.follow()
    world.routes[FEED] = Response(body=feed())
    for _ in range(5):
        try:
            world.run(60, read_feed=die)
        except Killed:
            world.clock.sleep(5)

    assert len(world.asked()) == 5


def _setting(clock: VirtualClock, changes: dict[int, timedelta]) -> Callable[[float], None]:
    def sleep(seconds: float) -> None:
        VirtualClock.sleep(clock, seconds)
        for at in [at for at in changes if at <= clock.ticks()]:
            clock.set_wrong(changes.pop(at))

    return sleep


def test_a_source_that_is_added_meanwhile_is_asked_within_a_minute(world: World) -> None:
    added = "https://sariya.example/feed"
    world.follow()
    world.routes[FEED] = world.routes[added] = Response(body=feed())

    def sleep(seconds: float) -> None:
        VirtualClock.sleep(world.clock, seconds)
        if world.clock.ticks() > 300:
            world.follow(added)

    world.clock.sleep = sleep  # type: ignore[method-assign]
    world.run(HOUR)

    assert world.asked(added)[0].at <= 300 + 2 * IDLE


class PassingClock(VirtualClock):
    """Time that passes while it is looked at too, as all time does."""

    step = 0.0

    def __init__(self) -> None:
        super().__init__()
        self.slept: list[float] = []

    def ticks(self) -> float:
        self._passed += self.step
        return self._passed

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        super().sleep(seconds)


@pytest.mark.parametrize("step", [0.11 + 0.07 * number for number in range(12)])
def test_a_pause_that_ends_while_it_is_looked_at_is_not_waited_for_again(world: World, step: float) -> None:
    world.clock = world.web.clock = clock = PassingClock()
    clock.step = step
    world.follow()
    world.routes[FEED] = Response(body=feed("a", "b", "c"))
    for name in "abc":
        world.routes[f"https://nahar.example/{name}"] = Response(body=b"x")

    world.once()

    assert len(world.kept) == 3
    assert max(clock.slept, default=0) <= PAUSE


def test_to_stop_waits_for_the_answer_under_way_and_puts_it_down(world: World) -> None:
    world.follow()
    asked: list[str] = []

    def slow(ask: Ask) -> Answer | Failed:
        asked.append(ask.url)
        time.sleep(0.1)
        return world.web.fetch(ask)

    world.routes[FEED] = Response(body=feed("a"))
    follower = Follower(world.sources, world.means(fetch=slow), stopped=lambda: FEED in asked)
    follower.run()

    assert world.standing().standing.last_success is not None


def test_to_stop_does_not_wait_for_whoever_never_answers(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow, "GRACE", 0.3)
    never, stop = Event(), Event()
    world.follow()

    def silent(ask: Ask) -> Answer | Failed:
        stop.set()
        never.wait(20)
        return Failed("fetch-timeout")

    started = time.monotonic()
    means = world.means(fetch=silent, clock=SystemClock(stop))
    Follower(world.sources, means, stopped=stop.is_set).run()

    assert time.monotonic() - started < 5
    never.set()


def test_an_article_that_is_gone_before_it_was_had_is_not_spoken_of_as_a_source(world: World) -> None:
    world.follow()
    world.routes |= {FEED: Response(body=feed("a")), PAGE: Response(410)}

    world.once()

    assert [notice.code for notice in world.told if notice.bad] == ["follow-page-gone"]
