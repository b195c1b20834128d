"""Several processes that read articles: dealt out in chunks, gathered in order, replaced when they die."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar

from qawl.errors import QawlError
from qawl.model.documents import Article, Rejected

T = TypeVar("T")
Work = Callable[[Article], bytes]

ARTICLES, LETTERS = 16, 64_000
"""A chunk is closed at so many articles, or so many characters."""
AHEAD = 4
"""Chunks a worker that may be under way before the oldest one has come out: the bound of memory."""
LONGEST_REASON = 200
"""Characters of an unexpected error's own words that a refusal carries."""


def run_in_workers(
    articles: Iterable[Article | Rejected], prepare: Callable[[], Work], jobs: int
) -> Iterator[bytes | Rejected]:
    """What `prepare()`'s function makes of each article, in the order given, by `jobs` processes at most.

    A process that dies costs the one article it died on. When the caller stops, so do the processes.
    """
    crew = _Crew(iter(articles), prepare, jobs)
    try:
        yield from crew.run()
    finally:
        crew.dismiss()


def attempt(work: Callable[[Article], T], article: Article) -> T | Rejected:
    """The one fence: a fault of ours on one article becomes a refusal that names it."""
    try:
        return work(article)
    except Exception as error:
        said = f"{type(error).__name__}: {error}"[:LONGEST_REASON]
        return Rejected(article.id, "rejected-crashed", (("error", said),))


@dataclass(slots=True, eq=False)
class _Chunk:
    """Some neighbours on the way through: `results` fills up, and then they come out together."""

    results: list[Article | bytes | Rejected]
    missing: int = 0

    def finish(self, position: int, result: bytes | Rejected) -> None:
        self.results[position] = result
        self.missing -= 1


@dataclass(frozen=True, slots=True)
class _Task:
    """The articles of a chunk that one worker reads in one go, by their positions."""

    chunk: _Chunk
    positions: tuple[int, ...]

    def articles(self) -> list[Article]:
        items = [self.chunk.results[position] for position in self.positions]
        return [item for item in items if isinstance(item, Article)]


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, our end of the line to it, and what it is at."""

    process: BaseProcess
    line: Connection
    ready: bool = False
    task: _Task | None = None


class _Crew:
    """The workers, the tasks they have not begun, and the chunks that have not come out."""

    def __init__(self, source: Iterator[Article | Rejected], prepare: Callable[[], Work], jobs: int) -> None:
        self._source = source
        self._prepare = prepare
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._tasks: deque[_Task] = deque()
        self._chunks: deque[_Chunk] = deque()

    def run(self) -> Iterator[bytes | Rejected]:
        self._deal()
        while self._chunks:
            if self._chunks[0].missing:
                self._listen(None)
            else:
                yield from _finished(self._chunks.popleft())
                self._listen(0)
            self._deal()

    def dismiss(self) -> None:
        """End every process, whatever it is at."""
        for worker in self._workers:
            worker.line.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(5)
            worker.process.kill()
        self._workers.clear()

    def _deal(self) -> None:
        """Give every idle worker a task, and hire while there are more tasks than workers about to ask."""
        while len(self._tasks) < self._jobs and len(self._chunks) < self._jobs * AHEAD:
            if not self._take():
                break
        for worker in list(self._workers):
            if self._tasks and worker.ready and worker.task is None:
                self._send(worker, self._tasks.popleft())
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(len(self._tasks) - starting, self._jobs - len(self._workers))):
            self._workers.append(_hire(self._prepare))

    def _take(self) -> bool:
        """Take the next chunk from the source; False when there is none."""
        chunk, letters = _Chunk([]), 0
        for item in self._source:
            chunk.results.append(item)
            letters += len(item.text) if isinstance(item, Article) else 0
            if len(chunk.results) >= ARTICLES or letters >= LETTERS:
                break
        positions = tuple(n for n, item in enumerate(chunk.results) if isinstance(item, Article))
        chunk.missing = len(positions)
        if chunk.results:
            self._chunks.append(chunk)
        if positions:
            self._tasks.append(_Task(chunk, positions))
        return bool(chunk.results)

    def _send(self, worker: _Worker, task: _Task) -> None:
        worker.task = task
        try:
            worker.line.send([_fields(article) for article in task.articles()])
        except OSError:
            self._bury(worker)

    def _listen(self, patience: float | None) -> None:
        """Take in what the workers have to say; wait up to `patience` seconds for the first."""
        by_line = {worker.line: worker for worker in self._workers}
        for line in wait(list(by_line), patience):
            self._hear(by_line[line])  # type: ignore[index]

    def _hear(self, worker: _Worker) -> None:
        try:
            answer = worker.line.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(answer, QawlError):
            raise answer
        if worker.task is not None:
            for position, result in zip(worker.task.positions, answer, strict=True):
                worker.task.chunk.finish(position, result)
        worker.ready, worker.task = True, None

    def _bury(self, worker: _Worker) -> None:
        """Take leave of a worker that died: its articles go out again one by one; a single one is refused."""
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join(5)
        code = worker.process.exitcode
        if not worker.ready:
            raise QawlError(f"a process that reads articles could not start (exit code {code})")
        if (task := worker.task) is None:
            return
        if len(task.positions) > 1:
            self._tasks.extendleft(_Task(task.chunk, (position,)) for position in reversed(task.positions))
            return
        (article,) = task.articles()
        task.chunk.finish(task.positions[0], Rejected(article.id, "rejected-worker-died", (("exit", str(code)),)))


def _finished(chunk: _Chunk) -> Iterator[bytes | Rejected]:
    for result in chunk.results:
        if not isinstance(result, Article):
            yield result


def _fields(article: Article) -> tuple[str | None, ...]:
    """An article as it travels: a bare tuple takes a third of the time of a dataclass."""
    return article.id, article.text, article.title, article.url, article.outlet, article.published


def _hire(prepare: Callable[[], Work]) -> _Worker:
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


def _serve(line: Connection, prepare: Callable[[], Work]) -> None:
    """A worker's life: prepare once, then read what comes until nobody is there."""
    try:
        work = prepare()
    except QawlError as error:
        line.send(error)
        return
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        line.send(None)
        while True:
            line.send([attempt(work, Article(*fields)) for fields in line.recv()])
