"""Many values made at once that stay: nobody looks for rings of waste among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def many_values() -> Iterator[None]:
    """While many values are made that all stay: looking for rings of waste among them costs most of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@contextmanager
def lasting_values() -> Iterator[None]:
    """While word lists are loaded that stay as long as the process: never are they looked through again."""
    with many_values():
        yield
    gc.freeze()
