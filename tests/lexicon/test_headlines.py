"""The words by which headlines lure: each entry's example lures, and its other headline does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.compare.stories.lures import compile_lures
from qawl.errors import BadData
from qawl.lexicon.headlines import Lure, load_lures

OWN = load_lures()


@pytest.mark.parametrize("lure", OWN, ids=lambda lure: lure.forms[0])
def test_an_example_lures_by_its_own_entry_and_what_must_be_silent_by_none(lure: Lure) -> None:
    assert compile_lures([lure]).lures(lure.example)
    assert lure.silent is not None
    assert not compile_lures(OWN).lures(lure.silent)


def test_every_form_lures_where_it_must_stand() -> None:
    for lure in OWN:
        for form in lure.forms:
            headline = f"انهيار جسر في مرزان {form}" if lure.at == "end" else f"{form} انهيار جسر في مرزان"
            assert compile_lures([lure]).lures(headline), form


def test_a_plain_headline_does_not_lure() -> None:
    for headline in ("سبعة قتلى في انهيار جسر القناطر", "", "12 جريحا في مرزان", "العمدة: لن نغلق الجسر"):
        assert not compile_lures(OWN).lures(headline)


def test_entries_of_the_user_are_added_and_a_wrong_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "headlines.toml"
    path.write_text('[[lure]]\nlemma = "أغرب"\nat = "start"\nforms = ["أغرب"]\nexample = "أغرب حادث"\n', "utf-8")
    assert compile_lures(load_lures(tmp_path)).lures("أغرب حادث في مرزان")

    path.write_text('[[lure]]\nlemma = "أغرب"\nat = "middle"\nforms = ["أغرب"]\nexample = "أغرب حادث"\n', "utf-8")
    with pytest.raises(BadData, match="middle"):
        load_lures(tmp_path)
