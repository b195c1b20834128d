"""When to ask again: decided from how it stands and what came of the last time, and from nothing else.

The manners, in seconds: a source is never asked within `FLOOR`; one that brings news is asked sooner, a quiet one
later. What a source says of itself is a minimum: its time to live and `Cache-Control` up to a day, `Retry-After`
up to a week. Failures double the wait up to a day and never shorten it; a source is given up only when it says
that it is gone (410). A wait is drawn out by up to a tenth that depends on the address alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from qawl.model.captures import Headers, Standing
from qawl.model.following import Visit, stamp, stamp_after
from qawl.sources.asking import header

MINUTE, HOUR, DAY = 60, 3600, 86400
FLOOR = 10 * MINUTE
FIRST = 30 * MINUTE
"""After the first success, and after the first that follows failures."""
QUIET = 6 * HOUR
"""A source that answers well and has nothing new is asked at least so often."""
CEILING = DAY
LONGEST_WAIT = 7 * DAY
"""Of a `Retry-After` so much is kept: beyond it, a slip of the server's would be silence for us."""
SPREAD = 0.1
"""A wait is drawn out by at most this share of itself."""
SLOWER, FASTER = 1.5, 0.5

SITEMAP_AGAIN = HOUR
"""Of a sitemap whose index does not say when it changed."""
RECHECKS = (HOUR, 5 * HOUR, 18 * HOUR)
"""Waits after a page was had the first, second and third time: 1, 6 and 24 hours after it was first seen."""
MOST_TRIES = 10
"""Failures in a row after which a page is given up; waits double from `FLOOR`, two days and a half in all."""

GONE = 410
_PASSING = frozenset({408, 425, 429})
_ROBOTS = "follow-robots"
_LASTING = frozenset(
    {
        _ROBOTS,
        "fetch-bad-address",
        "fetch-bomb",
        "fetch-coding",
        "fetch-downgrade",
        "fetch-head",
        "fetch-port",
        "fetch-private-address",
        "fetch-redirects",
        "fetch-scheme",
        "fetch-too-big",
        "fetch-userinfo",
    }
)
"""Failures of a page that another try would not mend."""
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,10})", re.ASCII | re.IGNORECASE)
_NAMED = {401: "follow-forbidden", 403: "follow-forbidden", 404: "follow-not-found", GONE: "follow-gone"}


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of asking once, as far as asking again depends on it."""

    status: int | None = None
    """None when no answer came."""
    new: int = 0
    """Articles that were not known before."""
    etag: str | None = None
    last_modified: str | None = None
    fresh: int = 0
    """Seconds for which the answer is good, by its own `Cache-Control`."""
    wait: int = 0
    """Seconds of its `Retry-After`."""
    error: str | None = None
    details: tuple[tuple[str, str | int], ...] = ()


def heard(status: int, headers: Headers, wait: int | None = None, *, conditional: bool = True) -> Heard:
    """What an answer says about asking again; `wait` is its Retry-After in seconds, read by who has a clock.

    A 304 is a success only where the question was `conditional`: else we never had what is said to be unchanged.
    """
    well = 200 <= status < 300 or (status == 304 and conditional)
    return Heard(
        status,
        etag=header(headers, "etag") or None,
        last_modified=header(headers, "last-modified") or None,
        fresh=_freshness(headers),
        wait=wait or 0,
        error=None if well else error_of(status),
        details=() if well else (("status", status),),
    )


def error_of(status: int) -> str:
    """The key of the word files for a status that is no success."""
    if status in _NAMED:
        return _NAMED[status]
    if status in (429, 503):
        return "follow-busy"
    return "follow-server" if status >= 500 else "follow-status"


def next_standing(
    standing: Standing, heard: Heard, now: datetime, feed_minutes: int | None, jitter: float, floor: int = FLOOR
) -> Standing:
    """How it stands with a source after what was just heard of it, and when it is asked again.

    `feed_minutes` is what the feed says of itself (ttl, sy:updatePeriod); `jitter` is `jitter_of` its address.
    """
    if heard.status == GONE:
        return replace(_failed(standing, heard, now), next_poll=None, gone=True)
    if heard.error is not None:
        longer = _interval_after_failure(standing.interval, heard.wait, floor)
        return _timed(_failed(standing, heard, now), longer, now, jitter)
    shorter = _paced(standing, heard.new, floor)
    interval = max(shorter, _hinted(heard, feed_minutes), _kept_wait(heard.wait))
    return _timed(_succeeded(standing, heard, now), interval, now, jitter)


def asked(standing: Standing, now: datetime, jitter: float, floor: int = FLOOR) -> Standing:
    """How it stands while a source is being asked: kept first, so that a crash does not ask it again at once."""
    due = _due(max(standing.interval, floor), now, jitter)
    return replace(standing, last_try=stamp(now), next_poll=due)


def _failed(standing: Standing, heard: Heard, now: datetime) -> Standing:
    return replace(standing, last_try=stamp(now), errors=standing.errors + 1, error=heard.error, details=heard.details)


def _succeeded(standing: Standing, heard: Heard, now: datetime) -> Standing:
    unchanged = heard.status == 304
    return replace(
        standing,
        # An answer without validators clears old ones; «unchanged» leaves those that it does not repeat.
        etag=heard.etag or (standing.etag if unchanged else None),
        last_modified=heard.last_modified or (standing.last_modified if unchanged else None),
        last_try=stamp(now),
        last_success=stamp(now),
        errors=0,
        error=None,
        details=(),
    )


def _timed(standing: Standing, interval: int, now: datetime, jitter: float) -> Standing:
    return replace(standing, next_poll=_due(interval, now, jitter), interval=interval)


def _due(interval: int, now: datetime, jitter: float) -> str:
    return stamp_after(now, interval * (1 + SPREAD * jitter))


def _paced(standing: Standing, new: int, floor: int) -> int:
    """The wait by what a source usually brings."""
    if standing.last_success is None or standing.errors:
        return max(floor, FIRST)
    wanted = min(standing.interval, QUIET) * (FASTER if new else SLOWER)
    return int(min(max(wanted, floor), max(QUIET, floor)))


def _hinted(heard: Heard, feed_minutes: int | None) -> int:
    return min(max(heard.fresh, (feed_minutes or 0) * MINUTE), CEILING)


def _kept_wait(wait: int) -> int:
    return min(max(wait, 0), LONGEST_WAIT)


def _interval_after_failure(interval: int, wait: int, floor: int) -> int:
    doubled = min(2 * max(interval, floor), CEILING)
    return max(interval, doubled, _kept_wait(wait))


def _freshness(headers: Headers) -> int:
    """Seconds of max-age; a second header of the name goes on where the first ends."""
    told = ", ".join(value for key, value in headers if key.lower() == "cache-control")
    found = _MAX_AGE.search(told)
    return int(found[1]) if found else 0


def jitter_of(address: str) -> float:
    """A share from 0 to 1 that is always the same for an address: sources added together are not asked together."""
    return int.from_bytes(blake2b(address.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big") / 2**48


def set_right(standing: Standing, now: datetime, floor: int = FLOOR) -> Standing:
    """The same standing, unless the clock was set back: a poll further off than was ever decided is pulled in.

    It is counted anew from now, so that what was asked a moment ago is not asked at once.
    """
    interval = max(standing.interval, floor)
    latest = stamp_after(now, interval * (1 + SPREAD))
    if standing.next_poll is None or standing.next_poll <= latest:
        return standing
    return replace(standing, next_poll=stamp_after(now, interval))


# Pages


def next_visit(visit: Visit, heard: Heard, now: datetime) -> Visit:
    """How it stands with a page after what was just heard of it: looked at again while editors still mend it."""
    if heard.error is None:
        return _had(visit, heard, now)
    tried = replace(visit, tries=visit.tries + 1, error=heard.error, details=heard.details)
    if is_lasting(heard) or tried.tries >= MOST_TRIES:
        return replace(tried, due=None)
    wait = max(min(FLOOR * 2**visit.tries, CEILING), _kept_wait(heard.wait))
    return replace(tried, due=stamp_after(now, wait))


def visiting(visit: Visit, now: datetime) -> Visit:
    """How it stands while a page is being asked for; as `asked` for a source."""
    return replace(visit, due=stamp_after(now, FLOOR))


def is_given_up(visit: Visit) -> bool:
    """Whether a page was never had and is asked for no more."""
    return visit.due is None and visit.error is not None and not visit.taken


def is_lasting(heard: Heard) -> bool:
    """Whether asking for a page again would bring the same."""
    if heard.status is None:
        return heard.error in _LASTING
    return heard.status < 500 and heard.status not in _PASSING


def _had(visit: Visit, heard: Heard, now: datetime) -> Visit:
    unchanged = heard.status == 304
    again = _again(visit)
    return replace(
        visit,
        due=None if again is None else stamp_after(now, max(again, _kept_wait(heard.wait))),
        taken=visit.taken + 1,
        tries=0,
        etag=heard.etag or (visit.etag if unchanged else None),
        last_modified=heard.last_modified or (visit.last_modified if unchanged else None),
        error=None,
        details=(),
    )


def _again(visit: Visit) -> int | None:
    """Seconds after which a page that was just had is asked for again; None for never."""
    if visit.depth:
        return None if visit.announced.published else SITEMAP_AGAIN
    return RECHECKS[visit.taken] if visit.taken < len(RECHECKS) else None


# Which sitemaps of an index, and which of its pages

NEWEST_SITEMAPS = 3
MOST_ENTRIES = 500
BEFORE = 2 * DAY
"""Pages of a sitemap that are older than this when it is first followed are noted and not asked for."""


def is_recent(written: str | None, since: datetime) -> bool | None:
    """Whether a sitemap's date is of that day or later; None where there is no date of its form."""
    try:
        return None if written is None else datetime.fromisoformat(written[:10]).date() >= since.date()
    except ValueError:
        return None


def newest(dated: Iterable[tuple[str, str | None]], most: int = NEWEST_SITEMAPS) -> tuple[str, ...]:
    """The addresses with the latest dates, the latest first; those without a date come last, in their order."""
    by_date = sorted(dated, key=lambda one: one[1] or "", reverse=True)
    return tuple(address for address, _ in by_date[:most])
