"""Stories: a list by day, one of them from all sides, and its outlets side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from qawl.answers.stories import Wanted, by_day
from qawl.compare.stories.values import Story
from qawl.dossiers.routes import rule_of, takes
from qawl.lexicon.tones import load_tone_words
from qawl.model.dossiers import Dossier
from qawl.pipeline import date_anchors
from qawl.record.outlet_sides import side_by_side
from qawl.runners.sourced import counted_copies
from qawl.runners.stories import Counted, StoryTold
from qawl.show.compare_sides import sides_of
from qawl.show.record import plainly
from qawl.show.statement import when
from qawl.show.story import story_parts
from qawl.store.contract.store import Store
from qawl.web.asked import choice_asked, period_asked
from qawl.web.dossier_page import place_of
from qawl.web.dossier_page import when as day_told
from qawl.web.preferences import language_of
from qawl.web.render import page
from qawl.web.shelf import shelf_of
from qawl.wording import Lang, say

AT_ONCE = 40
"""Stories of one page."""
LEAST = ("1", "2", "3", "5")
OUTLETS = 6
"""Outlets of a story that its line names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One story as a line of the list."""

    id: str
    title: str
    days: str
    outlets: tuple[str, ...]
    more: int
    """Outlets that are not named."""
    articles: int
    origins: int


@dataclass(frozen=True, slots=True)
class Source:
    """One independent source of a story, and the articles that have it from there."""

    articles: tuple[tuple[str, str, str], ...]
    """Id, outlet and time of each."""
    why: tuple[str, ...]


def stories_page(request: Request) -> Response:
    lang, asked = language_of(request), request.query_params
    dossiers = request.app.state.desk.dossiers
    dossier = choice_asked(request, "dossier", dossiers)
    least = choice_asked(request, "least", LEAST) or "2"
    since, until = period_asked(request)
    words = asked.get("q", "").strip()[:200]
    with request.app.state.library.store() as store:
        inside = None if dossier is None else frozenset(_inside(store, dossiers[dossier]))
        shelf = shelf_of(request)
        found = shelf.found(Wanted(words, inside, since, until, int(least)))
        start = _after(found, asked.get("after", ""))
        some = [shelf.counted(store, story) for story in found[start : start + AT_ONCE]]
    days = [
        (when(day or None, lang), tuple(_listed(one, lang) for one in stories)) for day, stories in by_day(some).items()
    ]
    form = {"q": words, "dossier": dossier or "", "from": _iso(since), "to": _iso(until), "least": least}
    further = start + AT_ONCE < len(found)
    return page(
        request,
        "stories.html",
        days=days,
        count=len(found),
        form=form,
        least=LEAST,
        first="/stories?" + _query(form) if start else None,
        older="/stories?" + _query(form | {"after": some[-1].story.id}) if further else None,
        filtered=any(form[name] for name in ("q", "dossier", "from", "to")),
        nothing=not shelf.stories,
    )


def _inside(store: Store, dossier: Dossier) -> list[str]:
    return store.choose(rule_of(dossier), partial(takes, dossier))


def _iso(day: object) -> str:
    return "" if day is None else str(day)


def _query(form: dict[str, str]) -> str:
    return urlencode({name: value for name, value in form.items() if value})


def _after(found: Sequence[Story], story: str) -> int:
    """The place behind this story; the beginning where it is not among them any more."""
    return next((place + 1 for place, one in enumerate(found) if one.id == story), 0) if story else 0


def _listed(one: Counted, lang: Lang) -> Listed:
    story = one.story
    days = [told for told in dict.fromkeys((story.first, story.last)) if told is not None]
    return Listed(
        story.id,
        story.title or story.id,
        when(story.first, lang) if len(days) > 1 else "",
        one.outlets[:OUTLETS],
        max(len(one.outlets) - OUTLETS, 0),
        len(story.articles),
        one.origins,
    )


def _story(request: Request, store: Store) -> StoryTold:
    shelf = shelf_of(request)
    found = shelf.story(request.path_params["story"])
    if found is None:
        raise HTTPException(404)
    return shelf.told(store, found)


def story_page(request: Request) -> Response:
    lang = language_of(request)
    with request.app.state.library.store() as store:
        told = _story(request, store)
        inside = [one for one in request.app.state.desk.dossiers.values() if _touches(store, one, told)]
    parts = [part for part in story_parts(told, lang) if part.section != "origins"]
    return page(
        request,
        "story.html",
        told=told,
        title=told.story.title or told.story.id,
        about=_about(told, lang),
        parts=parts,
        sources=_sources(told, lang),
        outlets=len({reading.article.outlet for reading in told.readings}),
        keywords=told.story.keywords,
        inside=[(one.id, one.ar if lang == "ar" else one.en) for one in inside],
        when=partial(day_told, lang),
        place_of=partial(place_of, lang),
    )


def _about(told: StoryTold, lang: Lang) -> list[str]:
    """Its days and its counts."""
    first, last = (day and when(day, lang) for day in (told.story.first, told.story.last))
    days = first if first == last else plainly(lang, "web-days", first=first or "", last=last or "")
    outlets = len({reading.article.outlet for reading in told.readings if reading.article.outlet})
    return [
        *([days] if days else []),
        plainly(lang, "count-articles", count=len(told.readings)),
        *([plainly(lang, "count-outlets", count=outlets)] if outlets else []),
        plainly(lang, "count-origins", count=len(told.independent)),
    ]


def _touches(store: Store, dossier: Dossier, told: StoryTold) -> bool:
    return not set(told.story.articles).isdisjoint(_inside(store, dossier))


def _sources(told: StoryTold, lang: Lang) -> list[Source]:
    """Who stands behind the articles: the source with most articles first."""
    articles = {reading.article.id: reading.article for reading in told.readings}
    sources = []
    for one in told.independent:
        ids = [each for each in dict.fromkeys(at.article for at in one.occurrences) if each in articles]
        ids.sort(key=lambda each: (articles[each].published or "9", each))
        rows = tuple((each, articles[each].outlet or "", when(articles[each].published, lang)) for each in ids)
        sources.append(Source(rows, tuple(say(lang, f"origin-{why}") for why in one.why)))
    return sorted(sources, key=lambda one: -len(one.articles))


def outlets_page(request: Request) -> Response:
    lang, dossiers = language_of(request), request.app.state.desk.dossiers
    chosen = choice_asked(request, "dossier", dossiers)
    with request.app.state.library.store() as store:
        told = _story(request, store)
        known = [one for one in dossiers.values() if chosen == one.id or (not chosen and _touches(store, one, told))]
        sources = shelf_of(request).across.sources
    dossier = known[0] if known else None
    readings = [one if dossier is None else date_anchors(one, dossier) for one in told.readings]
    copies = counted_copies((one.article for one in readings), sources)
    comparison = side_by_side(readings, dossier, copies, words=load_tone_words())
    return page(
        request,
        "story_outlets.html",
        story=told.story,
        title=told.story.title or told.story.id,
        about=_about(told, lang),
        sides=sides_of(comparison, lang),
        label_dossier=None if dossier is None else (dossier.ar if lang == "ar" else dossier.en),
    )
