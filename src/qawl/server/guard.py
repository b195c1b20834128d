"""What stands before every page and the interface for programs: names, limits, who asks, and what may be sent."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from secrets import token_hex
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

from qawl.errors import StoreError
from qawl.model.access import PassKind, Scope
from qawl.server.access import Access, Openness, Reader, bearer_of, cookie_of
from qawl.server.answer import Answer, TooLarge, read_body, replay
from qawl.server.faults import NO_PASS, PROBLEM, Draw, Fault, Sent, plain_page, preferred, problem, wants_page
from qawl.server.hosts import Hosts
from qawl.server.limits import DEFAULTS, Backoff, Limits, Slots, Windows, address_key, is_loopback

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Send
    from starlette.types import Scope as Asked

LOG = logging.getLogger("qawl.server")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
SAFE = frozenset({"GET", "HEAD"})
MOST_FIELDS = 200
"""Fields of a form that is given back to whoever sent it."""
ENTRANCE = "/enter"
STATIC = "/static/"
OPEN_TO_ALL = frozenset({ENTRANCE, "/favicon.ico"})
"""What even a private server shows to somebody who holds nothing, beside its style sheets."""


def _streams(path: str) -> bool:
    return path.startswith(("/export", "/api/export")) or path.endswith((".jsonl", ".csv", ".xlsx", ".parquet"))


@dataclass(frozen=True, slots=True)
class Policy:
    """By what a guard decides."""

    hosts: Hosts
    limits: Limits = DEFAULTS
    is_export: Callable[[str], bool] = _streams
    """Whether an answer at this path may take long and be long: only so many of them go on at a time."""
    free_posts: frozenset[str] = frozenset({ENTRANCE, "/preferences"})
    """Where somebody who holds nothing may send something."""
    own_posts: frozenset[str] = frozenset({"/leave", "/leave-all"})
    """Where anybody who holds a session may; everything else takes the scope of a reviewer."""
    draw: Draw = plain_page


class Refused(Exception):
    """A request that is not answered; it never leaves this module."""

    def __init__(self, status: int, code: str, headers: tuple[tuple[str, str], ...] = (), **details: str | int) -> None:
        super().__init__(code)
        self.fault = Fault(status, code, tuple(details.items()), headers=headers)


class Guard:
    """The one middleware around pages and interface.

    `scope["state"]` then has who asks (`reader`), the id of the request (`request`), whether only headers are wanted
    (`head`), and whether names and reasons of reviewers may be shown (`names`): not to strangers from elsewhere.
    """

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
        metadata = self._access.secure or self._access.open_to is Openness.LOCAL
        head = scope["method"] == "HEAD"
        answer = Answer(send, token_hex(8), head=head, secure=self._access.secure, metadata=metadata)
        try:
            await self._answer(scope, receive, answer)
        except Refused as refused:
            await self._refuse(scope, answer, refused.fault)
        except StoreError:
            LOG.exception("request %s: the store refused", answer.request)
            await self._refuse(scope, answer, Fault(503, "server-store", headers=(("Retry-After", "5"),)))
        except Exception:  # the last resort: the reader gets the id of the request, and the log the rest
            LOG.exception("request %s failed", answer.request)
            await self._refuse(scope, answer, Fault(500, "server-failed"))

    async def _answer(self, scope: Asked, receive: Receive, answer: Answer) -> None:
        policy, headers = self._policy, _headers(scope)
        _check_form(scope, headers, policy)
        reader = await self._reader(scope, headers)
        self._check_rate(scope, reader)
        try:
            if not self._may_come_in(scope, headers, reader):
                await answer.redirect(ENTRANCE)
                return
        except Refused as refused:
            if refused.fault.status == NO_PASS and _is_form(scope, headers):
                answer.sent = _sent(scope, await _body(receive, policy.limits))
            raise
        if scope["method"] not in SAFE:
            body = await _body(receive, policy.limits)
            answer.sent = _sent(scope, body) if _is_form(scope, headers) else None
            receive = replay(body, receive)
        inner = {**scope, "method": "GET" if scope["method"] == "HEAD" else scope["method"]}
        inner["state"] = {**scope.get("state", {}), "reader": reader, "request": answer.request}
        inner["state"]["head"] = scope["method"] == "HEAD"
        inner["state"]["names"] = reader.held is not None or self._access.open_to is Openness.LOCAL
        export = policy.is_export(scope["path"])
        with self._exports.one() if export else nullcontext(True) as free:
            if not free:
                raise Refused(429, "server-exports", (("Retry-After", "10"),))
            seconds = policy.limits.export_seconds if export else policy.limits.seconds
            await _run(self._app, inner, receive, answer, seconds)
        self._learn(scope, answer)
        if reader.held is not None:
            await asyncio.to_thread(self._access.used, reader)

    async def _reader(self, scope: Asked, headers: Mapping[str, str]) -> Reader:
        """Who asks. A token that opens nothing is refused; a cookie that opens nothing is as good as none."""
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
        if scope["path"].startswith(STATIC):
            return
        if reader.held is not None:
            wait = self._requests.take(f"held {reader.held.number}", limits.known, now)
        else:
            most = limits.loopback if is_loopback(host) else limits.anonymous
            wait = self._requests.take(address_key(host), most, now)
        if wait is None and _tries_a_key(scope):
            wait = self._backoff.wait(address_key(host), now)
            if wait is None:
                wait = self._logins.take(address_key(host), limits.logins, now)
        if wait is not None:
            seconds = int(wait) + 1
            raise Refused(429, "count-wait-seconds", (("Retry-After", str(seconds)),), count=seconds)

    def _learn(self, scope: Asked, answer: Answer) -> None:
        """After a wrong key at the entrance the next try waits longer."""
        if _tries_a_key(scope):
            key = address_key(_client(scope))
            if answer.status < 400:
                self._backoff.passed(key)
            else:
                self._backoff.failed(key, time.monotonic())

    def _may_come_in(self, scope: Asked, headers: Mapping[str, str], reader: Reader) -> bool:
        """Whether this request is answered; False for a person who has to enter first."""
        path, method = scope["path"], scope["method"]
        if method not in SAFE:
            if headers.get("authorization") is None:
                _check_site(headers)
            if path in self._policy.free_posts:
                return True
            if reader.held is None:
                raise _no_pass()
            if path not in self._policy.own_posts and not reader.may(Scope.REVIEW):
                raise Refused(403, "server-scope", scope=Scope.REVIEW.value)
        if reader.may(Scope.READ) or path in OPEN_TO_ALL or path.startswith(STATIC):
            return True
        if reader.held is None and wants_page(path, headers.get("accept")):
            return False
        raise _no_pass()

    async def _refuse(self, scope: Asked, answer: Answer, fault: Fault) -> None:
        answer.shut = True
        if answer.started:
            if not answer.ended:  # nobody is to take half an answer for a whole one
                raise ConnectionResetError(fault.code)
            return
        told, headers = replace(fault, request=answer.request, sent=answer.sent), _headers(scope)
        if wants_page(scope["path"], headers.get("accept")):
            await answer.tell(told, self._page(told).encode("utf-8", "backslashreplace"), "text/html")
        else:
            await answer.tell(told, problem(told, preferred(headers.get("accept-language"))), PROBLEM)

    def _page(self, fault: Fault) -> str:
        try:
            return self._policy.draw(fault)
        except Exception:  # whatever hinders the handsome page must not hinder the plain one
            LOG.exception("request %s: the page of a refusal cannot be drawn", fault.request)
            return plain_page(fault)


async def _run(app: ASGIApp, scope: Asked, receive: Receive, answer: Answer, seconds: float) -> None:
    """Run the application in a task of its own: one that waits for a thread cannot be stopped, only left."""
    task = asyncio.ensure_future(_called(app, scope, receive, answer))
    cut = asyncio.ensure_future(answer.cut.wait())
    try:
        await asyncio.wait({task, cut}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            task.result()
        elif not cut.done():
            raise Refused(503, "server-slow", (("Retry-After", "30"),))
    finally:
        cut.cancel()
        if not task.done():
            answer.shut = True
            task.cancel()
            task.add_done_callback(_let_go)


async def _called(app: ASGIApp, scope: Asked, receive: Receive, answer: Answer) -> None:
    await app(scope, receive, answer)
    if answer.failed or not answer.started:
        raise RuntimeError("the application told a failure without saying which")


def _let_go(task: asyncio.Future[None]) -> None:
    """Whatever became of a task that nobody waits for any more."""
    with suppress(asyncio.CancelledError):
        task.exception()


async def _body(receive: Receive, limits: Limits) -> bytes:
    try:
        return await asyncio.wait_for(read_body(receive, limits.body), limits.seconds)
    except TooLarge:
        raise Refused(413, "server-body") from None
    except TimeoutError:
        raise Refused(408, "server-slow-body") from None


def _check_form(scope: Asked, headers: Mapping[str, str], policy: Policy) -> None:
    """Refuse what is wrong by its form alone, before anything is looked up."""
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    if len(hosts) != 1 or not policy.hosts.known(hosts[0].decode("latin-1")):
        raise Refused(421, "server-host")
    if scope["method"] not in METHODS:
        raise Refused(405, "server-method", (("Allow", ", ".join(METHODS)),))
    raw = scope.get("raw_path") or scope["path"].encode("utf-8", "surrogatepass")
    if len(raw) > policy.limits.path or len(scope.get("query_string", b"")) > policy.limits.query:
        raise Refused(414, "server-long-address")
    if any(letter < " " or letter == "\x7f" for letter in scope["path"]):
        raise Refused(404, "server-bad-address")
    told = headers.get("content-length", "0")
    if not told.isdigit() or int(told[:20]) > policy.limits.body:
        raise Refused(413, "server-body")


def _check_site(headers: Mapping[str, str]) -> None:
    """Refuse what another site makes a browser send in our reader's name."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        ours = site in ("same-origin", "none")
    elif origin is not None:
        ours = origin.partition("://")[2] == headers.get("host")
    else:
        ours = "cookie" not in headers
    if not ours:
        raise Refused(403, "server-other-site")


def _is_form(scope: Asked, headers: Mapping[str, str]) -> bool:
    """Whether a person has sent a form, whose words would be lost with it; a key is nobody's words."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    is_page = scope["path"] != ENTRANCE and wants_page(scope["path"], headers.get("accept"))
    return bool(is_page and scope["method"] == "POST" and kind == "application/x-www-form-urlencoded")


def _sent(scope: Asked, body: bytes) -> Sent | None:
    try:
        told = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    return Sent(quote(scope["path"]), tuple(told))


def _no_pass() -> Refused:
    return Refused(NO_PASS, "server-no-pass", (("WWW-Authenticate", "Bearer"),))


def _tries_a_key(scope: Asked) -> bool:
    """Whether a key or token is tried at the entrance; looking at its form is none."""
    return bool(scope["path"] == ENTRANCE and (scope["method"] not in SAFE or scope.get("query_string")))


def _headers(scope: Asked) -> dict[str, str]:
    """The headers by name in lower case; cookies of several headers are one."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, told = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}; {told}" if key == "cookie" and key in found else told
    return found


def _client(scope: Asked) -> str | None:
    client = scope.get("client")
    return client[0] if client else None
