"""What an article says: statements with their chain of sources, and silences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qawl.model.documents import Article, Span
from qawl.model.figures import Figure
from qawl.model.meetings import Meeting
from qawl.model.moments import Moment
from qawl.model.positions import Mediation, Position
from qawl.model.proposals import Proposal


class Kind(StrEnum):
    """How the words are given: all inside quotation marks, none, or a real part of them."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the speaker does by speaking, judged by the cue and never by the content."""

    SAY = "say"
    DENY = "deny"
    ACCUSE = "accuse"
    DEMAND = "demand"
    CALL = "call"
    OFFER = "offer"
    ACCEPT = "accept"
    REJECT = "reject"
    PROMISE = "promise"
    THREATEN = "threaten"
    WARN = "warn"
    ASK = "ask"
    EXPRESS = "express"
    ANNOUNCE = "announce"
    AGREE = "agree"


class HopKind(StrEnum):
    """What sort of source stands at one place of a chain."""

    PERSON = "person"
    BODY = "body"
    MEDIA = "media"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Hop:
    """One source on the way of the words to the reader."""

    name: str
    """Its fullest form in the article."""
    kind: HopKind
    at: Span | None
    """Where it is named, or None when only the context says who it is."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What is known of a source that is not named."""

    nationality: str | None
    """In the article's words («أميركي»)."""
    office: str | None
    """Where the source sits, in the article's words («وزارة الدفاع»)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that the article attributes to somebody; all spans count code points of `Article.text`."""

    content: tuple[Span, ...]
    """The attributed words in text order; several pieces where a cue stands in the middle. Never empty."""
    cue: Span | None
    """The word that introduces them; None for «فلان: كذا»."""
    speaker: Span | None
    """The mention nearest to the cue; None when the verb drops its subject."""
    speaker_name: str | None
    """Who it is, in the fullest form of the article; None when nobody could be made out."""
    role: Span | None
    kind: Kind
    act: Act
    negated: bool
    """The cue stands under a negation («لم يؤكد أن»); the act already says what that amounts to."""
    unnamed: Unnamed | None
    """Set when the speaker is an unnamed person or persons."""
    chain: tuple[Hop, ...]
    """From the source nearest to the outlet to the speaker, who is last; () when nobody stands between."""
    addressee: Span | None
    time: Span | None
    place: Span | None
    rule: str
    """The lexicon entry and the frame that made this record, as `qawl explain` prints them."""
    confidence: float
    """From 0 to 1: how often records made by this rule and resolved this way held on the learning set."""

    @property
    def anonymous(self) -> bool:
        return self.unnamed is not None


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody is reported not to have said something («لم يذكر متى»)."""

    cue: Span
    speaker: Span | None
    speaker_name: str | None
    about: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Records:
    """What an article holds besides statements, each kind in text order."""

    moments: tuple[Moment, ...] = ()
    figures: tuple[Figure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[Position, ...] = ()
    mediations: tuple[Mediation, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and what was found in it: the unit that travels and is stored."""

    article: Article
    statements: tuple[Statement, ...]
    silences: tuple[Silence, ...]
    version: str
    """Qawl's version and the digest of its word lists: the same article and version give the same reading."""
    records: Records | None = None
    """None where only statements were asked for."""
