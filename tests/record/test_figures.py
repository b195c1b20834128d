"""Figures: series by claimant, superseded and never contradicted in time, disagreements between two sources only."""

from __future__ import annotations

from datetime import date

import pytest

from qawl.model.figures import Bound
from qawl.model.moments import Moment, MomentBasis, MomentKind, Precision
from qawl.model.record import Record
from qawl.record.gather import gather
from tests.record.invented import RAIL, Paper, on

HEALTH, ARMY = "وزارة الصحة في السهوب", "جيش ربوان"


def record(*papers: Paper) -> Record:
    return gather([paper.read() for paper in papers], RAIL)


def count(own_id: str, day: int, number: int | None, claimant: str | None = HEALTH, **more: object) -> Paper:
    text = str(more.pop("text", f"سقط {number} قتيلا منذ بداية القتال"))
    paper = Paper(own_id, text, published=on(day), outlet=str(more.pop("outlet", "صحيفة الجسر")))
    return paper.counts(str(more.pop("words", number)), number, claimant, **more)  # type: ignore[arg-type]


def test_a_later_higher_count_supersedes_and_nothing_is_lost() -> None:
    found = record(
        count("a", 3, 100, cumulative=True), count("b", 5, 130, cumulative=True), count("c", 7, 160, cumulative=True)
    )

    (series,) = found.series
    first, second, third = series.points
    assert (series.measure, series.known, series.cumulative) == ("dead", True, True)
    assert [first.superseded_by, second.superseded_by, third.superseded_by] == [second.id, third.id, None]
    assert first.superseded_on == second.evidence[0]


def test_a_later_lower_count_takes_nothing_back() -> None:
    found = record(count("a", 3, 130, cumulative=True), count("b", 5, 100, cumulative=True))

    assert [one.superseded_by for one in found.series[0].points] == [None, None]


def test_two_numbers_of_one_day_supersede_each_other_in_neither_way() -> None:
    found = record(count("a", 3, 100, cumulative=True), count("b", 3, 130, cumulative=True))

    assert [one.superseded_by for one in found.series[0].points] == [None, None]


def test_counts_that_do_not_run_on_supersede_nothing() -> None:
    found = record(count("a", 3, 4), count("b", 5, 9))

    assert [one.superseded_by for one in found.series[0].points] == [None, None]


def test_a_count_from_the_first_day_of_the_dossier_runs_on() -> None:
    paper = count("a", 3, 100, period="منذ بداية القتال").moment(
        "منذ بداية القتال", date(2025, 10, 1), date(2026, 3, 3)
    )

    (series,) = record(paper).series
    assert series.cumulative
    assert series.points[0].as_of == date(2026, 3, 3)


def test_two_articles_with_one_figure_of_one_day_are_one_point() -> None:
    found = record(count("a", 3, 100, cumulative=True), count("b", 3, 100, outlet="إذاعة التل", cumulative=True))

    (point,) = found.series[0].points
    assert [one.article for one in point.evidence] == ["a", "b"]


@pytest.mark.parametrize("field", ["population", "place"])
def test_other_people_and_other_places_are_other_series(field: str) -> None:
    other = count("b", 3, 40, text="سقط 40 قتيلا من أطفال السهوب الشرقية", **{field: "أطفال السهوب الشرقية"})

    found = record(count("a", 3, 100), other)

    assert len(found.series) == 2


@pytest.mark.parametrize(("first", "second"), [("مسلحاً", "مسلحين"), ("المسلحين", "مسلحا")])
def test_the_same_people_in_another_number_or_case_are_one_series(first: str, second: str) -> None:
    papers = [
        count(own, day, number, text=f"{number} قتيلا من {people}", population=people)
        for own, day, number, people in (("a", 3, 12, first), ("b", 4, 15, second))
    ]

    (series,) = record(*papers).series
    assert len(series.points) == 2
    assert series.population in ("مسلحين", "المسلحين")


def test_a_heading_has_no_accusative() -> None:
    paper = count("a", 3, 12, text="سقط 12 مسلحاً من السرو", counted=None, population="مسلحاً")

    assert record(paper).series[0].population == "مسلح"


def test_a_vague_count_stays_vague() -> None:
    paper = count("a", 3, None, text="سقط مئات القتلى", words="مئات", counted="القتلى", bound=Bound.VAGUE)

    (series,) = record(paper, count("b", 4, 7)).series
    vague = series.points[0]
    assert (vague.low, vague.high, vague.bound, vague.superseded_by) == (None, None, Bound.VAGUE, None)


def test_an_outlet_that_counts_itself_has_a_series_of_its_own() -> None:
    found = record(count("a", 3, 100, None), count("b", 3, 100, None, outlet="إذاعة التل"))

    assert sorted(str(one.outlet) for one in found.series) == ["إذاعة التل", "صحيفة الجسر"]
    assert all(one.claimant is None for one in found.series)


def test_a_figure_that_the_dossier_does_not_follow_keeps_the_measure_of_the_engine() -> None:
    paper = count("a", 3, 30, text="عبرت 30 شاحنة", counted="شاحنة", measure="trucks")

    (series,) = record(paper).series
    assert (series.measure, series.known) == ("trucks", False)


def test_a_count_that_runs_on_is_as_of_its_telling_and_not_of_its_beginning() -> None:
    def as_of(first: date, last: date) -> date | None:
        text = "سقط 100 قتيل منذ الخريف"
        paper = count("a", 9, 100, text=text, counted="قتيل", period="الخريف", cumulative=True)
        return record(paper.moment("الخريف", first, last)).series[0].points[0].as_of

    assert as_of(date(2025, 9, 1), date(2025, 9, 30)) == date(2026, 3, 9)
    assert as_of(date(2026, 3, 8), date(2026, 3, 8)) == date(2026, 3, 8)
    assert as_of(date(2026, 3, 20), date(2026, 3, 20)) == date(2026, 3, 9)


def test_a_sum_since_a_month_is_as_of_its_telling_too() -> None:
    text = "تجاوز ما قدم 100 مليون منذ تشرين"
    paper = count("a", 9, 100, text=text, counted="مليون", period="تشرين", cumulative=False)
    told = paper.moment("تشرين", date(2025, 10, 1), date(2025, 10, 31))

    assert record(told).series[0].points[0].as_of == date(2026, 3, 9)


def test_a_count_since_an_event_is_as_of_its_telling_and_begins_with_the_event() -> None:
    begun = date(2025, 10, 7)
    paper = Paper("a", "سقط 40 قتيلا منذ بداية القتال.").counts("40", 40, "نسمة", period="بداية القتال")
    moment = Moment(paper.at("بداية القتال"), MomentKind.INTERVAL, begun, begun, Precision.EVENT, MomentBasis.ANCHOR)

    (series,) = gather([paper.keep("moments", moment).read()], RAIL, routed=True).series

    assert series.cumulative
    assert (series.points[0].as_of, series.points[0].since) == (date(2026, 3, 10), begun)


def test_a_count_in_an_event_is_of_its_day() -> None:
    day = date(2025, 10, 7)
    paper = Paper("a", "سقط 40 قتيلا في هجوم السد.").counts("40", 40, "نسمة", period="هجوم السد")
    moment = Moment(paper.at("هجوم السد"), MomentKind.DATE, day, day, Precision.EVENT, MomentBasis.ANCHOR)

    (series,) = gather([paper.keep("moments", moment).read()], RAIL, routed=True).series

    assert (series.cumulative, series.points[0].as_of, series.points[0].since) == (False, day, None)
