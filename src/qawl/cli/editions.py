"""`qawl editions`: how an article changed while it was followed."""

from __future__ import annotations

import click

from qawl.cli.ask import open_existing
from qawl.cli.options import lang_option, store_option
from qawl.cli.speak import DONE, FAILED, SpokenCommand, complain, tell
from qawl.show.editions import describe_changes
from qawl.wording import Lang, say


@click.command(cls=SpokenCommand)
@click.argument("article", metavar="ARTICLE")
@store_option
@lang_option
@click.pass_obj
def editions(lang: Lang, article: str, store: str) -> int:
    with open_existing(store) as record:
        found, addresses = list(record.editions(article)), record.addresses(article)
    if not found:
        complain(say(lang, "editions-none", article=article))
        return FAILED
    if len(found) == 1:
        tell(say(lang, "editions-one", captured=found[0].captured))
    for line in describe_changes(found, lang):
        tell(line)
    for url in addresses:
        tell(f"{say(lang, 'editions-at')}: {url}")
    return DONE
