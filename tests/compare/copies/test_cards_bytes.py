"""Cards as bytes come back whole, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.copies.cards import sketch
from qawl.compare.copies.cards_bytes import pack_card, unpack_card
from qawl.compare.copies.judge import judge_copies
from qawl.compare.copies.values import Card
from qawl.errors import BadData
from qawl.model.documents import Article, Segment, SegmentKind, Span
from tests.compare.copies.texts import HARVEST, SAID, STORM, TALKS, article

WORDS = st.sampled_from([*TALKS.split(), *SAID.split(), "«", "»", '"', "12", "\n", "\ud800"])
TEXTS = st.lists(WORDS, max_size=80).map(" ".join) | st.text(max_size=200)
NAMES = st.none() | st.text(max_size=12)
ARTICLES = st.builds(
    Article, id=st.text(max_size=9), text=TEXTS, outlet=NAMES, published=NAMES, credits=st.lists(st.text()).map(tuple)
)


def held(card: Card) -> object:
    parts = [(each.shingles, each.quoted, each.frames, each.numbers, each.digest) for each in card.parts]
    return card.id, card.outlet, card.published, card.credits, card.edges, parts


@settings(max_examples=150, deadline=None)
@given(ARTICLES)
def test_a_card_comes_back_as_it_was(one: Article) -> None:
    card = sketch(one)

    assert held(unpack_card(pack_card(card))) == held(card)


def test_a_page_of_two_articles_comes_back_with_both() -> None:
    text = f"{STORM}\n{TALKS}"
    second = Segment(SegmentKind.EMBEDDED, Span.quoting(text, TALKS), part=1, credits=("وكالة شراع",))
    page = article("page", text, segments=(Segment(SegmentKind.MAIN, Span.quoting(text, STORM)), second))

    back = unpack_card(pack_card(sketch(page)))

    assert len(back.parts) == 2
    assert back.credits == ("وكالة شراع",)
    link = judge_copies(back, sketch(article("alone", TALKS)))
    assert link is not None
    assert link.why == ("whole-text", "part-of-page")


def test_a_card_takes_about_four_bytes_a_word() -> None:
    text = f"{TALKS} {HARVEST} {STORM}"

    assert len(pack_card(sketch(article("a", text)))) < 5 * len(text.split()) + 300


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_foreign_bytes_are_refused(foreign: bytes) -> None:
    with pytest.raises(BadData):
        unpack_card(foreign)


@pytest.mark.parametrize("cut", [0, 1, 10, 40, -1])
def test_a_card_that_was_cut_is_refused(cut: int) -> None:
    with pytest.raises(BadData):
        unpack_card(pack_card(sketch(article("a", TALKS)))[:cut])


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_card_with_one_byte_changed_is_refused(data: st.DataObject) -> None:
    packed = bytearray(pack_card(sketch(article("a", TALKS, outlet="المرفأ"))))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))

    with pytest.raises(BadData):
        unpack_card(bytes(packed))


def test_a_card_of_another_version_is_refused_by_name() -> None:
    packed = pack_card(sketch(article("a", TALKS)))

    with pytest.raises(BadData, match="version 250"):
        unpack_card(b"\xfa" + packed[1:])
