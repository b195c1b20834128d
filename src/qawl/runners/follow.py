"""Follows sources for weeks: what is due is asked for, what comes is kept before it is read, and nobody is pressed.

One thread decides and writes; others only fetch, so that a host has one question at a time and a pause between two.
Everything that must outlast a restart is written before a question is asked and again when its answer has come.
What a feed answers is not kept, for all that it tells of an article is kept with the article's page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from queue import Empty, SimpleQueue
from threading import Thread

from qawl.errors import StoreError
from qawl.model.captures import SourceKind
from qawl.model.following import Followed, RobotsFile, Visit, host_of, origin_of, stamp, stamp_after
from qawl.runners.hosts import PAUSE, Hosts
from qawl.runners.intake import Intake
from qawl.runners.means import Job, Means, Notice, crashed
from qawl.sources.asking import FEEDS, PAGES, Answer, Ask, Failed
from qawl.sources.robots import robots_address
from qawl.sources.schedule import FLOOR, asked, jitter_of, set_right, visiting
from qawl.store.contract.sources import Sources

JOBS = 4
IDLE = 60.0
"""Seconds after which the store is looked at again, for somebody may have added a source."""
GRACE = 8.0
"""Seconds that answers under way are waited for when the loop is to stop."""
AFTER_STORE_FAILED = 30.0
MANY = 32
"""Captures that are not read yet: with so many, reading does not wait until there is nothing to ask."""
JUMP = 60.0
"""Seconds by which the date may run away from the ticks before it counts as set."""
_SHORTEST, _GLANCE = 0.01, 0.5


class Follower:
    """The loop, with what is under way; all methods but `_fetch_all` run in the thread that calls `run`."""

    def __init__(
        self,
        sources: Sources,
        means: Means,
        *,
        jobs: int = JOBS,
        pause: float = PAUSE,
        tell: Callable[[Notice], None] = lambda notice: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._sources, self._means, self._clock = sources, means, means.clock
        self._jobs, self._tell, self._stopped = jobs, tell, stopped
        self._hosts = Hosts(sources, means.clock, pause)
        self._intake = Intake(sources, means, tell)
        self._orders: SimpleQueue[Job | None] = SimpleQueue()
        self._landed: SimpleQueue[tuple[Job, Answer | Failed | Exception]] = SimpleQueue()
        self._flying = 0
        self._asked: dict[str, float] = {}
        self._seen = (self._clock.now(), self._clock.ticks())

    def run(self, *, once: bool = False) -> Counter[str]:
        """Follow until `stopped`, or `once` until nothing is due; what was done, in counts.

        When it stops it waits for answers under way, at most `GRACE` seconds; whoever has not answered by then is
        asked again when it would have been. A store that fails is tried again, except `once`.
        """
        threads = [Thread(target=self._fetch_all, daemon=True) for _ in range(self._jobs)]
        for thread in threads:
            thread.start()
        try:
            self._run(once)
        finally:
            for _ in threads:
                self._orders.put(None)
        return self._intake.tally

    def _run(self, once: bool) -> None:
        self._set_right()
        going = True
        while going and not self._stopped():
            try:
                going = self._pass(once)
            except StoreError as error:
                if once:
                    raise
                self._tell(Notice("", error.code, error.details, bad=True))
                self._clock.sleep(AFTER_STORE_FAILED)
        self._wait_for_the_last()

    def _pass(self, once: bool) -> bool:
        """Do what can be done now, or wait; False when there is nothing more to do `once`."""
        self._watch_clock()
        landed = self._gather(0)
        if self._start() or landed:
            if self._intake.unread >= MANY:
                self._read_kept()
        elif self._flying:
            self._gather(_GLANCE)
        elif not (due := self._is_due()) and self._intake.unread:
            self._read_kept()
        elif once and not due:
            return False
        else:
            self._clock.sleep(self._wait())
        return True

    # What is due

    def _start(self) -> bool:
        begun = False
        while self._flying < self._jobs and not self._stopped() and self._begin_next():
            begun = True
        return begun

    def _begin_next(self) -> bool:
        """Ask the next that is due, or settle it without a question; False when nothing is due that may be asked."""
        now = self._clock.now()
        due = self._due(now)
        if due is None:
            return False
        job = _job(due, self._means.most_feed_bytes)
        address = robots_address(job.ask.url)
        manners = self._hosts.manners(job.ask.url, now)
        if address is None:
            self._fenced(job, Failed("fetch-bad-address"))
        elif manners is None:
            self._fly(Job(job.host, Ask(address), None))
        elif (refusal := manners.refusal(job.ask.url)) is not None:
            self._fenced(job, Failed(refusal))
        elif isinstance(due, Visit):
            self._sources.put_visit(visiting(due, now))
            self._fly(job)
        elif not self._is_too_soon(due, now):
            self._sources.put(due.source.address, asked(due.standing, now, jitter_of(due.source.address)))
            self._asked[due.source.address] = self._clock.ticks()
            self._fly(job)
        return True

    def _due(self, now: datetime) -> Followed | Visit | None:
        closed = self._hosts.closed(now)
        source, visit = self._sources.due_source(now, closed), self._sources.due_visit(now, closed)
        if source is None or visit is None:
            return source or visit
        return source if (source.standing.next_poll or "") <= (visit.due or "") else visit

    def _is_due(self) -> bool:
        """Whether anything is due but for the pauses between questions."""
        now = self._clock.now()
        resting = self._sources.resting(now)
        return self._sources.due_source(now, resting) is not None or self._sources.due_visit(now, resting) is not None

    def _is_too_soon(self, due: Followed, now: datetime) -> bool:
        """Whether only a clock that was set forward makes this source due; then it is put off."""
        passed = self._clock.ticks() - self._asked.get(due.source.address, -FLOOR)
        if passed < FLOOR:
            later = replace(due.standing, next_poll=stamp_after(now, FLOOR - passed))
            self._sources.put(due.source.address, later)
        return passed < FLOOR

    def _wait(self) -> float:
        now = self._clock.now()
        due = self._sources.next_due(now)
        waits = [IDLE, *self._hosts.waits(now)]
        if due is not None:
            waits.append((due - now).total_seconds())
        if self._due(now) is not None:  # it became so since we looked, and nothing above tells of it
            return _SHORTEST
        return max(min(waits), _SHORTEST)

    def _watch_clock(self) -> None:
        now, ticks = self._clock.now(), self._clock.ticks()
        (then, before), self._seen = self._seen, (now, ticks)
        if abs((now - then).total_seconds() - (ticks - before)) > JUMP:
            self._set_right()

    def _set_right(self) -> None:
        """Pull in what a clock that was wrong put off too far."""
        now = self._clock.now()
        self._sources.set_right(now)
        for followed in list(self._sources.followed()):
            righted = set_right(followed.standing, now)
            if righted != followed.standing:
                self._sources.put(followed.source.address, righted)

    # Questions under way

    def _fly(self, job: Job) -> None:
        self._hosts.take(job.host)
        self._flying += 1
        self._orders.put(job)

    def _fetch_all(self) -> None:
        """What the other threads do: fetch what is ordered, one after the other."""
        while (job := self._orders.get()) is not None:
            try:
                result: Answer | Failed | Exception = self._means.fetch(job.ask)
            except Exception as error:  # told by the thread that decides
                result = error
            self._landed.put((job, result))

    def _gather(self, wait: float) -> bool:
        """Take in the answers that have come, waiting so long for the first; whether there were any."""
        gathered = False
        while True:
            try:
                job, result = self._landed.get(timeout=wait) if wait and not gathered else self._landed.get_nowait()
            except Empty:
                return gathered
            gathered = True
            self._flying -= 1
            self._hosts.leave(job.host, job.ask.url)
            self._fenced(job, result)

    def _wait_for_the_last(self) -> None:
        until = self._clock.ticks() + GRACE
        try:
            while self._flying and (left := until - self._clock.ticks()) > 0 and self._gather(min(left, GRACE)):
                pass
            self._read_kept()
        except StoreError as error:
            self._tell(Notice("", error.code, error.details, bad=True))

    def _fenced(self, job: Job, result: Answer | Failed | Exception) -> None:
        """The one fence: what goes wrong with a source or a page is its failure and nobody else's."""
        try:
            if isinstance(result, Exception):
                raise result
            self._take(job, result)
        except StoreError:
            raise
        except Exception as error:
            self._take(job, crashed(error))

    def _take(self, job: Job, result: Answer | Failed) -> None:
        self._intake.take(job, result)
        if job.about is None:
            status, body = (result.status, result.body) if isinstance(result, Answer) else (None, b"")
            self._hosts.note(RobotsFile(origin_of(job.ask.url), stamp(self._clock.now()), status, body))

    def _read_kept(self) -> None:
        if not self._intake.unread:
            return
        unread, self._intake.unread = self._intake.unread, 0
        try:
            self._means.read_kept()
        except StoreError:
            self._intake.unread = unread
            raise
        except Exception as error:
            self._tell(Notice("", (fault := crashed(error)).code, fault.details, bad=True))


def _job(due: Followed | Visit, most_feed_bytes: int | None) -> Job:
    if isinstance(due, Visit):
        ask = Ask(due.url, due.etag, due.last_modified, FEEDS if due.depth else PAGES)
        return Job(host_of(due.address), ask, due)
    address, standing = due.source.address, due.standing
    accept = PAGES if due.source.kind is SourceKind.PAGE else FEEDS
    most = most_feed_bytes if due.source.kind is SourceKind.FEED else None
    return Job(host_of(address), Ask(address, standing.etag, standing.last_modified, accept, most), due)
