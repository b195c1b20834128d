"""Fixed phrases are found whole, the longest first, never across words and never twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.text.fold import fold
from qawl.text.layers import read_text
from qawl.text.phrases import Phrases, find_phrases
from qawl.text.vocabulary import Vocabulary

LISTED = {
    "مجلس السد": 1,
    "مجلس السد الأعلى": 2,
    "وزير الري": 4,
    "الري الحديث": 8,
    "صحيفة": 16,
}
WORDS = st.sampled_from(["سد", "ري", "نهر"])


def phrases(listed: dict[str, int]) -> Phrases:
    return Phrases({tuple(fold(words).split()): tags for words, tags in listed.items()})


def find(text: str, listed: dict[str, int] = LISTED) -> list[tuple[int, int, int]]:
    folded = fold(text).split()
    compiled = phrases(listed)
    return list(find_phrases([compiled.opened_by(word) for word in folded], folded))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("عاد مجلس السد أمس", [(1, 3, 1)]),
        ("عاد مجلس السد الاعلى أمس", [(1, 4, 2)]),
        ("مجلس السد", [(0, 2, 1)]),
        ("عاد المجلس", []),
        ("مجلس", []),
        ("مجلس السدود", []),
        ("بمجلس السد", []),
        ("وزير الري الحديث", [(0, 2, 4)]),
        ("زار وزير الري مجلس السد", [(1, 3, 4), (3, 5, 1)]),
        ("صحيفة صحيفة", [(0, 1, 16), (1, 2, 16)]),
        ("المجلس السد", [(0, 2, 1)]),
        ("", []),
    ],
)
def test_the_longest_phrase_at_each_word_is_found(text: str, found: list[tuple[int, int, int]]) -> None:
    assert find(text) == found


@given(
    listed=st.dictionaries(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), st.just(1), max_size=6),
    words=st.lists(WORDS, max_size=12),
)
def test_it_finds_what_looking_at_every_word_would_find(listed: dict[str, int], words: list[str]) -> None:
    expected: list[tuple[int, int, int]] = []
    at = 0
    while at < len(words):
        longest = max(
            (n for n in (1, 2, 3) if " ".join(words[at : at + n]) in listed and at + n <= len(words)), default=0
        )
        if longest:
            expected.append((at, at + longest, 1))
        at += longest or 1

    assert find(" ".join(words), listed) == expected


@pytest.mark.parametrize("start", ["البيت", "والبيت", "فالبيت", "بالبيت", "للبيت", "وبالبيت", "كالبيت"])
def test_the_first_word_of_a_listed_name_may_carry_a_clitic(vocabulary: Vocabulary, start: str) -> None:
    text = read_text(f"عاد {start} الأبيض أمس", vocabulary)

    assert text.phrase_ends == {1: 3}


@pytest.mark.parametrize("text", ["البيت، الأبيض", "البيت\nالأبيض", "البيت والأبيض", "بيتنا الأبيض"])
def test_a_mark_or_another_word_breaks_a_name(vocabulary: Vocabulary, text: str) -> None:
    assert read_text(text, vocabulary).phrase_ends == {}
