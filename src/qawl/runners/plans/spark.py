"""Plans on Spark: on this machine or on a cluster, by the same steps and with the same rows as everywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self, assert_never

from qawl.errors import RunError
from qawl.runners.plans.plan import SOURCE, Each, Grouped, Linked, Plan, Progress, Row, Running, Step
from qawl.runners.plans.row_files import read_rows, segments
from qawl.runners.plans.spark_linked import link
from qawl.runners.plans.spark_pieces import Batchwise
from qawl.runners.plans.spark_session import Folder, Frame, Session, open_session
from qawl.runners.plans.work import MARK, Claim, Layout, check_mark, mark_of, source_digest, take_source

WAVES, ROUNDS = 16, 8
"""A source is done in at most so many waves, each of at least so many pieces a process: one that dies costs a wave."""
UNPACKED = 10
"""So many times as heavy rows may be in memory as they are on disk."""
PART = 4 << 20
"""Bytes on the disk, packed, of the rows that one process sorts and goes through."""
FULL = ("No space left on device", "Disk quota exceeded", "File too large")
"""How an engine's processes say that a disk is full."""


@dataclass(slots=True)
class _Job:
    """One plan on its way."""

    plan: Plan
    session: Session
    folder: Folder
    layout: Layout
    """Where the source lies, on the driver's disk."""
    running: Running
    mark: str
    given: dict[str, list[Row]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a finished step; each time they are taken they are read anew."""

    job: _Job
    step: str

    def __iter__(self) -> Iterator[Row]:
        size = self.job.folder.size(_room(self.job, self.step))
        light = size * UNPACKED <= self.job.running.memory << 20
        return self.job.session.ordered(_outcome(self.job, self.step), light)


class SparkRunner:
    """Carries out plans on Spark; it is started with the first plan and ended by `close`."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._open = ExitStack()
        self._session: Session | None = None

    def run(self, plan: Plan, source: Iterable[Row], keep: Collection[str]) -> dict[str, Iterable[Row]]:
        """As `Runner.run`; the engine deals, sorts and links rows, and holds what it was given memory for."""
        work = self._running.work or self._passing()
        mark = f"spark {mark_of(plan, self._running)} {self._running.at_once}"
        layout = Layout(Path(self._passing()), (SOURCE, *(step.name for step in plan)))
        take_source(source, layout, self._running, 1)
        mark += f" {source_digest(layout)}"
        if "://" not in work:
            claim = Claim(Path(work), mark)
            self._open.callback(claim.close)
            work = Path(work).absolute().as_uri()
        session = self._session = self._session or self._started()
        job = _Job(plan, session, session.folder(work), layout, self._running, mark)
        if not work.startswith("file:"):  # a folder of this machine was claimed above
            _check(job.folder, mark)
        for number in range(len(plan)):
            with session.failing(partial(_told, plan[number].name, number, job)):
                _step(job, number)
                _clear_before(job, number, keep)
        return {name: _Rows(job, name) for name in keep}

    def close(self) -> None:
        self._open.close()
        self._session = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _passing(self) -> str:
        return self._open.enter_context(TemporaryDirectory(prefix="qawl-"))

    def _started(self) -> Session:
        session = open_session(self._running)
        self._open.callback(session.close)
        return session


def _step(job: _Job, number: int) -> None:
    step = job.plan[number]
    if job.folder.has(_finished(job, step.name)):
        return
    _tell(job, number, 0, 1)
    match step.shape:
        case Each() if step.of == (SOURCE,):
            _waves(job, number, step)
        case Each():
            rows = job.session.map(_frame(job, step), _batchwise(job, step))
            _write(rows, job.folder.at(f"{_room(job, step.name)}/all"))
        case Grouped():
            dealt = _frame(job, step).repartition(_parts(job, step), "key").sortWithinPartitions("key", "value")
            rows = job.session.map(dealt, _batchwise(job, step))
            _write(rows, job.folder.at(f"{_room(job, step.name)}/all"))
        case Linked():
            room = job.session.folder(job.folder.at(f"{_room(job, step.name)}-ties"))
            rows = link(job.session, _frame(job, step), room, lambda frame, name: _write(frame, room.at(name)))
            _write(rows, job.folder.at(f"{_room(job, step.name)}/all"))
            job.folder.remove(f"{_room(job, step.name)}-ties")
        case _:
            assert_never(step.shape)
    job.folder.write(_finished(job, step.name), step.name)
    _tell(job, number, 1, 1)


def _parts(job: _Job, step: Step) -> int:
    """Into how many parts rows are dealt: each costs as much as thousands of rows, and must find room in a process."""
    taken = sum(job.folder.size(_room(job, name)) for name in step.of if name != SOURCE)
    least = job.running.buckets if SOURCE in step.of else job.session.parallel
    return max(least, -(-taken // PART))


def _waves(job: _Job, number: int, step: Step) -> None:
    """A step over the source, some pieces at a time; a wave that was finished is not done again."""
    room = job.session.folder(job.folder.at(_room(job, step.name)))
    pieces = job.layout.pieces(SOURCE) or 0
    done = {piece for name in room.names() if room.has(f"{name}/_SUCCESS") for piece in _wave(name)}
    left = [piece for piece in range(pieces) if piece not in done]
    work = _batchwise(job, step)
    while left:
        size = max(-(-pieces // WAVES), ROUNDS * job.session.parallel)
        first, last = left[0], next((one for n, one in enumerate(left) if one != left[0] + n), left[-1] + 1)
        last = min(last, first + size)
        _write(job.session.map(_source(job, range(first, last)), work), room.at(f"{first:06}-{last:06}"))
        left = [piece for piece in left if piece >= last]
        _tell(job, number, pieces - len(left), pieces)


def _wave(name: str) -> range:
    first, last = name.split("-")
    return range(int(first), int(last))


def _batchwise(job: _Job, step: Step) -> Batchwise:
    assert isinstance(step.shape, Each | Grouped)
    for name in step.given:
        if name not in job.given:
            job.given[name] = list(_Rows(job, name))
    given = job.session.hand_out({name: job.given[name] for name in step.given})
    return Batchwise(f"{job.mark} {step.name}", step.shape, given)


def _frame(job: _Job, step: Step) -> Frame:
    """The rows that a step takes."""
    first, *others = [_outcome(job, name) for name in step.of]
    for other in others:
        first = first.union(other)
    return first


def _outcome(job: _Job, name: str) -> Frame:
    if name == SOURCE:
        return _source(job, range(job.layout.pieces(SOURCE) or 0))
    room = job.session.folder(job.folder.at(_room(job, name)))
    return job.session.read([room.at(piece) for piece in room.names() if room.has(f"{piece}/_SUCCESS")])


def _source(job: _Job, pieces: Iterable[int]) -> Frame:
    found = (segments(job.layout.piece(SOURCE, piece)) or () for piece in pieces)
    return job.session.source([list(chain.from_iterable(map(read_rows, parts))) for parts in found])


def _write(rows: Frame, address: str) -> None:
    """Spark's own committer: what stands there in the end is whole and was written once, whoever died meanwhile."""
    rows.write.mode("overwrite").parquet(address)


def _room(job: _Job, step: str) -> str:
    return f"{job.layout.steps.index(step):03}"


def _finished(job: _Job, step: str) -> str:
    return f"{_room(job, step)}.finished"


def _clear_before(job: _Job, number: int, keep: Collection[str]) -> None:
    """Give back the room of outcomes that no later step takes and nobody keeps."""
    needed = {name for step in job.plan[number + 1 :] for name in (*step.of, *step.given)}
    for name in sorted({*job.plan[number].of, *job.plan[number].given} - needed - {*keep, SOURCE}):
        job.folder.remove(_room(job, name))
        job.given.pop(name, None)


def _check(folder: Folder, mark: str) -> None:
    """The folder is of this plan, or new."""
    check_mark(folder.address, folder.text(MARK), mark, folder.names())
    folder.write(MARK, mark)


def _tell(job: _Job, number: int, done: int, pieces: int) -> None:
    job.running.tell(Progress(job.plan[number].name, number + 1, len(job.plan), done, pieces))


def _told(step: str, number: int, job: _Job, reason: str) -> RunError:
    """A failure of the engine with its sentence."""
    if any(words in reason for words in FULL):
        details = (("path", job.folder.address), ("step", step), ("number", number + 1), ("steps", len(job.plan)))
        return RunError(f"{step}: no room left", "run-disk-full", details)
    return RunError(f"{step}: {reason}", "run-step-failed", (("step", step), ("error", reason)))
