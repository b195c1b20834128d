"""`qawl stories` and `qawl story`: the events that the articles of a store tell, and one of them from all sides."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import click

from qawl.cli.ask import open_existing
from qawl.cli.editions import meant
from qawl.cli.options import a_day, lang_option, overlay_option, store_option
from qawl.cli.output import whole_file
from qawl.cli.speak import DONE, Misused, SpokenCommand, Told, complain
from qawl.dossiers.load import load_dossier
from qawl.dossiers.routes import rule_of, takes
from qawl.model.codec import encode_form
from qawl.runners.stories import Counted, count_stories, find_story, load_telling, stored_groups, tell_story
from qawl.show.stories import stories_part, story_form
from qawl.store.address import named
from qawl.text.fold import fold
from qawl.wording import Lang, say

LEAST = 2
"""Articles of a story that is listed, where nothing else is asked."""
FORMS = (".html", ".jsonl")


@click.command(cls=SpokenCommand)
@click.argument("words", nargs=-1, metavar="WORDS...")
@store_option
@click.option("--dossier", "dossiers", multiple=True, metavar="DOSSIER")
@click.option("--from", "since", callback=a_day, metavar="DAY")
@click.option("--to", "until", callback=a_day, metavar="DAY")
@click.option("--least", type=click.IntRange(min=1), default=LEAST, metavar="N")
@click.option("--limit", type=click.IntRange(min=1), metavar="N")
@click.option("-o", "--output", metavar="FILE")
@lang_option
@click.pass_obj
def stories(
    lang: Lang,
    words: tuple[str, ...],
    store: str,
    dossiers: tuple[str, ...],
    since: date | None,
    until: date | None,
    least: int,
    limit: int | None,
    output: str | None,
) -> int:
    form = _form(output)
    if since and until and since > until:
        raise Misused("statements-days-crossed", click.get_current_context(), since=str(since), until=str(until))
    known = [load_dossier(one) for one in dossiers]
    with open_existing(store) as kept:
        found = list(count_stories(kept, stored_groups(kept, known), least))
        inside = {article for one in known for article in kept.choose(rule_of(one), partial(takes, one))}
    asked = fold(" ".join(words)).split()
    found = [one for one in found if _is_asked(one, asked, since, until)]
    if known:
        found = [one for one in found if not inside.isdisjoint(one.story.articles)]
    found.sort(key=lambda one: (one.story.last or "", one.story.id), reverse=True)
    _put_stories(found[:limit], output, form, lang)
    return DONE


def _form(output: str | None) -> str | None:
    form = None if output is None else Path(output).suffix.lower()
    if form is not None and form not in FORMS:
        raise Misused("record-form", click.get_current_context(), kinds=" ".join(FORMS))
    return form


def _is_asked(one: Counted, words: Sequence[str], since: date | None, until: date | None) -> bool:
    """Whether its title and keywords have all the words, and it was told between the days."""
    story = one.story
    if since is not None and (story.last is None or story.last < since.isoformat()):
        return False
    if until is not None and (story.first is None or story.first > until.isoformat()):
        return False
    told = fold(" ".join((story.title, *story.keywords)))
    return all(word in told for word in words)


def _put_stories(found: Sequence[Counted], output: str | None, form: str | None, lang: Lang) -> None:
    from qawl.show.record_text import print_record
    from qawl.show.story_page import parts_page

    about = [say(lang, "count-stories", count=len(found))]
    part = stories_part(found, lang)
    if output is None:
        print_record(part.title, about, [replace(part, title="")] if found else [], lang, sys.stdout)
        return
    with whole_file(output) as out:
        if form == ".html":
            out.write(parts_page(part.title, about, [part], lang).encode("utf-8"))
        else:
            out.writelines(encode_form(story_form(one)) + b"\n" for one in found)
    complain(say(lang, "record-written", path=output))


@click.command(cls=SpokenCommand)
@click.argument("article", metavar="ARTICLE")
@store_option
@click.option("-o", "--output", metavar="FILE")
@overlay_option
@lang_option
@click.pass_obj
def story(lang: Lang, article: str, store: str, output: str | None, overlay: Path | None) -> int:
    from qawl.show.record_text import print_record
    from qawl.show.story import about_story, story_parts, told_form
    from qawl.show.story_page import parts_page

    form = _form(output)
    with open_existing(store) as kept:
        across = stored_groups(kept)
        found = find_story(across, meant(kept, article, store))
        if found is None:
            raise Told("editions-unknown", article=article, path=named(store))
        told = tell_story(kept, across, found, load_telling(overlay))
    about, parts = about_story(told, lang), story_parts(told, lang)
    title = told.story.title or told.story.id
    if output is None:
        print_record(title, about, parts, lang, sys.stdout)
        return DONE
    with whole_file(output) as out:
        page = parts_page(title, about, parts, lang).encode("utf-8")
        out.write(page if form == ".html" else encode_form(told_form(told)) + b"\n")
    complain(say(lang, "record-written", path=output))
    return DONE
