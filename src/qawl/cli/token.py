"""`qawl token`: tokens for programs and colleagues, made, listed and ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import click

from qawl.cli.ask import open_existing
from qawl.cli.options import lang_option, store_option
from qawl.cli.speak import DONE, Misused, SpokenCommand, Told, complain, tell
from qawl.model.access import Pass, PassKind, Scope, up_to
from qawl.wording import Lang, say, shown

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for."""

    words: tuple[str, ...]
    store: str
    scope: Scope
    days: int
    lang: Lang


@click.command(cls=SpokenCommand)
@click.argument("words", nargs=-1, metavar="new NAME | list | end NAME")
@click.option("--scope", type=click.Choice([scope.value for scope in Scope]), default=Scope.READ.value)
@click.option("--days", type=click.IntRange(1, 3650), default=90, metavar="N")
@store_option
@lang_option
@click.pass_context
def token(ctx: click.Context, words: tuple[str, ...], scope: str, days: int, store: str) -> int:
    act = ACTS.get(words[:1] or ("list",))
    if act is None:
        raise Misused("token-how", ctx)
    return act(ctx, Asked(words[1:], store, Scope(scope), days, ctx.obj))


def _new(ctx: click.Context, asked: Asked) -> int:
    from qawl.server.tokens import is_live, make_token

    name, now = _name(ctx, asked), datetime.now(UTC)
    with open_existing(asked.store) as kept:
        if any(one.name == name and is_live(one, now) for one in kept.passes(PassKind.TOKEN)):
            raise Told("token-taken", name=name)
        secret, made = make_token(kept, name, up_to(asked.scope), now, asked.days)
    complain(say(asked.lang, "token-made", name=name, day=made.ends.date().isoformat()))
    tell(secret)
    return DONE


def _list(ctx: click.Context, asked: Asked) -> int:
    if asked.words:
        raise Misused("token-how", ctx)
    with open_existing(asked.store) as kept:
        found = list(kept.passes(PassKind.TOKEN))
    if not found:
        complain(say(asked.lang, "token-none"))
    for one in found:
        tell(say(asked.lang, "token-row", **_row(one, asked.lang)))
    return DONE


def _row(one: Pass, lang: Lang) -> dict[str, str]:
    from qawl.server.tokens import is_live

    live = is_live(one, datetime.now(UTC))
    state = "token-live" if live else "token-over" if one.ended is None else "token-stopped"
    used = say(lang, "token-never") if one.used is None else one.used.strftime("%Y-%m-%d %H:%M")
    day = one.ends.date().isoformat()
    return {"name": one.name, "scope": one.scopes[-1].value, "state": say(lang, state), "day": day, "used": used}


def _end(ctx: click.Context, asked: Asked) -> int:
    name = _name(ctx, asked)
    with open_existing(asked.store) as kept:
        if not kept.end_passes(PassKind.TOKEN, datetime.now(UTC), name=name):
            raise Told("token-unknown", name=name)
    tell(say(asked.lang, "token-ended", name=name))
    return DONE


def _name(ctx: click.Context, asked: Asked) -> str:
    """The name that was given: what a person can read, for under it reviews are kept."""
    if len(asked.words) != 1:
        raise Misused("token-how", ctx)
    name = asked.words[0].strip()
    if not 0 < len(name) <= LONGEST_NAME or shown(name) != name:
        raise Misused("token-bad-name", ctx)
    return name


ACTS: Mapping[tuple[str, ...], Callable[[click.Context, Asked], int]] = {
    ("new",): _new,
    ("list",): _list,
    ("end",): _end,
}
