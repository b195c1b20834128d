"""The proof by killing holds for Qawl, and fails for a program that answers too early or writes in place."""

from __future__ import annotations

import pytest

from evals.promises import kill


def test_nothing_answered_for_is_lost_doubled_or_half_written_when_the_program_is_killed() -> None:
    figures = kill.measure(0.01)

    assert kill.holds(figures), figures
    assert figures["kills at a step"] == len(kill.FAILPOINTS)


def test_a_program_that_answers_before_the_commit_is_seen_to_lose() -> None:
    killed, _ = kill.kill_at("commit@3", "early")

    assert killed.lost > 0


def test_a_program_that_writes_in_place_is_seen_to_leave_half_a_file() -> None:
    killed, _ = kill.kill_at("object-write@7", "in place")

    assert killed.bad_files > 0


def test_a_failpoint_that_is_never_reached_is_seen() -> None:
    with pytest.raises(RuntimeError, match="no-such-step"):
        kill.kill_at("no-such-step", "careful")


@pytest.mark.parametrize("name", ["lost", "doubled", "half-written", "unsound"])
def test_a_single_wrong_capture_breaks_the_promise(name: str) -> None:
    good: dict[str, int | float | str] = {"answered": 5, "lost": 0, "doubled": 0, "half-written": 0, "unsound": 0}

    assert kill.holds(good)
    assert not kill.holds({**good, name: 1})
    assert not kill.holds({**good, "answered": 0})
