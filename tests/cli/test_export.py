"""`qawl brief` and `qawl export`: what a store holds, as files for people and for other programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import Result

from qawl.store.contract.store import keep
from qawl.store.open import open_store
from qawl.wording import comma
from tests.cli.asking import ask
from tests.export.linked import demo, demo_actors


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("demo") / "qawl.db")
    with open_store(path) as record:
        record.know(demo_actors())
        assert len(list(keep(record, demo()))) == len(demo())
    return path


def brief(store: str, *more: str, lang: str = "ar") -> Result:
    return ask("brief", "demo", "--store", store, *more, lang=lang)


def export(store: str, what: str, *more: str, lang: str = "ar") -> Result:
    return ask("export", what, "--store", store, *more, lang=lang)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


@pytest.mark.parametrize("ending", [".docx", ".html", ".md"])
def test_a_brief_is_written_in_the_form_that_the_name_tells(store: str, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"brief{ending}"

    result = brief(store, "--from", "2026-03-01", "--to", "2026-03-08", "-o", str(path))

    assert result.exit_code == 0, result.output
    assert path.stat().st_size > 5_000
    assert str(path) in result.stderr


def test_a_brief_without_a_file_or_days_tells_the_last_week_on_the_screen(store: str) -> None:
    result = brief(store, lang="en")

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("# Brief: Ghudran talks")
    assert "11 April 2026 to 17 April 2026" in result.stdout


def test_a_brief_of_a_quiet_week_says_so(store: str) -> None:
    result = brief(store, "--from", "2027-01-01", "--to", "2027-01-07")

    assert result.exit_code == 0, result.output
    assert "لا جديد في هذا الملف بين هذين اليومين." in result.stdout


def test_a_brief_in_an_unknown_form_or_with_crossed_days_is_a_misuse(store: str, tmp_path: Path) -> None:
    assert brief(store, "-o", str(tmp_path / "x.pdf")).exit_code == 2
    assert brief(store, "--from", "2026-03-08", "--to", "2026-03-01").exit_code == 2
    assert not list(tmp_path.iterdir())


def test_statements_are_exported_by_the_filters_of_a_question(store: str, tmp_path: Path) -> None:
    path = tmp_path / "s.csv"

    result = export(store, "statements", "--speaker", "السنديان", "--form", "csv", "-o", str(path))

    assert result.exit_code == 0, result.output
    assert rows(path)
    assert all("السنديان" in row["speaker"] for row in rows(path))


def test_only_statements_of_the_dossier_are_exported_with_one(store: str, tmp_path: Path) -> None:
    whole, part = tmp_path / "whole.jsonl", tmp_path / "part.jsonl"
    export(store, "statements", "-o", str(whole))
    export(store, "statements", "--dossier", "demo", "--limit", "5", "-o", str(part))

    assert len(whole.read_text("utf-8").splitlines()) > 400
    assert len(part.read_text("utf-8").splitlines()) == 5


def test_it_is_told_how_much_was_written_and_what_was_left_out(store: str, tmp_path: Path) -> None:
    result = export(store, "meetings", "--dossier", "demo", "-o", str(tmp_path / "m.ics"))

    assert result.exit_code == 0, result.output
    first, second = result.stderr.splitlines()
    assert "لقاء" in first
    assert "لم يدخل التقويم" in second


def test_meetings_before_a_day_are_left_out(store: str, tmp_path: Path) -> None:
    path = tmp_path / "m.csv"

    export(store, "meetings", "--dossier", "demo", "--from", "2026-04-01", "--form", "csv", "-o", str(path))

    days = [row["last"] or row["first"] for row in rows(path)]
    assert any(days)
    assert all(day >= "2026-04-01" for day in days if day)


def test_stories_come_newest_first(store: str, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"

    export(store, "stories", "--dossier", "demo", "-o", str(path))

    days = [json.loads(line)["last"] or "" for line in path.read_text("utf-8").splitlines()]
    assert days == sorted(days, reverse=True)


def test_two_questions_give_two_feeds(store: str) -> None:
    def feed(speaker: str) -> str:
        return export(store, "statements", "--speaker", speaker, "--form", "atom", "-o", "-").stdout

    one, other = feed("السنديان"), feed("القطراني")

    assert one.partition("</id>")[0] != other.partition("</id>")[0]
    assert one == feed("السنديان")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("meetings", "--dossier", "demo", "-o", "x.atom"), "csv-excel, csv, xlsx, jsonl, parquet, ics"),
        (("statements", "-o", "x.pdf"), "csv-excel, csv, xlsx"),
        (("record", "-o", "x.csv"), "--dossier"),
        (("stories", "--speaker", "السنديان", "-o", "x.csv"), "--speaker"),
        (("nothing", "-o", "x.csv"), "statements, articles, record"),
        (("statements",), "--output"),
    ],
)
def test_a_wrong_pair_is_told_with_what_would_be_right(store: str, asked: tuple[str, ...], told: str) -> None:
    for lang in ("ar", "en"):
        result = export(store, *asked, lang=lang)

        assert result.exit_code == 2, result.output
        assert told.replace(", ", comma(lang)) in result.stderr


def test_a_missing_library_is_told_with_the_command_that_brings_it(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, asked in (("xlsxwriter", "x.xlsx"), ("pyarrow", "x.parquet")):
        monkeypatch.setitem(__import__("sys").modules, name, None)

        result = export(store, "statements", "-o", str(tmp_path / asked))

        assert result.exit_code == 1
        assert 'pip install "qawl[' in result.stderr
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    assert 'pip install "qawl[out]"' in brief(store, "-o", str(tmp_path / "x.docx")).stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["brief", "export"])
def test_help_is_in_both_languages(command: str) -> None:
    arabic, english = (ask(command, "--help", lang=lang) for lang in ("ar", "en"))

    assert arabic.exit_code == english.exit_code == 0
    assert "الخيارات" in arabic.stdout
    assert "Options" in english.stdout
