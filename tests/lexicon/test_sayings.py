"""Every word that does something to a saying, or to the name of a carrier, does it in its own example."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.compare.independence import gather_names
from qawl.compare.sayings.words import load_saying_words, told_words
from qawl.errors import BadData
from qawl.lexicon.carriers import load_carrier_words
from qawl.lexicon.load import load_lexicon
from qawl.lexicon.sayings import LEAST_FREQUENT, MOST_FREQUENT, SayingWord, load_saying_entries
from qawl.text.fold import fold
from qawl.text.stems import said_stem
from qawl.text.vocabulary import Vocabulary

ENTRIES = load_saying_entries()
WORDS = load_saying_words(Vocabulary(load_lexicon()))
TURNING = ("negator", "untrue", "truth", "no negation")


def of(kind: str) -> list[SayingWord]:
    return [word for word in ENTRIES.words if word.kind == kind]


@pytest.mark.parametrize("word", ENTRIES.words, ids=lambda word: f"{word.kind} {word.lemma}")
def test_a_word_stands_in_its_example_in_one_of_its_forms(word: SayingWord) -> None:
    assert fold(word.reads) in {fold(form) for form in word.forms}, word.where
    assert fold(word.reads) in fold(word.example).replace(":", " ").split(), word.where


@pytest.mark.parametrize("word", [*of("negator"), *of("untrue")], ids=lambda word: word.lemma)
def test_a_negation_is_counted_in_its_example(word: SayingWord) -> None:
    assert told_words([word.example], WORDS).denials == 1, word.where


@pytest.mark.parametrize("word", of("truth"), ids=lambda word: word.lemma)
def test_a_word_of_truth_that_is_denied_denies_what_follows(word: SayingWord) -> None:
    assert 2 in told_words([word.example], WORDS).turned, word.where


@pytest.mark.parametrize("word", of("no negation"), ids=lambda word: word.lemma)
def test_a_negation_before_these_is_none(word: SayingWord) -> None:
    assert told_words([word.example], WORDS).denials == 0, word.where


@pytest.mark.parametrize("word", of("weekday"), ids=lambda word: word.lemma)
def test_a_day_of_the_week_is_known_in_its_example(word: SayingWord) -> None:
    assert len(told_words([word.example], WORDS).weekdays) == 1, word.where


@pytest.mark.parametrize("word", [*of("nobody"), *of("carrier tail")], ids=lambda word: word.lemma)
def test_what_names_nobody_is_no_name(word: SayingWord) -> None:
    names = gather_names(load_carrier_words())

    assert all(names.key(form) is None for form in word.forms), word.where


def test_frequent_stems_are_stems_and_have_a_band() -> None:
    assert len(ENTRIES.bands) > 1000
    assert set(ENTRIES.bands.values()) == set(range(MOST_FREQUENT, LEAST_FREQUENT + 1))
    assert [word for word in ENTRIES.bands if word != fold(word)] == []
    assert ENTRIES.bands[said_stem("قال")] == MOST_FREQUENT


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('[[word]]\nlemma = "لا"\nclass = "negater"\nforms = ["لا"]\nexample = "لا"\nreads = "لا"\n', "negator"),
        (
            '[[word]]\nlemma = "لا"\nclass = "negator"\nforms = []\nexample = "لا"\nreads = "لا"\n',
            "nothing to look for",
        ),
        ('[[word]]\nlemma = "لا"\nclass = "negator"\nforms = ["لا"]\nexample = "لا"\nreads = "لن"\n', "words of"),
    ],
)
def test_a_wrong_entry_is_refused(tmp_path: Path, entry: str, message: str) -> None:
    (tmp_path / "sayings.toml").write_text(entry, encoding="utf-8")

    with pytest.raises(BadData, match=message):
        load_saying_entries(tmp_path)
