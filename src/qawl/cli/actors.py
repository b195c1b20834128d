"""`qawl actors` and `qawl actor`: who stands in the store, what they said, and what people decide about them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from qawl.actors import (
    ActorCard,
    Profile,
    find_actors,
    list_actors,
    profile,
    registry_cards,
    relink_store,
    settle_store,
)
from qawl.cli.ask import CSV, JSONL, TABLE, open_existing, row_of
from qawl.cli.decide import DECIDING, Asked
from qawl.cli.options import lang_option, overlay_option, store_option
from qawl.cli.speak import DONE, FAILED, Misused, SpokenCommand, complain, tell
from qawl.cli.whom import hint, whom
from qawl.pipeline import load_kit, load_linker
from qawl.registry.load import load_registry
from qawl.wording import Lang, say

SHOWN, NEWEST = 30, 10
"""Actors of a list, and latest statements of one actor."""

format_option = click.option("--format", "form", type=click.Choice([TABLE, JSONL, CSV]), default=TABLE)


@click.command(cls=SpokenCommand)
@click.argument("words", nargs=-1, metavar="[WORDS]")
@store_option
@click.option("--registry", is_flag=True)
@click.option("--relink", is_flag=True)
@click.option("--article", metavar="ID")
@click.option("--by", metavar="NAME")
@click.option("--reason", default="", metavar="TEXT")
@click.option("--limit", type=click.IntRange(min=1), metavar="N")
@format_option
@overlay_option
@lang_option
@click.pass_context
def actors(
    ctx: click.Context,
    words: tuple[str, ...],
    store: str,
    registry: bool,
    relink: bool,
    article: str | None,
    by: str | None,
    reason: str,
    limit: int | None,
    form: str,
    overlay: Path | None,
) -> int:
    lang: Lang = ctx.obj
    if registry:
        return _print_list(
            find_actors(" ".join(words), registry_cards(load_registry(overlay).actors.values())), limit, form, lang
        )
    with open_existing(store) as record:
        if relink:
            done = relink_store(record, load_linker(load_kit(overlay), overlay))
            complain(say(lang, "actors-relinked", count=done))
        settle_store(record)
        if (decide := DECIDING.get(words[:1])) is not None:
            return decide(ctx, record, words[1:], Asked(by, reason, article, limit, form, store, overlay))
        hint(record, lang, store, overlay)
        return _print_list(find_actors(" ".join(words), list_actors(record)), limit, form, lang)


def _print_list(cards: Sequence[ActorCard], limit: int | None, form: str, lang: Lang) -> int:
    from qawl.show import actors as show

    if form == JSONL:
        for card in cards[:limit]:
            click.echo(show.actor_line(card))
    elif form == CSV:
        for line in show.actor_csv(cards[:limit]):
            sys.stdout.buffer.write(line.encode("utf-8"))
    elif not cards:
        complain(say(lang, "actors-none"))
    else:
        shown = cards[: limit or SHOWN]
        show.print_actors(shown, lang, sys.stdout)
        key = "actors-shown" if len(shown) < len(cards) else "actors-all"
        tell(say(lang, key, count=len(shown), total=len(cards)))
    return DONE if cards else FAILED


# One actor


@click.command(cls=SpokenCommand)
@click.argument("name")
@store_option
@click.option("--limit", type=click.IntRange(min=1), default=NEWEST, metavar="N")
@format_option
@lang_option
@click.pass_obj
def actor(lang: Lang, name: str, store: str, limit: int, form: str) -> int:
    if not name.strip():
        raise Misused("usage-missing", click.get_current_context(), what="NAME")
    with open_existing(store) as record:
        settle_store(record)
        hint(record, lang, store)
        card = whom(record, name, lang)
        told = profile(record, card, limit)
        labels = {each.id: (each.en[0] if lang == "en" and each.en else each.ar[0]) for each in record.actors()}
    return _print_actor(told, labels, form, lang)


def _print_actor(told: Profile, labels: Mapping[str, str], form: str, lang: Lang) -> int:
    from qawl.show import actors as show
    from qawl.show.sheet import csv_lines, json_line

    rows = [row_of(stored) for stored in told.newest]
    if form == JSONL:
        for row in rows:
            click.echo(json_line(row))
    elif form == CSV:
        for line in csv_lines(rows):
            sys.stdout.buffer.write(line.encode("utf-8"))
    else:
        show.print_profile(told, labels, lang, sys.stdout)
    return DONE
