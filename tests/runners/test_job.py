"""Jobs: the same files from every runner, nothing lost without a reason, and nothing done twice."""

from __future__ import annotations

import gzip
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

import pytest

from qawl.errors import RunError
from qawl.model.codec import encode_line
from qawl.model.documents import Article
from qawl.pipeline import load_kit, read_article
from qawl.runners.jobs.parquet_parts import GROUP, Kind, Part, Parts
from qawl.runners.jobs.report import write_report
from qawl.runners.jobs.run import job_shards, run_job
from qawl.runners.plans.engines import RUNNERS
from qawl.runners.plans.plan import Running
from tests.runners import plans
from tests.runners.jobs import (
    demo_articles,
    job_in,
    load_dying,
    load_noting,
    outcome,
    refusals,
    run_local,
    run_plain,
    shards_of,
    write_archive,
    write_lines,
)

parquet = pytest.importorskip("pyarrow.parquet")
pyarrow = pytest.importorskip("pyarrow")
SMALL = 5_000
"""Bytes of a shard: a few articles of the demonstration."""


def can_spark() -> bool:
    """Whether Spark can be tried here; where all must be, it is tried and fails."""
    return os.environ.get("CI") == "true" or bool(find_spec("pyspark") and shutil.which("java"))


def rows(folder: Path, kind: str) -> list[dict[str, object]]:
    """The rows of all files of a kind, in the order of their names."""
    paths = sorted((folder / kind).rglob("*.parquet"))
    return [row for path in paths for row in parquet.ParquetFile(path).read().to_pylist()]


def mixed_input(folder: Path) -> list[str]:
    """Lines with faults among them, a packed file, one that is cut, a table and an archive."""
    articles = demo_articles(9)
    write_lines(folder / "news" / "a.jsonl", [*articles[:3], "nonsense", articles[3], '{"id": "empty"}'])
    write_lines(folder / "news" / "b.jsonl", articles[4:6])
    packed = gzip.compress((folder / "news" / "b.jsonl").read_bytes(), mtime=0)
    (folder / "news" / "c.jsonl.gz").write_bytes(packed)
    (folder / "news" / "d.jsonl.gz").write_bytes(packed[:-40])
    flat = [{key: str(value) for key, value in one.items()} for one in articles[6:8]]
    parquet.write_table(pyarrow.Table.from_pylist(flat), folder / "news" / "e.parquet", row_group_size=1)
    write_archive(folder / "news" / "f.warc.gz", articles[8:])
    return ["news/*", "none/*.jsonl", "gone.jsonl"]


# The same bytes


def test_runners_jobs_and_the_places_where_files_are_cut_make_no_difference(tmp_path: Path) -> None:
    job = job_in(tmp_path, mixed_input(tmp_path), stories=True)

    run_plain(job)
    plain = outcome(tmp_path / "out")
    run_local(job, 1, SMALL)
    alone = outcome(tmp_path / "out")
    run_local(job, 2)

    assert alone == plain
    assert outcome(tmp_path / "out") == plain
    assert len([name for name in plain if name.startswith("stories/")]) == 1


@pytest.mark.skipif(not can_spark(), reason="SPARK IS NOT TRIED: pyspark or java is not here")
def test_spark_writes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", plans.SHORT)
    job = job_in(tmp_path, mixed_input(tmp_path))
    run_plain(job, SMALL)
    plain = outcome(tmp_path / "out")

    with RUNNERS["spark"](Running(2, str(tmp_path / "work"))) as runner:
        run_job(job, shards_of(job, SMALL), runner)

    assert outcome(tmp_path / "out") == plain


# What is written


def test_readings_hold_the_line_of_extract_and_the_text_it_counts_in(tmp_path: Path) -> None:
    (first,) = demo_articles(1)
    write_lines(tmp_path / "a.jsonl", [first])

    run_plain(job_in(tmp_path, ["a.jsonl"], records=True))

    (row,) = rows(tmp_path / "out", "readings")
    article = Article(
        str(row["id"]), str(row["text"]), *(str(row[key]) for key in ("title", "url", "outlet", "published"))
    )
    reading = read_article(article, load_kit(records=True))
    assert str(row["line"]).encode() == encode_line(reading)
    assert row["statements"] == len(reading.statements) > 0
    assert (tmp_path / "out" / "readings" / "day=2026-03-02" / "part-00000.parquet").is_file()


def test_statements_are_rows_of_their_own_with_words_and_places(tmp_path: Path) -> None:
    (first,) = demo_articles(1)
    write_lines(tmp_path / "a.jsonl", [first])

    run_plain(job_in(tmp_path, ["a.jsonl"]))

    (reading,) = rows(tmp_path / "out", "readings")
    found = rows(tmp_path / "out", "statements")
    assert [row["position"] for row in found] == list(range(len(found)))
    text = str(reading["text"])
    said = next(row for row in found if row["speaker"] == "سيف الأنواء")
    assert text[said["start"] : said["end"]] == said["content"]  # type: ignore[misc]
    assert "moments" not in json.loads(str(reading["line"]))


def test_an_article_without_a_date_stands_with_the_undated(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [{"id": "x", "text": "قال الوزير إن السد سيفتح غدا."}])

    run_plain(job_in(tmp_path, ["a.jsonl"]))

    assert (tmp_path / "out" / "readings" / "day=undated" / "part-00000.parquet").is_file()


def test_a_day_has_as_many_files_as_its_rows_need(tmp_path: Path) -> None:
    article = demo_articles(1)[0]
    write_lines(tmp_path / "a.jsonl", [article | {"id": f"n-{number}"} for number in range(5)])

    run_plain(job_in(tmp_path, ["a.jsonl"], rows=2))

    names = [path.name for path in sorted((tmp_path / "out" / "readings").rglob("*.parquet"))]
    assert names == ["part-00000.parquet", "part-00001.parquet", "part-00002.parquet"]
    assert [row["id"] for row in rows(tmp_path / "out", "readings")] == [f"n-{number}" for number in range(5)]


def test_files_of_an_older_run_go_and_those_of_others_stay(tmp_path: Path) -> None:
    article, out = demo_articles(1)[0], tmp_path / "out"
    write_lines(tmp_path / "a.jsonl", [article | {"id": f"n-{number}"} for number in range(5)])
    run_plain(job_in(tmp_path, ["a.jsonl"], rows=2))
    (out / "readings" / "notes.txt").write_text("ours")
    write_lines(tmp_path / "a.jsonl", [article])

    run_plain(job_in(tmp_path, ["a.jsonl"], rows=2))

    assert [path.name for path in sorted((out / "readings").rglob("*.parquet"))] == ["part-00000.parquet"]
    assert (out / "readings" / "notes.txt").read_text() == "ours"


def test_a_part_has_its_rows_in_groups_and_no_half_of_it_is_ever_there(tmp_path: Path) -> None:
    columns = (("number", Kind.WHOLE), ("words", Kind.TEXTS))

    with Parts(str(tmp_path), "t", columns, 2 * GROUP + 1) as parts:
        for number in range(2 * GROUP + 2):
            parts.add((number, ["a", "b"]))
    broken = Parts(str(tmp_path), "broken", columns, 2 * GROUP)
    with pytest.raises(StopIteration), broken:
        fill(broken, GROUP)

    assert parts.written == [Part("t/part-00000.parquet", 2 * GROUP + 1), Part("t/part-00001.parquet", 1)]
    assert parquet.ParquetFile(tmp_path / "t" / "part-00000.parquet").metadata.num_row_groups == 3
    assert list((tmp_path / "broken").iterdir()) == []


def fill(parts: Parts, number: int) -> None:
    """So many rows, and then a fault."""
    for one in range(number):
        parts.add((one, None))
    raise StopIteration


# What is refused


def test_everything_that_was_not_read_is_listed_with_its_place(tmp_path: Path) -> None:
    job = job_in(tmp_path, mixed_input(tmp_path))

    tally = run_plain(job, SMALL)

    assert refusals(tmp_path / "out") == [
        ("news/a.jsonl:4", "rejected-not-json"),
        ("news/a.jsonl:6", "rejected-no-text"),
        ("news/d.jsonl.gz:1", "rejected-truncated-lines"),
        ("none/*.jsonl", "rejected-no-match"),
        ("gone.jsonl", "rejected-missing"),
    ]
    assert tally.all_refused == 5
    assert tally.articles == 9


def test_an_article_that_came_again_word_for_word_is_counted_and_another_of_its_id_is_listed(tmp_path: Path) -> None:
    one, two = demo_articles(2)
    other = two | {"id": one["id"]}
    write_lines(tmp_path / "a.jsonl", [one, other, one])
    write_lines(tmp_path / "b.jsonl", [one])

    tally = run_plain(job_in(tmp_path, ["*.jsonl"]))

    (row,) = rows(tmp_path / "out", "readings")
    assert row["title"] == one["title"]
    assert tally.repeated == 2
    assert refusals(tmp_path / "out") == [("a.jsonl:2", "rejected-replaced")]


def test_the_last_of_two_that_say_different_things_stands(tmp_path: Path) -> None:
    one, two = demo_articles(2)
    write_lines(tmp_path / "a.jsonl", [one])
    write_lines(tmp_path / "b.jsonl", [two | {"id": one["id"]}])

    run_plain(job_in(tmp_path, ["a.jsonl", "b.jsonl"]))

    (row,) = rows(tmp_path / "out", "readings")
    assert row["title"] == two["title"]
    assert refusals(tmp_path / "out") == [("a.jsonl:1", "rejected-replaced")]


def test_an_article_over_which_a_process_dies_is_refused_and_its_neighbours_are_read_as_ever(tmp_path: Path) -> None:
    articles = demo_articles(3)
    write_lines(tmp_path / "a.jsonl", articles)
    run_plain(job_in(tmp_path, ["a.jsonl"]))
    before = rows(tmp_path / "out", "readings")
    articles.insert(2, {"id": "bad", "text": "قال الوزير. poison"})
    write_lines(tmp_path / "a.jsonl", articles)

    run_local(job_in(tmp_path, ["a.jsonl"]), 2, load=load_dying)

    assert rows(tmp_path / "out", "readings") == before
    (line,) = (tmp_path / "out" / "rejected.jsonl").read_text("utf-8").splitlines()
    told = json.loads(line)
    assert (told["what"], told["place"], told["code"]) == ("bad", "a.jsonl:3", "rejected-worker-died")


def test_a_job_that_reads_what_it_writes_is_stopped(tmp_path: Path) -> None:
    write_lines(tmp_path / "out" / "a.jsonl", demo_articles(1))

    with pytest.raises(RunError) as raised:
        job_shards(job_in(tmp_path, ["**/*.jsonl"]))

    assert raised.value.code == "run-reads-own"


# Going on


def run_noting(folder: Path, work: Path) -> None:
    run_local(job_in(folder, ["*.jsonl"]), 1, 1 << 20, partial(load_noting, folder), work)


def test_a_job_that_was_killed_goes_on_where_it_was_with_the_same_bytes(tmp_path: Path) -> None:
    for number, article in enumerate(demo_articles(4)):
        text = article["text"] + ("kill" if number == 2 else "")
        write_lines(tmp_path / f"{number}.jsonl", [article | {"text": text}])
    process = get_context("spawn").Process(target=run_noting, args=(tmp_path, tmp_path / "work"))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    before = (tmp_path / "read").read_text("utf-8").split()

    run_noting(tmp_path, tmp_path / "work")

    again = (tmp_path / "read").read_text("utf-8").split()[len(before) :]
    assert (len(before), len(again)) == (2, 1)  # without the folder all three would be read again
    found = outcome(tmp_path / "out")
    run_plain(job_in(tmp_path, ["*.jsonl"]))
    assert found == outcome(tmp_path / "out")


def test_a_job_that_is_done_is_not_done_again_and_tells_when_its_files_are_gone(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", demo_articles(2))
    load = partial(load_noting, tmp_path)
    run_local(job_in(tmp_path, ["*.jsonl"]), 1, load=load, work=tmp_path / "work")
    before = outcome(tmp_path / "out")

    run_local(job_in(tmp_path, ["*.jsonl"]), 1, load=load, work=tmp_path / "work")

    assert outcome(tmp_path / "out") == before
    assert len((tmp_path / "read").read_text("utf-8").split()) == 2
    next((tmp_path / "out" / "readings").rglob("*.parquet")).unlink()
    with pytest.raises(RunError) as raised:
        run_local(job_in(tmp_path, ["*.jsonl"]), 1, load=load, work=tmp_path / "work")
    assert raised.value.code == "run-lost-file"
    assert not (tmp_path / "out" / "report.json").exists()


def test_who_is_turned_away_leaves_an_older_outcome_whole(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", demo_articles(1))
    run_local(job_in(tmp_path, ["a.jsonl"]), 1, work=tmp_path / "work")
    before = outcome(tmp_path / "out")

    with pytest.raises(RunError) as raised:
        run_local(job_in(tmp_path, ["a.jsonl"], rows=7), 1, work=tmp_path / "work")

    assert raised.value.code == "run-work-of-another"
    assert outcome(tmp_path / "out") == before


def fill_the_disk(folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
    columns = (("words", Kind.TEXT),)
    try:
        from qawl.runners.jobs.parquet_parts import full_told

        with full_told(str(folder)), Parts(str(folder), "t", columns, 50_000) as parts:
            for _ in range(20_000):
                parts.add((os.urandom(20).hex(),))
    except RunError as error:
        sys.exit(error.code)


def test_a_full_disk_where_the_outcome_goes_is_told_as_such(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.runners.test_job import fill_the_disk; "
        f"fill_the_disk(Path({str(tmp_path)!r}))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2])

    assert done.stderr.strip() == "run-out-full"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_report_tells_no_times(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", demo_articles(2))

    tally = run_plain(job_in(tmp_path, ["a.jsonl"]))

    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert report["articles"] == 2
    assert report["days"] == {"2026-03-02": 1, "2026-03-03": 1}
    before = (tmp_path / "out" / "report.json").read_bytes()
    write_report(tally, str(tmp_path / "out"))
    assert (tmp_path / "out" / "report.json").read_bytes() == before
