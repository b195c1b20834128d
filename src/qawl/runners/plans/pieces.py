"""One piece of one step, from the files of the steps before it to a file of its own: what every process does."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import assert_never

from qawl.compare.ties import united
from qawl.errors import QawlError, RunError
from qawl.runners.plans.plan import Each, Given, Grouped, Linked, OfBucket, OfRow, Plan, Row, Step
from qawl.runners.plans.row_files import Segment, merged, read_rows, segments, trying_of, write_rows
from qawl.runners.plans.work import Layout

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where a disk, or one's share of it, is full."""
LONGEST_REASON = 200
"""Characters of an unexpected error's own words that are told."""

Work = Callable[[Iterable[Row]], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a step that one process does in one go."""

    step: int
    """Its place in the plan."""
    number: int
    of: tuple[str, int] | None = None
    """For `Each` the one piece that it reads: of which step, and its number."""


@dataclass(slots=True)
class Pieces:
    """Does pieces of a plan; what a step has prepared is kept until one of another step comes."""

    plan: Plan
    layout: Layout
    buckets: int
    """For the outcomes of steps that will be grouped; all others have one."""
    memory: int
    """Bytes of rows to be held."""
    _step: int | None = field(default=None, init=False)
    _work: dict[bool, Work] = field(default_factory=dict, init=False)
    """By whether it is done with care."""
    _parts: list[Segment] = field(default_factory=list, init=False)

    def pieces_of(self, number: int) -> Iterator[Piece]:
        """Into what a step falls; the steps before it must be finished."""
        step = self.plan[number]
        match step.shape:
            case Each():
                sources = ((name, piece) for name in step.of for piece in range(self.layout.pieces(name) or 0))
                yield from (Piece(number, place, of) for place, of in enumerate(sources))
            case Grouped():
                yield from (Piece(number, bucket) for bucket in range(self.buckets))
            case Linked():
                yield Piece(number, 0)

    def buckets_of(self, name: str) -> int:
        """How many buckets the outcome of a step has."""
        grouped = (step for step in self.plan if isinstance(step.shape, Grouped))
        return self.buckets if any(name in step.of for step in grouped) else 1

    def finished(self, piece: Piece) -> bool:
        return segments(self._path(piece)) is not None

    def do(self, piece: Piece) -> QawlError | None:
        """Write the outcome of a piece, with care where a process died over it or a function failed."""
        step = self.plan[piece.step]
        careful = isinstance(step.shape, Each) and step.shape.careful is not None
        try:
            if careful and trying_of(self._path(piece)).exists():
                self._write(piece, with_care=True)
                return None
            try:
                self._write(piece)
            except (QawlError, OSError):
                raise
            except Exception:
                if not careful:
                    raise
                self._write(piece, with_care=True)
        except QawlError as error:
            return error
        except Exception as error:
            return _told(error, step, self.layout)
        return None

    def _write(self, piece: Piece, *, with_care: bool = False) -> None:
        if self._step != piece.step:
            self._work, self._parts, self._step = {}, [], piece.step
        if with_care not in self._work:
            self._work[with_care] = self._prepare(self.plan[piece.step], with_care)
        rows = self._work[with_care](self._rows(piece))
        write_rows(self._path(piece), rows, self.buckets_of(self.plan[piece.step].name), self.memory)

    def _prepare(self, step: Step, with_care: bool) -> Work:
        match step.shape:
            case Each(prepare, careful):
                of_row = (careful if with_care and careful else prepare)(self._given(step))
                return lambda rows: each_row(of_row, rows)
            case Grouped(prepare):
                of_bucket = prepare(self._given(step))
                return lambda rows: each_bucket(of_bucket, rows)
            case Linked():
                return _least
            case _:
                assert_never(step.shape)

    def _given(self, step: Step) -> Given:
        return {name: list(self.layout.rows(name, self.memory)) for name in step.given}

    def _rows(self, piece: Piece) -> Iterable[Row]:
        if piece.of is not None:
            return chain.from_iterable(map(read_rows, segments(self.layout.piece(*piece.of)) or ()))
        step = self.plan[piece.step]
        self._parts = self._parts or [part for name in step.of for part in self.layout.parts(name)]
        if isinstance(step.shape, Linked):
            return chain.from_iterable(map(read_rows, self._parts))
        ours = [part for part in self._parts if part.bucket == piece.number]
        return merged(ours, self.layout.room(step.name), self.memory)

    def _path(self, piece: Piece) -> Path:
        return self.layout.piece(self.plan[piece.step].name, piece.number)


def each_row(of_row: OfRow, rows: Iterable[Row]) -> Iterator[Row]:
    """What a function makes of rows one by one."""
    return chain.from_iterable(of_row(key, value) for key, value in rows)


def each_bucket(of_bucket: OfBucket, rows: Iterable[Row]) -> Iterator[Row]:
    """What a function makes of sorted rows, those of one key together; none of them are held."""
    value = itemgetter(1)
    for key, bucket in groupby(rows, itemgetter(0)):
        yield from of_bucket(key, map(value, bucket))


def _least(ties: Iterable[Row]) -> Iterable[Row]:
    """For each end of a tie the least that its ties reach; holds all ends."""
    return united(ties, bytes).items()


def _told(error: Exception, step: Step, layout: Layout) -> RunError:
    """A failure with its sentence: a full disk is nobody's fault, anything else the step's."""
    if isinstance(error, OSError) and error.errno in FULL:
        return disk_full(step.name, layout)
    said = f"{type(error).__name__}: {error}"[:LONGEST_REASON]
    return RunError(f"{step.name}: {said}", "run-step-failed", (("step", step.name), ("error", said)))


def disk_full(step: str, layout: Layout) -> RunError:
    """There is no room left in the folder; what is finished stays."""
    where, number = str(layout.folder), layout.steps.index(step)
    details = (("path", where), ("step", step), ("number", number), ("steps", len(layout.steps) - 1))
    return RunError(f"{where}: no room left while {step} was at work", "run-disk-full", details)
