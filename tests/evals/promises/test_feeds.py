"""No feed brings its reader down, and careless readers are brought down by the same feeds."""

from __future__ import annotations

import pytest
from evals.promises.feed_traps import seeds

from evals.promises import feeds
from qawl.sources.feeds import Feed, read_feed


@pytest.fixture(scope="module")
def figures() -> dict[str, int | float | str]:
    return feeds.measure(0.015)


def test_no_feed_raises_or_stalls_or_reaches_for_files(figures: dict[str, int | float | str]) -> None:
    assert feeds.holds(figures), figures


def test_careless_readers_raise_stall_and_open_the_planted_file(figures: dict[str, int | float | str]) -> None:
    assert int(figures["control_raised"]) > int(figures["feeds"]) // 2
    assert int(figures["control_files_read"]) >= 10
    assert float(figures["control_author"]) > feeds.STEEPEST


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("raised", 1), ("over_a_second", 1), ("slow_over_a_second", 1), ("files_read", 1), ("expanded", 1)],
        *[("steepest", 4.0), ("author_32_to_16", 4.0), ("with_entries", 10)],
        *[("control_raised", 0), ("control_files_read", 0), ("control_author", 1.0)],
    ],
)
def test_a_promise_that_is_broken_does_not_hold(
    figures: dict[str, int | float | str], name: str, value: int | float
) -> None:
    assert not feeds.holds({**figures, name: value})


def test_the_feeds_are_good_before_anything_befalls_them() -> None:
    for seed in seeds():
        feed = read_feed(seed.data, None, "https://sahil.example/feed")
        assert isinstance(feed, Feed), seed.form
        assert (len(feed.entries), feed.left_out) == (4, 0), seed.form


def test_the_damage_is_the_same_at_every_run() -> None:
    assert list(feeds.mutants(40)) == list(feeds.mutants(40))
