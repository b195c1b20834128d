"""Readings on a terminal: colours and isolated names for eyes, plain lines for pipes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from qawl.model.documents import Article
from qawl.model.records import Hop, Reading
from qawl.show.cards import Card, cards, day, headline, unsaid
from qawl.show.direction import LRM, PDI, RLI, Direction, direction, isolated, isolated_rtl, without_isolates
from qawl.show.inert import inert, one_line
from qawl.show.marking import Paragraph, headed, paragraphs
from qawl.wording import Lang, say

SHADES = ("black on bright_yellow", "black on yellow", "black on dark_orange")
"""What lies under the words of one statement, of two at once, of more."""
WIDE = 160
"""Columns of what is no terminal and does not say how wide it is."""


def print_article(reading: Reading, lang: Lang, out: TextIO, *, only: int | None = None, rules: bool = False) -> None:
    """The article with its statements marked and numbered, and under it what is known of each.

    With `only` it is about the statement of this number alone; with `rules` it names what found each one.
    """
    console = console_on(out)
    print_lines(console, article_lines(reading, lang, console.is_terminal, only=only, rules=rules))


def print_cards(reading: Reading, lang: Lang, out: TextIO) -> None:
    """Only what is known of each statement, its rule included, without the text."""
    console = console_on(out)
    for shown in cards(reading, lang):
        print_lines(console, (Text(), *_card_lines(shown, lang, console.is_terminal, rules=True)))
    print_lines(console, _unsaid_lines(reading, lang, console.is_terminal))


def console_on(out: TextIO) -> Console:
    """A console that takes no words of an article for its own commands."""
    console = Console(file=out, markup=False, emoji=False, highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDE
    return console


def article_lines(
    reading: Reading, lang: Lang, seen: bool, *, only: int | None = None, rules: bool = False
) -> Iterator[Text]:
    """What `qawl show` prints, line by line; `seen` by eyes on a terminal, else for a pipe."""
    article = reading.article
    head, body = headed(article, paragraphs(article.text, reading.statements, only))
    yield Text(headline(article), "bold") if head is None else _marked(head)
    yield Text(" · ".join(_origin(article, lang, seen)), "dim")
    yield Text()
    for paragraph in body:
        yield _marked(paragraph)
    for shown in cards(reading, lang, only):
        yield Text()
        yield from _card_lines(shown, lang, seen, rules=rules)
    if only is None:
        yield from _unsaid_lines(reading, lang, seen)


def chain_words(hops: Iterable[Hop], seen: bool) -> str:
    """The way of the words to the speaker, drawn from right to left: «الوكالة ← المسؤول»; the outlet is no part."""
    drawn = " ← ".join(_name(hop.name, seen) for hop in hops)
    return isolated_rtl(drawn) if seen else drawn


def print_lines(console: Console, lines: Iterable[Text], side: Direction | None = None) -> None:
    """Lines as they stand, on a terminal broken at its width; `side` is where they begin, else their letters say."""
    for line in lines:
        if console.is_terminal:
            for row in line.wrap(console, console.width):
                console.print(_set(row, console.width, side), no_wrap=True, soft_wrap=True)
        else:
            console.file.write(without_isolates(line.plain) + "\n")


def _set(row: Text, width: int, side: Direction | None) -> Text:
    """A row of a right-to-left line moved to the right, as an island, whichever way the terminal counts."""
    row.rstrip()
    if not row or (side or direction(row.plain)) == "ltr":
        return Text.assemble(LRM, row) if side and row else row
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


def _card_lines(shown: Card, lang: Lang, seen: bool, *, rules: bool) -> Iterator[Text]:
    speaker = _name(shown.speaker, seen) if shown.speaker else say(lang, "speaker-unknown")
    role = f" ({_name(shown.role, seen)})" if shown.role else ""
    yield Text(f"[{shown.number}] {speaker}{role}", "bold")
    yield Text(" · ".join((shown.act, shown.kind, *shown.notes)))
    yield Text(" […] ".join(shown.quote))
    for label, value in _told(shown, lang, seen, rules):
        yield Text(f"{label}: {value}", "dim")


def _unsaid_lines(reading: Reading, lang: Lang, seen: bool) -> Iterator[Text]:
    silences = unsaid(reading)
    if silences:
        yield Text()
        yield Text(say(lang, "page-silences"), "bold")
    for silence in silences:
        speaker = _name(silence.speaker, seen) if silence.speaker else say(lang, "speaker-unknown")
        yield Text(f"{speaker}: {silence.words}")


def _told(shown: Card, lang: Lang, seen: bool, rules: bool) -> Iterator[tuple[str, str]]:
    if shown.chain:
        yield say(lang, "detail-chain"), chain_words(shown.chain, seen)
    yield from shown.details
    yield say(lang, "detail-confidence"), shown.confidence
    if rules:
        yield say(lang, "detail-rule"), _name(shown.rule, seen)
