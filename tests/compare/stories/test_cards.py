"""A card keeps what an article is about in few bytes, and nothing of its text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.stories.cards import TERMS, pack_story_card, story_card, unpack_story_card
from qawl.compare.stories.values import Mark, StoryCard
from qawl.errors import BadData
from qawl.model.documents import Article, Segment, SegmentKind, Span
from tests.compare.stories.texts import BRIDGE, BRIDGE_TITLES, HARVEST, article, bridge


def fields(card: StoryCard) -> tuple[object, ...]:
    return tuple(getattr(card, name) for name in StoryCard.__slots__)


def test_a_card_comes_back_from_its_bytes() -> None:
    card = story_card(bridge(0))

    assert fields(unpack_story_card(pack_story_card(card))) == fields(card)
    assert len(pack_story_card(card)) < 700


def test_bytes_that_are_no_card_are_refused() -> None:
    packed = pack_story_card(story_card(bridge(0)))

    for data in (b"", b"\x07" + packed[1:], packed[:-1], packed + b"\x00", b"\x01" * 30):
        with pytest.raises(BadData):
            unpack_story_card(data)


def test_the_time_is_read_as_outlets_write_it_and_never_invented() -> None:
    def minute(published: str | None) -> int | None:
        return story_card(article("a", HARVEST, published=published)).minute

    noon = minute("2026-03-05")
    assert minute("2026/03/05") == noon
    assert minute("2026-03-05T12:00:00+03:00") == noon
    assert minute("2026-03-05 12:00") == noon
    assert minute(None) is None
    assert minute("2026-13-45") is None
    assert minute("أمس") is None


def test_a_headline_at_the_beginning_of_the_text_is_not_counted_twice() -> None:
    apart = article("a", BRIDGE[0], BRIDGE_TITLES[0])
    together = article("a", f"{BRIDGE_TITLES[0]}\n{BRIDGE[0]}", BRIDGE_TITLES[0])

    assert fields(story_card(apart)) == fields(story_card(together))


def test_only_the_article_of_a_page_counts() -> None:
    text = f"{BRIDGE[0]}\n{HARVEST}"
    at = len(BRIDGE[0]) + 1
    segments = (
        Segment(SegmentKind.MAIN, Span(0, at)),
        Segment(SegmentKind.RELATED, Span(at, len(text))),
    )
    page = Article("a", text, segments=segments)

    assert story_card(page).terms == story_card(article("a", BRIDGE[0])).terms
    assert story_card(page).terms != story_card(article("a", text)).terms, "the whole page is about more"


def test_a_name_in_two_spellings_is_one_term() -> None:
    card = story_card(article("a", "وصل تيمارانوف إلى ليفار ثم غادر تمرانوف", "تيمارانوف في ليفار"))
    twice = story_card(article("a", "وصل تيمارانوف إلى ليفار ثم غادر تيمارانوف", "تيمارانوف في ليفار"))

    assert len(set(card.terms)) == len(card.terms)
    assert card.terms[0] == twice.terms[0]


def test_names_and_numbers_and_places_in_the_article_are_marked() -> None:
    card = story_card(article("a", "بلغت الأضرار 4711 ريالا في مرزانيط", "حريق في مرزانيط"))

    assert any(marks & Mark.NUMBER for marks in card.marks)
    assert any(marks & Mark.NAME and marks & Mark.HEADLINE and marks & Mark.LEAD for marks in card.marks)


@settings(max_examples=60, deadline=None)
@given(st.text(), st.none() | st.text(), st.none() | st.text())
def test_any_text_has_a_card(text: str, title: str | None, published: str | None) -> None:
    card = story_card(article("a", text, title, published))

    assert len(set(card.terms)) == len(card.terms) == len(card.weights) == len(card.marks) <= TERMS
    assert fields(unpack_story_card(pack_story_card(card))) == fields(card)


def test_a_hundred_thousand_letters_of_one_word_have_a_small_card() -> None:
    card = story_card(article("a", "قال " * 25_000, "قال" * 10_000, "2026-03-05"))

    assert len(pack_story_card(card)) < 1_000
