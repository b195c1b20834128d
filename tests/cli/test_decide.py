"""What people decide about actors: whom they mean, what is refused, and what is told of it afterwards."""

from __future__ import annotations

import csv
import json
import os
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.asking import ask, line, write_lines
from tests.cli.test_actors import SAYS, folder, listed, store
from tests.registry.invented import overlay
from tests.store.readings import reading

__all__ = ["folder", "store"]
SAMER = "سامر الجلنار"


def decide(store: str, *args: str, lang: str | None = None) -> str:
    """The answer to a decision that is kept."""
    answer = ask("actors", *args, "--store", store, "--by", "هدى", lang=lang)
    assert answer.exit_code == 0, answer.output
    return answer.stdout


def refused(store: str, *args: str) -> str:
    """What is told of a decision that is not kept."""
    before = ask("actors", "history", "--store", store).stdout
    answer = ask("actors", *args, "--store", store)
    assert answer.exit_code == 1, answer.output
    assert ask("actors", "history", "--store", store).stdout == before
    return answer.stderr


def one_id(store: str, name: str) -> str:
    rows = ask("actors", name, "--store", store, "--format", "jsonl").stdout.splitlines()
    (row,) = map(json.loads, rows)
    return str(row["id"])


@pytest.mark.parametrize("part", ["سامر", "جلنا", "لنار", "Tila", "marko"])
def test_a_part_of_a_name_decides_nothing_and_the_nearest_are_named(store: str, part: str) -> None:
    assert part in refused(store, "merge", part, "sariya")
    refused(store, "merge", "sariya", part)
    refused(store, "split", "ماركو تيلانوف", part)


def test_a_whole_name_decides_though_it_is_spelled_otherwise(store: str) -> None:
    answer = decide(store, "merge", "سامر الجُلنار", "Marko Tilanov")

    assert "marko-tilan" in answer
    assert "local-" in answer
    assert listed(store)["marko-tilan"] == 4


def test_an_actor_of_the_store_goes_before_one_that_only_the_registry_has(store: str) -> None:
    assert "marko-tilan" in decide(store, "merge", SAMER, "تيلانوف")


def test_a_search_looks_at_the_beginnings_of_words(store: str) -> None:
    assert listed(store, "لانوف") == {}
    assert list(listed(store, "جلنا")) == [SAMER]


@pytest.mark.parametrize(
    "args",
    [
        ("merge", SAMER, "marko-tilan", "--article", "NOPE"),
        ("merge", SAMER, "marko-tilan", "--article", "a-1"),
        ("split", "ماركو تيلانوف", "marko-tilan", "--article", "a-3"),
        ("split", SAMER, SAMER),
        ("merge", "salma-kahraman", "marko-tilan"),
    ],
)
def test_a_decision_that_would_do_nothing_is_refused(store: str, args: tuple[str, ...]) -> None:
    assert refused(store, *args)


def test_a_decision_is_taken_back_once(store: str) -> None:
    decide(store, "merge", SAMER, "marko-tilan")
    decide(store, "undo", "1")

    assert "1" in refused(store, "undo", "1")
    decide(store, "undo", "2")
    assert listed(store)["marko-tilan"] == 4


def test_history_keeps_the_names_as_they_stood(store: str) -> None:
    decide(store, "merge", SAMER, "marko-tilan")
    decide(store, "merge", "marko-tilan", "sariya")

    first, second = ask("actors", "history", "--store", store, lang="en").stdout.splitlines()

    assert f"{SAMER} is ماركو تيلانوف" in first
    assert "ماركو تيلانوف is صحيفة السارية" in second


def test_history_comes_as_lines_and_as_a_sheet_and_no_longer_than_asked(store: str) -> None:
    decide(store, "merge", SAMER, "marko-tilan")
    decide(store, "undo", "1")

    lines = ask("actors", "history", "--store", store, "--format", "jsonl").stdout.splitlines()
    sheet = list(csv.DictReader(StringIO(ask("actors", "history", "--store", store, "--format", "csv").stdout)))

    assert [json.loads(row)["in_force"] for row in lines] == [False, True]
    assert [row["right"] for row in sheet] == ["marko-tilan", ""]
    assert ask("actors", "history", "--store", store, "--limit", "1").stdout.startswith("2.")


@pytest.mark.parametrize(("lang", "told"), [("ar", "بقرار هدى في 20"), ("en", "decided by هدى on 20")])
def test_an_actor_says_what_a_person_decided_about_it(store: str, lang: str, told: str) -> None:
    decide(store, "merge", SAMER, "marko-tilan")

    rows = ask("actor", "marko-tilan", "--store", store, lang=lang).stdout.splitlines()

    (row,) = (row for row in rows if row.startswith(SAMER) and told in row)
    assert "1)" in row


def test_whoever_was_merged_is_shown_as_the_other(store: str) -> None:
    local = one_id(store, SAMER)
    decide(store, "merge", SAMER, "sariya")
    decide(store, "merge", "marko-tilan", "sariya")

    for name in (local, "marko-tilan", "Marko Tilanov"):
        answer = ask("actor", name, "--store", store)
        assert answer.exit_code == 0
        assert "sariya" in answer.stdout
        assert "القرار" in answer.stderr
    assert (
        len(ask("statements", "--actor", "marko-tilan", "--store", store, "--format", "jsonl").stdout.split("\n")) == 5
    )
    assert "sariya" in refused(store, "merge", "marko-tilan", "salma-kahraman")


def test_a_merge_follows_a_name_that_the_overlay_learns(store: str, folder: Path, tmp_path: Path) -> None:
    entry = f'[[actor]]\nid = "samer"\nkind = "person"\nsex = "m"\nar = ["{SAMER}"]\nchecked = "invented"\n'
    decide(store, "merge", SAMER, "marko-tilan")
    overlay(tmp_path)
    overlay(tmp_path, entry, "more.toml")

    ask("actors", "--relink", "--store", store, "--overlay", str(tmp_path))

    assert listed(store) == {"marko-tilan": 4, "sariya": 0}


def test_a_merge_of_one_of_two_namesakes_leaves_the_other_alone(tmp_path: Path) -> None:
    texts = f"قال المهندس محمد أحمد {SAYS}", f"قال الطبيب محمد أحمد {SAYS}", f"قال نزار الجلنار {SAYS}"
    file = write_lines(tmp_path / "two.jsonl", *(line(number, text) for number, text in enumerate(texts, 1)))
    store = str(tmp_path / "two.db")
    ask("read", file, "--store", store)
    rows = map(json.loads, ask("actors", "محمد أحمد", "--store", store, "--format", "jsonl").stdout.splitlines())
    one, other = (row["id"] for row in rows)

    decide(store, "merge", one, "نزار الجلنار")

    assert one_id(store, other) == other


def test_a_store_that_was_never_linked_is_told_to_be_linked(tmp_path: Path) -> None:
    from qawl.store.open import open_store

    path = str(tmp_path / "old.db")
    with open_store(path) as old:
        old.add(reading())

    for args in (("statements", "--actor", SAMER), ("actors", "merge", SAMER, "sariya")):
        assert "--relink" in ask(*args, "--store", path).stderr


def test_a_user_without_a_name_may_decide(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 2_000_000_011)

    answer = ask("actors", "merge", SAMER, "marko-tilan", "--store", store)

    assert answer.exit_code == 0
    assert "2000000011" in ask("actors", "history", "--store", store).stdout
