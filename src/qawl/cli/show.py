"""`qawl show`: one article on the screen or as a page, with all of its statements marked or one of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import click

from qawl.cli.ask import open_existing
from qawl.cli.named import NUMBERED, find_article
from qawl.cli.options import lang_option, overlay_option, store_option
from qawl.cli.output import whole_file
from qawl.cli.speak import DONE, FAILED, Misused, SpokenCommand, Told, complain, refusal
from qawl.model.documents import Rejected
from qawl.model.records import Reading
from qawl.runners.local import Prepare, load_reader, read_all
from qawl.sources.files import read_sources
from qawl.store.address import is_missing, named
from qawl.wording import Lang, say


@click.command(cls=SpokenCommand)
@click.argument("article")
@store_option
@click.option("--html", metavar="FILE")
@click.option("--rules", is_flag=True)
@overlay_option
@lang_option
@click.pass_obj
def show(lang: Lang, article: str, store: str, html: str | None, rules: bool, overlay: Path | None) -> int:
    if not article.strip():
        raise Misused("usage-missing", click.get_current_context(), what="ARTICLE")
    only: int | None = None
    if _is_kept(article, store):
        reading, only = _stored(article, store, lang)
        readings: Iterable[Reading] = (reading,)
    else:
        readings = read_now(article, store, partial(load_reader, overlay), lang)
    if html is None:
        return _print_all(readings, lang, only, rules)
    return _write_page(readings, html, lang, only, rules)


def _print_all(readings: Iterable[Reading], lang: Lang, only: int | None, rules: bool) -> int:
    from qawl.show.terminal import print_article

    status = FAILED
    for reading in readings:
        print_article(reading, lang, sys.stdout, only=only, rules=rules)
        status = DONE
    return status


def _write_page(readings: Iterable[Reading], html: str, lang: Lang, only: int | None, rules: bool) -> int:
    from qawl.show.page import article_page

    found = list(islice(readings, 2))
    if not found:
        return FAILED
    if len(found) > 1:
        raise Told("show-one-page")
    with whole_file(html) as out:
        out.write(article_page(found[0], lang, only=only, rules=rules).encode("utf-8"))
    if html != "-":
        complain(say(lang, "show-written", path=html))
    return DONE


def _is_kept(article: str, store: str) -> bool:
    return not (article == "-" or os.path.isfile(article) or is_missing(store))


def _stored(asked: str, store: str, lang: Lang) -> tuple[Reading, int | None]:
    """The article that is asked for, and the number of the one statement if «day-7#2» asks for one.

    An id that itself ends in «#2» comes first: what is in the store is believed before our way of writing.
    """
    with open_existing(store) as record:
        reading, only = find_article(record, asked), None
        if reading is None and (numbered := NUMBERED.fullmatch(asked)):
            reading, only = find_article(record, numbered[1]), int(numbered[2])
    if reading is None:
        raise Told("show-unknown", article=asked, path=named(store))
    if only is not None and not 1 <= only <= len(reading.statements):
        known = say(lang, "count-statements", count=len(reading.statements))
        raise Told("show-no-statement", article=reading.article.id, number=only, known=known)
    return reading, only


def read_now(path: str, store: str, prepare: Prepare, lang: Lang) -> Iterator[Reading]:
    """The articles of a file, read on the spot; what cannot be read is told."""
    if path != "-" and not os.path.isfile(path):
        raise Told("show-unknown", article=path, path=named(store))
    found = read_sources([path], headline_in_text=True)
    for item in read_all(found, prepare, 1):
        if isinstance(item, Rejected):
            complain(refusal(item, lang))
        else:
            yield item
