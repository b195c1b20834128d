"""Search over articles, statements and actors: each hit with where the words stand in the untouched text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fastapi import APIRouter, Depends, Request, Response

from qawl.answers.meaning import Nearby, NoModel, find_near
from qawl.answers.review import as_they_stand
from qawl.answers.search import ActorHit, ArticleHit, Found, Hit, Query, StatementHit, UnknownIssue, What, search
from qawl.api import models
from qawl.api.asked import Day, Limit, Name, Offset, Words, days_in_order
from qawl.api.forms import Form, address, card_form, following, page_answer, stored_form
from qawl.api.problems import Told
from qawl.api.rooms import Rooms
from qawl.model.documents import Span
from qawl.model.records import Act, Kind
from qawl.store.contract.search import Order
from qawl.store.contract.store import Store


def search_routes(rooms: Rooms) -> APIRouter:
    router = APIRouter()

    def narrowed(
        speaker: Name = "",
        source: Name = "",
        outlet: Name = "",
        act: Act | None = None,
        kind: Kind | None = None,
        actor: Name = "",
        dossier: Name = "",
        since: Day = None,
        until: Day = None,
    ) -> Query:
        """What every search can be narrowed to."""
        days_in_order(since, until)
        return Query(
            speaker=speaker,
            source=source,
            outlet=outlet,
            act=act,
            kind=kind,
            actor=actor,
            dossier=rooms.dossier(dossier) if dossier else None,
            since=since,
            until=until,
        )

    to_what = Depends(narrowed)

    @router.get("/search", response_model=models.Hits)
    def find(
        request: Request,
        words: Words = "",
        what: What = What.ARTICLES,
        issue: Name = "",
        order: Order = Order.BEST,
        limit: Limit = 20,
        offset: Offset = 0,
        query: Query = to_what,
    ) -> Response:
        if issue and query.dossier is None:
            raise Told(422, "api-issue-of", field="issue")
        query = replace(query, words=words, what=what, issue=issue, order=order, offset=offset, limit=limit)
        try:
            with rooms.library.store() as store:
                found = search(store, query)
                items = list(_hits(store, found))
        except UnknownIssue as unknown:
            raise Told(422, "api-no-issue", issue=unknown.issue, known=", ".join(unknown.known)) from unknown
        behind = following(request, offset=offset + limit) if found.more else None
        return page_answer(items, behind, total=found.total, capped=found.capped)

    @router.get("/search/similar", response_model=models.NearHits)
    def find_similar(words: Words, limit: Limit = 20, query: Query = to_what) -> Response:
        try:
            with rooms.library.store() as store:
                found = find_near(store, replace(query, words=words), limit)
                items = list(_near_hits(store, found))
        except NoModel as missing:
            raise Told(501, "api-needs", extra="meaning") from missing
        more = {name: getattr(found, name) for name in ("same_words", "compared", "unprepared", "capped")}
        return page_answer(items, None, **more)

    return router


def _near_hits(store: Store, found: Nearby) -> Iterator[Form]:
    """Statements as people left them, the nearest in meaning first."""
    stored = [near.hit.stored for near in found.hits]
    stand = {one.id: stored_form(one, standing) for one, standing in as_they_stand(store, stored)} if stored else {}
    for near in found.hits:
        if (form := stand.get(near.hit.stored.id)) is not None:
            yield {"similarity": round(near.score, 3), "band": near.band.value, "statement": form}


def _hits(store: Store, found: Found) -> Iterator[Form]:
    """The hits; statements as people left them, rejected ones left out."""
    stored = [hit.stored for hit in found.hits if isinstance(hit, StatementHit)]
    stand = {one.id: stored_form(one, standing) for one, standing in as_they_stand(store, stored)} if stored else {}
    for hit in found.hits:
        form = _hit(hit, stand)
        if form is not None:
            yield form


def _hit(hit: Hit, stand: dict[str, Form]) -> Form | None:
    match hit:
        case ArticleHit():
            marks = {"snippet": _words(hit.article.text, hit.snippet), "marks": _pairs(hit.spans)}
            return {"kind": "article", "near": _near(hit), **marks, "article": card_form(hit.card)}
        case StatementHit():
            text = hit.stored.article.text
            marks = {"snippet": _words(text, hit.snippet), "marks": _pairs(hit.spans)}
            form = stand.get(hit.stored.id)
            return None if form is None else {"kind": "statement", "near": _near(hit), **marks, "statement": form}
        case ActorHit():
            one = hit.actor
            actor = {
                "id": one.id,
                "label": hit.label,
                "names": [name for name, _ in one.names],
                "statements": one.statements,
                "articles": one.articles,
                "address": address("actors", one.id),
            }
            return {"kind": "actor", "near": None, "snippet": None, "marks": _pairs(hit.spans), "actor": actor}


def _near(hit: ArticleHit | StatementHit) -> str | None:
    return None if hit.near is None else hit.near.name.lower()


def _words(text: str, span: Span | None) -> Form | None:
    return None if span is None else {"place": [span.start, span.end], "words": span.of(text)}


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
