"""Where the words of a group come from: named, credited, earliest, inside, or open."""

from __future__ import annotations

from qawl.compare.copies.cards import sketch
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.values import Origin
from qawl.model.documents import Article
from tests.compare.copies.texts import HARVEST, STORM, TALKS, article


def origin(*articles: Article) -> Origin:
    index = CopyIndex()
    for each in articles:
        index.add(sketch(each))
    (group,) = index.groups()
    return group.origin


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


def test_of_one_day_the_report_within_the_longer_one_is_the_origin() -> None:
    longer = article("a", f"{HARVEST} {TALKS} {STORM}", published="2026-03-02")
    inner = article("b", TALKS, published="2026-03-02")

    assert origin(longer, inner) == Origin("b", None, ("inside",))


def test_where_nothing_tells_the_origin_is_open() -> None:
    assert origin(article("a", TALKS), article("b", TALKS)) == Origin(None, None, ())
