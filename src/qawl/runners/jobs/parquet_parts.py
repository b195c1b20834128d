"""Rows as Parquet in parts of so many rows each, whole or not there: the only importer of pyarrow that writes here."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import Enum
from types import TracebackType
from typing import Any, Self, TypeAlias

from qawl.errors import RunError
from qawl.sources.places import joined, put_whole

GROUP = 1000
"""Rows that are in memory at once, and those of a row group."""


class Kind(Enum):
    """What a column holds; nothing at all may stand in any."""

    TEXT = "string"
    TEXTS = "list<string>"
    WHOLE = "int64"
    NUMBER = "float64"
    TRUTH = "bool"


Columns: TypeAlias = tuple[tuple[str, Kind], ...]
Cells: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A file that was written."""

    name: str
    """Its path within the folder of the outcome."""
    rows: int


class Parts:
    """The parts of one folder; the same rows make the same bytes, with the same pyarrow.

    Its version stands in every file. A part is there once it is whole, and replaces the one before it.
    """

    def __init__(self, out: str, folder: str, columns: Columns, rows: int) -> None:
        """`rows` at most stand in a part; `folder` lies in `out`."""
        self.written: list[Part] = []
        self._out, self._folder, self._most = out, folder, rows
        self._columns = columns
        self._held: list[Cells] = []
        self._rows = 0
        self._open: tuple[Any, ExitStack] | None = None

    def add(self, cells: Cells) -> None:
        self._held.append(cells)
        self._rows += 1
        if self._rows == self._most:
            self._finish()
        elif len(self._held) == GROUP:
            self._put()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        elif self._open is not None:
            self._open[1].__exit__(kind, error, trace)

    def _put(self) -> None:
        """Write the rows that are held as one row group."""
        import pyarrow

        if self._open is None:
            self._open = self._begin(pyarrow)
        schema = _schema(pyarrow, self._columns)
        columns = zip(*self._held, strict=True)
        arrays = [pyarrow.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)]
        self._open[0].write_table(pyarrow.Table.from_arrays(arrays, schema=schema), row_group_size=GROUP)
        self._held.clear()

    def _begin(self, pyarrow: Any) -> tuple[Any, ExitStack]:
        from pyarrow import parquet

        stack = ExitStack()
        try:
            path = stack.enter_context(put_whole(joined(self._out, self._name)))
            writer = stack.enter_context(
                parquet.ParquetWriter(path, _schema(pyarrow, self._columns), compression="zstd", version="2.6")
            )
        except BaseException as error:
            stack.__exit__(type(error), error, error.__traceback__)
            raise
        return writer, stack

    @property
    def _name(self) -> str:
        return f"{self._folder}/part-{len(self.written):05}.parquet"

    def _finish(self) -> None:
        if self._held:
            self._put()
        if self._open is not None:
            name = self._name
            self._open[1].close()
            self._open = None
            self.written.append(Part(name, self._rows))
        self._rows = 0


@contextmanager
def full_told(out: str) -> Iterator[None]:
    """A disk that fills up in here is the one to which the outcome goes."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise RunError(f"{out}: the disk is full", "run-out-full", (("path", out),)) from error
        raise


def _schema(pyarrow: Any, columns: Columns) -> Any:
    kinds = {
        Kind.TEXT: pyarrow.string(),
        Kind.TEXTS: pyarrow.list_(pyarrow.string()),
        Kind.WHOLE: pyarrow.int64(),
        Kind.NUMBER: pyarrow.float64(),
        Kind.TRUTH: pyarrow.bool_(),
    }
    return pyarrow.schema([(name, kinds[kind]) for name, kind in columns])
