"""`qawl read` and `qawl extract`: articles in; a record, or lines, out."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from functools import partial
from itertools import chain
from pathlib import Path

import click

from qawl.cli.options import jobs_option, lang_option, overlay_option, store_option
from qawl.cli.output import whole_file
from qawl.cli.speak import DONE, FAILED, INTERRUPTED, SpokenCommand, Told, complain, refusal, tell
from qawl.cli.values import read_day
from qawl.dossiers.load import load_dossier
from qawl.model.captures import Capture
from qawl.model.documents import Article, Rejected
from qawl.model.world import Linked
from qawl.registry.load import load_registry
from qawl.runners.kept import read_waiting
from qawl.runners.local import Asked, extract_all, link_all, load_encoder, load_linking_reader
from qawl.sources.files import read_given, read_sources
from qawl.store.address import named
from qawl.store.captures.kept import Captures, State, open_captures
from qawl.store.contract.store import Added, Kept, keep
from qawl.store.open import open_store
from qawl.wording import Lang, say

KEPT_AT_ONCE = 16
"""Pages that are kept in one go."""
NAMED = 5
"""Articles with a bad date that are named one by one; all of them are counted."""


@click.command(cls=SpokenCommand)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@jobs_option
@overlay_option
@lang_option
@click.pass_obj
def read(lang: Lang, paths: tuple[str, ...], store: str, jobs: int, overlay: Path | None) -> int:
    tally: Counter[str] = Counter()
    given = _without_captures(read_given(paths, headline_in_text=True, ids_once=True), store, tally)
    found = _dated(given, tally, lang)
    linked = _kept(link_all(found, partial(load_linking_reader, overlay), jobs), store, overlay)
    try:
        with _watched(chain(linked, _captured(store, overlay, jobs, tally)), lang) as items:
            for item in items:
                _count(item, tally, lang)
    except KeyboardInterrupt:
        _report(tally, store, lang)
        complain(say(lang, "read-stopped"))
        return INTERRUPTED
    _report(tally, store, lang)
    return outcome(_articles(tally), tally["refused"])


def _kept(items: Iterator[Linked | Rejected], store: str, overlay: Path | None) -> Iterator[Kept | Rejected]:
    """What became of each item; the store is opened for the first reading, so that none is made for nothing."""
    for item in items:
        if isinstance(item, Linked):
            with open_store(store) as record:
                record.know(load_registry(overlay).actors.values())
                yield from keep(record, chain((item,), items))
        else:
            yield item


def _without_captures(
    given: Iterable[Article | Capture | Rejected], store: str, tally: Counter[str]
) -> Iterator[Article | Rejected]:
    """The articles; pages on the way are kept as they came, to be read once everything is kept."""
    waiting: list[tuple[Capture, str | None]] = []
    with ExitStack() as stack:
        captures: Captures | None = None
        for item in given:
            if not isinstance(item, Capture):
                yield item
                continue
            if captures is None:
                captures = stack.enter_context(open_captures(store))
            waiting.append((item, None))
            if len(waiting) == KEPT_AT_ONCE:
                yield from _keep_captures(captures, waiting, tally)
        if captures is not None:
            yield from _keep_captures(captures, waiting, tally)


def _keep_captures(
    captures: Captures, waiting: list[tuple[Capture, str | None]], tally: Counter[str]
) -> Iterator[Rejected]:
    """Keep pages, and count those that are here already, byte for byte; what was refused before is again."""
    for receipt in captures.keep(waiting):
        tally["captures"] += 1
        card = None if receipt.new else captures.card(receipt.number)
        if card is not None and card.refusal is not None:
            yield card.refusal
        elif card is not None and card.state is not State.WAITING:
            tally[Added.SAME] += 1
    waiting.clear()


def _captured(store: str, overlay: Path | None, jobs: int, tally: Counter[str]) -> Iterator[Kept | Rejected]:
    """What became of the pages that wait; nothing where none came."""
    if not tally["captures"]:
        return
    with open_captures(store) as captures, open_store(store) as record:
        if captures.counts().get(State.WAITING):
            record.know(load_registry(overlay).actors.values())
            yield from read_waiting(captures, record, load_linking_reader(overlay), overlay, jobs)


def _dated(found: Iterable[Article | Rejected], tally: Counter[str], lang: Lang) -> Iterator[Article | Rejected]:
    """All of it; the first articles whose date no question for a day will understand are named."""
    for item in found:
        if isinstance(item, Article) and item.published and read_day(item.published) is None:
            tally["bad days"] += 1
            if tally["bad days"] <= NAMED:
                complain(say(lang, "read-bad-day", article=item.id, day=item.published))
        yield item


@click.command(cls=SpokenCommand)
@click.argument("lines", metavar="IN.jsonl")
@click.option("-o", "--output", default="-", metavar="OUT.jsonl")
@click.option("--actors", is_flag=True)
@click.option("--records", is_flag=True)
@click.option("--dossier", metavar="FILE")
@jobs_option
@overlay_option
@lang_option
@click.pass_obj
def extract(
    lang: Lang,
    lines: str,
    output: str,
    actors: bool,
    records: bool,
    dossier: str | None,
    jobs: int,
    overlay: Path | None,
) -> int:
    if lines != "-" and not os.path.isfile(lines):
        raise Told("system-is-folder" if os.path.isdir(lines) else "system-missing", path=lines)
    kept = refused = 0
    known = None if dossier is None else load_dossier(dossier)
    asked = Asked(overlay, actors, records or known is not None, known)
    found = read_sources([lines], headline_in_text=False, lines_only=True)
    with whole_file(output) as out:
        for item in extract_all(found, partial(load_encoder, asked), jobs):
            if isinstance(item, Rejected):
                refused += 1
                complain(refusal(item, lang))
            else:
                kept += 1
                out.write(item + b"\n")
    return outcome(kept, refused)


def outcome(kept: int, refused: int) -> int:
    """The exit status of a run: FAILED only when something was refused and nothing was kept."""
    return FAILED if refused and not kept else DONE


def _count(item: Kept | Rejected, tally: Counter[str], lang: Lang) -> None:
    if isinstance(item, Rejected):
        tally["refused"] += 1
        complain(refusal(item, lang))
    else:
        tally[item.added] += 1
        tally["statements"] += item.statements


def _report(tally: Counter[str], store: str, lang: Lang) -> None:
    """What became of everything that was given, in counts."""
    for added in (Added.NEW, Added.CHANGED, Added.SAME):
        counted = say(lang, "count-articles", count=tally[added])
        tell(f"{say(lang, f'read-{added}')}: {counted}")
    tell(say(lang, "count-rejected", count=tally["refused"]))
    tell(f"{say(lang, 'read-statements')}: {say(lang, 'count-statements', count=tally['statements'])}")
    if _articles(tally):
        tell(f"{say(lang, 'read-store')}: {named(store)}")
    if tally["bad days"]:
        complain(say(lang, "read-bad-days", count=tally["bad days"]))


def _articles(tally: Counter[str]) -> int:
    return sum(tally[added] for added in Added)


def _watched(items: Iterator[Kept | Rejected], lang: Lang) -> AbstractContextManager[Iterable[Kept | Rejected]]:
    """The items with a counting line on a terminal, and as they are everywhere else."""
    if not sys.stderr.isatty():
        return nullcontext(items)
    from qawl.show.progress import watched

    return watched(items, say(lang, "read-progress"))
