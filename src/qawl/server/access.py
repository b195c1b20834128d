"""Who asks, and what they may do: sessions of browsers, tokens of programs, and the one-time link to the first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hmac import compare_digest

from qawl.errors import StoreError
from qawl.model.access import Pass, PassKind, Scope, up_to
from qawl.server.limits import is_loopback
from qawl.server.tokens import (
    LONGEST_SECRET,
    PREFIX,
    SESSION_DAYS,
    digest_of,
    is_live,
    is_used_anew,
    make_session,
    new_secret,
)
from qawl.store.contract.access import AccessStore

KEY_LIFE = timedelta(minutes=10)
MOST_KEYS = 16
"""One-time keys that wait to be used."""
ALL_SCOPES = up_to(Scope.ADMIN)


class Openness(StrEnum):
    """Who may read."""

    LOCAL = "local"
    """Whoever is at this machine: nobody else can reach the server."""
    PUBLIC = "public"
    """Whoever can reach the server."""
    PRIVATE = "private"
    """Who holds a session or a token."""


def openness(host: str, *, public_read: bool = False, private: bool = False) -> Openness | None:
    """How a server on this host is open; None where it must not start, because nobody has said who may read."""
    if private:
        return Openness.PRIVATE
    if public_read:
        return Openness.PUBLIC
    return Openness.LOCAL if is_loopback(host) else None


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks."""

    name: str
    """Empty for somebody who holds nothing."""
    scopes: frozenset[Scope]
    held: Pass | None = None
    """The session or token; None for somebody who holds nothing."""

    def may(self, scope: Scope) -> bool:
        return scope in self.scopes


class Access:
    """Tells who asks by what they hold, and opens and ends sessions. Its methods wait for the store: not on a loop."""

    def __init__(
        self,
        store: Callable[[], AbstractContextManager[AccessStore]],
        open_to: Openness = Openness.LOCAL,
        *,
        secure: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`secure`: browsers come by https, so that a cookie may go no other way."""
        self._store, self.open_to, self.secure, self._clock = store, open_to, secure, clock
        self.cookie_name = "__Host-qawl_session" if secure else "qawl_session"
        self._keys: dict[bytes, tuple[datetime, str, tuple[Scope, ...]]] = {}
        self._lock = threading.Lock()

    def stranger(self) -> Reader:
        """Somebody who holds nothing."""
        reads = self.open_to is not Openness.PRIVATE
        return Reader("", frozenset({Scope.READ} if reads else ()))

    def held(self, secret: str, kind: PassKind) -> Reader | None:
        """Who holds this secret of a session or token; None when it opens nothing, for whatever reason."""
        now = self._clock()
        if not 0 < len(secret) <= LONGEST_SECRET:
            return None
        digest = digest_of(secret)
        with self._store() as store:
            found = store.pass_of(digest)
            if found is None or not compare_digest(found.digest, digest) or found.kind is not kind:
                return None
            if not is_live(found, now) or not _parent_lives(store, found, now):
                return None
        return Reader(found.name, frozenset(found.scopes), found)

    def used(self, reader: Reader) -> None:
        """Keep that a session or token was used, to the minute; a store that cannot be written keeps nobody out."""
        now = self._clock()
        if reader.held is not None and is_used_anew(reader.held, now):
            with suppress(StoreError), self._store() as store:
                store.use_pass(reader.held.number, now)

    def new_key(self, name: str, scopes: Sequence[Scope] = ALL_SCOPES) -> str:
        """A key that opens one session, once, within ten minutes: for the link that is printed at the start."""
        key = new_secret()
        with self._lock:
            while len(self._keys) >= MOST_KEYS:
                del self._keys[next(iter(self._keys))]
            self._keys[digest_of(key)] = self._clock() + KEY_LIFE, name, tuple(scopes)
        return key

    def enter_with_key(self, key: str) -> str | None:
        """The secret of a new session for a one-time key, which is then used up; None for a wrong or old one."""
        with self._lock:
            found = self._keys.pop(digest_of(key[:LONGEST_SECRET]), None)
        if found is None or self._clock() >= found[0]:
            return None
        with self._store() as store:
            return make_session(store, found[1], found[2], self._clock())[0]

    def enter_with_token(self, token: str) -> str | None:
        """The secret of a new session with the name and scopes of a token; None for one that opens nothing."""
        reader = self.held(token.strip(), PassKind.TOKEN)
        if reader is None or reader.held is None:
            return None
        with self._store() as store:
            return make_session(store, reader.name, reader.held.scopes, self._clock(), reader.held)[0]

    def leave(self, reader: Reader) -> None:
        """End the session that this reader holds."""
        if reader.held is not None and reader.held.kind is PassKind.SESSION:
            with self._store() as store:
                store.end_passes(PassKind.SESSION, self._clock(), number=reader.held.number)

    def leave_all(self, reader: Reader) -> int:
        """End all sessions of this reader's name, on whatever machine; how many there were."""
        if reader.held is None:
            return 0
        with self._store() as store:
            return store.end_passes(PassKind.SESSION, self._clock(), name=reader.name)

    def end_session(self, number: int) -> bool:
        """End one session, whoever holds it; whether there was one."""
        with self._store() as store:
            return bool(store.end_passes(PassKind.SESSION, self._clock(), number=number))

    def sessions(self, name: str | None = None) -> list[Pass]:
        """The sessions that are open now, of this name or of all, the newest first."""
        now = self._clock()
        with self._store() as store:
            found = [one for one in store.passes(PassKind.SESSION) if is_live(one, now)]
        return [one for one in reversed(found) if name is None or one.name == name]

    def cookie(self, secret: str) -> str:
        """The value of `Set-Cookie` that hands a session to a browser."""
        return self._cookie(secret, SESSION_DAYS * 86_400)

    def no_cookie(self) -> str:
        """The value of `Set-Cookie` that takes the session from a browser."""
        return self._cookie("", 0)

    def _cookie(self, value: str, age: int) -> str:
        secure = "; Secure" if self.secure else ""
        return f"{self.cookie_name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}"


def _parent_lives(store: AccessStore, one: Pass, now: datetime) -> bool:
    parent = None if one.parent is None else store.pass_numbered(one.parent)
    return parent is None or is_live(parent, now)


def bearer_of(headers: Mapping[str, str]) -> str | None:
    """The token of an `Authorization` header; empty for a header that holds none; None for no header."""
    told = headers.get("authorization")
    if told is None:
        return None
    scheme, _, token = told.strip().partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip().startswith(PREFIX) else ""


def cookie_of(headers: Mapping[str, str], name: str) -> str | None:
    """The value of a cookie; None where there is none. What other programs of this machine set is passed over."""
    for part in headers.get("cookie", "").split(";"):
        said, _, value = part.strip().partition("=")
        if said == name and value:
            return value
    return None
