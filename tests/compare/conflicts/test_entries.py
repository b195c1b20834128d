"""Every class of the words by which accounts are compared holds on its own example."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.compare.conflicts.words import class_pattern, find_class, tokens_of
from qawl.errors import BadData
from qawl.lexicon.conflicts import CLASSES, WordClass, load_conflict_words
from qawl.text.fold import fold

ALL = load_conflict_words()


def words_of(name: str, sentence: str) -> list[str]:
    tokens = tokens_of(sentence)
    return [" ".join(tokens[first:end]) for first, end in find_class(name, tokens)]


@pytest.mark.parametrize("one", ALL.values(), ids=lambda one: one.name)
def test_a_class_is_found_in_its_example(one: WordClass) -> None:
    assert fold(one.found) in words_of(one.name, one.example)
    assert class_pattern(one.name).search(fold(one.example)) is not None


@pytest.mark.parametrize("one", [one for one in ALL.values() if one.silent], ids=lambda one: one.name)
def test_a_class_is_silent_where_its_word_is_not(one: WordClass) -> None:
    assert words_of(one.name, one.silent or "") == []
    assert class_pattern(one.name).search(fold(one.silent or "")) is None


@pytest.mark.parametrize("one", ALL.values(), ids=lambda one: one.name)
def test_every_form_is_found_and_the_lists_are_sorted(one: WordClass) -> None:
    assert list(one.forms) == sorted(set(one.forms))
    for form in one.forms:
        assert words_of(one.name, f"كلمة {form} كلمة"), form


def test_every_class_is_there_and_the_classes_are_sorted() -> None:
    assert set(ALL) == set(CLASSES)
    assert list(ALL) == sorted(ALL)


def test_the_users_words_are_laid_over_ours(tmp_path: Path) -> None:
    entry = '[[class]]\nname = "absent"\nforms = ["لم يأت"]\nexample = "لم يأت الوزير"\nfound = "لم يأت"\n'
    (tmp_path / "conflicts.toml").write_text(entry, "utf-8")

    forms = load_conflict_words(tmp_path)["absent"].forms

    assert forms == (*ALL["absent"].forms, "لم يأت")


def test_a_class_that_no_rule_asks_for_is_refused(tmp_path: Path) -> None:
    (tmp_path / "conflicts.toml").write_text('[[class]]\nname = "abset"\nforms = ["أ"]\nexample = "أ"\nfound = "أ"\n')

    with pytest.raises(BadData, match="did you mean `absent`"):
        load_conflict_words(tmp_path)
