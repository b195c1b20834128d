"""Who is out there: actors with their posts, mentions of them in articles, and links between the two."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qawl.model.documents import Span
from qawl.model.records import HopKind, Reading

Details = tuple[tuple[str, str], ...]


class ActorKind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    BODY = "body"
    STATE = "state"
    GROUP = "group"
    AGENCY = "agency"
    OUTLET = "outlet"


class Held(StrEnum):
    """Whether a post was held at a time, as far as the dates are known."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day, only as precise as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> tuple[int, int, int]:
        """The earliest day that it can be."""
        return self.year, self.month or 1, self.day or 1

    @property
    def last(self) -> tuple[int, int, int]:
        """The latest day that it can be; the 31st stands for the end of any month."""
        return self.year, self.month or 12, self.day or 31

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


LAST_CHECKED = PartialDate(2024, 12, 31)
"""A post without an end was still held on this day; later nobody has looked."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post that a person holds or held."""

    title: str
    """Without the name of the body («وزير الخارجية»)."""
    of: str | None
    """The id of the body or state; None for a post of no body that the registry has («رجل أعمال»)."""
    start: PartialDate | None
    """None when nobody could say."""
    end: PartialDate | None
    """None when it is still held, or nobody could say."""

    def held(self, when: PartialDate) -> Held:
        """Whether it was held through all of `when`, through none of it, or nobody can tell."""
        if (self.start and when.last < self.start.first) or (self.end and when.first > self.end.last):
            return Held.NO
        begun = self.start is not None and when.first >= self.start.last
        lasts = when.last <= (self.end.first if self.end else LAST_CHECKED.last)
        return Held.YES if begun and lasts else Held.MAYBE


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body, state, group, agency or outlet of the registry."""

    id: str
    kind: ActorKind
    ar: tuple[str, ...]
    """Full Arabic names, the commonest first; never empty."""
    short: tuple[str, ...] = ()
    """Forms that stand alone: a family name, a capital."""
    en: tuple[str, ...] = ()
    sex: str | None = None
    """m or f, of persons."""
    country: str | None = None
    """ISO 3166 alpha-3."""
    posts: tuple[Post, ...] = ()
    part_of: str | None = None
    speaks_for: tuple[str, ...] = ()
    qid: str | None = None
    checked: str = ""
    """Where the entry was checked."""


class Part(StrEnum):
    """What somebody is to a statement."""

    SPEAKER = "speaker"
    CARRIER = "carrier"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is to one statement of the article."""

    statement: int
    """Its place among the statements, from 0."""
    part: Part


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody whom an article names, with all that it says of them: a name in a place, nobody in the world yet."""

    name: str
    """In the fullest form of the article."""
    named: bool
    """Whether it is a name, not only a post («وزير الخارجية»)."""
    kind: HopKind | None
    """None where the article does not tell a person from a body."""
    posts: tuple[str, ...]
    """The posts and titles that stand beside the name, in the article's words."""
    at: tuple[Span, ...]
    """Where it is named, in text order."""
    roles: tuple[Role, ...]
    """In the order of the statements."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a link: a key of the word files, and what its sentence leaves open."""

    code: str
    details: Details = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A judgement: this mention is that actor."""

    actor: str
    score: float
    """From 0 to 1."""
    why: tuple[Reason, ...]
    by: str
    """The version that judged, with the digest of its registry; or the name of a person."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """By what a mention is compared with those of other articles, where the registry does not know it."""

    words: tuple[str, ...]
    """The words of the name, as `resolve/names.py` compares them."""
    telling: bool
    """There is more to the name than given names, which many people share."""
    posts: tuple[str, ...]
    """The posts beside it, in comparable words."""
    states: tuple[str, ...]
    """The states that those posts, or the name of a body, belong to."""
    apart: bool
    """One of the posts is no politician's."""
    home: str
    """The country of the outlet, or else its name: there a body without a state is at home."""


@dataclass(frozen=True, slots=True)
class Known:
    """A mention and the link that was found for it; None when it may be nobody of the registry, or several."""

    mention: Mention
    link: Link | None
    bearing: Bearing


@dataclass(frozen=True, slots=True)
class Linked:
    """A reading and the actors of its mentions: facts and judgements side by side."""

    reading: Reading
    mentions: tuple[Known, ...]
    """In the order in which the article has them."""
    version: str
    """Of the judgement: Qawl's version and the digest of the registry."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: an article, and its number among the mentions there."""

    article: str
    number: int


class Verdict(StrEnum):
    """What a person may decide about actors."""

    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; it is never deleted, only undone by a later one."""

    number: int
    """From 1, in the order of deciding; 0 before it is kept."""
    at: str
    """ISO 8601, in UTC."""
    by: str
    kind: Verdict
    left: str = ""
    """The id of the actor that is merged or split off; empty when names alone say who is meant."""
    names: tuple[str, ...] = ()
    """The names by which the left one was known then: they outlive the id of a local actor."""
    right: str = ""
    """The id of the actor merged into, or split from."""
    right_names: tuple[str, ...] = ()
    article: str | None = None
    """Only the mentions of this article; None for all."""
    undoes: int | None = None
    """The number of the decision that an undo takes back."""
    reason: str = ""
    left_label: str = ""
    """The name that was shown for it then; so for the right one."""
    right_label: str = ""
    left_seen: tuple[str, ...] = ()
    """Some articles in which it stood by one of its names then: by them it is found again under another id."""
    right_seen: tuple[str, ...] = ()
