"""Scoring from the command line: texts read on the spot, or predictions taken from a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.asking import SENTENCE, ask, line, write_lines


def gold_of(text: str, words: str, name: str, number: int = 1) -> str:
    start = text.index(words)
    said = {
        "content": [[start, start + len(words)]],
        "cue": [0, 4],
        "speaker": [text.index(name), text.index(name) + len(name)],
        "speaker_names": [name],
        "kind": "indirect",
        "act": "say",
        "anonymous": False,
        "chain": [],
    }
    return json.dumps({"id": f"a-{number}", "text": text, "statements": [said]}, ensure_ascii=False) + "\n"


GOLD = gold_of(SENTENCE, "السد سيفتح غدا", "هدى البيرق")


def test_texts_are_read_and_compared(tmp_path: Path) -> None:
    answer = ask("eval", write_lines(tmp_path / "gold.jsonl", GOLD), "--json")

    figures = json.loads(answer.stdout)
    assert answer.exit_code == 0
    assert (figures["articles"], figures["gold"], figures["tuple"]["F1"]) == (1, 1, 1.0)


def test_predictions_of_extract_are_taken_as_they_are(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", GOLD)
    made = write_lines(tmp_path / "made.jsonl", ask("extract", "-", given=line(1)).stdout)

    taken, read = ask("eval", gold, "--predicted", made, "--json"), ask("eval", gold, "--json")

    assert taken.stdout == read.stdout


def test_a_folder_of_gold_is_read_whole(tmp_path: Path) -> None:
    write_lines(tmp_path / "one.jsonl", GOLD)
    write_lines(tmp_path / "two.jsonl", gold_of(SENTENCE, "السد سيفتح غدا", "هدى البيرق", 2))

    assert json.loads(ask("eval", str(tmp_path), "--json").stdout)["articles"] == 2


def test_articles_without_prediction_are_told(tmp_path: Path) -> None:
    gold, made = write_lines(tmp_path / "gold.jsonl", GOLD), write_lines(tmp_path / "made.jsonl", "")

    answer = ask("eval", gold, "--predicted", made, lang="en")

    assert "1 article has no prediction" in answer.stderr
    assert "F1 0.000" in answer.stdout


def test_errors_show_what_was_missed_invented_and_misattributed(tmp_path: Path) -> None:
    gold = write_lines(
        tmp_path / "gold.jsonl",
        gold_of(SENTENCE, "السد سيفتح غدا", "السد"),
        gold_of("نص آخر", "آخر", "نص", 2),
    )

    answer = ask("eval", gold, "--errors", "5", lang="en")

    assert "speaker (got" in answer.stdout
    assert "missed | نص | آخر" in answer.stdout


@pytest.mark.parametrize(
    ("bad", "field"),
    [('{"id": "a", "text": "x"}', "statements"), ('{"id": "a", "statements": []}', "text")],
)
def test_a_field_that_is_missing_is_named_and_no_python_is_seen(bad: str, field: str, tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", GOLD, f"{bad}\n")

    answer = ask("eval", gold)

    assert answer.exit_code == 1
    assert field in answer.stderr
    assert f"{gold}:2" in answer.stderr
    assert "Error" not in answer.stderr


def test_a_line_out_of_form_is_named_by_its_place(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", GOLD, '{"id": "a", "text": "x", "statements": [{}]}\n')

    answer = ask("eval", gold)

    assert answer.exit_code == 1
    assert f"{gold}:2" in answer.stderr
