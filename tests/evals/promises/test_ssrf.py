"""No vector reaches a private address, and every kind of them does where the guard is off."""

from __future__ import annotations

import pytest

from evals.promises import ssrf


@pytest.fixture(scope="module")
def figures() -> dict[str, int | float | str]:
    return ssrf.measure(1.0)


def test_no_vector_reaches_a_private_address(figures: dict[str, int | float | str]) -> None:
    assert ssrf.holds(figures), figures


def test_without_the_guard_every_spelling_and_every_redirect_gets_through(
    figures: dict[str, int | float | str],
) -> None:
    assert figures["control_spellings"] == len(ssrf.LOOPBACK)
    assert figures["control_families"] == len(ssrf.FAMILIES)


@pytest.mark.parametrize(
    ("name", "value"), [("reached", 1), ("unexplained", 1), ("vectors", 95), ("control_spellings", 0)]
)
def test_one_that_gets_through_or_a_control_that_does_not_is_seen(
    figures: dict[str, int | float | str], name: str, value: int
) -> None:
    assert not ssrf.holds({**figures, name: value})
