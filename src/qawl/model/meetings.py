"""Who met whom: calls, meetings, visits and rounds, from rumour to held, and what each side says of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qawl.model.documents import Span


class MeetingKind(StrEnum):
    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"
    TOUR = "tour"
    ROUND = "round"
    DELEGATION = "delegation"
    PRESS_CONF = "press_conf"
    SESSION = "session"
    SUMMIT = "summit"


class MeetingStatus(StrEnum):
    """How far it had come when the article was written, as the article tells it."""

    RUMOURED = "rumoured"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Part(StrEnum):
    """What somebody is to a meeting."""

    HOST = "host"
    GUEST = "guest"
    BOTH_SIDES = "side"
    """Nobody is host: two or more who met, spoke or negotiated."""
    MEDIATOR = "mediator"


@dataclass(frozen=True, slots=True)
class Participant:
    """One who takes part."""

    name: str
    """In the fullest form of the article."""
    at: Span | None
    """None where only the context says who it is."""
    post: str | None = None
    """In the article's words."""
    part: Part = Part.BOTH_SIDES


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, as one article tells it; told twice it is one, at its fullest telling."""

    at: Span
    """The clause that tells it."""
    kind: MeetingKind
    status: MeetingStatus
    participants: tuple[Participant, ...]
    """In the order in which they stand; empty when nobody is named («جولة جديدة من المفاوضات»)."""
    place: Span | None
    first: date | None
    last: date | None
    """The first and last day; both None when no day is given or it cannot be resolved."""
    when: Span | None = None
    """The moment of the article that dates it."""
    date_not_given: Span | None = None
    """Where the article says that no date was given («لم يحدد موعد»)."""
    agenda: Span | None = None
    outcome: Span | None = None
    ordinal: int | None = None
    """«زيارته الخامسة» is 5."""
    again: tuple[Span, ...] = ()
    """Where else the article speaks of it."""
    statement: int | None = None
    """The statement that tells it, by its place in the reading: whose account it is; None for the outlet's."""
    rule: str = ""
