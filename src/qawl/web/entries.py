"""What happened in a dossier, as dated entries of one form: positions, proposals, meetings, figures, stories."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from starlette.requests import Request

from qawl.answers.stories import Wanted
from qawl.compare.stories.values import Story
from qawl.model.across import Occurrence
from qawl.model.conflicts import ConflictStatus
from qawl.model.dossiers import Dossier
from qawl.model.meetings import MeetingStatus
from qawl.model.record import Record
from qawl.model.record_lines import (
    Account,
    Cell,
    Change,
    ConflictLine,
    Evidence,
    MeetingLine,
    ProposalLine,
    Series,
    Stand,
)
from qawl.runners.sourced import Sources
from qawl.show.cards import headline
from qawl.show.record_rows import Quoted, Words, carried, plain, quoted, shorter
from qawl.store.contract.store import Store
from qawl.web.dossier_page import Places, articles_of, disputed_places, disputes_of, when
from qawl.web.render import to_dossier, to_story
from qawl.web.shelf import shelf_of

MOST_QUOTED = 2
MOST_UNTITLED = 60
"""Stories without a title whose first words are looked up."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened, and where more of it is told."""

    kind: str
    """A key of KINDS."""
    id: str
    """Of the line of the record; a meeting or proposal has several entries."""
    day: date | None
    head: str
    old: str
    """What it was before; empty where nothing is known before it."""
    new: str
    note: str
    signs: tuple[str, ...]
    address: str
    articles: int
    sources: int
    quotes: tuple[Quoted, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """What entries are worded and linked with."""

    record: Record
    words: Words
    places: Places

    def to(self, part: str) -> str:
        return to_dossier(self.record.dossier, part)


def entries_of(record: Record, words: Words, kinds: Collection[str] = ()) -> list[Entry]:
    """The entries of these kinds, or of all, the newest first and undated ones last."""
    told = Telling(record, words, disputed_places(record))
    made = chain.from_iterable(make(told) for kind, make in KINDS.items() if not kinds or kind in kinds)
    return newest_first(made)


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: one.day or date.min, reverse=True)


def _first_day(evidence: Iterable[Evidence]) -> date | None:
    return min((one.day for one in evidence if one.day), default=None)


def _quotes(evidence: Iterable[Evidence]) -> tuple[Quoted, ...]:
    return tuple(quoted(one) for one in tuple(evidence)[:MOST_QUOTED])


def _positions(told: Telling) -> Iterator[Entry]:
    for cell in told.record.cells:
        before = {stand.id: stand for stand in cell.stands}
        for stand in cell.stands:
            if stand.change is not Change.REPEATED:
                yield _position(cell, stand, before.get(stand.previous or ""), told)


def _position(cell: Cell, stand: Stand, before: Stand | None, told: Telling) -> Entry:
    words = told.words
    party = words.name("actor", cell.party)
    changed = stand.change not in (None, Change.NEW) and stand.explained_by is not None
    return Entry(
        "positions",
        stand.id,
        stand.since,
        f"{party} · {words.name('issue', cell.issue)}",
        "" if before is None or not changed else _stance(cell, before, words),
        _stance(cell, stand, words),
        words.voice(stand.declared_by, stand.declarer, party),
        () if stand.change is None else (words.label("change", stand.change),),
        told.to(f"matrix/{cell.party}/{cell.issue}") + f"#{stand.id}",
        *carried(stand.evidence),
        _quotes(stand.explained_by if changed and stand.explained_by else stand.evidence[:1]),
        bool(disputes_of(stand, told.places)),
    )


def _stance(cell: Cell, stand: Stand, words: Words) -> str:
    mark = words.name("mark", f"{cell.issue}/{stand.mark}") if stand.mark else ""
    kind = words.name("kind", f"{cell.issue}/{cell.kind}") if cell.kind else ""
    return " · ".join(filter(None, dict.fromkeys((words.label("stance", stand.stance), mark, kind))))


def _proposals(told: Telling) -> Iterator[Entry]:
    words = told.words
    for line in told.record.proposals:
        address, title = told.to(f"proposal/{line.id}"), words.name("line", line.id)
        statuses = [words.label("table", one.status) for one in line.history]
        for old, new, one in zip(["", *statuses], statuses, line.history, strict=False):
            if line.known or len(title.split()) > 1:
                behind = carried(one.evidence)
                yield Entry(
                    "proposals",
                    line.id,
                    one.since,
                    title,
                    old,
                    new,
                    "",
                    (),
                    address,
                    *behind,
                    _quotes(one.evidence[:1]),
                )
        yield from _answers(line, title, address, told)


def _answers(line: ProposalLine, title: str, address: str, told: Telling) -> Iterator[Entry]:
    words = told.words
    for answer in line.answers:
        party = words.who(answer.party)
        yield Entry(
            "proposals",
            answer.id,
            answer.since,
            f"{party}: {title}",
            "",
            words.label("verdict", answer.verdict),
            words.voice(answer.declared_by, answer.declarer, party),
            (),
            f"{address}#{answer.id}",
            *carried(answer.evidence),
            _quotes(answer.evidence[:1]),
            bool(disputes_of(answer, told.places)),
        )


def _meetings(told: Telling) -> Iterator[Entry]:
    for line in told.record.meetings:
        if any(each.who.actor is not None or each.who.side is not None for each in line.attendees):
            yield from _stages(line, told)


def _stages(line: MeetingLine, told: Telling) -> Iterator[Entry]:
    words, old = told.words, ""
    names = words.all(attendee.who for attendee in line.attendees)
    head = words.label("meeting", line.kind) + (f": {names}" if names else "")
    for stage in line.history:
        held = stage.status is MeetingStatus.HELD and stage.first is not None
        day = stage.first if held else stage.since
        note = (
            "" if held or stage.first is None else words.say("web-dossier-for-date", day=when(words.lang, stage.first))
        )
        new = words.label("held", stage.status)
        yield Entry(
            "meetings",
            line.id,
            day,
            head,
            old,
            new,
            note,
            (),
            told.to(f"meeting/{line.id}"),
            *carried(stage.evidence),
            _quotes(stage.evidence[:1]),
            bool(disputes_of(line, told.places)),
        )
        old = new


def _figures(told: Telling) -> Iterator[Entry]:
    """Those that the dossier follows: other numbers are on the page of figures alone."""
    for series in told.record.series:
        if series.known:
            yield from _points(series, told)


def _points(series: Series, told: Telling) -> Iterator[Entry]:
    words = told.words
    claimant = words.who(series.claimant) if series.claimant else series.outlet or words.say("record-outlet-says")
    for point in series.points:
        yield Entry(
            "figures",
            point.id,
            point.as_of,
            words.measure(series),
            "",
            words.count(point, series.unit),
            words.say("record-claimant", name=claimant),
            (words.say("record-superseded"),) if point.superseded_by else (),
            told.to(f"figure/{series.measure}") + f"#{point.id}",
            *carried(point.evidence),
            _quotes(point.evidence[:1]),
            bool(disputes_of(point, told.places)),
        )


def _conflicts(told: Telling) -> Iterator[Entry]:
    for line in told.record.conflicts:
        yield Entry(
            "conflicts",
            line.id,
            line.first,
            told.words.label("conflict", line.kind),
            "",
            shorter(line.slot),
            " / ".join(_account(account, line, told.words) for account in line.accounts),
            (told.words.label("conflict", line.status),),
            told.to("conflicts") + f"#{line.id}",
            *carried(one for account in line.accounts for one in account.evidence),
            _quotes(account.evidence[0] for account in line.accounts if account.evidence),
            line.status is ConflictStatus.OPEN,
        )


def _account(account: Account, line: ConflictLine, words: Words) -> str:
    who = words.listed((*words.called(account.who, account.first), *account.outlets)[:3])
    stand = words.say(f"stand-{line.kind}-{account.stand}") if account.stand else shorter(account.value)
    return f"{who}: {stand}" if who else stand


def _silences(told: Telling) -> Iterator[Entry]:
    for line in told.record.silences:
        issues = tuple(told.words.name("issue", issue) for issue in line.issues)
        yield _said("silences", line.id, told.words.who(line.who), plain(line.about), issues, line.evidence, told)


def _threats(told: Telling) -> Iterator[Entry]:
    for line in told.record.threats:
        issues = tuple(told.words.name("issue", issue) for issue in line.issues)
        act = told.words.label("act", line.act)
        yield _said("threats", line.id, told.words.who(line.who), act, issues, line.evidence, told)


def _said(
    kind: str, key: str, who: str, what: str, signs: tuple[str, ...], evidence: tuple[Evidence, ...], told: Telling
) -> Entry:
    address = to_dossier(told.record.dossier, "record", section=kind, row=key) + f"#{key}"
    return Entry(
        kind, key, _first_day(evidence), who, "", what, "", signs, address, *carried(evidence), _quotes(evidence[:1])
    )


KINDS: Mapping[str, Callable[[Telling], Iterator[Entry]]] = {
    "positions": _positions,
    "proposals": _proposals,
    "meetings": _meetings,
    "figures": _figures,
    "conflicts": _conflicts,
    "threats": _threats,
    "silences": _silences,
}
"""In the order in which they are told; stories come from elsewhere."""


def story_entries(
    request: Request,
    dossier: Dossier,
    words: Words,
    since: date | None = None,
    arrived: frozenset[str] | None = None,
) -> list[Entry]:
    """The stories that have an article of the dossier, the one told last first.

    With `arrived` those to which one of these came, else those told from a day on.
    """
    with request.app.state.library.store() as store:
        shelf, mine = shelf_of(request), articles_of(request, store, dossier)
        wanted = Wanted(articles=mine, since=since) if arrived is None else Wanted(articles=mine & arrived)
        found = shelf.found(wanted)
        untitled = [one for one in found if not one.title.strip()][:MOST_UNTITLED]
        titles = {one.id: _first_words(store, one) for one in untitled}
    return newest_first(_story(one, titles.get(one.id, ""), shelf.across.sources, words) for one in found)


def _first_words(store: Store, story: Story) -> str:
    """What stands for the title of a story whose articles have none."""
    reading = store.reading(story.articles[0])
    return "" if reading is None else shorter(headline(reading.article))


def _story(story: Story, untitled: str, sources: Sources, words: Words) -> Entry:
    begun = words.say("web-dossier-begun", day=when(words.lang, story.first)) if story.last != story.first else ""
    behind = len(story.articles), sources.count([Occurrence(article) for article in story.articles])
    title = plain(story.title) or untitled or story.id
    return Entry("stories", story.id, _day(story.last), "", "", title, begun, (), to_story(story.id), *behind)


def _day(told: str | None) -> date | None:
    try:
        return None if told is None else date.fromisoformat(told[:10])
    except ValueError:
        return None
