"""The order in which articles came: their numbers rise, and a mark is the highest with what was missing below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qawl.store.database import Database

UNDER_WAY = 2_000
"""Numbers below the highest among which one may still be missing: a writer beside us has it and has not committed."""
MOST_GAPS = 40
"""Stretches of missing numbers that a mark holds, the highest ones."""
_MARK = re.compile(rf"(\d{{1,18}})((?:\.\d{{1,18}}-\d{{1,18}}){{0,{MOST_GAPS}}})", re.ASCII)

Gap = tuple[int, int]
"""Its first and last number."""


class KeptArrivals:
    """The contract of `ArrivalStore` in `contract/arrivals.py`."""

    _database: Database

    def arrivals(self) -> str:
        with self._database.refusing():
            last = self._highest()
            rows = self._database.execute(
                "SELECT number FROM article WHERE number > ? ORDER BY number", (last - UNDER_WAY,)
            ).fetchall()
        return write_mark(last, [number for (number,) in rows if number <= last])

    def arrived_since(self, mark: str) -> frozenset[str] | None:
        read = read_mark(mark)
        if read is None:
            return None
        last, gaps = read
        with self._database.refusing():
            if last > self._highest():
                return None
            late = "".join(" OR number BETWEEN ? AND ?" for _ in gaps)
            rows = self._database.execute(
                f"SELECT id FROM article WHERE number > ?{late}", (last, *(edge for gap in gaps for edge in gap))
            )
            return frozenset(own_id for (own_id,) in rows)

    def _highest(self) -> int:
        return int(self._database.execute("SELECT coalesce(max(number), 0) FROM article").fetchone()[0])


def write_mark(last: int, numbers: Sequence[int]) -> str:
    """The mark of a highest number and of the rising numbers up to it that are there.

    >>> write_mark(9, [4, 5, 8, 9])
    '9.6-7'
    """
    gaps = list(_gaps(numbers))[-MOST_GAPS:]
    return ".".join((str(last), *(f"{first}-{end}" for first, end in gaps)))


def read_mark(mark: str) -> tuple[int, tuple[Gap, ...]] | None:
    """The highest number and the gaps below it; None for what is no mark.

    >>> read_mark("9.6-7")
    (9, ((6, 7),))
    """
    found = _MARK.fullmatch(mark)
    if found is None:
        return None
    pairs = (gap.split("-") for gap in found[2].split(".")[1:])
    return int(found[1]), tuple((int(first), int(end)) for first, end in pairs)


def _gaps(numbers: Sequence[int]) -> Iterator[Gap]:
    for before, after in pairwise(numbers):
        if after - before > 1:
            yield before + 1, after - 1
