"""The first page: each dossier with what is new in it, the newest stories, and what to do where nothing is yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from qawl.model.dossiers import Dossier
from qawl.model.record import Record
from qawl.show.record_rows import plain
from qawl.web.dossier_page import WEEK, articles_of, last_day, title_of, when, words_for
from qawl.web.entries import entries_of
from qawl.web.pages.today import News, by_kind, is_new, latest_only, new_ids
from qawl.web.preferences import language_of
from qawl.web.render import page, to_story
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


@dataclass(frozen=True, slots=True)
class Headline:
    """A story at a glance."""

    title: str
    address: str
    day: str | None
    articles: int
    sources: int
    outlets: tuple[str, ...]


def home_page(request: Request) -> Response:
    lang = language_of(request)
    desk = request.app.state.desk
    with request.app.state.library.store() as store:
        counts = store.counts()
        shelf = shelf_of(request, store)
        ours = [articles_of(request, store, one) for one in desk.dossiers.values()]
    mine: Iterable[str] = frozenset().union(*ours)
    told = [one for one in shelf.counted if one.story.last is not None]
    first = [one for one in told if not frozenset(one.story.articles).isdisjoint(mine)] or told
    stories = [
        Headline(
            plain(one.story.title) or one.story.id,
            to_story(one.story.id),
            when(lang, one.story.last),
            len(one.story.articles),
            one.origins,
            one.outlets[:4],
        )
        for one in first[:NEWEST]
    ]
    cards = [_card(one, desk.record(one.id), request, lang) for one in desk.dossiers.values()]
    return page(
        request,
        "home.html",
        counts=counts,
        cards=cards,
        stories=stories,
        when=lambda day: when(lang, day),
    )


def _card(dossier: Dossier, record: Record, request: Request, lang: Lang) -> Card:
    newest = last_day(record)
    news: list[News] = []
    if newest is not None:
        since = newest - WEEK + _DAY
        new = new_ids(request.app.state.desk.record(dossier.id, newest - WEEK), record)
        entries = entries_of(record, words_for(record, lang))
        news = by_kind(latest_only(entry for entry in entries if is_new(entry, new, since)))
    counts = tuple((one.kind, one.count) for one in news)
    return Card(dossier.id, title_of(dossier, lang), record.articles, newest, counts)
