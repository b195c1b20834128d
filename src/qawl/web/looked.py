"""When a reader last looked at a dossier: kept in the store for who has entered, for others in their own cookie."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from qawl.errors import StoreError
from qawl.model.access import Look
from qawl.web.preferences import YEAR


def last_looked(request: Request, dossier: str) -> Look | None:
    """When this reader last said that all was seen, and what had come by then; None for never."""
    if name := _name(request):
        with request.app.state.library.store() as store:
            kept: Look | None = store.looked(name, dossier)
            return kept
    at, _, mark = request.cookies.get(_cookie(dossier), "").partition(_BEFORE_MARK)
    with suppress(ValueError):
        told = datetime.fromisoformat(at)
        return Look(told, mark) if told.tzinfo else None
    return None


def keep_looked(request: Request, answer: Response, dossier: str, mark: str) -> None:
    """Keep that this reader has seen all that had come when the store gave this mark."""
    now = datetime.now(UTC).replace(microsecond=0)
    mark = mark[:_LONGEST_MARK] if mark.isascii() else ""
    if name := _name(request):
        with suppress(StoreError), request.app.state.library.store() as store:
            store.look(name, dossier, now, mark)
            return
    told = f"{now.isoformat()}{_BEFORE_MARK}{mark}" if mark else now.isoformat()
    answer.set_cookie(_cookie(dossier), told, max_age=YEAR, samesite="lax", httponly=True)


_BEFORE_MARK = "~"
_LONGEST_MARK = 1_600
"""Letters: as many gaps as a mark may hold have room."""


def _name(request: Request) -> str:
    """Of somebody who holds a session; empty for others."""
    reader = getattr(request.state, "reader", None)
    return reader.name if reader is not None and reader.held is not None else ""


def _cookie(dossier: str) -> str:
    return "looked-" + "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in dossier)
