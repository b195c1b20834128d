"""A text is cut into the same words however it is spelled; numbers and quotations are counted by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.compare.copies.words import cut_words

LONG = "إن الجسر سيفتح غدا أمام القوافل كلها"
"""Seven words, as a quotation must have six."""


def quoted(text: str) -> list[tuple[int, int]]:
    return cut_words(text).quotations


def test_spelling_and_punctuation_are_no_words() -> None:
    assert cut_words("أكّدت الوزارةُ، أمس:").codes == cut_words("اكدت الوزاره - امس").codes


def test_numbers_are_counted_by_words_wherever_they_stand() -> None:
    assert cut_words("12 قافلة «و٣ جسور» عبرت 4\n5 مرات، ب7 طرق 8").numbers == [0, 5, 6, 10]


@pytest.mark.parametrize("marks", ["«»", '""', "\u201c\u201d"])
def test_a_quotation_is_what_stands_between_its_marks(marks: str) -> None:
    opening, closing = marks

    assert quoted(f"قال الناطق {opening}{LONG}{closing} ثم صمت") == [(2, 9)]


def test_a_short_quotation_is_a_name() -> None:
    assert quoted("عبرت القوافل «الممر الآمن الجديد» أمس") == []


def test_a_quotation_that_its_paragraph_does_not_close_is_none() -> None:
    assert quoted(f"قال «{LONG}\nثم صمت» الناطق") == []
    assert quoted(f"قال «{LONG}\nوقال «{LONG}» أيضا") == [(9, 16)], "the next paragraph opens its own"


def test_a_mark_that_opens_again_begins_anew() -> None:
    assert quoted(f"قال «كلمة ثم «{LONG}» وصمت") == [(3, 10)]


@given(st.text(st.sampled_from('اب 12"«»\n،')))
def test_marks_and_numbers_change_no_words(text: str) -> None:
    words = cut_words(text)
    bare = "".join(" " if letter in '"«»\n،' else letter for letter in text).split()

    assert len(words) == len(bare)
    assert words.numbers == [place for place, word in enumerate(bare) if word[0].isdigit()]
    assert all(end - start >= 6 for start, end in words.quotations)
