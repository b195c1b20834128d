"""Every entry of the words of meeting holds on its own example."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.errors import BadData
from qawl.lexicon.meetings import Sample, load_meeting_words
from tests.find.meetings.reading import meetings, who

SAMPLES = load_meeting_words().samples


def sample_id(sample: Sample) -> str:
    return sample.where.split(": ", 1)[-1]


@pytest.mark.parametrize("sample", SAMPLES, ids=sample_id)
def test_an_entry_tells_what_its_example_says(sample: Sample) -> None:
    found = meetings(sample.example)

    assert found, sample.where
    assert not sample.kind or sample.kind in [one.kind.value for one in found], sample.where
    assert not sample.status or sample.status in [one.status.value for one in found], sample.where
    assert set(sample.who) <= {name for one in found for name in who(one)}, sample.where


@pytest.mark.parametrize("sample", [one for one in SAMPLES if one.silent], ids=sample_id)
def test_an_entry_is_silent_where_its_word_misleads(sample: Sample) -> None:
    assert meetings(sample.silent) == (), sample.where


def test_the_users_own_words_are_added_to_ours(tmp_path: Path) -> None:
    own = '[[noun]]\nlemma = "ملتقى"\nforms = ["ملتقى"]\nkind = "meeting"\n'
    (tmp_path / "meetings.toml").write_text(own, "utf-8")

    words = load_meeting_words(tmp_path)

    assert {"ملتقى", "اجتماع"} <= {form.word.lemma for _, form in words.forms}


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('[[noun]]\nlemma = "ملتقى"\nkind = "meeting"\n', "no `forms`"),
        ('[[verb]]\nlemma = "سامر"\nkind = "meeting"\nroles = "sides"\n', "nothing to look for"),
        ('[[noun]]\nlemma = "ملتقى"\nforms = ["ملتقى"]\nkind = "party"\n', "expected one of"),
        ('[[class]]\nname = "plan"\nforms = ["خطة"]\n', "did you mean `planned`"),
    ],
)
def test_an_entry_that_says_too_little_is_refused(tmp_path: Path, entry: str, complaint: str) -> None:
    (tmp_path / "meetings.toml").write_text(entry, "utf-8")

    with pytest.raises(BadData, match=complaint):
        load_meeting_words(tmp_path)
