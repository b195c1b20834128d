"""`qawl compare`: how outlets word what a dossier is about, or one event that several articles tell."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import click

from qawl.cli.ask import open_existing
from qawl.cli.editions import meant
from qawl.cli.options import a_day, lang_option, overlay_option, store_option
from qawl.cli.output import whole_file
from qawl.cli.record import title_of
from qawl.cli.speak import DONE, Misused, SpokenCommand, Told, complain
from qawl.dossiers.load import comes_with_qawl, load_dossier
from qawl.lexicon.tones import load_tone_words
from qawl.model.dossiers import Dossier
from qawl.model.records import Reading
from qawl.model.wording import Comparison, OutletTables
from qawl.pipeline import date_anchors, load_kit, read_article
from qawl.record.outlet_forms import CellRow, SideRow, cell_rows, comparison_form, side_rows, tables_form
from qawl.record.outlet_sides import side_by_side
from qawl.record.outlet_tables import compare_outlets
from qawl.runners.lasting import many_values
from qawl.runners.routed import routed_readings
from qawl.runners.sourced import Sources, counted_copies, sources_among
from qawl.runners.stories import find_story, stored_groups
from qawl.show.sheet import BYTE_ORDER_MARK, safe_cell
from qawl.store.address import named
from qawl.store.contract.store import Store
from qawl.wording import Lang, say

FORMS = (".html", ".json", ".csv")
_DOSSIERS = (".yaml", ".yml")


@click.command(cls=SpokenCommand)
@click.argument("what", nargs=-1, metavar="DOSSIER | [DOSSIER] ID...")
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
    asked = _asked(what, ctx)
    if asked.articles and (since or until):
        raise Misused("compare-how", ctx)
    lang, words = ctx.obj, load_tone_words(overlay)
    with many_values(), open_existing(store) as kept:
        known = asked.dossier
        if known is not None and not asked.articles:
            found = list(routed_readings(kept, known, overlay))
            articles = [reading.article for reading in found]
            copies = counted_copies(articles, sources_among(articles))
            tables = compare_outlets(found, known, since, until, copies, words=words, routed=True)
            _tell_tables(tables, known, lang, output, form)
        else:
            found, sources = _event(kept, asked, store, overlay)
            copies = counted_copies((reading.article for reading in found), sources)
            _tell_sides(side_by_side(found, known, copies, words=words), lang, output, form)
    if output is not None:
        complain(say(lang, "compare-written", path=output))
    return DONE


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be compared."""

    dossier: Dossier | None
    articles: tuple[str, ...]
    """As they were typed; one stands for its story."""


def _asked(what: Sequence[str], ctx: click.Context) -> _Asked:
    """A dossier comes first, or not at all; of articles there are none, one or several."""
    if not what or len(set(what)) < len(what):
        raise Misused("compare-how", ctx)
    if _is_dossier(what[0]):
        return _Asked(load_dossier(what[0]), tuple(what[1:]))
    return _Asked(None, tuple(what))


def _is_dossier(name: str) -> bool:
    return comes_with_qawl(name) or Path(name).suffix.lower() in _DOSSIERS


def _event(kept: Store, asked: _Asked, store: str, overlay: Path | None) -> tuple[list[Reading], Sources]:
    """The articles that are meant, or those of the story of one, and where their words come from."""
    ids = [_meant(kept, one, store) for one in asked.articles]
    if len(ids) > 1:
        found = [_read(kept, one, asked.dossier, store, overlay) for one in dict.fromkeys(ids)]
        return found, sources_among(reading.article for reading in found)
    across = stored_groups(kept)
    story = find_story(across, ids[0])
    articles = ids if story is None else story.articles
    return [_read(kept, one, asked.dossier, store, overlay) for one in articles], across.sources


def _meant(kept: Store, typed: str, store: str) -> str:
    try:
        return meant(kept, typed, store)
    except Told as error:
        if error.code == "editions-unknown":
            raise Told("compare-unknown", what=typed, path=named(store)) from error
        raise


def _read(kept: Store, own_id: str, known: Dossier | None, store: str, overlay: Path | None) -> Reading:
    """The reading of an article of the store; one that was read before there were records is read again."""
    reading = kept.reading(own_id)
    if reading is None:
        raise Told("editions-unknown", article=own_id, path=named(store))
    if reading.records is None:
        reading = read_article(reading.article, load_kit(overlay, records=True))
    return reading if known is None else date_anchors(reading, known)


def _tell_tables(tables: OutletTables, known: Dossier, lang: Lang, output: str | None, form: str | None) -> None:
    title = say(lang, "compare-title", title=title_of(known, lang))
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
