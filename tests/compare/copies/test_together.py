"""Texts that are compared all at once are tied as they are when they come one by one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.copies import index
from qawl.compare.copies.cards import sketch
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.proposed import Common
from qawl.model.documents import Article
from tests.compare.copies.test_index import ARRIVALS, COMMON, Result, found
from tests.compare.copies.texts import HARVEST, SAID, STORM, TALKS, article, first_words

pytest.importorskip("numpy")


@pytest.fixture(autouse=True, scope="module")
def few_are_enough() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "TOGETHER", 1)
        yield


def filed(articles: list[Article], common: Common | None = None) -> CopyIndex:
    together = CopyIndex(common)
    for each in articles:
        together.file(sketch(each))
    return together


def told(together: CopyIndex) -> Result:
    return tuple(together.links()), together.groups()


@settings(max_examples=80, deadline=None)
@given(ARRIVALS)
def test_the_links_are_the_same(arrived: list[Article]) -> None:
    assert told(filed(arrived)) == found(arrived)


@settings(max_examples=80, deadline=None)
@given(ARRIVALS, COMMON)
def test_the_links_are_the_same_where_keys_become_crowded(arrived: list[Article], common: Common) -> None:
    assert told(filed(arrived, common)) == found(arrived, common)


@settings(max_examples=80, deadline=None)
@given(ARRIVALS, COMMON, st.data())
def test_articles_that_come_and_go_afterwards_change_what_they_would_have_changed(
    arrived: list[Article], common: Common, data: st.DataObject
) -> None:
    late = data.draw(st.integers(0, len(arrived)))
    gone = set(data.draw(st.lists(st.sampled_from([each.id for each in arrived]), max_size=3)))
    together = filed(arrived[late:], common)

    list(together.links())
    for each in arrived[:late]:
        together.add(sketch(each))
    for name in sorted(gone):
        together.forget(name)

    assert told(together) == found([each for each in arrived if each.id not in gone], common)


def test_a_text_that_comes_again_on_a_later_day_may_turn_what_ties_it_into_a_form() -> None:
    lead = TALKS.split()[:25]
    texts = [" ".join([*lead, *(f"مدينة{at}{nth}" for nth in range(24)), *TALKS.split()[30:50]]) for at in range(5)]
    days = [f"2026-03-{day:02}" for day in (1, 2, 3, 4, 4)]
    articles = [article(f"{at}", text, published=day) for at, (text, day) in enumerate(zip(texts, days, strict=True))]
    again = article("again", texts[0], published="2026-03-12")

    together = filed(articles)
    before = list(together.links())
    together.add(sketch(again))

    assert before
    assert told(together) == found([*articles, again])
    assert len(list(together.links())) == 1


@settings(max_examples=60, deadline=None)
@given(ARRIVALS, COMMON, st.data())
def test_links_that_are_kept_elsewhere_stay_right(arrived: list[Article], common: Common, data: st.DataObject) -> None:
    late = data.draw(st.integers(0, len(arrived)))
    together = filed(arrived[late:], common)

    kept = set(together.links())
    for each in arrived[:late]:
        kept.update(together.add(sketch(each)))
        for changed in together.take_changed():
            kept = {link for link in kept if changed not in (link.first, link.second)}
            kept.update(together.links_of(changed))

    assert kept == set(together.links())


def test_quotations_and_repeated_words_are_shared_as_when_two_are_compared() -> None:
    said = f"{first_words(HARVEST, 60)} «{SAID}»"
    texts = [
        said, f"{said} {said}", f"{SAID} {said}", f"{said} {first_words(STORM, 30)} «{first_words(HARVEST, 40)}»",
        f"«{SAID}» {SAID} {first_words(HARVEST, 50)}", f"{TALKS} {TALKS}", f"{first_words(TALKS, 50)} {STORM}",
    ]  # fmt: skip
    articles = [article(f"{at}", text) for at, text in enumerate(texts)]

    links = tuple(filed(articles).links())

    assert links == found(articles)[0]
    assert len({link.why for link in links}) > 1


def test_a_batch_of_nothing_but_short_notices_has_no_links_and_is_no_error() -> None:
    assert told(filed([article("a", "خبر عاجل"), article("b", ""), article("c", "عاجل جدا")])) == ((), ())
