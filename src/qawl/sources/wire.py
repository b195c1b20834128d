"""One request over HTTP/1.1 and its answer: the only module that knows httpcore2."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

import httpcore2

from qawl.model.captures import Headers
from qawl.sources.addresses import Address
from qawl.sources.asking import Stopped
from qawl.sources.dial import Allowance, Dial

_KEPT_OPEN = 15.0
"""Seconds that a connection stays open for the next ask."""
_AGAIN = frozenset({"fetch-broken", "fetch-unreachable"})


@dataclass(frozen=True, slots=True)
class Reply:
    """The head of an answer, and its body as it comes off the wire: nothing is unpacked here."""

    status: int
    headers: Headers
    pieces: Iterator[bytes]


def trusted() -> ssl.SSLContext:
    """TLS that trusts whom this machine trusts, and checks the certificate and its name."""
    return httpcore2.default_ssl_context()


class Line:
    """The one connection to a host; one thread uses it at a time."""

    def __init__(self, dial: Dial, tls: ssl.SSLContext) -> None:
        self._dial = dial
        self._tls = tls
        self._connection: httpcore2.HTTPConnection | None = None

    @contextmanager
    def asking(self, address: Address, headers: Headers, allowance: Allowance) -> Iterator[Reply]:
        """Ask for an address; after the block the connection is free for the next ask, or closed.

        A connection that was kept open and turns out to be over is opened once more: the server ended it.
        """
        self._dial.allowance = allowance
        kept = self._is_kept(address)
        with _naming_what_failed(address):
            try:
                response = self._sent(address, headers)
            except Stopped as stop:
                if not kept or allowance.taken or stop.code not in _AGAIN:
                    raise
                self.close()
                response = self._sent(address, headers)
            allowance.in_head = False
            try:
                yield Reply(response.status, _text(response.headers), iter(cast(Iterable[bytes], response.stream)))
            finally:
                response.close()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _is_kept(self, address: Address) -> bool:
        """Whether the open connection can be used; one that cannot is closed, so that there is never a second."""
        held = self._connection
        if held and held.can_handle_request(_url(address).origin) and held.is_available() and not held.has_expired():
            return True
        self.close()
        return False

    def _sent(self, address: Address, headers: Headers) -> httpcore2.Response:
        if self._connection is None:
            self._connection = httpcore2.HTTPConnection(
                _url(address).origin,
                ssl_context=self._tls,
                keepalive_expiry=_KEPT_OPEN,
                network_backend=cast(httpcore2.NetworkBackend, self._dial),
            )
        sent = [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers]
        with _naming_what_failed(address):
            return self._connection.handle_request(httpcore2.Request("GET", _url(address), headers=sent))


def _url(address: Address) -> httpcore2.URL:
    return httpcore2.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)


def _text(headers: Iterable[tuple[bytes, bytes]]) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers)


@contextmanager
def _naming_what_failed(address: Address) -> Iterator[None]:
    try:
        yield
    except (httpcore2.RemoteProtocolError, httpcore2.LocalProtocolError) as error:
        raise Stopped("fetch-broken", reason=str(error)) from error
    except ssl.SSLError as error:
        raise Stopped("fetch-tls", host=address.host, reason=_why(error)) from error
    except ConnectionRefusedError as error:
        raise Stopped("fetch-refused", host=address.host) from error
    except OSError as error:
        raise Stopped("fetch-unreachable", host=address.host, reason=error.strerror or str(error)) from error


def _why(error: ssl.SSLError) -> str:
    return str(getattr(error, "verify_message", "") or error.reason or error)
