"""Pages and interface as one application, with the guard in front: what `qawl serve` serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from qawl.api.app import make_api
from qawl.api.reference import questions_of
from qawl.server.access import Access
from qawl.server.desk import Desk
from qawl.server.entrance import entrance_routes
from qawl.server.guard import ENTRANCE, Guard, Policy
from qawl.server.hosts import Hosts
from qawl.server.library import Library
from qawl.web.app import make_pages
from qawl.web.pages.entrance import draw_entrance
from qawl.web.pages.reference import draw_reference
from qawl.web.preferences import language_of
from qawl.wording import Lang

if TYPE_CHECKING:
    from starlette.types import ASGIApp

OWN_CHOICES = frozenset({ENTRANCE, "/preferences", "/seen"})
"""What somebody who holds nothing may send: it changes nothing but their own cookies."""
OWN_SESSIONS = frozenset({"/leave", "/leave-all", "/settings/end"})
"""What whoever holds a session may send, though they may not review."""


def make_site(library: Library, desk: Desk, access: Access, hosts: Hosts, lang: Lang = "ar") -> ASGIApp:
    """Everything under one address: `/enter`, `/api` and the pages, in this language for whoever chose none."""
    pages = make_pages(library, desk, lang)
    pages.state.access = access
    api = make_api(library, desk)

    def reference(request: Request) -> Response:
        return draw_reference(request, questions_of(api.openapi(), language_of(request)))

    site = Starlette(
        routes=[
            *entrance_routes(access, draw_entrance),
            Route("/api", lambda _: RedirectResponse("/api/")),
            Route("/api/", reference),
            Mount("/api", api),
            Mount("/", pages),
        ]
    )
    site.state = pages.state  # the entrance is drawn as the pages are
    return Guard(site, access, Policy(hosts, free_posts=OWN_CHOICES, own_posts=OWN_SESSIONS))
