"""What stands before every page and the whole interface for programs: names, limits, who asks, and what may be sent."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from secrets import token_hex
from typing import TYPE_CHECKING

from qawl.errors import StoreError
from qawl.model.access import PassKind, Scope
from qawl.server.access import Access, Reader, bearer_of, cookie_of
from qawl.server.faults import PROBLEM, Draw, Fault, plain_page, preferred, problem, wants_page
from qawl.server.headers import with_standard
from qawl.server.hosts import Hosts
from qawl.server.limits import Backoff, Limits, Slots, Windows, address_key, is_loopback

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope as Asked, Send

LOG = logging.getLogger("qawl.server")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
SAFE = frozenset({"GET", "HEAD"})
ENTRANCE = "/enter"
OPEN_TO_ALL = ("/static/", "/favicon.ico", ENTRANCE)
"""What even a private server shows to somebody who holds nothing."""
OWN_AFFAIRS = frozenset({"/leave", "/leave-all"})
"""What anybody who holds a session may send; everything else that changes something takes the scope of a reviewer."""


@dataclass(frozen=True, slots=True)
class Policy:
    """By what a guard decides."""

    hosts: Hosts
    limits: Limits = Limits()
    is_export: Callable[[str], bool] = lambda path: path.endswith((".jsonl", ".csv")) or path.startswith("/export")
    """Whether an answer at this path streams for long; so many at a time."""
    free_posts: frozenset[str] = frozenset({ENTRANCE})
    """What may be sent by somebody who holds nothing."""
    own_posts: frozenset[str] = OWN_AFFAIRS
    draw: Draw = plain_page


class Refused(Exception):
    """A request that is not answered; never leaves this module."""

    def __init__(self, status: int, code: str, headers: tuple[tuple[str, str], ...] = (), **details: str | int) -> None:
        super().__init__(code)
        self.fault = Fault(status, code, tuple(details.items()), headers=headers)


class Guard:
    """The one middleware, around pages and interface alike."""

    def __init__(self, app: ASGIApp, access: Access, policy: Policy) -> None:
        self._app, self._access, self._policy = app, access, policy
        self._requests, self._logins = Windows(), Windows()
        self._backoff, self._exports = Backoff(), Slots(policy.limits.exports)

    async def __call__(self, scope: Asked, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer = _Answer(send, token_hex(8), scope["method"] == "HEAD", secure=self._access.secure)
        try:
            await self._answer(scope, receive, answer)
        except Refused as refused:
            await self._refuse(scope, answer, refused.fault)
        except StoreError:
            LOG.exception("request %s: the store refused", answer.request)
            await self._refuse(scope, answer, Fault(503, "server-store", headers=(("Retry-After", "5"),)))
        except Exception:  # the last resort: nothing of what went wrong reaches the reader but the id of the request
            LOG.exception("request %s failed", answer.request)
            await self._refuse(scope, answer, Fault(500, "server-failed"))

    async def _answer(self, scope: Asked, receive: Receive, answer: _Answer) -> None:
        headers = _headers(scope)
        _check_form(scope, headers, self._policy)
        reader = await self._reader(scope, headers)
        self._check_rate(scope, reader)
        if (held := self._check_rights(scope, headers, reader)) is not None:
            await answer.redirect(held)
            return
        body = _Body(receive, self._policy.limits.body)
        inner = dict(scope, method="GET" if scope["method"] == "HEAD" else scope["method"])
        inner["state"] = {**scope.get("state", {}), "reader": reader, "request": answer.request}
        export = self._policy.is_export(scope["path"])
        with self._exports.one() if export else nullcontext(True) as free:
            if not free:
                raise Refused(429, "server-exports", (("Retry-After", "10"),), count=self._policy.limits.exports)
            limits = self._policy.limits
            await self._run(inner, body, answer, limits.export_seconds if export else limits.seconds)
        if reader.held is not None:
            await asyncio.to_thread(self._access.used, reader)

    async def _run(self, scope: Asked, body: _Body, answer: _Answer, seconds: float) -> None:
        """Run the application in a task of its own: one that waits for a thread cannot be stopped, only left."""
        task = asyncio.ensure_future(self._app(scope, body, answer))
        over = asyncio.ensure_future(answer.over.wait())
        try:
            await asyncio.wait({task, over}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if not task.done() and not answer.over.is_set():
                answer.shut = True
                raise Refused(503, "server-slow", (("Retry-After", "30"),))
            if task.done():
                await task
            elif not answer.cut:
                await task
        except Exception:
            if body.too_large:
                raise Refused(413, "server-body", count=self._policy.limits.body) from None
            raise
        finally:
            over.cancel()
            if not task.done():
                task.cancel()
                task.add_done_callback(_forget)

    async def _reader(self, scope: Asked, headers: Mapping[str, str]) -> Reader:
        token = bearer_of(headers)
        if token is None:
            secret = cookie_of(headers, self._access.cookie_name)
            found = None if secret is None else await asyncio.to_thread(self._access.held, secret, PassKind.SESSION)
            return found or self._access.stranger()
        found = await asyncio.to_thread(self._access.held, token, PassKind.TOKEN)
        if found is None:
            self._check_rate(scope, self._access.stranger())
            raise Refused(401, "server-bad-token", (("WWW-Authenticate", 'Bearer error="invalid_token"'),))
        return found

    def _check_rate(self, scope: Asked, reader: Reader) -> None:
        limits, now, host = self._policy.limits, time.monotonic(), _client(scope)
        if scope["path"].startswith(OPEN_TO_ALL[0]):
            return
        if reader.held is not None:
            wait = self._requests.take(f"held {reader.held.number}", limits.known, now)
        else:
            most = limits.loopback if is_loopback(host) else limits.anonymous
            wait = self._requests.take(address_key(host), most, now)
        if wait is None and scope["path"] == ENTRANCE and _tries_key(scope):
            wait = self._backoff.wait(address_key(host), now)
            wait = self._logins.take(address_key(host), limits.logins, now) if wait is None else wait
        if wait is not None:
            seconds = max(1, round(wait + 0.5))
            raise Refused(429, "server-too-many", (("Retry-After", str(seconds)),), count=seconds)

    def tried(self, scope: Asked, passed: bool) -> None:
        """Tell whether a try at the entrance was right: wrong ones make the next wait."""
        key = address_key(_client(scope))
        if passed:
            self._backoff.passed(key)
        else:
            self._backoff.failed(key, time.monotonic())

    def _check_rights(self, scope: Asked, headers: Mapping[str, str], reader: Reader) -> str | None:
        """Where to send somebody who may not come in yet but may ask to; None for who may come in."""
        path, method = scope["path"], scope["method"]
        if method not in SAFE:
            if headers.get("authorization") is None:
                _check_site(headers)
            if path in self._policy.free_posts:
                return None
            if reader.held is None:
                raise _no_pass(path)
            if path not in self._policy.own_posts and not reader.may(Scope.REVIEW):
                raise Refused(403, "server-scope", scope=Scope.REVIEW.value)
        if reader.may(Scope.READ) or path.startswith(OPEN_TO_ALL):
            return None
        if reader.held is None and wants_page(path, headers.get("accept")):
            return ENTRANCE
        raise _no_pass(path)

    async def _refuse(self, scope: Asked, answer: _Answer, fault: Fault) -> None:
        if answer.started:
            if not answer.ended:  # half an answer: break it off, so that nobody takes it for a whole one
                raise ConnectionResetError(fault.code)
            return
        told = Fault(fault.status, fault.code, fault.details, answer.request, fault.headers)
        headers = _headers(scope)
        if wants_page(scope["path"], headers.get("accept")):
            await answer.whole(told, self._policy.draw(told).encode("utf-8", "backslashreplace"), "text/html")
        else:
            await answer.whole(told, problem(told, preferred(headers.get("accept-language"))), PROBLEM)
