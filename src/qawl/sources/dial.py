"""Where connections are made: names become numbers once, only public ones are dialled, every byte has its limit."""

from __future__ import annotations

import ipaddress
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from qawl.sources.addresses import Network, is_public
from qawl.sources.asking import Stopped

if TYPE_CHECKING:
    import ssl

Resolve = Callable[[str, int], Iterable[str]]
"""The numbers of a host, each as text; asked once for a connection."""

_TRIED = 4
"""Of a host's many numbers so many are tried, the time shared among them."""


@dataclass(slots=True)
class Allowance:
    """What is left to one exchange: time, bytes of its head, bytes in all."""

    deadline: float
    """On the monotonic clock."""
    whole: float
    read: float
    head: int
    wire: int
    in_head: bool = True
    taken: int = 0

    def seconds(self, most: float) -> float:
        """How long the next step may wait; ends the exchange when its time is over."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise Stopped("fetch-too-slow", count=_count(self.whole))
        return min(most, left)

    def room(self) -> int:
        """How many bytes may come next; ends the exchange when there were enough."""
        if self.in_head and self.taken >= self.head:
            raise Stopped("fetch-head")
        if self.taken >= self.wire:
            raise Stopped("fetch-broken", reason="more bytes than any body needs")
        return (self.head if self.in_head else self.wire) - self.taken


@dataclass(frozen=True, slots=True)
class Gate:
    """Which numbers may be dialled: those of the open internet, and of `networks`."""

    resolve: Resolve
    networks: tuple[Network, ...] = ()

    def numbers(self, host: str, port: int, patience: float) -> tuple[str, ...]:
        """The numbers of `host`; refused as a whole if a single one of them may not be dialled."""
        numbers = (host,) if _is_number(host) else self._resolved(host, port, patience)
        if not all(self._lets(number) for number in numbers):
            raise Stopped("fetch-private-address", host=host)
        return numbers

    def _resolved(self, host: str, port: int, patience: float) -> tuple[str, ...]:
        try:
            found = tuple(dict.fromkeys(_soon(lambda: tuple(self.resolve(host, port)), patience)))
        except (OSError, UnicodeError) as error:
            raise Stopped("fetch-dns", host=host) from error
        if not found:
            raise Stopped("fetch-dns", host=host)
        return found

    def _lets(self, number: str) -> bool:
        if is_public(number):
            return True
        try:
            ip = ipaddress.ip_address(number)
        except ValueError:
            return False
        return any(ip.version == network.version and ip in network for network in self.networks)


class Dial:
    """The way out for one host: every connection and every byte passes here.

    It has the form of a network backend of httpcore2, and knows nothing of HTTP. `allowance` is that of the
    exchange now under way; one at a time.
    """

    def __init__(self, gate: Gate, connect: float) -> None:
        self._gate = gate
        self._connect = connect
        self.allowance = Allowance(0, 0, 0, 0, 0)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: object = None,
    ) -> Stream:
        """Dial a number of `host`, never its name."""
        until = time.monotonic() + self._connect
        numbers = self._gate.numbers(host, port, self.patience)[:_TRIED]
        last = OSError("no number")
        for place, number in enumerate(numbers):
            share = max(0.001, until - time.monotonic()) / (len(numbers) - place)
            try:
                return Stream(_dialled(number, port, self.allowance.seconds(share)), self)
            except OSError as error:
                last = error
        if isinstance(last, TimeoutError):
            raise Stopped("fetch-timeout", count=_count(self._connect)) from last
        raise last

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: object = None) -> Stream:
        raise Stopped("fetch-private-address", host=path)

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    @property
    def patience(self) -> float:
        return self.allowance.seconds(self._connect)


class Stream:
    """A connection that keeps to the allowance of its dial."""

    def __init__(self, connection: socket.socket, dial: Dial) -> None:
        self._socket = connection
        self._dial = dial

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        allowance = self._dial.allowance
        self._socket.settimeout(allowance.seconds(allowance.read))
        try:
            data = self._socket.recv(min(max_bytes, allowance.room()))
        except TimeoutError as error:
            allowance.seconds(allowance.read)
            raise Stopped("fetch-timeout", count=_count(allowance.read)) from error
        allowance.taken += len(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        allowance = self._dial.allowance
        self._socket.settimeout(allowance.seconds(allowance.read))
        try:
            self._socket.sendall(buffer)
        except TimeoutError as error:
            raise Stopped("fetch-timeout", count=_count(allowance.read)) from error

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> Stream:
        """The same connection under TLS; the certificate is checked for the host's name, not for its number."""
        patience = self._dial.patience
        self._socket.settimeout(patience)
        try:
            return Stream(ssl_context.wrap_socket(self._socket, server_hostname=server_hostname), self._dial)
        except TimeoutError as error:
            self.close()
            raise Stopped("fetch-timeout", count=_count(patience)) from error
        except BaseException:
            self.close()
            raise

    def get_extra_info(self, info: str) -> bool | None:
        return self._is_readable() if info == "is_readable" else None

    def _is_readable(self) -> bool:
        """Whether something waits to be read: of an idle connection that means it is over."""
        if self._socket.fileno() < 0:
            return True
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._socket, selectors.EVENT_READ)
            return bool(waiting.select(0))


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """The numbers of a host as this machine resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(str(sockaddr[0]) for *_, sockaddr in found)


def _dialled(number: str, port: int, patience: float) -> socket.socket:
    family = socket.AF_INET6 if ":" in number else socket.AF_INET
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(patience)
        connection.connect((number, port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        connection.close()
        raise
    return connection


def _soon(ask: Callable[[], tuple[str, ...]], patience: float) -> tuple[str, ...]:
    """What `ask` gives within `patience`: a resolver has no limit of its own, so it is left behind."""
    answers: SimpleQueue[tuple[str, ...] | OSError | UnicodeError] = SimpleQueue()

    def answer() -> None:
        try:
            answers.put(ask())
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=answer, daemon=True).start()
    try:
        found = answers.get(timeout=patience)
    except Empty as error:
        raise TimeoutError from error
    if isinstance(found, Exception):
        raise found
    return found


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _count(seconds: float) -> int:
    return max(1, round(seconds))
