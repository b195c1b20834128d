"""A plan: steps that any runner can carry out, in this process, in several, or on many machines, with the same result.

A step takes rows and gives rows. A row is a key and a value, both bytes, so that it can travel, be sorted and be
written down by anybody. What a step makes of rows hangs on nothing but the rows and what was `given`: a runner may
begin it again, in another process, as often as it has to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self, TypeAlias

Row: TypeAlias = tuple[bytes, bytes]
"""A key and a value."""
Given: TypeAlias = Mapping[str, Sequence[Row]]
"""The whole outcome of small steps by their names, in the order of keys and values."""
OfRow: TypeAlias = Callable[[bytes, bytes], Iterable[Row]]
OfBucket: TypeAlias = Callable[[bytes, Iterator[bytes]], Iterable[Row]]
"""From a key and its values, in their order, to rows."""


@dataclass(frozen=True, slots=True)
class Each:
    """Every row by itself."""

    prepare: Callable[[Given], OfRow]
    """Makes the function; called once in each process, so it must be importable there by name."""
    careful: Callable[[Given], OfRow] | None = None
    """The same for rows among which one made a process die or a function fail: it survives that, and says so in a row.

    Rows that do no harm must come out of it as they come out of the other.
    """


@dataclass(frozen=True, slots=True)
class Grouped:
    """Rows of one key together, in the order of their values; of equal rows each counts."""

    prepare: Callable[[Given], OfBucket]
    """Makes the function; it may leave values untaken, and must not hold all of them: there may be millions."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Rows are ties between a key and a value: for each of them the least that its ties reach, itself included."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it does, to which rows, and what it is told besides."""

    name: str
    shape: Each | Grouped | Linked
    of: tuple[str, ...]
    """The steps whose rows it takes, one behind the other, or `SOURCE`."""
    given: tuple[str, ...] = field(default=())
    """Steps whose whole outcome is small enough to be handed to every process."""


SOURCE = "source"
"""The rows that a plan is begun with."""
Plan: TypeAlias = tuple[Step, ...]
"""Steps in an order in which each comes behind those that it takes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a plan has come."""

    step: str
    number: int
    """Of the step, from 1."""
    steps: int
    done: int
    """Pieces of the step that are finished."""
    pieces: int


def _tell_nobody(progress: Progress) -> None:
    """Nobody asked how far a plan has come."""


@dataclass(frozen=True, slots=True)
class Running:
    """How plans are carried out: nothing here changes what comes out."""

    jobs: int = 1
    """Processes, or what an engine on this machine has of them; a cluster has its own."""
    work: str | None = None
    """A folder, on clusters one that all see; what is finished in it is not done again. None: a passing one."""
    mark: str = ""
    """Whatever outcomes hang on besides plan and source, as word lists: under another mark nothing is taken up."""
    at_once: int = 1
    """Rows of the source that are one piece of work: many where a row is little work, as an article is."""
    buckets: int = 16
    """Into so many parts rows are dealt by their keys; for engines that deal rows out themselves the least."""
    memory: int = 256
    """MB of rows that a process holds to sort them; more are sorted on disk."""
    master: str | None = None
    """An engine's address, such as `spark://host:7077`; None for this machine."""
    conf: tuple[tuple[str, str], ...] = ()
    """An engine's own settings."""
    tell: Callable[[Progress], None] = _tell_nobody


class Runner(Protocol):
    """Carries out plans; with the same plan and source every runner gives the same rows."""

    def run(self, plan: Plan, source: Iterable[Row], keep: Collection[str]) -> dict[str, Iterable[Row]]:
        """The rows of the kept steps, each in the order of key and value; to be taken as often as wanted until `close`.

        RunError, with a sentence in the word files, where it cannot come to an end. Begun again with the same plan and
        source and the same `work`, it goes on where it was.
        """
        ...

    def close(self) -> None:
        """Give back processes and passing folders."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
