"""`qawl search`: what a person types, and what comes back on the screen and as lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qawl.wording import say
from tests.cli.asking import OTHER, SENTENCE, ask, line, write_lines


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("search")
    file = write_lines(
        folder / "news.jsonl",
        line(1, outlet="صحيفة النهر", published="2026-03-05", title="السد"),
        line(2, OTHER, outlet="شبكة الجبل", published="2026-03-09"),
        line(21, "وقال مصدر مطلع إن الماء عاد إلى السد.", outlet="وكالة شراع"),
    )
    ask("read", file, "--store", str(folder / "qawl.db"))
    return str(folder / "qawl.db")


def found(store: str, *args: str) -> list[str]:
    answer = ask("search", *args, "--store", store, "--format", "jsonl")
    assert answer.exit_code == 0
    return [json.loads(row).get("article") or json.loads(row)["name"] for row in answer.stdout.splitlines()]


@pytest.mark.parametrize(
    ("args", "articles"),
    [
        (["سد"], ["a-1", "a-21"]),
        (["سد", "--order", "newest"], ["a-1", "a-21"]),
        (["السد", "يفتح"], ["a-1"]),
        (["«السد سيفتح»"], ["a-1"]),
        (["ميناء"], []),
        (["سد", "--outlet", "شراع"], ["a-21"]),
        (["--act", "نفي"], ["a-2"]),
        (["--speaker", "البيرق"], ["a-1"]),
        (["--from", "2026-03-06"], ["a-2"]),
        (["--to", "2026-03-05"], ["a-1"]),
        (["سد", "--limit", "1"], ["a-1"]),
        (["سد", "--what", "statements"], ["a-1", "a-21"]),
        (["نهائي", "--what", "statements", "--act", "deny"], ["a-2"]),
        (["يفتح", "--what", "statements", "--act", "deny"], []),
        (["القرار", "--what", "statements", "--act", "deny"], ["a-2"]),
        (["بيرق", "--what", "actors"], ["هدى البيرق"]),
    ],
    ids=repr,
)
def test_what_is_asked_for_is_found(store: str, args: list[str], articles: list[str]) -> None:
    assert found(store, *args) == articles


def test_the_screen_shows_the_hits_and_how_many_there_are(store: str) -> None:
    answer = ask("search", "السد", "--store", store, "--limit", "1", lang="ar")

    assert SENTENCE in answer.stdout
    assert "خبران · المعروض 1" in answer.stdout.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_found_is_said_and_is_no_failure(store: str, lang: str) -> None:
    answer = ask("search", "ميناء", "--store", store, lang=lang)

    assert (answer.exit_code, answer.stdout) == (0, "")
    assert answer.stderr.strip() == say("ar" if lang == "ar" else "en", "search-none")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--issue", "truce"], "--dossier"),
        (["--dossier", "demo", "--issue", "weather"], "truce"),
        (["--from", "2026-03-06", "--to", "2026-03-01"], "2026-03-06"),
        (["--act", "dance"], "deny"),
    ],
)
def test_what_cannot_be_asked_is_explained(store: str, args: list[str], said: str) -> None:
    answer = ask("search", *args, "--store", store)

    assert answer.exit_code != 0
    assert said in answer.stderr


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    answer = ask("search", "x", "--store", str(tmp_path / "none.db"))

    assert answer.exit_code != 0
    assert not (tmp_path / "none.db").exists()
