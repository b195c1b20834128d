"""The entrance: a one-time link or a token opens a session, and a session is left here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from qawl.server.access import Access, Reader
from qawl.server.faults import WAYS, Fault, bare_page
from qawl.server.guard import ENTRANCE
from qawl.wording import Lang, say

BAD_KEY = Fault(403, "server-bad-key")
MOST_FIELDS = 50
DrawForm = Callable[[Request, Fault | None], str]
"""Draws the page with the form: a field `token`, sent to /enter; and what was wrong with the last try."""


def entrance_routes(access: Access, draw: DrawForm | None = None, home: str = "/") -> Sequence[Route]:
    """GET and POST /enter, POST /leave, POST /leave-all; the guard stands before them."""
    drawn = draw or plain_form

    async def enter(request: Request) -> Response:
        given = read_fields(request.url.query) if _is_for_use(request) else {}
        if request.method == "POST":
            given = await read_form(request)
        if "key" not in given and "token" not in given:
            return HTMLResponse(drawn(request, None))
        secret = await run_in_threadpool(_try, access, given, request.state.reader)
        if secret is None:
            return HTMLResponse(drawn(request, BAD_KEY), BAD_KEY.status)
        return RedirectResponse(home, 303, {"Set-Cookie": access.cookie(secret)})

    async def leave(request: Request) -> Response:
        await run_in_threadpool(access.leave, request.state.reader)
        return RedirectResponse(home, 303, {"Set-Cookie": access.no_cookie()})

    async def leave_all(request: Request) -> Response:
        await run_in_threadpool(access.leave_all, request.state.reader)
        return RedirectResponse(home, 303, {"Set-Cookie": access.no_cookie()})

    return (
        Route(ENTRANCE, enter, methods=["GET", "POST"]),
        Route("/leave", leave, methods=["POST"]),
        Route("/leave-all", leave_all, methods=["POST"]),
    )


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form of letters alone, as a browser sends it; of a field that comes twice the last.

    The guard has read the body and held it to its limit.
    """
    return read_fields((await request.body()).decode("utf-8", "replace"))


def read_fields(told: str) -> dict[str, str]:
    """The fields of «a=1&b=2»; none of them where there are too many."""
    try:
        return dict(parse_qsl(told, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return {}


def _is_for_use(request: Request) -> bool:
    """A program that only asks for the headers of a link, to show what it is, does not use its key up."""
    return not request.state.head


def _try(access: Access, given: dict[str, str], before: Reader) -> str | None:
    """The secret of a new session; the one that the browser held is ended."""
    token = given.get("token")
    secret = access.enter_with_key(given.get("key", "")) if token is None else access.enter_with_token(token)
    if secret is not None:
        access.leave(before)
    return secret


def plain_form(request: Request, fault: Fault | None) -> str:
    """The page with the form where no other is drawn: both languages."""

    def told(key: str) -> tuple[tuple[Lang, str], ...]:
        return tuple((lang, say(lang, key)) for lang, _ in WAYS)

    heads = told("server-enter" if fault is None else fault.code)
    label = " · ".join(escape(words) for _, words in told("server-enter-token"))
    send = " · ".join(escape(words) for _, words in told("server-enter"))
    form = (
        f'<form method="post" action="{ENTRANCE}"><p><label>{label} '
        '<input type="password" name="token" dir="ltr" autocomplete="off" required></label></p>'
        f"<p><button>{send}</button></p></form>"
    )
    return bare_page(heads, told("server-enter-how"), form)
