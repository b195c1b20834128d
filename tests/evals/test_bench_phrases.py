"""The ways to find phrases that the bench compares mean the same thing by a find."""

from __future__ import annotations

import pytest
from evals.bench_phrases import OverWords, alternation, longest_first, stands_apart

from qawl.text.fold import fold

PHRASES = [tuple(fold(words).split()) for words in ("مجلس السد", "مجلس السد الأعلى", "ولي العهد", "السد")]
TEXTS = [
    "زار مجلس السد الأعلى أمس",
    "ومجلس السد، فمجلس السد",
    "ولي العهد وولي العهد",
    "السدود والسد وبالسد",
    "مجلس، السد",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_words_and_letters_find_the_same(text: str) -> None:
    folded = fold(text)
    over_words = OverWords(PHRASES)

    found = over_words.find(over_words.cut(folded))

    assert found == alternation(PHRASES)(folded)


def test_the_conjunction_is_left_out_of_a_find() -> None:
    folded = fold("قال ومجلس السد الأعلى")
    over_words = OverWords(PHRASES)

    found = over_words.find(over_words.cut(folded))

    assert [folded[start:end] for start, end in found] == [fold("مجلس السد الأعلى")]


@pytest.mark.parametrize(
    ("text", "apart"), [("السد", True), ("والسد", True), ("بالسد", False), ("السدود", False), ("أوالسد", False)]
)
def test_a_letter_automaton_needs_the_edges_of_words(text: str, apart: bool) -> None:
    start = text.index("السد")

    assert stands_apart(text, start, start + 4) is apart


def test_of_finds_that_overlap_the_first_and_longest_stays() -> None:
    assert longest_first([(4, 9), (0, 3), (0, 5), (9, 12)]) == [(0, 5), (9, 12)]
