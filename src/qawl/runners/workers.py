"""Several processes that read articles: dealt out in chunks, gathered in order, replaced when they die."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar

from qawl.model.documents import Article, Rejected
from qawl.runners.crew import Crew, Died

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
    reading = _Reading(iter(articles), prepare, jobs)
    try:
        yield from reading.run()
    finally:
        reading.dismiss()


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

    def message(self) -> list[tuple[Any, ...]]:
        return [_fields(article) for article in self.articles()]

    def articles(self) -> list[Article]:
        items = [self.chunk.results[position] for position in self.positions]
        return [item for item in items if isinstance(item, Article)]


class _Reading:
    """The crew, the tasks that nobody has begun, and the chunks that have not come out."""

    def __init__(self, source: Iterator[Article | Rejected], prepare: Callable[[], Work], jobs: int) -> None:
        self._source = source
        self._jobs = jobs
        self._crew: Crew[_Task] = Crew(partial(_work_on_many, prepare), _Task.message, jobs)
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
        self._crew.dismiss()

    def _deal(self) -> None:
        while len(self._tasks) < self._jobs and len(self._chunks) < self._jobs * AHEAD:
            if not self._take():
                break
        self._crew.deal(self._tasks)

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

    def _listen(self, patience: float | None) -> None:
        """Take in what the workers have to say; wait up to `patience` seconds for the first."""
        for task, answer in self._crew.listen(patience):
            if isinstance(answer, Died):
                self._mourn(task, answer)
            else:
                for position, result in zip(task.positions, answer, strict=True):
                    task.chunk.finish(position, result)

    def _mourn(self, task: _Task, died: Died) -> None:
        """A worker died over these articles: they go out again one by one; a single one is refused."""
        if len(task.positions) > 1:
            self._tasks.extendleft(_Task(task.chunk, (position,)) for position in reversed(task.positions))
            return
        (article,) = task.articles()
        refused = Rejected(article.id, "rejected-worker-died", (("exit", str(died.code)),))
        task.chunk.finish(task.positions[0], refused)


def _finished(chunk: _Chunk) -> Iterator[bytes | Rejected]:
    for result in chunk.results:
        if not isinstance(result, Article):
            yield result


_fields: Callable[[Article], tuple[Any, ...]] = attrgetter(*(field.name for field in fields(Article)))
"""An article as it travels, all of it: a bare tuple takes a third of the time of a dataclass."""


def _work_on_many(prepare: Callable[[], Work]) -> Callable[[Sequence[tuple[Any, ...]]], list[bytes | Rejected]]:
    work = prepare()
    return lambda many: [attempt(work, Article(*told)) for told in many]
