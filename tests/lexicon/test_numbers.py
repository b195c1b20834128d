"""The list of number words is checked entry by entry, and the user's lies over ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.errors import BadData
from qawl.lexicon.numbers import load_number_words

DOZEN = '[[number]]\nlemma = "دزينة"\nclass = "unit"\nvalue = 12\nforms = ["دزينة"]\nexample = "دزينة"\nreads = 12\n'


def test_a_word_of_the_users_own_is_added(tmp_path: Path) -> None:
    (tmp_path / "numbers.toml").write_text(DOZEN, "utf-8")

    assert [word.value for word in load_number_words(tmp_path).words if word.lemma == "دزينة"] == [12]


@pytest.mark.parametrize(
    ("found", "instead", "complaint"),
    [
        ('"unit"', '"dozen"', "`class`"),
        ("value = 12", "value = 0", "more than 0"),
        ("value = 12", 'value = "12"', "`value`"),
        ('forms = ["دزينة"]', "forms = []", "no `forms`"),
        ("reads = 12\n", "", "`reads` is missing"),
        ("reads", "read", "`read`"),
    ],
)
def test_an_entry_that_says_too_little_is_refused(found: str, instead: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "numbers.toml").write_text(DOZEN.replace(found, instead), "utf-8")

    with pytest.raises(BadData, match=complaint):
        load_number_words(tmp_path)
