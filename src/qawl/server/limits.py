"""How much one reader may ask: requests in a moving window, tries at a login, exports at a time."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

MINUTE = 60.0
MOST_KEYS = 10_000
"""So many readers are remembered; the one that has asked nothing for the longest time is forgotten first."""
LONGEST_WAIT = 300.0
"""Seconds that a wrong key makes one wait at most."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server allows."""

    anonymous: int = 60
    """Requests in a minute from one address, of those that hold nothing; pictures and style sheets do not count."""
    known: int = 600
    """Requests in a minute with one session or token."""
    loopback: int = 6_000
    """Requests in a minute from this machine."""
    logins: int = 10
    """Tries at a login in a minute from one address."""
    exports: int = 2
    """Exports at a time."""
    body: int = 1_000_000
    """Bytes of what is sent."""
    query: int = 8_192
    """Bytes of the part of an address after the question mark."""
    path: int = 2_048
    """Bytes of the part before it."""
    seconds: float = 30.0
    """How long an answer may take."""
    export_seconds: float = 3_600.0
    """How long an export may take, with a slow reader."""


DEFAULTS = Limits()


class Windows:
    """Counts what each key did in the last minute."""

    def __init__(self, seconds: float = MINUTE, most_keys: int = MOST_KEYS) -> None:
        self._seconds, self._most = seconds, most_keys
        self._done: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str, limit: int, now: float) -> float | None:
        """Count one more for this key, and None; or, where the limit is reached, the seconds until one is free."""
        with self._lock:
            done = self._done.setdefault(key, deque())
            self._done.move_to_end(key)
            while len(self._done) > self._most:
                self._done.popitem(last=False)
            while done and now - done[0] >= self._seconds:
                done.popleft()
            if len(done) >= limit:
                return self._seconds - (now - done[0])
            done.append(now)
            return None


class Backoff:
    """After each wrong key one waits longer: 1, 2, 4 … seconds."""

    FREE = 3
    """So many mistakes cost nothing: keys are copied by hand."""

    def __init__(self, most_keys: int = MOST_KEYS) -> None:
        self._most = most_keys
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str, now: float) -> float | None:
        """The seconds to wait before the next try; None for none."""
        with self._lock:
            times, last = self._failed.get(key, (0, 0.0))
        if times <= self.FREE:
            return None
        left = last + min(2.0 ** (times - self.FREE - 1), LONGEST_WAIT) - now
        return left if left > 0 else None

    def failed(self, key: str, now: float) -> None:
        with self._lock:
            times, _ = self._failed.pop(key, (0, 0.0))
            self._failed[key] = min(times + 1, 64), now
            while len(self._failed) > self._most:
                self._failed.popitem(last=False)

    def passed(self, key: str) -> None:
        with self._lock:
            self._failed.pop(key, None)


class Slots:
    """So many things at a time, and no more."""

    def __init__(self, count: int) -> None:
        self._free = threading.BoundedSemaphore(count)

    @contextmanager
    def one(self) -> Iterator[bool]:
        """Whether there was a free one; it is given back at the end."""
        got = self._free.acquire(blocking=False)
        try:
            yield got
        finally:
            if got:
                self._free.release()


def address_key(host: str | None) -> str:
    """By what one network is known: an IPv4 address, or the 64 bits that one holder of IPv6 addresses shares."""
    address = _address(host)
    if address is None:
        return host or "?"
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address)


def is_loopback(host: str | None) -> bool:
    address = _address(host)
    return address.is_loopback if address is not None else host == "localhost"


def _address(host: str | None) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address((host or "").strip("[]").partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
