"""What a word in the accusative looks like."""

from __future__ import annotations

import pytest

from qawl.find.accusatives import is_accusative, is_marked, is_participle
from qawl.text.layers import read_text
from tests.find.reading import kit


@pytest.mark.parametrize(("word", "accusative"), [("رفضا", True), ("قاطعا", True), ("الرفضا", False), ("رفضوا", False)])
def test_a_noun_in_the_accusative_ends_in_alef_and_has_no_article(word: str, accusative: bool) -> None:
    text = read_text(f"رفضت الحركة {word} الأمر", kit().vocabulary)

    assert is_accusative(text, 2) is accusative


def test_the_mark_stands_on_the_alef_or_before_it() -> None:
    assert is_marked("مبين\u064bا")
    assert is_marked("مبينا\u064b")
    assert not is_marked("مبينا")


def test_a_participle_is_told_by_its_shape() -> None:
    assert is_participle("مكتفيا")
    assert is_participle("متنازلا")
    assert not is_participle("سوريا")
