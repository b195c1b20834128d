"""What a program is told when its question is not answered: one form, a stable code, a sentence in both languages."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from qawl.errors import QawlError
from qawl.server.faults import PROBLEM, Details, Fault, Refusal, preferred, problem

LOG = logging.getLogger("qawl.server")


class Told(Refusal):
    """A question that cannot be answered as it was asked."""

    def __init__(self, status: int, code: str, /, **details: str | int) -> None:
        super().__init__(code)
        self.fault = Fault(status, code, tuple(details.items()))


def missing(what: str) -> Told:
    """There is nothing under this id."""
    return Told(404, "api-missing", id=what)


def tell_problems(app: FastAPI) -> None:
    """Have every refusal of the application take the one form."""
    app.add_exception_handler(Told, _told)
    app.add_exception_handler(RequestValidationError, _unfit)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(QawlError, _unanswered)


def answer(request: Request, fault: Fault, **more: object) -> Response:
    lang = preferred(request.headers.get("accept-language"))
    told = Fault(fault.status, fault.code, fault.details, getattr(request.state, "request", ""), fault.headers)
    headers = {"Vary": "Accept-Language", **dict(fault.headers)}
    return Response(problem(told, lang, **more), fault.status, headers, PROBLEM)


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, Told)
    return answer(request, error.fault)


async def _unfit(request: Request, error: Exception) -> Response:
    """A field that is not as it must be: which, and what is expected there."""
    assert isinstance(error, RequestValidationError)
    if (broken := next((each for each in error.errors() if each["type"] == "json_invalid"), None)) is not None:
        return answer(request, Fault(422, "api-no-json", (("place", str(broken["loc"][-1])),)))
    places = [".".join(str(part) for part in each["loc"][1:]) or str(each["loc"][0]) for each in error.errors()]
    reasons = [{"field": place, "reason": each["msg"]} for place, each in zip(places, error.errors(), strict=True)]
    return answer(request, Fault(422, "api-unfit", (("field", places[0]),)), fields=reasons)


async def _plain(request: Request, error: Exception) -> Response:
    """What the framework itself refuses: an address that is none, a method that is not taken there."""
    assert isinstance(error, HTTPException)
    headers = tuple((error.headers or {}).items())
    details: Details = (("id", request.url.path),) if error.status_code == 404 else ()
    code = {404: "api-missing", 405: "server-method"}.get(error.status_code, "api-refused")
    return answer(request, Fault(error.status_code, code, details, headers=headers))


async def _unanswered(request: Request, error: Exception) -> Response:
    LOG.error("request %s: %s", getattr(request.state, "request", ""), error)
    return answer(request, Fault(503, "server-store", headers=(("Retry-After", "5"),)))
