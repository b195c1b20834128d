"""Every page of `qawl serve`, in one list: an address, and the function in `pages/` that answers it."""

from __future__ import annotations

from importlib.resources import files

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from qawl.server.desk import Desk
from qawl.server.library import Library
from qawl.web.forms import posted
from qawl.web.pages import articles, home
from qawl.web.preferences import prefer
from qawl.web.render import page
from qawl.web.style import stylesheet

ROUTES: tuple[BaseRoute, ...] = (
    Route("/", home.home_page),
    Route("/a/{article:path}", articles.article_page),
    Route("/preferences", posted(prefer), methods=["POST"]),
    Route("/static/style.css", stylesheet),
    Mount("/static", StaticFiles(directory=str(files("qawl.web") / "static"))),
)


def make_pages(library: Library, desk: Desk) -> Starlette:
    """The pages over one store; whoever serves them puts the guard of `server/` in front."""
    app = Starlette(routes=ROUTES, exception_handlers={404: _missing})
    app.state.library = library
    app.state.desk = desk
    return app


def _missing(request: Request, _error: Exception) -> Response:
    return page(request, "missing.html", status=404)
