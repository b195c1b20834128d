"""The pages of `qawl demo`: its articles, the record of its talks, and its stories, each with ways to the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qawl.cli.output import whole_file
from qawl.cli.record import about, title_of
from qawl.dossiers.load import load_dossier
from qawl.dossiers.routes import takes
from qawl.lexicon.tones import load_tone_words
from qawl.model.dossiers import Dossier
from qawl.model.records import Reading
from qawl.pipeline import date_anchors
from qawl.record.outlet_tables import compare_outlets
from qawl.runners.recorded import prepare, record_at
from qawl.runners.sourced import counted_copies, sources_among
from qawl.runners.stories import Across, count_stories, load_telling, stored_groups, tell_story
from qawl.show.compare_page import tables_page
from qawl.show.page import article_page, index_page, page_name, to_page
from qawl.show.record_page import record_page
from qawl.show.stories import stories_part
from qawl.show.story import about_story, story_parts
from qawl.show.story_page import parts_page
from qawl.store.contract.store import Store
from qawl.wording import Lang, say

HOME = "index.html"
LEAST = 2
"""Articles of a story that has a page."""


def write_site(store: Store, out: Path, lang: Lang) -> None:
    """Write every page of the demonstration into `out`."""
    found = (store.reading(card.id) for card in store.articles())
    readings = [reading for reading in found if reading is not None]
    dossier, across = load_dossier("demo"), stored_groups(store)
    routed = [date_anchors(reading, dossier) for reading in readings if takes(dossier, reading.article)]
    worded = say(lang, "compare-title", title=title_of(dossier, lang))
    doors = [
        ("record.html", title_of(dossier, lang)),
        ("stories.html", say(lang, "stories-title")),
        ("compare.html", worded),
    ]
    _write(out / "record.html", _record(routed, dossier, lang))
    _write(out / "compare.html", _wording(routed, dossier, worded, lang))
    _write_stories(store, across, out, lang)
    for reading in readings:
        _write(out / page_name(reading.article.id), article_page(reading, lang, HOME))
    _write(out / HOME, index_page(readings, lang, doors))


def _record(routed: Sequence[Reading], dossier: Dossier, lang: Lang) -> str:
    record = record_at(prepare(routed, dossier))
    return record_page(record, title_of(dossier, lang), about(record, None, lang), None, lang, lead=to_page, home=HOME)


def _wording(routed: Sequence[Reading], dossier: Dossier, title: str, lang: Lang) -> str:
    articles = [reading.article for reading in routed]
    copies = counted_copies(articles, sources_among(articles))
    tables = compare_outlets(routed, dossier, copies=copies, words=load_tone_words(), routed=True)
    return tables_page(tables, title, lang)


def _write_stories(store: Store, across: Across, out: Path, lang: Lang) -> None:
    counted = sorted(count_stories(store, across, LEAST), key=lambda one: one.story.last or "", reverse=True)
    part = stories_part(counted, lang)
    how_many = [say(lang, "count-stories", count=len(counted))]
    _write(out / "stories.html", parts_page(part.title, how_many, [part], lang, lead=_to_story, home=HOME))
    telling = load_telling()
    for one in counted:
        told = tell_story(store, across, one.story, telling)
        parts, about_it = story_parts(told, lang), about_story(told, lang)
        page = parts_page(one.story.title, about_it, parts, lang, lead=to_page, home=HOME)
        _write(out / _to_story(one.story.id, None, None), page)


def _to_story(article: str, _statement: int | None, _url: str | None) -> str:
    return page_name(article).replace("article-", "story-")


def _write(path: Path, page: str) -> None:
    with whole_file(str(path)) as file:
        file.write(page.encode("utf-8"))
