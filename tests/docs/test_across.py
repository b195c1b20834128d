"""docs/across.md names every kind and reason that the code knows, and the word files have a sentence for each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qawl.compare.sayings.values import Relation
from qawl.compare.stories.index import SPAN
from qawl.model.conflicts import ConflictKind, ConflictStatus
from qawl.model.wording import FEW
from qawl.wording import load_words

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "across.md").read_text("utf-8")
NAMED = set(re.findall(r"`([a-z-]+)`", PAGE))
ROWS = set(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE))


@pytest.mark.parametrize("name", [*ConflictKind, *ConflictStatus, *Relation])
def test_a_kind_status_or_relation_is_on_the_page_and_has_its_words(name: str) -> None:
    family = "saying" if name in list(Relation) else "conflict"

    assert name in NAMED
    assert all(f"{family}-{name}" in load_words(lang) for lang in ("ar", "en"))


def test_every_reason_for_one_source_is_on_the_page() -> None:
    reasons = {key.removeprefix("origin-") for key in load_words("ar") if key.startswith("origin-")}

    assert reasons == {
        row for row in re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.M) if f"origin-{row}" in load_words("ar")
    }


def test_every_reason_that_a_contradiction_gives_has_its_sentence() -> None:
    room = ROOT / "src" / "qawl" / "compare" / "conflicts"
    given = {
        code
        for file in room.glob("*.py")
        for codes in re.findall(r"Clash\([^()]*\(([^()]*)\)", file.read_text("utf-8"))
        for code in re.findall(r'"([a-z-]+)"', codes)
    }

    assert len(given) > 10
    assert {code for code in given if f"conflict-why-{code}" not in load_words("ar")} == set()


def test_the_numbers_that_the_page_gives_are_those_of_the_code() -> None:
    assert SPAN == FEW == 10
    assert "Ten days is the longest that a story lasts" in PAGE
    assert "under ten cases it says so" in PAGE
