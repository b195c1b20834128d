"""Dossiers: the record of a negotiation at a day, and its parts: positions, changes, meetings, figures."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BeforeValidator

from qawl.api import models
from qawl.api.asked import Day, Id, as_day, days_in_order
from qawl.api.forms import Form, address, json_answer, page_answer
from qawl.api.rooms import Rooms
from qawl.model.dossiers import Dossier
from qawl.record.difference import difference
from qawl.record.forms import changes_form, record_form

Since = Annotated[date, BeforeValidator(as_day), Query()]


def dossier_routes(rooms: Rooms) -> APIRouter:
    router = APIRouter()

    @router.get("/dossiers", response_model=models.DossierPage)
    def list_dossiers() -> Response:
        return page_answer(map(_dossier, rooms.desk.dossiers.values()))

    @router.get("/dossiers/{id}/record", response_model=models.Record)
    def read_record(id: Id, at: Day = None) -> Response:
        return json_answer(_record(rooms, id, at))

    @router.get("/dossiers/{id}/matrix", response_model=models.Matrix)
    def read_matrix(id: Id, at: Day = None) -> Response:
        form = _record(rooms, id, at)
        return json_answer(_head(form) | {"cells": form["positions"], "names": form["names"]})

    @router.get("/dossiers/{id}/meetings", response_model=models.Lines)
    def read_meetings(id: Id, at: Day = None) -> Response:
        return _part(_record(rooms, id, at), "meetings")

    @router.get("/dossiers/{id}/figures", response_model=models.Lines)
    def read_figures(id: Id, at: Day = None) -> Response:
        return _part(_record(rooms, id, at), "figures")

    @router.get("/dossiers/{id}/changes", response_model=models.Changes)
    def read_changes(id: Id, since: Since, until: Day = None) -> Response:
        days_in_order(since, until)
        own = rooms.dossier(id).id
        then, now = rooms.desk.record(own, since), rooms.desk.record(own, until)
        return json_answer(changes_form(difference(then, now)))

    return router


def _record(rooms: Rooms, own: str, at: date | None) -> Form:
    return record_form(rooms.desk.record(rooms.dossier(own).id, at))


def _head(form: Form) -> Form:
    return {"dossier": form["dossier"], "at": form["at"]}


def _part(form: Form, section: str) -> Response:
    """One section of a record, with the names of the ids that it speaks of."""
    return json_answer(_head(form) | {"items": form[section], "names": form["names"]})


def _dossier(one: Dossier) -> Form:
    return {
        "id": one.id,
        "ar": one.ar,
        "en": one.en,
        "version": one.version,
        "parties": list(one.parties),
        "issues": [issue.id for issue in one.issues],
        "address": address("dossiers", one.id, "record"),
    }
