"""The one stylesheet: that of all Qawl's pages, and what only served pages need."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response


def stylesheet(_request: Request) -> Response:
    """Both style files as one."""
    return Response(_both(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})


@cache
def _both() -> str:
    shared = files("qawl.show") / "templates" / "style.css"
    own = files("qawl.web") / "static" / "web.css"
    return shared.read_text("utf-8") + own.read_text("utf-8")
