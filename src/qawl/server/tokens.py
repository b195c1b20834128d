"""Secrets that open a door: made of 256 random bits, kept as what they hash to, and ended by time or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from qawl.model.access import Pass, PassKind, Scope
from qawl.store.contract.access import AccessStore

PREFIX = "qawl_"
"""By this a token is known as ours where it leaks, in a log or a repository."""
LONGEST_SECRET = 200
"""Characters; whatever is longer is none of ours."""
DAYS = 90
SESSION_DAYS = 14
IDLE = timedelta(hours=12)
NEXT_USE = timedelta(minutes=1)
"""Use is kept once in so long."""


def new_secret() -> str:
    return token_urlsafe(32)


def digest_of(secret: str) -> bytes:
    """What a secret is known by; a secret of 256 bits needs no salt and no slow hash."""
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()


def make_token(
    store: AccessStore, name: str, scopes: Sequence[Scope], now: datetime, days: int = DAYS
) -> tuple[str, Pass]:
    """A new token: its secret, which is shown once and never again, and what is kept of it."""
    secret = PREFIX + new_secret()
    ends = now + timedelta(days=days)
    return secret, store.admit(Pass(digest_of(secret), PassKind.TOKEN, name, tuple(scopes), now, ends))


def make_session(
    store: AccessStore, name: str, scopes: Sequence[Scope], now: datetime, token: Pass | None = None
) -> tuple[str, Pass]:
    """A new session: its secret, and what is kept of it; one that a token opened ends when the token does."""
    secret = new_secret()
    ends = now + timedelta(days=SESSION_DAYS)
    ends, parent = (ends, None) if token is None else (min(ends, token.ends), token.number)
    made = Pass(digest_of(secret), PassKind.SESSION, name, tuple(scopes), now, ends, now, None, parent)
    return secret, store.admit(made)


def is_live(one: Pass, now: datetime) -> bool:
    """Whether it opens a door now: not ended, not over, and a session not idle for too long."""
    if one.ended is not None or now >= one.ends:
        return False
    return one.kind is PassKind.TOKEN or now - (one.used or one.made) < IDLE


def is_used_anew(one: Pass, now: datetime) -> bool:
    """Whether this use is to be kept: the last that was kept is a while ago."""
    return one.used is None or now - one.used >= NEXT_USE
