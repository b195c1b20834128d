"""Servers on loopback that answer byte for byte what a measurement wants, and a small internet to find them in."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

Script = Callable[[str], Iterable[bytes]]
"""What is sent for a request's target, piece by piece, until the reader hangs up."""

PUBLIC = "93.184.216.34"
"""A number of the open internet; in the small internet it leads to a server on loopback."""


def response(body: bytes = b"", *headers: str, status: str = "200 OK") -> bytes:
    """A whole answer that says its length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def redirect(code: int, place: str) -> bytes:
    return response(b"", f"Location: {place}", status=f"{code} Elsewhere")


@dataclass(slots=True)
class Origin:
    """A server at work: where it listens, how often it was reached, what it was asked."""

    port: int
    reached: int = 0
    asked: list[bytes] = field(default_factory=list)
    """The heads of all requests."""
    open: int = 0
    most_open: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def serving(script: Script, wrap: Callable[[socket.socket], socket.socket] | None = None) -> Iterator[Origin]:
    """A server on 127.0.0.1 for the time of the block; `wrap` may put TLS on each connection."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        origin, lock = Origin(listener.getsockname()[1]), threading.Lock()
        threading.Thread(target=_accept, args=(listener, script, wrap, origin, lock), daemon=True).start()
        yield origin
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def _accept(listener: socket.socket, script: Script, wrap: Any, origin: Origin, lock: threading.Lock) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with lock:
            origin.reached += 1
            origin.open += 1
            origin.most_open = max(origin.most_open, origin.open)
        threading.Thread(target=_serve, args=(connection, script, wrap, origin, lock), daemon=True).start()


def _serve(connection: socket.socket, script: Script, wrap: Any, origin: Origin, lock: threading.Lock) -> None:
    with suppress(OSError, ValueError):
        connection.settimeout(30)
        connection = wrap(connection) if wrap else connection
        while head := _head(connection):
            origin.asked.append(head)
            if not _answer(connection, script(head.split(b" ")[1].decode("latin-1"))):
                break
    connection.close()
    with lock:
        origin.open -= 1


def _head(connection: socket.socket) -> bytes:
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        piece = connection.recv(4096)
        if not piece:
            return b""
        head += piece
    return head


def _answer(connection: socket.socket, pieces: Iterable[bytes]) -> bool:
    """Send an answer; whether the connection stays open after it."""
    first = b""
    for piece in pieces:
        first = first or piece
        connection.sendall(piece)
    head = first.partition(b"\r\n\r\n")[0].lower()
    return b"content-length" in head and b"connection: close" not in head


@dataclass(slots=True)
class Dialled:
    """Every number that the process tried to reach while it was watched."""

    numbers: list[tuple[str, int]] = field(default_factory=list)


@contextmanager
def small_internet(places: Mapping[tuple[str, int], int]) -> Iterator[Dialled]:
    """Watch every connection that Python makes; those to `places` lead to servers of ours, by their port.

    Of all others only those to 127.0.0.1 are made, the rest is noted and refused: nothing leaves the machine.
    """
    dialled, real = Dialled(), socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family not in (socket.AF_INET, socket.AF_INET6):
            dialled.numbers.append((str(address), 0))
            raise ConnectionRefusedError(111, "not in this internet")
        number, port = str(address[0]), int(address[1])
        if (number, port) in places:
            real(self, ("127.0.0.1", places[number, port]))
            return
        dialled.numbers.append((number, port))
        if number != "127.0.0.1":
            raise ConnectionRefusedError(111, "not in this internet")
        real(self, (number, port))

    with mock.patch.object(socket.socket, "connect", connect):
        yield dialled
