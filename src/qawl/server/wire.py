"""What listens to browsers and programs: uvicorn, which takes Arabic in an address also as people type it."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING
from urllib.parse import quote_from_bytes

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from starlette.types import ASGIApp

ASCII = bytes(range(0x80)).decode("ascii")


class Lenient(H11Protocol):
    """The protocol of uvicorn, for programs that send Arabic in an address as it is: `curl '…?words=هدنة'`."""

    def data_received(self, data: bytes) -> None:
        # only where a request begins: what is sent in it is nobody's address
        if not data.isascii() and self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]:
            data = with_plain_address(data)
        super().data_received(data)


def with_plain_address(data: bytes) -> bytes:
    """The beginning of a request with the letters beyond ASCII of its first line written as browsers write them.

    >>> with_plain_address("GET /search?q=سد HTTP/1.1\\r\\nHost: سد\\r\\n".encode()).decode()
    'GET /search?q=%D8%B3%D8%AF HTTP/1.1\\r\\nHost: سد\\r\\n'
    """
    line, end, rest = data.partition(b"\n")
    return quote_from_bytes(line, safe=ASCII).encode() + end + rest


def serve_on(listener: socket.socket, site: ASGIApp) -> None:
    """Answer whoever comes to `listener`, until the process is told to stop."""
    config = uvicorn.Config(site, http=Lenient, log_level="warning", server_header=False, timeout_graceful_shutdown=5)
    uvicorn.Server(config).run(sockets=[listener])
