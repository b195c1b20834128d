"""`qawl token`: tokens made, listed and ended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qawl.model.access import PassKind, Scope
from qawl.server.access import Access
from qawl.server.library import Library
from qawl.store.open import open_store
from tests.cli.asking import ask


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = str(tmp_path / "qawl.db")
    open_store(path).close()
    return path


def opens(store: str, token: str, **later: int) -> frozenset[Scope] | None:
    with Library(store) as library:
        access = Access(library.store, clock=lambda: datetime.now(UTC) + timedelta(**later))
        reader = access.held(token, PassKind.TOKEN)
    return None if reader is None else reader.scopes


def test_a_token_is_printed_alone_and_opens_what_was_asked(store: str) -> None:
    made = ask("token", "new", "مكتب الرصد", "--scope", "review", "--days", "5", "--store", store)

    assert made.stdout.startswith("qawl_")
    assert len(made.stdout.strip()) == len("qawl_") + 43
    assert "مكتب الرصد" in made.stderr
    assert opens(store, made.stdout.strip()) == {Scope.READ, Scope.REVIEW}
    assert opens(store, made.stdout.strip(), days=4) is not None
    assert opens(store, made.stdout.strip(), days=6) is None


def test_a_token_that_is_ended_opens_nothing(store: str) -> None:
    made = ask("token", "new", "بوابة", "--store", store)

    ended = ask("token", "end", "بوابة", "--store", store)

    assert ended.exit_code == 0
    assert opens(store, made.stdout.strip()) is None
    assert ask("token", "end", "بوابة", "--store", store).exit_code == 1
    assert "أُنهي" in ask("token", "list", "--store", store).stdout


def test_the_list_names_tokens_and_never_shows_them(store: str) -> None:
    made = ask("token", "new", "gate", "--store", store)

    listed = ask("token", "list", "--store", store, lang="en").stdout

    assert listed.startswith("gate: scope read, in force, until ")
    assert made.stdout.strip() not in listed
    assert listed == ask("token", "--store", store, lang="en").stdout


def test_one_name_has_one_token_at_a_time(store: str) -> None:
    ask("token", "new", "gate", "--store", store)

    again = ask("token", "new", "gate", "--store", store)

    assert (again.exit_code, again.stdout) == (1, "")
    assert "qawl token end" in again.stderr


@pytest.mark.parametrize("words", [["new"], ["new", "a", "b"], ["list", "a"], ["end"], ["make", "a"]])
def test_a_command_that_is_not_understood_says_how(store: str, words: list[str]) -> None:
    answer = ask("token", *words, "--store", store)

    assert answer.exit_code == 2
    assert "qawl token new" in answer.stderr


@pytest.mark.parametrize("name", ["", " ", "a\u202eb", "a\nb", "a" * 61])
def test_a_name_that_nobody_could_read_is_refused(store: str, name: str) -> None:
    assert ask("token", "new", name, "--store", store).exit_code == 2
