"""Lines of a record: stands, proposals, meetings and figures over many articles, each with what carries it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qawl.model.conflicts import ConflictKind, ConflictStatus
from qawl.model.documents import Span
from qawl.model.figures import Bound
from qawl.model.meetings import MeetingKind, MeetingStatus, Part
from qawl.model.positions import Stance, Strength
from qawl.model.proposals import DeclaredBy, Item, ProposalKind, ProposalStatus, Verdict


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters of one article that carry a line, and the way on which its words came."""

    article: str
    outlet: str | None
    url: str | None
    published: str | None
    """As the page says of itself; of a second article on it, that one's own date or None."""
    day: date | None
    """The day on which it was said as far as the article tells, else the day of `published`."""
    spans: tuple[Span, ...]
    exact: str
    """The words of the spans; pieces are joined by " … "."""
    chain: tuple[str, ...]
    """Outlet first where it is known, the speaker last."""
    origin: str
    """Whoever stands nearest behind the outlet, else the outlet's credited source, else the outlet: what is counted
    when independence is."""
    statement: int | None
    """The place of the statement that carries it among those of the reading; None where the outlet tells it."""
    context: Span | None = None
    """The sentence, or the part of it, that the spans stand in; None where they are more than one sentence holds."""
    sentence: str = ""
    """The words of `context`."""
    source: str = ""
    """A key of where the article has it from, equal for copies and for those who have it from one carrier: how many
    different ones stand behind a line is how many independent sources it has."""
    record: str = ""
    """The permanent id of the statement, where people corrected or added it: there its history stands. Else empty."""
    hand: str = ""
    """What they did with it: `corrected` or `added`."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in the record: an actor of the dossier, or only a name."""

    name: str
    """In the words of the earliest article."""
    actor: str | None = None
    """The id of an actor of the dossier."""
    side: str | None = None
    """The actor whom that one belongs to or speaks for: a party, a state …"""


class Change(StrEnum):
    """What a stand is to the one before it, declared by the same kind of voice."""

    NEW = "new"
    HARDENED = "hardened"
    SOFTENED = "softened"
    REVERSED = "reversed"
    CLARIFIED = "clarified"
    """The same, and more exact: a place on the scale or a condition that was not named before."""
    REPEATED = "repeated"
    """Nothing new, in fewer or other words."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a party stood on an issue for a while, as one kind of voice declared it."""

    id: str
    stance: Stance
    mark: str | None
    """The place on the issue's scale by id; None where no words of the scale are used."""
    value: int | None
    condition: str | None
    strength: Strength
    """The strongest of the evidence."""
    declared_by: DeclaredBy
    """By what the dossier knows of the declarer; `spokesman` and `self` are the party's own word."""
    declarer: Who | None
    """None for the outlet itself."""
    since: date | None
    until: date | None
    """The day of the stand that followed; None while it holds."""
    change: Change | None
    """None where the stand has no date: nothing is before or after it."""
    previous: str | None
    """The id of the stand that it is compared with."""
    explained_by: tuple[Evidence, Evidence] | None
    """The two statements behind the change: the last of the stand before and the first of this one."""
    evidence: tuple[Evidence, ...]


class Role(StrEnum):
    """What an actor is to the dossier."""

    PARTY = "party"
    MEDIATOR = "mediator"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cell:
    """One party on one issue: its own word first, and apart from it what others say of it."""

    id: str
    party: str
    role: Role
    issue: str
    kind: str | None
    """The sort of the issue where the dossier keeps sorts apart."""
    own: tuple[Stand, ...]
    """What it or its spokesman declared, in time."""
    told: tuple[Stand, ...]
    """What a counterpart, a mediator, a leak or an outlet declared of it; never in the place of its own word."""

    @property
    def stands(self) -> tuple[Stand, ...]:
        return self.own + self.told


@dataclass(frozen=True, slots=True)
class LoosePosition:
    """A stand whose party or issue the dossier does not name."""

    id: str
    party: Who
    issue: str
    """In the article's words."""
    issues: tuple[str, ...]
    """Those of the dossier; empty where that is what is missing."""
    stance: Stance
    condition: str | None
    declared_by: DeclaredBy
    declarer: Who | None
    evidence: tuple[Evidence, ...]
    proposal: str | None = None
    """The proposal of the dossier that it is a stand on, where it is one."""
    personal: bool = False
    """Of a person of whom neither the article nor the dossier says for whom he speaks."""


@dataclass(frozen=True, slots=True)
class TermLine:
    """One thing that a proposal would have somebody do."""

    id: str
    phase: int | None
    item: Item
    giver: Who | None
    taker: Who | None
    duration: str | None
    object: str | None
    quantity: str | None
    condition: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a party answered, as one kind of voice declared it."""

    id: str
    party: Who
    verdict: Verdict
    declared_by: DeclaredBy
    declarer: Who | None
    conditions: tuple[str, ...]
    since: date | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """A proposal's status at a time."""

    status: ProposalStatus
    since: date | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposal over all articles that speak of it."""

    id: str
    known: str | None
    """Its id in the dossier; None where articles alone know it."""
    title: str
    titles: tuple[str, ...]
    """Every name that it goes by."""
    kind: ProposalKind
    status: ProposalStatus
    """The latest; that it is merely spoken of again takes nothing back."""
    authors: tuple[Who, ...]
    mediators: tuple[Who, ...]
    version: int | None
    replies_to: str | None
    """The id of a line of this record, or the title in the article's words."""
    answered_by: tuple[str, ...]
    """The ids of the lines that reply to it."""
    phases: int | None
    duration: str | None
    first: date | None
    last: date | None
    terms: tuple[TermLine, ...]
    """By phase, those without one last."""
    answers: tuple[Answer, ...]
    """By party; each party's own word first, then in time."""
    history: tuple[Reached, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Attendee:
    """One who takes part in a meeting."""

    who: Who
    post: str | None
    part: Part


@dataclass(frozen=True, slots=True)
class Stage:
    """A meeting's status at a time."""

    status: MeetingStatus
    since: date | None
    """When it was told so."""
    first: date | None
    last: date | None
    """The days given for the meeting then."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Readout:
    """What one side says of a meeting."""

    side: str | None
    """The party or actor whose account it is; None where the dossier does not know the speaker."""
    speaker: Who
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting over all articles that tell it."""

    id: str
    kind: MeetingKind
    status: MeetingStatus
    first: date | None
    last: date | None
    date_not_given: bool
    """No day is known, and it was said that none was given."""
    place: str | None
    attendees: tuple[Attendee, ...]
    ordinal: int | None
    agenda: tuple[str, ...]
    outcome: tuple[str, ...]
    history: tuple[Stage, ...]
    readouts: tuple[Readout, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A claimed quantity at a time."""

    id: str
    low: int | float | None
    high: int | float | None
    bound: Bound
    as_of: date | None
    """The day up to which it counts or on which it held; the day of telling where no other is given."""
    label: str | None
    """The counted noun in the article's words."""
    qualifier: str | None
    """What the outlet says of the source."""
    superseded_by: str | None
    """The id of the later, higher point of the same count."""
    superseded_on: Evidence | None
    evidence: tuple[Evidence, ...]
    since: date | None = None
    """The day from which it counts («منذ اندلاع القتال»), where the article or the dossier gives it."""


@dataclass(frozen=True, slots=True)
class Series:
    """One count by one claimant: never joined with a count of other people or another place."""

    id: str
    measure: str
    """A figure of the dossier, else a measure of the engine."""
    known: bool
    """The measure is one of the dossier."""
    unit: str
    population: str | None
    place: str | None
    cumulative: bool
    """It counts from a beginning on."""
    claimant: Who | None
    """None where an outlet gives it in its own voice: `outlet` says which."""
    outlet: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One of the accounts that cannot all hold."""

    value: str
    """In the words of the earliest article that carries it."""
    stand: str
    """What they make of it, as in `ConflictSide`."""
    who: tuple[str, ...]
    """Whoever says so, by name, in time; empty where only outlets do."""
    outlets: tuple[str, ...]
    """The outlets that say so in their own voice."""
    origins: int
    """How many independent sources stand behind it."""
    own: bool
    """The one whom it is about says so."""
    first: date | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """Two or more accounts that cannot all hold; none of them is called true."""

    id: str
    kind: ConflictKind
    slot: str
    """What they disagree on, in the words of the earliest account."""
    status: ConflictStatus
    score: float
    """From 0 to 1: how sure it is that all speak of one thing, and cannot all hold."""
    why: tuple[str, ...]
    """Codes of docs/conflicts.md."""
    first: date | None
    last: date | None
    accounts: tuple[Account, ...]
    """In time."""
