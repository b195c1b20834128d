"""Reading into a record and extracting lines: counts, refusals, statuses, and nothing half-written."""

from __future__ import annotations

import json
import os
import pty
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest

from qawl.store.open import open_store
from tests.cli.asking import COMMAND, OTHER, SENTENCE, ask, environment, heed_interrupts, line, write_lines


def counts(store: Path) -> tuple[int, int]:
    with open_store(str(store)) as record:
        held = record.counts()
    return held.articles, held.statements


def test_files_folders_and_lines_go_into_one_record(tmp_path: Path) -> None:
    folder, store = tmp_path / "news", tmp_path / "qawl.db"
    folder.mkdir()
    (folder / "one.txt").write_text(SENTENCE, "utf-8")
    write_lines(folder / "two.jsonl", line(1), line(2, OTHER))

    answer = ask("read", str(folder), "-", "--store", str(store), lang="en", given=line(3))

    assert (answer.exit_code, answer.stderr) == (0, "")
    assert counts(store)[0] == 4
    assert answer.stdout.splitlines()[0] == "new: 4 articles"


def test_reading_again_tells_what_is_new_changed_and_the_same(tmp_path: Path) -> None:
    file, store = tmp_path / "news.jsonl", str(tmp_path / "qawl.db")
    write_lines(file, line(1), line(2))
    ask("read", str(file), "--store", store)
    write_lines(file, line(1), line(2, OTHER), line(3))

    answer = ask("read", str(file), "--store", store, lang="en")

    assert answer.stdout.splitlines()[:4] == [
        "new: 1 article",
        "changed: 1 article",
        "unchanged: 1 article",
        "nothing refused",
    ]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_bad_line_is_named_by_its_place_and_the_others_go_on(lang: str, tmp_path: Path) -> None:
    file, store = tmp_path / "news.jsonl", tmp_path / "qawl.db"
    write_lines(file, line(1), "{bad\n", line(3))

    answer = ask("read", str(file), "--store", str(store), lang=lang)

    assert answer.exit_code == 0
    assert counts(store)[0] == 2
    assert answer.stderr.startswith(f"{file}:2: ")
    assert len(answer.stderr.splitlines()) == 1


def test_two_articles_of_one_id_in_one_reading_are_told_and_the_first_stays(tmp_path: Path) -> None:
    file, store = tmp_path / "news.jsonl", str(tmp_path / "qawl.db")
    write_lines(file, line(1), line(1, OTHER), line(2, OTHER))

    first, again = (ask("read", str(file), "--store", store) for _ in range(2))

    assert first.stdout.splitlines()[:4] == ["جديد: خبران", "تغيّر: لا أخبار", "بلا تغيير: لا أخبار", "رُفض واحد"]
    assert again.stdout.splitlines()[:4] == ["جديد: لا أخبار", "تغيّر: لا أخبار", "بلا تغيير: خبران", "رُفض واحد"]
    assert first.stderr == again.stderr
    assert first.stderr.startswith(f"{file}:2: ")
    assert "a-1" in first.stderr
    assert "هدى البيرق" in ask("show", "a-1", "--store", store).stdout


def test_a_corrected_text_file_replaces_its_earlier_self(tmp_path: Path) -> None:
    file, store = tmp_path / "one.txt", tmp_path / "qawl.db"
    file.write_text(SENTENCE, "utf-8")
    ask("read", str(file), "--store", str(store))
    file.write_text(OTHER, "utf-8")

    answer = ask("read", str(file), "--store", str(store))

    assert "تغيّر: خبر واحد" in answer.stdout.splitlines()
    assert counts(store)[0] == 1


@pytest.mark.parametrize("given", [["{here}/none.txt"], ["{here}/bad.jsonl"], ["{here}/none.txt", "{here}/bad.jsonl"]])
def test_no_record_is_made_when_nothing_could_be_read(given: list[str], tmp_path: Path) -> None:
    write_lines(tmp_path / "bad.jsonl", "{\n")
    store = tmp_path / "qawl.db"

    answer = ask("read", *(path.replace("{here}", str(tmp_path)) for path in given), "--store", str(store))

    assert answer.exit_code == 1
    assert not store.exists()
    assert str(store) not in answer.stdout


@pytest.mark.parametrize("day", ["02/11/2026", "2026-13-45", "2026-11", "الخميس"])
def test_a_date_that_no_question_will_find_is_told_and_the_article_kept(day: str, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "news.jsonl", line(1, published=day), line(2, published="2026-11-02T10:00"), line(3))
    store = tmp_path / "qawl.db"

    answer = ask("read", file, "--store", str(store), lang="en")

    assert answer.exit_code == 0
    assert counts(store)[0] == 3
    named, counted = answer.stderr.splitlines()
    assert named.startswith("a-1: the date of publication")
    assert counted.startswith("1 article has")


@pytest.mark.parametrize("day", ["2026/11/2", "2026-11-2 10:00", "٢٠٢٦/١١/٠٢", "2026.11.02"])
def test_a_date_whose_year_stands_first_is_found_by_its_day_however_it_is_written(day: str, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "news.jsonl", line(1, published=day))
    store = tmp_path / "qawl.db"

    answer = ask("read", file, "--store", str(store))

    assert answer.exit_code == 0
    assert not answer.stderr
    with open_store(str(store)) as kept:
        assert [card.published for card in kept.articles()] == [f"2026-11-02{' 10:00' if ':' in day else ''}"]


def test_of_many_bad_dates_the_first_are_named_and_all_counted(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "news.jsonl", *(line(number, published="2/11/2026") for number in range(12)))

    told = ask("read", file, "--store", str(tmp_path / "qawl.db"), lang="en").stderr.splitlines()

    assert len(told) == 6
    assert told[-1].startswith("12 articles have")


def test_when_everything_is_refused_the_status_is_one(tmp_path: Path) -> None:
    answer = ask("read", str(tmp_path / "none"), "--store", str(tmp_path / "qawl.db"))

    assert answer.exit_code == 1


def test_titles_are_read_with_the_text(tmp_path: Path) -> None:
    file, store = tmp_path / "news.jsonl", str(tmp_path / "qawl.db")
    write_lines(file, line(1, "لا قول هنا.", title="هدى البيرق: السد سيفتح غدا"))
    ask("read", str(file), "--store", store)

    answer = ask("show", "a-1", "--store", store)

    assert "هدى البيرق: السد سيفتح غدا" in answer.stdout


def test_on_a_terminal_the_count_and_the_refusals_stay_off_the_output(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "news.jsonl", line(1), "{bad\n")
    screen, theirs = pty.openpty()

    answer = subprocess.run(
        [*COMMAND, "read", file, "--store", str(tmp_path / "qawl.db")],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=environment(QAWL_LANG="en", TERM="xterm", COLUMNS="200"),
        check=True,
    )

    seen = os.read(screen, 65536).decode()
    assert "reading" in seen
    assert "news.jsonl:2" in seen
    assert answer.stdout.decode().startswith("new: 1 article\n")
    assert b"reading" not in answer.stdout


def test_extract_gives_a_line_for_each_article_in_order(tmp_path: Path) -> None:
    file, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    write_lines(file, line(1), "[]\n", line(2, OTHER), line(3, "لا قول هنا."))

    answer = ask("extract", str(file), "-o", str(out))

    assert answer.exit_code == 0
    assert [json.loads(made)["id"] for made in out.read_text("utf-8").splitlines()] == ["a-1", "a-2", "a-3"]
    assert answer.stderr.startswith(f"{file}:2: ")


def test_extract_counts_places_in_the_text_that_was_given() -> None:
    given = line(1, f"  \u200f{SENTENCE}", title="عنوان")

    answer = ask("extract", "-", given=given)

    (made,) = json.loads(answer.stdout)["statements"]
    (start, end) = made["content"][0]
    assert json.loads(given)["text"][start:end] == "السد سيفتح غدا"


def test_extract_gives_the_same_bytes_with_several_processes(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl", *(line(n, (SENTENCE, OTHER)[n % 2]) for n in range(40)))

    one, several = ask("extract", file), ask("extract", file, "--jobs", "2")

    assert one.stdout_bytes == several.stdout_bytes
    assert one.stdout_bytes.count(b"\n") == 40


def test_a_file_may_be_extracted_onto_itself(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl", line(1), line(2))

    answer = ask("extract", file, "-o", file)

    assert answer.exit_code == 0
    assert Path(file).read_bytes().count(b'"statements"') == 2


def test_a_failure_leaves_the_old_result_and_no_leftovers(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old", "utf-8")
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    write_lines(overlay / "cues.toml", "[[cue]\n")

    answer = ask("extract", "-", "-o", str(out), "--overlay", str(overlay), given=line(1))

    assert answer.exit_code == 1
    assert out.read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "overlay"]


def test_a_pipe_gets_the_lines_and_stays_a_pipe(tmp_path: Path) -> None:
    """Written as a whole file it would be replaced by one; as root that took `/dev/null` away from a whole machine."""
    pipe, file = tmp_path / "pipe", write_lines(tmp_path / "in.jsonl", line(1), line(2))
    os.mkfifo(pipe)

    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        answer = ask("extract", file, "-o", str(pipe))
        got, _ = reader.communicate(timeout=20)

    assert answer.exit_code == 0
    assert got.count(b'"statements"') == 2
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_result_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()

    ask("extract", "-", "-o", str(tmp_path / "out"), given=line(1))

    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "out")]
    assert modes[0] == modes[1]


def test_when_nothing_can_be_extracted_the_status_is_one() -> None:
    assert ask("extract", "-", given="{\n").exit_code == 1
    assert ask("extract", "-", given=line(1) + "{\n").exit_code == 0


def test_extract_takes_every_line_for_an_article_whatever_the_file_is_called(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "news.txt", "no object\n", line(2))

    answer = ask("extract", file)

    assert json.loads(answer.stdout)["id"] == "a-2"
    assert answer.stderr.startswith(f"{file}:1: ")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_loses_nothing_that_was_told_as_kept(jobs: str, tmp_path: Path) -> None:
    store = tmp_path / "qawl.db"
    process = subprocess.Popen(
        [*COMMAND, "read", "-", "--store", str(store), "--jobs", jobs],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(QAWL_LANG="en"),
        start_new_session=True,
        preexec_fn=heed_interrupts,
    )
    assert process.stdin is not None
    process.stdin.write("".join(line(number) for number in range(400)).encode())
    process.stdin.flush()
    wait_until(lambda: store.exists() and counts(store)[0] > 0)

    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert b"Traceback" not in err
    assert b"Run the command again to go on" in err
    told = int(out.decode().splitlines()[0].split()[1])
    assert 0 < told <= counts(store)[0] <= 400


def test_ctrl_c_leaves_no_half_result(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        [*COMMAND, "extract", "-", "-o", str(out)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(QAWL_LANG="en"),
        preexec_fn=heed_interrupts,
    )
    assert process.stdin is not None
    process.stdin.write("".join(line(number) for number in range(200)).encode())
    process.stdin.flush()
    wait_until(lambda: any(path.stat().st_size > 0 for path in tmp_path.iterdir()))

    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl", *(line(number) for number in range(600)))
    process = subprocess.Popen(
        [*COMMAND, "extract", file], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()

    assert process.stderr is not None
    err = process.stderr.read()
    process.wait(timeout=30)

    assert err == b""


def wait_until(holds: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
