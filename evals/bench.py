"""Measures speed and memory against bars, in one run on this machine, and names every bar that is missed.

usage: python evals/bench.py [ARTICLES.jsonl[.gz]] [--articles N]     (`make bench` installs what it needs)
Without a file it takes the news sample beside the project where there is one, and else the demo articles over and
over. What each figure means stands in the table it prints; ratios hold on other machines, seconds do not.
"""

from __future__ import annotations

import argparse
import filecmp
import gzip
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any, TypeVar

from qawl.model.documents import Article
from qawl.pipeline import load_kit, read_article

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT.parent / "shared" / "data" / "news-sample.jsonl.gz"
DEMO = ROOT / "src" / "qawl" / "demo" / "articles.jsonl"

SLOWEST = 3.0
"""The whole extraction may take so many times what spaCy's tokenizer alone takes."""
FLAT = 30.0
"""MB by which the peak may grow while the articles become four times as many."""
SPEED_UP = 1.7
"""How many times as fast two processes must be as one."""

TURNS = 3
"""How often one process and two are timed."""

EXTRACT = """
import os, re, resource, sys, time
from qawl.cli import main
began = time.perf_counter()
try:
    main()
finally:
    took = time.perf_counter() - began
    try:
        peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 ** (2 if sys.platform == "darwin" else 1)
    print(f"\\n{took} {peak}", file=sys.stderr)
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was measured, what came out, and the bar it must keep if it has one."""

    what: str
    figure: str
    bar: str = ""
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """One `qawl extract` in a process of its own."""

    output: Path
    seconds: float
    """Wall time, without starting Python."""
    peak: float
    """Most memory the process held, in MB; its workers not counted."""


# Articles


def given_lines(path: Path) -> Iterator[str]:
    """The lines of a file, one at a time."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        yield from lines


def demo_lines() -> Iterator[str]:
    """The demo articles over and over, each time under other ids; never ends."""
    for turn in count():
        for line in given_lines(DEMO):
            article = json.loads(line)
            yield json.dumps({**article, "id": f"{article['id']}-{turn}"}, ensure_ascii=False) + "\n"


def write_articles(lines: Iterator[str], articles: int, path: Path) -> int:
    """Write at most so many lines; how many there were."""
    written = 0
    with path.open("w", encoding="utf-8") as out:
        for line in islice(lines, articles):
            out.write(line)
            written += 1
    return written


# Speed


def measure_speed(path: Path) -> list[Line]:
    """Words a second of the whole extraction beside a tokenizer alone, article by article in turns, on one core."""
    stay_on_one_core()
    kit, loading = timed(load_kit)
    tokenize, _ = timed(load_tokenizer)
    words = 0
    ours = theirs = 0.0
    for line in given_lines(path):
        fields = json.loads(line)
        article = Article(str(fields["id"]), fields["text"], outlet=fields.get("outlet"))
        words += len(article.text.split())
        ours += timed(partial(read_article, article, kit))[1]
        theirs += timed(partial(tokenize, article.text))[1]
    ratio = ours / theirs
    return [
        Line("word lists, loading once", f"{loading:.2f} s"),
        Line("extraction, cold", f"{words / ours:,.0f} words/s"),
        Line("spaCy's Arabic tokenizer alone, cold", f"{words / theirs:,.0f} words/s"),
        Line("extraction, times the tokenizer", f"{ratio:.2f}", f"<= {SLOWEST:g}", ratio <= SLOWEST),
    ]


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What `work` gives and the processor time it took, in seconds."""
    began = time.process_time()
    result = work()
    return result, time.process_time() - began


def load_tokenizer() -> Callable[[str], Any]:
    """spaCy's tokenizer for Arabic, with nothing behind it."""
    spacy: Any = importlib.import_module("spacy")
    tokenizer: Callable[[str], Any] = spacy.blank("ar").tokenizer
    return tokenizer


def stay_on_one_core() -> None:
    """Keep this process, with whatever threads it has, on one core where the system knows how."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


# Memory and processes


def extract(articles: Path, output: Path, *, jobs: int) -> Run:
    """Run `qawl extract` in a fresh process."""
    command = [sys.executable, "-c", EXTRACT, "extract", str(articles), "-o", str(output), "--jobs", str(jobs)]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"qawl extract failed:\n{done.stderr}")
    seconds, peak = map(float, done.stderr.splitlines()[-1].split())
    return Run(output, seconds, peak)


def same_bytes(one: Run, other: Run) -> bool:
    """Whether two runs wrote the same file."""
    return filecmp.cmp(one.output, other.output, shallow=False)


def measure_runs(articles: Path, total: int, folder: Path) -> list[Line]:
    """Peak memory on a quarter of the articles and on all, and what a second process gains on the quarter."""
    quarter = folder / "quarter.jsonl"
    few = write_articles(given_lines(articles), max(1, total // 4), quarter)
    one, two = in_turns(quarter, folder)
    large = extract(articles, folder / "all.jsonl", jobs=1)
    grown, gain, same = large.peak - one.peak, one.seconds / two.seconds, same_bytes(one, two)
    return [
        Line(f"peak memory, {few:,} articles", f"{one.peak:.0f} MB"),
        Line(f"peak memory, {total:,} articles", f"{large.peak:.0f} MB"),
        Line("peak memory, growth", f"{grown:.0f} MB", f"< {FLAT:g} MB", grown < FLAT),
        Line(f"extract --jobs 1, wall time, {few:,} articles", f"{one.seconds:.1f} s"),
        Line(f"extract --jobs 2, wall time, {few:,} articles", f"{two.seconds:.1f} s"),
        Line("two processes, times as fast as one", f"{gain:.2f}", f">= {SPEED_UP:g}", gain >= SPEED_UP),
        Line("same bytes from one process and two", "yes" if same else "no", "yes", same),
    ]


def in_turns(articles: Path, folder: Path) -> tuple[Run, Run]:
    """One process and two in turns, the quickest run of each: what else runs here slows some turns, seldom all."""
    runs = [[extract(articles, folder / f"{jobs}-{turn}.jsonl", jobs=jobs) for jobs in (1, 2)] for turn in range(TURNS)]
    one, two = (min(column, key=lambda run: run.seconds) for column in zip(*runs, strict=True))
    return one, two


# The table


def table(lines: list[Line]) -> str:
    """The lines in columns: what, figure, bar, and «missed» behind a bar that was."""
    rows = [(line.what, line.figure, line.bar, "" if line.kept else "missed") for line in lines]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles_file", nargs="?", type=Path, metavar="ARTICLES.jsonl[.gz]")
    options.add_argument("--articles", type=int, default=20_000, metavar="N", help="how many at most (20,000)")
    given = options.parse_args()
    path: Path | None = given.articles_file or (SAMPLE if SAMPLE.exists() else None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "articles.jsonl"
        total = write_articles(demo_lines() if path is None else given_lines(path), given.articles, articles)
        print(
            f"{total:,} articles of {'the demo' if path is None else path.name}, Python {sys.version.split()[0]}",
            flush=True,
        )
        if hasattr(os, "getloadavg"):
            print(f"{os.cpu_count()} cores, {os.getloadavg()[0]:.1f} of them busy with other work", flush=True)
        lines = measure_runs(articles, total, folder) + measure_speed(articles)
    print(table(lines))
    missed = [line.what for line in lines if not line.kept]
    if missed:
        print(f"missed: {'; '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
