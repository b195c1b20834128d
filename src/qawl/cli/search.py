"""`qawl search`: articles, statements and actors of a store by the words that somebody remembers."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

import click
from click.core import ParameterSource

from qawl.answers.meaning import MOST_COMPARED, NoModel, count_unprepared, find_near, prepare
from qawl.answers.search import MOST, Hit, Query, UnknownIssue, What, search
from qawl.cli.ask import open_existing
from qawl.cli.options import a_day, lang_option, store_option, worded
from qawl.cli.speak import DONE, Misused, SpokenCommand, Told, complain, tell
from qawl.dossiers.load import load_dossier
from qawl.model.records import Act, Kind
from qawl.store.contract.search import Order
from qawl.store.contract.store import Store
from qawl.store.search.words import parts_asked
from qawl.wording import Lang, say

TABLE, JSONL = "table", "jsonl"
LIMIT = 20
MANY = 1_000
"""Statements to be prepared from which on it takes long enough to be told how to stop."""


@click.command(name="search", cls=SpokenCommand)
@click.argument("words", nargs=-1, metavar="WORDS...")
@store_option
@click.option("--what", type=click.Choice([one.value for one in What]), default=What.ARTICLES.value)
@click.option("--speaker", default="")
@click.option("--source", default="")
@click.option("--outlet", default="")
@click.option("--act", callback=worded, metavar="ACT")
@click.option("--kind", callback=worded, metavar="KIND")
@click.option("--dossier", metavar="DOSSIER")
@click.option("--issue", default="", metavar="ID")
@click.option("--from", "since", callback=a_day, metavar="DAY")
@click.option("--to", "until", callback=a_day, metavar="DAY")
@click.option("--order", type=click.Choice([one.value for one in Order]), default=Order.BEST.value)
@click.option("--similar", is_flag=True)
@click.option("--limit", type=click.IntRange(min=1), default=LIMIT, metavar="N")
@click.option("--format", "form", type=click.Choice([TABLE, JSONL]), default=TABLE)
@lang_option
@click.pass_context
def search_command(
    ctx: click.Context,
    words: tuple[str, ...],
    store: str,
    what: str,
    speaker: str,
    source: str,
    outlet: str,
    act: str | None,
    kind: str | None,
    dossier: str | None,
    issue: str,
    since: date | None,
    until: date | None,
    order: str,
    similar: bool,
    limit: int,
    form: str,
) -> int:
    if since and until and since > until:
        raise Misused("statements-days-crossed", ctx, since=str(since), until=str(until))
    if issue and dossier is None:
        raise Misused("search-issue-alone", ctx)
    if similar:
        _check_similar(ctx, " ".join(words), What(what))
    query = Query(
        words=" ".join(words),
        what=What(what),
        speaker=speaker,
        source=source,
        outlet=outlet,
        act=Act(act) if act else None,
        kind=Kind(kind) if kind else None,
        dossier=None if dossier is None else load_dossier(dossier),
        issue=issue,
        since=since,
        until=until,
        order=Order(order),
    )
    with open_existing(store) as record:
        try:
            (_answer_near if similar else _answer)(record, query, limit, form, ctx.obj)
        except UnknownIssue as error:
            raise Told("search-no-issue", issue=error.issue, known=tuple(error.known)) from error
    return DONE


def _answer(record: Store, query: Query, limit: int, form: str, lang: Lang) -> None:
    from qawl.show.search import hit_line, is_latin, print_hits, told_total

    if query.what is What.ACTORS:
        from qawl.actors import settle_store

        settle_store(record)
    found = search(record, replace(query, limit=min(limit, MOST)))
    hits: list[Hit] = list(found.hits)
    more = found.more
    while more and len(hits) < limit:
        page = search(record, replace(query, offset=len(hits), limit=min(limit - len(hits), MOST)))
        hits += page.hits
        more = page.more and bool(page.hits)
    if form == JSONL:
        for hit in hits:
            click.echo(hit_line(hit))
    elif hits:
        print_hits(hits, lang, sys.stdout)
        tell("")
        total = told_total(found, query.what, lang)
        tell(total if len(hits) == found.total else say(lang, "search-found", all=total, count=len(hits)))
    else:
        latin = is_latin(query.words) and query.what is not What.ACTORS
        complain(say(lang, "search-none-latin" if latin else "search-none"))


# By meaning


def _check_similar(ctx: click.Context, words: str, what: What) -> None:
    """That the question has words to be weighed and asks for nothing that meaning does not give."""
    told = {name for name in ("what", "order") if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    if not parts_asked(words):
        raise Misused("search-similar-words", ctx, command=say(ctx.obj, "search-similar-command"))
    if "order" in told or ("what" in told and what is not What.STATEMENTS):
        raise Misused("search-similar-what", ctx)


def _answer_near(record: Store, query: Query, limit: int, form: str, lang: Lang) -> None:
    from qawl.show.near import near_line, print_near

    try:
        _prepare(record, query, lang)
        found = find_near(record, query, min(limit, MOST))
    except NoModel as error:
        raise Told("search-similar-missing") from error
    if form == JSONL:
        for near in found.hits:
            click.echo(near_line(near))
    elif found.hits:
        print_near(found, lang, sys.stdout)
        tell("")
        tell(say(lang, "similar-note"))
    else:
        complain(say(lang, "similar-none"))
    if found.same_words:
        complain(say(lang, "count-same-words", count=found.same_words))
    if found.unprepared:
        complain(say(lang, "count-unprepared", count=found.unprepared))
    if found.capped:
        complain(say(lang, "similar-capped", total=f"{MOST_COMPARED:,}"))


def _prepare(record: Store, query: Query, lang: Lang) -> None:
    """Make what is missing, and tell how much that is before."""
    from qawl.show.progress import watched

    missing = count_unprepared(record, query)
    if not missing:
        return
    complain(say(lang, "count-to-prepare", count=missing))
    if missing > MANY:
        complain(say(lang, "similar-stoppable"))
    made = (one for count in prepare(record, query) for one in range(count))
    with watched(made, say(lang, "similar-preparing")) as counted:
        for _ in counted:
            pass
