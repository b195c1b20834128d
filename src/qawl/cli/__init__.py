"""The command `qawl`: reads arguments, calls one thing, prints what it gives."""

from __future__ import annotations

from importlib.metadata import version

import click

from qawl.cli.options import lang_option
from qawl.cli.speak import SpokenGroup

COMMANDS = {
    "demo": "qawl.cli.demo:demo",
    "read": "qawl.cli.read:read",
    "add": "qawl.cli.follow:add",
    "follow": "qawl.cli.follow:follow",
    "sources": "qawl.cli.sources:sources",
    "page": "qawl.cli.page:page",
    "extract": "qawl.cli.read:extract",
    "group": "qawl.cli.group:group",
    "run": "qawl.cli.run:run",
    "dossier": "qawl.cli.dossier:dossier",
    "record": "qawl.cli.record:record",
    "brief": "qawl.cli.brief:brief",
    "export": "qawl.cli.export:export",
    "stories": "qawl.cli.stories:stories",
    "story": "qawl.cli.stories:story",
    "compare": "qawl.cli.compare:compare",
    "editions": "qawl.cli.editions:editions",
    "captures": "qawl.cli.captures:captures",
    "move": "qawl.cli.move:move",
    "statements": "qawl.cli.ask:statements",
    "search": "qawl.cli.search:search_command",
    "actors": "qawl.cli.actors:actors",
    "actor": "qawl.cli.actors:actor",
    "review": "qawl.cli.review:review",
    "show": "qawl.cli.show:show",
    "serve": "qawl.cli.serve:serve",
    "token": "qawl.cli.token:token",
    "explain": "qawl.cli.why:explain_command",
    "where": "qawl.cli.why:where_command",
    "eval": "qawl.cli.judge:evaluate",
}
"""Where each command stands, in the order in which help lists them: one is loaded when it is asked for."""


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"qawl {version('qawl')}")
        ctx.exit()


@click.group(cls=SpokenGroup, places=COMMANDS)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version)
@lang_option
def qawl() -> None:
    pass


def main() -> None:
    """Run `qawl` with the arguments of this process."""
    qawl.main()
