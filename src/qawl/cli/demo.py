"""`qawl demo`: the invented articles that come with Qawl, read, kept, shown and written as pages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from importlib import resources
from pathlib import Path

import click

from qawl.cli.ask import row_of
from qawl.cli.options import STORE, lang_option
from qawl.cli.output import whole_file
from qawl.cli.record import about, title_of
from qawl.cli.speak import DONE, SpokenCommand, complain, refusal, tell
from qawl.dossiers.load import load_dossier
from qawl.dossiers.routes import takes
from qawl.model.documents import Rejected
from qawl.model.dossiers import Dossier
from qawl.model.records import Act, HopKind, Reading, Statement
from qawl.pipeline import date_anchors
from qawl.registry.load import load_registry
from qawl.runners.local import link_all, load_linking_reader
from qawl.runners.recorded import prepare, record_at
from qawl.show.sheet import Row
from qawl.sources.files import read_sources
from qawl.store.contract import Store, keep
from qawl.store.open import open_store
from qawl.wording import Lang, say

SHOWN = 20
"""How many statements the demonstration prints: about a screen."""


@click.command(cls=SpokenCommand)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("demo"), metavar="DIR")
@lang_option
@click.pass_obj
def demo(lang: Lang, out: Path) -> int:
    from qawl.show.table import print_table

    out.mkdir(parents=True, exist_ok=True)
    store = out / STORE
    with open_store(str(store)) as record:
        _fill(record, lang)
        counts = record.counts()
        rows = [row_of(stored) for stored in record.statements()]
        readings = _all_readings(record)
    dossier = load_dossier("demo")
    _write(out / "record.html", _record_page(readings, dossier, lang))
    _write_pages(readings, out, lang, [("record.html", title_of(dossier, lang))])
    articles = say(lang, "count-articles", count=counts.articles)
    tell(f"{articles} · {say(lang, 'count-statements', count=counts.statements)}")
    print_table(telling(rows, SHOWN), lang, sys.stdout)
    tell(say(lang, "demo-page", path=str(out / "index.html")))
    tell(say(lang, "demo-next", command=f"qawl statements --store {store}"))
    tell(say(lang, "demo-actors", command=f"qawl actors --store {store}"))
    return DONE


def telling(rows: Sequence[Row], wanted: int) -> list[Row]:
    """The statements that tell most at a glance, in their own order, one of each article and speaker.

    The sure and the long enough come first, then what came through others, then acts that are more than saying.
    """
    chosen: list[int] = []
    taken: set[str | None] = set()
    for place in sorted(range(len(rows)), key=lambda place: (_weight(rows[place].statement), place)):
        told = {rows[place].article.id, rows[place].statement.speaker_name}
        if not taken & told and len(chosen) < wanted:
            taken |= told
            chosen.append(place)
    return [rows[place] for place in sorted(chosen)]


def _weight(made: Statement) -> tuple[bool, bool, bool, bool, float]:
    carried = any(hop.kind is HopKind.MEDIA for hop in made.chain)
    short = sum(span.end - span.start for span in made.content) < SHORT
    doubtful = made.speaker_name is None or made.speaker is None or made.confidence < SURE
    return doubtful, short, not carried, made.act is Act.SAY, -made.confidence


SHORT = 25
"""Code points of content below which a statement tells little by itself."""
SURE = 0.7
"""The confidence from which on a statement is shown first."""


def _fill(record: Store, lang: Lang) -> None:
    with resources.as_file(resources.files("qawl") / "demo") as folder:
        found = read_sources([str(folder / "articles.jsonl")], headline_in_text=True)
        record.know(load_registry(folder).actors.values())
        for item in keep(record, link_all(found, partial(load_linking_reader, folder), jobs=1)):
            if isinstance(item, Rejected):
                complain(refusal(item, lang))


def _all_readings(record: Store) -> list[Reading]:
    readings = (record.reading(card.id) for card in record.articles())
    return [reading for reading in readings if reading is not None]


def _record_page(readings: Sequence[Reading], dossier: Dossier, lang: Lang) -> str:
    from qawl.show.page import to_page
    from qawl.show.record_page import record_page

    routed = [date_anchors(reading, dossier) for reading in readings if takes(dossier, reading.article)]
    record = record_at(prepare(routed, dossier))
    return record_page(
        record, title_of(dossier, lang), about(record, None, lang), None, lang, lead=to_page, home="index.html"
    )


def _write_pages(readings: Sequence[Reading], out: Path, lang: Lang, doors: Sequence[tuple[str, str]]) -> None:
    from qawl.show.page import article_page, index_page, page_name

    for reading in readings:
        _write(out / page_name(reading.article.id), article_page(reading, lang, "index.html"))
    _write(out / "index.html", index_page(readings, lang, doors))


def _write(path: Path, page: str) -> None:
    with whole_file(str(path)) as file:
        file.write(page.encode("utf-8"))
