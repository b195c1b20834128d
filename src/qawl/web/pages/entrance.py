"""The entrance as a page: where somebody who was given a token opens a session."""

from __future__ import annotations

from starlette.requests import Request

from qawl.server.faults import Fault
from qawl.web.preferences import language_of
from qawl.web.render import page


def draw_entrance(request: Request, fault: Fault | None) -> str:
    """The form, and what was wrong with the last try."""
    wrong = None if fault is None else fault.told(language_of(request))
    return bytes(page(request, "enter.html", wrong=wrong).body).decode()
