"""Carries out a job with any engine: the same input gives the same files, whoever works and how often it is begun."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from qawl.errors import RunError
from qawl.model.codec import decode_plain, encode_plain
from qawl.pipeline import load_kit, load_linker
from qawl.runners.jobs.days import REPORT
from qawl.runners.jobs.file import Job
from qawl.runners.jobs.load import keep_packed, prepare_store
from qawl.runners.jobs.parquet_parts import full_told
from qawl.runners.jobs.read import Asked, Work, load_work
from qawl.runners.jobs.report import (
    Tally,
    count_capped,
    count_days,
    parts_of,
    write_copies,
    write_report,
    write_stories,
)
from qawl.runners.jobs.rows import Sort, sort_of
from qawl.runners.jobs.steps import CAPPED, COPIES, DAYS, LOADED, STANDING, STORIES, job_plan, kept_steps
from qawl.runners.plans.plan import Row, Runner, Running
from qawl.sources.places import joined, names_in, remove, remove_empty, settle
from qawl.sources.shards import Shard, cut_shards
from qawl.store.address import is_server
from qawl.store.open import open_store


def job_shards(job: Job) -> list[Shard]:
    """What a job reads, in shards; RunError where it would read what it writes."""
    shards = list(cut_shards(job.read, job.base))
    inside = joined(job.write, "")
    if any(shard.address.startswith(inside) for shard in shards):
        raise RunError(f"{job.where}: reads what it writes", "run-reads-own", (("path", job.write),))
    return shards


def marked(job: Job, running: Running) -> Running:
    """How to run a job: nothing is taken up that other word lists or another registry made."""
    kit = load_kit(job.overlay, records=job.records or job.load is not None)
    return replace(running, mark=kit.version if job.load is None else load_linker(kit, job.overlay).version)


def run_job(job: Job, shards: Sequence[Shard], runner: Runner, load: Callable[[Asked], Work] = load_work) -> Tally:
    """Carry out a job; when this returns, its folder holds the outcome of this run and no older one.

    There is no report while its files are written: a folder without one is not whole. Whoever is turned away before
    that, as by a work folder of another job, leaves an older outcome whole.
    """
    if job.load is not None:
        prepare_store(job.load, job.overlay)
    source = ((number.to_bytes(4), encode_plain(shard)) for number, shard in enumerate(shards))
    kept = runner.run(job_plan(job, load), source, kept_steps(job))
    remove(joined(job.write, REPORT))
    tally = Tally()
    with full_told(job.write):
        _write_rest(job, kept, shards, tally)
    if job.load is not None:
        tally.loaded = _loaded(job.load, kept)
    _tidy(job, tally)
    write_report(tally, job.write)
    return tally


def _write_rest(job: Job, kept: Mapping[str, Iterable[Row]], shards: Sequence[Shard], tally: Tally) -> None:
    """What is written by one alone, once the days are there."""
    count_days(kept[DAYS], shards, job.write, job.rows, tally)
    if job.stories:
        write_copies(kept[COPIES], job.write, job.rows, tally)
        write_stories(kept[STORIES], job.write, job.rows, tally)
        count_capped(kept[CAPPED], tally)


def _loaded(address: str, kept: Mapping[str, Iterable[Row]]) -> Counter[str]:
    """What a store did with the articles: told by those who filled it, or filled here where one alone may write."""
    if is_server(address):
        counts = (Counter(decode_plain(value, dict[str, int])) for _, value in kept[LOADED])
        return sum(counts, Counter())
    with open_store(address) as store:
        return keep_packed(store, _standing(kept[STANDING]))


def _standing(rows: Iterable[Row]) -> Iterator[bytes]:
    return (value for key, value in rows if sort_of(key) is Sort.DAY)


def _tidy(job: Job, tally: Tally) -> None:
    """Take away what an older run left, once all that this one wrote is there."""
    written = {part.name for part in tally.files}
    there = set(parts_of(names_in(job.write)))
    if missing := sorted(written - there):
        details = (("path", job.write), ("name", missing[0]))
        raise RunError(f"{job.write}: {missing[0]} is gone", "run-lost-file", details)
    settle(job.write, sorted(written))
    for name in sorted(there - written):
        remove(joined(job.write, name))
        remove_empty(joined(job.write, name.rpartition("/")[0]))


def own_folder(job: Job) -> str:
    """Where a job keeps what is finished until all of it is, if nobody says where: beside its file."""
    stem = os.path.splitext(os.path.basename(job.where))[0]
    return os.path.join(job.base, f"{stem}.work")
