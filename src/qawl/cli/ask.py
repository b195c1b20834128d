"""`qawl statements`: questions to the store, and the answers as a table, as lines or as a sheet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

import click

from qawl.cli.options import a_day, lang_option, store_option, worded
from qawl.cli.speak import DONE, Misused, SpokenCommand, Told, complain, tell
from qawl.model.records import Act, Kind
from qawl.runners.judged import found_as_left
from qawl.show.sheet import Row, csv_lines, json_line
from qawl.store.address import is_missing
from qawl.store.contract.store import Filter, Store, StoredStatement
from qawl.store.open import open_store
from qawl.wording import Lang, say

TABLE, JSONL, CSV = "table", "jsonl", "csv"


@click.command(cls=SpokenCommand)
@store_option
@click.option("--words", default="")
@click.option("--speaker", default="")
@click.option("--source", default="")
@click.option("--actor", default="", metavar="NAME")
@click.option("--outlet", default="")
@click.option("--act", callback=worded, metavar="ACT")
@click.option("--kind", callback=worded, metavar="KIND")
@click.option("--anonymous", is_flag=True)
@click.option("--from", "since", callback=a_day, metavar="DAY")
@click.option("--to", "until", callback=a_day, metavar="DAY")
@click.option("--limit", type=click.IntRange(min=1), metavar="N")
@click.option("--format", "form", type=click.Choice([TABLE, JSONL, CSV]), default=TABLE)
@lang_option
@click.pass_context
def statements(
    ctx: click.Context,
    store: str,
    words: str,
    speaker: str,
    source: str,
    actor: str,
    outlet: str,
    act: str | None,
    kind: str | None,
    anonymous: bool,
    since: date | None,
    until: date | None,
    limit: int | None,
    form: str,
) -> int:
    if since and until and since > until:
        raise Misused("statements-days-crossed", ctx, since=str(since), until=str(until))
    wanted = Filter(
        words=words,
        speaker=speaker,
        source=source,
        outlet=outlet,
        act=Act(act) if act else None,
        kind=Kind(kind) if kind else None,
        since=since,
        until=until,
        limit=None if anonymous or form == TABLE else limit,
    )
    with open_existing(store) as record:
        if actor:
            wanted = replace(wanted, actor=actor_id(record, actor, store, ctx.obj))
        found_as_left(record)
        found = (row_of(stored) for stored in record.statements(wanted))
        _print_rows((row for row in found if _fits(row, anonymous)), limit, form, ctx.obj)
    return DONE


def actor_id(record: Store, name: str, store: str, lang: Lang) -> str:
    """The id of the actor who is meant, once it is settled who is who."""
    from qawl.actors import settle_store
    from qawl.cli.whom import hint, whom

    settle_store(record)
    hint(record, lang, store)
    return whom(record, name, lang).id


def _fits(row: Row, anonymous: bool) -> bool:
    return row.statement.anonymous or not anonymous


def row_of(stored: StoredStatement) -> Row:
    """A stored statement as a row of a table or sheet, numbered from 1."""
    return Row(stored.article, stored.position + 1, stored.statement)


def _print_rows(rows: Iterator[Row], limit: int | None, form: str, lang: Lang) -> None:
    if form == JSONL:
        for row in islice(rows, limit):
            click.echo(json_line(row))
    elif form == CSV:
        for line in csv_lines(islice(rows, limit)):
            sys.stdout.buffer.write(line.encode("utf-8"))
    else:
        _print_table(rows, limit, lang)


def _print_table(rows: Iterator[Row], limit: int | None, lang: Lang) -> None:
    """The first rows as a table, and under it how many there are in all."""
    from qawl.show.table import print_table

    shown = list(islice(rows, limit))
    if not shown:
        complain(say(lang, "statements-none"))
        return
    print_table(shown, lang, sys.stdout)
    total = len(shown) + sum(1 for _ in rows)
    if total == len(shown):
        tell(say(lang, "count-statements", count=total))
    else:
        tell(say(lang, "statements-shown", count=len(shown), total=total))


def open_existing(store: str) -> Store:
    """The store to be asked; unlike reading, asking makes none."""
    if is_missing(store):
        raise Told("store-missing", path=store)
    return open_store(store)
