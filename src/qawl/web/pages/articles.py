"""An article as a page: its text with statements marked, its editions, copies and story; and the page as it arrived."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from qawl.compare.copies.values import Copy, Relation
from qawl.model.documents import Article
from qawl.model.records import Reading
from qawl.runners.judged import reviewed
from qawl.server.archived import kept_pages
from qawl.show.cards import cards, day, headline, unsaid
from qawl.show.direction import direction, without_isolates
from qawl.show.editions import changes
from qawl.show.found import found_parts
from qawl.show.inert import inert
from qawl.show.marking import headed, paragraphs, words_of
from qawl.show.page import web_address
from qawl.show.statement import when
from qawl.show.times import clock_time
from qawl.store.contract.store import Edition, Store
from qawl.web.preferences import language_of
from qawl.web.render import page
from qawl.web.shelf import shelf_of
from qawl.web.whom import speakers
from qawl.wording import Lang, say

MOST_COPIES = 30
CHANGED = 40
"""Changed lines of an edition that are shown."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Another article that shares words with this one."""

    id: str
    outlet: str
    when: str
    headline: str
    told: str
    percent: str


@dataclass(frozen=True, slots=True)
class Version:
    """One text under which the article was seen."""

    number: int
    when: str
    lines: tuple[tuple[bool, str], ...]
    """What came (True) and went against the one before."""
    more: int


def article_page(request: Request) -> Response:
    lang = language_of(request)
    with request.app.state.library.store() as store:
        made = reviewed(store, _reading(request, store))
        reading = made.reading
        shelf = shelf_of(request)
        found = shelf.of_article(reading.article.id)
        story = None if found is None or len(found.articles) < 2 else shelf.counted(store, found)
        sharing = _sharing(store, shelf.copies(reading.article.id)[:MOST_COPIES], lang)
        editions = list(store.editions(reading.article.id))
        addresses = [one for one in store.addresses(reading.article.id) if one != reading.article.url]
        standings = [one for record in made.ids if (one := made.standing(record)) is not None]
        whom = speakers(store, reading.article.id, standings, lang)
    article = reading.article
    head, body = headed(article, paragraphs(article.text, reading.statements))
    return page(
        request,
        "article_page.html",
        article=article,
        day=when(article.published, lang) if day(article.published, lang) else None,
        headline=headline(article),
        marked_headline=head,
        paragraphs=[(direction(words_of(one)), one) for one in body],
        cards=list(zip(made.ids, cards(reading, lang), [state.value for state in made.states], whom, strict=True)),
        unsaid=unsaid(reading),
        found=found_parts(reading, lang),
        story=story,
        sharing=sharing,
        editions=_versions(editions, lang),
        addresses=[(one, web_address(one)) for one in addresses],
        kept=bool(kept_pages(request.app.state.library.address, article.id)),
        version=reading.version,
        link=web_address(article.url),
    )


def _reading(request: Request, store: Store) -> Reading:
    reading = store.reading(request.path_params["article"])
    if reading is None:
        raise HTTPException(404)
    return reading


def _sharing(store: Store, copies: Sequence[Copy], lang: Lang) -> list[Sharing]:
    found = store.article_cards([copy.id for copy in copies])
    return [
        Sharing(
            copy.id,
            found[copy.id].outlet or say(lang, "record-no-outlet"),
            when(found[copy.id].published, lang),
            found[copy.id].title or copy.id,
            say(lang, f"web-shares-{_side(copy)}"),
            f"{copy.score:.0%}",
        )
        for copy in copies
        if copy.id in found
    ]


def _side(copy: Copy) -> str:
    """What the other one is to this article."""
    if copy.relation is not Relation.CONTAINED:
        return str(copy.relation)
    return "inside" if "inside" in copy.why else "around"


def _versions(editions: Sequence[Edition], lang: Lang) -> list[Version]:
    """The editions, the newest first, each with what changed against the one before."""
    now = datetime.now().astimezone()
    versions = [_version(before, after, now, lang) for before, after in itertools.pairwise([None, *editions]) if after]
    return versions[::-1]


def _version(before: Edition | None, after: Edition, now: datetime, lang: Lang) -> Version:
    lines = [] if before is None else list(changes(before.article, after.article))
    told = tuple((line.startswith("+"), line[2:]) for line in lines[:CHANGED])
    return Version(after.number, _time(after.captured, now, lang), told, max(len(lines) - CHANGED, 0))


def _time(captured: str, now: datetime, lang: Lang) -> str:
    try:
        moment = datetime.fromisoformat(captured)
    except ValueError:
        return captured
    return captured if moment.tzinfo is None else without_isolates(clock_time(moment, now, lang, dated=True))


def article_text(request: Request) -> Response:
    """The text that every place counts in, to the letter but for characters that act."""
    with request.app.state.library.store() as store:
        article: Article = _reading(request, store).article
    return PlainTextResponse(inert(article.text).encode("utf-8"))


def article_copy(request: Request) -> Response:
    """The page as it arrived beside the text that was read in it."""
    lang = language_of(request)
    with request.app.state.library.store() as store:
        article = _reading(request, store).article
    kept = kept_pages(request.app.state.library.address, article.id)
    number = request.query_params.get("capture", "")
    chosen = next((one for one in kept if str(one.number) == number), kept[-1] if kept else None)
    now = datetime.now().astimezone()
    body = headed(article, paragraphs(article.text, ()))[1]
    return page(
        request,
        "article_copy.html",
        article=article,
        headline=headline(article),
        chosen=chosen,
        arrived="" if chosen is None else _time(chosen.fetched, now, lang),
        others=[(one.number, _time(one.fetched, now, lang)) for one in kept if one != chosen],
        paragraphs=[(direction(words_of(one)), words_of(one)) for one in body],
        link=web_address(article.url),
    )
