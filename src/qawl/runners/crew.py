"""Several processes that work for us: each prepares once, takes one task after another, and may die over one."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, Generic, TypeVar

from qawl.errors import QawlError

Task = TypeVar("Task")
Answer = Any
"""What the prepared function made of a message; the caller knows its type."""
Prepare = Callable[[], Callable[[Any], Answer]]
"""Makes the function that answers messages; called once in each process, so it must be importable there by name."""


@dataclass(frozen=True, slots=True)
class Died:
    """A process that ended over its task, and how: its exit code, negative for a signal."""

    code: int | None


@dataclass(slots=True, eq=False)
class _Worker(Generic[Task]):
    """A process, our end of the line to it, and what it is at."""

    process: BaseProcess
    line: Connection
    ready: bool = False
    task: Task | None = None


class Crew(Generic[Task]):
    """Up to `jobs` processes, hired as tasks come and replaced when they die; `dismiss` it in the end."""

    def __init__(self, prepare: Prepare, message: Callable[[Task], object], jobs: int) -> None:
        """`message` makes of a task what travels to the process."""
        self._prepare = prepare
        self._message = message
        self._jobs = jobs
        self._workers: list[_Worker[Task]] = []
        self._ended: list[tuple[Task, Answer | Died]] = []
        """Tasks that came to an end and were not told of yet."""

    def deal(self, tasks: deque[Task]) -> None:
        """Give every idle process a task, and hire while there are more tasks than processes about to ask."""
        for worker in list(self._workers):
            if tasks and worker.ready and worker.task is None:
                self._send(worker, tasks.popleft())
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(len(tasks) - starting, self._jobs - len(self._workers))):
            self._workers.append(_hire(self._prepare))

    def listen(self, patience: float | None) -> list[tuple[Task, Answer | Died]]:
        """The tasks that came to an end, and how; waits up to `patience` seconds for the first word of anybody.

        An error of ours that a process answers, or that kept it from starting, is raised here.
        """
        by_line = {worker.line: worker for worker in self._workers}
        for line in wait(list(by_line), 0 if self._ended else patience):
            self._hear(by_line[line])  # type: ignore[index]
        ended, self._ended = self._ended, []
        return ended

    def dismiss(self) -> None:
        """End every process, whatever it is at."""
        for worker in self._workers:
            worker.line.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(5)
            worker.process.kill()
        self._workers.clear()

    def _send(self, worker: _Worker[Task], task: Task) -> None:
        worker.task = task
        try:
            worker.line.send(self._message(task))
        except OSError:
            self._bury(worker)

    def _hear(self, worker: _Worker[Task]) -> None:
        try:
            answer = worker.line.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(answer, QawlError):
            raise answer
        if worker.task is not None:
            self._ended.append((worker.task, answer))
        worker.ready, worker.task = True, None

    def _bury(self, worker: _Worker[Task]) -> None:
        """Take leave of a process that died; one that never began to work ends everything."""
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join(5)
        code = worker.process.exitcode
        if not worker.ready:
            raise QawlError(f"a process that is to work could not start (exit code {code})")
        if worker.task is not None:
            self._ended.append((worker.task, Died(code)))


def _hire(prepare: Prepare) -> _Worker[Any]:
    """Start a process of its own, not a copy of this one: an open store or a thread of ours stays ours."""
    context = get_context("spawn")
    resource_tracker.ensure_running()  # its start lets Ctrl-C through again, so it comes first
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, prepare), daemon=True)
    with without_interrupts():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back for a moment; a process started meanwhile never hears it: we end it ourselves."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(line: Connection, prepare: Prepare) -> None:
    """A process's life: prepare once, then answer what comes until nobody is there."""
    Thread(target=_end_with_employer, daemon=True).start()
    try:
        work = prepare()
    except QawlError as error:
        line.send(error)
        return
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        line.send(None)
        while True:
            line.send(work(line.recv()))


def _end_with_employer() -> None:
    """End at once when the process that hired us is gone: whoever begins its work again finds nobody at it."""
    employer = parent_process()
    if employer is not None:
        wait([employer.sentinel])
        os._exit(1)
