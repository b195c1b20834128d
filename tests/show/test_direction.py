"""A line runs the way most of its letters run."""

import pytest

from qawl.show.direction import direction, isolated, opening


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("CNN: قال المتحدث إن", "rtl"),
        ("قال: the talks will go on", "ltr"),
        ("12–15 (2026)", "rtl"),
        ("", "rtl"),
        ("שלום", "rtl"),
        ("أب ab", "rtl"),
    ],
)
def test_most_strong_letters_decide_and_not_the_first(text: str, way: str) -> None:
    assert direction(text) == way


def test_a_line_without_letters_runs_as_it_is_asked_to() -> None:
    assert direction("12–15", otherwise="ltr") == "ltr"


def test_an_isolated_name_stands_between_its_marks_and_nothing_stays_nothing() -> None:
    assert isolated("CNN") == "\u2068CNN\u2069"
    assert isolated("") == ""


@pytest.mark.parametrize(
    ("text", "way"), [("condition: نشر المراقبين", "ltr"), ("(2026) الشرط: open roads", "rtl"), ("12–15", "rtl")]
)
def test_a_line_with_a_label_of_ours_runs_as_the_label_does(text: str, way: str) -> None:
    assert opening(text) == way
