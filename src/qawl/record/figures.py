"""Figures over time: one series for each claimant, thing, people and place; what is counted apart stays apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from qawl.model.dossiers import Dossier, Measure
from qawl.model.figures import Bound, Figure
from qawl.model.moments import MomentBasis
from qawl.model.record_lines import Evidence, Point, Series, Who
from qawl.record.page import Page, told_order
from qawl.record.words import counted_noun, line_id, noun_key, stem_key

_OTHER = "other"
_FRESH = timedelta(days=7)
"""How old a count that runs on is told to be; an older day is that of its beginning."""


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """What is counted: two figures of different slots are never held against each other."""

    measure: str
    unit: str
    population: str
    """Who is counted, in any number and case; empty where nobody in particular is."""
    place: str
    """An actor of the dossier, else stems; empty where none is given."""
    cumulative: bool


@dataclass(frozen=True, slots=True)
class Claimed:
    """One figure of one article, with what the dossier makes of it."""

    slot: Slot
    figure: Figure
    known: bool
    population: str | None
    place: str | None
    claimant: Who | None
    as_of: date | None
    given_day: bool
    """The article says of when it is."""
    since: date | None
    """Of a count that runs on, the day from which it does."""
    label: str | None
    qualifier: str | None
    evidence: Evidence

    @property
    def by(self) -> str:
        """A key for whoever gives it: an actor of the dossier, a name, or the outlet."""
        if self.claimant is None:
            return f"#{self.evidence.outlet or self.evidence.article}"
        return self.claimant.actor or stem_key(self.claimant.name)


def take_figures(page: Page) -> Iterator[Claimed]:
    """The figures of a page; those that voices at home give are not among them."""
    for figure in page.records.figures:
        claimed = _claimed(figure, page)
        if claimed.claimant is None or not page.ties.is_voice(claimed.claimant):
            yield claimed


def measure_of(figure: Figure, page: Page) -> Measure | None:
    """The figure of the dossier that a count of an article is of."""
    label, population = page.words(figure.counted), page.words(figure.population)
    return page.ties.measure(figure.measure, " ".join(filter(None, (label, population))))


def _claimed(figure: Figure, page: Page) -> Claimed:
    evidence = page.evidence((figure.at,), figure.statement, figure.claimant)
    label, population, place = page.words(figure.counted), page.words(figure.population), page.place(figure.place)
    known = measure_of(figure, page)
    moment = page.moment_at(figure.period)
    start = None if known is None else known.cumulative_from
    from_start = start is not None and moment is not None and moment.first == start and moment.last != start
    begins = moment is not None and page.is_since(moment.at)
    from_event = begins and moment is not None and moment.basis is MomentBasis.ANCHOR
    runs_on = figure.cumulative or from_start or from_event
    last = None if moment is None or from_event else moment.last
    given = last is not None and _is_as_of(last, evidence.day, runs_on or begins)
    since = moment.first if moment is not None and not given else start
    return Claimed(
        slot=Slot(
            measure=_measure(figure, label) if known is None else known.id,
            unit=figure.unit,
            population=noun_key(population),
            place=_place(place, page),
            cumulative=runs_on,
        ),
        figure=figure,
        known=known is not None,
        population=population,
        place=place,
        claimant=page.who(figure.claimant, figure.statement, evidence.day, figure.at),
        as_of=last if given else evidence.day,
        given_day=given and moment is not None and moment.first == moment.last,
        since=since if runs_on else None,
        label=label,
        qualifier=page.words(figure.qualifier),
        evidence=evidence,
    )


def _is_as_of(last: date, told: date | None, begins: bool) -> bool:
    """Whether the last day of a period is the one that a count is as of: not one to come, and not the day with which
    what is counted begins («منذ شهر تشرين الأول»).
    """
    if told is None:
        return not begins
    return last <= told and not (begins and told - last > _FRESH)


def _measure(figure: Figure, label: str | None) -> str:
    """The engine's measure; of things that it has no measure for, what is counted keeps them apart."""
    return figure.measure if figure.measure != _OTHER else f"{_OTHER}:{noun_key(label)}"


def _place(place: str | None, page: Page) -> str:
    return "" if place is None else page.ties.who(place).actor or stem_key(place)


def by_series(claimed: Iterable[Claimed]) -> dict[tuple[Slot, str], list[Claimed]]:
    """The figures of each slot and claimant in time."""
    series: dict[tuple[Slot, str], list[Claimed]] = defaultdict(list)
    for one in sorted(claimed, key=lambda one: (one.as_of or date.max, told_order(one.evidence))):
        series[one.slot, one.by].append(one)
    return series


@dataclass
class _Open:
    """A point that is being put together from its tellings."""

    claimed: list[Claimed] = field(default_factory=list)

    @property
    def first(self) -> Claimed:
        return self.claimed[0]


def gather_series(claimed: Iterable[Claimed], dossier: Dossier) -> tuple[Series, ...]:
    """Every series, figures of the dossier first and in its order."""
    ranks = {one.id: place for place, one in enumerate(dossier.figures)}
    groups = by_series(claimed)
    keys = sorted(groups, key=lambda key: (ranks.get(key[0].measure, len(ranks)), key[0], key[1]))
    return tuple(_series(slot, by, groups[slot, by], dossier) for slot, by in keys)


def series_id(slot: Slot, by: str, dossier: Dossier) -> str:
    keys = (slot.measure, slot.unit, slot.population, slot.place, slot.cumulative)
    return line_id(dossier.id, "series", *keys, by)


def point_id(series: str, one: Claimed) -> str:
    return line_id(series, one.as_of, one.figure.low, one.figure.high, one.figure.bound)


def _series(slot: Slot, by: str, claimed: Sequence[Claimed], dossier: Dossier) -> Series:
    first, own_id = claimed[0], series_id(slot, by, dossier)
    points = _points(claimed, own_id)
    return Series(
        id=own_id,
        measure=slot.measure,
        known=first.known,
        unit=slot.unit,
        population=_heading(claimed),
        place=first.place,
        cumulative=slot.cumulative,
        claimant=first.claimant,
        outlet=first.evidence.outlet if first.claimant is None else None,
        points=_superseded(points) if slot.cumulative else points,
    )


def _heading(claimed: Sequence[Claimed]) -> str | None:
    """Who is counted, in the form that the first article has which needs no accusative."""
    told = [(one.population, one.figure.low) for one in claimed if one.population is not None]
    forms = [(words, counted_noun(words, number)) for words, number in told]
    return next((plain for words, plain in forms if words == plain), forms[0][1] if forms else None)


def _points(claimed: Sequence[Claimed], series: str) -> tuple[Point, ...]:
    """Equal figures as of one day are one point."""
    points: dict[str, _Open] = {}
    for one in claimed:
        points.setdefault(point_id(series, one), _Open()).claimed.append(one)
    return tuple(_point(own_id, one) for own_id, one in points.items())


def _point(own_id: str, one: _Open) -> Point:
    figure = one.first.figure
    return Point(
        id=own_id,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        as_of=one.first.as_of,
        label=next((each.label for each in one.claimed if each.label is not None), None),
        qualifier=next((each.qualifier for each in one.claimed if each.qualifier is not None), None),
        superseded_by=None,
        superseded_on=None,
        evidence=tuple(each.evidence for each in one.claimed),
        since=next((each.since for each in one.claimed if each.since is not None), None),
    )


def size(point: Point | Figure) -> float | None:
    """The number by which a count is ranked; None for a vague one."""
    if point.bound is Bound.VAGUE:
        return None
    return point.low if point.low is not None else point.high


def _superseded(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Each point with the next later one that is higher; a lower one takes nothing back."""
    done: list[Point] = []
    waiting: list[int] = []
    for place, point in enumerate(points):
        done.append(point)
        number = size(point)
        if number is None or point.as_of is None:
            continue
        while waiting and _below(done[waiting[-1]], number, point.as_of):
            old = waiting.pop()
            done[old] = replace(done[old], superseded_by=point.id, superseded_on=point.evidence[0])
        waiting.append(place)
    return tuple(done)


def _below(old: Point, number: float, as_of: date) -> bool:
    before = size(old)
    return before is not None and before < number and old.as_of is not None and old.as_of < as_of
