"""Measures what runners of plans cost beside plain multiprocessing, on the same articles in one run, by turns.

usage: python -m evals.bench_runners [ARTICLES.jsonl[.gz]] [--articles N] [--jobs N] [--turns N] [--runners NAME,…]
Without a file it takes the news sample beside the project where there is one, and else the demo articles over and
over. Every runner reads each article as `qawl extract` does and gives its reading as bytes. Time is by the clock and
holds starting processes and loading word lists, which all of them must do; what an engine takes to start is told
apart. The overhead is the middle one of the turns, each beside the plain run of the same turn.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from evals.bench import SAMPLE, demo_lines, given_lines
from qawl.model.codec import decode_plain, encode_plain, encode_reading
from qawl.model.documents import Article
from qawl.runners.engines import RUNNERS
from qawl.runners.local import load_reader
from qawl.runners.plan import SOURCE, Each, Given, OfRow, Plan, Row, Runner, Running, Step

MOST = 0.15
"""The overhead over plain multiprocessing that a runner may have."""
AT_ONCE = 16
"""Articles that plain multiprocessing and our runners hand over together."""


def reading(given: Given) -> OfRow:
    """What every runner does: from an article to its reading, as bytes."""
    read = load_reader()
    return lambda key, value: [(key, encode_reading(read(decode_plain(value, Article))))]


def quick(given: Given) -> OfRow:
    """Hardly anything: for the start of an engine."""
    return lambda key, value: [(key, value)]


PLAN: Plan = (Step("read", Each(reading), (SOURCE,)),)
START: Plan = (Step("start", Each(quick), (SOURCE,)),)

_of_row: list[OfRow] = []


def _prepare() -> None:
    _of_row.append(reading({}))


def _one(row: Row) -> Iterable[Row]:
    return list(_of_row[0](*row))


def plainly(rows: list[Row], jobs: int) -> list[Row]:
    """By multiprocessing alone, all rows in memory."""
    with get_context("spawn").Pool(jobs, _prepare) as pool:
        return sorted(row for some in pool.imap_unordered(_one, rows, AT_ONCE) for row in some)


def by_runner(runner: Runner, rows: list[Row]) -> list[Row]:
    return list(runner.run(PLAN, rows, ["read"])["read"])


def articles(path: Path | None, many: int) -> list[Row]:
    """Articles as rows; each has an id of its own."""
    lines = given_lines(path) if path is not None else demo_lines()
    found: list[dict[str, Any]] = [msgspec.json.decode(line) for line in islice(lines, many)]
    wanted = ("text", "title", "url", "outlet", "published")
    made = [Article(f"{n:07}", **{name: one.get(name) for name in wanted}) for n, one in enumerate(found)]
    return [(article.id.encode(), encode_plain(article)) for article in made]


def timed(work: Callable[[], list[Row]]) -> tuple[list[Row], float]:
    began = time.perf_counter()
    rows = work()
    return rows, time.perf_counter() - began


def measure(rows: list[Row], jobs: int, turns: int, names: list[str]) -> bool:
    """Print the table; whether every runner keeps the bar."""
    seconds: dict[str, list[float]] = {"plain": [], **{name: [] for name in names}}
    starts: dict[str, float] = {}
    opened = {name: RUNNERS[name](Running(jobs=jobs, at_once=4 * AT_ONCE)) for name in names}
    for name, runner in opened.items():
        starts[name] = timed(partial(_started, runner))[1]
    for turn in range(turns):
        want, took = timed(partial(plainly, rows, jobs))
        seconds["plain"].append(took)
        for name, runner in opened.items():
            got, took = timed(partial(by_runner, runner, rows))
            seconds[name].append(took)
            print(f"turn {turn + 1}: {name} {took:.1f} s beside {seconds['plain'][-1]:.1f} s", file=sys.stderr)
            if got != want:
                raise SystemExit(f"{name}: other rows than plain multiprocessing")
    for runner in opened.values():
        runner.close()
    return _table(seconds, starts, len(rows), jobs)


def _started(runner: Runner) -> list[Row]:
    return list(runner.run(START, [(b"", b"")], ["start"])["start"])


def _table(seconds: dict[str, list[float]], starts: dict[str, float], many: int, jobs: int) -> bool:
    print(f"{many:,} articles, {jobs} processes, the same rows from all")
    print("| runner | articles a second and core | overhead | start |\n| --- | --- | --- | --- |")
    kept = True
    for name, took in seconds.items():
        over = median(one / plain - 1 for one, plain in zip(took, seconds["plain"], strict=True))
        told = f"{over:+.1%} (at most {MOST:.0%})" if name in starts else ""
        start = f"{starts[name]:.1f} s" if name in starts else ""
        print(f"| {name} | {many / median(took) / jobs:.1f} | {told} | {start} |")
        kept = kept and over <= MOST
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=1_500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--runners", default="local,spark")
    given = parser.parse_args()
    path = given.file or (SAMPLE if SAMPLE.exists() else None)
    names = [name for name in given.runners.split(",") if name]
    sys.exit(not measure(articles(path, given.articles), given.jobs, given.turns, names))


if __name__ == "__main__":
    main()
