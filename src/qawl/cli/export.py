"""`qawl export`: what a store holds, as a file for another program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

import click

from qawl.actors import settle_store
from qawl.cli.ask import actor_id, open_existing
from qawl.cli.options import a_day, lang_option, overlay_option, store_option, worded
from qawl.cli.output import whole_file
from qawl.cli.record import title_of
from qawl.cli.speak import DONE, Misused, SpokenCommand, Told, complain
from qawl.dossiers.load import load_dossier
from qawl.export.formats import FORMS, Form, Given, What, form_of, forms_for
from qawl.export.needs import NeedsExtra
from qawl.export.people import with_people
from qawl.export.pieces import Item
from qawl.export.table import WHOLE, Written
from qawl.model.dossiers import Dossier
from qawl.model.record import Record
from qawl.model.records import Act, Kind, Reading
from qawl.runners.judged import found_as_left, worked_out
from qawl.runners.lasting import many_values
from qawl.runners.recorded import prepare_stored, record_at
from qawl.runners.routed import finder_of, routed_ids, routed_readings
from qawl.runners.stories import count_stories, stored_groups
from qawl.store.contract.store import Filter, Store
from qawl.wording import Lang, comma, say

_OF_STATEMENTS = frozenset({"words", "speaker", "source", "actor", "outlet", "act", "kind"})
_FITS = {
    What.STATEMENTS: _OF_STATEMENTS | {"since", "until", "limit"},
    What.ARTICLES: frozenset({"limit"}),
    What.RECORD: frozenset({"until"}),
    What.MEETINGS: frozenset({"since", "until"}),
    What.STORIES: frozenset({"since", "until", "limit"}),
}
"""Which of the options that choose mean something with what."""
_TYPED = {"since": "--from", "until": "--to"}
_COUNTED = {What.RECORD: "lines"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of the store is wanted."""

    what: What
    store: str
    dossier: Dossier | None
    wanted: Filter
    actor: str
    overlay: Path | None
    lang: Lang


@click.command(cls=SpokenCommand)
@click.argument("what", type=click.Choice([str(one) for one in What]), metavar="WHAT")
@click.option("-o", "--output", required=True, metavar="FILE")
@click.option("--form", "form_name", type=click.Choice(list(FORMS)), metavar="FORM")
@store_option
@click.option("--dossier", metavar="DOSSIER")
@click.option("--words", default="")
@click.option("--speaker", default="")
@click.option("--source", default="")
@click.option("--actor", default="", metavar="NAME")
@click.option("--outlet", default="")
@click.option("--act", callback=worded, metavar="ACT")
@click.option("--kind", callback=worded, metavar="KIND")
@click.option("--from", "since", callback=a_day, metavar="DAY")
@click.option("--to", "until", callback=a_day, metavar="DAY")
@click.option("--limit", type=click.IntRange(min=1), metavar="N")
@overlay_option
@lang_option
@click.pass_context
def export(
    ctx: click.Context,
    /,
    what: str,
    output: str,
    form_name: str | None,
    store: str,
    dossier: str | None,
    overlay: Path | None,
    actor: str,
    since: date | None,
    until: date | None,
    limit: int | None,
    **fields: str | None,
) -> int:
    lang: Lang = ctx.obj
    asked_for = What(what)
    form = _form(ctx, asked_for, form_name, output)
    given = {**fields, "actor": actor, "since": since, "until": until, "limit": limit}
    _check(ctx, asked_for, {name for name, value in given.items() if value}, dossier, since, until)
    chosen = Filter(
        words=fields["words"] or "",
        speaker=fields["speaker"] or "",
        source=fields["source"] or "",
        outlet=fields["outlet"] or "",
        act=Act(fields["act"]) if fields["act"] else None,
        kind=Kind(fields["kind"]) if fields["kind"] else None,
        since=since,
        until=until,
        limit=limit,
    )
    known = None if dossier is None else load_dossier(dossier)
    asked = _Asked(asked_for, store, known, chosen, actor, overlay, lang)
    title = say(lang, f"what-{what}") if known is None else title_of(known, lang)
    chose = {"dossier": None if known is None else known.id, **given}
    key = "".join(f"/{name}={value}" for name, value in sorted(chose.items()) if value)
    with open_existing(store) as kept:
        given_items = Given(asked_for, _items(kept, asked), lang, title, key, kept.actors, kept.checks)
        written = _write(form, given_items, output)
    if output != "-":
        _tell(asked_for, written, output, lang)
    return DONE


def _form(ctx: click.Context, what: What, named: str | None, output: str) -> Form:
    """The form that is named, or that the file's name tells; a misuse where it cannot hold what is asked."""
    form = FORMS[named] if named is not None else form_of(output)
    fitting = comma(ctx.obj).join(forms_for(what))
    if form is None:
        raise Misused("export-no-form", ctx, path=output, forms=fitting)
    if what not in form.holds:
        raise Misused("export-wrong-form", ctx, form=form.name, what=say(ctx.obj, f"what-{what}"), forms=fitting)
    return form


def _check(
    ctx: click.Context, what: What, given: set[str], dossier: str | None, since: date | None, until: date | None
) -> None:
    for name in sorted(given - _FITS[what]):
        option = _TYPED.get(name, f"--{name}")
        raise Misused("export-unfit", ctx, option=option, what=say(ctx.obj, f"what-{what}"))
    if dossier is None and what in (What.RECORD, What.MEETINGS):
        raise Misused("export-dossier", ctx)
    if since and until and since > until:
        raise Misused("statements-days-crossed", ctx, since=str(since), until=str(until))


def _items(store: Store, asked: _Asked) -> Iterable[Item]:
    match asked.what:
        case What.STATEMENTS:
            return _statements(store, asked)
        case What.ARTICLES:
            return islice(_readings(store, asked), asked.wanted.limit)
        case What.STORIES:
            return islice(_stories(store, asked), asked.wanted.limit)
        case What.RECORD:
            return (_record(store, asked),)
        case What.MEETINGS:
            return (_meetings(_record(store, asked), asked.wanted.since),)


def _statements(store: Store, asked: _Asked) -> Iterator[Item]:
    wanted = asked.wanted
    found_as_left(store)
    if asked.actor:
        wanted = replace(wanted, actor=actor_id(store, asked.actor, asked.store, asked.lang))
    if asked.dossier is None:
        return store.statements(wanted)
    inside = frozenset(routed_ids(store, asked.dossier))
    found = store.statements(replace(wanted, limit=None))
    return islice((one for one in found if one.article.id in inside), wanted.limit)


def _readings(store: Store, asked: _Asked) -> Iterator[Item]:
    """Each with whom it mentions; where people have judged its statements, as they left them."""
    settle_store(store)
    judged = store.articles_judged()
    for reading in _found(store, asked):
        if reading.article.id in judged:
            yield worked_out(store, reading, finder_of(asked.overlay))
        else:
            yield from with_people(store, (reading,))


def _found(store: Store, asked: _Asked) -> Iterator[Reading]:
    if asked.dossier is not None:
        yield from routed_readings(store, asked.dossier, asked.overlay)
        return
    for card in store.articles():
        if (reading := store.reading(card.id)) is not None:
            yield reading


def _stories(store: Store, asked: _Asked) -> Iterator[Item]:
    """The newest first; with a dossier those that have an article of it."""
    dossiers = [] if asked.dossier is None else [asked.dossier]
    inside = {article for one in dossiers for article in routed_ids(store, one)}
    found = [
        one
        for one in count_stories(store, stored_groups(store, dossiers))
        if (not dossiers or not inside.isdisjoint(one.story.articles))
        and (asked.wanted.since is None or (one.story.last or "") >= asked.wanted.since.isoformat())
        and (asked.wanted.until is None or (one.story.first or "9") <= asked.wanted.until.isoformat())
    ]
    found.sort(key=lambda one: (one.story.last or "", one.story.id), reverse=True)
    yield from found


def _record(store: Store, asked: _Asked) -> Record:
    if asked.dossier is None:
        raise Told("export-dossier")
    with many_values():
        return record_at(prepare_stored(store, asked.dossier, asked.overlay), asked.wanted.until)


def _meetings(record: Record, since: date | None) -> Record:
    """The record with nothing in it but meetings, those that end before a day left out."""
    kept = tuple(
        one for one in record.meetings if since is None or one.first is None or (one.last or one.first) >= since
    )
    return Record(
        record.dossier,
        record.version,
        record.digest,
        record.at,
        record.articles,
        record.undated,
        meetings=kept,
        names=record.names,
    )


def _write(form: Form, given: Given, output: str) -> Written:
    try:
        with whole_file(output) as out:
            return form.load()(given, out)
    except NeedsExtra as error:
        raise Told("export-needs", extra=error.extra) from error


def _tell(what: What, written: Written, output: str, lang: Lang) -> None:
    of = written.of or _COUNTED.get(what, str(what))
    if of == WHOLE:
        complain(say(lang, "record-written", path=output))
    else:
        told = say(lang, f"count-{of}", count=written.rows)
        complain(say(lang, "export-written", told=told, path=output))
    if written.cut:
        complain(say(lang, "count-cut", count=written.cut))
    if written.left_out:
        complain(say(lang, "count-undated", count=written.left_out))
