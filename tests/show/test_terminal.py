"""The terminal: marks for eyes only, plain lines for pipes, and no escape of an article's own."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from rich.text import Text

from qawl.show.direction import Direction
from qawl.show.sheet import Row
from qawl.show.table import print_table
from qawl.show.terminal import chain_words, console_on, print_article, print_lines
from qawl.wording import Lang
from tests.show.made import ARTICLE, READING, STATEMENTS, Screen, reading_of

ROWS = [Row(ARTICLE, number, made) for number, made in enumerate(STATEMENTS, 1)]
ISOLATES = re.compile("[\u2066-\u2069]")
OUR_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)


def shown(reading_or_rows: object, out: StringIO, lang: Lang = "ar") -> str:
    if isinstance(reading_or_rows, list):
        print_table(reading_or_rows, lang, out)
    else:
        print_article(reading_or_rows, lang, out)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("what", [READING, ROWS], ids=["article", "table"])
def test_names_are_isolated_on_a_terminal_and_bare_in_a_pipe(what: object) -> None:
    on_screen, in_pipe = shown(what, Screen()), shown(what, StringIO())

    assert ISOLATES.search(on_screen)
    assert not ISOLATES.search(in_pipe)
    assert "\x1b" not in in_pipe


@pytest.mark.parametrize("what", [READING, ROWS], ids=["article", "table"])
def test_isolates_are_closed_on_the_line_that_opens_them(what: object) -> None:
    for line in shown(what, Screen()).splitlines():
        assert len(re.findall("[\u2066-\u2068]", line)) == line.count("\u2069")


@pytest.mark.parametrize(
    "words", ["\x1b[31mأحمر", "\x1b]0;عنوان\x07", "\x9b2J", "[red]x[/red]", ":smile:", "\u202eقلب"]
)
@pytest.mark.parametrize("out", [Screen, StringIO])
def test_an_article_cannot_drive_the_terminal(words: str, out: type[StringIO]) -> None:
    reading = reading_of(words, name=words, outlet=words, title=words, id=words)

    told = shown(reading, out()) + shown([Row(reading.article, 1, reading.statements[0])], out())

    rest = OUR_COLOURS.sub("", told)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", rest)
    assert "[red]x[/red]" in rest or words != "[red]x[/red]"
    assert ":smile:" in rest or words != ":smile:"


def test_lines_of_a_right_to_left_text_stand_on_the_right() -> None:
    lines = shown(READING, Screen()).splitlines()

    assert any(re.match("\u200e +\u2067", OUR_COLOURS.sub("", line)) for line in lines)
    assert any(OUR_COLOURS.sub("", line).startswith("BBC") for line in lines)


def test_no_line_is_wider_than_the_terminal() -> None:
    for told in (shown(READING, Screen()), shown(ROWS, Screen())):
        widths = [len(re.sub("[\u200e\u2066-\u2069]", "", OUR_COLOURS.sub("", line))) for line in told.splitlines()]
        assert max(widths) <= 100


def test_every_statement_is_numbered_in_the_text_and_told_below() -> None:
    told = shown(READING, StringIO())

    for number in (1, 2, 3, 4):
        assert told.count(f"[{number}]") == 2


def test_a_chain_runs_to_the_speaker_and_the_outlet_is_no_part_of_it() -> None:
    assert chain_words(STATEMENTS[3].chain, seen=False) == "المندوب ← الوزير"


def test_the_rule_is_told_only_to_those_who_ask() -> None:
    asked = StringIO()
    print_article(READING, "ar", asked, rules=True)

    assert STATEMENTS[0].rule in asked.getvalue()
    assert STATEMENTS[0].rule not in shown(READING, StringIO())


def test_one_statement_may_be_shown_alone_under_its_own_number() -> None:
    out = StringIO()
    print_article(READING, "ar", out, only=2)

    assert out.getvalue().count("[2]") == 2
    assert not re.search(r"\[[134]\]", out.getvalue())


@pytest.mark.parametrize("side", ["rtl", "ltr"])
def test_a_line_whose_side_is_known_begins_there_whatever_its_letters(side: Direction) -> None:
    screen = Screen()

    print_lines(console_on(screen), [Text("شخص · DEU · angela-merkel"), Text("اسم")], side)

    rows = screen.getvalue().splitlines()
    assert all((row.lstrip("\u200e ").startswith("\u2067")) is (side == "rtl") for row in rows)
    assert all(row.startswith("\u200e") for row in rows)
