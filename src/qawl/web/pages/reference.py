"""What programs may ask of the interface, as one of the pages."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from qawl.web.render import page


def draw_reference(request: Request, questions: Sequence[object]) -> Response:
    """The questions of the interface, each with its address and its fields."""
    return page(request, "reference.html", questions=questions)
