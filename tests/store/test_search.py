"""Which forms of a word a search forgives."""

from __future__ import annotations

import pytest

from qawl.store.search.words import forms_of, spaced


@pytest.mark.parametrize("word", ["جسر", "الجسر", "والجسر", "بالجسر", "للجسر", "وللجسر"])
def test_a_word_and_its_prefixed_forms_find_each_other(word: str) -> None:
    assert {word, "جسر", "الجسر", "والجسر", "وبالجسر", "للجسر"} <= set(forms_of(word))


@pytest.mark.parametrize("word", ["الله", "والد", "بالغ", "الان"])
def test_a_short_word_that_only_looks_prefixed_is_left_whole(word: str) -> None:
    assert not {"له", "د", "غ", "ان"} & set(forms_of(word))


@pytest.mark.parametrize("word", ["nato", "2026"])
def test_what_is_not_arabic_takes_no_prefix(word: str) -> None:
    assert forms_of(word) == (word,)


def test_stored_words_stand_alone_between_spaces() -> None:
    assert spaced("وكالة «الخليج الأزرق»") == " وكاله  الخليج  الازرق "
    assert spaced(None) == ""
