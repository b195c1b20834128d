"""The brief of a dossier: what is new between two days, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from qawl.answers.brief import Brief, brief_of, evidence_of
from qawl.answers.brief_lines import LIMITS, Period, Topic
from qawl.answers.brief_stories import stories_between
from qawl.dossiers.load import load_dossier
from qawl.model.record_lines import Change
from qawl.record.page import day_of
from qawl.runners.recorded import Prepared, prepare, record_at
from tests.export.linked import demo_readings

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 8)


@cache
def prepared() -> Prepared:
    return prepare(demo_readings(), load_dossier("demo"))


@cache
def of(since: date, until: date) -> Brief:
    return brief_of(prepared(), since, until, stories_between(prepared(), since, until))


def published(brief: Brief) -> list[date]:
    days = [day_of(one.published) for one in evidence_of(brief.record)]
    return [day for day in days if day is not None]


def test_a_brief_tells_stories_positions_answers_meetings_figures_and_quotations() -> None:
    brief = of(FIRST, LAST)

    assert brief.stories
    assert brief.quotations
    assert brief.record.cells
    assert any(line.answers for line in brief.record.proposals)
    assert brief.record.meetings
    assert brief.record.series
    assert brief.record.conflicts


def test_nothing_that_is_told_was_published_after_the_last_day() -> None:
    for since, until in ((FIRST, LAST), (date(2026, 4, 6), date(2026, 4, 12))):
        assert max(published(of(since, until))) <= until


def test_the_evidence_of_a_line_is_that_of_the_period_while_there_is_some() -> None:
    brief = of(date(2026, 4, 6), date(2026, 4, 12))

    for cell in brief.record.cells:
        for stand in cell.stands:
            assert all(Period(brief.since, brief.until).has(day_of(one.published)) for one in stand.evidence)


def test_a_stand_that_turned_comes_with_the_two_statements() -> None:
    whole = of(date(2026, 3, 1), date(2026, 4, 20))

    turned = [
        stand
        for cell in whole.record.cells
        for stand in cell.stands
        if stand.change in (Change.REVERSED, Change.SOFTENED, Change.HARDENED)
    ]

    assert turned
    assert all(stand.explained_by is not None and stand.declarer is not None for stand in turned)


def test_what_merely_repeats_is_not_told() -> None:
    whole = of(date(2026, 3, 1), date(2026, 4, 20))

    assert not any(stand.change is Change.REPEATED for cell in whole.record.cells for stand in cell.stands)


def test_there_is_no_more_of_a_topic_than_fits_and_the_rest_is_counted() -> None:
    since, until = date(2026, 3, 1), date(2026, 4, 20)
    many = brief_of(prepared(), since, until, (), limits=dict.fromkeys(Topic, 1_000))
    few = brief_of(prepared(), since, until, ())

    stands = sum(len(cell.stands) for cell in few.record.cells)

    assert stands == LIMITS[Topic.POSITIONS]
    assert stands + few.left_out[Topic.POSITIONS] == sum(len(cell.stands) for cell in many.record.cells)
    assert len(few.quotations) == LIMITS[Topic.QUOTATIONS]
    assert len(few.record.meetings) <= LIMITS[Topic.MEETINGS]


def test_a_quotation_stands_word_for_word_and_nowhere_else_in_the_brief() -> None:
    brief = of(FIRST, LAST)
    texts = {reading.article.id: reading.article.text for reading in demo_readings()}
    told = {(one.article, one.statement) for one in evidence_of(brief.record)}

    for quotation in brief.quotations:
        assert quotation.words in texts[quotation.evidence[0].article]
        assert all((one.article, one.statement) not in told for one in quotation.evidence)


def test_no_sentence_is_quoted_twice() -> None:
    whole = of(date(2026, 3, 1), date(2026, 4, 20))
    shown = [quotation.evidence[0] for quotation in whole.quotations]
    sentences = [(one.article, one.sentence) for one in shown]

    assert len(sentences) == len(set(sentences))


def test_a_period_without_news_gives_an_empty_brief() -> None:
    assert of(date(2027, 1, 1), date(2027, 1, 7)).is_empty
    assert not of(FIRST, LAST).is_empty


def test_a_story_with_more_independent_origins_comes_first() -> None:
    origins = [one.counted.origins for one in of(FIRST, LAST).stories]

    assert origins == sorted(origins, reverse=True)


def test_the_order_of_the_articles_changes_nothing() -> None:
    turned = replace(prepared(), readings=tuple(reversed(prepared().readings)))

    again = brief_of(turned, FIRST, LAST, stories_between(turned, FIRST, LAST))

    assert again == of(FIRST, LAST)


def test_a_brief_is_of_one_record_whatever_its_limits() -> None:
    record = record_at(prepared(), LAST)
    known = {stand.id for cell in record.cells for stand in cell.stands}

    assert {stand.id for cell in of(FIRST, LAST).record.cells for stand in cell.stands} <= known


@pytest.mark.parametrize(
    ("first", "last", "inside"),
    [
        (date(2026, 2, 1), date(2026, 3, 1), True),
        (date(2026, 2, 1), date(2026, 2, 28), False),
        (date(2026, 3, 8), None, True),
        (None, None, False),
    ],
)
def test_a_story_reaches_into_a_period_by_a_single_day(first: date | None, last: date | None, inside: bool) -> None:
    assert Period(FIRST, LAST).touches(first, last) is inside
