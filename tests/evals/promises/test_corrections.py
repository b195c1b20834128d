"""What people decided stands in any mix of reading anew, judging, undoing and coming late; all of it runs by hand."""

from __future__ import annotations

import pytest
from evals.promises.corrections import CONTROLS, caught, run


def test_no_mix_of_readings_and_decisions_breaks_a_promise() -> None:
    figures = run(0, 20)

    assert figures["violations"] == 0, figures
    assert int(figures["decisions"]) > 100
    assert int(figures["late edits refused"]) > 5


@pytest.mark.parametrize("what", sorted(CONTROLS))
def test_without_a_protection_it_is_seen(what: str) -> None:
    assert caught(what)
