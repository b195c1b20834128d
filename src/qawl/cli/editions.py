"""`qawl editions`: how an article changed while it was followed."""

from __future__ import annotations

from datetime import datetime

import click

from qawl.cli.ask import open_existing
from qawl.cli.options import lang_option, store_option
from qawl.cli.speak import DONE, FAILED, Misused, SpokenCommand, Told, complain, tell
from qawl.show.editions import describe_changes
from qawl.show.inert import one_line
from qawl.sources.addresses import canonical
from qawl.store.address import named
from qawl.store.contract.store import Store
from qawl.wording import Lang, say


@click.command(cls=SpokenCommand)
@click.argument("article", metavar="ARTICLE")
@store_option
@lang_option
@click.pass_obj
def editions(lang: Lang, article: str, store: str) -> int:
    if not article.strip():
        raise Misused("usage-missing", click.get_current_context(), what="ARTICLE")
    with open_existing(store) as record:
        asked = meant(record, article, store)
        found, addresses = list(record.editions(asked)), record.addresses(asked)
    if not found:
        complain(say(lang, "editions-none", article=asked))
        return FAILED
    for line in describe_changes(found, datetime.now().astimezone(), lang):
        tell(line)
    for url in addresses:
        tell(f"{say(lang, 'editions-at')}: {url}")
    return DONE


def meant(record: Store, asked: str, store: str) -> str:
    """The id of the article that is asked for: by its id or how that begins, «day-7#2» too, or by its address."""
    if (there := record.found_at(canonical(asked))) is not None:
        return there
    ids = [card.id for card in record.articles()]
    for words in dict.fromkeys((asked, asked.rpartition("#")[0] or asked)):
        if words in ids:
            return words
        head, _, tail = words.partition("…")
        found = [one for one in ids if one.startswith(head) and one.endswith(tail)]
        if len(found) > 1:
            raise Told("show-several", article=asked, known=tuple(map(one_line, found[:5])))
        if found:
            return found[0]
    raise Told("editions-unknown", article=asked, path=named(store))
