"""Statements as a table on a terminal: columns side by side where there is room, one above the other where not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from qawl.show.cards import card
from qawl.show.direction import LRM, direction, isolated_ltr, isolated_rtl
from qawl.show.inert import one_line
from qawl.show.sheet import Row
from qawl.show.terminal import WIDE, chain_words, console_on
from qawl.wording import Lang, say

NARROW, ROOMY = 60, 120
"""Below the first a table is not squeezed further; from the second on outlet and chain have columns of their own."""


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one column, one above the other, and how wide it is."""

    names: tuple[str, ...]
    width: int


def print_table(rows: Sequence[Row], lang: Lang, out: TextIO) -> None:
    """Statements as a table, one a row; in Arabic it is read from the right."""
    console = console_on(out)
    with console.capture() as drawn:
        console.print(statement_table(rows, lang, console))
    # A terminal that guesses a line's direction must not turn a row round because it begins in Arabic.
    before = LRM if console.is_terminal else ""
    out.writelines(f"{before}{line.rstrip()}\n" for line in drawn.get().splitlines())


def statement_table(rows: Sequence[Row], lang: Lang, console: Console) -> Table:
    """The rows with what matters at a news desk, each led by what `qawl show` takes: «day-7#2»."""
    seen, columns = console.is_terminal, columns_of(max(NARROW, min(console.width, WIDE)))
    ordered = columns if lang == "en" else columns[::-1]
    table = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False)
    for column in ordered:
        head = wrapped([say(lang, f"column-{name}") for name in column.names], column.width, seen)
        table.add_column(head, justify=_side(lang), width=column.width, no_wrap=True)
    for row in rows:
        cells = _cells(row, columns, lang)
        words = ([cells[name] for name in column.names if cells[name]] for column in ordered)
        table.add_row(*(wrapped(given, column.width, seen) for given, column in zip(words, ordered, strict=True)))
    return table


def columns_of(width: int) -> tuple[Column, ...]:
    """How the columns share a line of this width: the attributed words get what the others leave."""
    if width < ROOMY:
        return _filled(
            width,
            (("article", "day", "outlet"), width * 2 // 9),
            (("speaker", "act"), width // 5),
            (("words", "chain"), 0),
        )
    narrow, wide = width // 8, width // 7
    article, outlet, speaker = (("article", "day"), wide), (("outlet",), narrow), (("speaker", "act"), wide)
    return _filled(width, article, outlet, speaker, (("words",), 0), (("chain",), wide))


def reference(article_id: str, number: int, width: int) -> str:
    """An article's id and a statement's number, as `qawl show` takes them; a long id loses its middle.

    >>> reference("day-7", 2, 18), reference("corridor-4b1d0f2299aa31c7", 12, 18)
    ('day-7#2', 'corrido…9aa31c7#12')
    """
    whole, behind = one_line(article_id), f"#{number}"
    room = width - len(behind)
    if len(whole) > room:
        head = room // 2
        whole = f"{whole[:head]}…{whole[len(whole) - (room - head - 1) :]}"
    return f"{whole}{behind}"


def _filled(width: int, *shares: tuple[tuple[str, ...], int]) -> tuple[Column, ...]:
    rest = width - sum(share for _, share in shares) - 3 * len(shares) - 1
    return tuple(Column(names, share or rest) for names, share in shares)


def _cells(row: Row, columns: Iterable[Column], lang: Lang) -> Mapping[str, str]:
    shown = card(row.article.text, row.number, row.statement, lang)
    chain, side_by_side = chain_words(shown.chain, seen=False), any(column.names == ("chain",) for column in columns)
    width = next(column.width for column in columns if "article" in column.names)
    return {
        "article": reference(row.article.id, row.number, width),
        "day": (row.article.published or "")[:10],
        "outlet": row.article.outlet or "",
        "speaker": shown.speaker or say(lang, "speaker-unknown"),
        "act": shown.act,
        "words": " […] ".join(shown.quote),
        "chain": chain if side_by_side or not chain else f"{say(lang, 'detail-chain')}: {chain}",
    }


def wrapped(parts: Iterable[str], width: int, seen: bool) -> Text:
    """The parts broken at spaces into lines of their own, so that no isolate runs over a cell's edge."""
    return Text("\n".join(line for part in parts for line in _lines(one_line(part), width, seen)))


def _lines(words: str, width: int, seen: bool) -> Iterator[str]:
    lines: list[str] = []
    for word in words.split(" "):
        if lines and cell_len(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    island = isolated_rtl if direction(words, otherwise="ltr") == "rtl" else isolated_ltr
    yield from (island(line) if seen else line for line in lines)


def _side(lang: Lang) -> Literal["right", "left"]:
    return "right" if lang == "ar" else "left"
