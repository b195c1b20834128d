"""Articles arrive one by one, in any order, and their copies are found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.copies.cards import sketch
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.proposed import Common
from qawl.compare.copies.seen import copies_of
from qawl.compare.copies.values import Copy, Group, Link, Relation
from qawl.errors import BadData
from qawl.model.documents import Article
from tests.compare.copies.texts import HARVEST, SAID, STORM, TALKS, article, changed, first_words

MIXED = f"{first_words(TALKS, 50)} {first_words(HARVEST, 45)}"
TEXTS = (
    TALKS, changed(TALKS, 13), changed(TALKS, 17), first_words(TALKS, 45), HARVEST, changed(HARVEST, 16), MIXED, STORM,
    f"{STORM} {TALKS}", f"{first_words(HARVEST, 30)} «{SAID}»", f"{first_words(HARVEST, 30)} {SAID}",
    f"{first_words(STORM, 30)} «{SAID}»", "خبر عاجل", "",
)  # fmt: skip
Result = tuple[tuple[Link, ...], tuple[Group, ...]]


def indexed(articles: list[Article], common: Common | None = None) -> CopyIndex:
    index = CopyIndex(common)
    for each in articles:
        index.add(sketch(each))
    return index


def found(articles: list[Article], common: Common | None = None) -> Result:
    index = indexed(articles, common)
    return tuple(index.links()), index.groups()


DAYS = (None, "2026-03-01", "2026-03-02T10:00:00Z", "2026-03-04", "2026-03-09")
DATED = st.tuples(st.sampled_from(TEXTS), st.sampled_from(DAYS))
ARRIVALS = st.lists(DATED, min_size=2, max_size=10).flatmap(
    lambda dated: st.permutations(
        [article(f"{at:02}", text, title="خبر", published=day) for at, (text, day) in enumerate(dated)]
    )
)


COMMON = st.builds(Common, crowd=st.integers(3, 6), days=st.integers(3, 4), many=st.integers(2, 5))
"""Words that stand in more than so few texts, or on so few days, are a formula."""


@settings(max_examples=80, deadline=None)
@given(ARRIVALS)
def test_the_order_in_which_articles_come_changes_nothing(arrived: list[Article]) -> None:
    assert found(arrived) == found(sorted(arrived, key=lambda each: each.id))


@settings(max_examples=60, deadline=None)
@given(ARRIVALS, COMMON)
def test_the_order_changes_nothing_where_keys_become_crowded(arrived: list[Article], common: Common) -> None:
    assert found(arrived, common) == found(sorted(arrived, key=lambda each: each.id), common)


@settings(max_examples=80, deadline=None)
@given(ARRIVALS, COMMON, st.data())
def test_an_article_that_is_forgotten_leaves_the_others_as_if_it_had_never_come(
    arrived: list[Article], common: Common, data: st.DataObject
) -> None:
    gone = set(data.draw(st.lists(st.sampled_from([each.id for each in arrived]), max_size=4)))
    index = indexed(arrived, common)

    for name in sorted(gone):
        index.forget(name)

    left = [each for each in arrived if each.id not in gone]
    assert (tuple(index.links()), index.groups()) == found(left, common)
    assert len(index) == len(left)


@settings(max_examples=80, deadline=None)
@given(ARRIVALS, COMMON, st.data())
def test_cards_that_were_only_filed_are_tied_like_those_that_were_added(
    arrived: list[Article], common: Common, data: st.DataObject
) -> None:
    index = CopyIndex(common)

    for each in arrived:
        if data.draw(st.booleans()):
            index.file(sketch(each))
        else:
            index.add(sketch(each))

    asked = [index.links_of(each.id) for each in arrived]
    whole = indexed(arrived, common)
    assert asked == [whole.links_of(each.id) for each in arrived]
    assert (tuple(index.links()), index.groups()) == found(arrived, common)


@settings(max_examples=80, deadline=None)
@given(ARRIVALS, COMMON)
def test_links_that_are_kept_elsewhere_stay_right_when_what_changed_is_asked_again(
    arrived: list[Article], common: Common
) -> None:
    index = CopyIndex(common)
    kept: set[Link] = set()
    for each in arrived:
        kept.update(index.add(sketch(each)))
        for changed_one in index.take_changed():
            kept = {link for link in kept if changed_one not in (link.first, link.second)}
            kept.update(index.links_of(changed_one))

    assert kept == set(index.links())


def test_of_equal_words_those_that_are_quoted_least_are_compared_whoever_came_first() -> None:
    """Control: a long quotation that lost its marks makes two reports copies; kept by both, they share too little."""
    marked = f"{first_words(HARVEST, 30)} «{SAID}»"
    bare, near = marked.replace("«", "").replace("»", ""), f"{first_words(STORM, 30)} {SAID}"
    articles = [article("marked", marked), article("bare", bare), article("near", near)]

    assert found(articles) == found(articles[::-1])
    assert indexed(articles).links_of("near")
    assert not indexed([articles[0], articles[2]]).links_of("near")

    index = indexed(articles)
    index.forget("bare")
    assert not index.links_of("near")


def test_a_text_that_changed_is_forgotten_and_added_again() -> None:
    index = indexed([article("a", TALKS), article("b", TALKS)])

    index.forget("b")
    links = index.add(sketch(article("b", STORM)))

    assert links == ()
    assert index.links_of("a") == ()


def test_to_forget_what_never_came_is_no_error() -> None:
    index = indexed([article("a", TALKS)])

    index.forget("b")

    assert "a" in index
    assert "b" not in index


def test_an_article_that_comes_gets_its_links_at_once() -> None:
    index = indexed([article("a", TALKS), article("b", STORM)])

    assert index.add(sketch(article("c", TALKS))) == (Link("a", "c", Relation.COPY, 1.0, ("whole-text",)),)


def test_an_article_that_comes_again_changes_nothing() -> None:
    index = indexed([article("a", TALKS), article("b", TALKS)])
    before = index.groups()

    assert index.add(sketch(article("b", TALKS))) == ()
    assert index.groups() == before


def test_two_articles_under_one_id_are_refused() -> None:
    index = indexed([article("a", TALKS)])

    with pytest.raises(BadData, match="names two different articles"):
        index.add(sketch(article("a", STORM)))


def test_a_mixed_text_ties_those_it_was_mixed_from_and_relations_are_kept() -> None:
    (group,) = indexed([article("t", TALKS), article("h", HARVEST), article("m", MIXED)]).groups()

    assert group.ids == ("h", "m", "t")
    assert [(link.first, link.second) for link in group.links] == [("h", "m"), ("m", "t")]


def test_equal_texts_without_number_are_no_crowd() -> None:
    index = indexed([article(f"{at:03}", TALKS) for at in range(300)])

    (group,) = index.groups()

    assert len(group.ids) == 300
    assert len(index.links_of("150")) == 299


def test_a_text_that_very_many_articles_have_ties_each_to_one_of_them_alone() -> None:
    """Control: without a bound they are tied each to each, half a million links for a thousand pages."""
    articles = [article(f"{at:04}", TALKS) for at in range(1000)]

    (group,) = indexed(articles).groups()

    assert (len(group.ids), len(group.links)) == (1000, 999)
    assert {link.first for link in group.links} == {"0000"}
    assert len(indexed(articles[:40], Common(many=1000)).groups()[0].links) == 40 * 39 / 2


def test_the_form_of_a_daily_report_makes_no_copies_once_it_was_met_on_many_days() -> None:
    days = [f"2026-03-{day:02}" for day in range(1, 11)]
    own = [[f"مدينة{day}{nth}" for nth in range(24)] for day in range(10)]
    reports = [
        article(day, " ".join([*TALKS.split()[:25], *words, *TALKS.split()[30:50]]), outlet=day, published=day)
        for day, words in zip(days, own, strict=True)
    ]

    assert indexed(reports[:3]).links_of(days[0])
    assert tuple(indexed(reports).links()) == ()


def test_copies_of_one_bulletin_stay_copies_though_its_form_is_daily() -> None:
    days = [f"2026-03-{day:02}" for day in range(1, 11)]
    own = [[f"مدينة{day}{nth}" for nth in range(30)] for day in range(10)]
    texts = [" ".join([*TALKS.split()[:25], *words, *TALKS.split()[30:40]]) for words in own]
    reports = [article(day, text, outlet=day, published=day) for day, text in zip(days, texts, strict=True)]
    copied = article("copy", f"{texts[4]} المصدر: وكالات", outlet="المرفأ", published=days[4])

    assert [link.other("copy") for link in indexed([*reports, copied]).links_of("copy")] == [days[4]]


def test_articles_that_share_nothing_make_no_group() -> None:
    assert indexed([article("a", TALKS), article("b", STORM), article("c", HARVEST)]).groups() == ()


def test_an_article_sees_its_copies_from_its_own_end() -> None:
    batch = [article("z", TALKS), article("a", STORM), article("m", first_words(TALKS, 45)), article("z", TALKS)]

    index = indexed(batch)

    assert [len(index.links_of(each)) for each in ("z", "a", "m")] == [1, 0, 1]
    assert copies_of("z", index.links_of("z")) == (Copy("m", Relation.CONTAINED, 1.0, ("same-words", "around")),)
    assert copies_of("m", index.links_of("m")) == (Copy("z", Relation.CONTAINED, 1.0, ("same-words", "inside")),)


def test_the_closest_copies_come_first() -> None:
    batch = [article("a", TALKS), article("b", first_words(TALKS, 40)), article("c", TALKS)]

    copies = copies_of("a", indexed(batch).links_of("a"))

    assert [copy.id for copy in copies] == ["c", "b"]
