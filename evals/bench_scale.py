"""Measures a job of `qawl run` as the articles grow, for each engine, and works out what a month of news costs.

usage: python -m evals.bench_scale ARTICLES.jsonl[.gz] [--sizes N,N,…] [--engines NAME:JOBS,…] [--statements]
       python -m evals.bench_scale --write        docs/scale-bench.md from what was measured, out/scale.json
Each article of the sample stays as it is; what is missing up to N are variants of it: three in ten are copies (cut,
reworded, respelled) within two days, the others have four words in ten of another article and another day. Time is by
the clock from the job's file to its report, an engine's start included and told; memory is of all processes together.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evals.bench_scale_told import write_page
from evals.copies.plant import as_made, given_rows
from evals.copies.press import Made, Press

ROOT = Path(__file__).resolve().parent.parent
MEASURED = ROOT / "out" / "scale.json"
SIZES = (5_000, 20_000, 76_000, 300_000)
_FIRST, _LAST = date(2005, 1, 1), date(2025, 12, 31)
_TICK = os.sysconf("SC_CLK_TCK")


def varied(rows: Sequence[dict[str, str]], many: int, seed: int = 8) -> Iterator[dict[str, Any]]:
    """As many articles as wanted: the given ones, then variants of each in turn; the same for the same seed."""
    chance = random.Random(seed)
    made = [as_made(row) for row in rows]
    chance.shuffle(made)
    press = Press(chance, made, ())
    for number in range(many):
        one, nth = made[number % len(made)], number // len(made)
        if nth == 0:
            yield one.row()
        elif chance.random() < 0.3:
            way = chance.choice((press.reworded, press.cut, press.respelled))
            days = timedelta(chance.randrange(3))
            yield way(one).row() | {"id": f"{one.id}-{nth}", "published": _moved(one.published, days)}
        else:
            yield _other(one, chance.choice(made), chance) | {"id": f"{one.id}-{nth}"}


def _other(one: Made, filler: Made, chance: random.Random) -> dict[str, Any]:
    """A text with four words in ten of another, on any day of twenty years."""
    words = [
        filler.words[at % len(filler.words)].strip() + " " if chance.random() < 0.4 else word
        for at, word in enumerate(one.words)
    ]
    day = _FIRST + timedelta(chance.randrange((_LAST - _FIRST).days))
    return one.row() | {"text": "".join(words).strip(), "published": day.isoformat()}


def _moved(published: str, days: timedelta) -> str:
    try:
        return (date.fromisoformat(published[:10]) + days).isoformat()
    except ValueError:
        return published


# One job


def measure(lines: Path, engine: str, jobs: int, statements: bool) -> dict[str, Any]:
    """One job in a process of its own, with what it took."""
    with tempfile.TemporaryDirectory(prefix="qawl-scale-", dir=lines.parent) as folder:
        job = Path(folder) / "job.yaml"
        job.write_text(f"read: [{lines}]\nwrite: out/\nrecords: {'no' if statements else 'yes'}\nstories: yes\n")
        command = [sys.executable, "-m", "evals.bench_scale", "--one", str(job), engine, str(jobs)]
        watched = _Watched(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True))
        told = watched.finish()
        files = [path for path in (Path(folder) / "out").rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
    if told is None:
        return {"failed": watched.code, **watched.used()}
    found: dict[str, Any] = json.loads(told)
    return found | watched.used() | {"files": len(files), "written_mb": round(size / 1e6, 1)}


class _Watched:
    """A process, and the most memory and the processor time that it and all below it were seen to take."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._peak = 0
        self._ticks: dict[int, int] = {}
        self._done = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()
        self.code = 0

    def finish(self) -> str | None:
        out, _ = self._process.communicate()
        self._done.set()
        self._watcher.join()
        self.code = self._process.returncode
        return out if self.code == 0 else None

    def used(self) -> dict[str, float]:
        return {"peak_mb": round(self._peak / 1e6), "cpu_s": round(sum(self._ticks.values()) / _TICK, 1)}

    def _watch(self) -> None:
        while not self._done.wait(0.25):
            found = _family(self._process.pid)
            self._peak = max(self._peak, sum(memory for memory, _ in found.values()))
            self._ticks.update({pid: ticks for pid, (_, ticks) in found.items()})


def _family(first: int) -> dict[int, tuple[int, int]]:
    """Of a process and all below it the memory that is its own, and its processor time."""
    parents, found = {}, {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            pages = (entry / "statm").read_text().split()
        except OSError:
            continue
        pid = int(entry.name)
        parents[pid] = int(fields[1])
        own = (int(pages[1]) - int(pages[2])) * os.sysconf("SC_PAGE_SIZE")
        found[pid] = (own, int(fields[11]) + int(fields[12]))
    inside = {first}
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in inside} - inside
        inside |= more
        grown = bool(more)
    return {pid: found[pid] for pid in inside if pid in found}


def run_one(path: str, engine: str, jobs: int) -> dict[str, Any]:
    """Carry out one job here; the seconds of each step, as the runner tells of it."""
    from qawl.runners.jobs.file import load_job
    from qawl.runners.jobs.run import job_shards, marked, own_folder, run_job
    from qawl.runners.plans.engines import RUNNERS
    from qawl.runners.plans.plan import Progress, Running

    began = time.monotonic()
    ended: dict[str, float] = {}

    def tell(progress: Progress) -> None:
        ended[progress.step] = time.monotonic()

    job = load_job(path)
    shards = job_shards(job)
    with RUNNERS[engine](marked(job, Running(jobs, own_folder(job), tell=tell))) as runner:
        tally = run_job(job, shards, runner)
    took = time.monotonic() - began
    steps, last = {}, began
    for step, at in sorted(ended.items(), key=lambda one: one[1]):
        steps[step], last = round(at - last, 2), at
    steps["rest"] = round(time.monotonic() - last, 2)
    return {
        "engine": engine,
        "jobs": jobs,
        "articles": tally.articles,
        "statements": tally.statements,
        "stories": tally.stories,
        "copies": tally.copies,
        "refused": tally.all_refused,
        "capped": tally.capped_in_all,
        "shards": len(shards),
        "seconds": round(took, 1),
        "steps": steps,
    }


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path, nargs="?")
    options.add_argument("--sizes", default=",".join(map(str, SIZES)))
    options.add_argument("--engines", default="local:1,local:2,spark:2")
    options.add_argument("--statements", action="store_true", help="without moments, figures, meetings and positions")
    options.add_argument("--folder", type=Path, help="where the articles are made; the temporary folder if left out")
    options.add_argument("--write", action="store_true")
    options.add_argument("--one", nargs=3, metavar=("JOB", "ENGINE", "JOBS"))
    given = options.parse_args()
    if given.one is not None:
        print(json.dumps(run_one(given.one[0], given.one[1], int(given.one[2]))))
        return 0
    if given.articles is not None:
        _measure_all(given)
    if given.write or given.articles is not None:
        write_page(json.loads(MEASURED.read_text()), ROOT / "docs" / "scale-bench.md")
    return 0


def _measure_all(given: argparse.Namespace) -> None:
    rows = given_rows(given.articles)
    folder = Path(tempfile.mkdtemp(prefix="qawl-scale-", dir=given.folder))
    try:
        for size in map(int, given.sizes.split(",")):
            lines = folder / f"{size}.jsonl"
            with lines.open("w", encoding="utf-8") as out:
                out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in varied(rows, size))
            for engine, _, jobs in (one.partition(":") for one in given.engines.split(",")):
                result = measure(lines, engine, int(jobs or 1), given.statements)
                _note(
                    {"engine": engine, "jobs": int(jobs or 1), "size": size, "records": not given.statements} | result
                )
            lines.unlink()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _note(result: dict[str, Any]) -> None:
    """Write a result down at once, in the place of an older one of the same kind."""
    kind = ("engine", "jobs", "size", "records")
    known = json.loads(MEASURED.read_text()) if MEASURED.exists() else []
    kept = [one for one in known if any(one[key] != result[key] for key in kind)]
    MEASURED.parent.mkdir(exist_ok=True)
    MEASURED.write_text(json.dumps([*kept, result], indent=1))
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    sys.exit(main())
