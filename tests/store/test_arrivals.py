"""What every store knows of the order in which articles came."""

from __future__ import annotations

from qawl.store.contract.store import Store
from qawl.store.kept.arrivals import MOST_GAPS, read_mark, write_mark
from tests.store.engines import address, store
from tests.store.readings import reading

__all__ = ["address", "store"]


def test_what_came_after_a_mark_is_told_whatever_day_it_is_of(store: Store) -> None:
    store.add(reading("seen", published="2026-03-09T10:00:00Z"))
    mark = store.arrivals()

    store.add(reading("of-last-week", published="2026-03-02T10:00:00Z"))
    store.add(reading("of-no-day", published=None))

    assert store.arrived_since(mark) == frozenset({"of-last-week", "of-no-day"})
    assert store.arrived_since(store.arrivals()) == frozenset()


def test_what_is_read_again_has_not_come_again(store: Store) -> None:
    store.add(reading("seen"))
    mark = store.arrivals()

    store.add(reading("seen", version="0.2.0+words.bb"))

    assert store.arrived_since(mark) == frozenset()


def test_before_anything_came_everything_is_yet_to_come(store: Store) -> None:
    mark = store.arrivals()
    store.add(reading("first"))

    assert store.arrived_since(mark) == frozenset({"first"})


def test_a_mark_of_another_store_is_none_of_this_one(store: Store) -> None:
    store.add(reading("seen"))

    assert store.arrived_since("999999") is None
    for mark in ("", "x", "1;2", "-1", "1.2", "1." + "3-4." * (MOST_GAPS + 1) + "5-6"):
        assert store.arrived_since(mark) is None, mark


def test_what_another_writer_commits_late_has_come_after_the_mark() -> None:
    last, gaps = read_mark(write_mark(9, [4, 5, 8, 9])) or (0, ())

    assert (last, gaps) == (9, ((6, 7),))


def test_a_mark_stays_short() -> None:
    every_other = range(0, 4_000, 2)

    mark = write_mark(3_998, every_other)

    assert read_mark(mark) is not None
    assert len(mark) < 500
