"""How a reader likes the pages: language and light or dark, kept in plain cookies of this reader's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qawl.wording import Lang

Look = Literal["auto", "light", "dark"]
LANGS: tuple[Lang, ...] = ("ar", "en")
LOOKS: tuple[Look, ...] = ("auto", "light", "dark")
YEAR = 365 * 24 * 3600
"""Seconds that a choice is kept."""


def language_of(request: Request) -> Lang:
    """What the address asks for («?lang=en»), else what was chosen before, else that of whoever serves the pages."""
    asked = request.query_params.get("lang") or request.cookies.get("lang")
    served: Lang = request.app.state.lang
    return next((lang for lang in LANGS if lang == asked), served)


def look_of(request: Request) -> Look:
    """What the address asks for («?theme=dark»), else what was chosen before, else as the machine has it."""
    asked = request.query_params.get("theme") or request.cookies.get("theme")
    return next((look for look in LOOKS if look == asked), "auto")


def prefer(_request: Request, form: Mapping[str, str]) -> Response:
    """Keep what was chosen, and go back to the page where it was chosen."""
    answer = RedirectResponse(_back(form.get("back", "/")), status_code=303)
    for name, known in (("lang", LANGS), ("theme", LOOKS)):
        if form.get(name) in known:
            answer.set_cookie(name, form[name], max_age=YEAR, samesite="lax", httponly=True)
    return answer


def _back(address: str) -> str:
    """A page of ours, whatever was asked for: nobody is sent elsewhere."""
    parts = urlsplit(address)
    ours = not parts.scheme and not parts.netloc and parts.path.startswith("/") and "\\" not in address
    return address if ours and not address.startswith("//") else "/"
