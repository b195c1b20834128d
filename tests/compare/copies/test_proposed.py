"""Keys that too many texts have propose nobody, and two texts are compared only if they share enough others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.compare.copies.proposed import Common, is_enough

COMMON = st.builds(Common, crowd=st.integers(2, 6), days=st.integers(3, 5), span=st.integers(1, 9))


@given(COMMON, st.lists(st.sets(st.integers(1, 30)), max_size=9))
def test_a_few_of_the_days_of_a_text_tell_the_same_as_all(common: Common, days: list[set[int]]) -> None:
    few = [common.few_days(each) for each in days]

    assert common.is_formula(len(days), few) == common.is_formula(len(days), days)
    assert all(len(each) <= common.days for each in few)
    assert len(days) >= common.least or not common.is_formula(len(days), days)


def test_words_of_a_week_are_news_and_those_of_more_days_are_a_form() -> None:
    common = Common()

    assert not common.is_formula(7, [{day} for day in range(1, 8)])
    assert common.is_formula(7, [{day} for day in (1, 2, 3, 4, 9)] + [{2}, set()])
    assert not common.is_formula(4, [{1, 2, 3, 4, 30}] * 4), "so few texts are no form, on whatever days"


def test_more_texts_than_a_crowd_are_a_formula_on_one_day() -> None:
    common = Common(crowd=3)

    assert not common.is_formula(3, [{1}] * 3)
    assert common.is_formula(4, [{1}] * 4)


@pytest.mark.parametrize(
    ("fewer", "plain", "forms", "enough"),
    [(2, 1, 0, True), (3, 1, 0, False), (3, 2, 0, True), (100, 17, 0, False), (100, 18, 0, True),
     (8, 1, 4, False), (8, 1, 5, True), (4, 0, 4, False), (100, 0, 75, True)],
)  # fmt: skip
def test_a_share_of_the_shorter_text_is_asked_or_nearly_all_of_it_forms_included(
    fewer: int, plain: int, forms: int, enough: bool
) -> None:
    assert is_enough(fewer, plain, forms) == enough
