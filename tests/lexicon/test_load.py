"""The word lists are checked entry by entry, and the user's own lie over them."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from qawl.errors import BadData
from qawl.lexicon.load import Cue, load_lexicon
from qawl.model.documents import Article
from qawl.pipeline import load_kit, read_article

ENTRY = """
[[cue]]
lemma = "دندن"
class = "verb"
past = "دندن"
act = "say"
takes = ["أن"]
example = "دندن المغني أن الليل طويل"
who = "المغني"
what = "الليل طويل"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of the user's own word lists with one new cue in it."""
    (tmp_path / "cues.toml").write_text(ENTRY, "utf-8")
    return tmp_path


def cue(lemma: str, folder: Path | None = None) -> Cue | None:
    return next((one for one in load_lexicon(folder).cues if one.lemma == lemma), None)


# What is refused, and how it is said


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ('act = "sings"', 'act = "say"', "`act` is 'sings'"),
        ('class = "song"', 'class = "verb"', "`class` is 'song'"),
        ('takes = ["كي"]', 'takes = ["أن"]', "`takes` is 'كي'"),
        ("", 'example = "دندن المغني أن الليل طويل"', "`example` is missing"),
        ("", 'act = "say"', "`act` is missing"),
        ("", 'past = "دندن"', "nothing to look for"),
    ],
    ids=["unknown act", "unknown class", "unknown takes", "no example", "no act", "no form"],
)
def test_a_wrong_entry_is_refused_by_file_and_entry(own: Path, wrong: str, right: str, message: str) -> None:
    (own / "cues.toml").write_text(ENTRY.replace(right, wrong), "utf-8")

    with pytest.raises(BadData) as refusal:
        load_lexicon(own)

    assert message in str(refusal.value)
    assert str(own / "cues.toml") in str(refusal.value)
    assert "دندن" in str(refusal.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (ENTRY.replace("طويل", "طويل\u0627\u0653").encode(), "NFC"),
        (ENTRY.replace("طويل", "طويل\u200f").encode(), ":8: an invisible direction mark"),
        (ENTRY.encode("cp1256"), "not UTF-8 at byte"),
        (ENTRY.replace("[[cue]]", "[cue]").encode(), "double brackets"),
        (b"[[cue]\n", "cues.toml"),
    ],
    ids=["not composed", "a direction mark", "not UTF-8", "single brackets", "broken TOML"],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(own: Path, data: bytes, message: str) -> None:
    (own / "cues.toml").write_bytes(data)

    with pytest.raises(BadData) as refusal:
        load_lexicon(own)

    assert message in str(refusal.value)
    assert str(own / "cues.toml") in str(refusal.value)


def test_a_row_with_too_few_columns_is_refused_by_line(own: Path) -> None:
    (own / "nationalities.tsv").write_text("# ours\nجبلي\tجبلية\n", "utf-8")

    with pytest.raises(BadData, match=r"nationalities\.tsv:2: 2 columns, expected at least 3"):
        load_lexicon(own)


def test_the_entry_that_all_of_these_spoil_is_sound(own: Path) -> None:
    found = cue("دندن", own)

    assert found is not None
    assert found.what == "الليل طويل"


def test_our_own_lists_have_one_entry_a_lemma_and_class() -> None:
    files = resources.files("qawl.lexicon").joinpath("ar")
    written = files.joinpath("cues.toml").read_text("utf-8").count("[[cue]]")

    assert len(load_lexicon().cues) == written


# The user's own lists


def test_an_overlay_adds_an_entry_that_the_engine_reads_with(own: Path) -> None:
    text = "دندن المغني أن الليل طويل."

    with_own = read_article(Article("invented", text), load_kit(own)).statements
    without = read_article(Article("invented", text), load_kit()).statements

    assert [one.rule for one in with_own] == ["دندن/past+أن"]
    assert without == ()


def test_an_overlay_replaces_an_entry_of_the_same_lemma_and_class(own: Path) -> None:
    (own / "cues.toml").write_text(ENTRY.replace("دندن", "قال").replace('"say"', '"announce"'), "utf-8")

    found = cue("قال", own)

    assert found is not None
    assert found.act == "announce"
    assert len(load_lexicon(own).cues) == len(load_lexicon().cues)


def test_a_row_of_an_overlay_is_added_to_ours(own: Path) -> None:
    (own / "places.tsv").write_text("وادي الغمام\n", "utf-8")

    assert load_lexicon(own).places == load_lexicon().places | {"وادي الغمام"}


def test_an_empty_overlay_changes_nothing(tmp_path: Path) -> None:
    assert load_lexicon(tmp_path).digest == load_lexicon().digest


# The digest


def test_the_digest_changes_with_the_entries(own: Path) -> None:
    with_one = load_lexicon(own).digest

    (own / "cues.toml").write_text(ENTRY.replace("طويل", "قصير"), "utf-8")

    assert len({load_lexicon().digest, with_one, load_lexicon(own).digest}) == 3


def test_the_digest_is_the_same_on_every_run() -> None:
    command = "from qawl.lexicon.load import load_lexicon; print(load_lexicon().digest)"

    digests = {
        subprocess.run(
            [sys.executable, "-c", command],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "7")
    }

    assert digests == {load_lexicon().digest}
