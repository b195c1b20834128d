"""Arabic unless asked otherwise; help, errors and statuses in both languages, and never a traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qawl.cli import COMMANDS as PLACES
from qawl.cli.speak import chosen_language
from tests.cli.asking import ask, line, write_lines

COMMANDS = sorted(PLACES)
ARABIC = re.compile("[\u0620-\u064a]")


@pytest.mark.parametrize(
    ("args", "environ", "lang"),
    [
        ([], {}, "ar"),
        ([], {"QAWL_LANG": "en"}, "en"),
        ([], {"QAWL_LANG": "en_GB.UTF-8"}, "en"),
        ([], {"QAWL_LANG": "fr"}, "ar"),
        (["--lang", "ar"], {"QAWL_LANG": "en"}, "ar"),
        (["show", "x", "--lang=en"], {}, "en"),
        (["explain", "--", "--lang=en"], {}, "ar"),
        (["--lang"], {}, "ar"),
    ],
)
def test_the_language_is_what_is_asked_for_or_arabic(args: list[str], environ: dict[str, str], lang: str) -> None:
    assert chosen_language(args, environ) == lang


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=lambda args: " ".join(args) or "qawl")
def test_every_command_has_its_help_in_both_languages(command: list[str]) -> None:
    arabic, english = ask(*command, "--help"), ask("--lang", "en", *command, "--help")

    assert (arabic.exit_code, english.exit_code) == (0, 0)
    assert "الاستعمال:" in arabic.output
    assert "Usage:" in english.output
    assert not ARABIC.search(english.output)


def test_the_language_may_stand_before_or_behind_the_command() -> None:
    assert ask("--lang", "en", "show", "--help").output == ask("show", "--lang", "en", "--help").output


def test_without_a_command_the_help_is_shown() -> None:
    answer = ask()

    assert answer.exit_code == 0
    assert "statements" in answer.output


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"qawl \d+\.\d+\.\d+\n", ask("--version").output)


MISUSES = [
    ["nonsense"],
    ["--nonsense"],
    ["read"],
    ["read", "--jobs"],
    ["read", "--jobs", "0", "x"],
    ["read", "--jobs", "many", "x"],
    ["statements", "--act", "shout"],
    ["statements", "--limit", "-1"],
    ["statements", "--from", "yesterday"],
    ["statements", "--to", "3/11/2026"],
    ["statements", "--from", "2026-13-40"],
    ["statements", "--from", "2026-03-06", "--to", "2026-03-05"],
    ["where", ""],
    ["show", ""],
    ["explain", " "],
    ["extract", "a", "b"],
    ["eval"],
    ["eval", "no-such-file"],
    ["--lang", "fr", "demo"],
    ["explain", "x", "--overlay", "no-such-folder"],
]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("args", MISUSES, ids=" ".join)
def test_what_is_not_understood_is_told_in_the_readers_language(args: list[str], lang: str) -> None:
    answer = ask(*args, lang=lang)

    assert answer.exit_code == 2
    assert answer.stdout == ""
    told, where_to_look, *rest = answer.stderr.splitlines()
    assert rest == []
    assert "--help" in where_to_look
    assert bool(ARABIC.search(told)) is (lang == "ar")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    "args",
    [
        ["extract", "{here}/none.jsonl"],
        ["extract", "{here}"],
        ["extract", "{here}/good.jsonl", "-o", "{here}/none/out.jsonl"],
        ["extract", "{here}/good.jsonl", "-o", "{here}"],
        ["read", "{here}/good.jsonl", "--store", "{here}/none/qawl.db"],
        ["read", "{here}/good.jsonl", "--store", "{here}/good.jsonl"],
        ["read", "{here}/good.jsonl", "--store", "{here}"],
        ["read", "{here}/good.jsonl", "--store", "other://x"],
        ["statements", "--store", "{here}/none.db"],
        ["statements", "--store", "{here}/good.jsonl"],
        ["show", "none", "--store", "{here}/none.db"],
        ["show", "{here}/good.jsonl", "--html", "{here}/none/page.html"],
        ["eval", "{here}/good.jsonl"],
        ["eval", "{here}/bad.jsonl"],
        ["eval", "{here}/latin.jsonl"],
        ["eval", "{here}/empty"],
        ["explain", "قال", "--overlay", "{here}/overlay"],
        ["demo", "--out", "{here}/good.jsonl/x"],
        ["where", "ضضضض"],
    ],
    ids=" ".join,
)
def test_a_foreseen_failure_is_one_sentence_and_no_traceback(args: list[str], lang: str, tmp_path: Path) -> None:
    write_lines(tmp_path / "good.jsonl", line(1))
    write_lines(tmp_path / "bad.jsonl", "{\n")
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}\n')
    (tmp_path / "empty").mkdir()
    (tmp_path / "overlay").mkdir()
    write_lines(tmp_path / "overlay" / "cues.toml", "[[cue]\n")

    answer = ask(*(arg.replace("{here}", str(tmp_path)) for arg in args), lang=lang)

    assert answer.exit_code == 1
    assert isinstance(answer.exception, SystemExit)
    assert answer.stdout == ""
    (told,) = answer.stderr.splitlines()
    assert "Traceback" not in told
    assert bool(ARABIC.search(told)) or lang == "en"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["serch", "x"], "did you mean search?"),
        (["eval", "nowhere"], "There is no such file or folder as was given for GOLD"),
        (["actors", "--limit", "many"], "--limit takes a whole number from 1 on"),
        (["actor", " "], "NAME is missing"),
        (["record", "demo", "--at", "2026-03-05", "--since", "2026-04-05"], "later than the last day 2026-03-05"),
    ],
)
def test_a_mistake_is_told_with_its_cure(args: list[str], told: str) -> None:
    made = ask("--lang", "en", *args)

    assert made.exit_code == 2
    assert told in made.stderr
