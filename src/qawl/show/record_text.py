"""The record of a dossier on a terminal: sections, rows, and under each row the words that carry it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich.text import Text

from qawl.show.direction import FSI, PDI, isolated, isolated_ltr, isolated_rtl
from qawl.show.inert import inert, one_line
from qawl.show.record_rows import Part, Pieces, Quoted, Row
from qawl.show.terminal import console_on, print_lines
from qawl.wording import Lang, say

LONGEST = 240
"""Letters of one quotation; a longer one is cut, and its place says where the rest stands."""
AROUND = 100
"""Letters that stay on either side of the words that carry a line, where the quotation is cut."""
_BLANKS = re.compile(r"\s+")


def print_record(title: str, about: Sequence[str], parts: Iterable[Part], lang: Lang, out: TextIO) -> None:
    """The record under its title; names and figures are kept apart on a terminal, and plain in a pipe."""
    console = console_on(out)
    seen = console.is_terminal
    print_lines(console, [Text(one_line(title), "bold"), Text(" · ".join(about), "dim")])
    for part in parts:
        print_lines(console, _part(part, lang, seen))


def _part(part: Part, lang: Lang, seen: bool) -> Iterator[Text]:
    yield Text()
    yield Text(part.title, "bold underline")
    for group in (*part.major, *part.minor):
        if group.title:
            yield Text()
            signs = "".join(f" · {one_line(sign)}" for sign in group.signs)
            yield Text.assemble((one_line(group.title), "bold"), (signs, "dim"))
        for row in group.rows:
            yield from _row(row, lang, seen)


def _row(row: Row, lang: Lang, seen: bool) -> Iterator[Text]:
    day = "" if row.day is None else f"{isolated_ltr(row.day) if seen else row.day}  "
    signs = "".join(f" · {one_line(sign)}" for sign in row.signs)
    own_id = (
        "" if row.article is None else f" · {isolated_ltr(one_line(row.article)) if seen else one_line(row.article)}"
    )
    yield Text.assemble("  ", day, (one_line(row.head), "bold"), (signs + own_id, "dim"))
    for note in row.notes:
        yield Text(f"    {one_line(note)}")
    if row.articles > 1:
        articles = say(lang, "count-articles", count=row.articles)
        yield Text(f"    {articles} · {say(lang, 'count-origins', count=row.sources)}", "dim")
    for quote in row.quotes:
        yield from _quote(quote, lang, seen)
    if row.more:
        yield Text(f"    {say(lang, 'record-rest', count=row.more)}", "dim")


def _shortened(pieces: Pieces) -> Iterator[tuple[str, bool]]:
    """The pieces on one line; of long words before and behind those that carry the line only the nearest."""
    told = [(inert(_BLANKS.sub(" ", words)), marked) for words, marked in pieces]
    whole = sum(len(words) for words, _ in told) <= LONGEST
    first = next((place for place, (_, marked) in enumerate(told) if marked), 0)
    for place, (words, marked) in enumerate(told):
        if whole or len(words) <= AROUND:
            yield words, marked
        elif place < first:
            yield f"[…] {words[-AROUND:].partition(' ')[2]}", marked
        else:
            most = LONGEST if marked or len(told) == 1 else AROUND
            yield (words if len(words) <= most else f"{words[:most].rpartition(' ')[0]} […]"), marked


def _quote(quote: Quoted, lang: Lang, seen: bool) -> Iterator[Text]:
    line = Text("    «")
    line.append(FSI if seen else "")
    for words, marked in _shortened(quote.pieces):
        line.append(words, "bold" if marked and seen else "")
    line.append(f"{PDI if seen else ''}»")
    yield line
    chain = " ← ".join(isolated(one_line(name)) if seen else one_line(name) for name in quote.chain)
    reference = isolated_ltr(one_line(quote.reference)) if seen else one_line(quote.reference)
    way = isolated_rtl(chain) if seen else chain
    hand = say(lang, f"record-hand-{quote.hand}") if quote.hand else ""
    told = " · ".join(filter(None, (way, hand, quote.day, reference)))
    yield Text(f"    {told}", "dim")
