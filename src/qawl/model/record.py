"""The record of one dossier at a date: what many articles say of it, every line with the characters that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qawl.model.positions import Stance
from qawl.model.record_lines import Cell, ConflictLine, Evidence, LoosePosition, MeetingLine, ProposalLine, Series, Who
from qawl.model.records import Act


class Source(StrEnum):
    """Where a role comes from."""

    DOSSIER = "dossier"
    ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class RoleLine:
    """Who mediates, hosts, sponsors or guarantees: one set of actors as the dossier or articles have it."""

    id: str
    source: Source
    role: str
    who: tuple[Who, ...]
    between: tuple[Who, ...]
    first: date | None
    last: date | None
    evidence: tuple[Evidence, ...]
    """Empty for those of the dossier."""


@dataclass(frozen=True, slots=True)
class SilenceLine:
    """Somebody is reported not to have said something."""

    id: str
    who: Who | None
    about: str
    issues: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ThreatLine:
    """An actor of the dossier threatens or warns."""

    id: str
    who: Who
    act: Act
    issues: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Tie(StrEnum):
    """How two issues are linked."""

    FRONT = "front"
    """One of them is another front."""
    CONDITION = "condition"
    """The one is made a condition of the other."""


@dataclass(frozen=True, slots=True)
class LinkLine:
    """Somebody links two issues."""

    id: str
    who: Who | None
    """None for the outlet itself."""
    tie: Tie
    issue: str
    to: str
    """The other front, or the issue of the condition."""
    evidence: tuple[Evidence, ...]


class Pressing(StrEnum):
    """In what a pressure at home shows."""

    STATEMENT = "statement"
    POSITION = "position"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class PressureLine:
    """What families, streets and opponents at home say or do; never a position of a party."""

    id: str
    who: Who | None
    """None for a crowd that nobody names."""
    form: Pressing
    issues: tuple[str, ...]
    stance: Stance | None
    low: int | float | None
    high: int | float | None
    evidence: tuple[Evidence, ...]


class Voice(StrEnum):
    """In whose voice a word stands."""

    OUTLET = "outlet"
    SPEAKER = "speaker"
    """Inside quotation marks."""
    REPORTED = "reported"
    """In words that the outlet attributes without quoting: whose they are cannot be told."""


class Reserve(StrEnum):
    """Whether a word for a thing is kept at arm's length."""

    PLAIN = "plain"
    QUOTED = "quoted"
    """It stands alone in quotation marks, outside any quoted words: out of doubt or as a name, the marks do not say."""
    DISTANCED = "distanced"
    """Words of distance stand with it («ما يسمى», «المزعوم»), in quotation marks or not."""


@dataclass(frozen=True, slots=True)
class WordingLine:
    """How often an outlet has one word for a thing, in whose voice and with what reserve."""

    id: str
    concept: str
    variant: str
    outlet: str | None
    voice: Voice
    count: int
    evidence: tuple[Evidence, ...]
    """One for each article."""
    reserve: Reserve = Reserve.PLAIN
    left_out: int = 0
    """Uses in copies of other articles, not in `count`; a word that only copies have makes no line."""


@dataclass(frozen=True, slots=True)
class Named:
    """How an id of the dossier is called."""

    id: str
    """Of a mark, kind or variant that of its issue or concept before it: `withdrawal/full`."""
    ar: str
    en: str
    family: str = ""
    """actor, issue, proposal, figure, mark, kind, concept or variant: two families may share an id."""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything known of a dossier up to and including a day; it says who says so, and never what is true."""

    dossier: str
    version: int
    digest: str
    """Of the dossier's file."""
    at: date | None
    """None: no end."""
    articles: int
    """How many belong to the dossier and were read."""
    undated: tuple[str, ...]
    """Articles of the dossier without a date, left out because nobody can say whether they were known at `at`."""
    cells: tuple[Cell, ...] = ()
    loose: tuple[LoosePosition, ...] = ()
    proposals: tuple[ProposalLine, ...] = ()
    meetings: tuple[MeetingLine, ...] = ()
    series: tuple[Series, ...] = ()
    conflicts: tuple[ConflictLine, ...] = ()
    roles: tuple[RoleLine, ...] = ()
    silences: tuple[SilenceLine, ...] = ()
    threats: tuple[ThreatLine, ...] = ()
    links: tuple[LinkLine, ...] = ()
    pressure: tuple[PressureLine, ...] = ()
    wording: tuple[WordingLine, ...] = ()
    names: tuple[Named, ...] = ()
    """Everything of the dossier that lines speak of by id."""


class Section(StrEnum):
    """The parts of a record, in the order in which they are told."""

    POSITIONS = "positions"
    LOOSE = "loose"
    PROPOSALS = "proposals"
    MEETINGS = "meetings"
    FIGURES = "figures"
    CONFLICTS = "conflicts"
    ROLES = "roles"
    SILENCES = "silences"
    THREATS = "threats"
    LINKS = "links"
    PRESSURE = "pressure"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class SectionChanges:
    """What became of the lines of one section from an earlier record to a later; ids of lines, stands and points."""

    section: Section
    new: tuple[str, ...]
    changed: tuple[str, ...]
    """Known before, and there is more or other to say of them."""
    gone: tuple[str, ...]
    """No longer there, or superseded since."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two records of one dossier."""

    dossier: str
    then: date | None
    now: date | None
    sections: tuple[SectionChanges, ...]
    """All of them, in order; a quiet one has three empty lists."""
