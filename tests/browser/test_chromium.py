"""Which browser the tests take, and what happens where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from evals.browser.chromium import find_chromium

from .conftest import MISSING

ONE = "tests/browser/test_journeys.py::test_the_pages_are_made_dark"


def test_the_browser_that_is_named_is_taken_and_no_other() -> None:
    assert find_chromium({"QAWL_CHROMIUM": sys.executable}) == sys.executable
    assert find_chromium({"QAWL_CHROMIUM": "/nowhere/chromium"}) is None


@pytest.mark.parametrize(("ci", "outcome"), [("true", "1 error"), ("", "1 skipped")])
def test_without_a_browser_tests_are_left_out_aloud_and_fail_where_all_is_tried(ci: str, outcome: str) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-o", "addopts=", ONE]
    ran = subprocess.run(
        command,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QAWL_CHROMIUM": "/nowhere/chromium", "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome in ran.stdout
    assert MISSING.split(",")[0] in ran.stdout
