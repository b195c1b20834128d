"""What every way of running must do: the same results, in the same order, whatever happens to one article."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from qawl.errors import BadData, QawlError
from qawl.model.codec import encode_line, encode_reading
from qawl.model.documents import Article, Rejected, Segment, SegmentKind, Span
from qawl.model.records import Reading
from qawl.runners.local import extract_all, load_reader, read_all
from qawl.runners.workers import AHEAD, ARTICLES
from qawl.wording import say
from tests.cli.asking import heed_interrupts
from tests.runners import readers
from tests.store.readings import TEXT

ROOT = Path(__file__).parent.parent.parent
JOBS = (1, 2, 3)
Items = list[Article | Rejected]


def many(count: int) -> Items:
    """Articles of very different lengths, with refusals among them."""
    chance = random.Random(7)
    return [
        Rejected(f"news.jsonl:{number}", "rejected-no-text")
        if chance.random() < 0.1
        else Article(str(number), chance.choice([TEXT, "ق" * chance.randrange(1, 60_000)]), title="خ")
        for number in range(count)
    ]


def among_good_ones(*bad: str) -> Items:
    """Articles with bad ones in the first place, the last and between."""
    items: Items = []
    for number, text in enumerate(bad):
        items.append(Article(f"bad-{number}", text))
        items.extend(Article(f"good-{number}-{n}", TEXT) for n in range(5))
    items.append(Article("bad-last", bad[0]))
    return items


def told(results: Iterator[Reading | Rejected]) -> dict[str, Reading | Rejected]:
    return {result.what if isinstance(result, Rejected) else result.article.id: result for result in results}


@pytest.mark.parametrize("jobs", JOBS)
def test_results_come_in_the_order_of_the_articles_and_are_the_same_for_any_number_of_jobs(jobs: int) -> None:
    items = many(150)

    results = list(read_all(items, readers.plain, jobs))

    assert results == [item if isinstance(item, Rejected) else readers.read_plainly(item) for item in items]


@pytest.mark.parametrize("jobs", JOBS)
def test_an_article_reaches_its_reader_with_all_that_is_known_of_it(jobs: int) -> None:
    main = Segment(SegmentKind.MAIN, Span(0, 60))
    article = Article(
        "n", TEXT, "خ", "https://nahar.example/n", "النهار", "2026-03-05",
        (main,), "سلمى الهادي", ("وكالة الجسر",), "ar", "meta",
    )  # fmt: skip

    (reading,) = read_all([article], readers.plain, jobs)

    assert isinstance(reading, Reading)
    assert reading.article == article


@pytest.mark.parametrize("jobs", JOBS)
def test_lines_are_the_same_bytes_for_any_number_of_jobs(jobs: int) -> None:
    items = many(60)

    results = list(extract_all(items, readers.lines, jobs))

    assert results == [
        item if isinstance(item, Rejected) else encode_line(readers.read_plainly(item)) for item in items
    ]


def test_our_own_reading_gives_the_same_bytes_here_and_elsewhere() -> None:
    items: Items = [Article(str(number), TEXT) for number in range(3)]

    here = [encode_reading(r) for r in read_all(items, load_reader, 1) if isinstance(r, Reading)]
    elsewhere = [encode_reading(r) for r in read_all(items, load_reader, 2) if isinstance(r, Reading)]

    assert len(here) == 3
    assert here == elsewhere


@pytest.mark.parametrize("jobs", JOBS)
@pytest.mark.parametrize("items", [[], [Rejected("a", "rejected-empty")] * 40], ids=["nothing", "refusals"])
def test_a_stream_without_articles_ends(jobs: int, items: Items) -> None:
    assert list(read_all(items, readers.plain, jobs)) == items


@pytest.mark.parametrize("jobs", JOBS)
def test_a_fault_on_one_article_is_named_and_the_others_go_on(jobs: int) -> None:
    items = among_good_ones("fail", "deep")

    results = told(read_all(items, readers.faulty, jobs))

    refused = {name: result for name, result in results.items() if isinstance(result, Rejected)}
    assert set(refused) == {"bad-0", "bad-1", "bad-last"}
    assert refused["bad-0"] == Rejected(
        "bad-0", "rejected-crashed", (("error", "ZeroDivisionError: nothing by nothing"),)
    )
    assert len(results) == len(items)


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_process_that_dies_costs_the_article_it_died_on_and_no_other(jobs: int) -> None:
    items = among_good_ones("exit", "exit", "fail")

    results = told(read_all(items, readers.faulty, jobs))

    assert list(results) == [item.id for item in items if isinstance(item, Article)]
    refused = {name: result.code for name, result in results.items() if isinstance(result, Rejected)}
    assert refused == {
        "bad-0": "rejected-worker-died",
        "bad-1": "rejected-worker-died",
        "bad-2": "rejected-crashed",
        "bad-last": "rejected-worker-died",
    }
    assert results["bad-0"] == Rejected("bad-0", "rejected-worker-died", (("exit", "7"),))
    assert "7" in say("ar", "rejected-worker-died", exit="7")


def test_a_process_killed_for_no_fault_of_its_article_costs_nothing(tmp_path: Path) -> None:
    items = among_good_ones("kill", "نعم")

    results = list(read_all(items, partial(readers.killed_once, tmp_path / "killed"), 2))

    assert (tmp_path / "killed").exists()
    assert results == [readers.read_plainly(item) for item in items if isinstance(item, Article)]


@pytest.mark.parametrize("jobs", JOBS)
def test_word_lists_that_cannot_be_read_stop_the_run_and_say_why(jobs: int) -> None:
    with pytest.raises(BadData, match=r"cues\.toml: no such file"):
        list(read_all([Article("1", TEXT)], readers.without_words, jobs))

    assert multiprocessing.active_children() == []


def test_processes_that_cannot_start_stop_the_run() -> None:
    with pytest.raises(QawlError, match="could not start"):
        list(read_all([Article("1", TEXT)], readers.never_ready, 2))


def counted(taken: list[int], count: int) -> Iterator[Article]:
    for number in range(count):
        taken.append(number)
        yield Article(str(number), TEXT)


def test_one_job_takes_no_article_before_the_last_one_has_come_out() -> None:
    taken: list[int] = []

    results = read_all(counted(taken, 10), readers.plain, 1)
    next(results)

    assert len(taken) == 1


def test_several_jobs_take_a_bounded_number_of_articles_ahead() -> None:
    taken: list[int] = []
    results = read_all(counted(taken, 10_000), readers.plain, 2)

    for out in range(300):
        next(results)

        assert len(taken) - out <= 2 * AHEAD * ARTICLES + ARTICLES
    results.close()  # type: ignore[attr-defined]


def test_no_more_processes_are_started_than_there_are_chunks() -> None:
    results = read_all(counted([], ARTICLES), readers.plain, 8)
    next(results)

    started = len(multiprocessing.active_children())
    list(results)

    assert started == 1


def test_who_stops_early_leaves_no_process_behind() -> None:
    results = read_all(counted([], 10_000), partial(readers.sleeping, 0.01), 2)
    next(results)
    at_work = multiprocessing.active_children()

    results.close()  # type: ignore[attr-defined]

    assert len(at_work) == 2
    assert multiprocessing.active_children() == []


def test_two_jobs_share_the_work() -> None:
    items: Items = [Article(str(number), TEXT) for number in range(20 * ARTICLES)]

    def seconds(jobs: int) -> float:
        results = read_all(items, partial(readers.sleeping, 0.002), jobs)
        next(results)
        start = time.perf_counter()
        list(results)
        return time.perf_counter() - start

    assert any(seconds(1) / seconds(2) > 1.5 for _ in range(4)), "what others do on this machine can hide it once"


# What reaches the whole program

RUN = """
import itertools, multiprocessing, sys
from functools import partial
from qawl.model.documents import Article
from qawl.runners.local import read_all
from tests.runners import readers

if __name__ == "__main__":
    articles = (Article(str(number), "نعم") for number in itertools.count())
    for number, _ in enumerate(read_all(articles, partial(readers.sleeping, 0.01), 2)):
        if number == 40:
            print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


LONG = """
import sys
from functools import partial
from pathlib import Path
from qawl.model.documents import Article
from qawl.runners.local import read_all
from tests.runners import readers

if __name__ == "__main__":
    articles = (Article(str(number), "نعم") for number in range(1000))
    list(read_all(articles, partial(readers.stuck, Path(sys.argv[1])), 2))
"""
WITH_TESTS = {**os.environ, "PYTHONPATH": str(ROOT)}


def running(tmp_path: Path) -> tuple[subprocess.Popen[str], list[int]]:
    """A program with two workers in full swing, and the numbers of these."""
    (tmp_path / "run.py").write_text(RUN, "utf-8")
    program = subprocess.Popen(
        [sys.executable, str(tmp_path / "run.py")],
        env=WITH_TESTS,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,
    )
    assert program.stdout is not None
    return program, [int(number) for number in program.stdout.readline().split()]


def alive(number: int) -> bool:
    """Whether a process runs; one that has ended and waits to be collected does not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def all_gone(workers: list[int], within: float = 5) -> bool:
    end = time.monotonic() + within
    while any(map(alive, workers)) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(map(alive, workers))


def test_an_interrupt_ends_the_program_and_its_workers_without_their_complaints(tmp_path: Path) -> None:
    program, workers = running(tmp_path)

    os.killpg(program.pid, signal.SIGINT)
    _, complaints = program.communicate(timeout=10)

    assert len(workers) == 2
    assert all_gone(workers)
    assert complaints.count("Traceback") == 1
    assert complaints.rstrip().endswith("KeyboardInterrupt")


def test_a_program_that_is_killed_leaves_no_worker_behind(tmp_path: Path) -> None:
    program, workers = running(tmp_path)
    busy = [alive(worker) for worker in workers]

    program.kill()
    program.communicate(timeout=10)

    assert busy == [True, True]
    assert all_gone(workers)


def test_a_worker_deep_in_a_long_task_ends_with_a_program_that_is_killed(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (tmp_path / "run.py").write_text(LONG, "utf-8")
    program = subprocess.Popen([sys.executable, str(tmp_path / "run.py"), str(notes)], env=WITH_TESTS)
    end = time.monotonic() + 30
    while len(workers := [int(note.name) for note in notes.iterdir()]) < 2 and time.monotonic() < end:
        time.sleep(0.02)

    program.kill()
    program.wait(10)

    assert len(workers) == 2
    assert all_gone(workers)
