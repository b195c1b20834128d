"""`qawl review`: the queue, verdicts with author and reason, gold for `qawl eval`, and a trail that can be checked."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qawl.store.open import open_store
from tests.cli.asking import ask
from tests.review.made import TEXT, read


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = str(tmp_path / "store.db")
    with open_store(path) as made:
        made.add(read(TEXT))
    return path


def records(store: str) -> list[str]:
    lines = ask("review", "--store", store, "--format", "jsonl").stdout.splitlines()
    return [json.loads(line)["record"] for line in lines]


def test_the_queue_is_shown_with_its_reasons_in_both_languages(store: str) -> None:
    arabic, english = ask("review", "--store", store), ask("review", "--store", store, lang="en")

    assert arabic.exit_code == english.exit_code == 0
    assert "لم يراجعه أحد" in arabic.stdout
    assert "not yet reviewed" in english.stdout
    assert "الوزير سيف الأنواء: الجولة الثالثة تبدأ غدا في الزاهرة" in arabic.stdout


def test_a_verdict_is_kept_with_author_and_reason_and_can_be_taken_back(store: str) -> None:
    record = records(store)[0]

    done = ask("review", "reject", record, "--store", store, "--by", "سلمى", "--reason", "ليس قولا")
    history = ask("review", "history", record, "--store", store).stdout

    assert done.exit_code == 0
    assert "سلمى" in history
    assert "ليس قولا" in history
    assert record not in records(store)
    assert ask("review", "undo", record, "--store", store).exit_code == 0
    assert record in records(store)
    assert ask("review", "undo", record, "--store", store).exit_code == 1


def test_a_statement_may_be_named_by_its_article_and_number_as_the_tables_show_it(store: str) -> None:
    row = json.loads(ask("statements", "--store", store, "--format", "jsonl").stdout.splitlines()[-1])
    name, words = f"{row['article']}#{row['number']}", " … ".join(row["words"])

    assert ask("review", "reject", name, "--store", store, "--reason", "ليس قولا").exit_code == 0
    history = ask("review", "history", name, "--store", store).stdout

    assert "ليس قولا" in history
    assert words in history
    assert words not in ask("statements", "--store", store, "--format", "jsonl").stdout
    assert ask("review", "undo", name, "--store", store).exit_code == 0
    assert words in ask("statements", "--store", store, "--format", "jsonl").stdout


@pytest.mark.parametrize("number", ["0", "999", "x"])
def test_a_number_that_no_statement_of_the_article_has_is_refused_with_the_way_to_the_right_one(
    store: str, number: str
) -> None:
    row = json.loads(ask("statements", "--store", store, "--format", "jsonl", "--limit", "1").stdout)

    answer = ask("review", "reject", f"{row['article']}#{number}", "--store", store)

    assert answer.exit_code == 1
    assert f"#{number}" in answer.stderr
    assert "qawl statements" in answer.stderr


def test_a_published_check_is_kept_shown_exported_and_taken_back(store: str, tmp_path: Path) -> None:
    record, out = records(store)[0], tmp_path / "found.jsonld"
    by = ("--store", store, "--by", "سلمى")

    done = ask("review", "check", record, *by, "--rating", "مضلل", "--url", "https://check.example/1")
    history = ask("review", "history", record, "--store", store).stdout

    assert done.exit_code == 0
    assert "تحقق منشور" in history
    assert "مضلل" in history
    assert record in records(store), "a check says nothing of whether the article was read rightly"
    for what in ("statements", "articles"):
        ask("export", what, "--store", store, "-o", str(out))
        nodes = json.loads(out.read_text("utf-8"))["@graph"]
        assert [one["author"]["name"] for one in nodes if one["@type"] == "ClaimReview"] == ["سلمى"]
    wrong = ask("review", "check", record, *by, "--rating", "مضلل", "--url", "check.example")
    assert wrong.exit_code == 1
    assert "check.example" in wrong.stderr

    ask("review", "check", record, *by)
    ask("export", "statements", "--store", store, "-o", str(out))

    assert "ClaimReview" not in out.read_text("utf-8")


def test_what_was_judged_from_end_to_end_is_gold_for_eval(store: str, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("kept", "utf-8")
    assert ask("review", "export", "--store", store, "--out", str(gold)).exit_code == 1
    assert gold.read_text("utf-8") == "kept", "a failed export takes nothing away"
    for record in records(store):
        ask("review", "accept", record, "--store", store)

    done = ask("review", "export", "--store", store, "--out", str(gold))

    assert done.exit_code == 0
    assert ask("eval", str(gold)).exit_code == 0
    assert len(json.loads(gold.read_text("utf-8"))["statements"]) == 4


def test_a_trail_that_was_touched_is_told_and_its_old_seal_is_known(store: str) -> None:
    for record in records(store)[:2]:
        ask("review", "accept", record, "--store", store)
    whole = ask("review", "verify", "--store", store, "--format", "jsonl")
    seal = json.loads(whole.stdout)["seal"]
    assert ask("review", "verify", "--store", store, "--seal", seal).exit_code == 0
    assert ask("review", "verify", "--store", store, "--seal", "f" * 40).exit_code == 1

    with closing(sqlite3.connect(store, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER revision_stays")
        raw.execute("UPDATE revision SET record = 'x' WHERE number = 2")
    touched = ask("review", "verify", "--store", store)

    assert touched.exit_code == 1
    assert "2" in touched.stdout


def test_agreement_needs_two_reviewers(store: str) -> None:
    record = records(store)[0]
    ask("review", "accept", record, "--store", store, "--by", "سلمى")
    assert "لم يراجع اثنان" in ask("review", "agreement", "--store", store).stderr

    ask("review", "accept", record, "--store", store, "--by", "كريم")

    assert "100%" in ask("review", "agreement", "--store", store).stdout


@pytest.mark.parametrize(
    ("words", "status"),
    [(("dance",), 2), (("accept",), 2), (("accept", "none"), 1), (("history", "a", "b"), 2), (("list", "a"), 2)],
)
def test_what_is_not_understood_is_said(store: str, words: tuple[str, ...], status: int) -> None:
    answer = ask("review", *words, "--store", store)

    assert answer.exit_code == status
    assert answer.stderr.strip()
