"""The first page: the dossiers, what came last, and how much there is."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from qawl.web.render import page


def home_page(request: Request) -> Response:
    with request.app.state.library.store() as store:
        counts = store.counts()
    return page(request, "home.html", counts=counts)
