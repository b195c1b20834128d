"""A plan: steps that any runner can carry out, in this process, in several, or on many machines, with the same result.

A step takes rows and gives rows. A row is a key and a value, both bytes, so that it can travel, be sorted and be
written down by anybody. What a step makes of rows hangs on nothing but the rows and what was `given`: a runner may
begin it again, in another process, as often as it has to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

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
    """The same for a row on which a process died: it survives that, and says so in a row."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """Rows of one key together, in the order of their values; of equal rows each counts."""

    prepare: Callable[[Given], OfBucket]


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
