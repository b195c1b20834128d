"""`qawl explain` and `qawl where`: why a sentence is read as it is, and which list knows a word."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from qawl.cli.options import lang_option, overlay_option
from qawl.cli.speak import DONE, Misused, SpokenCommand, Told, tell
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

    _ask_for_words(sentence, "explain-empty")
    kit = load_kit(overlay)
    found = explain(sentence, kit)
    for fired in found:
        tell(_explained(fired, lang))
    if not found:
        tell(say(lang, "explain-nothing"))
    print_cards(read_article(Article("explain", sentence), kit), lang, sys.stdout)
    return DONE


def _ask_for_words(given: str, code: str) -> None:
    if not given.strip():
        raise Misused(code, click.get_current_context())


def _explained(fired: Fired, lang: Lang) -> str:
    details = {"words": one_line(fired.words), "entry": fired.where or "-", "rule": fired.rule or "-"}
    return say(lang, fired.outcome, **details)


@click.command("where", cls=SpokenCommand)
@click.argument("word")
@overlay_option
@lang_option
@click.pass_obj
def where_command(lang: Lang, word: str, overlay: Path | None) -> int:
    _ask_for_words(word, "where-empty")
    lexicon = load_lexicon(overlay)
    known = where(word, lexicon) or where(_without_and(word), lexicon)
    for place in known:
        tell(say(lang, "where-known", entry=place.where, form=place.form))
    if not known:
        raise Told("where-unknown", word=word)
    return DONE


def _without_and(word: str) -> str:
    """«وأضافت» and «فقالت» without the «و» or «ف» that is written onto them, as in a text; others as they are."""
    return word[1:] if len(word) > 2 and word[0] in "وف" else word
