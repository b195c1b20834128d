"""The record of one dossier out of the readings of many articles: the table of contents of this room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from qawl.model.across import SourceOf, own_source
from qawl.model.conflicts import Conflict
from qawl.model.dossiers import Dossier
from qawl.model.record import Named, Record
from qawl.model.records import Reading
from qawl.record.conflicts import Carried, Wanted, gather_conflicts, take_conflicts, wanted_places
from qawl.record.figures import Claimed, gather_series, take_figures
from qawl.record.labels import Labels
from qawl.record.meetings import Met, gather_meetings, take_meetings
from qawl.record.outlet_copies import Copies
from qawl.record.page import NO_HANDS, Hands, Page
from qawl.record.positions import Stood, gather_cells, gather_loose, take_positions
from qawl.record.proposals import Tabled, gather_proposals, take_proposals
from qawl.record.roles import Mediated, gather_roles, take_roles
from qawl.record.ties import Ties, within
from qawl.record.voices import Heard, gather_voices, take_voices
from qawl.record.wording import Worded, gather_wording, take_wording


def gather(
    readings: Iterable[Reading],
    dossier: Dossier,
    at: date | None = None,
    *,
    routed: bool = False,
    source_of: SourceOf = own_source,
    conflicts: Sequence[Conflict] = (),
    copies: Copies | None = None,
    hands: Hands = NO_HANDS,
) -> Record:
    """Everything that these readings say of the dossier up to and including the day `at`; None is no end.

    The order of the readings changes nothing, and one that comes twice counts once. Readings are taken one by one,
    and only those that belong to the dossier leave something in memory; with `routed` all are known to.
    `source_of` knows whose words copies are; `conflicts` are those that were found among these readings, and
    `copies` says of articles for which other one their wording counts; `hands` which statements people corrected.
    """
    ties = Ties(dossier)
    taken, undated = _Taken(Labels(dossier), conflicts, wanted_places(conflicts), copies), list[str]()
    read: set[tuple[str, str, str]] = set()
    for reading in readings:
        page = Page(reading, ties, source_of, hands.get(reading.article.id, {}))
        if not _in_time(page, dossier, at) or not (routed or page.routed):
            continue
        if (key := (page.article.id, page.article.digest, reading.version)) in read:
            continue
        read.add(key)
        if page.day is None and at is not None:
            undated.append(page.article.id)
        else:
            taken.take(page)
    return _record(taken, dossier, ties, at, len(read) - len(undated), tuple(sorted(undated)))


@dataclass
class _Taken:
    """What was taken out of the readings so far; the articles themselves are let go."""

    labels: Labels
    conflicts: Sequence[Conflict]
    wanted: Wanted
    copies: Copies | None
    positions: list[Stood] = field(default_factory=list)
    proposals: list[Tabled] = field(default_factory=list)
    meetings: list[Met] = field(default_factory=list)
    figures: list[Claimed] = field(default_factory=list)
    roles: list[Mediated] = field(default_factory=list)
    voices: list[Heard] = field(default_factory=list)
    wording: list[Worded] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)

    def take(self, page: Page) -> None:
        self.positions.extend(take_positions(page))
        self.proposals.extend(take_proposals(page))
        self.meetings.extend(take_meetings(page))
        self.figures.extend(take_figures(page))
        self.roles.extend(take_roles(page))
        self.voices.extend(take_voices(page))
        self.wording.extend(take_wording(page, self.labels))
        self.carried.extend(take_conflicts(page, self.conflicts, self.wanted))


def _in_time(page: Page, dossier: Dossier, at: date | None) -> bool:
    """Whether an article may have been known by `at` and is of the dossier's time; one without a date may be."""
    return within(dossier.window, page.day) and (at is None or page.day is None or page.day <= at)


def _record(
    taken: _Taken, dossier: Dossier, ties: Ties, at: date | None, articles: int, undated: tuple[str, ...]
) -> Record:
    voices = gather_voices(taken.voices, dossier)
    return Record(
        dossier=dossier.id,
        version=dossier.version,
        digest=dossier.digest,
        at=at,
        articles=articles,
        undated=undated,
        cells=gather_cells(taken.positions, dossier, ties),
        loose=gather_loose(taken.positions, dossier),
        proposals=gather_proposals(taken.proposals, dossier, ties),
        meetings=gather_meetings(taken.meetings, dossier),
        series=gather_series(taken.figures, dossier),
        conflicts=gather_conflicts(taken.conflicts, taken.carried),
        roles=gather_roles(taken.roles, dossier, ties, at),
        silences=voices.silences,
        threats=voices.threats,
        links=voices.links,
        pressure=voices.pressure,
        wording=gather_wording(taken.wording, dossier, taken.copies),
        names=tuple(_names(dossier)),
    )


def _names(dossier: Dossier) -> Iterator[Named]:
    yield from (Named(one.id, one.ar, one.en, "actor") for one in dossier.actors)
    yield from (Named(one.id, one.ar, one.en, "issue") for one in dossier.issues)
    yield from (Named(one.id, one.ar, one.en, "proposal") for one in dossier.proposals)
    yield from (Named(one.id, one.ar, one.en, "figure") for one in dossier.figures)
    for issue in dossier.issues:
        yield from (Named(f"{issue.id}/{one.id}", one.ar or one.id, one.en or one.id, "mark") for one in issue.scale)
        yield from (Named(f"{issue.id}/{one.id}", one.ar, one.en, "kind") for one in issue.called)
    for group in dossier.labels:
        yield Named(group.concept, group.ar or group.concept, group.en or group.concept, "concept")
        yield from (Named(f"{group.concept}/{one.id}", one.ar, one.en, "variant") for one in group.called)
