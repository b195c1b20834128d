"""The proof by power cuts holds for Qawl, and each carelessness is seen to lose or damage."""

from __future__ import annotations

import pytest
from evals.promises.powercut import CAREFUL, CARELESS, cut_often

from evals.promises import powercut


def test_a_power_cut_takes_nothing_that_was_answered_for_and_damages_nothing() -> None:
    runs = cut_often(CAREFUL, 20)

    assert sum(answered for answered, _ in runs) > 100
    assert [found for _, found in runs if found.wrong] == []


@pytest.mark.parametrize("name", ["normal", "files not synced", "folders not synced"])
def test_a_program_that_does_not_wait_for_the_disk_is_seen_to_lose(name: str) -> None:
    runs = cut_often(CARELESS[name], 6)

    assert sum(found.lost > 0 for _, found in runs) >= 2


def test_a_store_that_never_syncs_is_seen_to_be_damaged() -> None:
    runs = cut_often(CARELESS["off"], 6)

    assert any(found.unsound for _, found in runs)


GOOD: dict[str, int | float | str] = {
    "answered": 100,
    "runs that lost": 0,
    "runs with damage": 0,
    "cuts of each control": 10,
    "normal: runs that lost": 4,
    "off: runs with damage": 6,
    "files not synced: runs that lost": 5,
    "folders not synced: runs that lost": 5,
}


def test_the_promise_holds_only_where_nothing_is_lost_and_the_controls_are_hurt() -> None:
    assert powercut.holds(GOOD)
    assert not powercut.holds({**GOOD, "runs that lost": 1})
    assert not powercut.holds({**GOOD, "runs with damage": 1})
    assert not powercut.holds({**GOOD, "normal: runs that lost": 2})
    assert not powercut.holds({**GOOD, "off: runs with damage": 2})
    assert not powercut.holds({**GOOD, "files not synced: runs that lost": 0})
    assert not powercut.holds({**GOOD, "answered": 0})
