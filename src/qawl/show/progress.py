"""A line on the terminal that counts what has been done, beside the output and never in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Item = TypeVar("Item")


@contextmanager
def watched(items: Iterable[Item], label: str) -> Iterator[Iterator[Item]]:
    """The same items, counted on standard error as they go by; the line is gone at the end."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed}"))
    console = Console(stderr=True, markup=False)
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(label, total=None)

        def counted() -> Iterator[Item]:
            for item in items:
                yield item
                progress.advance(task)

        yield counted()
