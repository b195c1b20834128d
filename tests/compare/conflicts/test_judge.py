"""Finding contradictions is a function of the set: of no order, of no garbage, and of two voices."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.conflicts.cards import MOST, claim_cards
from qawl.compare.conflicts.judge import find_conflicts
from qawl.model.across import Occurrence
from qawl.model.conflicts import ClaimCard, ConflictKind
from qawl.model.documents import Article, Span
from tests.compare.conflicts.reading import cards, demo, dossier, each_its_own, found, read

ALL = cards(demo("conflicts.jsonl"), dossier())
WORDS = [
    *("وافقت", "رفضت", "لم يحضر", "نفى", "قال", "إن", "مقتل", "14", "شخصا"),
    *("الحركة", "لم يسمع", "نعم", "،", ".", "\n"),
]


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 10_000))
def test_the_order_of_arrival_changes_nothing(seed: int) -> None:
    shuffled = list(ALL)
    random.Random(seed).shuffle(shuffled)

    assert find_conflicts(shuffled, None, each_its_own) == find_conflicts(ALL, None, each_its_own)


def test_a_card_that_comes_twice_counts_once() -> None:
    assert find_conflicts([*ALL, *ALL], None, each_its_own) == find_conflicts(ALL, None, each_its_own)


@settings(deadline=None, max_examples=60)
@given(text=st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
def test_any_text_makes_cards_whose_spans_lie_in_it(text: str) -> None:
    made = claim_cards(read(Article(id="x", text=text)), dossier())

    assert all(0 <= span.start < span.end <= len(text) for card in made for span in card.spans)
    assert find_conflicts(made, {"x": "s"}, each_its_own) == find_conflicts(reversed(made), {"x": "s"}, each_its_own)


@pytest.mark.parametrize("word", ["نفى ", "لم يحضر ", "14 شخصا ", "وسيط ", "التقى "])
def test_a_hundred_kilobytes_of_one_word_take_no_time(word: str) -> None:
    reading = read(Article(id="x", text=word * (100_000 // len(word.encode()))))
    started = time.process_time()

    made = claim_cards(reading, dossier())
    find_conflicts(made, None, each_its_own)

    assert len(made) <= MOST
    assert time.process_time() - started < 12


def test_articles_without_date_title_or_outlet_still_contradict_themselves() -> None:
    said = "اتهم الجيش البيلساني حركة السنابل بنقل أسلحة عبر ممر الكروم."
    denied = "ونفى المتحدث باسم حركة السنابل مازن الغدير أن تكون الحركة قد نقلت أسلحة عبر ممر الكروم."

    assert [one.kind for one in found(Article(id="x", text=f"{said}\n{denied}"))] == ["denial"]
    assert found(Article(id="x", text=said), Article(id="y", text=denied)) == ()


def count(article: str, number: int, voice: str = "", **more: object) -> ClaimCard:
    """A count of people killed, in words that all articles share."""
    made = ClaimCard(
        kind=ConflictKind.NUMBER,
        frame="event|killed|person||",
        keys=("event|killed|person|||a",),
        value=str(number),
        words=str(number),
        slot="",
        occurrence=Occurrence(article),
        spans=(Span(0, 2),),
        day=date(2026, 4, 12),
        at="2026-04-12T09:00:00",
        who=voice or None,
        voice=voice,
        low=number,
        high=number,
        about=("a", "b", "c", "d", "e", "f"),
        grade="event",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_two_stories_are_two_events_unless_they_say_the_same() -> None:
    one, other = count("x", 14, "وزاره"), count("y", 9, "جيش", about=("a", "b", "c", "d", "g", "h"))

    assert find_conflicts([one, other], {"x": "s", "y": "t"}, each_its_own) == ()
    (conflict,) = find_conflicts([one, other], {"x": "s", "y": "s"}, each_its_own)

    assert "same-story" in conflict.why


def test_one_carrier_of_both_is_one_origin() -> None:
    one = count("x", 14, occurrence=Occurrence("x", "وكالة"))
    other = count("y", 9, occurrence=Occurrence("y", "وكالة"), at="2026-04-12T10:00:00")

    assert find_conflicts([one, other], None, each_its_own) == ()
    assert len(find_conflicts([one, replace(other, occurrence=Occurrence("y"))], None, each_its_own)) == 1


def test_a_count_that_grows_is_an_update_where_nobody_is_named() -> None:
    one, later = count("x", 9), count("y", 14, at="2026-04-12T10:00:00")

    assert find_conflicts([one, later], None, each_its_own) == ()


def test_three_accounts_are_three_sides_in_time() -> None:
    told = [
        count("x", 14, "وزاره"),
        count("y", 9, "جيش", at="2026-04-12T10:00:00"),
        count("z", 30, "حركه", at="2026-04-12T11:00:00"),
    ]

    (conflict,) = find_conflicts(reversed(told), None, each_its_own)

    assert [side.value for side in conflict.sides] == ["14", "9", "30"]


def test_the_id_hangs_on_the_claims_alone() -> None:
    told = [count("x", 14, "وزاره"), count("y", 9, "جيش", at="2026-04-12T10:00:00")]

    (one,) = find_conflicts(told, None, each_its_own)
    (other,) = find_conflicts(told, {"x": "s", "y": "s"}, each_its_own)

    assert one.id == other.id


def test_many_claims_under_one_key_take_time_in_their_number() -> None:
    def seconds(number: int) -> float:
        told = [count(f"x{n}", n, f"v{n}", about=(f"a{n}",)) for n in range(number)]
        started = time.process_time()
        find_conflicts(told, None, each_its_own)
        return time.process_time() - started

    assert seconds(2000) < 8 * max(seconds(500), 0.02)
