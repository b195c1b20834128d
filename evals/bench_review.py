"""Measures the queue of review over a large store after many verdicts: what keeping one takes, and the queue.

usage: python -m evals.bench_review STORE [--verdicts 3000] [--times 20]
The store is copied first.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from qawl.answers.deciding import Author, accept, reject
from qawl.answers.review import Wanted, queue
from qawl.store.contract.store import Store
from qawl.store.open import open_store

AT = "2026-04-01T10:00:00Z"
SPREAD = 7
"""Every so many statements one is judged."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--verdicts", type=int, default=3_000)
    parser.add_argument("--times", type=int, default=20)
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        path = shutil.copy(asked.store, Path(folder) / "qawl.db")
        with open_store(str(path)) as store:
            print(f"{store.counts().articles} articles, {store.counts().statements} statements", flush=True)
            _tell("the first queue", [_timed(lambda: queue(store))])
            _tell("keeping a verdict", _judge(store, asked.verdicts))
            _tell("the queue after them, first", [_timed(lambda: queue(store))])
            for name, wanted in (
                ("all", Wanted()),
                ("of an outlet", Wanted(outlet="وكالة")),
                ("again", Wanted(second=True)),
            ):
                times = [_timed(lambda wanted=wanted: queue(store, wanted, "r")) for _ in range(asked.times)]  # type: ignore[misc]
                _tell(f"the queue after them, {name}", times)
    return 0


def _judge(store: Store, count: int) -> list[float]:
    """Accept and reject in turn, by two reviewers."""
    chosen = list(islice(store.statements(), 0, count * SPREAD, SPREAD))
    times = []
    for number, one in enumerate(chosen):
        author, act = Author(f"r{number % 2}", AT), accept if number % 3 else reject
        times.append(_timed(lambda record=one.id, author=author, act=act: act(store, record, author, 0)))  # type: ignore[misc]
    return times


def _timed(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def _tell(what: str, times: list[float]) -> None:
    ordered = sorted(times)
    middle, high = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    print(
        f"{what:32} {len(times):6} times, p50 {middle:8.1f} ms, p95 {high:8.1f} ms, most {ordered[-1]:8.1f} ms",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
