"""The options that several commands share, and the values that are checked as they are typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from qawl.cli.speak import Misused
from qawl.cli.values import LANGS, choices, find_choice, read_day
from qawl.store.address import own_lists

STORE = "qawl.db"

lang_option = click.option("--lang", type=click.Choice(LANGS), expose_value=False)
"""Only checked here: `chosen_language` has read it already."""

store_option = click.option("--store", default=STORE, metavar="FILE", is_eager=True)
"""Read before all others: what lies beside the store depends on it."""


def _or_beside(ctx: click.Context, _param: click.Parameter, typed: Path | None) -> Path | None:
    """The folder that was typed; without one that which lies beside the store, so that it is in force for all."""
    store = ctx.params.get("store")
    return typed if typed is not None or store is None else own_lists(store)


overlay_option = click.option(
    "--overlay",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    callback=_or_beside,
)
jobs_option = click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N")


def worded(ctx: click.Context, param: click.Parameter, typed: str | None) -> str | None:
    """The code of an act or kind that was typed as a code or in words."""
    if typed is None:
        return None
    option = str(param.name)
    found = find_choice(option, typed)
    if found is None:
        raise Misused("usage-choice", ctx, what=f"--{option}", choices=choices(option, ctx.obj))
    return found


def a_day(ctx: click.Context, _param: click.Parameter, typed: str | None) -> date | None:
    """The day that was typed, or a misuse that shows how days are written."""
    if typed is None:
        return None
    day = read_day(typed) if len(typed) == len("2026-03-05") else None
    if day is None:
        raise Misused("statements-bad-day", ctx, day=typed)
    return day
