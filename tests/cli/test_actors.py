"""Who stands in a record, what they said, and what people decide about them."""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.asking import ask, line, write_lines
from tests.registry.invented import overlay

SAYS = "إن السد سيفتح غدا."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    file = write_lines(
        folder / "news.jsonl",
        line(1, f"قال الرئيس التيماراني ماركو تيلانوف {SAYS}", published="2022-03-05"),
        line(2, f"نقلت صحيفة السارية عن ماركو تيلانوف قوله {SAYS}", published="2022-04-09"),
        line(3, f"نفى المهندس سامر الجلنار أن يكون القرار نهائيا. وقال مصدر مطلع {SAYS}", published="2022-04-10"),
        line(4, f"قال سامر الجلنار {SAYS}"),
    )
    (folder / "own").mkdir()
    answer = ask("read", file, "--store", str(folder / "qawl.db"), "--overlay", str(overlay(folder / "own")))
    assert answer.exit_code == 0, answer.output
    return folder


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> str:
    return str(shutil.copy(folder / "qawl.db", tmp_path / "qawl.db"))


def listed(store: str, *words: str) -> dict[str, int]:
    """The ids of the actors that come up, and how many statements each has."""
    rows = ask("actors", *words, "--store", store, "--format", "jsonl").stdout.splitlines()
    return {row["id"] if row["known"] else row["label_ar"]: row["statements"] for row in map(json.loads, rows)}


def test_the_list_has_the_actors_of_the_registry_first_and_who_is_not_in_it(store: str) -> None:
    assert list(listed(store)) == ["marko-tilan", "sariya", "سامر الجلنار"]
    assert listed(store)["سامر الجلنار"] == 2


@pytest.mark.parametrize("words", ["تيلانوف", "ماركو تيلا", "tilanov", "Marko", "marko-tilan", "ماركو"])
def test_a_search_forgives_letters_and_parts(store: str, words: str) -> None:
    assert list(listed(store, *words.split())) == ["marko-tilan"]


def test_the_registry_can_be_searched_without_a_store(folder: Path) -> None:
    answer = ask("actors", "darko", "--registry", "--overlay", str(folder / "own"), "--format", "jsonl")

    assert json.loads(answer.stdout)["id"] == "darko-tilan"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_one_actor_is_told_with_acts_months_and_carriers(store: str, lang: str) -> None:
    answer = ask("actor", "تيلانوف", "--store", store, lang=lang)

    told = answer.stdout
    assert answer.exit_code == 0
    assert "marko-tilan" in told
    assert "2022-03: 1 · 2022-04: 1" in told
    assert ("directly 1 · through As-Sariya 1" if lang == "en" else "بلا وسيط 1 · عبر صحيفة السارية 1") in told
    assert ("held on 2022-03-05" if lang == "en" else "ومدته تشمل 2022-03-05") in told


def test_one_actors_statements_come_as_lines_and_as_a_sheet(store: str) -> None:
    lines = ask("actor", "marko-tilan", "--store", store, "--format", "jsonl").stdout.splitlines()
    sheet = list(csv.DictReader(StringIO(ask("actor", "marko-tilan", "--store", store, "--format", "csv").stdout)))

    assert [json.loads(row)["article"] for row in lines] == ["a-2", "a-1"]
    assert len(sheet) == 2


def test_statements_can_be_asked_for_by_actor(store: str) -> None:
    answer = ask("statements", "--actor", "tilanov", "--store", store, "--format", "jsonl")

    assert [json.loads(row)["article"] for row in answer.stdout.splitlines()] == ["a-1", "a-2"]


def test_a_name_that_nobody_has_or_several_have_is_told(store: str) -> None:
    nobody = ask("actor", "زيد", "--store", store)
    several = ask("actor", "ا", "--store", store)

    assert (nobody.exit_code, several.exit_code) == (1, 1)
    assert "زيد" in nobody.stderr
    assert "sariya" in several.stderr


def test_a_merge_outlives_another_reading_and_can_be_undone(store: str, folder: Path) -> None:
    merged = ask("actors", "merge", "سامر الجلنار", "marko-tilan", "--store", store, "--by", "هدى", "--reason", "خطأ")
    file = write_lines(folder / "again.jsonl", line(3, f"قال سامر الجلنار {SAYS}"), line(9, f"قال سامر الجلنار {SAYS}"))
    ask("read", file, "--store", store, "--overlay", str(folder / "own"))
    after = listed(store)
    undone = ask("actors", "undo", "1", "--store", store, "--by", "هدى")

    assert (merged.exit_code, undone.exit_code) == (0, 0)
    assert after == {"marko-tilan": 5, "sariya": 0}
    assert listed(store)["سامر الجلنار"] == 3
    history = ask("actors", "history", "--store", store).stdout.splitlines()
    assert ["هدى" in told for told in history] == [True, True]
    assert "خطأ" in history[0]
    assert "مُلغى" in history[0]


def test_a_split_takes_a_name_from_an_actor(store: str) -> None:
    before = listed(store)["marko-tilan"]
    split = ask("actors", "split", "ماركو تيلانوف", "marko-tilan", "--article", "a-2", "--store", store)

    assert split.exit_code == 0
    assert before == 2
    assert listed(store)["marko-tilan"] == 1


@pytest.mark.parametrize("args", [("merge", "x"), ("split", "x"), ("undo", "x"), ("undo",)])
def test_a_decision_that_is_not_understood_is_a_misuse(store: str, args: tuple[str, ...]) -> None:
    assert ask("actors", *args, "--store", store).exit_code == 2


def test_decisions_about_nobody_are_refused(store: str) -> None:
    assert ask("actors", "undo", "7", "--store", store).exit_code == 1
    assert ask("actors", "merge", "marko-tilan", "ماركو تيلانوف", "--store", store).exit_code == 1
    assert ask("actors", "split", "زيد", "marko-tilan", "--store", store).exit_code == 1


def test_relinking_needs_no_other_reading_and_keeps_decisions(store: str, folder: Path) -> None:
    ask("actors", "merge", "سامر الجلنار", "marko-tilan", "--store", store)

    answer = ask("actors", "--relink", "--store", store, "--overlay", str(folder / "own"), "--format", "jsonl")

    assert "4" in answer.stderr
    assert listed(store)["marko-tilan"] == 4


def test_articles_that_were_never_linked_are_hinted_at(tmp_path: Path) -> None:
    from qawl.store.open import open_store
    from tests.store.readings import reading

    with open_store(str(tmp_path / "old.db")) as old:
        old.add(reading())

    answer = ask("actors", "--store", str(tmp_path / "old.db"))

    assert answer.exit_code == 1
    assert f"qawl actors --relink --store {tmp_path / 'old.db'}" in answer.stderr
    assert "--overlay" in answer.stderr


def test_extract_adds_actors_only_when_asked(folder: Path, tmp_path: Path) -> None:
    file = str(folder / "news.jsonl")
    bare = ask("extract", file).stdout.splitlines()
    told = ask("extract", file, "--actors", "--overlay", str(folder / "own")).stdout.splitlines()
    many = ask("extract", file, "--actors", "--jobs", "2", "--overlay", str(folder / "own")).stdout.splitlines()

    (marko,) = json.loads(told[0])["actors"]
    assert "actors" not in json.loads(bare[0])
    assert (marko["actor"], marko["label_en"]) == ("marko-tilan", "Marko Tilanov")
    assert json.loads(told[0])["statements"] == json.loads(bare[0])["statements"]
    assert "\u2068" not in marko["why_en"]
    assert many == told


def test_two_of_one_name_can_be_chosen_between(tmp_path: Path) -> None:
    texts = f"قال المهندس محمد أحمد {SAYS}", f"قال الطبيب محمد أحمد {SAYS}"
    file = write_lines(tmp_path / "two.jsonl", *(line(number, text) for number, text in enumerate(texts, 1)))
    store = str(tmp_path / "two.db")
    ask("read", file, "--store", store)

    answer = ask("actor", "محمد أحمد", "--store", store)

    assert answer.exit_code == 1
    assert "المهندس · a-1" in answer.stderr
    assert "الطبيب · a-2" in answer.stderr


@pytest.mark.parametrize(("lang", "limit", "told"), [("ar", "9", "3 أطراف"), ("en", "9", "3 actors")])
def test_a_list_that_shows_all_says_how_many_once(store: str, lang: str, limit: str, told: str) -> None:
    assert ask("actors", "--store", store, "--limit", limit, lang=lang).stdout.splitlines()[-1] == told


def test_an_actor_that_nothing_names_is_told_in_one_sentence(store: str) -> None:
    told = ask("actor", "salma-kahraman", "--store", store).stdout

    assert "ليس في السجل قول ولا خبر." in told
    assert "لا أقوال" not in told


def test_nothing_of_a_woman_is_told_in_the_masculine(tmp_path: Path) -> None:
    overlay(tmp_path)
    text = f"قالت وزيرة الخارجية المنارية سلمى الكهرمان {SAYS}"
    file = write_lines(tmp_path / "her.jsonl", line(1, text, published="2022-03-05"))
    store = str(tmp_path / "her.db")
    ask("read", file, "--store", store, "--overlay", str(tmp_path))

    told = ask("actor", "salma-kahraman", "--store", store).stdout

    assert "في السجل: قول واحد · خبر واحد" in told
    assert "أحدث الأقوال" in told
    assert not {"له", "قوله", "أقواله", "غيره", "سواه"} & set(told.replace(":", " ").split())
