"""`qawl move`: a whole store into another database, compared table by table."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from qawl.cli.options import lang_option
from qawl.cli.speak import DONE, SpokenCommand, Told, complain, refusal, tell
from qawl.store.address import is_missing, named
from qawl.wording import Lang, say

if TYPE_CHECKING:
    from qawl.store.move import Move


@click.command(cls=SpokenCommand)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@lang_option
@click.pass_obj
def move(lang: Lang, source: str, target: str) -> int:
    from qawl.store.move import move_store

    if is_missing(source):
        raise Told("store-missing", path=source)
    with _watched(lang) as told:
        moved = move_store(source, target, told)
    _report(moved, target, lang)
    return DONE


def _report(moved: Move, target: str, lang: Lang) -> None:
    """Every table with its rows and their digest, which whoever moves the store back can compare."""
    for one in moved.tables:
        tell(f"{one.table:<10} {one.rows:>10,}  {one.digest}")
    for flaw in moved.lost:
        complain(refusal(flaw, lang))
    if moved.lost:
        complain(say(lang, "move-lost"))
    tell(f"{say(lang, 'move-rows')}: {say(lang, 'count-rows', count=moved.rows)}")
    if moved.bodies:
        tell(f"{say(lang, 'move-bodies')}: {say(lang, 'count-captures', count=moved.bodies)}")
    tell(f"{say(lang, 'move-target')}: {named(target)}")


def _watched(lang: Lang) -> AbstractContextManager[Callable[[str, int], None]]:
    """What is told how far it has come: a line on a terminal, nothing everywhere else."""
    if not sys.stderr.isatty():
        return nullcontext(lambda _table, _rows: None)
    from qawl.show.progress import stages

    return stages(say(lang, "move-progress"))
