"""`qawl sources`: what is followed and how it stands; from an OPML file, into one, and out of the list."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import click

from qawl.cli.ask import CSV, JSONL, TABLE
from qawl.cli.follow import followed_sources, with_outlet
from qawl.cli.options import lang_option, store_option
from qawl.cli.output import whole_file
from qawl.cli.speak import DONE, FAILED, Misused, SpokenCommand, Told, complain, refusal, tell
from qawl.model.documents import Rejected
from qawl.model.following import Followed
from qawl.text.fold import fold
from qawl.wording import Lang, say

MOST_OPML = 16 * 1024 * 1024
"""Bytes of a list of sources that are read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list of sources was asked for with."""

    words: tuple[str, ...]
    store: str
    output: str
    form: str
    lang: Lang


@click.command(cls=SpokenCommand)
@click.argument("words", nargs=-1, metavar="[WORDS]")
@store_option
@click.option("-o", "--output", default="-", metavar="FILE.opml")
@click.option("--format", "form", type=click.Choice([TABLE, JSONL, CSV]), default=TABLE)
@lang_option
@click.pass_context
def sources(ctx: click.Context, words: tuple[str, ...], store: str, output: str, form: str) -> int:
    if (act := ACTS.get(words[:1])) is not None:
        return act(ctx, Asked(words[1:], store, output, form, ctx.obj))
    with followed_sources(store) as kept:
        found = [one for one in kept.followed() if _fits(one, words)]
    return _print(found, form, ctx.obj)


def _import(ctx: click.Context, asked: Asked) -> int:
    from qawl.sources.addresses import canonical
    from qawl.sources.opml import read_opml
    from qawl.store.kept.sources import open_sources

    if len(asked.words) != 1:
        raise Misused("sources-import-how", ctx)
    given = read_opml(_bytes_of(asked.words[0]), asked.words[0])
    if isinstance(given, Rejected):
        complain(refusal(given, asked.lang))
        return FAILED
    added = 0
    with open_sources(asked.store) as kept:
        for one in given:
            if isinstance(one, Rejected):
                complain(refusal(one, asked.lang))
            else:
                source = replace(one, address=canonical(one.address))
                added += kept.follow(with_outlet(source), datetime.now(UTC))
    tell(say(asked.lang, "sources-imported", count=added))
    return DONE


def _bytes_of(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read(MOST_OPML)
    with Path(path).open("rb") as file:
        return file.read(MOST_OPML)


def _export(_ctx: click.Context, asked: Asked) -> int:
    from qawl.sources.opml import write_opml

    with followed_sources(asked.store) as kept:
        written = write_opml([one.source for one in kept.followed() if _fits(one, asked.words)])
    with whole_file(asked.output) as out:
        out.write(written)
    return DONE


def _remove(ctx: click.Context, asked: Asked) -> int:
    from qawl.runners.seek import with_scheme
    from qawl.sources.addresses import canonical

    if not asked.words:
        raise Misused("sources-remove-how", ctx)
    with followed_sources(asked.store) as kept:
        for address in asked.words:
            if not (kept.forget(address) or kept.forget(canonical(with_scheme(address)))):
                raise Told("sources-unknown", address=address)
            tell(say(asked.lang, "sources-removed", address=address))
    return DONE


ACTS: Mapping[tuple[str, ...], Callable[[click.Context, Asked], int]] = {
    ("import",): _import,
    ("export",): _export,
    ("remove",): _remove,
}


def _fits(one: Followed, words: Sequence[str]) -> bool:
    """Whether all words stand in the title, the address or the outlet, whatever their spelling."""
    known = fold(f"{one.source.title or ''} {one.source.address} {one.source.outlet or ''}").lower()
    return all(fold(word).lower() in known for word in words)


def _print(found: Sequence[Followed], form: str, lang: Lang) -> int:
    from qawl.show import sources as show

    if form == JSONL:
        for one in found:
            click.echo(show.source_line(one))
    elif form == CSV:
        for line in show.source_csv(found):
            sys.stdout.buffer.write(line.encode("utf-8"))
    elif not found:
        complain(say(lang, "sources-none-such"))
    else:
        show.print_sources(found, datetime.now().astimezone(), lang, sys.stdout)
        tell(say(lang, "count-sources", count=len(found)))
    return DONE if found else FAILED
