"""docs/exports.md names every form with its endings and what it holds, and the labels that annotators see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qawl.export.formats import FORMS, What
from qawl.export.marked import LABELS

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
ROWS = {
    match[1]: (set(re.findall("`([^`]+)`", match[2])), match[3].strip())
    for match in re.finditer(r"(?m)^\| `([\w-]+)` \|([^|\n]*)\|([^|\n]*)\|[^|\n]*\|[^|\n]*\|$", PAGE)
}


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_a_form_is_told_with_its_endings_and_what_it_holds(form) -> None:  # type: ignore[no-untyped-def]
    endings, holds = ROWS[form.name]
    left_out = {what for what in What if what not in form.holds}

    assert endings == set(form.endings)
    told = {"all": set(), "all but articles": {What.ARTICLES}, "all but stories": {What.STORIES}}
    expected = told[holds] if holds in told else set(What) - {What(word) for word in holds.split(", ")}
    assert expected == left_out


def test_no_form_is_told_that_there_is_not() -> None:
    assert set(ROWS) == set(FORMS)


def test_all_labels_and_all_things_are_told() -> None:
    assert all(f"`{label}`" in PAGE for label in LABELS)
    assert all(f"| `{what}` |" in PAGE for what in What)
