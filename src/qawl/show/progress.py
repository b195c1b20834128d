"""A line on the terminal that counts what has been done, beside the output and never in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Item = TypeVar("Item")


@contextmanager
def watched(items: Iterable[Item], label: str) -> Iterator[Iterator[Item]]:
    """The same items, counted on standard error as they go by; the line is gone at the end."""
    with _line() as progress:
        task = progress.add_task(label, total=None)

        def counted() -> Iterator[Item]:
            for item in items:
                yield item
                progress.advance(task)

        yield counted()


@contextmanager
def stages(label: str) -> Iterator[Callable[[str, int], None]]:
    """What is told the stage that the work is in, and how much of it is done; the line is gone at the end."""
    with _line() as progress:
        task = progress.add_task(label, total=None)

        def told(stage: str, done: int) -> None:
            progress.update(task, description=f"{label} {stage}", completed=done)

        yield told


def _line() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed}"), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True, markup=False), transient=True, redirect_stdout=False)
