"""What a process of Spark does with the rows of one piece: the same functions as everywhere, between Arrow batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from qawl.runners.plans.pieces import each_bucket, each_row
from qawl.runners.plans.plan import Each, Given, Grouped, Row
from qawl.runners.plans.spark_session import attempts

ROWS, BYTES = 500, 4_000_000
"""A batch is closed at so many rows, or so many bytes."""

Work = Callable[[Iterable[Row]], Iterable[Row]]

_prepared: dict[tuple[str, bool], Work] = {}
"""What this process has prepared last: its processes do many pieces of a step one after another."""


@dataclass(frozen=True, slots=True)
class Batchwise:
    """A step as Spark's processes do it; travels to them by name."""

    name: str
    """Another one for each step of each job."""
    shape: Each | Grouped
    given: Any
    """What `Session.hand_out` gave for the rows of given steps."""

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        return _batches(self._work()(_rows(batches)))

    def _work(self) -> Work:
        careful = isinstance(self.shape, Each) and self.shape.careful is not None and attempts() > 0
        if (self.name, careful) not in _prepared:
            _prepared.clear()
            _prepared[self.name, careful] = _prepare(self.shape, self.given.value, careful)
        return _prepared[self.name, careful]


def _prepare(shape: Each | Grouped, given: Given, careful: bool) -> Work:
    match shape:
        case Each(prepare, with_care):
            of_row = (with_care if careful and with_care else prepare)(given)
            return lambda rows: each_row(of_row, rows)
        case Grouped(prepare):
            of_bucket = prepare(given)
            return lambda rows: each_bucket(of_bucket, rows)


def _rows(batches: Iterator[Any]) -> Iterator[Row]:
    for batch in batches:
        yield from zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)


def _batches(rows: Iterable[Row]) -> Iterator[Any]:
    keys: list[bytes] = []
    values: list[bytes] = []
    size = 0
    for key, value in rows:
        keys.append(key)
        values.append(value)
        size += len(key) + len(value)
        if len(keys) >= ROWS or size >= BYTES:
            yield _batch(keys, values)
            keys, values, size = [], [], 0
    if keys:
        yield _batch(keys, values)


def _batch(keys: list[bytes], values: list[bytes]) -> Any:
    import pyarrow

    columns = [pyarrow.array(keys, pyarrow.binary()), pyarrow.array(values, pyarrow.binary())]
    return pyarrow.RecordBatch.from_arrays(columns, names=["key", "value"])
