"""The copy of a page of a newspaper, alone: for the frame of our own page, under the strictest policy there is."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from qawl.server.archived import shown_page
from qawl.server.headers import ARCHIVE_POLICY


def archived_page(request: Request) -> Response:
    shown = shown_page(request.app.state.library.address, request.path_params["capture"])
    if shown is None:
        raise HTTPException(404)
    headers = {
        "content-security-policy": ARCHIVE_POLICY,
        "content-type": shown.media_type,
        "x-content-type-options": "nosniff",
        "x-dns-prefetch-control": "off",
        "referrer-policy": "no-referrer",
    }
    return Response(shown.body, headers=headers)
