"""Work on what strangers wrote, in a process of its own that has little time and little memory, and is used again.

A page or a feed may be built to take for ever or to fill the memory. Such work is handed to a child that has a
limit of processor time for each piece and of memory for all; the parent waits a while on the clock and no longer.
A child that fails is ended and replaced, and its piece is refused by name: the neighbours go on.
"""

from __future__ import annotations

import resource
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from qawl.errors import QawlError
from qawl.runners.crew import without_interrupts

T = TypeVar("T")
R = TypeVar("R")
Prepare = Callable[[], Callable[[Any], Any]]
"""Makes the working function; called once in each child, so it must be importable there by name."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take."""

    cpu: int = 5
    """Seconds of processor time."""
    wall: float = 10.0
    """Seconds on the clock."""
    memory: int = 512 * 1024 * 1024
    """Bytes that the child may use for data beyond what it has once it is prepared."""


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Exceeded:
    """A piece of work that came to nothing: a key of the word files, and what its sentence leaves open."""

    code: str
    details: tuple[tuple[str, str | int], ...] = ()


class Child(Generic[T, R]):
    """One limited process; `send` a piece, then `receive` what became of it."""

    def __init__(self, prepare: Prepare, limits: Limits = DEFAULT) -> None:
        self._prepare, self._limits = prepare, limits
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._until = 0.0

    @property
    def line(self) -> Connection | None:
        return self._line

    @property
    def until(self) -> float:
        """When the time of the piece under way is over, on the monotonic clock."""
        return self._until

    def run(self, piece: T) -> R | Exceeded:
        """What the working function makes of one piece, or why nothing came of it."""
        self.send(piece)
        return self.receive()

    def send(self, piece: T) -> None:
        if self._process is None or not self._process.is_alive():
            self._start()
        assert self._line is not None
        self._until = time.monotonic() + self._limits.wall
        with suppress(OSError):  # a child that is gone is found out in `receive`
            self._line.send(piece)

    def receive(self) -> R | Exceeded:
        assert self._line is not None
        try:
            if self._line.poll(max(0.0, self._until - time.monotonic())):
                return self._answered(self._line.recv())
        except (EOFError, OSError):
            return self._ended()
        self.close()
        return Exceeded("limited-wall", (("seconds", int(self._limits.wall)),))

    def close(self) -> None:
        """End the process, whatever it is at."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join(5)
        self._process = self._line = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _answered(self, answer: Any) -> R | Exceeded:
        if isinstance(answer, Exceeded):
            self.close()  # what a failure left behind in the child must not reach the next piece
        if isinstance(answer, QawlError):
            raise answer
        result: R | Exceeded = answer
        return result

    def _ended(self) -> Exceeded:
        process = self._process
        if process is not None:
            process.join(5)
        code = process.exitcode if process is not None else None
        self.close()
        if code == -signal.SIGXCPU:
            return Exceeded("limited-cpu", (("seconds", self._limits.cpu),))
        return Exceeded("limited-died", (("exit", str(code)),))

    def _start(self) -> None:
        context = get_context("spawn")
        resource_tracker.ensure_running()
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._prepare, self._limits), daemon=True)
        with without_interrupts():
            self._process.start()
        theirs.close()
        self._line = ours
        try:
            ready = ours.recv()
        except (EOFError, OSError) as error:
            raise QawlError("a limited process could not start") from error
        if isinstance(ready, QawlError):
            raise ready


def run_limited(
    pieces: Iterable[T],
    prepare: Prepare,
    jobs: int = 1,
    limits: Limits = DEFAULT,
) -> Iterator[tuple[T, Any | Exceeded]]:
    """Each piece with what came of it, in the order given, by `jobs` limited processes.

    One piece a process is under way, and as many results as there are processes wait for an earlier one.
    """
    children: list[Child[T, Any]] = [Child(prepare, limits) for _ in range(jobs)]
    free, busy = deque(children), dict[int, Child[T, Any]]()
    results: dict[int, Any] = {}
    waiting: deque[tuple[int, T]] = deque()
    source, given = iter(enumerate(pieces)), 0
    try:
        while True:
            while free and len(waiting) < 2 * jobs and (item := next(source, None)) is not None:
                given = item[0]
                waiting.append(item)
                child = free.popleft()
                child.send(item[1])
                busy[given] = child
            if not waiting:
                return
            for number in _finished(busy):
                child = busy.pop(number)
                results[number] = child.receive()
                free.append(child)
            while waiting and waiting[0][0] in results:
                number, piece = waiting.popleft()
                yield piece, results.pop(number)
    finally:
        for child in children:
            child.close()


def _finished(busy: dict[int, Child[T, Any]]) -> list[int]:
    """The pieces that are done, or whose time is over; waits for the first."""
    lines = {child.line: number for number, child in busy.items() if child.line is not None}
    if not busy:
        return []
    soonest = min(child.until for child in busy.values())
    ready = {lines[line] for line in wait(list(lines), max(0.0, soonest - time.monotonic()))}  # type: ignore[index]
    return sorted(n for n, child in busy.items() if n in ready or child.until <= time.monotonic() or child.line is None)


def _serve(line: Connection, prepare: Prepare, limits: Limits) -> None:
    """A child's life: prepare without limits, then take one piece after another under them."""
    try:
        work = prepare()
    except QawlError as error:
        line.send(error)
        return
    _limit_memory(limits.memory)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        line.send(None)
        while True:
            piece = line.recv()
            _limit_cpu(limits.cpu)
            line.send(_attempt(work, piece))


def _attempt(work: Callable[[Any], Any], piece: Any) -> Any:
    try:
        return work(piece)
    except MemoryError:
        return Exceeded("limited-memory", (("limit", DEFAULT.memory >> 20),))
    except Exception as error:
        return Exceeded("limited-failed", (("error", f"{type(error).__name__}: {error}"[:200]),))


def _limit_memory(more: int) -> None:
    """From here on, so much more address space and no more; no file, no process, no core of its own."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        used = int(statm.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + more, used + more))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _limit_cpu(seconds: int) -> None:
    """So many seconds of processor time from now; the limit set last is replaced."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
