"""Every entry of the words of time holds on its own example."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.errors import BadData
from qawl.lexicon.moments import Sample, load_moment_words
from tests.find.moments.reading import told

SAMPLES = load_moment_words().samples


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.where)
def test_an_entry_is_found_in_its_example(sample: Sample) -> None:
    assert sample.span in told(sample.example), sample.where


@pytest.mark.parametrize("sample", [one for one in SAMPLES if one.silent], ids=lambda sample: sample.where)
def test_an_entry_is_silent_where_its_word_tells_no_time(sample: Sample) -> None:
    assert told(sample.silent or "") == [], sample.where


def test_the_entries_are_sorted() -> None:
    lemmas = [one.where.split("]] ", 1)[1] for one in SAMPLES]
    units = sum("[[unit]]" in one.where for one in SAMPLES)

    assert lemmas[:units] == sorted(lemmas[:units])
    assert lemmas[units:] == sorted(lemmas[units:])


ENTRY = """
[[word]]
lemma = "بعيد الحصاد"
kind = "vague"
forms = ["بعيد الحصاد"]
example = "عاد الرعاة بعيد الحصاد"
span = "بعيد الحصاد"
"""


def test_an_entry_of_ones_own_is_laid_over_ours(tmp_path: Path) -> None:
    (tmp_path / "moments.toml").write_text(ENTRY, "utf-8")

    assert any(word.form == "بعيد الحصاد" for word in load_moment_words(tmp_path).words)


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ('kind = "song"', 'kind = "vague"', "`kind` is 'song'"),
        ('span = "الشتاء"', 'span = "بعيد الحصاد"', "does not stand in the example"),
        ("", 'example = "عاد الرعاة بعيد الحصاد"', "`example` is missing"),
        ('kind = "edge"\nname = "top"', 'kind = "vague"', "`name` is 'top'"),
    ],
)
def test_a_wrong_entry_is_refused(tmp_path: Path, wrong: str, right: str, message: str) -> None:
    (tmp_path / "moments.toml").write_text(ENTRY.replace(right, wrong), "utf-8")

    with pytest.raises(BadData, match=message):
        load_moment_words(tmp_path)
