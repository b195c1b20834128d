"""Figures as claims: each count over time by whoever claims it, drawn and as a table, disagreements marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from qawl.model.dossiers import Dossier
from qawl.model.figures import Bound
from qawl.model.record import Record
from qawl.model.record_lines import ConflictLine, Point, Series
from qawl.record.words import noun_key
from qawl.show.record_rows import MOST_QUOTED, Quoted, Words, carried, plain, quoted
from qawl.web.asked import day_asked, dossier_of
from qawl.web.charts import NARROW, SHAPES, WIDTH, Chart, Claim, Row, draw, far_off
from qawl.web.dossier_page import (
    Places,
    disputed_places,
    disputes_of,
    dossier_page,
    iso,
    record_of,
    title_of,
    when,
    words_for,
)
from qawl.web.preferences import language_of
from qawl.wording import Lang

NEWEST = 4
"""Claims of one count that the list of counts shows."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """One claim for the eye."""

    id: str
    claimant: str
    nth: int | None
    """Its claimant's shape in the chart; None where that has no room for it."""
    day: str | None
    amount: str
    counted: str
    since: str | None
    qualifier: str
    superseded: bool
    drawn: bool
    conflicts: tuple[ConflictLine, ...]
    articles: int
    sources: int
    quotes: tuple[Quoted, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Count:
    """The claims about one count of the same people, in the same place and unit."""

    title: str
    claims: tuple[Claimed, ...]
    """The newest first, undated ones last."""
    claimants: tuple[tuple[int, str], ...]
    """Those in the chart: shape and name."""
    left_out: int
    """Claimants that are in the table alone."""
    far: int
    """Amounts that are too large for the chart."""
    charts: tuple[Chart, ...]
    """The drawing, and a narrow one for phones; none where there is nothing to draw."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure in the list of figures."""

    id: str
    title: str
    claims: int
    claimants: int
    newest: tuple[Claimed, ...]
    disputed: bool


def figures_page(request: Request) -> Response:
    dossier, lang = dossier_of(request), language_of(request)
    at = day_asked(request, "at")
    record: Record = record_of(request, dossier, at)
    words, places = words_for(record, lang), disputed_places(record)
    measures: dict[str, list[Series]] = {}
    for one in record.series:
        measures.setdefault(one.measure, []).append(one)
    known = [one.id for one in dossier.figures if one.id in measures]
    return dossier_page(
        request,
        dossier,
        "figures",
        "dossier_figures.html",
        followed=[_measured(key, measures[key], words, places) for key in known],
        others=[_measured(key, own, words, places) for key, own in measures.items() if key not in known],
        shapes=SHAPES,
        at=at,
    )


def _measured(key: str, series: Sequence[Series], words: Words, places: Places) -> Measured:
    claims = _newest(_claims(series, words, places, {}))
    return Measured(
        key,
        words.measure(series[0]),
        len(claims),
        len({claim.claimant for claim in claims}),
        tuple(claim for claim in claims if not claim.superseded)[:NEWEST],
        any(claim.conflicts for claim in claims),
    )


def _newest(claims: Iterable[Claimed]) -> list[Claimed]:
    return sorted(claims, key=lambda claim: claim.day or "", reverse=True)


def figure_page(request: Request) -> Response:
    """One figure over time by claimant; counts of other people or places are never in one chart."""
    dossier, lang = dossier_of(request), language_of(request)
    at, key = day_asked(request, "at"), request.path_params["figure"]
    record: Record = record_of(request, dossier, at)
    series = [one for one in record.series if one.measure == key]
    if not series and key not in {one.id for one in dossier.figures}:
        raise HTTPException(404)
    words, places = words_for(record, lang), disputed_places(record)
    counts: dict[tuple[str, str, str], list[Series]] = {}
    for one in series:
        counts.setdefault((one.unit, noun_key(one.population), plain(one.place or "")), []).append(one)
    ordered = sorted(counts.items(), key=lambda each: -sum(len(one.points) for one in each[1]))
    return dossier_page(
        request,
        dossier,
        "figures",
        "dossier_figure.html",
        title=words.measure(series[0]) if series else _title(dossier, key, lang),
        counts=[_count(_heading(own[0]), own, words, places, lang) for _, own in ordered],
        shapes=SHAPES,
        at=at,
    )


def _heading(series: Series) -> str:
    """Who is counted, and where."""
    return " · ".join(filter(None, (plain(series.population or ""), plain(series.place or ""))))


def _title(dossier: Dossier, key: str, lang: Lang) -> str:
    return next((title_of(one, lang) for one in dossier.figures if one.id == key), key)


def _count(title: str, series: Sequence[Series], words: Words, places: Places, lang: Lang) -> Count:
    names = _shaped(series, words)
    claims = _newest(_claims(series, words, places, names))
    rows = _rows(series, names, claims, words, lang)
    far = far_off(claim for row in rows for claim in row.claims)
    near = [replace(row, claims=tuple(claim for claim in row.claims if claim.id not in far)) for row in rows]
    drawn = {claim.id for row in near for claim in row.claims}
    shown = {row.nth for row in near if row.claims}
    all_names = {_claimant(one, words) for one in series if any(map(_is_drawn, one.points))}
    return Count(
        title,
        tuple(replace(claim, drawn=claim.id in drawn) for claim in claims),
        tuple((nth, name) for name, nth in names.items() if nth in shown),
        len(all_names) - len(shown),
        len(far),
        tuple(chart for width in (WIDTH, NARROW) if (chart := draw(near, lang, width)) is not None),
    )


def _shaped(series: Iterable[Series], words: Words) -> dict[str, int]:
    """A shape for each claimant, those with most claims first; there are no more claimants in a chart than shapes."""
    counts: dict[str, int] = {}
    for one in series:
        drawn = sum(map(_is_drawn, one.points))
        if drawn:
            name = _claimant(one, words)
            counts[name] = counts.get(name, 0) + drawn
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    return {name: nth for nth, name in enumerate(ordered[: len(SHAPES)])}


def _is_drawn(point: Point) -> bool:
    return point.as_of is not None and (point.low is not None or point.high is not None)


def _rows(
    series: Iterable[Series], names: Mapping[str, int], claims: Iterable[Claimed], words: Words, lang: Lang
) -> list[Row]:
    """By claimant; what is counted from another beginning on is another row of his."""
    told = {claim.id: claim for claim in claims}
    rows = []
    for one in series:
        name = _claimant(one, words)
        drawn = [point for point in one.points if _is_drawn(point)] if name in names else []
        for since in dict.fromkeys(point.since if one.cumulative else None for point in drawn):
            counted = [point for point in drawn if not one.cumulative or point.since == since]
            marked = (_claim(point, told[point.id], lang) for point in counted)
            rows.append(Row(names[name], tuple(sorted(marked, key=lambda each: each.day)), one.cumulative))
    return rows


def _claim(point: Point, told: Claimed, lang: Lang) -> Claim:
    assert point.as_of is not None
    amount = f"{told.amount} «{told.counted}»" if told.counted else told.amount
    words = f"{told.claimant} · {when(lang, point.as_of)} · {amount}"
    return Claim(
        point.id, point.as_of, point.low, point.high, words, point.superseded_by is not None, bool(told.conflicts)
    )


def _claimant(one: Series, words: Words) -> str:
    if one.claimant is not None:
        return words.who(one.claimant)
    return one.outlet or words.say("record-outlet-says")


def _claims(series: Iterable[Series], words: Words, places: Places, names: Mapping[str, int]) -> list[Claimed]:
    return [
        _claimed(point, one, names.get(_claimant(one, words)), words, places) for one in series for point in one.points
    ]


def _claimed(point: Point, series: Series, nth: int | None, words: Words, places: Places) -> Claimed:
    amount, counted = words.counted(point, series.unit)
    if point.bound is Bound.VAGUE and words.lang == "ar":
        counted = ""
    quotes = tuple(quoted(one) for one in point.evidence[:MOST_QUOTED])
    return Claimed(
        point.id,
        _claimant(series, words),
        nth,
        iso(point.as_of),
        amount,
        counted,
        point.since.isoformat() if series.cumulative and point.since else None,
        plain(point.qualifier or ""),
        point.superseded_by is not None,
        _is_drawn(point) and nth is not None,
        disputes_of(point, places),
        *carried(point.evidence),
        quotes,
        len(point.evidence) - len(quotes),
    )
