"""Measures what files for other programs cost as they grow: seconds, and the memory that writing takes.

usage: python -m evals.bench_export STORE [--rows 1000000] [--articles 15000] [--form NAME]...

Rows are statements, articles whole readings; both are those of the store, over and over until there are enough. Each
form is written in a process of its own, to nowhere. Memory is what the process grew by after the first thing was read.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import RawIOBase
from itertools import islice
from typing import BinaryIO, cast

from qawl.export.formats import FORMS, Given, What
from qawl.export.pieces import Item
from qawl.model.records import Reading
from qawl.store.contract.store import Store
from qawl.store.open import open_store

TABLES, LINKED = ("csv", "parquet", "xlsx"), ("jsonld", "prov", "annotations", "ftm")
PATIENCE = 200.0
"""Seconds after which a form is given up."""
MEGA = 1024 * 1024


class Nowhere(RawIOBase):
    """A file that keeps nothing but its length."""

    def __init__(self) -> None:
        super().__init__()
        self.length = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.length

    def write(self, data: object) -> int:
        size = memoryview(cast(bytes, data)).nbytes
        self.length += size
        return size


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--articles", type=int, default=15_000)
    parser.add_argument("--form", action="append", choices=[*TABLES, *LINKED])
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.one:
        print(_one(asked.store, asked.one[0], int(asked.one[1])), flush=True)
        return 0
    print("| form | things | seconds | grew by, MB | file, MB |\n| --- | --- | --- | --- | --- |", flush=True)
    for form in asked.form or (*TABLES, *LINKED):
        count = asked.rows if form in TABLES else asked.articles
        command = [sys.executable, "-m", "evals.bench_export", asked.store, "--one", form, str(count)]
        try:
            ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)
            print(ran.stdout.strip(), flush=True)
        except subprocess.TimeoutExpired:
            print(f"| {form} | {count:,} | not done in {PATIENCE:.0f} | | |", flush=True)
    return 0


def _one(path: str, name: str, count: int) -> str:
    with open_store(path) as store:
        what = What.STATEMENTS if name in TABLES else What.ARTICLES
        read: Callable[[], Iterable[Item]] = store.statements if name in TABLES else partial(_readings, store)
        items = _over_and_over(read, count)
        before = _peak()
        began, out = time.perf_counter(), Nowhere()
        FORMS[name].load()(Given(what, items, "ar", "bench"), cast(BinaryIO, out))
        took = time.perf_counter() - began
    return f"| {name} | {count:,} | {took:.1f} | {_peak() - before:.0f} | {out.length / MEGA:.0f} |"


def _readings(store: Store) -> Iterator[Reading]:
    """Every reading of the store."""
    found = (store.reading(card.id) for card in store.articles())
    return (reading for reading in found if reading is not None)


def _over_and_over(read: Callable[[], Iterable[Item]], count: int) -> Iterator[Item]:
    """So many things, the first ones of the store again where it has fewer."""
    left = count
    while left > 0:
        taken = 0
        for item in islice(read(), left):
            taken += 1
            yield item
        if not taken:
            return
        left -= taken


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
