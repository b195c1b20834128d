"""The first page: each dossier with what is new in it, the newest stories, and what to do where nothing is yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from qawl.model.dossiers import Dossier
from qawl.model.record import Record
from qawl.runners.stories import Counted
from qawl.server.doing import Doing
from qawl.show.record_rows import plain
from qawl.store.contract.store import Counts
from qawl.web.dossier_page import WEEK, articles_of, last_day, record_of, title_of, when, words_for
from qawl.web.entries import entries_of
from qawl.web.kept import Kept
from qawl.web.pages.today import News, by_kind, is_new, latest_only, new_ids
from qawl.web.preferences import language_of
from qawl.web.render import ask_again, page, to_story
from qawl.web.shelf import shelf_of
from qawl.wording import Lang

NEWEST = 8
"""Stories that are shown."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Card:
    """A dossier at a glance."""

    id: str
    title: str
    articles: int
    newest: date | None
    new: tuple[tuple[str, int], ...]
    """Kinds of entries, and how many are new in the last week of the dossier."""
    waits: Doing | None = None
    """What is being done before it can be shown; None once it can."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A story at a glance."""

    title: str
    address: str
    day: str | None
    articles: int
    sources: int
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page tells of a store in one state."""

    counts: Counts
    cards: tuple[Card, ...]
    stories: tuple[Headline, ...]


def home_page(request: Request) -> Response:
    lang, state = language_of(request), request.app.state
    kept: Kept[Overview] = getattr(state, "overviews", None) or Kept()
    state.overviews = kept
    waiting = [one for one in state.desk.dossiers if state.desk.waits_for(one) is not None]
    make = partial(_overview, request, lang)
    told = make() if waiting else kept.get(lang, state.desk.across(), make)
    answer = page(
        request,
        "home.html",
        counts=told.counts,
        cards=told.cards,
        stories=told.stories,
        when=partial(when, lang),
    )
    if waiting:
        ask_again(answer)
    return answer


def _overview(request: Request, lang: Lang) -> Overview:
    dossiers = request.app.state.desk.dossiers.values()
    shelf = shelf_of(request)
    told = [story for story in shelf.stories if story.last is not None]
    with request.app.state.library.store() as store:
        counts = store.counts()
        mine = frozenset[str]().union(*(articles_of(request, store, one) for one in dossiers))
        ours = [story for story in told if not mine.isdisjoint(story.articles)] or told
        counted = [shelf.counted(store, story) for story in ours[:NEWEST]]
    cards = (_card_of(one, request, lang) for one in dossiers)
    return Overview(counts, tuple(cards), tuple(_headline(one, lang) for one in counted))


def _headline(one: Counted, lang: Lang) -> Headline:
    story = one.story
    title, day = plain(story.title) or story.id, when(lang, story.last)
    return Headline(title, to_story(story.id), day, len(story.articles), one.origins, one.outlets[:4])


def _card_of(dossier: Dossier, request: Request, lang: Lang) -> Card:
    doing: Doing | None = request.app.state.desk.waits_for(dossier.id)
    if doing is not None:
        return Card(dossier.id, title_of(dossier, lang), 0, None, (), doing)
    return _card(dossier, record_of(request, dossier), request, lang)


def _card(dossier: Dossier, record: Record, request: Request, lang: Lang) -> Card:
    newest = last_day(record)
    news: list[News] = []
    if newest is not None:
        since = newest - WEEK + _DAY
        new = new_ids(record_of(request, dossier, newest - WEEK), record)
        entries = entries_of(record, words_for(record, lang, dossier))
        news = by_kind(latest_only(entry for entry in entries if is_new(entry, new, since)))
    counts = tuple((one.kind, one.count) for one in news)
    return Card(dossier.id, title_of(dossier, lang), record.articles, newest, counts)
