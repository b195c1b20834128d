"""Plans on this machine: in this process or in several, what is finished written down piece by piece."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from qawl.errors import QawlError, RunError
from qawl.runners.crew import Crew, Died
from qawl.runners.plans.pieces import FULL, Piece, Pieces, disk_full
from qawl.runners.plans.plan import SOURCE, Plan, Progress, Row, Running
from qawl.runners.plans.work import Claim, Layout, mark_of, take_source

DEATHS = 4
"""So many processes may die over one piece; then it is given up."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a finished step; each time they are taken they are read anew."""

    layout: Layout
    step: str
    memory: int

    def __iter__(self) -> Iterator[Row]:
        return iter(self.layout.rows(self.step, self.memory))


class LocalRunner:
    """Carries out plans on this machine: with one job in this process, with more in processes of their own."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._open = ExitStack()
        self._at = SOURCE

    def run(self, plan: Plan, source: Iterable[Row], keep: Collection[str]) -> dict[str, Iterable[Row]]:
        """As `Runner.run`; of rows it holds `memory`, but of ties all ends."""
        folder = self._running.work or self._open.enter_context(TemporaryDirectory(prefix="qawl-"))
        layout = Layout(Path(folder), (SOURCE, *(step.name for step in plan)))
        claim = Claim(layout.folder, mark_of(plan, self._running))
        self._open.callback(claim.close)
        memory = self._running.memory << 20
        pieces = Pieces(plan, layout, self._running.buckets, memory)
        try:
            self._carry_out(pieces, source, keep)
        except BaseException:
            layout.forgive()
            raise
        return {name: Rows(layout, name, memory) for name in keep}

    def _carry_out(self, pieces: Pieces, source: Iterable[Row], keep: Collection[str]) -> None:
        plan, layout = pieces.plan, pieces.layout
        with ExitStack() as working:
            do = self._doing(pieces, working)
            try:
                take_source(source, layout, self._running, pieces.buckets_of(SOURCE))
                for number in range(len(plan)):
                    self._step(number, pieces, do)
                    _clear_before(number, plan, layout, keep)
            except OSError as error:
                if error.errno in FULL:
                    raise disk_full(self._at, layout) from error
                raise

    def close(self) -> None:
        self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _doing(self, pieces: Pieces, working: ExitStack) -> Callable[[Iterable[Piece]], Iterator[Piece]]:
        """What does pieces and gives them back as they are finished."""
        if self._running.jobs == 1:
            return partial(_do_here, pieces)
        crew: Crew[Piece] = Crew(partial(_doer, pieces), _as_it_is, self._running.jobs)
        working.callback(crew.dismiss)
        return partial(_do_in, crew, pieces.plan)

    def _step(self, number: int, pieces: Pieces, do: Callable[[Iterable[Piece]], Iterator[Piece]]) -> None:
        layout, step = pieces.layout, pieces.plan[number]
        self._at = step.name
        if layout.pieces(step.name) is not None:
            return
        layout.open(step.name)
        every = list(pieces.pieces_of(number))
        left = [piece for piece in every if not pieces.finished(piece)]
        self._tell(step.name, number, pieces.plan, len(every) - len(left), len(every))
        for done, _ in enumerate(do(left), len(every) - len(left) + 1):
            self._tell(step.name, number, pieces.plan, done, len(every))
        layout.finish(step.name, len(every))

    def _tell(self, step: str, number: int, plan: Plan, done: int, pieces: int) -> None:
        self._running.tell(Progress(step, number + 1, len(plan), done, pieces))


def _do_here(pieces: Pieces, some: Iterable[Piece]) -> Iterator[Piece]:
    for piece in some:
        if (error := pieces.do(piece)) is not None:
            raise error
        yield piece


def _do_in(crew: Crew[Piece], plan: Plan, some: Iterable[Piece]) -> Iterator[Piece]:
    """The same by the crew; a piece that a process died over goes out again."""
    waiting, deaths = deque(some), dict[Piece, int]()
    left = len(waiting)
    while left:
        crew.deal(waiting)
        for piece, answer in crew.listen(None):
            if not isinstance(answer, Died):
                left -= 1
                yield piece
                continue
            deaths[piece] = deaths.get(piece, 0) + 1
            if deaths[piece] >= DEATHS:
                raise _given_up(plan[piece.step].name, answer)
            waiting.appendleft(piece)


def _doer(pieces: Pieces) -> Callable[[Piece], QawlError | None]:
    return pieces.do


def _as_it_is(piece: Piece) -> Piece:
    return piece


def _given_up(step: str, died: Died) -> RunError:
    details = (("step", step), ("exit", str(died.code)), ("count", DEATHS))
    return RunError(f"{step}: {DEATHS} processes died over one piece", "run-step-died", details)


def _clear_before(number: int, plan: Plan, layout: Layout, keep: Collection[str]) -> None:
    """Give back the room of outcomes that no later step takes and nobody keeps."""
    needed = {name for step in plan[number + 1 :] for name in (*step.of, *step.given)}
    for name in {*plan[number].of, *plan[number].given} - needed - {*keep}:
        layout.clear(name)
