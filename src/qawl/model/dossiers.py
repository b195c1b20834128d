"""A dossier: what one negotiation is about, in a desk's own words; the engine knows no topic but through it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Names = tuple[str, ...]
Window = tuple[date | None, date | None]
"""First and last day, included; None where it is open."""
ACTOR_KINDS = (
    "state",
    "government",
    "movement",
    "party",
    "army",
    "ministry",
    "body",
    "union",
    "un",
    "agency",
    "person",
)


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post that an actor of the dossier holds there."""

    title: str
    of: str | None
    """The id of an actor of the dossier."""
    window: Window = (None, None)


@dataclass(frozen=True, slots=True)
class DossierActor:
    """Somebody who matters to the dossier."""

    id: str
    kind: str
    """One of ACTOR_KINDS."""
    names: Names
    """Patterns of the names by which the press calls it."""
    ar: str
    en: str
    iso3: str | None = None
    qid: str | None = None
    sectors: tuple[str, ...] = ()
    part_of: str | None = None
    """The actor whose body it is: it speaks for that one."""
    posts: tuple[PostHeld, ...] = ()
    registry: str | None = None
    """Its id in Qawl's registry of actors."""


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A mediator, host, guarantor or sponsor, and when."""

    actor: str
    role: str
    """mediator, host, guarantor or sponsor."""
    window: Window = (None, None)


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on the scale of an issue."""

    id: str
    value: int
    words: Names
    """Patterns that put a stand there; empty where only the stance tells."""
    ar: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """What one of several sorts or words is called in each language."""

    id: str
    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Something under negotiation."""

    id: str
    ar: str
    en: str
    words: Names
    pax: tuple[str, ...] = ()
    """PA-X codes."""
    scale: tuple[Mark, ...] = ()
    """By value; empty where the stance alone counts."""
    kinds: tuple[tuple[str, Names], ...] = ()
    """Sorts of it that must not be merged («هدنة إنسانية», «وقف دائم»), by id."""
    foreign: bool = False
    """Another front, that the talks are linked to."""
    called: tuple[Called, ...] = ()
    """The kinds by name."""


@dataclass(frozen=True, slots=True)
class KnownProposal:
    """A proposal that articles call by several names."""

    id: str
    ar: str
    en: str
    aliases: Names
    authors: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    kind: str | None = None
    replies_to: str | None = None
    version: int | None = None
    window: Window = (None, None)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that the dossier follows."""

    id: str
    ar: str
    en: str
    unit: str | None
    words: Names
    """Patterns of the counted nouns and of the population."""
    measures: tuple[str, ...] = ()
    """The measures of the engine that it takes (killed, displaced …)."""
    cumulative_from: date | None = None


@dataclass(frozen=True, slots=True)
class LabelGroup:
    """One thing and the words that outlets have for it."""

    concept: str
    variants: tuple[tuple[str, Names], ...]
    ar: str = ""
    en: str = ""
    called: tuple[Called, ...] = ()
    """The variants by name."""


@dataclass(frozen=True, slots=True)
class Route:
    """Which articles belong to the dossier: one of each list that is not empty, and none of `drop_if`."""

    need_any: Names = ()
    and_any: Names = ()
    drop_if: Names = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words for an event, and its days."""

    words: Names
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Dossier:
    """One negotiation; every pattern is plain Arabic, read by `qawl.dossiers.patterns`."""

    id: str
    version: int
    ar: str
    en: str
    where: str
    """The file, as errors name it."""
    digest: str
    """A fingerprint of the file: a record says by which it was made."""
    window: Window
    timezone: str | None
    route: Route
    anchors: tuple[Anchor, ...]
    actors: tuple[DossierActor, ...]
    parties: tuple[str, ...]
    """Ids of actors."""
    roles: tuple[RoleHeld, ...]
    voices: tuple[str, ...]
    """Actors at home who press a party and are none themselves: families, opposition, streets."""
    issues: tuple[Issue, ...]
    proposals: tuple[KnownProposal, ...]
    figures: tuple[Measure, ...]
    labels: tuple[LabelGroup, ...]
    figure_gap: float = 0.15
    """By how much two figures for one thing must differ to be a disagreement."""
    acceptance: bool = True
    """Whether two accounts of an answer («accepted», «did not») are noted as a disagreement."""

    def __hash__(self) -> int:
        return hash((self.id, self.digest))
