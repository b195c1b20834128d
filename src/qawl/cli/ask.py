"""`qawl statements` and `qawl show`: questions to the store, and their answers on the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import click

from qawl.cli.options import lang_option, overlay_option, store_option
from qawl.cli.output import whole_file
from qawl.cli.speak import DONE, FAILED, SpokenCommand, Told, complain, refusal
from qawl.model.documents import Article
from qawl.model.records import Act, Kind, Reading
from qawl.pipeline import load_kit, read_article
from qawl.show.inert import one_line
from qawl.show.sheet import Row, csv_lines, json_line
from qawl.sources.files import read_sources
from qawl.store.contract import Filter, Store, StoredStatement
from qawl.store.open import open_store
from qawl.wording import Lang, say

TABLE, JSONL, CSV = "table", "jsonl", "csv"


@click.command(cls=SpokenCommand)
@store_option
@click.option("--words", default="")
@click.option("--speaker", default="")
@click.option("--source", default="")
@click.option("--outlet", default="")
@click.option("--act", type=click.Choice([act.value for act in Act]), metavar="ACT")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), metavar="KIND")
@click.option("--anonymous", is_flag=True)
@click.option("--from", "since", metavar="DAY")
@click.option("--to", "until", metavar="DAY")
@click.option("--limit", type=click.IntRange(min=1), metavar="N")
@click.option("--format", "form", type=click.Choice([TABLE, JSONL, CSV]), default=TABLE)
@lang_option
@click.pass_obj
def statements(
    lang: Lang,
    store: str,
    words: str,
    speaker: str,
    source: str,
    outlet: str,
    act: str | None,
    kind: str | None,
    anonymous: bool,
    since: str | None,
    until: str | None,
    limit: int | None,
    form: str,
) -> int:
    wanted = Filter(
        words=words,
        speaker=speaker,
        source=source,
        outlet=outlet,
        act=Act(act) if act else None,
        kind=Kind(kind) if kind else None,
        since=_day(since),
        until=_day(until),
        limit=None if anonymous else limit,
    )
    with open_existing(store) as record:
        found = (row_of(stored) for stored in record.statements(wanted))
        _print_rows(islice((row for row in found if _fits(row, anonymous)), limit), form, lang)
    return DONE


def _fits(row: Row, anonymous: bool) -> bool:
    return row.statement.anonymous or not anonymous


def row_of(stored: StoredStatement) -> Row:
    """A stored statement as a row of a table or sheet, numbered from 1."""
    return Row(stored.article, stored.position + 1, stored.statement)


def _print_rows(rows: Iterable[Row], form: str, lang: Lang) -> None:
    if form == JSONL:
        for row in rows:
            click.echo(json_line(row))
    elif form == CSV:
        for line in csv_lines(rows):
            sys.stdout.buffer.write(line.encode("utf-8"))
    else:
        from qawl.show.terminal import print_table

        if shown := list(rows):
            print_table(shown, lang, sys.stdout)
        else:
            complain(say(lang, "statements-none"))


def _day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise Told("statements-bad-day", day=words) from error


def open_existing(store: str) -> Store:
    """The store to be asked; unlike reading, asking makes none."""
    if "://" not in store and not os.path.exists(store.removeprefix("sqlite:")):
        raise Told("store-missing", path=store)
    return open_store(store)


@click.command(cls=SpokenCommand)
@click.argument("article")
@store_option
@click.option("--html", metavar="FILE")
@overlay_option
@lang_option
@click.pass_obj
def show(lang: Lang, article: str, store: str, html: str | None, overlay: Path | None) -> int:
    if _is_kept(article, store):
        readings: Iterable[Reading] = (_stored(article, store),)
    else:
        readings = _read_now(article, store, overlay, lang)
    return _print_all(readings, lang) if html is None else _write_page(readings, html, lang)


def _print_all(readings: Iterable[Reading], lang: Lang) -> int:
    from qawl.show.terminal import print_article

    status = FAILED
    for reading in readings:
        print_article(reading, lang, sys.stdout)
        status = DONE
    return status


def _write_page(readings: Iterable[Reading], html: str, lang: Lang) -> int:
    from qawl.show.page import article_page

    found = list(islice(readings, 2))
    if not found:
        return FAILED
    if len(found) > 1:
        raise Told("show-one-page")
    with whole_file(html) as out:
        out.write(article_page(found[0], lang).encode("utf-8"))
    if html != "-":
        complain(say(lang, "show-written", path=html))
    return DONE


def _is_kept(article: str, store: str) -> bool:
    return not (article == "-" or os.path.isfile(article)) and os.path.exists(store.removeprefix("sqlite:"))


def _stored(article: str, store: str) -> Reading:
    """The one reading whose article has this id, or the only one whose id begins with it."""
    with open_existing(store) as record:
        reading = record.reading(article)
        if reading is None:
            ids = [card.id for card in record.articles() if card.id.startswith(article)]
            if len(ids) > 1:
                raise Told("show-several", article=article, known=", ".join(map(one_line, ids[:5])))
            reading = record.reading(ids[0]) if ids else None
    if reading is None:
        raise Told("show-unknown", article=article, path=store)
    return reading


def _read_now(path: str, store: str, overlay: Path | None, lang: Lang) -> Iterator[Reading]:
    """The articles of a file, read on the spot; what cannot be read is told."""
    if path != "-" and not os.path.isfile(path):
        raise Told("show-unknown", article=path, path=store)
    kit = load_kit(overlay)
    for found in read_sources([path], headline_in_text=True):
        if isinstance(found, Article):
            yield read_article(found, kit)
        else:
            complain(refusal(found, lang))
