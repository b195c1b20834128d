"""`qawl actors` and `qawl actor`: who stands in the store, what they said, and what people decide about them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click

from qawl.actors import (
    ActorCard,
    Profile,
    find_actors,
    list_actors,
    names_of,
    only_article,
    profile,
    registry_cards,
    relink_store,
    settle_store,
)
from qawl.cli.ask import CSV, JSONL, TABLE, open_existing, row_of
from qawl.cli.options import lang_option, overlay_option, store_option
from qawl.cli.speak import DONE, FAILED, Misused, SpokenCommand, Told, complain, tell
from qawl.cli.whom import one_of, unused, whom
from qawl.model.world import Decision, Verdict
from qawl.pipeline import load_kit, load_linker
from qawl.registry.load import load_registry
from qawl.resolve.decisions import in_force, split_id
from qawl.resolve.names import name_words
from qawl.show.inert import one_line
from qawl.store.contract import Store
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
        if words[:1] in DECIDING:
            signed = (by or os.environ.get("QAWL_BY") or getuser(), reason, article)
            return DECIDING[words[:1]](ctx, record, words[1:], signed)
        _hint(record, lang)
        return _print_list(find_actors(" ".join(words), list_actors(record)), limit, form, lang)


def _hint(record: Store, lang: Lang) -> None:
    """Say that some articles were never linked, or by an older registry than others."""
    made = record.links_made()
    if None in made or len(made) > 1:
        complain(say(lang, "actors-hint", command="qawl actors --relink"))


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
        tell(say(lang, "actors-shown", count=len(shown), total=len(cards)))
    return DONE if cards else FAILED


# What people decide

Signed = tuple[str, str, str | None]
"""By whom, why, and of which article alone."""


def _merge(ctx: click.Context, record: Store, given: Sequence[str], signed: Signed) -> int:
    if len(given) != 2:
        raise Misused("actors-merge-how", ctx)
    cards = list_actors(record)
    left = one_of(given[0], cards, ctx.obj)
    right = one_of(given[1], [*cards, *unused(record, cards)], ctx.obj)
    if left.id == right.id:
        raise Told("actors-same", name=left.label)
    article = signed[2] or only_article(record, left.id)
    return _decide(
        record,
        Decision(
            0,
            _now(),
            signed[0],
            Verdict.MERGE,
            left.id,
            names_of(record, left.id),
            right.id,
            names_of(record, right.id),
            article,
            None,
            signed[1],
        ),
        ctx.obj,
    )


def _split(ctx: click.Context, record: Store, given: Sequence[str], signed: Signed) -> int:
    if len(given) != 2:
        raise Misused("actors-split-how", ctx)
    right = one_of(given[1], list_actors(record), ctx.obj)
    known = names_of(record, right.id)
    name = " ".join(name_words(given[0]))
    if name not in known:
        raise Told("actors-no-such-name", name=given[0], actor=right.label, known="، ".join(dict(right.names)))
    decision = Decision(0, _now(), signed[0], Verdict.SPLIT, "", (name,), right.id, known, signed[2], None, signed[1])
    return _decide(record, decision, ctx.obj)


def _undo(ctx: click.Context, record: Store, given: Sequence[str], signed: Signed) -> int:
    if len(given) != 1 or not given[0].isdecimal():
        raise Misused("actors-undo-how", ctx)
    number, standing = int(given[0]), {decision.number for decision in record.decisions()}
    if number not in standing:
        raise Told("actors-no-decision", number=number)
    decision = Decision(0, _now(), signed[0], Verdict.UNDO, undoes=number, reason=signed[1])
    return _decide(record, decision, ctx.obj)


def _history(ctx: click.Context, record: Store, _given: Sequence[str], _signed: Signed) -> int:
    decisions = list(record.decisions())
    labels = {card.id: card.label for card in [*list_actors(record), *unused(record, ())]}
    standing = {decision.number for decision in in_force(decisions)}
    for decision in decisions:
        tell(_told(decision, labels, decision.number in standing, ctx.obj))
    if not decisions:
        complain(say(ctx.obj, "actors-no-history"))
    return DONE


DECIDING: Mapping[tuple[str, ...], Callable[[click.Context, Store, Sequence[str], Signed], int]] = {
    ("merge",): _merge,
    ("split",): _split,
    ("undo",): _undo,
    ("history",): _history,
}


def _decide(record: Store, decision: Decision, lang: Lang) -> int:
    """Keep a decision, work out who is who again, and tell what it did."""
    before = {mention.place: mention.actor for mention in record.mentions()}
    kept = record.decide(decision)
    settle_store(record)
    changed = sum(before[mention.place] != mention.actor for mention in record.mentions())
    tell(say(lang, "actors-decided", number=kept.number, changed=say(lang, "count-mentions", count=changed)))
    if decision.kind is Verdict.SPLIT and changed:
        tell(say(lang, "actors-split-id", id=split_id(decision)))
    return DONE


def _told(decision: Decision, labels: Mapping[str, str], stands: bool, lang: Lang) -> str:
    """One decision as a line of its history."""
    left = labels.get(decision.left) or "، ".join(decision.names)
    right = labels.get(decision.right, decision.right)
    what = say(lang, f"actors-{decision.kind}", left=left, right=right, number=decision.undoes or 0)
    more = [one_line(decision.reason), one_line(decision.article or "")]
    if decision.kind is not Verdict.UNDO and not stands:
        more.append(say(lang, "actors-undone"))
    told = " · ".join(part for part in (decision.at[:10], one_line(decision.by), what, *more) if part)
    return f"{decision.number}. {told}"


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# One actor


@click.command(cls=SpokenCommand)
@click.argument("name")
@store_option
@click.option("--limit", type=click.IntRange(min=1), default=NEWEST, metavar="N")
@format_option
@lang_option
@click.pass_obj
def actor(lang: Lang, name: str, store: str, limit: int, form: str) -> int:
    with open_existing(store) as record:
        settle_store(record)
        _hint(record, lang)
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
