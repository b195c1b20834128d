"""The command `qawl`: reads arguments, calls one thing, prints what it gives."""

from __future__ import annotations

from importlib.metadata import version

import click

from qawl.cli.actors import actor, actors
from qawl.cli.ask import statements
from qawl.cli.captures import captures
from qawl.cli.compare import compare
from qawl.cli.demo import demo
from qawl.cli.dossier import dossier
from qawl.cli.editions import editions
from qawl.cli.follow import add, follow
from qawl.cli.group import group
from qawl.cli.judge import evaluate
from qawl.cli.options import lang_option
from qawl.cli.page import page
from qawl.cli.read import extract, read
from qawl.cli.record import record
from qawl.cli.show import show
from qawl.cli.sources import sources
from qawl.cli.speak import SpokenGroup
from qawl.cli.stories import stories, story
from qawl.cli.why import explain_command, where_command


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"qawl {version('qawl')}")
        ctx.exit()


@click.group(cls=SpokenGroup)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version)
@lang_option
def qawl() -> None:
    pass


for _command in (
    demo,
    read,
    add,
    follow,
    sources,
    page,
    extract,
    group,
    dossier,
    record,
    stories,
    story,
    compare,
    editions,
    captures,
    statements,
    actors,
    actor,
    show,
    explain_command,
    where_command,
    evaluate,
):
    qawl.add_command(_command)


def main() -> None:
    """Run `qawl` with the arguments of this process."""
    qawl.main()
