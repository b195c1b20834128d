"""Patterns catch words as the press writes them, and no others."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.dossiers.patterns import BadPattern, compile_patterns, letters_in_all, read_pattern, words_of
from qawl.text.fold import fold
from qawl.text.layers import read_text
from tests.find.reading import kit


def caught(pattern: str, words: str) -> list[str]:
    """The words that a pattern catches, as a text has them."""
    text = read_text(words, kit().vocabulary)
    return [text.span(first, end).of(words) for _, first, end in compile_patterns({"x": [pattern]}).find(text)]


@pytest.mark.parametrize(
    ("pattern", "words", "expected"),
    [
        ("هدنة", "أُعلنت الهدنه أمس", ["الهدنه"]),
        ("هدنة", "وبهدنة وللهدنة فالهدنة", ["وبهدنة", "وللهدنة", "فالهدنة"]),
        ("أسير", "أفرجت عن 30 أسيرا", ["أسيرا"]),
        ("نازحون", "عاد النازحين والنازحون", ["النازحين", "والنازحون"]),
        ("وقف إطلاق النار", "اتفقا على وقف لإطلاق النار", ["وقف لإطلاق النار"]),
        ("السنابل", 'قال لـ"السنابل" إنه', ["السنابل"]),
        ("عبد الباسط", "قال عبدالباسط وعبد الباسط", ["عبدالباسط", "وعبد الباسط"]),
        ("عبدالباسط", "قال عبد الباسط", ["عبد الباسط"]),
        ("ورقة من 3 مراحل", "سلم ورقة من ٣ مراحل", ["ورقة من ٣ مراحل"]),
        ("الغدران|تل الريحان", "بين الغدران وتل الريحان", ["الغدران", "وتل الريحان"]),
        ("ورقة المنارية/المناريين الأولى", "الورقة المناريين الأولى", ["الورقة المناريين الأولى"]),
        ("تل ~3 عملية", "تل الريحان قبل عملية واسعة", ["تل الريحان قبل عملية"]),
        ("TN4", "شبكة tn 4 وغيرها", ["tn 4"]),
    ],
)
def test_a_pattern_catches_the_spellings_and_clitics_of_the_press(
    pattern: str, words: str, expected: list[str]
) -> None:
    assert caught(pattern, words) == expected


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("هدنة", "مهادنة"),
        ("السد", "بناء سد صغير"),
        ("سد", "فسدت وأسد"),
        ("وقف إطلاق النار", "وقف. إطلاق النار"),
        ("وقف إطلاق النار", "وقف، إطلاق النار"),
        ("تل ~1 عملية", "تل الريحان قبل عملية"),
        ("تل ~6 عملية", "في تل الريحان. وبدأت عملية"),
        ("البيلسان", "القطن البيلساني"),
    ],
)
def test_a_pattern_is_silent_elsewhere(pattern: str, words: str) -> None:
    assert caught(pattern, words) == []


def test_the_longest_of_one_key_wins_and_keys_do_not_hide_each_other() -> None:
    patterns = compile_patterns({"a": ["الورقة", "الورقة المعدلة"], "b": ["المعدلة"]})

    assert patterns.find_in("رفض الورقة المعدلة") == [("a", 1, 3), ("b", 2, 3)]


def test_a_pattern_covers_a_name_only_if_no_word_is_left_over() -> None:
    patterns = compile_patterns({"s": ["حركة السنابل", "السنابل"]})

    assert patterns.covers("حركة السنابل") == ["s"]
    assert patterns.covers("حقول السنابل") == []
    assert patterns.matches("حقول السنابل")


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("", "dossier-pattern-empty"),
        ("هدنة|", "dossier-pattern-empty"),
        ("هدنة/ وقف", "dossier-pattern-empty"),
        ("هدنة، وقف", "dossier-pattern-comma"),
        ("~3 هدنة", "dossier-pattern-gap"),
        ("هدنة ~3", "dossier-pattern-gap"),
        ("هدنة ~ وقف", "dossier-pattern-gap"),
        ("هدنة ~2 ~3 وقف", "dossier-pattern-gap"),
        ("هدنة*", "dossier-pattern-sign"),
        ("وقف + نار", "dossier-pattern-sign"),
        (" ".join(["ا/ب"] * 7), "dossier-pattern-sign"),
    ],
)
def test_a_pattern_that_can_match_nothing_is_refused(pattern: str, code: str) -> None:
    with pytest.raises(BadPattern) as refused:
        read_pattern(pattern)

    assert refused.value.code == code


WORDS = st.lists(
    st.sampled_from(["وقف", "النار", "هدنة", "والهدنة", "للهدنة", ".", "،", '"', "\n", "3", "عبد", "السلام"]),
    max_size=30,
).map(" ".join)


@given(st.one_of(WORDS, st.text(max_size=200)))
def test_on_any_text_places_are_in_order_and_inside_it(words: str) -> None:
    text = read_text(words, kit().vocabulary)
    patterns = compile_patterns({"a": ["هدنة", "وقف ~3 النار"], "b": ["وقف", "عبد السلام", "3 هدنة"]})

    places = patterns.find(text)

    assert all(0 <= first < end <= len(text.tokens) for _, first, end in places)
    assert [first for _, first, _ in places] == sorted(first for _, first, _ in places)
    for key in ("a", "b"):
        own = [(first, end) for one, first, end in places if one == key]
        assert all(end <= first for (_, end), (first, _) in pairwise(own))


@given(st.text(max_size=40))
def test_any_text_is_a_pattern_or_refused(pattern: str) -> None:
    try:
        phrases = read_pattern(pattern)
    except BadPattern:
        return

    assert all(phrase.words and len(phrase.words) == len(phrase.gaps) for phrase in phrases)


@given(WORDS)
def test_what_is_caught_has_the_letters_that_all_have(words: str) -> None:
    patterns = ["هدنة", "وقف ~3 النار", "نازحون", "السلام"]

    if compile_patterns({"x": patterns}).find_in(words):
        assert any(run in fold(words) for run in letters_in_all(patterns))


def test_one_word_said_twenty_thousand_times_costs_linear_time() -> None:
    words = words_of(read_text("هدنة " * 20_000, kit().vocabulary))
    patterns = compile_patterns({"a": ["هدنة ~9 وقف", "هدنة هدنة هدنة"]})

    start = time.process_time()
    patterns.find(words)

    assert time.process_time() - start < 3
