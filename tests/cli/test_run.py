"""`qawl run`: a job from its file, what it tells of it, and where it refuses to begin."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.asking import ask
from tests.runners.jobs import demo_articles, outcome, write_archive, write_lines

pytest.importorskip("pyarrow")


def job(folder: Path, *lines: str) -> str:
    path = folder / "job.yaml"
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return str(path)


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    """A job over three articles, one of them twice, with faults among them."""
    one, two, three = demo_articles(3)
    write_lines(tmp_path / "in" / "a.jsonl", [one, "nonsense", two, "more nonsense", one])
    write_lines(tmp_path / "in" / "b.jsonl", [three, "{}"])
    return job(tmp_path, "read: in", "write: out", "records: no", "stories: no")


def test_what_came_of_it_is_told_in_arabic(faulty: str, tmp_path: Path) -> None:
    told = ask("run", faulty)

    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "قُرئ: 3 أخبار",
        told.stdout.splitlines()[1],
        "مكرر كما هو: خبر واحد",
        "رُفضت 3 أشياء",
        "  2 من هذا النوع، أولها: in/a.jsonl:2: ليس JSON سليما عند الحرف 1؛ اكتب كائنا واحدا في كل سطر.",
        "  in/b.jsonl:2: ليس في السطر حقل text؛ أضفه وضع فيه نص الخبر.",
        f"ما رُفض كله بسببه: {tmp_path / 'out' / 'rejected.jsonl'}",
        f"كُتب في {tmp_path / 'out'}: {told.stdout.splitlines()[-1].rpartition(': ')[2]}",
    ]
    assert told.stderr.splitlines()[0] == "القراءة (1 من 3): 0 من 2"


def test_what_came_of_it_is_told_in_english_and_again_is_the_same(faulty: str, tmp_path: Path) -> None:
    first = ask("run", faulty, lang="en")
    before = outcome(tmp_path / "out")

    again = ask("run", faulty, lang="en")

    assert first.exit_code == 0
    assert first.stdout == again.stdout
    assert outcome(tmp_path / "out") == before
    assert "read: 3 articles" in first.stdout
    assert "came again word for word: 1 article\n" in first.stdout
    assert "  2 of this kind, the first: in/a.jsonl:2: This is not valid JSON at character 1" in first.stdout
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["in", "job.yaml", "out"]


def test_stories_and_copies_are_told_and_written(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", demo_articles(2))
    words = job(tmp_path, "read: a.jsonl", "write: out", "records: no")

    told = ask("run", words, lang="en")

    assert "copies · " in told.stdout
    assert " stor" in told.stdout
    assert (tmp_path / "out" / "stories" / "part-00000.parquet").is_file()


def test_a_store_is_filled_and_filled_again_it_gains_nothing(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", demo_articles(3))
    words = job(tmp_path, "read: a.jsonl", "write: out", "stories: no", "load: news.db")

    first = ask("run", words, lang="en")
    again = ask("run", words, lang="en")

    assert "store: 3 new · 0 changed · 0 unchanged" in first.stdout
    assert "store: 0 new · 0 changed · 3 unchanged" in again.stdout
    read = ask("read", str(tmp_path / "a.jsonl"), "--store", str(tmp_path / "news.db"), lang="en")
    assert "unchanged: 3 articles" in read.stdout


def test_a_server_is_filled_by_several_processes_and_its_password_is_never_told(tmp_path: Path, postgres: str) -> None:
    articles = demo_articles(4)
    write_lines(tmp_path / "a.jsonl", articles[:2])
    write_lines(tmp_path / "b.jsonl", articles[2:])
    words = job(tmp_path, "read: '*.jsonl'", "write: out", "stories: no", f"load: {postgres}")

    first = ask("run", words, "--jobs", "2", lang="en")
    again = ask("run", words, "--dry-run", lang="en")
    second = ask("run", words, lang="en")

    assert "store: 4 new · 0 changed · 0 unchanged" in first.stdout
    assert "store: 0 new · 0 changed · 4 unchanged" in second.stdout
    password = postgres.partition("@")[0].rpartition(":")[2]
    assert password not in "".join(one.output for one in (first, again, second))


def test_all_refused_is_a_failure_with_its_reasons(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", ["nonsense"])

    told = ask("run", job(tmp_path, "read: a.jsonl", "write: out", "stories: no"), lang="en")

    assert told.exit_code == 1
    assert "read: no articles" in told.stdout


def test_who_stops_it_is_told_how_it_goes_on(faulty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qawl.cli.run.run_job", stop)

    arabic, english = (ask("run", faulty, lang=lang) for lang in ("ar", "en"))

    assert (arabic.exit_code, english.exit_code) == (130, 130)
    assert f"What was finished is kept in {tmp_path / 'job.work'}: give the same command again" in english.stderr
    assert "أعد الأمر نفسه فيكمل من حيث وقف" in arabic.stderr


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_name_that_is_misspelt_costs_no_older_outcome(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", demo_articles(1))
    ask("run", job(tmp_path, "read: a.jsonl", "write: out", "stories: no"))
    before = outcome(tmp_path / "out")

    told = ask("run", job(tmp_path, "read: b*.jsonl", "write: out", "stories: no"), lang="en")

    assert told.exit_code == 1
    assert told.stderr.splitlines() == [
        "b*.jsonl: No file matches this pattern; check its spelling.",
        "There is nothing to read, so what was written before was left alone.",
    ]
    assert outcome(tmp_path / "out") == before


def test_a_dry_run_shows_everything_and_does_nothing(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", demo_articles(2))
    write_archive(tmp_path / "b.warc.gz", demo_articles(1))
    load = "load: postgresql://me:secret@host/news"
    words = job(tmp_path, "read: ['*.jsonl', b.warc.gz, gone.txt]", "write: out", load)

    arabic, english = (ask("run", words, "--dry-run", lang=lang) for lang in ("ar", "en"))

    assert english.stdout.splitlines()[:2] == [
        "a.jsonl · cut at lines · 1 shard · 0.0 MB",
        "b.warc.gz · read as a whole · 1 shard · 0.0 MB",
    ]
    assert "a.jsonl · يُقطع عند السطور · قطعة واحدة · 0.0 MB" in arabic.stdout
    assert f"would be written to {tmp_path / 'out'}:" in english.stdout
    assert "and the store postgresql://me@host/news would be filled" in english.stdout
    assert "secret" not in english.stdout + arabic.stdout
    assert not (tmp_path / "out").exists()


def test_a_new_job_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "job.yaml"

    told, again = (ask("run", str(path), "--new", lang="en") for _ in range(2))

    assert told.exit_code == 0
    assert f"qawl run {path}" in told.stderr
    assert path.read_text("utf-8").startswith("# A job for Qawl")
    assert again.exit_code == 1


def test_faults_of_the_file_are_told_in_both_languages(tmp_path: Path) -> None:
    words = job(tmp_path, "reed: a.jsonl", "write: out")

    arabic, english = (ask("run", words, lang=lang) for lang in ("ar", "en"))

    assert f"{words}:1: job: `reed` is no key here; did you mean read?" in english.stderr
    assert "لا معنى للمفتاح reed هنا، فلعلك تريد read." in arabic.stderr
    assert (arabic.exit_code, english.exit_code) == (1, 1)


def test_a_cluster_needs_a_folder_that_all_see_and_a_setting_a_value(tmp_path: Path) -> None:
    words = job(tmp_path, "read: a.jsonl", "write: out")

    cluster = ask("run", words, "--engine", "spark", "--master", "spark://host:7077", lang="en")
    setting = ask("run", words, "--conf", "memory", lang="en")

    assert (cluster.exit_code, setting.exit_code) == (2, 2)
    assert "--work s3a://bucket/work" in cluster.stderr
    assert "memory is no setting; write it as in spark.executor.memory=4g" in setting.stderr


@pytest.mark.parametrize(("module", "extra"), [("pyarrow", "parquet"), ("fsspec", "remote")])
def test_a_library_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, extra: str
) -> None:
    write_lines(tmp_path / "a.jsonl", demo_articles(1))
    monkeypatch.setattr("qawl.cli.run.find_spec", lambda name: None if name == module else object())
    monkeypatch.setitem(__import__("sys").modules, "fsspec", None)
    read = "s3://press/a.jsonl" if module == "fsspec" else "a.jsonl"

    told = ask("run", job(tmp_path, f"read: {read}", "write: out"), lang="en")

    assert told.exit_code == 1
    assert f'pip install "qawl[{extra}]"' in told.stderr


# S3, as a real server on this machine speaks it


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The environment of somebody who may use a server: where it is comes later."""
    missing = [name for name in ("s3fs", "moto") if find_spec(name) is None]
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"S3 cannot be tried: {missing} is not here")
    if missing:
        pytest.skip(f"S3 IS NOT TRIED: {missing} is not here")
    import s3fs

    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "someone")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "something")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    s3fs.S3FileSystem.clear_instance_cache()
    yield monkeypatch
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def bucket(keys: pytest.MonkeyPatch) -> Iterator[str]:
    import s3fs
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    keys.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    s3fs.S3FileSystem().mkdir("press")
    yield "s3://press"
    server.stop()


def test_a_job_from_s3_to_s3_writes_what_it_writes_here(tmp_path: Path, bucket: str) -> None:
    import s3fs

    there = s3fs.S3FileSystem()
    write_lines(tmp_path / "in" / "a.jsonl", [*demo_articles(2), "nonsense"])
    there.put_file(str(tmp_path / "in" / "a.jsonl"), "press/in/a.jsonl")
    here = ask("run", job(tmp_path, "read: in/a.jsonl", "write: out", "records: no", "stories: no"), lang="en")

    far = ask("run", job(tmp_path, f"read: {bucket}/in/*.jsonl", f"write: {bucket}/out", "records: no", "stories: no"))

    assert (here.exit_code, far.exit_code) == (0, 0)
    there.invalidate_cache()
    found = {name.removeprefix("press/out/"): there.cat_file(name) for name in there.find("press/out")}
    same = {name: (tmp_path / "out" / name).read_bytes() for name in outcome(tmp_path / "out")}
    assert set(found) == set(same)
    assert {name for name in same if found[name] != same[name]} == {"rejected/part-00000.parquet", "rejected.jsonl"}
    assert json.loads(found["rejected.jsonl"])["place"] == "s3://press/in/a.jsonl:3"


def test_a_server_that_is_gone_is_told_and_nothing_is_refused_for_it(tmp_path: Path, keys: pytest.MonkeyPatch) -> None:
    keys.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")

    told = ask("run", job(tmp_path, "read: s3://press/in/*.jsonl", "write: out"), lang="en")

    assert told.exit_code == 1
    assert "s3://press/in/*.jsonl could not be reached (EndpointConnectionError" in told.stderr
    assert not (tmp_path / "out").exists()
