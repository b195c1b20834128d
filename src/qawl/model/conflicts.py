"""Where accounts contradict each other: the claims that are compared, and what comes of it; nothing is called true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qawl.model.across import Occurrence
from qawl.model.documents import Span


class ConflictKind(StrEnum):
    """What two accounts disagree on."""

    NUMBER = "number"
    """How many, of the same people or things, in the same place and time."""
    DATE = "date"
    """On which day a meeting is or was."""
    PLACE = "place"
    """In which city or country a meeting is or was."""
    ATTENDANCE = "attendance"
    """Whether somebody was at a meeting."""
    OCCURRENCE = "occurrence"
    """Whether a meeting took place at all."""
    ACCEPTANCE = "acceptance"
    """Whether a party agreed to a proposal or on an issue."""
    DENIAL = "denial"
    """What one side says, and the other denies; or words that somebody denies having said."""
    ROLE = "role"
    """Whether somebody mediates."""


class ConflictStatus(StrEnum):
    OPEN = "open"
    SUPERSEDED = "superseded"
    """Something told later left both behind: the meeting was put off."""
    EXPLAINED = "explained"
    """One side later gave the account of the other."""


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim of one article, as it is compared with others; never more of the text than its own words."""

    kind: ConflictKind
    frame: str
    """What it is about, as a key: claims of different frames are never compared."""
    keys: tuple[str, ...]
    """Under these the card is filed: two that share none are never compared. Each begins with the frame."""
    value: str
    """The claim as a key: equal claims have equal values."""
    words: str
    """The claim in the article's words («14 شخصا»)."""
    slot: str
    """The clause that makes it, in the article's words; empty where `words` are the whole of it."""
    occurrence: Occurrence
    spans: tuple[Span, ...]
    day: date | None
    """The day on which it was told; None when nobody can say."""
    at: str = ""
    """The time of publication in UTC; empty where the article gives none that can be compared."""
    outlet: str | None = None
    who: str | None = None
    """Whoever claims it, by name; None for the outlet itself."""
    voice: str = ""
    """Who that is, as a key; empty for the outlet and for sources that are not named."""
    low: float | None = None
    high: float | None = None
    """Of a number the range in which another one agrees with it, its rounding allowed; None where it is open."""
    first: date | None = None
    last: date | None = None
    """The days that it speaks of; None where it gives none."""
    own: bool = False
    """The word of the one whom it is about."""
    about: tuple[str, ...] = ()
    """Stems of the clause, sorted: by them it is judged whether two speak of one thing."""
    places: tuple[str, ...] = ()
    """The known places that the clause names, sorted."""
    grade: str = ""
    """What else decides: the status of a meeting, the sort of a count."""
    ordinal: int | None = None
    contrast: bool = False
    """The clause sets itself against what was told before it («أما … فقال»)."""
    rises: bool = False
    """The clause says that the count has changed («ارتفع … إلى»)."""


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One of the accounts, with all that carry it."""

    value: str
    """In the words of the earliest that carries it."""
    stand: str
    """What they make of it: `yes`, `no` or `unheard`; of a denial `says`, `denies` or `said-not`; empty for numbers,
    days and places, where the words tell."""
    who: tuple[str, ...]
    """Whoever says so, by name, in time; empty where only outlets do."""
    outlets: tuple[str, ...]
    """The outlets that say so in their own voice."""
    occurrences: tuple[Occurrence, ...]
    spans: tuple[tuple[Span, ...], ...]
    """For each occurrence where it stands in its article."""
    origins: int
    """How many independent origins stand behind it."""
    own: bool
    """The one whom it is about says so."""
    first: date | None
    """The first day on which it was told; None when nobody can say."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more accounts that cannot all hold."""

    id: str
    """Made of the first two claims that clash: what is told later does not change it."""
    kind: ConflictKind
    slot: str
    """What they disagree on, in the words of the earliest account."""
    sides: tuple[ConflictSide, ...]
    """In time, the account that was told first before the others; never ranked."""
    status: ConflictStatus
    score: float
    """From 0 to 1: how sure it is that both speak of one thing, and cannot both hold."""
    why: tuple[str, ...]
    """Codes: why they are one thing, why they clash, why there are two voices, and what the status rests on."""
    first: date | None
    last: date | None
    """The days of the first and the last telling."""
