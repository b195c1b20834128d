"""Words are told by their stems, however they are written together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.compare.stories.words import choose_stem, cut_words, stem_candidates, without_vowels

USED = {"لبنان": 9, "محادث": 7, "وزير": 8, "زير": 1, "ليفاري": 6, "ليفار": 2, "قال": 9, "والد": 5}


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("ولبنان", "لبنان"),
        ("بلبنان", "لبنان"),
        ("للبنان", "لبنان"),
        ("والمحادثات", "محادث"),
        ("وزير", "وزير"),
        ("وزيرها", "وزير"),
        ("والدته", "والد"),
        ("ليفاريه", "ليفاري"),
        ("2026", "2026"),
    ],
)
def test_a_word_is_the_candidate_that_is_used_most(word: str, stem: str) -> None:
    assert choose_stem(word, lambda each: USED.get(each, 0)) == stem


def test_a_word_that_nobody_knows_loses_only_its_article() -> None:
    assert choose_stem("المرزانيط", lambda _: 0) == "مرزانيط"
    assert choose_stem("مرزانيط", lambda _: 0) == "مرزانيط"


def test_numbers_stay_whole_and_marks_go() -> None:
    assert cut_words("بلغت 4.5% و1,200 ريال!") == ["بلغت", "4.5", "1,200", "ريال"]


def test_a_foreign_name_is_one_however_its_vowels_are_spelled() -> None:
    assert without_vowels("تيماران") == without_vowels("تماران")
    assert without_vowels("نور") == "نور", "two letters tell nobody"


@given(st.text(max_size=40))
def test_every_word_is_a_form_of_something(text: str) -> None:
    for word in cut_words(text):
        candidates = stem_candidates(word)
        assert candidates
        assert all(candidates)
        assert len(candidates) == len(set(candidates))
        assert without_vowels(word)
