"""What the visits of all pages promise; the visits themselves, in half of the looks, are in tests/browser."""

from __future__ import annotations

import pytest
from evals.browser.visits import LOOKS
from evals.promises.pages_seen import holds, looks_of

GOOD: dict[str, int | float | str] = {"pages": 70, "looks": 280, "axe_violations": 0, "errors": 0, "not_there": 0}


def test_between_the_two_languages_a_short_visit_has_every_look() -> None:
    assert {*looks_of("ar", whole=False), *looks_of("en", whole=False)} == set(LOOKS)
    assert looks_of("en", whole=True) == LOOKS


@pytest.mark.parametrize(
    "wrong", [{"axe_violations": 1}, {"errors": 1}, {"not_there": 1}, {"looks": 0}, {"error": "no Chromium"}]
)
def test_one_fault_or_nothing_seen_breaks_it(wrong: dict[str, int | float | str]) -> None:
    assert holds(GOOD)
    assert not holds({**GOOD, **wrong})
