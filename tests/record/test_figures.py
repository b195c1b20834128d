"""Figures: series by claimant, superseded and never contradicted in time, disagreements between two sources only."""

from __future__ import annotations

from datetime import date

import pytest

from qawl.model.documents import Span
from qawl.model.figures import Bound, Figure
from qawl.model.moments import Moment, MomentBasis, MomentKind, Precision
from qawl.model.record import Record
from qawl.record.disagreements import gap_of
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
    assert found.disagreements == ()


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
    assert found.disagreements == ()


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


def test_two_claimants_of_one_running_count_disagree() -> None:
    found = record(
        count("a", 3, 100, cumulative=True),
        count("b", 4, 150, ARMY, cumulative=True),
        count("c", 20, 160, cumulative=True),
    )

    (line,) = found.disagreements
    assert line.gap == pytest.approx(1 / 3, abs=0.001)
    assert line.still
    numbers = {point.id: point.low for one in found.series for point in one.points}
    assert {numbers[point] for pair in line.points for point in pair} == {100, 150}


def test_what_they_agreed_on_last_is_no_longer_open() -> None:
    found = record(
        count("a", 3, 100, cumulative=True),
        count("b", 3, 150, ARMY, cumulative=True),
        count("c", 20, 200, cumulative=True),
        count("d", 20, 201, ARMY, cumulative=True),
    )

    assert [one.still for one in found.disagreements] == [False]


def test_a_small_gap_and_far_days_are_no_disagreement() -> None:
    near = (count("a", 3, 100, cumulative=True), count("b", 3, 110, ARMY, cumulative=True))
    far = (count("a", 3, 100, cumulative=True), count("b", 8, 200, ARMY, cumulative=True))

    assert record(*near).disagreements == record(*far).disagreements == ()


def test_one_carrier_of_both_numbers_is_not_two_sources() -> None:
    def carried(own_id: str, number: int, claimant: str) -> Paper:
        paper = count(own_id, 3, number, claimant, cumulative=True, statement=0)
        return paper.says(claimant, paper.text, through=("وكالة العشب",))

    def direct(own_id: str, number: int, claimant: str) -> Paper:
        paper = count(own_id, 3, number, claimant, cumulative=True, statement=0)
        return paper.says(claimant, paper.text)

    assert record(carried("a", 100, HEALTH), carried("b", 150, ARMY)).disagreements == ()
    assert len(record(direct("a", 100, HEALTH), direct("b", 150, ARMY)).disagreements) == 1


def test_two_raids_of_one_day_are_not_two_accounts_of_one() -> None:
    apart = (count("a", 3, 4), count("b", 3, 9, ARMY))

    def placed(own_id: str, number: int, claimant: str) -> Paper:
        text = f"سقط {number} قتيلا في محطة القصب أمس"
        paper = count(own_id, 3, number, claimant, text=text, place="محطة القصب", period="أمس")
        return paper.moment("أمس", date(2026, 3, 2))

    assert record(*apart).disagreements == ()
    assert len(record(placed("a", 4, HEALTH), placed("b", 9, ARMY)).disagreements) == 1


def test_how_many_are_held_can_be_disagreed_on_without_a_place() -> None:
    more = {"measure": "captives", "counted": "محتجزا", "text": "لديها محتجزا عددهم كبير", "words": "كبير"}

    found = record(count("a", 3, 54, **more), count("b", 3, 70, ARMY, **more))

    assert len(found.disagreements) == 1


def test_captives_and_prisoners_of_one_day_are_not_two_numbers_for_one_thing() -> None:
    def held(own_id: str, number: int, noun: str, claimant: str) -> Paper:
        text = f"الإفراج عن {number} {noun}"
        return count(own_id, 3, number, claimant, measure="captives", counted=noun, text=text)

    other = record(held("a", 22, "محتجزا", HEALTH), held("b", 300, "سجين", ARMY))
    forms = record(held("a", 22, "محتجزا", HEALTH), held("b", 300, "محتجزين", ARMY))

    assert other.disagreements == ()
    assert len(forms.disagreements) == 1


def test_a_count_that_runs_on_is_as_of_its_telling_and_not_of_its_beginning() -> None:
    def as_of(first: date, last: date) -> date | None:
        text = "سقط 100 قتيل منذ الخريف"
        paper = count("a", 9, 100, text=text, counted="قتيل", period="الخريف", cumulative=True)
        return record(paper.moment("الخريف", first, last)).series[0].points[0].as_of

    assert as_of(date(2025, 9, 1), date(2025, 9, 30)) == date(2026, 3, 9)
    assert as_of(date(2026, 3, 8), date(2026, 3, 8)) == date(2026, 3, 8)
    assert as_of(date(2026, 3, 20), date(2026, 3, 20)) == date(2026, 3, 9)


def figure(low: float | None, high: float | None, bound: Bound = Bound.EXACT) -> Figure:
    return Figure(Span(0, 1), low, high, bound, "person", "killed", None)


def test_bounds_that_both_can_hold_leave_no_gap() -> None:
    assert gap_of(figure(40, None, Bound.MORE_THAN), figure(45, 45)) == 0
    assert gap_of(figure(40, 60, Bound.BETWEEN), figure(55, 70, Bound.BETWEEN)) == 0
    assert gap_of(figure(40, None, Bound.MORE_THAN), figure(30, 30)) == pytest.approx(0.25)
    assert gap_of(figure(None, 50, Bound.UP_TO), figure(100, None, Bound.AT_LEAST)) == pytest.approx(0.5)
    assert gap_of(figure(0, 0), figure(0, 0)) == 0


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
