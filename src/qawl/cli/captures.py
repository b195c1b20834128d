"""`qawl captures`: what was kept as it arrived, whether it is whole, and out again as a web archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from qawl.cli.options import a_day, lang_option, store_option
from qawl.cli.output import whole_file
from qawl.cli.speak import DONE, FAILED, Misused, SpokenCommand, Told, complain, refusal, tell
from qawl.errors import StoreError
from qawl.model.captures import Capture
from qawl.show.direction import isolated_ltr
from qawl.sources.warc import write_warc
from qawl.store.address import is_missing
from qawl.store.captures.kept import Captures, open_captures
from qawl.wording import Lang, say


@click.command(cls=SpokenCommand)
@click.option("-o", "--output", default=None, metavar="FILE.warc.gz")
@click.option("--verify", is_flag=True)
@click.option("--refused", is_flag=True)
@click.option("--retry", is_flag=True)
@click.option("--from", "since", callback=a_day, metavar="DAY")
@click.option("--to", "until", callback=a_day, metavar="DAY")
@store_option
@lang_option
@click.pass_context
def captures(
    ctx: click.Context,
    output: str | None,
    verify: bool,
    refused: bool,
    retry: bool,
    since: date | None,
    until: date | None,
    store: str,
) -> int:
    lang: Lang = ctx.obj
    if (since or until) and output is None and not refused:
        raise Misused("captures-days-how", ctx)
    if since and until and since > until:
        raise Misused("statements-days-crossed", ctx, since=str(since), until=str(until))
    if (output is not None) + refused + (verify or retry) > 1:
        raise Misused("captures-one-thing", ctx)
    if is_missing(store):
        raise Told("store-missing", path=store)
    with open_captures(store, writing=retry) as kept:
        if output is not None:
            return _export(kept, output, since, until, lang)
        if refused:
            return _list_refused(kept, since, until, lang)
        if retry:
            tell(f"{say(lang, 'captures-retried')}: {say(lang, 'count-captures', count=kept.retry())}")
        for state, count in sorted(kept.counts().items()):
            tell(f"{say(lang, f'captures-{state}')}: {say(lang, 'count-captures', count=count)}")
        return _verify(kept, lang) if verify else DONE


def _list_refused(kept: Captures, since: date | None, until: date | None, lang: Lang) -> int:
    """Name every capture that could not be read: the day it came, where from, and why."""
    none = True
    for card in kept.cards(since, until):
        if card.refusal is not None:
            none = False
            tell(f"{isolated_ltr(card.capture.fetched[:10])}  {refusal(card.refusal, lang)}")
    if none:
        tell(say(lang, "captures-refused-none"))
    return DONE


def _verify(kept: Captures, lang: Lang) -> int:
    """Name every capture whose bytes are gone or are not what they were."""
    bad = 0
    for flaw in kept.verify():
        bad += 1
        complain(refusal(flaw, lang))
    tell(say(lang, "captures-damaged" if bad else "captures-whole"))
    return FAILED if bad else DONE


def _export(kept: Captures, output: str, since: date | None, until: date | None, lang: Lang) -> int:
    """Write them as a web archive; a damaged one is named and left out."""
    damaged: list[str] = []

    def whole() -> Iterator[Capture]:
        for card in kept.cards(since, until):
            try:
                yield kept.capture(card.number)
            except StoreError:
                damaged.append(card.capture.url or card.capture.file or str(card.number))

    if next(kept.cards(since, until), None) is None:
        raise Told("captures-none")
    with whole_file(output) as out:
        count = write_warc(whole(), out, packed=not output.endswith(".warc"))
    for name in damaged:
        complain(f"{name}: {say(lang, 'captures-left-out')}")
    complain(f"{say(lang, 'captures-exported', path=output)}: {say(lang, 'count-captures', count=count)}")
    return DONE if count else FAILED
