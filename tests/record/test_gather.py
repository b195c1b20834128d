"""The whole record: what belongs to it, until when, in any order, and that more articles never take evidence away."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.model.documents import Segment, SegmentKind, Span
from qawl.model.figures import Bound
from qawl.model.meetings import MeetingKind, MeetingStatus
from qawl.model.positions import Stance
from qawl.model.proposals import DeclaredBy, ProposalStatus
from qawl.model.record import Record
from qawl.model.record_lines import Evidence
from qawl.model.records import Act, Reading
from qawl.record.gather import gather
from tests.record.invented import RAIL, Paper, on

SARW, RABWAN = "حركة السرو", "حكومة ربوان"


def stand(own_id: str, **more: Any) -> Paper:
    return Paper(own_id, "هدنة بين ربوان والسرو", **more).stands(SARW, "هدنة", Stance.FOR, words="هدنة")


def evidence_of(value: Any) -> Iterator[Evidence]:
    """Every piece of evidence anywhere in a record."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from evidence_of(one)
    elif is_dataclass(value):
        for each in fields(value):
            yield from evidence_of(getattr(value, each.name))


# What belongs


def test_an_article_of_something_else_leaves_nothing() -> None:
    other = Paper("b", "هدنة في بلاد أخرى", title=None).stands(SARW, "هدنة", Stance.FOR, words="هدنة")

    found = gather([stand("a").read(), other.read()], RAIL)

    assert found.articles == 1
    assert {one.article for one in evidence_of(found)} == {"a"}


def test_related_headlines_do_not_bring_an_article_in() -> None:
    text = "خبر عن الطقس\nاقرأ أيضا: السرو وربوان"
    segments = (
        Segment(SegmentKind.MAIN, Span(0, 12)),
        Segment(SegmentKind.RELATED, Span(13, len(text))),
    )

    assert gather([Paper("a", text, title=None, segments=segments).read()], RAIL).articles == 0
    assert gather([Paper("a", text, title=None).read()], RAIL).articles == 1


def test_the_record_ends_with_its_day() -> None:
    papers = [stand("a", published=on(3)), stand("b", published=on(4)), stand("c", published=on(5))]

    found = gather([paper.read() for paper in papers], RAIL, date(2026, 3, 4))

    assert {one.article for one in evidence_of(found)} == {"a", "b"}


def test_before_the_window_of_the_dossier_nothing_is_taken() -> None:
    assert gather([stand("a", published="2025-11-03").read()], RAIL).articles == 0


def test_an_article_without_a_date_is_named_where_a_day_is_asked_for() -> None:
    papers = [stand("a", published=on(3)), stand("x", published=None), stand("y", published="قريبا")]
    readings = [paper.read() for paper in papers]

    dated, whole = gather(readings, RAIL, date(2026, 3, 9)), gather(readings, RAIL)

    assert (dated.articles, dated.undated) == (1, ("x", "y"))
    assert (whole.articles, whole.undated) == (3, ())


def test_a_reading_that_comes_twice_counts_once() -> None:
    reading = stand("a").read()

    assert gather([reading, reading], RAIL) == gather([reading], RAIL)


def test_a_reading_without_records_is_no_trouble() -> None:
    reading = stand("a").read()
    bare = Reading(reading.article, reading.statements, reading.silences, reading.version)

    assert gather([bare], RAIL).articles == 1


# Evidence


def test_evidence_leads_back_to_the_characters_and_names_everybody_on_the_way() -> None:
    paper = Paper("a", "نقلت الوكالة عن الوادي قبول هدنة").says(
        "هاني الوادي", "قبول هدنة", Act.ACCEPT, through=("وكالة العشب",)
    )
    paper.stands(SARW, "هدنة", Stance.FOR, DeclaredBy.SPOKESMAN, declarer="هاني الوادي", words="هدنة", statement=0)

    (evidence,) = gather([paper.read()], RAIL).cells[0].own[0].evidence
    assert evidence.exact == "هدنة" == evidence.spans[0].of(paper.text)
    assert evidence.chain == ("صحيفة الجسر", "وكالة العشب", "هاني الوادي")
    assert (evidence.origin, evidence.statement, evidence.url) == ("وكالة العشب", 0, "https://jisr.example/a")


def test_what_an_outlet_took_from_an_agency_has_the_agency_as_its_origin() -> None:
    def origin(**more: Any) -> str:
        paper = Paper("a", "هدنة بين ربوان والسرو", **more)
        paper.stands(SARW, "هدنة", Stance.FOR, DeclaredBy.OUTLET, words="هدنة")
        return gather([paper.read()], RAIL).cells[0].told[0].evidence[0].origin

    assert origin(credits=("وكالة العشب",)) == "وكالة العشب"
    assert origin() == "صحيفة الجسر"
    assert origin(outlet=None) == "a"


def test_a_second_article_on_the_page_never_has_the_date_of_the_first() -> None:
    text = "هدنة بين ربوان والسرو\nهدنة أخرى بين ربوان والسرو"
    second = text.index("\n") + 1

    def since(published: str | None) -> date | None:
        segments = (
            Segment(SegmentKind.MAIN, Span(0, second - 1)),
            Segment(SegmentKind.EMBEDDED, Span(second, len(text)), 1, published=published),
        )
        paper = Paper("a", text, published=on(9), segments=segments)
        paper.stands(SARW, "هدنة", Stance.FOR, words="هدنة أخرى")
        return gather([paper.read()], RAIL).cells[0].own[0].since

    assert since("2026-02-01") == date(2026, 2, 1)
    assert since(None) is None


# Any order, and more articles

STATUSES = (MeetingStatus.PLANNED, MeetingStatus.POSTPONED, MeetingStatus.HELD)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """An article with a stand, a figure, a meeting and a proposal, each of a few kinds."""
    day = draw(st.integers(1, 20))
    own_id = f"p{draw(st.integers(0, 30)):02}"
    published = None if draw(st.integers(0, 9)) == 0 else on(day)
    paper = Paper(own_id, "بحث ربوان والسرو هدنة وورقة نسمة وسقط 7 قتلى أسرى", published=published)
    voice = draw(st.sampled_from([(DeclaredBy.SELF, SARW), (DeclaredBy.OTHER, RABWAN), (DeclaredBy.OUTLET, None)]))
    paper.stands(SARW, "هدنة", draw(st.sampled_from(Stance)), voice[0], declarer=voice[1], words="هدنة")
    number = draw(st.integers(1, 5)) * 100
    paper.counts("7", number, draw(st.sampled_from([None, RABWAN, SARW])), counted=None, cumulative=draw(st.booleans()))
    people = draw(st.sampled_from([(RABWAN, SARW), ("نديم السهل", SARW), (SARW,), ()]))
    when = date(2026, 3, draw(st.integers(1, 20))) if draw(st.booleans()) else None
    paper.meets(draw(st.sampled_from(STATUSES)), people, when, draw(st.sampled_from(MeetingKind)))
    authors = draw(st.sampled_from([(), (SARW,), (RABWAN,)]))
    paper.tables(draw(st.sampled_from(["ورقة نسمة", "هدنة وورقة"])), draw(st.sampled_from(ProposalStatus)), authors)
    return paper


several = st.lists(papers(), max_size=12, unique_by=lambda paper: paper.id)


@settings(max_examples=60, deadline=None)
@given(several, st.randoms(use_true_random=False))
def test_the_order_of_the_readings_changes_nothing(given_papers: list[Paper], chance: random.Random) -> None:
    readings = [paper.read() for paper in given_papers]
    shuffled = list(readings)
    chance.shuffle(shuffled)

    assert gather(shuffled, RAIL) == gather(readings, RAIL)


@settings(max_examples=60, deadline=None)
@given(several)
def test_another_article_never_takes_evidence_away(given_papers: list[Paper]) -> None:
    readings = [paper.read() for paper in given_papers]

    fewer, more = (set(evidence_of(_lines(gather(some, RAIL)))) for some in (readings[1:], readings))

    assert fewer <= more


def _lines(record: Record) -> tuple[Any, ...]:
    return tuple(getattr(record, each.name) for each in fields(record))


@settings(max_examples=40, deadline=None)
@given(several)
def test_ids_are_not_shared_by_two_lines(given_papers: list[Paper]) -> None:
    found = gather([paper.read() for paper in given_papers], RAIL)

    ids = [stand.id for cell in found.cells for stand in cell.stands]
    ids += [point.id for series in found.series for point in series.points]
    ids += [line.id for lines in (found.meetings, found.proposals, found.loose) for line in lines]
    assert len(set(ids)) == len(ids)


def test_a_vague_figure_and_a_record_of_nothing_are_no_trouble() -> None:
    paper = Paper("a", "سقط مئات القتلى في ربوان").counts("مئات", None, counted=None, bound=Bound.VAGUE)

    assert gather([paper.read()], RAIL).series[0].points[0].low is None
    assert gather([], RAIL).cells == ()
