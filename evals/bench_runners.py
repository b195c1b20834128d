"""Measures what runners of plans cost beside plain multiprocessing, on the same articles in one run, by turns.

usage: python -m evals.bench_runners [ARTICLES.jsonl[.gz]] [--articles N] [--jobs N] [--turns N] [--runners NAME,…]
Without a file it takes the news sample beside the project where there is one, and else the demo articles over and
over. Every runner reads each article as `qawl extract` does and gives its reading as bytes. Time is by the clock, and
once more that of the processors, for all processes together: what others do on the machine meanwhile falsifies the
first and hardly the second. It holds starting processes and loading word lists, which all of them must do; what an
engine takes to start, and to move the rows once without doing anything to them, is told apart. Overhead is the middle
one of the turns, each beside the plain run of that turn.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
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
from qawl.runners.local import load_reader
from qawl.runners.plans.engines import RUNNERS
from qawl.runners.plans.plan import SOURCE, Each, Given, OfRow, Plan, Row, Runner, Running, Step

MOST = 0.15
"""The overhead over plain multiprocessing that a runner may have."""
AT_ONCE, TOGETHER = 16, 1_000
"""Articles that plain multiprocessing hands over together, and that are one piece of our runners, as in a shard."""


def reading(given: Given) -> OfRow:
    """What every runner does: from an article to its reading, as bytes; word lists may be edited meanwhile."""
    read = load_reader()
    return lambda key, value: [(key, encode_reading(replace(read(decode_plain(value, Article)), version="")))]


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
    told = ((one["text"], *(one.get(name) for name in ("title", "url", "outlet", "published"))) for one in found)
    made = [Article(f"{number:07}", *fields) for number, fields in enumerate(told)]
    return [(article.id.encode(), encode_plain(article)) for article in made]


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock, and of all processors."""

    clock: float
    busy: float


def timed(work: Callable[[], list[Row]]) -> tuple[list[Row], Took]:
    began, busy = time.perf_counter(), family_time()
    rows = work()
    return rows, Took(time.perf_counter() - began, family_time() - busy)


def family_time() -> float:
    """Processor seconds of this process and of all below it, those that have ended included."""
    parents, spent = {}, {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            parents[int(entry.name)] = int(fields[1])
            spent[int(entry.name)] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    family, more = set[int](), {os.getpid()}
    while more:
        family |= more
        more = {pid for pid, parent in parents.items() if parent in family} - family
    return sum(spent.get(pid, 0.0) for pid in family)


def measure(rows: list[Row], jobs: int, turns: int, names: list[str]) -> bool:
    """Print the table; whether every runner keeps the bar."""
    seconds: dict[str, list[Took]] = {"plain": [], **{name: [] for name in names}}
    starts: dict[str, Took] = {}
    opened = {name: RUNNERS[name](Running(jobs=jobs, at_once=TOGETHER)) for name in names}
    for name, runner in opened.items():
        starts[name] = timed(partial(_started, runner, rows))[1]
    for turn in range(turns):
        want, took = timed(partial(plainly, rows, jobs))
        seconds["plain"].append(took)
        for name, runner in opened.items():
            got, took = timed(partial(by_runner, runner, rows))
            seconds[name].append(took)
            print(f"turn {turn + 1}: {name} {took} beside {seconds['plain'][-1]}", file=sys.stderr)
            if got != want:
                other = sorted({key for key, _ in set(got) ^ set(want)})
                raise SystemExit(f"{name}: {len(got)} rows for {len(want)}, others for {len(other)}: {other[:3]}")
    for runner in opened.values():
        runner.close()
    return _table(seconds, starts, len(rows), jobs)


def _started(runner: Runner, rows: list[Row]) -> list[Row]:
    """A runner at work: Java is slow until it has seen some."""
    return list(runner.run(START, rows, ["start"])["start"])


def _table(seconds: dict[str, list[Took]], starts: dict[str, Took], many: int, jobs: int) -> bool:
    print(f"{many:,} articles, {jobs} processes, the same rows from all; an overhead of {MOST:.0%} is allowed")
    print("| runner | articles a second and core | overhead by the clock | of the processors | start |")
    print("| --- | --- | --- | --- | --- |")
    kept = True
    for name, took in seconds.items():
        pairs = list(zip(took, seconds["plain"], strict=True))
        clock = median(one.clock / plain.clock - 1 for one, plain in pairs)
        busy = median(one.busy / plain.busy - 1 for one, plain in pairs)
        over = f"{clock:+.1%} | {busy:+.1%} | {starts[name].clock:.1f} s" if name in starts else " | | "
        print(f"| {name} | {many / median(one.clock for one in took) / jobs:.1f} | {over} |")
        kept = kept and max(clock, busy) <= MOST
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
