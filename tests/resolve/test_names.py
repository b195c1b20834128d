"""Which names may be one person's, and which never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.resolve.names import Likeness, compare_names, name_words

GIVEN = frozenset({"سالم", "سليم", "جمال", "كمال", "حسن", "حسين", "علي", "محمد", "حماد", "حميد"})
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآىةؤئ -_ـَّ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد الدفلى", "احمد الدفلي"),
        ("عبدالله السوسني", "عبد الله السوسني"),
        ("عبد الرحمن بن زاهر", "عبدالرحمن زاهر"),
        ("أبو نسرين", "أبي نسرين"),
        ("ماركو تيلان-فارو", "ماركو تيلان فارو"),
        ("سامر آل ياسمين", "سامر ياسمين"),
        ("ماركو_تيلان", "ماركو تيلان"),
        ("مُحمّد الراوي", "محمد الراوي"),
    ],
)
def test_spelling_and_joining_make_no_other_name(one: str, other: str) -> None:
    match = compare_names(one, other, GIVEN)

    assert match is not None
    assert match.likeness is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ماركو نتنيان", "ماركو نتانيان"),
        ("أنتوني بلنكاف", "أنطوني بلينكاف"),
        ("مارتن غريفيل", "مارتن جريفيل"),
        ("سيرغي لافرون", "سيرجي لافرون"),
        ("ماركو المنصوف", "ماركو منصوف"),
    ],
)
def test_letters_for_one_foreign_sound_are_one_name_and_are_told(one: str, other: str) -> None:
    match = compare_names(one, other, GIVEN)

    assert match is not None
    assert match.likeness is Likeness.SPELLING
    assert match.changed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("محمد علي", "علي محمد"),
        ("سالم الدفلى", "سليم الدفلى"),
        ("جمال الراوي", "كمال الراوي"),
        ("نزار سالمي", "نزار سليمي"),
        ("نزار حمادي", "نزار حميدي"),
        ("نزار العقيلي", "نزار العجيلي"),
        ("نزار السالم", "نزار سالم"),
        ("سلمان بن عامر آل زهر", "سلمان بن ماهر آل زهر"),
        ("محمد حسن علي", "محمد علي حسن"),
        ("محمد حسن علي", "محمد حسن"),
        ("ماركو تيلان", "داركو تيلان"),
        ("ماركو", "ماركو تيلان"),
        ("", "ماركو"),
    ],
)
def test_names_that_only_look_alike_are_two(one: str, other: str) -> None:
    assert compare_names(one, other, GIVEN) is None


def test_a_name_may_be_left_out_in_the_middle_and_a_family_name_stand_alone() -> None:
    part, family = compare_names("محمد جواد ظريفي", "محمد ظريفي"), compare_names("ظريفي", "محمد جواد ظريفي")

    assert part is not None
    assert part.likeness is Likeness.PART
    assert family is not None
    assert family.likeness is Likeness.FAMILY


@given(st.text(LETTERS), st.text(LETTERS))
def test_the_order_of_the_two_does_not_matter(one: str, other: str) -> None:
    assert compare_names(one, other, GIVEN) == compare_names(other, one, GIVEN)


@given(st.text(LETTERS))
def test_a_name_is_itself(name: str) -> None:
    match = compare_names(name, name, GIVEN)

    assert match is not None if name_words(name) else match is None
    assert match is None or match.likeness is Likeness.SAME
