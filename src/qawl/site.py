"""Pages and interface as one application, with the guard in front: what `qawl serve` serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route

from qawl.api.app import make_api
from qawl.server.access import Access
from qawl.server.desk import Desk
from qawl.server.entrance import entrance_routes
from qawl.server.guard import ENTRANCE, Guard, Policy
from qawl.server.hosts import Hosts
from qawl.server.library import Library
from qawl.web.app import make_pages
from qawl.web.pages.entrance import draw_entrance

if TYPE_CHECKING:
    from starlette.types import ASGIApp

OWN_CHOICES = frozenset({ENTRANCE, "/preferences", "/seen"})
"""What somebody who holds nothing may send: it changes nothing but their own cookies."""
OWN_SESSIONS = frozenset({"/leave", "/leave-all", "/settings/end"})
"""What whoever holds a session may send, though they may not review."""


def make_site(library: Library, desk: Desk, access: Access, hosts: Hosts) -> ASGIApp:
    """Everything under one address: `/enter`, `/api` and the pages."""
    pages = make_pages(library, desk)
    pages.state.access = access
    site = Starlette(
        routes=[
            *entrance_routes(access, draw_entrance),
            Route("/api", lambda _: RedirectResponse("/api/")),
            Mount("/api", make_api(library, desk)),
            Mount("/", pages),
        ]
    )
    site.state = pages.state  # the entrance is drawn as the pages are
    return Guard(site, access, Policy(hosts, free_posts=OWN_CHOICES, own_posts=OWN_SESSIONS))
