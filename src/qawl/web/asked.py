"""What an address asks of a dossier: which one, which days, which kinds; what cannot be understood is said so."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request

from qawl.model.dossiers import Dossier
from qawl.server.desk import Desk
from qawl.server.doing import Doing

_LONG = 8
"""Digits of a number that is no page's."""
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)
_ALSO = {"at": "day"}
"""What people write by hand for a name: a day that is asked for and not heard would show another one, silently."""
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class NotYet(Exception):
    """A dossier is asked for that is still being prepared."""

    def __init__(self, dossier: Dossier, doing: Doing) -> None:
        super().__init__(dossier.id)
        self.dossier, self.doing = dossier, doing


class Unclear(Exception):
    """An address asks something that cannot be answered; `key` is the sentence that says why."""

    def __init__(self, key: str, **details: str) -> None:
        super().__init__(key)
        self.key, self.details = key, details


def dossier_of(request: Request) -> Dossier:
    """The dossier of the address; 404 for one that is not served, and NotYet for one that cannot be shown yet."""
    desk: Desk = request.app.state.desk
    found: Dossier | None = desk.dossiers.get(request.path_params["dossier"])
    if found is None:
        raise HTTPException(404)
    if (doing := desk.waits_for(found.id)) is not None:
        raise NotYet(found, doing)
    return found


def day_asked(request: Request, name: str) -> date | None:
    """The day that the address gives under this name («?at=2026-04-18»); None where it gives none."""
    told = (request.query_params.get(name) or request.query_params.get(_ALSO.get(name, ""), "")).strip()
    if not told:
        return None
    try:
        day = date.fromisoformat(told.translate(_DIGITS))
    except ValueError:
        raise Unclear("web-bad-day", day=told[:40]) from None
    if not is_of_our_time(day):
        raise Unclear("web-bad-day", day=told[:40])
    return day


def is_of_our_time(day: date) -> bool:
    """Whether it is a day with which calendars can reckon on; an article may give any."""
    return EARLIEST <= day <= LATEST


def month_asked(request: Request, name: str) -> date | None:
    """The first day of the month that the address gives («?month=2026-04»)."""
    told = request.query_params.get(name, "").strip()
    if not told:
        return None
    try:
        day = date.fromisoformat(f"{told.translate(_DIGITS)}-01")
    except ValueError:
        raise Unclear("web-bad-month", month=told[:40]) from None
    if not is_of_our_time(day):
        raise Unclear("web-bad-month", month=told[:40])
    return day


def period_asked(request: Request) -> tuple[date | None, date | None]:
    """The days «from» and «to»; Unclear where the first lies behind the last, for nothing could ever be found."""
    since, until = day_asked(request, "from"), day_asked(request, "to")
    if since is not None and until is not None and since > until:
        raise Unclear("web-days-crossed")
    return since, until


def choice_asked(request: Request, name: str, known: Collection[str]) -> str | None:
    """One of the known choices, or None where nothing is asked for."""
    told = request.query_params.get(name, "").strip()
    if told and told not in known:
        raise Unclear("web-bad-choice", choice=told[:40])
    return told or None


def number_asked(request: Request, name: str, most: int) -> int:
    """Which of so many pages the address gives («?page=2»), from 1; the first where it gives none."""
    told = request.query_params.get(name, "").strip()
    if not told:
        return 1
    digits = told.translate(_DIGITS)
    if not (digits.isascii() and digits.isdigit() and len(digits) < _LONG and 1 <= int(digits) <= max(most, 1)):
        raise Unclear("web-bad-page", page=told[:40], most=str(max(most, 1)))
    return int(digits)
