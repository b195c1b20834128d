"""`qawl explain` and `qawl where`: why a sentence is read as it is, and which list knows a word."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from qawl.cli.options import lang_option, overlay_option
from qawl.cli.speak import DONE, SpokenCommand, Told, tell
from qawl.explain import Fired, explain, where
from qawl.lexicon.load import load_lexicon
from qawl.model.documents import Article
from qawl.pipeline import load_kit, read_article
from qawl.show.inert import one_line
from qawl.wording import Lang, say


@click.command("explain", cls=SpokenCommand)
@click.argument("sentence")
@overlay_option
@lang_option
@click.pass_obj
def explain_command(lang: Lang, sentence: str, overlay: Path | None) -> int:
    from qawl.show.terminal import print_cards

    kit = load_kit(overlay)
    found = explain(sentence, kit)
    for fired in found:
        tell(_explained(fired, lang))
    if not found:
        tell(say(lang, "explain-nothing"))
    print_cards(read_article(Article("explain", sentence), kit), lang, sys.stdout)
    return DONE


def _explained(fired: Fired, lang: Lang) -> str:
    details = {"words": one_line(fired.words), "entry": fired.where or "-", "rule": fired.rule or "-"}
    return say(lang, fired.outcome, **details)


@click.command("where", cls=SpokenCommand)
@click.argument("word")
@overlay_option
@lang_option
@click.pass_obj
def where_command(lang: Lang, word: str, overlay: Path | None) -> int:
    known = where(word, load_lexicon(overlay))
    for place in known:
        tell(say(lang, "where-known", entry=place.where, form=place.form))
    if not known:
        raise Told("where-unknown", word=word)
    return DONE
