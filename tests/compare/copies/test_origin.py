"""Where the words of a group come from: named, credited, earliest, inside, or open."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from qawl.compare.copies.cards import sketch
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.origin import find_origin
from qawl.compare.copies.values import Origin
from qawl.model.documents import Article
from tests.compare.copies.texts import HARVEST, SAID, STORM, TALKS, article, first_words


def origin(*articles: Article) -> Origin:
    (group,) = indexed(articles).groups()
    return group.origin


def indexed(articles: Iterable[Article]) -> CopyIndex:
    index = CopyIndex()
    for each in articles:
        index.add(sketch(each))
    return index


def test_the_article_of_the_outlet_that_the_other_credits_is_the_origin() -> None:
    agency = article("a", TALKS, outlet="وكالة شراع", published="2026-03-02T18:00:00+03:00")
    paper = article("b", TALKS, outlet="المرفأ", credits=("المرفأ + وكالة شراع",), published="2026-03-02")

    assert origin(agency, paper) == Origin("a", None, ("credited",))


def test_an_outlet_named_where_the_text_begins_is_the_origin() -> None:
    agency = article("a", TALKS, outlet="وكالة شراع")
    paper = article("b", f"مرزان (وكالة شراع) - {TALKS}", outlet="المرفأ")

    assert origin(agency, paper) == Origin("a", None, ("named",))


def test_a_source_outside_the_group_is_told_though_none_of_its_articles_is_it() -> None:
    papers = [article(name, TALKS, outlet=f"صحيفة {name}", credits=("وكالة درعون",)) for name in "ab"]

    assert origin(*papers) == Origin(None, "وكالة درعون", ("credited",))


def test_without_credits_the_first_to_publish_is_the_origin() -> None:
    late = article("a", TALKS, outlet="المرفأ", published="2026-03-02T12:30:00+03:00")
    early = article("b", TALKS, outlet="الشراع", published="2026-03-02T09:00:00+00:00")

    assert origin(late, early) == Origin("b", None, ("earliest",))


def test_times_are_compared_as_exactly_as_all_tell_them() -> None:
    day = article("a", TALKS, outlet="المرفأ", published="2026-03-02")
    minute = article("b", TALKS, outlet="الشراع", published="2026-03-02T09:00:00")

    assert origin(day, minute) == Origin(None, None, ())


def test_of_one_day_the_report_within_several_longer_ones_is_the_origin() -> None:
    longer = article("a", f"{HARVEST} {TALKS} {STORM}", published="2026-03-02")
    another = article("c", f"{TALKS} {SAID} {first_words(STORM, 40)}", published="2026-03-02")
    inner = article("b", TALKS, published="2026-03-02")

    assert origin(longer, inner, another) == Origin("b", None, ("inside",))


def test_a_report_within_a_single_longer_one_may_as_well_be_cut_from_it() -> None:
    longer = article("a", f"{HARVEST} {TALKS} {STORM}", published="2026-03-02")
    inner = article("b", TALKS, published="2026-03-02")

    assert origin(longer, inner) == Origin(None, None, ())


@pytest.mark.parametrize("text", [f"مرزان (وكالة درعون) - {TALKS}", f"{TALKS} المرفأ / وكالة درعون"])
def test_an_agency_that_a_text_names_at_one_of_its_ends_is_its_source(text: str) -> None:
    papers = [
        article("a", TALKS, outlet="الشراع", published="2026-03-02T08:00:00Z"),
        article("b", text, outlet="المرفأ", published="2026-03-02T09:00:00Z"),
    ]
    cards = [sketch(each) for each in papers]
    links = indexed(papers).links_of("a")

    assert find_origin(cards, links, agencies=["وكالة درعون"]) == Origin(None, "وكالة درعون", ("named",))
    assert find_origin(cards, links) == Origin("a", None, ("earliest",))


def test_an_agency_that_a_text_tells_of_is_not_its_source() -> None:
    told = f"{first_words(TALKS, 20)} وقالت وكالة درعون {TALKS}"
    papers = [article("a", told, published="2026-03-02"), article("b", told, published="2026-03-03")]

    found = find_origin([sketch(each) for each in papers], indexed(papers).links_of("a"), agencies=["وكالة درعون"])

    assert found == Origin("a", None, ("earliest",))


def test_where_nothing_tells_the_origin_is_open() -> None:
    assert origin(article("a", TALKS), article("b", TALKS)) == Origin(None, None, ())
