"""The interface for programs, in one list: whoever serves it puts the guard of `server/` in front, and it at /api."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Response

from qawl.api.across import across_routes
from qawl.api.articles import article_routes
from qawl.api.asked import known_only
from qawl.api.described import describe
from qawl.api.dossiers import dossier_routes
from qawl.api.exporting import export_routes
from qawl.api.followed import source_routes
from qawl.api.forms import json_answer
from qawl.api.judging import judging_routes
from qawl.api.problems import tell_problems
from qawl.api.rooms import Rooms
from qawl.api.searching import search_routes
from qawl.api.statements import statement_routes
from qawl.server.desk import Desk
from qawl.server.library import Library

ROUTES = (
    article_routes,
    statement_routes,
    judging_routes,
    search_routes,
    across_routes,
    dossier_routes,
    export_routes,
    source_routes,
)


def make_api(library: Library, desk: Desk) -> FastAPI:
    """The interface over one store; its addresses begin where it is mounted, at /api."""
    app = FastAPI(
        title="Qawl",
        version=version("qawl"),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    rooms = Rooms(library, desk)
    checked = [Depends(known_only)]
    for routes in ROUTES:
        app.include_router(routes(rooms), dependencies=checked)
    app.include_router(_own_routes(app), dependencies=checked)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    tell_problems(app)
    return app


def _own_routes(app: FastAPI) -> APIRouter:
    """What the interface says of itself."""
    router = APIRouter(include_in_schema=False)

    @router.get("/openapi.json")
    def openapi() -> Response:
        described: dict[str, Any] = app.openapi()
        return json_answer(described)

    return router
