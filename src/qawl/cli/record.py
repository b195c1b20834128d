"""`qawl record`: what a store holds of one negotiation, at a date, and what changed between two."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click

from qawl.cli.ask import open_existing
from qawl.cli.options import a_day, lang_option, overlay_option, store_option
from qawl.cli.output import whole_file
from qawl.cli.speak import DONE, Misused, SpokenCommand, complain
from qawl.dossiers.load import load_dossier
from qawl.model.dossiers import Dossier
from qawl.model.record import Changes, Record
from qawl.record.difference import difference
from qawl.record.forms import changes_form, record_form
from qawl.record.rows import Row, lines
from qawl.runners.lasting import many_values
from qawl.runners.recorded import prepare_stored, record_at
from qawl.wording import Lang, say

FORMS = (".html", ".json", ".jsonl", ".csv")


@click.command(cls=SpokenCommand)
@click.argument("dossier")
@store_option
@click.option("--at", callback=a_day, metavar="DAY")
@click.option("--since", callback=a_day, metavar="DAY")
@click.option("-o", "--output", metavar="FILE")
@overlay_option
@lang_option
@click.pass_obj
def record(
    lang: Lang, dossier: str, store: str, at: date | None, since: date | None, output: str | None, overlay: Path | None
) -> int:
    form = None if output is None else Path(output).suffix.lower()
    if form is not None and form not in FORMS:
        raise Misused("record-form", click.get_current_context(), kinds=" ".join(FORMS))
    if at is not None and since is not None and since > at:
        raise Misused("statements-days-crossed", click.get_current_context(), since=str(since), until=str(at))
    known = load_dossier(dossier)
    with many_values():
        with open_existing(store) as kept:
            prepared = prepare_stored(kept, known, overlay)
        now = record_at(prepared, at)
        changes = None if since is None else difference(record_at(prepared, since), now)
    if not now.articles:
        complain(say(lang, "record-nothing"))
    elif changes is not None and not any(each.new or each.changed for each in changes.sections):
        complain(say(lang, "record-unchanged"))
    if output is None:
        _print(now, known, changes, lang)
    else:
        with whole_file(output) as out:
            _WRITERS[str(form)](now, known, changes, lang, out)
        complain(say(lang, "record-written", path=output))
    return DONE


def title_of(dossier: Dossier, lang: Lang) -> str:
    """What a dossier is called."""
    return dossier.ar if lang == "ar" else dossier.en


def about(record: Record, changes: Changes | None, lang: Lang) -> list[str]:
    """Up to when, and of how many articles; with a difference, between which days."""
    at = say(lang, "record-all") if record.at is None else say(lang, "record-until", day=record.at.isoformat())
    told = [at, say(lang, "count-articles", count=record.articles)]
    if record.undated:
        told.append(say(lang, "record-left-out", count=len(record.undated)))
    if changes is not None:
        told.append(say(lang, "record-changes", then=str(changes.then or ""), now=str(changes.now or "…")))
    return told


def _print(record: Record, dossier: Dossier, changes: Changes | None, lang: Lang) -> None:
    from qawl.show.record import record_parts
    from qawl.show.record_text import print_record

    parts = record_parts(record, lang, changes)
    print_record(title_of(dossier, lang), about(record, changes, lang), parts, lang, sys.stdout)


def _page(record: Record, dossier: Dossier, changes: Changes | None, lang: Lang, out: BinaryIO) -> None:
    from qawl.show.record_page import record_page

    page = record_page(record, title_of(dossier, lang), about(record, changes, lang), changes, lang)
    out.write(page.encode("utf-8"))


def _json(record: Record, _dossier: Dossier, changes: Changes | None, _lang: Lang, out: BinaryIO) -> None:
    form = record_form(record) | ({} if changes is None else {"changes": changes_form(changes)})
    out.write(json.dumps(form, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")


def _json_lines(record: Record, _dossier: Dossier, changes: Changes | None, lang: Lang, out: BinaryIO) -> None:
    for row in _wanted(lines(record, lang), changes):
        out.write(json.dumps(asdict(row), ensure_ascii=False, default=str).encode("utf-8") + b"\n")


def _sheet(record: Record, _dossier: Dossier, changes: Changes | None, lang: Lang, out: BinaryIO) -> None:
    """For spreadsheets: opens readably, and no cell is a formula."""
    from qawl.export.sheets import write_excel_csv
    from qawl.export.table import for_programs
    from qawl.export.tables import RECORD

    write_excel_csv(for_programs(_wanted(lines(record, lang), changes), RECORD, "record", lang), out)


def _wanted(rows: Iterator[Row], changes: Changes | None) -> Iterator[Row]:
    """All rows; with a difference, those that are new or changed."""
    if changes is None:
        return rows
    moved = {key for each in changes.sections for key in (*each.new, *each.changed)}
    return (row for row in rows if row.id in moved)


_WRITERS = {".html": _page, ".json": _json, ".jsonl": _json_lines, ".csv": _sheet}
