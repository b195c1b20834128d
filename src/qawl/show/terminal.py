"""Readings on a terminal: colours and isolated names for eyes, plain lines for pipes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from qawl.model.documents import Article
from qawl.model.records import Hop, Reading
from qawl.show.cards import Card, card, cards, day, headline, unsaid
from qawl.show.direction import LRM, PDI, RLI, direction, isolated, isolated_rtl, without_isolates
from qawl.show.inert import inert, one_line
from qawl.show.marking import Paragraph, headed, paragraphs
from qawl.show.sheet import Row
from qawl.wording import Lang, say

SHADES = ("black on bright_yellow", "black on yellow", "black on dark_orange")
"""What lies under the words of one statement, of two at once, of more."""
NARROW, WIDE = 60, 160


def print_article(reading: Reading, lang: Lang, out: TextIO) -> None:
    """The article with its statements marked and numbered, and under it what is known of each."""
    console = console_on(out)
    _print_lines(console, article_lines(reading, lang, console.is_terminal))


def print_cards(reading: Reading, lang: Lang, out: TextIO) -> None:
    """Only what is known of each statement, without the text."""
    console = console_on(out)
    for shown in cards(reading, lang):
        _print_lines(console, (Text(), *_card_lines(shown, reading.article, lang, console.is_terminal)))
    _print_lines(console, _unsaid_lines(reading, lang, console.is_terminal))


def print_table(rows: Sequence[Row], lang: Lang, out: TextIO) -> None:
    """Statements as a table, one a row; in Arabic it is read from the right."""
    console = console_on(out)
    with console.capture() as drawn:
        console.print(statement_table(rows, lang, console))
    # A terminal that guesses a line's direction must not turn a row round because it begins in Arabic.
    before = LRM if console.is_terminal else ""
    out.writelines(f"{before}{line.rstrip()}\n" for line in drawn.get().splitlines())


def console_on(out: TextIO) -> Console:
    """A console that takes no words of an article for its own commands."""
    console = Console(file=out, markup=False, emoji=False, highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDE
    return console


def article_lines(reading: Reading, lang: Lang, seen: bool) -> Iterator[Text]:
    """What `qawl show` prints, line by line; `seen` by eyes on a terminal, else for a pipe."""
    article = reading.article
    head, body = headed(article, paragraphs(article.text, reading.statements))
    yield Text(headline(article), "bold") if head is None else _marked(head)
    yield Text(" · ".join(_origin(article, lang, seen)), "dim")
    yield Text()
    for paragraph in body:
        yield _marked(paragraph)
    for shown in cards(reading, lang):
        yield Text()
        yield from _card_lines(shown, article, lang, seen)
    yield from _unsaid_lines(reading, lang, seen)


def chain_words(article: Article, hops: Iterable[Hop], seen: bool) -> str:
    """The way of the words from the outlet to the speaker, drawn from right to left: «الصحيفة ← المسؤول»."""
    names = [name for name in (article.outlet, *(hop.name for hop in hops)) if name]
    drawn = " ← ".join(_name(name, seen) for name in names)
    return isolated_rtl(drawn) if seen else drawn


def statement_table(rows: Sequence[Row], lang: Lang, console: Console) -> Table:
    """The rows with the columns that matter at a news desk; a day is told where it begins."""
    seen = console.is_terminal
    width = max(NARROW, min(console.width, WIDE))
    widths = {"day": 12, "speaker": max(14, width // 5), "act": 10, "words": 0, "chain": max(14, width // 5)}
    widths["words"] = width - sum(widths.values()) - 3 * len(widths) - 1
    order = list(widths) if lang == "en" else list(widths)[::-1]
    table = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False)
    for name in order:
        table.add_column(say(lang, f"column-{name}"), justify=_side(lang), width=widths[name], no_wrap=True)
    day = ""
    for row in rows:
        cells = _cells(row, lang)
        day, cells["day"] = cells["day"], "" if cells["day"] == day else cells["day"]
        table.add_row(*(_wrapped(cells[name], widths[name], seen) for name in order))
    return table


def _cells(row: Row, lang: Lang) -> dict[str, str]:
    shown = card(row.article.text, row.number, row.statement, lang)
    return {
        "day": (row.article.published or "")[:10],
        "speaker": shown.speaker or say(lang, "speaker-unknown"),
        "act": shown.act,
        "words": " […] ".join(shown.quote),
        "chain": chain_words(row.article, shown.chain, seen=False) if shown.chain else "",
    }


def _print_lines(console: Console, lines: Iterable[Text]) -> None:
    for line in lines:
        if console.is_terminal:
            for row in line.wrap(console, console.width):
                console.print(_set(row, console.width), no_wrap=True, soft_wrap=True)
        else:
            console.file.write(without_isolates(line.plain) + "\n")


def _wrapped(words: str, width: int, seen: bool) -> Text:
    """The words broken at spaces into lines of their own, so that no isolate runs over a cell's edge."""
    lines: list[str] = []
    for word in one_line(words).split(" "):
        if lines and cell_len(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    island = isolated_rtl if direction(words) == "rtl" else isolated
    return Text("\n".join(island(line) if seen else line for line in lines))


def _side(lang: Lang) -> Literal["right", "left"]:
    return "right" if lang == "ar" else "left"


def _set(row: Text, width: int) -> Text:
    """A row of a right-to-left line moved to the right, as an island, whichever way the terminal counts."""
    row.rstrip()
    if direction(row.plain) == "ltr":
        return row
    return Text.assemble(LRM, " " * (width - row.cell_len), RLI, row, PDI)


def _name(words: str, seen: bool) -> str:
    return isolated(one_line(words)) if seen else one_line(words)


def _origin(article: Article, lang: Lang, seen: bool) -> list[str]:
    known = (article.outlet, day(article.published, lang), article.url, article.id)
    return [_name(words, seen) for words in known if words]


def _marked(paragraph: Paragraph) -> Text:
    line = Text()
    for piece in paragraph:
        shade = SHADES[min(len(piece.inside), len(SHADES)) - 1] if piece.inside else ""
        signs = (shade, "underline" if piece.cue else "", "bold" if piece.speaker else "")
        line.append(inert(piece.words), " ".join(filter(None, signs)))
        for number in piece.ends:
            line.append(f"[{number}]", "dim")
    return line


def _card_lines(shown: Card, article: Article, lang: Lang, seen: bool) -> Iterator[Text]:
    speaker = _name(shown.speaker, seen) if shown.speaker else say(lang, "speaker-unknown")
    role = f" ({_name(shown.role, seen)})" if shown.role else ""
    yield Text(f"[{shown.number}] {speaker}{role}", "bold")
    yield Text(" · ".join((shown.act, shown.kind, *shown.notes)))
    yield Text(" […] ".join(shown.quote))
    for label, value in _told(shown, article, lang, seen):
        yield Text(f"{label}: {value}", "dim")


def _unsaid_lines(reading: Reading, lang: Lang, seen: bool) -> Iterator[Text]:
    silences = unsaid(reading)
    if silences:
        yield Text()
        yield Text(say(lang, "page-silences"), "bold")
    for silence in silences:
        speaker = _name(silence.speaker, seen) if silence.speaker else say(lang, "speaker-unknown")
        yield Text(f"{speaker}: {silence.words}")


def _told(shown: Card, article: Article, lang: Lang, seen: bool) -> Iterator[tuple[str, str]]:
    if shown.chain:
        yield say(lang, "detail-chain"), chain_words(article, shown.chain, seen)
    yield from shown.details
    yield say(lang, "detail-confidence"), shown.confidence
    yield say(lang, "detail-rule"), _name(shown.rule, seen)
