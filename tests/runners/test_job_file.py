"""Jobs as people write them: what each line means, and each fault with its line and its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.dossiers.faults import BadDossier
from qawl.runners.jobs.file import ROWS, load_job, new_job


def written(folder: Path, words: str) -> str:
    path = folder / "job.yaml"
    path.write_text(words, "utf-8")
    return str(path)


def faults(folder: Path, words: str) -> list[tuple[int, str]]:
    with pytest.raises(BadDossier) as raised:
        load_job(written(folder, words))
    return [(fault.line, fault.code) for fault in raised.value.faults]


def test_paths_count_from_the_folder_of_the_file_and_addresses_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()

    job = load_job(
        written(
            tmp_path,
            "read: [articles/*.jsonl, s3://press/a.parquet]\nwrite: out/\nload: news.db\noverlay: words\n"
            "records: no\nstories: no\nrows-per-file: 50\n",
        )
    )

    assert job.read == ("articles/*.jsonl", "s3://press/a.parquet")
    assert job.base == str(tmp_path)
    assert job.write == str(tmp_path / "out")
    assert job.load == str(tmp_path / "news.db")
    assert job.overlay == tmp_path / "words"
    assert (job.records, job.stories, job.rows) == (False, False, 50)


def test_one_path_needs_no_list_and_the_rest_goes_without_saying(tmp_path: Path) -> None:
    job = load_job(written(tmp_path, "read: a.jsonl\nwrite: s3://press/out\nload: postgresql://me@host/news\n"))

    assert job.read == ("a.jsonl",)
    assert job.write == "s3://press/out"
    assert job.load == "postgresql://me@host/news"
    assert (job.records, job.stories, job.rows, job.overlay) == (True, True, ROWS, None)


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    assert faults(tmp_path, "reed: a.jsonl\nwrite:\nrecords: maybe\nrows-per-file: 0\noverlay: nowhere\n") == [
        (1, "dossier-unknown-key"),
        (2, "dossier-empty"),
        (3, "dossier-bad-flag"),
        (4, "run-bad-rows"),
        (5, "run-no-overlay"),
    ]


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, "stories: no\n") == [(1, "dossier-missing"), (1, "dossier-missing")]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "run-job-empty"),
        ("# nothing\n", "run-job-empty"),
        ("- a\n", "dossier-no-table"),
        ("read: [a\n", "dossier-not-yaml"),
        ("read: &a x\n", "dossier-reference"),
    ],
)
def test_what_is_no_job_at_all_is_told(tmp_path: Path, words: str, code: str) -> None:
    assert [found for _, found in faults(tmp_path, words)] == [code]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_new_job_can_be_run_as_it_stands(tmp_path: Path, lang: str) -> None:
    words = new_job(lang)  # type: ignore[arg-type]

    job = load_job(written(tmp_path, words))

    assert job.read == ("articles/*.jsonl",)
    assert job.write == str(tmp_path / "out")
    shown = [line.removeprefix("#") for line in words.splitlines() if line[:1] == "#" and line[1:2] not in (" ", "")]
    (tmp_path / "words").mkdir()
    whole = load_job(written(tmp_path, words + "".join(f"{line}\n" for line in shown)))
    assert (whole.load, whole.rows) == (str(tmp_path / "qawl.db"), ROWS)
