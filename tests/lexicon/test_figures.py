"""Every entry around numbers reads its example, and what says too little is refused with its place."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from qawl.errors import BadData
from qawl.lexicon.figures import BoundWord, CountedNoun, LeftOut, MeasureWord, load_figure_words
from tests.find.figures.reading import figures

WORDS = load_figure_words()
ROLES = tomllib.loads(resources.files("qawl.lexicon").joinpath("ar", "figures.toml").read_text("utf-8"))["role"]


@pytest.mark.parametrize("noun", WORDS.nouns, ids=lambda noun: noun.lemma)
def test_a_noun_gives_its_unit_and_measure(noun: CountedNoun) -> None:
    found = {(one.unit, one.measure) for one in figures(noun.example)}

    assert (noun.unit, noun.measure or "other") in found, noun.where


@pytest.mark.parametrize("word", WORDS.measures, ids=lambda word: word.lemma)
def test_a_word_gives_its_measure(word: MeasureWord) -> None:
    assert [one.measure for one in figures(word.example)] == [word.measure], word.where


@pytest.mark.parametrize("word", WORDS.bounds, ids=lambda word: word.lemma)
def test_a_bound_is_read_in_its_example(word: BoundWord) -> None:
    assert [one.bound for one in figures(word.example)] == [word.bound], word.where


@pytest.mark.parametrize("word", [*WORDS.skipped, *WORDS.labels], ids=lambda word: word.lemma)
def test_what_is_left_out_is_no_figure(word: LeftOut) -> None:
    assert figures(word.silent) == (), word.where


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role["name"])
def test_a_small_word_stands_in_its_example_near_a_figure(role: dict[str, str]) -> None:
    words = [form for form in role["forms"] if form in role["example"]]

    assert words, role
    assert figures(role["example"]), role


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('[[noun]]\nlemma = "قلعة"\nunit = "fort"\nexample = "سقطت 3 قلاع"', "no `forms`"),
        ('[[noun]]\nlemma = "قلعة"\nunit = "حصن"\nforms = ["قلعة"]\nexample = "سقطت 3 قلاع"', "`unit`"),
        ('[[noun]]\nlemma = "قلعة"\nunit = "fort"\nmeasure = "lost"\nforms = ["قلعة"]\nexample = "-"', "`measure`"),
        ('[[measure]]\nlemma = "غاب"\nmeasure = "killed"\nexample = "غاب 3"', "no `forms`, `past` or `present`"),
        ('[[bound]]\nlemma = "بعض"\nbound = "some"\nbefore = ["بعض"]\nexample = "بعض 3"', "`bound`"),
        ('[[role]]\nlemma = "بعض"\nname = "some"\nforms = ["بعض"]\nexample = "بعض 3"', "`name`"),
        ('[[skip]]\nlemma = "بعض"\nforms = ["بعض"]', "`silent` is missing"),
    ],
)
def test_an_entry_that_says_too_little_is_refused(entry: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "figures.toml").write_text(entry + "\n", "utf-8")

    with pytest.raises(BadData, match=complaint):
        load_figure_words(tmp_path)


def test_a_noun_of_the_users_own_replaces_ours(tmp_path: Path) -> None:
    entry = '[[noun]]\nlemma = "شاحنة"\nunit = "lorry"\nforms = ["شاحنة"]\nexample = "وصلت 12 شاحنة"\n'
    (tmp_path / "figures.toml").write_text(entry, "utf-8")

    (noun,) = [noun for noun in load_figure_words(tmp_path).nouns if noun.lemma == "شاحنة"]

    assert noun.unit == "lorry"
