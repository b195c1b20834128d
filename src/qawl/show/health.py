"""How each followed source stands, laid out for a reader: well, silent for too long, failing, or gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from qawl.model.following import Followed, moment
from qawl.show.direction import without_isolates
from qawl.show.page import web_address
from qawl.show.times import clock_time, distance
from qawl.wording import Lang, say

TOO_LONG = 3
"""Intervals without a success after which a source is called silent."""
LEAST = 3600
"""Seconds below which nobody is called silent."""
_ORDER = ("failing", "silent", "gone", "waiting", "well")


@dataclass(frozen=True, slots=True)
class Health:
    """One source."""

    title: str
    address: str
    link: str | None
    state: str
    """failing, silent, gone, waiting or well: a key, for the style sheet."""
    told: str
    """The state in the reader's language."""
    success: tuple[str, ...]
    """How long ago it last answered, and when that was."""
    next: tuple[str, ...]
    error: str
    failures: str
    articles: int
    former: str


def healths(followed: Iterable[Followed], now: datetime, lang: Lang) -> list[Health]:
    """The sources, those that need somebody first; times as on the clock of `now`."""
    made = [_health(one, now, lang) for one in followed]
    return sorted(made, key=lambda one: _ORDER.index(one.state))


def state_of(one: Followed, now: datetime) -> str:
    """How a source stands."""
    standing = one.standing
    if standing.gone:
        return "gone"
    if standing.error is not None:
        return "failing"
    if standing.last_success is None:
        return "waiting"
    silent = timedelta(seconds=max(TOO_LONG * standing.interval, LEAST))
    return "silent" if standing.interval and now - moment(standing.last_success) > silent else "well"


def _health(one: Followed, now: datetime, lang: Lang) -> Health:
    standing, state = one.standing, state_of(one, now)
    error = say(lang, standing.error, **dict(standing.details)) if standing.error else ""
    return Health(
        title=one.source.title or one.source.outlet or one.source.address,
        address=one.source.address,
        link=web_address(one.source.address),
        state=state,
        told=say(lang, f"web-source-{state}"),
        success=_time(standing.last_success, now, lang) or (say(lang, "sources-never"),),
        next=_next(one, now, lang),
        error=without_isolates(error),
        failures=say(lang, "sources-failures", count=standing.errors) if standing.errors > 1 else "",
        articles=one.articles,
        former=one.former[-1] if one.former else "",
    )


def _next(one: Followed, now: datetime, lang: Lang) -> tuple[str, ...]:
    planned = one.standing.next_poll
    if one.standing.gone:
        return (say(lang, "sources-gone"),)
    if planned is None or moment(planned) <= now:
        return (say(lang, "sources-due"),)
    return _time(planned, now, lang)


def _time(written: str | None, now: datetime, lang: Lang) -> tuple[str, ...]:
    if written is None:
        return ()
    when = moment(written)
    return distance(when, now, lang), without_isolates(clock_time(when, now, lang))
