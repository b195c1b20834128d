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
from qawl.server.shelves import Shelves
from qawl.show.record import plainly
from qawl.web import dossier_routes, review_routes
from qawl.web.asked import NotYet, Unclear
from qawl.web.forms import posted
from qawl.web.pages import actors, articles, copies, home, search, settings, sources, statements, stories
from qawl.web.preferences import language_of, prefer
from qawl.web.render import ask_again, page
from qawl.web.style import stylesheet
from qawl.wording import Lang

AGAIN = 3
"""Seconds after which a page that is waited for is asked for again."""
_PARTS = {"matrix": "matrix", "proposal": "proposals", "meeting": "meetings", "figure": "figures"}
"""The page of a dossier on which the lines of such an address stand."""
ROUTES: tuple[BaseRoute, ...] = (
    Route("/", home.home_page),
    Route("/s/{statement}", statements.statement_page),
    Route("/stories", stories.stories_page),
    Route("/story/{story:path}/outlets", stories.outlets_page),
    Route("/story/{story:path}", stories.story_page),
    Route("/actors", actors.actors_page),
    Route("/actor/{actor:path}", actors.actor_page),
    Route("/a/{article:path}/copy", articles.article_copy),
    Route("/a/{article:path}/text", articles.article_text),
    Route("/a/{article:path}", articles.article_page),
    Route("/archive/{capture:int}", copies.archived_page),
    *dossier_routes.ROUTES,
    *review_routes.ROUTES,
    Route("/search", search.search_page),
    Route("/search.atom", search.search_feed),
    Route("/sources", sources.sources_page),
    Route("/settings", settings.settings_page),
    Route("/settings/end", posted(settings.end_session), methods=["POST"]),
    Route("/keys", settings.keys_page),
    Route("/preferences", posted(prefer), methods=["POST"]),
    Route("/static/style.css", stylesheet),
    Mount("/static", StaticFiles(directory=str(files("qawl.web") / "static"))),
)


def make_pages(library: Library, desk: Desk, lang: Lang = "ar") -> Starlette:
    """The pages over one store, in this language for whoever chose none; the guard of `server/` goes in front."""
    app = Starlette(routes=ROUTES, exception_handlers={404: _missing, Unclear: _unclear, NotYet: _not_yet})
    app.state.library = library
    app.state.desk = desk
    app.state.lang = lang
    app.state.shelves = Shelves(library, desk)
    return app


def _missing(request: Request, _error: Exception) -> Response:
    """What is not there, and as near to it as can be led: the part of the dossier, the dossiers that are served."""
    _, *parts = request.url.path.split("/")
    wanted = parts[1] if len(parts) > 1 and parts[0] == "d" else None
    known = wanted in request.app.state.desk.dossiers
    part = _PARTS.get(parts[2], "") if known and len(parts) > 2 else ""
    return page(request, "missing.html", status=404, wanted=wanted, known=known, part=part)


def _unclear(request: Request, error: Exception) -> Response:
    told = plainly(language_of(request), error.key, **error.details) if isinstance(error, Unclear) else ""
    return page(request, "unclear.html", status=400, told=told)


def _not_yet(request: Request, error: Exception) -> Response:
    """What is being done, and how far it is; the browser asks again by itself, without a script."""
    assert isinstance(error, NotYet)
    answer = page(request, "waiting.html", status=503, waited_for=error.dossier, step=error.doing)
    ask_again(answer, AGAIN)
    answer.headers["Retry-After"] = str(AGAIN)
    return answer
