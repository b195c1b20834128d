"""What lies on the table: proposals with their terms, and the answers to them with whoever declared each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qawl.model.documents import Span


class ProposalKind(StrEnum):
    OFFER = "offer"
    COUNTER = "counter"
    """An answer that is itself a proposal."""
    FRAMEWORK = "framework"
    """A road map, principles, an agreement to be filled."""
    UN_DRAFT = "un_draft"
    """A draft resolution of a council or assembly."""
    BRIDGING = "bridging"
    """A mediator's, between two others."""


class ProposalStatus(StrEnum):
    FLOATED = "floated"
    TABLED = "tabled"
    UNDER_STUDY = "under_study"
    ANSWERED = "answered"
    AGREED = "agreed"
    COLLAPSED = "collapsed"
    SUPERSEDED = "superseded"


class Item(StrEnum):
    """What a term gives."""

    RELEASE = "release"
    WITHDRAW = "withdraw"
    HALT_FIRE = "halt_fire"
    AID = "aid"
    ACCESS = "access"
    REBUILD = "rebuild"
    GOVERN = "govern"
    GUARANTEE = "guarantee"
    DISARM = "disarm"
    RECOGNISE = "recognise"
    OTHER = "other"


class Verdict(StrEnum):
    ACCEPT = "accept"
    ACCEPT_IF = "accept_if"
    PARTIAL = "partial"
    COUNTER = "counter"
    REJECT = "reject"
    STUDYING = "studying"
    SILENT = "silent"
    """Reported not to have answered («لم يُسمع أي مسؤول يتحدث عن هذه الموافقة»)."""
    VETO = "veto"
    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class DeclaredBy(StrEnum):
    """Who makes an answer or a position known: without this «accepted» means little."""

    SELF = "self"
    SPOKESMAN = "spokesman"
    COUNTERPART = "counterpart"
    """Another party of the same talks."""
    MEDIATOR = "mediator"
    LEAK = "leak"
    """An unnamed source."""
    OUTLET = "outlet"
    """Nobody is named: the outlet tells it in its own voice."""
    OTHER = "other"
    """Somebody named who is neither the party nor known to be a mediator."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a proposal would have somebody do."""

    at: Span
    """The clause that says it."""
    item: Item
    phase: int | None = None
    """From 1; None where the article names no phase for it."""
    duration: str | None = None
    """ISO 8601."""
    giver: str | None = None
    taker: str | None = None
    quantity: Span | None = None
    """The figure that it holds («مئات»)."""
    object: Span | None = None
    """What is given («السجناء الفلسطينيين»)."""
    condition: Span | None = None
    """In exchange for what, or if what («مقابل …»)."""
    statement: int | None = None
    """The place of the statement that says so among those of the reading; None for the outlet."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer to a proposal, as somebody declared it."""

    at: Span
    party: str
    verdict: Verdict
    declared_by: DeclaredBy
    declarer: str | None
    """By name; None for the outlet itself."""
    conditions: tuple[Span, ...] = ()
    statement: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal that an article speaks of, with all that this article says of it."""

    at: tuple[Span, ...]
    """Every place that names it, in text order; never empty."""
    title: str
    """Its fullest name in the article («مشروع القرار الجزائري لوقف إطلاق النار»)."""
    kind: ProposalKind
    status: ProposalStatus
    authors: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    replies_to: str | None = None
    """The title of the proposal that it answers."""
    phases: int | None = None
    """How many it is said to have («من 3 مراحل»)."""
    duration: str | None = None
    """Of the whole, ISO 8601 («على مدى 4.5 أشهر»)."""
    terms: tuple[Term, ...] = ()
    responses: tuple[Response, ...] = ()
    rule: str = ""
