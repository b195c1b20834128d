"""The brief of a dossier for a period: what is new in it, chosen and put in order, every line with what carries it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qawl.answers.brief_lines import (
    LIMITS,
    Carried,
    Period,
    Topic,
    chosen_cells,
    chosen_conflicts,
    chosen_meetings,
    chosen_proposals,
    chosen_series,
    chosen_silences,
    chosen_threats,
)
from qawl.answers.brief_quotes import Quotation, find_quotations
from qawl.model.documents import Article
from qawl.model.record import Record
from qawl.model.record_lines import Evidence
from qawl.record.page import day_of
from qawl.runners.recorded import Prepared, record_at
from qawl.runners.stories import Counted


@dataclass(frozen=True, slots=True)
class StoryNews:
    """A story that was told in the period, and the article that leads to it."""

    counted: Counted
    lead: Article
    """The one whose headline it bears, else its first; of those of the dossier."""
    begun: bool
    """It was first told in the period."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What is new in a dossier from one day to another, both included."""

    dossier: str
    since: date
    until: date
    articles: int
    """Of the dossier, published in the period."""
    outlets: int
    stories: tuple[StoryNews, ...]
    record: Record
    """The chosen lines alone, each with the evidence of the period; empty where nothing moved."""
    quotations: tuple[Quotation, ...]
    left_out: Mapping[Topic, int]
    """How many lines of each topic there was no room for."""
    headlines: Mapping[str, str]
    """Of the articles that carry a line."""

    @property
    def is_empty(self) -> bool:
        lines = self.record
        told = (lines.cells, lines.proposals, lines.meetings, lines.series, lines.conflicts, lines.threats)
        return not any((self.stories, self.quotations, lines.silences, *told))


def brief_of(
    prepared: Prepared,
    since: date,
    until: date,
    stories: Iterable[Counted] = (),
    *,
    limits: Mapping[Topic, int] = LIMITS,
) -> Brief:
    """What the articles of a dossier brought between two days, both included.

    `stories` are those of the store; only what has an article of the dossier is taken. Undated articles count for
    nothing here. Of each topic the weightiest lines are kept, so that the whole fits on about four pages.
    """
    period = Period(since, until)
    now = record_at(prepared, until)
    articles = {reading.article.id: reading.article for reading in prepared.readings}
    fresh = [one for one in articles.values() if period.has(day_of(one.published))]
    news, untold = _stories(stories, articles, period, limits[Topic.STORIES])
    left: dict[Topic, int] = {Topic.STORIES: untold}
    record, rest = _record(now, period, prepared, limits)
    quotations, unquoted = find_quotations(prepared, period, _used(record), limits[Topic.QUOTATIONS])
    left |= rest | {Topic.QUOTATIONS: unquoted}
    return Brief(
        dossier=prepared.dossier.id,
        since=since,
        until=until,
        articles=len(fresh),
        outlets=len({one.outlet for one in fresh if one.outlet}),
        stories=news,
        record=record,
        quotations=quotations,
        left_out=left,
        headlines={key: articles[key].title or "" for key in _cited(record, quotations) if key in articles},
    )


def _record(
    now: Record, period: Period, prepared: Prepared, limits: Mapping[Topic, int]
) -> tuple[Record, dict[Topic, int]]:
    """The record with nothing in it but the lines that the brief tells."""
    parties = frozenset(prepared.dossier.parties)
    cells, no_cells = chosen_cells(now, period, limits[Topic.POSITIONS])
    proposals, no_proposals = chosen_proposals(now, period, limits[Topic.PROPOSALS])
    meetings, no_meetings = chosen_meetings(now, period, limits[Topic.MEETINGS])
    series, no_series = chosen_series(now, period, limits[Topic.FIGURES])
    conflicts, no_conflicts = chosen_conflicts(now, period, limits[Topic.CONFLICTS])
    threats, no_threats = chosen_threats(now, period, parties, limits[Topic.THREATS])
    silences, no_silences = chosen_silences(now, period, limits[Topic.SILENCES])
    record = Record(
        dossier=now.dossier,
        version=now.version,
        digest=now.digest,
        at=now.at,
        articles=now.articles,
        undated=now.undated,
        cells=cells,
        proposals=proposals,
        meetings=meetings,
        series=series,
        conflicts=conflicts,
        threats=threats,
        silences=silences,
        names=now.names,
    )
    return record, {
        Topic.POSITIONS: no_cells,
        Topic.PROPOSALS: no_proposals,
        Topic.MEETINGS: no_meetings,
        Topic.FIGURES: no_series,
        Topic.CONFLICTS: no_conflicts,
        Topic.THREATS: no_threats,
        Topic.SILENCES: no_silences,
    }


def _stories(
    stories: Iterable[Counted], articles: Mapping[str, Article], period: Period, most: int
) -> tuple[tuple[StoryNews, ...], int]:
    """Those told in the period, with the most independent origins first, then the newest."""
    told = []
    for counted in stories:
        story = counted.story
        ours = [articles[one] for one in story.articles if one in articles]
        if ours and period.touches(day_of(story.first), day_of(story.last)):
            lead = articles.get(story.titled_by, ours[0])
            told.append(StoryNews(counted, lead, period.has(day_of(story.first))))
    told.sort(key=lambda one: one.counted.story.id)
    told.sort(key=lambda one: one.counted.story.last or "", reverse=True)
    told.sort(key=lambda one: (one.counted.origins, len(one.counted.story.articles)), reverse=True)
    return tuple(told[:most]), max(0, len(told) - most)


def carried_lines(record: Record) -> Iterator[Carried]:
    """Every line of the brief's record with what carries it; accounts of contradictions are not among them."""
    for cell in record.cells:
        yield from cell.stands
    for line in record.proposals:
        yield line
        yield from line.terms
        yield from line.answers
    for series in record.series:
        yield from series.points
    yield from record.meetings
    yield from record.threats
    yield from record.silences


def evidence_of(record: Record) -> Iterator[Evidence]:
    """Everything that is cited for a line of the brief's record."""
    for line in carried_lines(record):
        yield from line.evidence
    for conflict in record.conflicts:
        for account in conflict.accounts:
            yield from account.evidence
    for cell in record.cells:
        for stand in cell.stands:
            yield from stand.explained_by or ()
    for meeting in record.meetings:
        yield from (readout.evidence for readout in meeting.readouts)


def _used(record: Record) -> frozenset[tuple[str, int | None]]:
    return frozenset((one.article, one.statement) for one in evidence_of(record))


def _cited(record: Record, quotations: Sequence[Quotation]) -> Iterable[str]:
    yield from (one.article for one in evidence_of(record))
    yield from (one.article for quotation in quotations for one in quotation.evidence)
