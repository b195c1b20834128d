"""No archive that is read writes anything, and one that is unpacked carelessly does."""

from __future__ import annotations

import pytest

from evals.promises import imports


@pytest.fixture(scope="module")
def figures() -> dict[str, int | float | str]:
    return imports.measure(0.01)


def test_no_trap_writes_and_every_neighbour_is_read(figures: dict[str, int | float | str]) -> None:
    assert imports.holds(figures), figures


def test_a_careless_program_writes_outside_its_folder_and_goes_over_its_cap(
    figures: dict[str, int | float | str],
) -> None:
    assert int(figures["control_escaped"]) >= 6
    assert int(figures["control_bytes"]) > imports.CAPS.total


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("traps", 59),
        ("writes", 1),
        ("files_made", 1),
        ("raised", 1),
        ("without_a_name", 1),
        ("neighbours", 1),
        ("most_bytes", 1 << 30),
        ("control_escaped", 0),
        ("control_writes", 0),
        ("control_bytes", 0),
    ],
)
def test_one_that_breaks_the_promise_is_seen(figures: dict[str, int | float | str], name: str, value: int) -> None:
    assert not imports.holds({**figures, name: value})
