"""The table: it leads to its articles, tells everything at every width, and is read from its reader's side."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

import pytest

from qawl.show.sheet import Row
from qawl.show.table import columns_of, print_table, reference
from qawl.wording import Lang, say
from tests.show.made import ARTICLE, STATEMENTS, Screen, reading_of

ROWS = [Row(ARTICLE, number, made) for number, made in enumerate(STATEMENTS, 1)]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")


def table(rows: Sequence[Row], out: StringIO, lang: Lang = "ar") -> str:
    print_table(rows, lang, out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("lang", "first", "last"), [("ar", "سلسلة الإسناد", "اليوم"), ("en", "Day", "Chain of sources")]
)
@pytest.mark.parametrize("columns", ["120", "160"])
def test_an_arabic_table_is_read_from_the_right(
    lang: Lang, first: str, last: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    head = next(line for line in table(ROWS, StringIO(), lang).splitlines() if first in line)

    assert head.strip().startswith(first)
    assert head.strip().endswith(last)


@pytest.mark.parametrize("columns", ["80", "100", "120", "140", "160"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_table_of_any_width_tells_everything_and_cuts_no_header(
    lang: Lang, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    told = table(ROWS, StringIO(), lang)

    for name in ("article", "day", "outlet", "speaker", "act", "words", "chain"):
        assert say(lang, f"column-{name}") in told
    for words in ("manara-1#4", "2026-03-05", "صحيفة النهر", "المندوب ← الوزير", "المعبر سيفتح"):
        assert words in told
    assert all(len(line) <= int(columns) for line in told.splitlines())


def test_the_attributed_words_have_the_widest_column() -> None:
    for width in range(80, 161):
        widest = max(columns_of(width), key=lambda column: column.width)
        assert "words" in widest.names


def test_a_chain_in_the_table_does_not_begin_with_the_outlet() -> None:
    assert "صحيفة النهر ←" not in table(ROWS, StringIO())


@pytest.mark.parametrize("article_id", ["x" * 40, "خبر" * 20, "a" * 18])
def test_a_long_id_is_cut_in_the_middle_and_keeps_the_number(article_id: str) -> None:
    cut = reference(article_id, 12, 18)

    head, tail = cut.removesuffix("#12").split("…")
    assert len(cut) == 18
    assert article_id.startswith(head)
    assert article_id.endswith(tail)


def test_a_reference_keeps_its_direction_in_an_arabic_line() -> None:
    rows = [Row(reading_of("نص", id="12-34").article, 2, reading_of("نص").statements[0])]

    assert "\u206612-34#2\u2069" in table(rows, Screen())
