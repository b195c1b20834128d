"""Whatever a program sends, the interface answers as it says it does, and never with a failure of its own."""

from __future__ import annotations

import pytest
from evals.api_fuzz import fuzz

from tests.api.asking import Served

CASES = 300


def test_nothing_that_a_program_sends_breaks_the_interface(whole: Served) -> None:
    pytest.importorskip("schemathesis")

    found = fuzz(whole.app, whole.token, CASES, seed=7)

    assert found.failures == ()
    assert found.cases > 200
    assert 500 not in found.statuses
