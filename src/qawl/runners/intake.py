"""What becomes of an answer: kept, read for what it announces, and put down with when to ask again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from qawl.model.captures import Capture, SourceKind
from qawl.model.documents import Rejected
from qawl.model.following import Followed, Visit, moment, stamp
from qawl.runners.announced import of_feed, of_index, of_sitemap, told_text
from qawl.runners.means import Job, Means, Notice
from qawl.sources.addresses import canonical
from qawl.sources.asking import Answer, Failed, header
from qawl.sources.fetch import retry_after
from qawl.sources.schedule import (
    LONGEST_WAIT,
    Heard,
    heard,
    is_given_up,
    jitter_of,
    next_standing,
    next_visit,
)
from qawl.store.contract.sources import Sources

_BUSY = (429, 503)
"""What a server says of itself and not of one address: its Retry-After is for all that we want of it."""

_VANISHED = ("follow-gone", "follow-not-found")
"""What a server says of an article that was there and is there no more."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What an answer of a source told."""

    visits: tuple[Visit, ...] = ()
    changed: tuple[Visit, ...] = ()
    minutes: int | None = None
    title: str | None = None
    kept: int = 0

    @property
    def new(self) -> int:
        return self.kept + sum(not visit.stale for visit in self.visits) + len(self.changed)


class Intake:
    """Takes answers in, one after the other; a failure is put down like any other answer."""

    def __init__(self, sources: Sources, means: Means, tell: Callable[[Notice], None]) -> None:
        self._sources, self._means, self._clock, self._tell = sources, means, means.clock, tell
        self.tally: Counter[str] = Counter()
        self.unread = 1
        """Captures that were kept and not read yet; one at first, for some may wait since the last time."""

    def take(self, job: Job, result: Answer | Failed) -> None:
        """Put down what came of a question about a source or a page; of robots.txt only what it says of waiting."""
        what = self._heard(job, result)
        match job.about:
            case Followed():
                self._take_source(job.about, what, result)
            case Visit():
                self._take_visit(job.about, what, result)
            case None:
                pass

    def _heard(self, job: Job, result: Answer | Failed) -> Heard:
        if isinstance(result, Failed):
            return Heard(error=result.code, details=result.details)
        now = self._clock.now()
        conditional = bool(job.ask.etag or job.ask.last_modified)
        what = heard(result.status, result.headers, retry_after(result.headers, now), conditional=conditional)
        if what.wait > 0 and what.status in _BUSY:
            self._sources.rest(job.host, now + timedelta(seconds=min(what.wait, LONGEST_WAIT) + 1))
        return what

    # Sources

    def _take_source(self, followed: Followed, what: Heard, result: Answer | Failed) -> None:
        now, address, found = self._clock.now(), followed.source.address, _Found()
        if isinstance(result, Answer) and what.error is None and what.status != 304:
            read = self._read_source(followed, result, now)
            if isinstance(read, Rejected):
                what = replace(what, error=read.code, details=read.details)
            else:
                found = read
        what = replace(what, new=found.new)
        standing = next_standing(followed.standing, what, now, found.minutes, jitter_of(address))
        moved = _moved(followed, result) if what.error is None else None
        self._sources.put(address, standing, found.visits, title=found.title, moved=(moved, now) if moved else None)
        for visit in found.changed:
            self._sources.put_visit(visit)
        self._tell_source(followed, what, moved)

    def _read_source(self, followed: Followed, answer: Answer, now: datetime) -> _Found | Rejected:
        base = answer.final_url or answer.url
        match followed.source.kind:
            case SourceKind.PAGE:
                return _Found(kept=self._keep(_capture(answer), followed.source.address))
            case SourceKind.SITEMAP:
                first = followed.standing.last_success is None
                return self._read_sitemap(followed, answer.body, base, now, depth=0, first=first)
            case SourceKind.FEED:
                feed = self._means.read_feed(answer.body, header(answer.headers, "content-type"), base)
                if isinstance(feed, Rejected):
                    return feed
                known, captured = self._sources.visit, self._means.captured
                visits = of_feed(feed, followed.source.address, known, captured, now)
                return _Found(tuple(visits), minutes=feed.minutes, title=feed.title)

    def _read_sitemap(
        self, followed: Followed, body: bytes, base: str, now: datetime, *, depth: int, first: bool
    ) -> _Found | Rejected:
        sitemap = self._means.read_sitemap(body, base)
        if isinstance(sitemap, Rejected):
            return sitemap
        address, known = followed.source.address, self._sources.visit
        if sitemap.kind == "index":
            fresh, changed = of_index(sitemap, address, known, now, depth + 1)
            return _Found(tuple(fresh), tuple(changed))
        since = moment(followed.added)
        visits = of_sitemap(sitemap, address, known, self._means.captured, now, since=since, first=first)
        return _Found(tuple(visits))

    def _tell_source(self, followed: Followed, what: Heard, moved: str | None) -> None:
        address = followed.source.address
        self.tally["asked"] += 1
        if what.error is not None:
            self.tally["failed"] += 1
            self._tell(Notice(address, what.error, what.details, bad=True))
            return
        self.tally["new"] += what.new
        if moved is not None:
            self._tell(Notice(address, "follow-moved", (("to", moved),)))
        if what.new and followed.source.kind is SourceKind.PAGE:
            self._tell(Notice(address, "follow-page-kept"))
        elif what.new:
            self._tell(Notice(address, "follow-new", (("count", what.new),)))

    # Pages

    def _take_visit(self, visit: Visit, what: Heard, result: Answer | Failed) -> None:
        now, found = self._clock.now(), _Found()
        if isinstance(result, Answer) and what.error is None and what.status != 304:
            read = self._read_visit(visit, result, now)
            if isinstance(read, Rejected):
                what = replace(what, error=read.code, details=read.details)
            else:
                found = read
        after = next_visit(visit, what, now)
        if is_given_up(after):
            after = self._without_page(after, now)
        if after.taken:
            after = replace(after, announced=replace(after.announced, text=None))
        self._sources.put_visit(after, found.visits)
        for child in found.changed:
            self._sources.put_visit(child)
        if what.error in _VANISHED and visit.taken and not visit.depth:
            self._tell(Notice(visit.url, "follow-vanished", what.details, bad=True))

    def _read_visit(self, visit: Visit, answer: Answer, now: datetime) -> _Found | Rejected:
        if not visit.depth:
            return _Found(kept=self._keep(_capture(answer, visit), visit.source))
        followed = self._sources.source(visit.source)
        if followed is None:
            return _Found()
        base = answer.final_url or answer.url
        return self._read_sitemap(followed, answer.body, base, now, depth=visit.depth, first=not visit.taken)

    def _without_page(self, visit: Visit, now: datetime) -> Visit:
        """A page that is not to be had: what the feed said of it is kept instead, where it said all."""
        told = None if visit.depth else told_text(visit, stamp(now))
        self.tally["lost" if told is None else "told"] += 1
        code = "follow-page-gone" if visit.error == "follow-gone" else visit.error or ""
        self._tell(Notice(visit.url, code, visit.details, bad=True))
        if told is None:
            return visit
        self._keep(told, visit.source)
        return replace(visit, taken=1)

    def _keep(self, capture: Capture, source: str) -> bool:
        new = self._means.keep(capture, source)
        self.tally["kept"] += new
        self.unread += new
        return new


def _capture(answer: Answer, visit: Visit | None = None) -> Capture:
    capture = Capture(
        answer.url,
        answer.body,
        answer.fetched,
        header(answer.headers, "content-type"),
        answer.final_url,
        answer.status,
        answer.headers,
    )
    return capture if visit is None else replace(capture, announced=visit.announced)


def _moved(followed: Followed, result: Answer | Failed) -> str | None:
    """The address that a source has for good now, where it is another."""
    if isinstance(result, Failed) or result.permanent is None:
        return None
    new = canonical(result.permanent)
    return new if new != followed.source.address else None
