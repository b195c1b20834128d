"""Every entry of the words of stands holds on its own example."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.errors import BadData
from qawl.lexicon.positions import CLASSES, Matter, MediationWord, StanceWord, load_position_words
from tests.find.positions.reading import mediations, positions, stands

WORDS = load_position_words()


@pytest.mark.parametrize("word", WORDS.stances, ids=lambda word: word.lemma)
def test_a_word_of_stance_reads_its_example(word: StanceWord) -> None:
    found = [(one.party, one.issue) for one in positions(word.example) if one.rule.startswith(f"{word.lemma}/")]

    assert found == [(word.party, word.issue)], (word.where, stands(word.example))


@pytest.mark.parametrize("word", [word for word in WORDS.stances if word.silent], ids=lambda word: word.lemma)
def test_a_word_of_stance_is_silent_where_it_misleads(word: StanceWord) -> None:
    assert stands(word.silent or "") == [], word.where


@pytest.mark.parametrize("matter", WORDS.matters, ids=lambda matter: matter.lemma)
def test_a_matter_is_an_issue_in_its_example(matter: Matter) -> None:
    assert len(stands(matter.example)) == 1, matter.lemma


@pytest.mark.parametrize("word", WORDS.mediations, ids=lambda word: word.lemma)
def test_a_word_of_mediation_reads_its_example(word: MediationWord) -> None:
    found = [(one.who, one.between, one.kind) for one in mediations(word.example)]

    assert found == [(word.who, word.between, word.kind)], word.where


@pytest.mark.parametrize("word", [word for word in WORDS.mediations if word.silent], ids=lambda word: word.lemma)
def test_a_word_of_mediation_is_silent_where_it_misleads(word: MediationWord) -> None:
    assert mediations(word.silent or "") == (), word.where


def test_every_class_has_words_and_the_lists_are_sorted() -> None:
    assert set(WORDS.classes) == set(CLASSES)
    assert all(WORDS.classes.values())
    for lemmas in (
        [word.lemma for word in WORDS.stances],
        [matter.lemma for matter in WORDS.matters],
        [word.lemma for word in WORDS.mediations],
    ):
        assert lemmas == sorted(lemmas)
        assert len(set(lemmas)) == len(lemmas)


def test_the_users_words_are_laid_over_ours(tmp_path: Path) -> None:
    (tmp_path / "positions.toml").write_text(
        '[[matter]]\nlemma = "مصائد"\nforms = ["مصائد"]\nexample = "ترفض الحركة المصائد الجديدة"\n', "utf-8"
    )

    assert load_position_words(tmp_path).matters[-1].lemma == "مصائد"


@pytest.mark.parametrize(
    ("entry", "mend"),
    [
        ('[[class]]\nname = "lite"\nforms = ["أي"]\nexample = "أي"\n', "did you mean `light`"),
        ('[[stance]]\nlemma = "أبى"\nstance = "no"\ntakes = ["object"]\npast = "أبى"\nexample = "أبت"\n', "against"),
        ('[[stance]]\nlemma = "أبى"\nstance = "against"\ntakes = ["object"]\nexample = "أبت"\n', "no form"),
        ('[[mediation]]\nlemma = "سعى"\nkind = "host"\nframe = "verb"\nexample = "سعى"\n', "no form"),
    ],
)
def test_a_mistake_is_named_with_its_cure(tmp_path: Path, entry: str, mend: str) -> None:
    (tmp_path / "positions.toml").write_text(entry, "utf-8")

    with pytest.raises(BadData, match=mend):
        load_position_words(tmp_path)
