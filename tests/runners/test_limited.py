"""Work in limited processes: a bad piece is refused by name, its neighbours go on, and each limit can fail."""

from __future__ import annotations

import time

import pytest

from qawl.runners.limited import Child, Exceeded, Limits, run_limited
from tests.runners.straining import load_worker

TIGHT = Limits(cpu=1, wall=3.0, memory=64 * 1024 * 1024)
PATIENT = Limits(cpu=1, wall=60.0, memory=64 * 1024 * 1024)
"""A busy machine gives a child its second of processor time late."""
LOOSE = Limits(cpu=60, wall=60.0, memory=2 * 1024 * 1024 * 1024)


@pytest.mark.parametrize(
    ("piece", "limits", "code"),
    [
        (("spin", 300), PATIENT, "limited-cpu"),
        (("sleep", 300), TIGHT, "limited-wall"),
        (("fill", 256 * 1024 * 1024), PATIENT, "limited-memory"),
        (("fail", 0), PATIENT, "limited-failed"),
        (("die", 0), PATIENT, "limited-died"),
        (("write", 1), PATIENT, "limited-failed"),
    ],
)
def test_a_piece_that_takes_too_much_is_refused_by_name_and_the_next_goes_on(
    piece: tuple[str, int], limits: Limits, code: str
) -> None:
    begun = time.monotonic()
    with Child[tuple[str, int], object](load_worker, limits) as child:
        results = [child.run(("echo", 1)), child.run(piece), child.run(("echo", 2))]

    assert (results[0], results[2]) == (1, 2)
    assert isinstance(results[1], Exceeded)
    assert results[1].code == code
    assert time.monotonic() - begun < 60


@pytest.mark.parametrize("piece", [("spin", 2), ("sleep", 4), ("fill", 256 * 1024 * 1024)])
def test_the_same_piece_goes_through_where_the_limits_are_wide(piece: tuple[str, int]) -> None:
    with Child[tuple[str, int], object](load_worker, LOOSE) as child:
        assert not isinstance(child.run(piece), Exceeded)


def test_processor_time_is_counted_for_each_piece_and_not_for_all() -> None:
    with Child[tuple[str, int], object](load_worker, Limits(cpu=2, wall=60.0)) as child:
        results = [child.run(("spin", 1)) for _ in range(4)]

    assert results == ["done"] * 4


def test_results_come_in_the_order_given_with_several_processes() -> None:
    pieces = [("echo", n) if n % 7 else ("die", n) for n in range(30)]

    results = list(run_limited(pieces, load_worker, jobs=3, limits=TIGHT))

    assert [piece for piece, _ in results] == pieces
    assert all(result == piece[1] for piece, result in results if piece[0] == "echo")
    assert all(isinstance(result, Exceeded) for piece, result in results if piece[0] == "die")


def test_a_reader_who_stops_early_leaves_no_process_behind() -> None:
    import multiprocessing

    before = len(multiprocessing.active_children())
    stream = run_limited((("echo", n) for n in range(1000)), load_worker, jobs=2, limits=TIGHT)
    next(stream)
    stream.close()  # type: ignore[attr-defined]

    assert len(multiprocessing.active_children()) == before
