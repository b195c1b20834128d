"""When a reader last looked at a dossier: kept in the store for who has entered, for others in their own cookie."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from qawl.errors import StoreError
from qawl.web.preferences import YEAR


def last_looked(request: Request, dossier: str) -> datetime | None:
    """When this reader last said that all was seen; None for never."""
    if name := _name(request):
        with request.app.state.library.store() as store:
            kept: datetime | None = store.looked(name, dossier)
            return kept
    with suppress(ValueError):
        told = datetime.fromisoformat(request.cookies.get(_cookie(dossier), ""))
        return told if told.tzinfo else None
    return None


def keep_looked(request: Request, answer: Response, dossier: str) -> None:
    """Keep that this reader has seen all that there is now."""
    now = datetime.now(UTC).replace(microsecond=0)
    if name := _name(request):
        with suppress(StoreError), request.app.state.library.store() as store:
            store.look(name, dossier, now)
            return
    answer.set_cookie(_cookie(dossier), now.isoformat(), max_age=YEAR, samesite="lax", httponly=True)


def _name(request: Request) -> str:
    """Of somebody who holds a session; empty for others."""
    reader = getattr(request.state, "reader", None)
    return reader.name if reader is not None and reader.held is not None else ""


def _cookie(dossier: str) -> str:
    return "looked-" + "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in dossier)
