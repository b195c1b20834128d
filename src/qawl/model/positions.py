"""Where a party stands: for, against or on condition, as those who speak for it declare; and who mediates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qawl.model.documents import Span
from qawl.model.proposals import DeclaredBy


class Stance(StrEnum):
    FOR = "for"
    AGAINST = "against"
    CONDITIONAL = "conditional"
    DEMAND = "demand"
    REFUSE = "refuse"
    """It will not do what is asked of it («لن ننسحب»)."""


class Strength(StrEnum):
    SOFT = "soft"
    """«مستعدة لبحث», «تنظر بإيجابية»."""
    PLAIN = "plain"
    FIRM = "firm"
    """«خط أحمر», «قاطع», «لا تراجع»."""


@dataclass(frozen=True, slots=True)
class Position:
    """A stand of a party on something under negotiation, as one article reports it."""

    at: Span
    """The words that say what it wants or will not have."""
    party: str
    """The state, movement or body, by its fullest name in the article; a person's where it is `personal`."""
    issue: str
    """Two to five words of the article that say what it is about."""
    stance: Stance
    strength: Strength
    condition: Span | None
    declared_by: DeclaredBy
    declarer: str | None
    """Whoever said it, by name; None for the outlet itself."""
    statement: int | None
    """The place of the statement that it rests on among those of the reading; None where the outlet tells it."""
    rule: str
    confidence: float
    """From 0 to 1: how often positions made by this rule held on the learning set."""
    personal: bool = False
    """Of somebody of whom the article does not say for whom he speaks: a dossier or a registry may."""
    aside: bool = False
    """In passing, where the article hardly speaks of anything negotiated, or no more than a call: a dossier knows what
    is."""


class MediationKind(StrEnum):
    MEDIATOR = "mediator"
    HOST = "host"
    SPONSOR = "sponsor"
    """«برعاية»."""
    GUARANTOR = "guarantor"


@dataclass(frozen=True, slots=True)
class Mediation:
    """Somebody is said to mediate, host, sponsor or guarantee."""

    at: Span
    who: tuple[str, ...]
    kind: MediationKind
    between: tuple[str, ...]
    """The sides, where they are named."""
    about: Span | None = None
    statement: int | None = None
    rule: str = ""
