"""A reviewer's word on a statement: kept as a revision, unless somebody else was quicker."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from qawl.answers.deciding import (
    Author,
    NoAddress,
    NoRating,
    NoSuchRecord,
    NothingToUndo,
    accept,
    check,
    comment,
    correct,
    reject,
    undo,
)
from qawl.answers.review import Sheet, sheet
from qawl.api import models
from qawl.api.asked import Id
from qawl.api.forms import json_answer, revision_form
from qawl.api.problems import Told, answer, missing
from qawl.api.rooms import Rooms, reviewer
from qawl.api.statements import sheet_form
from qawl.model.documents import Span
from qawl.model.records import Hop, Statement
from qawl.model.review import Check, Revision
from qawl.server.access import Reader
from qawl.server.faults import Fault
from qawl.store.contract.review import Stale
from qawl.store.contract.store import Store

Reviewer = Annotated[Reader, Depends(reviewer)]
_PLACES = ("cue", "speaker", "role", "addressee", "time", "place")
_PLAIN = ("speaker_name",)
_KNOWN = ("kind", "act", "negated")


def judging_routes(rooms: Rooms) -> APIRouter:
    router = APIRouter()

    @router.post("/statements/{id}/revisions", status_code=201, response_model=models.Judged)
    def write_revision(id: Id, word: models.Judgement, by: Reviewer, request: Request) -> Response:
        try:
            with rooms.library.store() as store:
                made = _keep(store, id, word, Author.now(by.name))
        except Stale as stale:
            return _came_late(rooms, id, stale, request)
        except (NoSuchRecord, NothingToUndo) as error:
            code = "api-nothing-to-undo" if isinstance(error, NothingToUndo) else "api-missing"
            raise Told(409 if code == "api-nothing-to-undo" else 404, code, id=id) from error
        with rooms.library.store() as store:
            shown = sheet(store, id)
        stands = None if shown is None else sheet_form(shown, names=True)["statement"]
        return json_answer({"revision": revision_form(made, names=True), "statement": stands}, 201)

    return router


def _keep(store: Store, own: str, word: models.Judgement, author: Author) -> Revision:
    if (word.change is not None) != (word.action == "correct"):
        raise Told(422, "api-change")
    if (word.check is not None) != (word.action == "check"):
        raise Told(422, "api-check")
    match word.action:
        case "accept":
            return accept(store, own, author, word.base, word.reason)
        case "reject":
            return reject(store, own, author, word.base, word.reason)
        case "undo":
            return undo(store, own, author, word.base, word.reason)
        case "comment":
            if not word.reason.strip():
                raise Told(422, "api-no-words")
            return comment(store, own, author, word.reason)
        case "check":
            return _check(store, own, word, author)
        case "correct":
            return _correct(store, own, word, author)


def _check(store: Store, own: str, word: models.Judgement, author: Author) -> Revision:
    given = word.check or models.Check(rating="")
    try:
        return check(store, own, author, Check(given.rating.strip(), given.url.strip()), word.reason)
    except NoAddress as error:
        raise Told(422, "review-no-address", address=given.url) from error
    except NoRating as error:
        raise Told(422, "review-no-rating") from error


def _correct(store: Store, own: str, word: models.Judgement, author: Author) -> Revision:
    shown = sheet(store, own)
    before = None if shown is None else shown.standing.statement or shown.standing.found
    if shown is None or before is None or word.change is None:
        raise missing(own)
    return correct(store, own, _changed(before, word.change, shown), author, word.base, word.reason)


def _changed(before: Statement, change: models.Change, shown: Sheet) -> Statement:
    """The statement with everything that was given put in the place of what stood there."""
    given, text, new = change.model_fields_set, shown.article.text, dict[str, Any]()
    for name in given.intersection(_PLACES):
        place = getattr(change, name)
        new[name] = None if place is None else _span(place, text, name)
    for name in given.intersection(_PLAIN):
        new[name] = getattr(change, name)
    for name in given.intersection(_KNOWN):
        if (value := getattr(change, name)) is None:
            raise Told(422, "api-unfit", field=name)
        new[name] = value
    if "content" in given:
        new["content"] = _content(change, text)
    if "chain" in given:
        new["chain"] = tuple(
            Hop(hop.name, hop.kind, None if hop.at is None else _span(hop.at, text, "chain"))
            for hop in change.chain or ()
        )
    return replace(before, **new)


def _content(change: models.Change, text: str) -> tuple[Span, ...]:
    """The pieces of the content: in text order, none inside another."""
    pieces = tuple(_span(place, text, "content") for place in change.content or ())
    ends = [0, *(piece.end for piece in pieces)]
    if not pieces or any(piece.start < end for piece, end in zip(pieces, ends, strict=False)):
        raise Told(422, "api-place", field="content")
    return pieces


def _span(place: list[int], text: str, field: str) -> Span:
    """A place that is in the text and holds something."""
    start, end = place
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise Told(422, "api-place", field=field)
    return Span(start, end)


def _came_late(rooms: Rooms, own: str, stale: Stale, request: Request) -> Response:
    """Both versions: what has come since, and the statement as it now stands; nothing was kept."""
    with rooms.library.store() as store:
        shown = sheet(store, own)
    newest = None if stale.newest is None else revision_form(stale.newest, names=True)
    stands = None if shown is None else sheet_form(shown, names=True)["statement"]
    return answer(request, Fault(409, stale.code, stale.details), newest=newest, statement=stands)
