"""`qawl brief`: what is new in a dossier between two days, as a document, a page or Markdown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import click

from qawl.answers.brief import brief_of
from qawl.answers.brief_stories import stories_between
from qawl.cli.ask import open_existing
from qawl.cli.options import a_day, lang_option, overlay_option, store_option
from qawl.cli.output import whole_file
from qawl.cli.record import title_of
from qawl.cli.speak import DONE, Misused, SpokenCommand, Told, complain, tell
from qawl.dossiers.load import load_dossier
from qawl.export.brief import Paper, lay_out
from qawl.export.needs import NeedsExtra
from qawl.record.page import day_of
from qawl.runners.lasting import many_values
from qawl.runners.recorded import Prepared, prepare_stored
from qawl.wording import Lang, say

DAYS = timedelta(days=7)
"""The period where none is named: so many days up to the newest article."""


@click.command(cls=SpokenCommand)
@click.argument("dossier")
@store_option
@click.option("--from", "since", callback=a_day, metavar="DAY")
@click.option("--to", "until", callback=a_day, metavar="DAY")
@click.option("-o", "--output", metavar="FILE")
@overlay_option
@lang_option
@click.pass_obj
def brief(
    lang: Lang,
    dossier: str,
    store: str,
    since: date | None,
    until: date | None,
    output: str | None,
    overlay: Path | None,
) -> int:
    form = ".md" if output in (None, "-") else Path(str(output)).suffix.lower()
    if form not in WRITERS:
        raise Misused("brief-form", click.get_current_context(), kinds=" ".join(WRITERS))
    if since and until and since > until:
        raise Misused("statements-days-crossed", click.get_current_context(), since=str(since), until=str(until))
    known = load_dossier(dossier)
    with many_values():
        with open_existing(store) as kept:
            prepared = prepare_stored(kept, known, overlay)
        first, last = _period(prepared, since, until)
        paper = lay_out(
            brief_of(prepared, first, last, stories_between(prepared, first, last)), title_of(known, lang), lang
        )
    try:
        made = WRITERS[form](paper)
    except NeedsExtra as error:
        raise Told("export-needs", extra=error.extra) from error
    if output is None:
        tell(made.decode("utf-8").rstrip("\n"))
        return DONE
    with whole_file(output) as out:
        out.write(made)
    if output != "-":
        complain(say(lang, "brief-written", path=output))
    return DONE


def _period(prepared: Prepared, since: date | None, until: date | None) -> tuple[date, date]:
    """The days that were asked for; else the last days of which the dossier has news."""
    if until is None:
        days = (day_of(reading.article.published) for reading in prepared.readings)
        until = max((day for day in days if day is not None), default=since or date.min + DAYS)
        until = max(until, since or until)
    return since or until - DAYS + timedelta(days=1), until


def _docx(paper: Paper) -> bytes:
    from qawl.export.brief_docx import brief_docx

    return brief_docx(paper)


def _html(paper: Paper) -> bytes:
    from qawl.export.brief_html import brief_html

    return brief_html(paper).encode("utf-8")


def _markdown(paper: Paper) -> bytes:
    from qawl.export.brief_markdown import brief_markdown

    return brief_markdown(paper).encode("utf-8")


WRITERS: dict[str, Callable[[Paper], bytes]] = {".docx": _docx, ".html": _html, ".md": _markdown}
