"""`qawl review`: what people should look at, what they decided, and what they decided as gold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from qawl.cli.ask import JSONL, TABLE, open_existing
from qawl.cli.decide import author_of
from qawl.cli.named import find_record
from qawl.cli.options import lang_option, store_option
from qawl.cli.output import whole_file
from qawl.cli.speak import DONE, FAILED, Misused, SpokenCommand, Told, complain, tell
from qawl.model.codec import encode_form, plain_form
from qawl.show.direction import isolated
from qawl.show.inert import one_line
from qawl.store.contract.store import Store
from qawl.wording import Lang, comma, say

if TYPE_CHECKING:
    from qawl.answers.review import Item
    from qawl.model.review import Revision

SHOWN = 20
"""Records that a list shows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question about corrections was asked with."""

    article: str | None
    outlet: str
    speaker: str
    second: bool
    partly: bool
    by: str | None
    reason: str
    rating: str
    url: str
    limit: int | None
    form: str
    out: str
    seal: str


@click.command(cls=SpokenCommand)
@click.argument("words", nargs=-1, metavar="[WORDS]")
@store_option
@click.option("--article", metavar="ID")
@click.option("--outlet", default="")
@click.option("--speaker", default="")
@click.option("--second", is_flag=True)
@click.option("--partly", is_flag=True)
@click.option("--by", metavar="NAME")
@click.option("--reason", default="", metavar="TEXT")
@click.option("--rating", default="", metavar="WORDS")
@click.option("--url", default="", metavar="URL")
@click.option("--limit", type=click.IntRange(min=1), metavar="N")
@click.option("--format", "form", type=click.Choice([TABLE, JSONL]), default=TABLE)
@click.option("--out", default="-", metavar="FILE")
@click.option("--seal", default="", metavar="SEAL")
@lang_option
@click.pass_context
def review(ctx: click.Context, /, words: tuple[str, ...], store: str, **given: object) -> int:
    asked = Asked(**given)  # type: ignore[arg-type]
    name, rest = (words[0], words[1:]) if words else ("list", ())
    if (does := WORDS.get(name)) is None:
        raise Misused("review-how", ctx, word=name, known=tuple(WORDS))
    with open_existing(store) as record:
        return does(ctx, record, rest, asked)


# Looking


def _list(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    from qawl.answers.review import Wanted, queue
    from qawl.show.review import progress

    _none(ctx, given)
    wanted = Wanted(asked.article, asked.outlet, asked.speaker, second=asked.second)
    found = queue(record, wanted, asked.by or "", asked.limit or SHOWN)
    for item in found.items:
        if asked.form == JSONL:
            click.echo(encode_form(_item_form(item)))
        else:
            tell(_item_line(item, ctx.obj))
    if asked.form != JSONL:
        tell(progress(found.judged, found.total, found.second, ctx.obj))
    return DONE


def _item_line(item: Item, lang: Lang) -> str:
    from qawl.show.cards import day, headline

    name = item.statement.speaker_name if item.statement is not None else None
    why = comma(lang).join(say(lang, f"review-why-{one}") for one in item.why)
    where = [item.article.outlet or "", day(item.article.published, lang) or "", headline(item.article)]
    return "\n".join(
        (
            f"{item.record} · {why}",
            f"    {isolated(one_line(name or say(lang, 'review-nobody')))}: {isolated(one_line(item.words))}",
            f"    {' · '.join(isolated(one_line(part)) for part in where if part)}",
        )
    )


def _item_form(item: Item) -> dict[str, object]:
    return {
        "record": item.record,
        "article": item.article.id,
        "state": item.standing.state,
        "why": item.why,
        "score": item.score,
        "speaker_name": item.statement.speaker_name if item.statement is not None else None,
        "content": item.words,
    }


def _history(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    if len(given) > 1:
        raise Misused("review-history-how", ctx)
    kept = list(record.revisions(find_record(record, given[0]) if given else None, asked.article))
    if not kept:
        complain(say(ctx.obj, "review-no-history"))
    for one in kept[-(asked.limit or 0) :]:
        if asked.form == JSONL:
            click.echo(encode_form(plain_form(one)))
        else:
            tell(_told(one, ctx.obj))
    return DONE


def _told(revision: Revision, lang: Lang) -> str:
    """One revision as a line of its history."""
    from qawl.review.anchored import changed_fields
    from qawl.show.review import revision_name

    what = revision_name(revision, lang)
    rated = () if revision.check is None else (revision.check.rating, revision.check.url)
    fields = changed_fields(revision.seen, revision.value) if revision.action == "correct" else ()
    told = (say(lang, f"review-field-{name.replace('_', '-')}") for name in fields)
    more = [comma(lang).join(told), *rated, revision.reason]
    value = revision.value
    words = " … ".join(piece.exact for piece in value.content) if value is not None else ""
    parts = (revision.at[:16].replace("T", " "), revision.by, what, *more, revision.record, words)
    return f"{revision.number}. " + " · ".join(isolated(one_line(part)) for part in parts if part)


def _agreement(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    from qawl.review.agreement import agreement

    _none(ctx, given)
    made = agreement(record.revisions())
    if asked.form == JSONL:
        click.echo(encode_form(plain_form(made)))
        return DONE
    if made.same is None:
        complain(say(ctx.obj, "review-no-agreement"))
        return DONE
    tell(say(ctx.obj, "review-agreement", records=made.records, who=tuple(made.reviewers)))
    tell(say(ctx.obj, "review-agreement-same", share=f"{made.same:.0%}"))
    for key, value in (("alpha", made.alpha), ("kappa", made.kappa)):
        if value is not None:
            tell(say(ctx.obj, f"review-agreement-{key}", value=f"{value:.2f}"))
    return DONE


def _verify(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    from qawl.store.contract.review import verify_trail

    _none(ctx, given)
    trail = verify_trail(record, asked.seal)
    if asked.form == JSONL:
        click.echo(encode_form(plain_form(trail)))
    elif trail.broken is not None:
        tell(say(ctx.obj, "review-broken", number=trail.broken, whole=trail.revisions))
    elif trail.remembered is False:
        tell(say(ctx.obj, "review-seal-unknown", seal=asked.seal))
    else:
        tell(say(ctx.obj, "review-whole", number=trail.revisions, seal=trail.seal or "-"))
    return FAILED if trail.broken is not None or trail.remembered is False else DONE


def _export(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    _none(ctx, given)
    articles = statements = 0
    with whole_file(asked.out) as out:
        for form in _gold(record, partly=asked.partly):
            out.write(encode_form(form) + b"\n")
            articles, statements = articles + 1, statements + len(form["statements"])
        if not articles:
            raise Told("review-no-gold")
    counted = say(ctx.obj, "count-statements", count=statements)
    complain(say(ctx.obj, "review-exported", articles=say(ctx.obj, "count-articles", count=articles), counted=counted))
    return DONE


def _gold(record: Store, *, partly: bool) -> Iterator[dict[str, list[object]]]:
    from qawl.answers.review import judged_articles
    from qawl.review.gold import gold_form, is_whole

    for made in judged_articles(record):
        if partly or is_whole(made):
            yield gold_form(made)


# Deciding


def _decide(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    from qawl.answers import deciding
    from qawl.answers.review import sheet

    word = ctx.params["words"][0]
    if len(given) != 1:
        raise Misused("review-decide-how", ctx, word=word)
    meant = find_record(record, given[0])
    shown = sheet(record, meant)
    if shown is None:
        raise Told("review-no-record", record=given[0])
    author = deciding.Author.now(author_of(asked.by))
    does = {"accept": deciding.accept, "reject": deciding.reject, "undo": deciding.undo}[word]
    try:
        kept = does(record, meant, author, shown.standing.newest, asked.reason)
    except deciding.NothingToUndo as error:
        raise Told("review-nothing-to-undo", record=given[0]) from error
    tell(_told(kept, ctx.obj))
    return DONE


def _check(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    """Keep a published check of the claim; without a rating the reviewer's own is taken back."""
    from qawl.answers import deciding
    from qawl.model.review import Check

    if len(given) != 1:
        raise Misused("review-decide-how", ctx, word="check")
    author, meant = deciding.Author.now(author_of(asked.by)), find_record(record, given[0])
    try:
        kept = deciding.check(record, meant, author, Check(asked.rating.strip(), asked.url.strip()), asked.reason)
    except deciding.NoSuchRecord as error:
        raise Told("review-no-record", record=given[0]) from error
    except deciding.NoAddress as error:
        raise Told("review-no-address", address=asked.url) from error
    except deciding.NoRating as error:
        raise Told("review-no-rating") from error
    tell(_told(kept, ctx.obj))
    return DONE


def _none(ctx: click.Context, given: Sequence[str]) -> None:
    if given:
        raise Misused("review-too-much", ctx, word=given[0])


WORDS: Mapping[str, Callable[[click.Context, Store, Sequence[str], Asked], int]] = {
    "list": _list,
    "history": _history,
    "accept": _decide,
    "reject": _decide,
    "undo": _decide,
    "check": _check,
    "agreement": _agreement,
    "export": _export,
    "verify": _verify,
}
