"""The bench measures what it says: a short run on the demo articles, with nothing said about time."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest
from evals.bench import DEMO, Line, Run, demo_lines, extract, given_lines, same_bytes, table, write_articles

ARTICLES = 200


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Run]:
    """The same demo articles read by one process and by two."""
    folder = tmp_path_factory.mktemp("bench")
    articles = folder / "articles.jsonl"
    write_articles(demo_lines(), ARTICLES, articles)
    one, two = (extract(articles, folder / f"{jobs}.jsonl", jobs=jobs) for jobs in (1, 2))
    return one, two


def test_one_process_and_two_write_the_same_bytes(runs: tuple[Run, Run]) -> None:
    one, two = runs

    assert same_bytes(one, two)
    assert len(one.output.read_bytes().splitlines()) == ARTICLES


def test_another_byte_is_seen(runs: tuple[Run, Run], tmp_path: Path) -> None:
    one, two = runs
    changed = tmp_path / "changed.jsonl"
    changed.write_bytes(two.output.read_bytes().replace(b"1", b"2", 1))

    assert not same_bytes(one, Run(changed, 0, 0))


def test_a_run_tells_its_time_and_its_memory(runs: tuple[Run, Run]) -> None:
    one, _ = runs

    assert one.seconds > 0
    assert 10 < one.peak < 1000


def test_the_demo_goes_on_for_ever_and_never_repeats_an_id() -> None:
    held = len(list(given_lines(DEMO)))

    ids = [json.loads(line)["id"] for line in islice(demo_lines(), 3 * held)]

    assert len(set(ids)) == 3 * held


def test_no_more_articles_are_taken_than_asked_for(tmp_path: Path) -> None:
    lines = demo_lines()

    written = write_articles(lines, 5, tmp_path / "five.jsonl")

    assert written == 5
    assert len((tmp_path / "five.jsonl").read_text("utf-8").splitlines()) == 5
    assert json.loads(next(lines))["id"].endswith("-0"), "more was read than written"


def test_a_missed_bar_is_marked_in_the_table() -> None:
    lines = [Line("speed", "1.0", ">= 2", kept=False), Line("memory", "5 MB", "< 30 MB")]

    first, second = table(lines).splitlines()

    assert first.split() == ["speed", "1.0", ">=", "2", "missed"]
    assert second.split() == ["memory", "5", "MB", "<", "30", "MB"]
