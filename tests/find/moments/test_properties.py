"""Whatever stands in a text, its moments lie in it, in order, and are found in linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.find.moments.words import compile_words
from qawl.model.moments import MomentBasis
from tests.find.moments.reading import moment_words, moments
from tests.find.moments.table import TABLE

SMALL = (
    "في", "إلى", "و", "بين", "منذ", "من", "الماضي", "المقبل", "7", "2014", "31", "/", "-", "(", ")", ".", "،", "\n",
    "الثالث", "ثلاثة", "عشر", "«", "»", "ال",
)  # fmt: skip
PIECES = st.sampled_from([*sorted(compile_words(moment_words()).openers)[::7], *(row[1] for row in TABLE), *SMALL])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES).map("".join))
DAYS = st.one_of(st.none(), st.dates(), st.just(date.min), st.just(date.max), st.just(date(2020, 2, 29)))


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_moments_lie_in_the_text_one_after_the_other(text: str, published: date | None) -> None:
    found = moments(text, published)

    end = 0
    for one in found:
        assert end <= one.at.start < one.at.end <= len(text)
        end = one.at.end
        assert one.first is None or one.last is None or one.first <= one.last
        assert one.basis is not MomentBasis.NONE or one.first is one.last is None


@pytest.mark.parametrize(
    "word", ["اليوم ", "3 و", "من ", "7 أكتوبر ", "قبل ", "ثلاثة أيام و", "مساء من ", "2011 - ", "ال", "الأحد و"]
)
def test_a_long_run_of_one_word_takes_no_longer_than_its_length(word: str) -> None:
    text = word * (50_000 // len(word))
    began = time.process_time()

    moments(text)

    assert time.process_time() - began < 5
