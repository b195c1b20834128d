"""The sources that are followed, and how each of them stands."""

from __future__ import annotations

import json

from fastapi import APIRouter, Response

from qawl.api import models
from qawl.api.forms import page_answer
from qawl.api.rooms import Rooms
from qawl.show.sources import source_line
from qawl.store.kept.sources import open_sources


def source_routes(rooms: Rooms) -> APIRouter:
    router = APIRouter()

    @router.get("/sources", response_model=models.SourcePage)
    def list_sources() -> Response:
        with open_sources(rooms.library.address) as kept:
            found = list(kept.followed())
        return page_answer(json.loads(source_line(one)) for one in found)

    return router
