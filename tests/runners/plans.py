"""Steps and plans for the tests of runners: they must be importable, for processes fetch them by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from qawl.runners.plans.plan import SOURCE, Each, Given, Grouped, Linked, OfBucket, OfRow, Plan, Row, Step

GROUPED = "grouped"
SHORT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Java that does not live long need not learn to be fast."""


def spread(times: int, given: Given) -> OfRow:
    """Some rows for each: none for some, several for others, keys that meet those of other rows."""
    told = sum(len(rows) for rows in given.values())

    def of_row(key: bytes, value: bytes) -> Iterable[Row]:
        for number in range(len(value) % (times + 1)):
            yield value[number : number + 1], key + bytes([(told + number) % 256])

    return of_row


def swap(given: Given) -> OfRow:
    return lambda key, value: [(value, key)]


def summary(given: Given) -> OfBucket:
    """How many values a key has, the first of them and the last."""

    def of_bucket(key: bytes, values: Iterator[bytes]) -> Iterable[Row]:
        some = list(values)
        yield key, len(some).to_bytes(4, "big") + some[0]
        yield some[-1], key

    return of_bucket


def first_only(given: Given) -> OfBucket:
    """Takes the first value of a key and leaves the others."""
    return lambda key, values: [(key, next(values))]


def counted(given: Given) -> OfBucket:
    """How many, without holding them."""
    return lambda key, values: [(key, sum(1 for _ in values).to_bytes(4, "big"))]


def same(given: Given) -> OfRow:
    return lambda key, value: [(key, value)]


def deadly(mark: Path | None, given: Given) -> OfRow:
    """Its process dies of the value «kill»: every time, or where there is a mark once."""

    def of_row(key: bytes, value: bytes) -> Iterable[Row]:
        if value == b"kill" and (mark is None or not mark.exists()):
            if mark is not None:
                mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return [(key, value)]

    return of_row


def failing(given: Given) -> OfRow:
    def of_row(key: bytes, value: bytes) -> Iterable[Row]:
        if value == b"fail":
            raise ZeroDivisionError("nothing by nothing")
        return [(key, value)]

    return of_row


def saying_so(given: Given) -> OfRow:
    return lambda key, value: [(key, b"refused" if value in (b"kill", b"fail") else value)]


def slow(seconds: float, log: Path, given: Given) -> OfRow:
    """Takes its time, and writes down that it was done."""

    def of_row(key: bytes, value: bytes) -> Iterable[Row]:
        time.sleep(seconds)
        with log.open("ab") as file:
            file.write(key + b"\n")
        return [(key[:1], value), (key, value[:1])]

    return of_row


TOY: Plan = (
    Step("spread", Each(partial(spread, 5)), (SOURCE,)),
    Step("swapped", Each(swap), ("spread",)),
    Step("counts", Grouped(counted), ("spread", "swapped")),
    Step("told", Each(partial(spread, 3)), ("spread", SOURCE), given=("counts",)),
    Step("summary", Grouped(summary), ("told", "spread")),
    Step("linked", Linked(), ("spread", "told")),
    Step("last", Grouped(first_only), ("linked", "summary"), given=("counts", "linked")),
)
"""Every shape, several inputs, and steps that are given."""
TOY_ROWS = [(b"%d" % (n * 7 % 50), b"%d-%d" % (n, n * n)) for n in range(300)]
NAMES = [step.name for step in TOY]


def many(times: int, given: Given) -> OfRow:
    """Very many rows of one key."""
    return lambda key, value: ((b"one key", b"%s %090d" % (value, number)) for number in range(times))


def counted_lightly(given: Given) -> OfBucket:
    """How many there are, and by how many MB the process grew meanwhile."""

    def of_bucket(key: bytes, values: Iterator[bytes]) -> Iterable[Row]:
        before = _peak()
        yield b"count", b"%d" % sum(1 for _ in values)
        yield b"grew", b"%d" % (_peak() - before)

    return of_bucket


def counted_heavily(given: Given) -> OfBucket:
    """The same, but it holds them."""

    def of_bucket(key: bytes, values: Iterator[bytes]) -> Iterable[Row]:
        before = _peak()
        yield b"count", b"%d" % len(list(values))
        yield b"grew", b"%d" % (_peak() - before)

    return of_bucket


def _peak() -> int:
    """MB; not from getrusage, which knows the peak of who started us, too."""
    told = Path("/proc/self/status").read_text().split("VmHWM:")[1]
    return int(told.split()[0]) >> 10


def slow_plan(seconds: float, log: Path) -> Plan:
    """A plan whose first step takes its time, with all shapes behind it."""
    return (
        Step("slow", Each(partial(slow, seconds, log)), (SOURCE,)),
        Step("counts", Grouped(counted), ("slow",)),
        Step("linked", Linked(), ("slow",)),
        Step("last", Grouped(summary), ("linked", "slow"), given=("counts",)),
    )
