"""The names that a server answers to: a page of another site that calls itself by our address gets nothing."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address

from qawl.server.limits import is_loopback

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[0-9A-Za-z._-]+)(?::(\d{1,5}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Hosts:
    """What a `Host` header may say."""

    names: frozenset[str]
    """In lower case, without a port."""
    port: int
    """The port that loopback names come with."""
    addresses: bool = False
    """Any bare address of a machine: no name can be bent to it. For servers that others reach."""

    def known(self, told: str) -> bool:
        """Whether this is one of ours.

        >>> ours = Hosts(LOOPBACK, 8000)
        >>> ours.known("localhost:8000"), ours.known("[::1]:8000"), ours.known("evil.example:8000")
        (True, True, False)
        """
        found = _HOST.fullmatch(told)
        if found is None:
            return False
        name, port = found[1].strip("[]").lower().removesuffix("."), found[2]
        if name in LOOPBACK:
            return name in self.names and port in ({str(self.port)} | ({None} if self.port in (80, 443) else set()))
        return name in self.names or (self.addresses and _is_address(name))


def hosts_of(host: str, port: int, names: Collection[str] = ()) -> Hosts:
    """What a server that listens there answers to: itself, and the names it was given, on whatever port."""
    told = {
        found[1].strip("[]").lower().removesuffix(".") for name in names if (found := _HOST.fullmatch(name.strip()))
    }
    own = LOOPBACK | {host.strip("[]").lower()} | told
    return Hosts(frozenset(own - {"0.0.0.0", "::", ""}), port, addresses=not is_loopback(host))


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
