"""`qawl dossier`: which there are, a new one to fill, what is wrong with one, and what it catches in a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.wording import Lang, comma
from tests.cli.asking import ask, line, write_lines
from tests.dossiers.written import SMALL, changed


@pytest.fixture
def river(tmp_path: Path) -> Path:
    path = tmp_path / "river.yaml"
    path.write_text(SMALL, "utf-8")
    return path


def test_the_list_shows_those_of_qawl_and_those_of_the_desk(river: Path) -> None:
    arabic, english = (ask("dossier", "list", "--dir", str(river.parent), lang=lang) for lang in ("ar", "en"))

    assert arabic.exit_code == english.exit_code == 0
    assert "gaza-talks · مفاوضات غزة" in arabic.stdout
    assert "gaza-talks · Gaza talks · version 1 · comes with Qawl" in english.stdout
    assert f"river-talks · River talks · version 2 · {river}" in english.stdout


def test_a_faulty_one_in_the_folder_does_not_hide_the_others(river: Path) -> None:
    (river.parent / "broken.yaml").write_text("dossier: [", "utf-8")

    result = ask("dossier", "list", "--dir", str(river.parent), lang="en")

    assert result.exit_code == 1
    assert "river-talks" in result.stdout
    assert "broken.yaml: 1 fault" in result.stderr


def test_without_a_word_the_list_is_shown() -> None:
    assert "gaza-talks" in ask("dossier").stdout


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_new_dossier_is_written_in_the_readers_language_and_checked_for_its_blanks(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "mine.yaml"

    made = ask("dossier", "new", "my-talks", "-o", str(path), lang=lang)
    checked = ask("dossier", "check", str(path), lang=lang)

    assert made.exit_code == 0
    assert "qawl dossier check" in made.stderr
    assert "dossier: my-talks" in path.read_text("utf-8")
    assert checked.exit_code == 1
    assert f"{path}:" in checked.stdout


def test_a_new_dossier_never_takes_the_place_of_a_file(river: Path) -> None:
    result = ask("dossier", "new", "my-talks", "-o", str(river))

    assert result.exit_code == 1
    assert river.read_text("utf-8") == SMALL


def test_a_name_that_is_no_id_is_refused() -> None:
    result = ask("dossier", "new", "محادثات", lang="en")

    assert result.exit_code == 2
    assert "small Latin letters" in result.stderr


def test_checking_tells_all_faults_with_line_and_cure(river: Path) -> None:
    river.write_text(changed("kind: movement", "kind: movment").replace("figure_gap: 0.2", "figure_gap: 9"), "utf-8")

    result = ask("dossier", "check", str(river), lang="en")

    assert result.exit_code == 1
    assert f"{river}:22: `kind` is movment; did you mean movement?" in result.stdout
    assert len(result.stdout.splitlines()) == 2
    assert "2 faults" in result.stderr


def test_checking_against_a_store_shows_what_each_pattern_catches(river: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")
    text = "قالت حركة السنابل إن الهدنة في الغدران تبدأ غدا."
    ask("read", write_lines(tmp_path / "a.jsonl", line(1, text), line(2)), "--store", store)

    result = ask("dossier", "check", str(river), "--store", store, lang="en")

    assert result.exit_code == 0
    assert "no fault was found" in result.stdout
    assert "1 of the 2 articles in the store belong to it" in result.stdout
    assert "  السنابل: 1 article, places: 1\n      …قالت حركة [السنابل] إن الهدنة" in result.stdout
    assert "  رهائن: catches nothing" in result.stdout
    assert "patterns catch nothing" in result.stderr


def test_checking_against_a_store_that_is_not_there_makes_none(river: Path, tmp_path: Path) -> None:
    store = tmp_path / "none.db"

    result = ask("dossier", "check", str(river), "--store", str(store))

    assert result.exit_code == 1
    assert not store.exists()


def test_a_shipped_dossier_is_checked_by_its_id() -> None:
    result = ask("dossier", "check", "nile-dam")

    assert result.exit_code == 0


def test_an_id_that_nobody_has_is_told_with_the_nearest() -> None:
    result = ask("dossier", "check", "nile-damm", lang="en")

    assert result.exit_code == 1
    assert "nile-dam" in result.stderr


@pytest.mark.parametrize("words", [["check"], ["new"], ["new", "a", "b"], ["list", "a"], ["sing"]])
def test_what_is_not_understood_shows_how(words: list[str]) -> None:
    result = ask("dossier", *words, lang="en")

    assert result.exit_code == 2
    assert "qawl dossier list" in result.stderr


def test_an_example_has_plain_blanks(river: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")
    text = "قالت\u00a0حركة السنابل إن الهدنة\u00a0في الغدران تبدأ غدا."
    ask("read", write_lines(tmp_path / "a.jsonl", line(1, text)), "--store", store)

    result = ask("dossier", "check", str(river), "--store", store, lang="en")

    assert "قالت حركة [السنابل] إن الهدنة في" in result.stdout
    assert "u00a0" not in result.stdout


@pytest.mark.parametrize(("lang", "told"), [("ar", "لا ملف مفاوضة اسمه"), ("en", "No dossier is called")])
@pytest.mark.parametrize(("name", "cure"), [("nile-damm", "nile-dam"), ("nowhere", "gaza-talks, nile-dam")])
def test_a_wrong_name_is_told_in_the_readers_language_with_its_cure(
    lang: Lang, told: str, name: str, cure: str, tmp_path: Path
) -> None:
    result = ask("record", name, "--store", str(tmp_path / "s.db"), lang=lang)

    assert result.exit_code == 1
    assert told in result.stderr
    assert cure.replace(", ", comma(lang)) in result.stderr
    assert "expected" not in result.stderr
