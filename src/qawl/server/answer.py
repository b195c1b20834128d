"""The way of an answer through the guard: its headers are completed, and a failed one never begins."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

from qawl.server.faults import FAILED, Fault, Sent
from qawl.server.headers import with_standard

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Send


class Answer:
    """What an application sends, as the guard lets it through."""

    def __init__(self, send: Send, request: str, *, head: bool, secure: bool, metadata: bool) -> None:
        """`head`: only headers are wanted."""
        self._send, self.request, self._head = send, request, head
        self._secure, self._metadata = secure, metadata
        self.status = 0
        """Of what went out; 0 while nothing has."""
        self.ended = False
        self.shut = False
        """Nothing more of what the application sends goes out."""
        self.failed = False
        """The application began to tell a failure of its own; that is told by the guard."""
        self.sent: Sent | None = None
        """The form that somebody sent, for the page of a refusal."""
        self.cut = asyncio.Event()
        """Set when the application may stop: all that is wanted has gone out."""

    @property
    def started(self) -> bool:
        return self.status != 0

    async def __call__(self, message: Message) -> None:
        if self.shut or self.failed or self.ended:
            return
        if message["type"] == "http.response.start":
            if message["status"] == FAILED:
                self.failed = True
                return
            await self._start(message["status"], message.get("headers", ()))
        elif self._head:
            await self._end(b"")
            self.cut.set()
        else:
            await self._send(message)
            self.ended = not message.get("more_body", False)

    async def redirect(self, place: str) -> None:
        await self._start(303, ((b"location", place.encode()), (b"content-length", b"0")))
        await self._end(b"")

    async def tell(self, fault: Fault, body: bytes, kind: str) -> None:
        """Send a refusal whole."""
        more = [(name.lower().encode(), value.encode("latin-1")) for name, value in fault.headers]
        own = [(b"content-type", f"{kind}; charset=utf-8".encode()), (b"content-length", str(len(body)).encode())]
        await self._start(fault.status, [*own, (b"vary", b"accept, accept-language"), *more])
        await self._end(b"" if self._head else body)

    async def _start(self, status: int, headers: Iterable[tuple[bytes, bytes]]) -> None:
        self.status = status
        whole = with_standard(headers, self.request, secure=self._secure, metadata=self._metadata)
        await self._send({"type": "http.response.start", "status": status, "headers": whole})

    async def _end(self, body: bytes) -> None:
        self.ended = True
        await self._send({"type": "http.response.body", "body": body})


class TooLarge(Exception):
    """More was sent than is taken."""


async def read_body(receive: Receive, most: int) -> bytes:
    """All that was sent with a request; a bigger one raises TooLarge before it is whole."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > most:
            raise TooLarge
        if not message.get("more_body", False):
            return bytes(body)


def replay(body: bytes, receive: Receive) -> Receive:
    """Give the body that was read, and then whatever comes."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
