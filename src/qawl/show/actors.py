"""Actors on a terminal and as lines: a list with its counts, and one actor with all that is known of it."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any, TextIO

from rich import box
from rich.table import Table
from rich.text import Text

from qawl.actors import ActorCard, Naming, Profile
from qawl.model.world import Actor, Post
from qawl.resolve.telling import plain, why_of
from qawl.show.direction import LRM, Direction, isolated
from qawl.show.inert import one_line
from qawl.show.sheet import BYTE_ORDER_MARK, Row, safe_cell
from qawl.show.table import NARROW, Column, print_table, wrapped
from qawl.show.terminal import WIDE, console_on, print_lines
from qawl.wording import Lang, say

COLUMNS = ("id", "kind", "country", "label_ar", "label_en", "qid", "statements", "articles", "names")
Shares = tuple[tuple[tuple[str, ...], int], ...]

ROOMY = 105
"""Columns of a line from which on everything about an actor has a column of its own."""
_SIDE_BY_SIDE: Shares = (
    (("name",), 0),
    (("kind",), 8),
    (("country",), 8),
    (("statements",), 12),
    (("articles",), 12),
    (("id",), 26),
)
_STACKED: Shares = ((("name", "id"), 0), (("kind", "country"), 8), (("statements", "articles"), 12))
_WIDEST = 44
_NAMED = 6
"""Names of an actor whose reasons are shown one by one."""


def label_of(actor: Actor, lang: Lang) -> str:
    """The name of an actor in the reader's language, where it has one."""
    return actor.en[0] if lang == "en" and actor.en else actor.ar[0]


def print_actors(cards: Sequence[ActorCard], lang: Lang, out: TextIO) -> None:
    """Actors as a table, one a row; in Arabic it is read from the right."""
    console = console_on(out)
    with console.capture() as drawn:
        width = max(NARROW, min(console.width, WIDE))
        console.print(_actor_table(cards, lang, width, console.is_terminal))
    before = LRM if console.is_terminal else ""
    out.writelines(f"{before}{line.rstrip()}\n" for line in drawn.get().splitlines())


def _actor_table(cards: Sequence[ActorCard], lang: Lang, width: int, seen: bool) -> Table:
    columns = actor_columns(width) if lang == "en" else actor_columns(width)[::-1]
    table = Table(box=box.SIMPLE_HEAD, show_lines=width < ROOMY, pad_edge=False)
    for column in columns:
        head = wrapped([say(lang, f"actors-column-{name}") for name in column.names], column.width, seen)
        table.add_column(head, justify="right" if lang == "ar" else "left", width=column.width, no_wrap=True)
    room = next(column.width for column in columns if "id" in column.names)
    shared = Counter(_label(card, lang) for card in cards)
    for card in cards:
        cells = _cells(card, lang, room, shared[_label(card, lang)] > 1)
        words = ([part for name in column.names for part in cells[name] if part] for column in columns)
        table.add_row(*(wrapped(given, column.width, seen) for given, column in zip(words, columns, strict=True)))
    return table


def actor_columns(width: int) -> tuple[Column, ...]:
    """How the columns share a line of this width: the name and the id are the last to go."""
    shares = _STACKED if width < ROOMY else _SIDE_BY_SIDE
    rest = min(width - sum(share for _, share in shares) - 3 * len(shares) - 1, _WIDEST)
    return tuple(Column(names, share or rest) for names, share in shares)


def _cells(card: ActorCard, lang: Lang, room: int, shared: bool) -> Mapping[str, Sequence[str]]:
    return {
        "name": (_label(card, lang), card.aside if shared else ""),
        "kind": (say(lang, f"actor-kind-{card.kind}"),),
        "country": ((card.known.country if card.known else "") or "",),
        "statements": (f"{card.statements:,}",),
        "articles": (f"{card.articles:,}",),
        # a cut id names nobody
        "id": wrap(card.id, room),
    }


def _label(card: ActorCard, lang: Lang) -> str:
    return label_of(card.known, lang) if card.known else card.label


def actor_line(card: ActorCard) -> str:
    """What a list knows of an actor, as one line of JSON without its line end."""
    return json.dumps(actor_form(card), ensure_ascii=False)


def actor_form(card: ActorCard) -> dict[str, Any]:
    """An actor as plain values."""
    known = card.known
    return {
        "id": card.id,
        "known": known is not None,
        "kind": card.kind.value,
        "country": known.country if known else None,
        "label_ar": card.label,
        "label_en": known.en[0] if known and known.en else None,
        "qid": known.qid if known else None,
        "statements": card.statements,
        "articles": card.articles,
        "names": [name for name, _ in card.names],
    }


def actor_csv(cards: Iterable[ActorCard]) -> Iterator[str]:
    """Actors as a sheet, line by line, its head first."""
    yield BYTE_ORDER_MARK + _csv_line(COLUMNS)
    for card in cards:
        form = {**actor_form(card), "names": "، ".join(name for name, _ in card.names)}
        yield _csv_line([safe_cell("" if form[column] is None else str(form[column])) for column in COLUMNS])


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


# One actor


def print_profile(told: Profile, labels: Mapping[str, str], lang: Lang, out: TextIO) -> None:
    """Everything that is known of one actor, and its latest statements."""
    console = console_on(out)
    side: Direction = "rtl" if lang == "ar" else "ltr"
    print_lines(console, _profile_lines(told, labels, lang, console.is_terminal), side)
    if told.newest:
        print_lines(console, [Text(), Text(say(lang, "actor-newest"), "bold")], side)
        print_table([Row(one.article, one.position + 1, one.statement) for one in told.newest], lang, out)


def _profile_lines(told: Profile, labels: Mapping[str, str], lang: Lang, seen: bool) -> Iterator[Text]:
    card, known = told.card, told.card.known
    yield Text(_shown(_label(card, lang), seen), "bold")
    yield Text(" · ".join(_facts(card, lang, seen)))
    if known:
        yield from _entry_lines(known, labels, lang, seen)
    yield Text(_counted(card, lang))
    if told.acts:
        counted = [f"{say(lang, f'act-{act}')} {count:,}" for act, count in told.acts]
        yield Text(f"{say(lang, 'actor-acts')}: {' · '.join(counted)}")
    if told.months:
        counted = [f"{month or say(lang, 'page-undated')}: {count:,}" for month, count in told.months]
        yield Text(f"{say(lang, 'actor-months')}: {' · '.join(counted)}")
    if card.statements:
        yield Text(f"{say(lang, 'actor-carriers')}: {' · '.join(_ways(told, labels, lang, seen))}")
    for naming in told.namings[:_NAMED]:
        yield Text(_naming(naming, lang, seen), "dim")
    if len(told.namings) > _NAMED:
        rest = [_shown(naming.name, seen) for naming in told.namings[_NAMED:]]
        yield Text(f"{say(lang, 'actor-other-names')}: {' · '.join(rest)}", "dim")


def _counted(card: ActorCard, lang: Lang) -> str:
    if not card.articles:
        return say(lang, "actor-nothing")
    said = say(lang, "count-statements", count=card.statements)
    return f"{say(lang, 'actor-said')}: {said} · {say(lang, 'count-articles', count=card.articles)}"


def _ways(told: Profile, labels: Mapping[str, str], lang: Lang, seen: bool) -> Iterator[str]:
    """How its words came: told by itself, or through whom, each with a count."""
    if told.direct:
        yield f"{say(lang, 'actor-direct')} {told.direct:,}"
    for carrier, count in told.carriers:
        yield f"{say(lang, 'actor-through')} {_shown(labels.get(carrier, carrier), seen)} {count:,}"


def _facts(card: ActorCard, lang: Lang, seen: bool) -> Iterator[str]:
    yield say(lang, f"actor-kind-{card.kind}")
    if card.known is None:
        yield say(lang, "actor-local")
    elif card.known.country:
        yield card.known.country
    yield _shown(card.id, seen)


def _entry_lines(known: Actor, labels: Mapping[str, str], lang: Lang, seen: bool) -> Iterator[Text]:
    names = " · ".join(_shown(name, seen) for name in (*known.ar, *known.short, *known.en))
    yield Text(f"{say(lang, 'actor-names')}: {names}")
    for post in known.posts:
        yield Text(f"{say(lang, 'actor-post')}: {_post(post, labels, lang, seen)}")
    if known.part_of:
        yield Text(f"{say(lang, 'actor-part-of')}: {_shown(labels.get(known.part_of, known.part_of), seen)}")
    if known.qid:
        yield Text(f"Wikidata: {_shown(known.qid, seen)}")
    yield Text(f"{say(lang, 'actor-checked')}: {_shown(known.checked, seen)}", "dim")


def _post(post: Post, labels: Mapping[str, str], lang: Lang, seen: bool) -> str:
    of = "" if post.of is None else f" ({_shown(labels.get(post.of, post.of), seen)})"
    known = "-".join(name for name, day in (("from", post.start), ("until", post.end)) if day)
    when = say(lang, f"period-{known}", start=str(post.start), end=str(post.end)) if known else ""
    return " · ".join(filter(None, (f"{_shown(post.title, seen)}{of}", when)))


def _naming(naming: Naming, lang: Lang, seen: bool) -> str:
    reasons = plain(why_of(naming.why, lang)) if not seen else why_of(naming.why, lang)
    score = "" if naming.score is None else f" ({naming.score:.2f})"
    if naming.decided:
        one = naming.decided
        reasons = say(lang, "actor-by-decision", by=one_line(one.by), day=one.at[:10], number=one.number)
        reasons = reasons if seen else plain(reasons)
    count = say(lang, "count-articles", count=naming.articles)
    return f"{_shown(naming.name, seen)} · {count}{score}{': ' if reasons else ''}{reasons}"


def _shown(words: str, seen: bool) -> str:
    return isolated(one_line(words)) if seen else one_line(words)
