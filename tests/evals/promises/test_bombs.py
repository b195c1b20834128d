"""No answer costs more than its bounds, and unpacking the same one carelessly does."""

from __future__ import annotations

import sys

import pytest

from evals.promises import bombs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the most memory ever held is read from /proc")


@pytest.fixture(scope="module")
def figures() -> dict[str, int | float | str]:
    return bombs.measure(0.01)


def test_every_bomb_ends_as_it_must_and_within_its_bounds(figures: dict[str, int | float | str]) -> None:
    assert bombs.holds(figures), figures


def test_unpacked_carelessly_a_bomb_goes_beyond_them(figures: dict[str, int | float | str]) -> None:
    assert float(figures["control_growth_mb"]) > bombs.MOST_GROWTH


@pytest.mark.parametrize(
    ("name", "value"),
    [("ended_otherwise", "gzip"), ("most_growth_mb", 33), ("most_seconds", 9), ("control_growth_mb", 1)],
)
def test_one_that_goes_beyond_is_seen(figures: dict[str, int | float | str], name: str, value: float | str) -> None:
    assert not bombs.holds({**figures, name: value})
