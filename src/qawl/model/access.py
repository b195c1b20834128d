"""Who may come in by a door: scopes, and the sessions and tokens that carry them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Scope(StrEnum):
    """What somebody may do."""

    READ = "read"
    REVIEW = "review"
    """Correct what was extracted."""
    ADMIN = "admin"
    """See who holds a session or token, and end it."""


def up_to(scope: Scope) -> tuple[Scope, ...]:
    """A scope and those that it has in it: who may correct may read."""
    known = tuple(Scope)
    return known[: known.index(scope) + 1]


class PassKind(StrEnum):
    """In what shape somebody carries a scope."""

    SESSION = "session"
    """Of a browser: a cookie."""
    TOKEN = "token"
    """Of a program: a header."""


@dataclass(frozen=True, slots=True)
class Look:
    """How far somebody had seen a dossier."""

    at: datetime
    mark: str = ""
    """Which articles had come by then, as the store says it; empty where only the time is known."""


@dataclass(frozen=True, slots=True)
class Pass:
    """A session or a token; its secret is never kept, only what it hashes to."""

    digest: bytes
    """SHA-256 of the secret."""
    kind: PassKind
    name: str
    """Whose it is, or what it is for: under this name reviews are kept."""
    scopes: tuple[Scope, ...]
    made: datetime
    ends: datetime
    """The last moment of it, used or not."""
    used: datetime | None = None
    """About when it was last used: to the minute."""
    ended: datetime | None = None
    """When somebody ended it; None while nobody has."""
    parent: int | None = None
    """Of a session the number of the token that it was opened with: they end together."""
    number: int = 0
    """From 1; 0 before it is kept."""
