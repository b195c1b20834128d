"""`qawl page`: what is made of pages and texts, without a store."""

from __future__ import annotations

from pathlib import Path

import click

from qawl.cli.options import jobs_option, lang_option, overlay_option
from qawl.cli.output import whole_file
from qawl.cli.read import outcome
from qawl.cli.speak import SpokenCommand, complain, refusal
from qawl.model.documents import Rejected
from qawl.runners.pages import form_pages
from qawl.sources.files import read_given
from qawl.wording import Lang


@click.command(cls=SpokenCommand)
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", default="-", metavar="OUT.jsonl")
@jobs_option
@overlay_option
@lang_option
@click.pass_obj
def page(lang: Lang, paths: tuple[str, ...], output: str, jobs: int, overlay: Path | None) -> int:
    kept = refused = 0
    with whole_file(output) as out:
        for item in form_pages(read_given(paths, headline_in_text=False), overlay, jobs):
            if isinstance(item, Rejected):
                refused += 1
                complain(refusal(item, lang))
            else:
                kept += 1
                out.write(item + b"\n")
    return outcome(kept, refused)
