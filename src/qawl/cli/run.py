"""`qawl run`: a job from its file, by one process, several or an engine, and what came of it."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

import click

from qawl.cli.options import lang_option
from qawl.cli.output import whole_file
from qawl.cli.read import outcome
from qawl.cli.speak import DONE, FAILED, INTERRUPTED, Misused, SpokenCommand, Told, complain, refusal, tell
from qawl.runners.jobs.file import Job, load_job, new_job
from qawl.runners.jobs.report import LIST, Tally
from qawl.runners.jobs.run import job_shards, marked, own_folder, run_job
from qawl.runners.plans.engines import RUNNERS
from qawl.runners.plans.plan import Progress, Running
from qawl.sources.places import joined
from qawl.sources.remote import NoRemote, Unreachable
from qawl.sources.shards import Cut, Shard
from qawl.store.address import named
from qawl.wording import Lang, load_words, say

OFTEN = 30.0
"""Seconds between two lines of progress where nobody looks at a terminal."""


@click.command(cls=SpokenCommand)
@click.argument("job", metavar="JOB.yaml")
@click.option("--engine", type=click.Choice(tuple(RUNNERS)), default="local")
@click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N")
@click.option("--master", metavar="URL")
@click.option("--conf", multiple=True, metavar="NAME=VALUE")
@click.option("--work", metavar="DIR")
@click.option("--dry-run", is_flag=True)
@click.option("--new", is_flag=True)
@lang_option
@click.pass_context
def run(
    ctx: click.Context,
    job: str,
    engine: str,
    jobs: int,
    master: str | None,
    conf: tuple[str, ...],
    work: str | None,
    dry_run: bool,
    new: bool,
) -> int:
    lang: Lang = ctx.obj
    if new:
        return _begin(job, lang)
    if master is not None and not master.startswith("local") and work is None:
        raise Misused("run-needs-work", ctx)
    pairs = tuple(_pair(ctx, said) for said in conf)
    with _needs_told():
        given = load_job(job)
        shards = job_shards(given)
        if dry_run:
            return _show(given, shards, lang)
        if all(shard.cut is Cut.REFUSED for shard in shards):
            return _nothing(shards, lang)
        if find_spec("pyarrow") is None:
            raise Told("run-needs", extra="parquet")
        began = time.monotonic()
        folder = work or own_folder(given)
        try:
            with _telling(lang) as tell_of:
                running = Running(jobs, folder, master=master, conf=pairs, tell=tell_of)
                with RUNNERS[engine](marked(given, running)) as runner:
                    tally = run_job(given, shards, runner)
        except KeyboardInterrupt:
            complain(say(lang, "run-stopped", path=folder))
            return INTERRUPTED
    if work is None:
        shutil.rmtree(own_folder(given), ignore_errors=True)
    _report(given, tally, lang)
    complain(say(lang, "run-took", count=int(time.monotonic() - began)))
    return outcome(tally.articles, tally.all_refused)


def _begin(path: str, lang: Lang) -> int:
    if Path(path).exists():
        raise Told("system-exists", path=path)
    with whole_file(path) as out:
        out.write(new_job(lang).encode())
    complain(say(lang, "run-new", path=path, command=f"qawl run {path}"))
    return DONE


def _pair(ctx: click.Context, said: str) -> tuple[str, str]:
    name, sign, value = said.partition("=")
    if not (name and sign):
        raise Misused("run-bad-conf", ctx, said=said)
    return name, value


@contextmanager
def _needs_told() -> Iterator[None]:
    """What is missing for addresses far away, or did not answer, in a sentence with its cure."""
    try:
        yield
    except NoRemote as error:
        raise Told("run-needs", extra="remote") from error
    except Unreachable as error:
        raise Told("run-unreachable", address=error.address, reason=error.reason) from error


@contextmanager
def _telling(lang: Lang) -> Iterator[Callable[[Progress], None]]:
    """One line that is written over on a terminal; elsewhere a line for each step, and one now and then."""
    seen = sys.stderr.isatty()
    told: list[tuple[str, float]] = []

    def tell_of(progress: Progress) -> None:
        key = f"run-step-{progress.step}"
        step = say(lang, key if key in load_words(lang) else "run-step-across")
        numbers = {"number": progress.number, "steps": progress.steps}
        line = say(lang, "run-progress", step=step, done=progress.done, pieces=progress.pieces, **numbers)
        now = time.monotonic()
        if seen:
            click.echo(f"\r\x1b[2K{line}", err=True, nl=False)
        elif not told or step != told[-1][0] or now - told[-1][1] > OFTEN:
            complain(line)
        else:
            return
        told[:] = [(step, now)]

    try:
        yield tell_of
    finally:
        if seen and told:
            click.echo(err=True)


def _show(job: Job, shards: Sequence[Shard], lang: Lang) -> int:
    """What would be read, file by file, and what would be written."""
    files = 0
    for _, of_file in groupby(shards, key=lambda shard: shard.address):
        some = list(of_file)
        if (why := some[0].refused) is not None:
            complain(refusal(why, lang))
            continue
        files += 1
        counted, size = say(lang, "count-shards", count=len(some)), _megabytes(some)
        cut = say(lang, f"run-cut-{some[0].cut}")
        tell(say(lang, "run-dry-file", name=some[0].name, cut=cut, shards=counted, size=size))
    read = [shard for shard in shards if shard.cut is not Cut.REFUSED]
    counted = say(lang, "count-shards", count=len(read))
    told = say(lang, "count-files", count=files)
    tell(say(lang, "run-dry-total", shards=counted, files=told, size=_megabytes(read)))
    tell(say(lang, "run-dry-writes", path=job.write))
    tell(f"  {say(lang, 'run-dry-readings', rows=job.rows)}")
    if job.stories:
        tell(f"  {say(lang, 'run-dry-across')}")
    tell(f"  {say(lang, 'run-dry-rest')}")
    if job.load is not None:
        tell(f"  {say(lang, 'run-dry-load', store=named(job.load))}")
    return outcome(len(read), len(shards) - len(read))


def _nothing(shards: Sequence[Shard], lang: Lang) -> int:
    """A word that is misspelt must not cost the outcome of an older run."""
    for shard in shards:
        if shard.refused is not None:
            complain(refusal(shard.refused, lang))
    complain(say(lang, "run-nothing"))
    return FAILED


def _megabytes(shards: Sequence[Shard]) -> str:
    return f"{sum(shard.size for shard in shards) / 1e6:,.1f}"


def _report(job: Job, tally: Tally, lang: Lang) -> None:
    """What became of everything that was given, in counts."""
    tell(f"{say(lang, 'run-read')}: {say(lang, 'count-articles', count=tally.articles)}")
    tell(f"{say(lang, 'read-statements')}: {say(lang, 'count-statements', count=tally.statements)}")
    if tally.repeated:
        tell(f"{say(lang, 'run-repeated')}: {say(lang, 'count-articles', count=tally.repeated)}")
    if job.stories:
        copies = say(lang, "count-copy-groups", count=tally.copies)
        tell(say(lang, "run-across", copies=copies, stories=say(lang, "count-stories", count=tally.stories)))
    if tally.capped_in_all:
        tell(say(lang, "count-capped", count=tally.capped_in_all))
    if job.load is not None:
        counts = {name: tally.loaded[name] for name in ("new", "changed", "same")}
        tell(say(lang, "run-loaded", **counts))
    tell(say(lang, "count-rejected", count=tally.all_refused))
    for code, count in sorted(tally.refused.items(), key=lambda one: (-one[1], one[0])):
        example = refusal(tally.examples[code], lang)
        tell(f"  {example if count == 1 else say(lang, 'run-refused-row', count=count, example=example)}")
    if tally.refused:
        tell(say(lang, "run-refused-list", path=joined(job.write, LIST)))
    files = say(lang, "count-files", count=len(tally.files))
    tell(say(lang, "run-written", path=job.write, files=files))
