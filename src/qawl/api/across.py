"""What shows only over many articles: actors, stories, and the sources that are followed."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from qawl.actors import ActorCard, find_actors
from qawl.answers.actors import tell_actor
from qawl.answers.stories import Wanted
from qawl.api import models
from qawl.api.asked import Day, Id, Least, Limit, Offset, Words, days_in_order
from qawl.api.forms import address, following, json_answer, page_answer
from qawl.api.problems import missing
from qawl.api.rooms import Rooms
from qawl.model.codec import plain_form
from qawl.runners.stories import Counted
from qawl.show.actors import actor_form
from qawl.show.stories import story_form
from qawl.show.story import told_form

NEWEST = 20
"""Statements that come with an actor."""


def across_routes(rooms: Rooms) -> APIRouter:
    router = APIRouter()

    @router.get("/actors", response_model=models.ActorPage)
    def list_actors(request: Request, words: Words = "", limit: Limit = 50, offset: Offset = 0) -> Response:
        with rooms.library.store() as store:
            cards = rooms.actors(store)
        found = find_actors(words, cards) if words.strip() else list(cards)
        shown = found[offset : offset + limit]
        return page_answer(map(_actor, shown), _behind(request, offset, limit, len(found)), total=len(found))

    @router.get("/actors/{id:path}")
    def read_actor(id: Id) -> Response:
        with rooms.library.store() as store:
            card = next((one for one in rooms.actors(store) if one.id == id), None)
            told = None if card is None else tell_actor(store, card, NEWEST)
        if card is None or told is None:
            raise missing(id)
        more = {
            "namings": [plain_form(one) for one in told.namings],
            "acts": dict(told.acts),
            "months": dict(told.months),
            "direct": told.direct,
            "through": [plain_form(one) for one in told.through],
            "newest": [address("statements", one.id) for one in told.newest],
        }
        return json_answer(_actor(card) | {"statements": told.statements} | more)

    @router.get("/stories", response_model=models.StoryPage)
    def list_stories(
        request: Request,
        words: Words = "",
        since: Day = None,
        until: Day = None,
        least: Least = 2,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Response:
        days_in_order(since, until)
        shelf = rooms.shelf()
        found = shelf.found(Wanted(words, None, since, until, least))
        with rooms.library.store() as store:
            shown = [shelf.counted(store, story) for story in found[offset : offset + limit]]
        return page_answer(map(_story, shown), _behind(request, offset, limit, len(found)), total=len(found))

    @router.get("/stories/{id:path}")
    def read_story(id: Id) -> Response:
        shelf = rooms.shelf()
        one = shelf.story(id)
        with rooms.library.store() as store:
            form = None if one is None else told_form(shelf.told(store, one))
        if form is None:
            raise missing(id)
        return json_answer(form)

    return router


def _actor(card: ActorCard) -> dict[str, object]:
    return actor_form(card) | {"address": address("actors", card.id)}


def _story(one: Counted) -> dict[str, object]:
    return story_form(one) | {"address": address("stories", one.story.id)}


def _behind(request: Request, offset: int, limit: int, total: int) -> str | None:
    """The address of the next page; None behind the last."""
    return following(request, offset=offset + limit) if offset + limit < total else None
