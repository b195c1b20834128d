"""Statements: page by page, all of them as a stream, one as it stands, and each of its revisions for good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from qawl.answers.review import Sheet, as_they_stand, sheet
from qawl.api import models
from qawl.api.asked import After, Id, Limit, Number, Wanted, cursor_of
from qawl.api.forms import (
    Form,
    following,
    form_line,
    json_answer,
    machine_form,
    page_answer,
    revision_form,
    said_form,
    stored_form,
)
from qawl.api.problems import missing
from qawl.api.rooms import Rooms
from qawl.export.claim_reviews import NONE, Checks, by_statement
from qawl.export.jsonld import write_claim_reviews
from qawl.export.nodes import CONTEXT, as_graph
from qawl.review.anchored import anchored
from qawl.runners.judged import found_as_left
from qawl.show.sheet import Row, csv_lines
from qawl.store.contract.pages import Place
from qawl.store.contract.store import Filter, StoredStatement

AT_ONCE = 500
"""Statements that a stream takes from the store at a time: between two times others may have it."""
LINES, SHEET = "application/jsonl", "text/csv; charset=utf-8"
STREAMED: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/jsonl": {"schema": {"type": "string"}}}, "description": "JSON Lines"}
}
LINKED = "application/ld+json"
CHECKED: dict[int | str, dict[str, Any]] = {
    200: {"content": {LINKED: {"schema": {"type": "object"}}}, "description": "JSON-LD"}
}
SHEETED: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}}}, "description": "CSV"}
}


def statement_routes(rooms: Rooms) -> APIRouter:
    router = APIRouter()

    @router.get("/statements", response_model=models.StatementPage)
    def list_statements(request: Request, wanted: Wanted, after: After, limit: Limit = 50) -> Response:
        items, place = _page(rooms, wanted, limit, after)
        return page_answer(items, None if place is None else following(request, cursor=cursor_of(place)))

    @router.get("/statements.jsonl", response_class=StreamingResponse, responses=STREAMED)
    def stream_lines(wanted: Wanted) -> Response:
        return StreamingResponse(_lines(rooms, wanted), media_type=LINES, headers=_named("statements.jsonl"))

    @router.get("/statements.csv", response_class=StreamingResponse, responses=SHEETED)
    def stream_sheet(wanted: Wanted) -> Response:
        lines = (line.encode() for line in csv_lines(_rows(rooms, wanted)))
        return StreamingResponse(_gathered(lines), media_type=SHEET, headers=_named("statements.csv"))

    @router.get("/statements/{id}@{revision}", response_model=models.Revision)
    def read_revision(request: Request, id: Id, revision: Number) -> Response:
        form = _revision(rooms, id, revision, names=request.state.names)
        if form is None:
            raise missing(f"{id}@{revision}")
        return json_answer(form)

    @router.get("/statements/{id}/revisions", response_model=models.History)
    def list_revisions(request: Request, id: Id) -> Response:
        shown = _sheet(rooms, id)
        return page_answer(revision_form(one, names=request.state.names) for one in shown.history)

    @router.get("/statements/{id}/checks", response_class=Response, responses=CHECKED)
    def read_checks(request: Request, id: Id) -> Response:
        shown = _sheet(rooms, id)
        checks = by_statement(shown.history) if request.state.names else NONE
        return Response(_claim_reviews(shown, checks), media_type=LINKED)

    @router.get("/statements/{id}", response_model=models.Stood)
    def read_statement(request: Request, id: Id) -> Response:
        return json_answer(sheet_form(_sheet(rooms, id), names=request.state.names))

    return router


def sheet_form(shown: Sheet, *, names: bool) -> Form:
    """One statement as it stands; null where it is rejected or its words stand nowhere. With its history."""
    statement = shown.standing.statement
    return {
        "statement": None if statement is None else said_form(shown.article, statement, shown.standing),
        "history": [revision_form(one, names=names) for one in shown.history],
        "context": None if shown.context is None else [shown.context.start, shown.context.end],
    }


def _claim_reviews(shown: Sheet, checks: Checks) -> bytes:
    """The checks of a statement that stands; of one that does not, none."""
    standing = shown.standing
    if standing.statement is None:
        return b"".join(as_graph((), CONTEXT))
    stored = StoredStatement(shown.record, standing.position or 0, shown.article, standing.statement)
    return b"".join(write_claim_reviews(stored, checks))


def _sheet(rooms: Rooms, own: str) -> Sheet:
    with rooms.library.store() as store:
        shown = sheet(store, own)
    if shown is None:
        raise missing(own)
    return shown


def _revision(rooms: Rooms, own: str, number: int, *, names: bool) -> Form | None:
    """One revision as it was made; 0 is what the machine finds. None for no such revision of this statement."""
    with rooms.library.store() as store:
        shown = sheet(store, own)
        reading = None if shown is None or number else store.reading(shown.article.id)
    if shown is None:
        return None
    found = shown.standing.found
    if number == 0 and found is not None and reading is not None:
        value = anchored(shown.article.text, found)
        return machine_form(own, shown.article.id, reading.version, value, found.rule)
    first = next((one for one in shown.history if one.seen is not None), None)
    if number == 0 and first is not None and first.seen is not None:  # its words are gone: as whoever judged it saw it
        return machine_form(own, first.article, "", first.seen, first.rule)
    return next((revision_form(one, names=names) for one in shown.history if one.number == number), None)


def _page(rooms: Rooms, wanted: Filter, limit: int, after: Place | None) -> tuple[list[Form], Place | None]:
    """A page of statements as they stand, rejected ones left out, and where it ended; None for the last page."""
    with rooms.library.store() as store:
        found_as_left(store)
        found = store.statements_after(wanted, limit, after)
        items = [stored_form(*one) for one in as_they_stand(store, (stored for stored, _ in found))]
    return items, found[-1][1] if len(found) == limit else None


def _all(rooms: Rooms, wanted: Filter) -> Iterator[list[tuple[StoredStatement, Form]]]:
    """All statements that are wanted, some at a time."""
    place: Place | None = None
    while True:
        with rooms.library.store() as store:
            if place is None:
                found_as_left(store)
            found = store.statements_after(wanted, AT_ONCE, place)
            stood = list(as_they_stand(store, (stored for stored, _ in found)))
        yield [(stored, stored_form(stored, standing)) for stored, standing in stood]
        if len(found) < AT_ONCE:
            return
        place = found[-1][1]


def whole_statements(rooms: Rooms, wanted: Filter) -> Iterator[tuple[StoredStatement, Form]]:
    """All statements that are wanted, as they stand, one after another."""
    for some in _all(rooms, wanted):
        yield from some


def _lines(rooms: Rooms, wanted: Filter) -> Iterator[bytes]:
    for some in _all(rooms, wanted):
        yield b"".join(form_line(form) for _, form in some)


def _rows(rooms: Rooms, wanted: Filter) -> Iterator[Row]:
    for stored, _ in whole_statements(rooms, wanted):
        yield Row(stored.article, stored.position + 1, stored.statement)


def _gathered(lines: Iterator[bytes], together: int = AT_ONCE) -> Iterator[bytes]:
    """Many lines in one piece: each piece is a step between threads."""
    waiting: list[bytes] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) >= together:
            yield b"".join(waiting)
            waiting = []
    yield b"".join(waiting)


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
