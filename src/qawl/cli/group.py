"""`qawl group`: which articles copy one another, and which tell one event, without a store."""

from __future__ import annotations

import os

import click

from qawl.cli.options import lang_option
from qawl.cli.output import whole_file
from qawl.cli.read import outcome
from qawl.cli.speak import SpokenCommand, Told, complain, refusal
from qawl.model.documents import Rejected
from qawl.runners.grouped import group_lines
from qawl.runners.lasting import many_values
from qawl.sources.files import read_sources
from qawl.wording import Lang


@click.command(cls=SpokenCommand)
@click.argument("lines", metavar="IN.jsonl")
@click.option("-o", "--output", default="-", metavar="OUT.jsonl")
@lang_option
@click.pass_obj
def group(lang: Lang, lines: str, output: str) -> int:
    if lines != "-" and not os.path.isfile(lines):
        raise Told("system-is-folder" if os.path.isdir(lines) else "system-missing", path=lines)
    kept = refused = 0
    found = read_sources([lines], headline_in_text=False, lines_only=True, ids_once=True)
    with whole_file(output) as out, many_values():
        for item in group_lines(found):
            if isinstance(item, Rejected):
                refused += 1
                complain(refusal(item, lang))
            else:
                kept += 1
                out.write(item + b"\n")
    return outcome(kept, refused)
