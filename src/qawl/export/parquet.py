"""Tables as Parquet, a batch at a time: the only importer of pyarrow that writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from qawl.export.needs import NeedsExtra
from qawl.export.table import Cell, Sort, Table, Written, writable

BATCH = 10_000
"""Rows that are in memory at once."""


def write_parquet(table: Table, out: BinaryIO) -> Written:
    """A Parquet file with a type for every column; truth, whole numbers and numbers are kept as such."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise NeedsExtra("parquet") from error
    types: dict[Sort, Any] = {
        Sort.TEXT: pyarrow.string(),
        Sort.LONG: pyarrow.string(),
        Sort.LINK: pyarrow.string(),
        Sort.DAY: pyarrow.string(),
        Sort.WHOLE: pyarrow.int64(),
        Sort.NUMBER: pyarrow.float64(),
        Sort.TRUTH: pyarrow.bool_(),
    }
    schema = pyarrow.schema([(head, types[sort]) for head, sort in zip(table.heads, table.sorts, strict=True)])
    rows = 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(table.rows):
            columns = zip(*batch, strict=True)
            arrays = [pyarrow.array(map(_plain, cells), kind.type) for cells, kind in zip(columns, schema, strict=True)]
            writer.write_batch(pyarrow.record_batch(arrays, schema=schema))
            rows += len(batch)
    return Written(rows)


def _batches(rows: Iterable[tuple[Cell, ...]]) -> Iterator[list[tuple[Cell, ...]]]:
    coming = iter(rows)
    while batch := list(islice(coming, BATCH)):
        yield batch


def _plain(cell: Cell) -> Cell:
    return writable(cell) if isinstance(cell, str) else cell
