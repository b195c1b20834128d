"""How outlets word the same thing: tables by outlet over many articles, and one event side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qawl.model.figures import Bound
from qawl.model.record import Named, Reserve, Voice
from qawl.model.record_lines import Evidence, Who

FEW = 10
"""Of fewer than so many a share says little, whatever it is: its interval spans half of all there is."""


class Tone(StrEnum):
    """What an outlet's verb makes of a saying, by the word list and never by what is said."""

    NEUTRAL = "neutral"
    ASSERTIVE = "assertive"
    EXPLAINING = "explaining"
    DISCLOSING = "disclosing"
    JUDGING = "judging"
    ADMITTING = "admitting"
    DISTANCING = "distancing"
    DENYING = "denying"
    ACCUSING = "accusing"
    REJECTING = "rejecting"
    ACCEPTING = "accepting"
    PROMISING = "promising"
    OFFERING = "offering"
    ASKING = "asking"
    WARNING = "warning"
    THREATENING = "threatening"
    FEELING = "feeling"


@dataclass(frozen=True, slots=True)
class Share:
    """Some among all, and between which shares it may lie if these are a sample: Wilson, 95 %."""

    count: int
    of: int
    low: float
    high: float

    @property
    def part(self) -> float:
        return self.count / self.of if self.of else 0.0

    @property
    def few(self) -> bool:
        """Too few for anything to be built on it."""
        return self.of < FEW


@dataclass(frozen=True, slots=True)
class Example:
    """One place that a cell counts."""

    reserve: Reserve
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LabelCell:
    """One word of the dossier for one thing in one outlet; copies are not counted."""

    concept: str
    variant: str
    outlet: str | None
    articles: Share
    """Articles in which the outlet itself calls it so without reserve, among those in which it names the thing so."""
    uses: int
    """How often it does."""
    quoted: int
    """Uses in the outlet's own voice that stand alone in quotation marks."""
    distanced: int
    """Uses in the outlet's own voice with words of distance."""
    speaker: int
    """Uses inside quoted words of others."""
    reported: int
    """Uses in what the outlet reports of others without quoting it."""
    examples: tuple[Example, ...]
    """In the outlet's own voice, the first few of each reserve."""


@dataclass(frozen=True, slots=True)
class ToneCell:
    """How often an outlet gives sayings of one actor of the dossier in one tone."""

    party: str
    """Whom the speakers belong to or speak for: an actor of the dossier."""
    outlet: str | None
    tone: Tone
    statements: Share
    """Among all statements of that party in the outlet."""


WITHOUT_VERB = "«فلان: …»"
"""Stands for the verb where no word introduces the saying; people are told in plain words."""


@dataclass(frozen=True, slots=True)
class VerbCell:
    """How often an outlet gives the sayings of one party with one verb."""

    party: str
    outlet: str | None
    lemma: str
    """As the list of cues has it; WITHOUT_VERB where no word introduces the saying."""
    tone: Tone
    """Distancing also for any verb beside which words of distance stand («قال … على حد زعمه»)."""
    statements: Share
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How much of an outlet was read."""

    outlet: str | None
    articles: int
    left_out: int
    """Copies of others among them: their words are counted where they come from."""


@dataclass(frozen=True, slots=True)
class OutletTables:
    """The wording of outlets on one dossier: counts of words, and no verdict on anybody."""

    dossier: str
    version: int
    digest: str
    since: date | None
    until: date | None
    outlets: tuple[OutletCount, ...]
    """Those with most articles first; so are all cells, in the order of the dossier's things, words and parties."""
    labels: tuple[LabelCell, ...]
    tones: tuple[ToneCell, ...]
    verbs: tuple[VerbCell, ...]
    undated: tuple[str, ...]
    """Articles without a date, left out because nobody can say whether they are of these days."""
    names: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """One of the articles that are held against each other."""

    article: str
    headline: str
    url: str | None
    published: str | None
    first: bool
    """Published before all others, as far as their times tell; where a day is all that is known, by the day."""
    copy_of: str | None
    """The article, or the key of the origin, by which its text counts; None where that is itself."""


@dataclass(frozen=True, slots=True)
class VerbUsed:
    """A verb, and how often."""

    lemma: str
    tone: Tone
    count: int


@dataclass(frozen=True, slots=True)
class Quotee:
    """Somebody whom an outlet quotes."""

    key: str
    """The same in all columns."""
    who: Who
    unnamed: bool
    statements: int
    verbs: tuple[VerbUsed, ...]
    """The most frequent first."""
    evidence: tuple[Evidence, ...]
    """Of each statement, in text order."""


@dataclass(frozen=True, slots=True)
class LabelUsed:
    """A word of the dossier in one voice."""

    concept: str
    variant: str
    voice: Voice
    reserve: Reserve
    count: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FigureGiven:
    """A number that an outlet gives."""

    key: str
    """The same in all columns that give the same number of the same thing."""
    measure: str
    label: str | None
    """The counted noun in the article's words."""
    unit: str
    low: int | float | None
    high: int | float | None
    bound: Bound
    claimant: Who | None
    """None where the outlet itself says so."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Missing:
    """What others have and this column has not."""

    key: str
    outlets: tuple[str, ...]
    """Who has it; an article's id stands for an outlet that is not known."""


@dataclass(frozen=True, slots=True)
class Column:
    """One outlet: its articles on the event taken together."""

    outlet: str | None
    """None for an article whose outlet is not known: it has a column of its own."""
    name: str
    """The outlet, or that article's id."""
    headings: tuple[Heading, ...]
    quoted: tuple[Quotee, ...]
    labels: tuple[LabelUsed, ...]
    figures: tuple[FigureGiven, ...]
    only_quoted: tuple[str, ...]
    """Keys of those whom no other column quotes."""
    only_figures: tuple[str, ...]
    """Of things that the engine or the dossier has a measure for; so of those that are missing."""
    misses_quoted: tuple[Missing, ...]
    """Those whom most others quote first."""
    misses_figures: tuple[Missing, ...]
    unknown: int
    """Statements whose speaker could not be made out."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One event as several outlets tell it, the earliest first."""

    dossier: str | None
    columns: tuple[Column, ...]
    names: tuple[Named, ...]
    """The ids of the dossier; empty without one."""
