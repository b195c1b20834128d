"""The sources that are followed and how each stands; without any, how to add one."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from qawl.errors import StoreError
from qawl.model.following import Followed
from qawl.show.health import healths
from qawl.store.address import is_missing
from qawl.web.preferences import language_of
from qawl.web.render import page


def sources_page(request: Request) -> Response:
    lang, now = language_of(request), datetime.now().astimezone()
    found = healths(_followed(request.app.state.library.address), now, lang)
    states = [one.state for one in found]
    return page(
        request,
        "sources.html",
        sources=found,
        troubled=sum(state in ("failing", "silent", "gone") for state in states),
        now=now.strftime("%H:%M"),
    )


def _followed(store: str) -> list[Followed]:
    """All sources of a store; none where the store keeps none."""
    from qawl.store.kept.sources import open_sources  # the web can do without a list of sources

    if is_missing(store):
        return []
    try:
        with open_sources(store) as sources:
            return list(sources.followed())
    except StoreError:
        return []
