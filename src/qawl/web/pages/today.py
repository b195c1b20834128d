"""What is new in a dossier since its reader last looked: stories, changed positions, answers, figures and so on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qawl.model.access import Look
from qawl.model.record import Record, Section
from qawl.record.difference import difference
from qawl.web.asked import EARLIEST, day_asked, dossier_of
from qawl.web.dossier_page import dossier_page, last_day, lines_carried, record_of, words_for
from qawl.web.entries import KINDS, Entry, entries_of, story_entries
from qawl.web.looked import keep_looked, last_looked
from qawl.web.preferences import language_of
from qawl.web.render import to_dossier

_DAY = timedelta(days=1)
WINDOWS = (1, 7, 30)
"""Days back from the dossier's newest article, to choose from."""
AT_ONCE = 8
"""Entries of one kind that are shown; the others are unfolded."""


@dataclass(frozen=True, slots=True)
class News:
    """What is new of one kind."""

    kind: str
    first: tuple[Entry, ...]
    rest: tuple[Entry, ...]

    @property
    def count(self) -> int:
        return len(self.first) + len(self.rest)


def today_page(request: Request) -> Response:
    dossier, lang = dossier_of(request), language_of(request)
    asked, looked = day_asked(request, "since"), last_looked(request, dossier.id)
    mark = request.app.state.desk.mark()  # before the record: what comes between the two stays new
    record: Record = record_of(request, dossier)
    newest = last_day(record)
    since = asked or (looked.at.date() if looked else None) or _back(newest, 7)
    words = words_for(record, lang, dossier)
    entries = entries_of(record, words)
    arrived = _arrived(request, looked) if looked and not asked else None
    if looked is not None and arrived is not None:
        came = came_since(record_of(request, dossier, mark=looked.mark), record, arrived)
        entries = [entry for entry in entries if entry.id in came]
    elif since is not None:
        new = new_ids(record_of(request, dossier, max(since - _DAY, EARLIEST)), record)
        entries = [entry for entry in entries if is_new(entry, new, since)]
    stories = story_entries(request, dossier, words, since, arrived)
    dated = [one for one in stories if since is None or arrived is not None or one.day is not None]
    news = by_kind([*dated, *latest_only(entries)])
    return dossier_page(
        request,
        dossier,
        "",
        "dossier_today.html",
        news=news,
        since=since,
        asked_since=asked is not None,
        newest=newest,
        looked=looked,
        mark=mark,
        windows=[(days, _back(newest, days)) for days in WINDOWS if newest is not None],
        articles=record.articles,
    )


def _arrived(request: Request, looked: Look) -> frozenset[str] | None:
    """The articles that came since a reader looked; None where only the day of that is known."""
    with request.app.state.library.store() as store:
        arrived: frozenset[str] | None = store.arrived_since(looked.mark)
        return arrived


def _back(newest: date | None, days: int) -> date | None:
    """The first of so many days of which the last is the newest of the dossier."""
    return None if newest is None else newest - (days - 1) * _DAY


def new_ids(then: Record, now: Record) -> Mapping[Section, frozenset[str]]:
    """The lines that are new, and of meetings, proposals and contradictions those that came on."""
    changes = difference(then, now)
    came_on = _came_on(then, now)
    return {
        each.section: frozenset((*each.new, *(one for one in each.changed if one in came_on)))
        for each in changes.sections
    }


def _came_on(then: Record, now: Record) -> frozenset[str]:
    """Lines of which more can be said than that another article tells them."""
    before = dict(_states(then))
    return frozenset(key for key, state in _states(now) if before.get(key) != state)


def _states(record: Record) -> Iterable[tuple[str, object]]:
    yield from ((one.id, (one.status, one.first, one.last, len(one.readouts))) for one in record.meetings)
    yield from ((one.id, one.status) for one in record.proposals)
    yield from ((one.id, (one.status, len(one.accounts))) for one in record.conflicts)


def came_since(then: Record, now: Record, arrived: frozenset[str]) -> frozenset[str]:
    """The lines that only articles of these carry, and those that came on by them, whatever day they are of."""
    before, after, came_on = dict(_states(then)), dict(lines_carried(now)), _came_on(then, now)
    return frozenset(
        key
        for key, articles in after.items()
        if articles and (articles <= arrived or (key in came_on and key in before and articles & arrived))
    )


def is_new(entry: Entry, new: Mapping[Section, frozenset[str]], since: date) -> bool:
    return entry.id in new.get(Section(entry.kind), frozenset()) and (entry.day is None or entry.day >= since)


def latest_only(entries: Iterable[Entry]) -> list[Entry]:
    """Of a meeting or a proposal only what it came to."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        seen.setdefault(entry.id, entry)
    return list(seen.values())


def by_kind(entries: Iterable[Entry]) -> list[News]:
    groups: dict[str, list[Entry]] = {kind: [] for kind in ("stories", *KINDS)}
    for entry in entries:
        groups[entry.kind].append(entry)
    return [News(kind, tuple(group[:AT_ONCE]), tuple(group[AT_ONCE:])) for kind, group in groups.items() if group]


def seen(request: Request, form: Mapping[str, str]) -> Response:
    """Keep that all that is new in a dossier was seen, and go back to it."""
    dossier = form.get("dossier", "")
    if dossier not in request.app.state.desk.dossiers:
        raise HTTPException(404)
    answer = RedirectResponse(to_dossier(dossier), status_code=303)
    keep_looked(request, answer, dossier, form.get("mark", "") or request.app.state.desk.mark())
    return answer
