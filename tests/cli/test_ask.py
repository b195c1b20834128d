"""Questions to a record, articles on the screen and as pages, and reasons."""

from __future__ import annotations

import csv
import json
import os
import pty
import re
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from qawl.cli.show import read_now
from qawl.model.documents import Article
from qawl.model.records import Reading
from qawl.show.direction import without_isolates
from qawl.wording import say
from tests.cli.asking import COMMAND, OTHER, SENTENCE, ask, environment, line, write_lines


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("record")
    file = write_lines(
        folder / "news.jsonl",
        line(1, outlet="صحيفة النهر", published="2026-03-05", title="السد"),
        line(2, OTHER, outlet="=1+1", published="2026-03-09"),
        line(21, "وقال مصدر مطلع إن الماء عاد.", outlet="وكالة شراع"),
    )
    ask("read", file, "--store", str(folder / "qawl.db"))
    return str(folder / "qawl.db")


def found(store: str, *args: str) -> list[str]:
    """The ids of the articles whose statements come up."""
    answer = ask("statements", "--store", store, "--format", "jsonl", *args)
    assert answer.exit_code == 0
    return [json.loads(row)["article"] for row in answer.stdout.splitlines()]


@pytest.mark.parametrize(
    ("args", "articles"),
    [
        ([], ["a-1", "a-2", "a-21"]),
        (["--words", "سد"], ["a-1"]),
        (["--speaker", "البيرق"], ["a-1"]),
        (["--act", "deny"], ["a-2"]),
        (["--kind", "direct"], []),
        (["--outlet", "شراع"], ["a-21"]),
        (["--from", "2026-03-06"], ["a-2"]),
        (["--to", "2026-03-05"], ["a-1"]),
        (["--anonymous"], ["a-21"]),
        (["--anonymous", "--limit", "1"], ["a-21"]),
        (["--limit", "2"], ["a-1", "a-2"]),
        (["--source", "لا أحد"], []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_question_finds_its_statements(store: str, args: list[str], articles: list[str]) -> None:
    assert found(store, *args) == articles


def test_a_sheet_can_be_opened_and_has_no_formula(store: str) -> None:
    answer = ask("statements", "--store", store, "--format", "csv")

    text = answer.stdout_bytes.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert answer.stdout_bytes.startswith(b"\xef\xbb\xbf")
    assert [row["outlet"] for row in rows] == ["صحيفة النهر", "'=1+1", "وكالة شراع"]


def test_a_table_has_every_statement(store: str) -> None:
    answer = ask("statements", "--store", store)

    assert "السد سيفتح غدا" in answer.stdout
    assert "هدى البيرق" in answer.stdout


def test_nothing_found_is_said_beside_the_output(store: str) -> None:
    answer = ask("statements", "--store", store, "--words", "زلزال")

    assert (answer.exit_code, answer.stdout) == (0, "")
    assert answer.stderr.strip()


def test_asking_makes_no_record(tmp_path: Path) -> None:
    ask("statements", "--store", str(tmp_path / "none.db"))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "args",
    [["--act", "نفي"], ["--act", "denies"], ["--act", "DENY"], ["--act", "deny", "--kind", "غير مباشر"]],
    ids=" ".join,
)
def test_an_act_and_a_kind_may_be_typed_as_the_table_prints_them(store: str, args: list[str]) -> None:
    assert found(store, *args) == ["a-2"]


def test_help_tells_words_and_codes_together() -> None:
    assert "تحذير (warn)" in ask("statements", "--help").stdout
    assert "warns (warn)" in ask("statements", "--help", lang="en").stdout
    assert "تحذير (warn)" in ask("statements", "--act", "صراخ").stderr


def test_a_row_leads_to_the_article_and_names_its_outlet(store: str) -> None:
    table = ask("statements", "--store", store, "--speaker", "البيرق").stdout

    (reference,) = re.findall(r"\S+#\d+", table)
    assert "صحيفة النهر" in table
    assert "السد سيفتح غدا" in ask("show", reference, "--store", store).stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ([], "3 أقوال"),
        (["--limit", "3"], "3 أقوال"),
        (["--limit", "2"], "عُرض قولان من 3"),
        (["--limit", "1"], "عُرض قول واحد من 3"),
        (["--speaker", "البيرق"], "قول واحد"),
        (["--anonymous", "--limit", "1"], "قول واحد"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_under_the_table_stands_how_many_statements_there_are(store: str, args: list[str], told: str) -> None:
    assert ask("statements", "--store", store, *args).stdout.splitlines()[-1] == told


def test_large_counts_are_written_as_people_read_them() -> None:
    assert say("ar", "statements-shown", count=20, total=14827) == "عُرض 20 قولا من 14,827"


def test_a_wrong_day_is_told_how_days_are_written(store: str) -> None:
    answer = ask("statements", "--store", store, "--from", "3/11/2026")

    assert answer.exit_code == 2
    assert "2026-03-05" in answer.stderr


def test_days_the_wrong_way_round_are_an_error_and_not_an_empty_answer(store: str) -> None:
    answer = ask("statements", "--store", store, "--from", "2026-03-06", "--to", "2026-03-05", lang="en")

    assert answer.exit_code == 2
    assert "later than" in answer.stderr


def test_one_statement_is_shown_by_its_number(store: str) -> None:
    assert "[1]" in ask("show", "a-2#1", "--store", store).stdout


def test_a_statement_that_is_not_there_is_refused_with_how_many_there_are(store: str) -> None:
    answer = ask("show", "a-2#7", "--store", store, lang="en")

    assert answer.exit_code == 1
    assert "it has 1 statement." in answer.stderr


def test_an_id_that_the_table_has_cut_leads_to_its_article(tmp_path: Path) -> None:
    record, long = str(tmp_path / "qawl.db"), "2026-03-02-a-very-long-name-of-an-article"
    ask("read", "-", "--store", record, given=json.dumps({"id": long, "text": SENTENCE}))

    (reference,) = re.findall(r"\S+…\S+#1", ask("statements", "--store", record).stdout)

    assert "هدى البيرق" in ask("show", reference, "--store", record).stdout


def test_an_id_with_a_sign_of_its_own_is_believed_first(tmp_path: Path) -> None:
    record = str(tmp_path / "qawl.db")
    ask("read", "-", "--store", record, given=json.dumps({"id": "a#1", "text": "لا قول هنا."}))

    assert ask("show", "a#1", "--store", record).exit_code == 0


def test_rules_are_shown_only_when_asked_for(store: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"

    plain, asked = ask("show", "a-2", "--store", store), ask("show", "a-2", "--store", store, "--rules")
    ask("show", "a-2", "--store", store, "--html", str(page))

    assert "القاعدة" not in plain.stdout + page.read_text("utf-8")
    assert "القاعدة" in asked.stdout


@pytest.mark.parametrize("args", [["show", "{file}", "--html"], ["extract", "{file}", "-o"]], ids=" ".join)
def test_a_folder_that_is_missing_is_told_without_our_temporary_names(args: list[str], tmp_path: Path) -> None:
    file, out = write_lines(tmp_path / "one.jsonl", line(1)), tmp_path / "none" / "x.html"

    answer = ask(*(arg.replace("{file}", file) for arg in args), str(out))

    assert answer.exit_code == 1
    assert without_isolates(say("ar", "system-no-folder", path=str(out))) in answer.stderr


def failing_on_the_first() -> Callable[[Article], Reading]:
    def read(article: Article) -> Reading:
        if article.id == "a-1":
            raise ZeroDivisionError
        return Reading(article, (), (), "v")

    return read


def test_an_article_whose_reading_fails_is_refused_by_its_id_and_the_next_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_lines(tmp_path / "two.jsonl", line(1), line(2, OTHER))

    (reading,) = read_now(file, "none.db", failing_on_the_first, "ar")

    assert reading.article.id == "a-2"
    assert capsys.readouterr().err.startswith("a-1: ")


def test_an_article_is_shown_by_its_id_even_if_others_begin_with_it(store: str) -> None:
    answer = ask("show", "a-2", "--store", store)

    assert answer.exit_code == 0
    assert "الجلنار" in answer.stdout


def test_the_beginning_of_an_id_is_enough_when_only_one_begins_so(store: str) -> None:
    assert "الماء عاد" in ask("show", "a-21"[:4], "--store", store).stdout
    several = ask("show", "a-", "--store", store, lang="en")

    assert several.exit_code == 1
    assert "a-1, a-2, a-21" in several.stderr


def test_a_file_is_shown_without_a_record(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(SENTENCE, "utf-8")

    answer = ask("show", str(file))

    assert answer.exit_code == 0
    assert "هدى البيرق" in answer.stdout


def test_every_article_of_a_file_is_shown_and_a_page_is_made_of_one(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "two.jsonl", line(1), line(2, OTHER))

    on_screen = ask("show", file)
    page = ask("show", file, "--html", str(tmp_path / "page.html"))

    assert "هدى البيرق" in on_screen.stdout
    assert "سامر الجلنار" in on_screen.stdout
    assert page.exit_code == 1
    assert not (tmp_path / "page.html").exists()


@pytest.mark.parametrize("command", [["explain", SENTENCE], ["where", "قالت"], ["show", "none"]])
def test_what_goes_into_a_pipe_has_no_marks_for_terminals(command: list[str]) -> None:
    answer = ask(*command)

    assert answer.output
    assert not set("\u2066\u2067\u2068\u2069") & set(answer.output)


@pytest.mark.parametrize(("lang", "way"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_is_written_in_the_readers_language(store: str, lang: str, way: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"

    answer = ask("show", "a-1", "--store", store, "--html", str(page), lang=lang)

    assert (answer.exit_code, answer.stdout) == (0, "")
    assert f'<html lang="{lang}" dir="{way}">' in page.read_text("utf-8")


def test_names_are_isolated_on_a_terminal_and_bare_in_a_pipe(store: str) -> None:
    command = [*COMMAND, "show", "a-1", "--store", store]
    ours, theirs = pty.openpty()
    subprocess.run(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment(TERM="xterm"), check=True)
    on_screen = os.read(ours, 65536).decode()
    in_pipe = subprocess.run(command, stdout=subprocess.PIPE, env=environment(), check=True).stdout.decode()

    assert "\u2068هدى البيرق\u2069" in on_screen
    assert "\u2068" not in in_pipe
    assert "هدى البيرق" in in_pipe


def test_explain_tells_what_fired_and_what_did_not() -> None:
    fired, silent = ask("explain", SENTENCE, lang="en"), ask("explain", "قال.", lang="en")

    assert "fired by the rule" in fired.stdout
    assert "هدى البيرق" in fired.stdout
    assert "did not fire" in silent.stdout


def test_explain_says_when_no_word_is_known() -> None:
    answer = ask("explain", "كان الجو جميلا", lang="en")

    assert answer.exit_code == 0
    assert answer.stdout.startswith("No word of this sentence")


def test_where_names_the_file_that_knows_a_word_in_any_form() -> None:
    answer = ask("where", "قالت")

    assert answer.exit_code == 0
    assert "cues.toml" in answer.stdout


@pytest.mark.parametrize("word", ["وأضافت", "فقالت"])
def test_where_knows_a_word_behind_the_and_that_is_written_onto_it(word: str) -> None:
    answer = ask("where", word)

    assert answer.exit_code == 0
    assert "cues.toml" in answer.stdout


@pytest.mark.parametrize("command", ["where", "explain"])
def test_without_a_word_one_is_asked_for(command: str) -> None:
    answer = ask(command, " ", lang="en")

    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.startswith("There ")
