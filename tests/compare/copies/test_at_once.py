"""Cards that are made many at once are those that are made one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.copies import at_once
from qawl.compare.copies.at_once import sketch_all
from qawl.compare.copies.cards import part_keys, sketch
from qawl.compare.copies.cards_bytes import pack_card
from qawl.compare.copies.values import Card
from qawl.model.documents import Article, Segment, SegmentKind, Span
from tests.compare.copies.texts import HARVEST, SAID, STORM, TALKS, article

pytest.importorskip("numpy")

WORDS = st.sampled_from(
    [
        *TALKS.split(),
        "«",
        "»",
        f"«{SAID}»",
        f'"{SAID}"',
        "12",
        "٣٤٥",
        "7",
        "\n",
        "أَكّدَت",
        "\ud800",
        "ﷺ",
        *("س" * size for size in (7, 8, 9, 15, 16, 17, 90)),
    ]
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=80)
NAMES = st.none() | st.text(max_size=12)
ARTICLES = st.builds(
    Article, id=st.text(max_size=9), text=TEXTS, title=NAMES, outlet=NAMES, credits=st.lists(st.text()).map(tuple)
)


def held(card: Card) -> object:
    return pack_card(card), [part_keys(part) for part in card.parts]


@settings(max_examples=150, deadline=None)
@given(st.lists(ARTICLES, max_size=5))
def test_they_are_the_same_cards(articles: list[Article]) -> None:
    assert list(map(held, sketch_all(articles))) == [held(sketch(each)) for each in articles]


MARKED = st.lists(
    st.sampled_from(
        ["«", "»", '"', " ", "\n", "؛", " كلمة", "كلمات ست في سطر واحد تكفي", "بين علامتين في النص ", "١٢"]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(MARKED, min_size=1, max_size=4))
def test_quotations_are_the_same_wherever_marks_stand(texts: list[str]) -> None:
    articles = [article(f"{at}", f"{TALKS}\n{text}") for at, text in enumerate(texts)]

    assert list(map(held, sketch_all(articles))) == [held(sketch(each)) for each in articles]


def test_however_many_come_each_has_its_card_in_order() -> None:
    texts = (TALKS, HARVEST, STORM, "خبر عاجل", "", f"{TALKS} {'ط' * 300} {STORM}")
    articles = [article(f"{at}", texts[at % len(texts)], title="خبر") for at in range(61)]

    assert list(map(held, sketch_all(iter(articles)))) == [held(sketch(each)) for each in articles]


def test_a_page_of_two_articles_has_both() -> None:
    text = f"{STORM}\n{TALKS}"
    second = Segment(SegmentKind.EMBEDDED, Span.quoting(text, TALKS), part=1, credits=("وكالة شراع",))
    page = article("page", text, segments=(Segment(SegmentKind.MAIN, Span.quoting(text, STORM)), second))

    (card,) = sketch_all([page])

    assert held(card) == held(sketch(page))


def test_without_numpy_they_are_made_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_once, "has_numpy", lambda: False)

    assert [card.id for card in sketch_all([article("a", TALKS), article("b", STORM)])] == ["a", "b"]
