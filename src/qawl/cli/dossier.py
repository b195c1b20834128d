"""`qawl dossier`: the dossiers there are, a new one to fill, and what is wrong with one or what it catches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import click

from qawl.cli.ask import open_existing
from qawl.cli.options import lang_option
from qawl.cli.output import whole_file
from qawl.cli.speak import DONE, FAILED, Misused, SpokenCommand, Told, complain, tell
from qawl.dossiers.catches import Catch, Catches, find_catches
from qawl.dossiers.faults import BadDossier, fault_line
from qawl.dossiers.fields import SLUG
from qawl.dossiers.load import check_dossier, load_dossier, shipped
from qawl.dossiers.template import new_dossier
from qawl.model.dossiers import Dossier
from qawl.runners.routed import caught_articles
from qawl.show.inert import one_line
from qawl.wording import Lang, say, shown

FOLDER = "dossiers"
"""Where a desk keeps dossiers of its own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for."""

    words: tuple[str, ...]
    folder: str
    output: str
    store: str | None
    lang: Lang


@click.command(cls=SpokenCommand)
@click.argument("words", nargs=-1, metavar="list | new NAME | check FILE")
@click.option("--dir", "folder", default=FOLDER, metavar="DIR")
@click.option("-o", "--output", default="-", metavar="FILE")
@click.option("--store", metavar="FILE")
@lang_option
@click.pass_context
def dossier(ctx: click.Context, words: tuple[str, ...], folder: str, output: str, store: str | None) -> int:
    act = ACTS.get(words[:1] or ("list",))
    if act is None:
        raise Misused("dossier-how", ctx)
    return act(ctx, Asked(words[1:], folder, output, store, ctx.obj))


def _list(ctx: click.Context, asked: Asked) -> int:
    if asked.words:
        raise Misused("dossier-how", ctx)
    for name in shipped():
        tell(_row(load_dossier(name), say(asked.lang, "dossier-shipped"), asked.lang))
    status = DONE
    for path in sorted([*Path(asked.folder).glob("*.yaml"), *Path(asked.folder).glob("*.yml")]):
        try:
            tell(_row(load_dossier(path), str(path), asked.lang))
        except BadDossier as error:
            status = FAILED
            complain(say(asked.lang, "dossier-faulty", path=str(path), count=len(error.faults)))
    return status


def _row(one: Dossier, place: str, lang: Lang) -> str:
    title = one.ar if lang == "ar" else one.en
    return say(lang, "dossier-row", id=one.id, title=title, version=one.version, place=place)


def _new(ctx: click.Context, asked: Asked) -> int:
    if len(asked.words) != 1:
        raise Misused("dossier-how", ctx)
    name = asked.words[0]
    if not SLUG.fullmatch(name):
        raise Misused("dossier-bad-name", ctx, said=name)
    if asked.output != "-" and Path(asked.output).exists():
        raise Told("system-exists", path=asked.output)
    with whole_file(asked.output) as out:
        out.write(new_dossier(name, asked.lang).encode("utf-8"))
    if asked.output != "-":
        complain(say(asked.lang, "dossier-new", path=asked.output, command=f"qawl dossier check {asked.output}"))
    return DONE


def _check(ctx: click.Context, asked: Asked) -> int:
    if len(asked.words) != 1:
        raise Misused("dossier-how", ctx)
    path = asked.words[0]
    faults = check_dossier(path)
    for fault in faults:
        tell(fault_line(shown(path), fault, asked.lang))
    if faults:
        complain(say(asked.lang, "dossier-faulty", path=path, count=len(faults)))
        return FAILED
    found = load_dossier(path)
    tell(_whole(found, asked.lang))
    if asked.store is not None:
        with open_existing(asked.store) as record:
            catches = find_catches(found, caught_articles(record, found))
            _print_catches(replace(catches, total=record.counts().articles), asked.lang)
    return DONE


def _whole(one: Dossier, lang: Lang) -> str:
    return say(
        lang,
        "dossier-good",
        path=one.where,
        actors=len(one.actors),
        issues=len(one.issues),
        proposals=len(one.proposals),
    )


def _print_catches(catches: Catches, lang: Lang) -> None:
    tell(say(lang, "dossier-routed", count=catches.routed, total=catches.total))
    for line in _lines(catches.patterns, lang):
        tell(line)
    silent = sum(1 for catch in catches.patterns if not catch.places)
    if silent:
        complain(say(lang, "dossier-silent", count=silent))


def _lines(found: Iterable[Catch], lang: Lang) -> Iterator[str]:
    for (section, entry), catches in groupby(found, key=lambda catch: (catch.section, catch.entry)):
        yield f"{section}: {entry}"
        for catch in catches:
            yield "  " + _line(catch, lang)
            if catch.example is not None:
                one = catch.example
                words = one_line(f"…{one.before}[{one.words}]{one.behind}…")
                yield f"      {shown(words)} ({shown(one.article)})"


def _line(catch: Catch, lang: Lang) -> str:
    if not catch.places:
        return say(lang, "dossier-catches-nothing", pattern=catch.pattern)
    articles = say(lang, "count-articles", count=catch.articles)
    return say(lang, "dossier-catches", pattern=catch.pattern, articles=articles, places=catch.places)


ACTS: Mapping[tuple[str, ...], Callable[[click.Context, Asked], int]] = {
    ("list",): _list,
    ("new",): _new,
    ("check",): _check,
}
