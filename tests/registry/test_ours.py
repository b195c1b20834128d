"""Our own registry holds together: every check that a user's files go through, and the quick way of reading it."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from qawl.registry.entries import read_file
from qawl.registry.load import load_registry
from qawl.registry.quick import read_quickly

OURS = Path(str(resources.files("qawl.registry"))) / "ar"
FILES = [path for path in sorted(OURS.glob("*.toml")) if path.name != "states.toml"]


def test_our_entries_pass_every_check_and_come_out_the_same_without_them() -> None:
    checked, taken = load_registry(own=OURS), load_registry()

    assert checked.actors == taken.actors
    assert checked.digest == taken.digest
    assert len(taken.actors) > 1000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_ours_is_read_quickly_as_it_is_read_strictly(path: Path) -> None:
    strict = [dict(entry.said) for entry in read_file(path.read_bytes(), path.name)]

    assert read_quickly(path.read_text("utf-8")) == strict


def test_what_is_not_in_plain_form_is_left_to_the_strict_reader() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        read_quickly("[[actor]]\nid = 'single'\n")
