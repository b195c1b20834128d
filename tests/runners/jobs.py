"""Jobs over the invented news of the demonstration, and reading functions that die over an article."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from qawl.model.captures import Capture
from qawl.runners.jobs.file import Job
from qawl.runners.jobs.read import Asked, Work, load_work
from qawl.runners.jobs.report import Tally
from qawl.runners.jobs.run import run_job
from qawl.runners.plans.local import LocalRunner
from qawl.runners.plans.plan import Plan, Row, Running
from qawl.sources.shards import Shard, cut_shards
from qawl.sources.warc import write_warc
from tests.runners.plainly import run_plainly

Fields = dict[str, Any]


def demo_articles(count: int) -> list[Fields]:
    """The first articles of the demonstration, as lines of JSON have them."""
    text = files("qawl").joinpath("demo", "articles.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()[:count]]


def write_lines(path: Path, articles: Iterable[Fields | str]) -> Path:
    """A file of lines; a text is a line as it stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in articles)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def write_archive(path: Path, articles: Sequence[Fields]) -> Path:
    """A web archive with a page for each article."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pages = [Capture(one["url"], page(one), "2026-03-05T09:00:00Z", "text/html; charset=utf-8") for one in articles]
    with path.open("wb") as file:
        write_warc(pages, file)
    return path


def page(article: Fields) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in article["text"].splitlines())
    date = f'<meta property="article:published_time" content="{article["published"]}">'
    head = f'<title>{article["title"]}</title><meta property="og:title" content="{article["title"]}">{date}'
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def job_in(folder: Path, read: Sequence[str], **more: Any) -> Job:
    """A job in a folder that writes to `out` in it; statements alone, unless it says so."""
    given = {"records": False, "stories": False, **more}
    return Job(str(folder / "job.yaml"), str(folder), tuple(read), str(folder / "out"), **given)


def shards_of(job: Job, size: int = 4 << 20) -> list[Shard]:
    return list(cut_shards(job.read, job.base, size))


class PlainRunner:
    """The plain reference in the place of an engine."""

    def run(self, plan: Plan, source: Iterable[Row], keep: Collection[str]) -> dict[str, Iterable[Row]]:
        return {name: list(rows) for name, rows in run_plainly(plan, source, keep).items()}


def run_plain(job: Job, size: int = 4 << 20, load: Callable[[Asked], Work] = load_work) -> Tally:
    return run_job(job, shards_of(job, size), PlainRunner(), load)  # type: ignore[arg-type]


def run_local(
    job: Job, jobs: int, size: int = 4 << 20, load: Callable[[Asked], Work] = load_work, work: Path | None = None
) -> Tally:
    running = Running(jobs, None if work is None else str(work))
    with LocalRunner(running) as runner:
        return run_job(job, shards_of(job, size), runner, load)


def outcome(folder: Path) -> dict[str, str]:
    """Every file of an outcome by its name, with a digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refusals(folder: Path) -> list[tuple[str, str]]:
    """Place and reason of all that a job refused."""
    lines = (folder / "rejected.jsonl").read_text("utf-8").splitlines()
    return [(one["what"] or one["place"], one["code"]) for one in map(json.loads, lines)]


def load_dying(asked: Asked) -> Work:
    """Reads as ever, and ends its process over an article that says so."""
    return partial(_dying, load_work(asked))


def _dying(work: Work, article: Any) -> bytes:
    if article.text.endswith("poison"):
        os._exit(7)
    return work(article)


def load_noting(notes: Path, asked: Asked) -> Work:
    """Reads as ever and notes the articles; the first process that meets «kill» is killed, the next one is not."""
    return partial(_noting, notes, load_work(asked))


def _noting(notes: Path, work: Work, article: Any) -> bytes:
    if article.text.endswith("kill"):
        if not (killed := notes / "killed").exists():
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    else:
        with (notes / "read").open("a", encoding="utf-8") as file:
            file.write(f"{article.id}\n")
    return work(article)
