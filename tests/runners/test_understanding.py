"""A feed that is built to stop its reader stops a child, and the next feed is read."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from evals.promises.virtual_web import rss

from qawl.model.documents import Rejected
from qawl.runners import understanding
from qawl.runners.limited import Limits
from qawl.runners.understanding import Piece, Task, Understanding, load_understanding

NEWS = rss("النهار", {"https://nahar.example/a": "خبر"})
STALL = b"for ever"


def load_stalling() -> Callable[[Piece], Any]:
    """As the real one, but some bytes take for ever."""
    work = load_understanding()

    def stalling(piece: Piece) -> Any:
        while piece[1] == STALL:
            time.sleep(0.1)
        return work(piece)

    return stalling


def test_a_feed_that_takes_for_ever_is_refused_and_its_neighbours_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(understanding, "load_understanding", load_stalling)
    with Understanding(Limits(wall=0.5)) as readers:
        before = readers.read_feed(NEWS, None, "https://nahar.example/feed")
        stalled = readers.read_feed(STALL, None, "https://nahar.example/feed")
        after = readers.read_feed(NEWS, None, "https://nahar.example/feed")

    assert not isinstance(before, Rejected)
    assert isinstance(stalled, Rejected)
    assert stalled.code == "limited-wall"
    assert after == before


def test_without_the_limit_it_would_still_be_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(understanding, "load_understanding", load_stalling)
    with Understanding(Limits(wall=60)) as readers:
        readers.kind_of(NEWS, None)
        readers._child.send((Task.FEED, STALL, None, ""))

        assert readers._child.line is not None
        assert not readers._child.line.poll(0.7)
