"""The proof by full and broken disks holds for Qawl, and fails for a program that does not hear its disk."""

from __future__ import annotations

import pytest
from evals.promises.full_disk import DeafOs, fail_everywhere

from evals.promises import full_disk


def test_a_full_or_broken_disk_is_named_damages_nothing_and_passes() -> None:
    figures = full_disk.measure(0.1)

    assert full_disk.holds(figures), figures
    assert int(figures["refusals"]) >= int(figures["points"]) / 2


def test_a_program_that_does_not_hear_its_disk_is_seen_to_lose() -> None:
    found = fail_everywhere(2, DeafOs, states=("full",))

    assert found.lost > 0
    assert found.damaged > 0


@pytest.mark.parametrize("name", ["not named", "not read meanwhile", "lost", "damaged"])
def test_a_single_wrong_thing_breaks_the_promise(name: str) -> None:
    good: dict[str, int | float | str] = dict.fromkeys(["not named", "not read meanwhile", "lost", "damaged"], 0)
    good["refusals"] = 9

    assert full_disk.holds(good)
    assert not full_disk.holds({**good, name: 1})
    assert not full_disk.holds({**good, "refusals": 0})
