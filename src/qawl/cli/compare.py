"""`qawl compare`: how outlets word what a dossier is about, or one event that several articles tell."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import click

from qawl.cli.ask import open_existing
from qawl.cli.options import a_day, lang_option, overlay_option, store_option
from qawl.cli.output import whole_file
from qawl.cli.speak import DONE, Misused, SpokenCommand, Told, complain
from qawl.dossiers.load import load_dossier, shipped
from qawl.lexicon.tones import load_tone_words
from qawl.model.dossiers import Dossier
from qawl.model.records import Reading
from qawl.model.wording import Comparison, OutletTables
from qawl.pipeline import date_anchors, load_kit, read_article
from qawl.record.outlet_forms import CellRow, SideRow, cell_rows, comparison_form, side_rows, tables_form
from qawl.record.outlet_sides import side_by_side
from qawl.record.outlet_tables import compare_outlets
from qawl.runners.routed import many_values, routed_readings
from qawl.show.inert import one_line
from qawl.show.sheet import BYTE_ORDER_MARK, safe_cell
from qawl.store.contract import Store
from qawl.wording import Lang, say

FORMS = (".html", ".json", ".csv")
_DEMO = "demo"
_DOSSIERS = (".yaml", ".yml")


@click.command(cls=SpokenCommand)
@click.argument("what", nargs=-1, metavar="DOSSIER | [DOSSIER] ID ID…")
@store_option
@click.option("--from", "since", callback=a_day, metavar="DAY")
@click.option("--to", "until", callback=a_day, metavar="DAY")
@click.option("-o", "--output", metavar="FILE")
@overlay_option
@lang_option
@click.pass_context
def compare(
    ctx: click.Context,
    what: tuple[str, ...],
    store: str,
    since: date | None,
    until: date | None,
    output: str | None,
    overlay: Path | None,
) -> int:
    form = None if output is None else Path(output).suffix.lower()
    if form is not None and form not in FORMS:
        raise Misused("compare-form", ctx, kinds=" ".join(FORMS))
    if since and until and since > until:
        raise Misused("statements-days-crossed", ctx, since=str(since), until=str(until))
    known = load_dossier(what[0]) if what and (len(what) == 1 or _is_dossier(what[0])) else None
    ids = what if known is None else what[1:]
    if known is None or len(ids) == 1:
        _check(ids, since, until, ctx)
    lang: Lang = ctx.obj
    words = load_tone_words(overlay)
    with many_values(), open_existing(store) as kept:
        if known is not None and not ids:
            found = routed_readings(kept, known, overlay)
            tables = compare_outlets(found, known, since, until, words=words, routed=True)
            _tell_tables(tables, known, lang, output, form)
        else:
            readings = [_read(kept, own_id, store, known, overlay) for own_id in ids]
            _tell_sides(side_by_side(readings, known, words=words), lang, output, form)
    if output is not None:
        complain(say(lang, "compare-written", path=output))
    return DONE


def _is_dossier(name: str) -> bool:
    return name in (*shipped(), _DEMO) or Path(name).suffix.lower() in _DOSSIERS


def _check(ids: Sequence[str], since: date | None, until: date | None, ctx: click.Context) -> None:
    if len(set(ids)) < 2 or since or until:
        raise Misused("compare-how", ctx)


def _read(kept: Store, own_id: str, store: str, known: Dossier | None, overlay: Path | None) -> Reading:
    """The reading of an article that the store holds; one that was read before there were records is read again."""
    reading = kept.reading(own_id) or kept.reading(_whole_id(kept, own_id, store))
    if reading is None:
        raise Told("show-unknown", article=own_id, path=store)
    if reading.records is None:
        reading = read_article(reading.article, load_kit(overlay, records=True))
    return reading if known is None else date_anchors(reading, known)


def _whole_id(kept: Store, typed: str, store: str) -> str:
    """The only id that begins so; «corrido…aa31c7» is an id as tables cut it."""
    head, _, tail = typed.partition("…")
    ids = [card.id for card in kept.articles() if head and card.id.startswith(head) and card.id.endswith(tail)]
    if len(ids) > 1:
        raise Told("show-several", article=typed, known=", ".join(map(one_line, ids[:5])))
    if not ids:
        raise Told("show-unknown", article=typed, path=store)
    return ids[0]


def _tell_tables(tables: OutletTables, known: Dossier, lang: Lang, output: str | None, form: str | None) -> None:
    title = say(lang, "compare-title", title=known.ar if lang == "ar" else known.en)
    if not tables.outlets:
        complain(say(lang, "record-nothing"))
    if output is None:
        from qawl.show.compare_text import print_tables

        print_tables(tables, title, lang, sys.stdout)
        return
    with whole_file(output) as out:
        match form:
            case ".html":
                from qawl.show.compare_page import tables_page

                out.write(tables_page(tables, title, lang).encode("utf-8"))
            case ".json":
                _write_json(tables_form(tables), out)
            case _:
                _write_sheet(cell_rows(tables, lang), CellRow, out)


def _tell_sides(comparison: Comparison, lang: Lang, output: str | None, form: str | None) -> None:
    if output is None:
        from qawl.show.compare_text import print_sides

        print_sides(comparison, lang, sys.stdout)
        return
    with whole_file(output) as out:
        match form:
            case ".html":
                from qawl.show.compare_page import sides_page

                out.write(sides_page(comparison, say(lang, "compare-sides"), lang).encode("utf-8"))
            case ".json":
                _write_json(comparison_form(comparison), out)
            case _:
                _write_sheet(side_rows(comparison, lang), SideRow, out)


def _write_json(form: dict[str, Any], out: BinaryIO) -> None:
    out.write(json.dumps(form, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")


def _write_sheet(rows: Iterable[CellRow | SideRow], kind: type[CellRow | SideRow], out: BinaryIO) -> None:
    """For spreadsheets: opens readably, and no cell is a formula."""
    columns = [each.name for each in fields(kind)]
    out.write(BYTE_ORDER_MARK.encode())
    out.write(_csv_line(columns))
    for row in rows:
        values = (getattr(row, column) for column in columns)
        out.write(_csv_line(["" if value is None else safe_cell(str(value)) for value in values]))


def _csv_line(cells: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8")
