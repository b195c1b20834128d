"""Articles: the list of them, and one with its text and all that was found in it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from qawl.api import models
from qawl.api.asked import After, Day, Id, Limit, Name, cursor_of, days_in_order
from qawl.api.forms import Form, card_form, following, json_answer, page_answer, said_form
from qawl.api.problems import missing
from qawl.api.rooms import Rooms
from qawl.model.codec import line_of
from qawl.model.review import Reviewed
from qawl.runners.judged import worked_out
from qawl.runners.routed import finder_of
from qawl.store.contract.store import Store


def article_routes(rooms: Rooms) -> APIRouter:
    router = APIRouter()

    @router.get("/articles", response_model=models.ArticlePage)
    def list_articles(
        request: Request, after: After, outlet: Name = "", since: Day = None, until: Day = None, limit: Limit = 50
    ) -> Response:
        days_in_order(since, until)
        with rooms.library.store() as store:
            found = store.articles_after(limit, after, outlet=outlet, since=since, until=until)
        behind = following(request, cursor=cursor_of(found[-1][1])) if len(found) == limit else None
        return page_answer((card_form(card) for card, _ in found), behind)

    @router.get("/articles/{id:path}", response_model=models.Article)
    def read_article(id: Id) -> Response:
        with rooms.library.store() as store:
            form = _article_form(store, id)
        if form is None:
            raise missing(id)
        return json_answer(form)

    return router


def _article_form(store: Store, own: str) -> Form | None:
    """The article, its statements as they stand, and its other records as the command writes them."""
    reading = store.reading(own)
    if reading is None:
        return None
    article = reading.article
    head = {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "author": article.author,
        "lang": article.lang,
        "credits": list(article.credits),
        "addresses": list(store.addresses(own)),
        "version": reading.version,
        "text": article.text,
    }
    made = worked_out(store, reading, finder_of(None))
    return head | line_of(made.reading) | {"statements": list(_statements(made))}


def _statements(made: Reviewed) -> list[Form]:
    known = {one.record: one for one in made.standings}
    return [
        said_form(made.reading.article, statement, known[record])
        for record, statement in zip(made.ids, made.reading.statements, strict=True)
    ]
