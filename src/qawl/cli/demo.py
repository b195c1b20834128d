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
from qawl.cli.speak import DONE, SpokenCommand, complain, refusal, tell
from qawl.model.documents import Rejected
from qawl.model.records import Act, HopKind, Statement
from qawl.registry.load import load_registry
from qawl.runners.local import link_all, load_linking_reader
from qawl.show.sheet import Row
from qawl.sources.files import read_sources
from qawl.store.address import OVERLAY
from qawl.store.contract.store import Store, keep
from qawl.store.open import open_store
from qawl.wording import Lang, say

ARTICLES = ("articles.jsonl", "conflicts.jsonl")
LISTS = ("actors/world.toml", "nationalities.tsv", "places.tsv")
"""What of the demonstration's files is lists: of the invented people and places."""
SHOWN = 20
"""How many statements the demonstration prints: about a screen."""


@click.command(cls=SpokenCommand)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("demo"), metavar="DIR")
@lang_option
@click.pass_obj
def demo(lang: Lang, out: Path) -> int:
    from qawl.cli.demo_site import write_site
    from qawl.show.table import print_table

    out.mkdir(parents=True, exist_ok=True)
    store = out / STORE
    _lay_lists(store.with_suffix(OVERLAY))
    with open_store(str(store)) as record:
        _fill(record, lang)
        counts = record.counts()
        rows = [row_of(stored) for stored in record.statements()]
        write_site(record, out, lang)
    articles = say(lang, "count-articles", count=counts.articles)
    tell(f"{articles} · {say(lang, 'count-statements', count=counts.statements)}")
    print_table(telling(rows, SHOWN), lang, sys.stdout)
    tell(say(lang, "demo-page", path=str(out / "index.html")))
    tell(say(lang, "demo-serve", command=f"qawl serve --store {store}"))
    tell(say(lang, "demo-record", command=f"qawl record demo --store {store}"))
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


def _lay_lists(folder: Path) -> None:
    """The lists of the invented world, beside the store: what is worked out later goes by them too."""
    given = resources.files("qawl") / "demo"
    for name in LISTS:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((given / name).read_bytes())


def _fill(record: Store, lang: Lang) -> None:
    with resources.as_file(resources.files("qawl") / "demo") as folder:
        found = read_sources([str(folder / name) for name in ARTICLES], headline_in_text=True)
        record.know(load_registry(folder).actors.values())
        for item in keep(record, link_all(found, partial(load_linking_reader, folder), jobs=1)):
            if isinstance(item, Rejected):
                complain(refusal(item, lang))
