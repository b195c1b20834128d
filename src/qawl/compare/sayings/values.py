"""What sayings are compared by, and what comes of it: cards, links, groups, turns."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from enum import StrEnum

from qawl.model.across import Occurrence
from qawl.model.documents import Span
from qawl.model.records import Act, Kind


class Relation(StrEnum):
    """How two statements are one saying."""

    SAME_WORDS = "same-words"
    """Nearly all words of the shorter one stand in the other, in their order."""
    NEAR_WORDS = "near-words"
    """Most of them do."""
    PARAPHRASE = "paraphrase"
    """What is rare in the shorter one stands in the other, in other words and another order."""
    CHANGED = "changed"
    """As close as that, but a negation or a number differs: not the same saying, and not another one."""


class ChangeKind(StrEnum):
    """What happened to a stretch of words on the way from one article to the other."""

    ADDED = "added"
    DROPPED = "dropped"
    REPLACED = "replaced"
    NEGATION = "negation"
    NUMBER = "number"
    HEDGE = "hedge"
    """The stretch makes the saying less sure, or took away what did."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it, as far as sayings are compared by it."""

    actor: str | None
    """The id of the actor, where one was linked."""
    names: tuple[int, ...]
    """Fingerprints of the words of the name in their order; () where nobody could be made out."""
    stems: tuple[int, ...]
    """The same as the words of a statement are fingerprinted."""
    rare: tuple[int, ...]
    """Those of the names that many names do not have; () for «المصدر»."""
    proper: bool
    """A word of it is a name: a person's, a place's, a state's («المنارة»)."""
    given: bool
    """The name begins with a given name: it is a person's."""
    speaks: bool
    """The post, or what stands for the name, is a spokesman's or a minister's: who speaks for a body."""
    medium: bool
    """It is a medium: whom it has it from is not told, or was not made out."""
    post: tuple[int, ...]
    """Fingerprints of the words of the post beside the name."""
    nationality: int | None
    office: tuple[int, ...]
    unnamed: bool


@dataclass(frozen=True, slots=True, eq=False)
class SayingCard:
    """All that must be kept of a statement to tell later whether another one is the same saying."""

    at: Occurrence
    outlet: str | None
    published: str | None
    """As the article has it."""
    said: tuple[int, int] | None
    """The first and the last day (ordinals) on which it was said, where the article tells and was read for it."""
    weekdays: frozenset[int]
    """The days of the week that it names: in its words, or where it says when it was said."""
    voice: Voice
    act: Act
    kind: Kind
    negated: bool
    """The cue denies or rejects what follows, or stands under a negation itself."""
    codes: array[int]
    """A fingerprint of the stem of every word but particles, in order; 0 for a number."""
    weights: bytes
    """How telling each of them is: 1 for the most frequent, 6 for the rare."""
    turned: bytes
    """1 where a negation stands before the word; 2 where that denies all that follows («لا صحة لـ»)."""
    values: tuple[float, ...]
    """Of the numbers among the words, in order."""
    denials: int
    """How many negations and words for «untrue» there are, the cue left out."""
    scene: frozenset[int]
    """Fingerprints of the rare words with which the article begins, its headline included."""

    @property
    def size(self) -> int:
        """How much the words tell, all together."""
        return sum(self.weights)


@dataclass(frozen=True, slots=True)
class SameSaying:
    """A judgement: two statements are one saying, or one that was changed on the way."""

    first: Occurrence
    """The smaller of the two."""
    second: Occurrence
    relation: Relation
    score: float
    """From 0 to 1."""
    why: tuple[str, ...]

    def other(self, one: Occurrence) -> Occurrence:
        """The statement at the other end."""
        return self.second if one == self.first else self.first


@dataclass(frozen=True, slots=True)
class SayingGroup:
    """Statements that are one saying, with all that ties them."""

    members: tuple[Occurrence, ...]
    """Sorted; at least two."""
    links: tuple[SameSaying, ...]
    """Sorted; those of CHANGED lead out of the group, or stand inside it where other links hold both ends."""
    first: Occurrence | None
    """Who had it first; None where the times of publication do not tell."""


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch that differs between two statements."""

    kinds: tuple[ChangeKind, ...]
    """The plain kind first (added, dropped, replaced), then what makes it weigh more."""
    before: Span | None
    """In the first article; None for what was added."""
    after: Span | None
    """In the second article; None for what was dropped."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How the words of a saying changed from one article to another."""

    kept: int
    """How many words stand in both, in the same order."""
    changes: tuple[Change, ...]
    """In the order of the text."""
    why: tuple[str, ...]
    """Codes: `quoted-then-reported`, `reported-then-quoted`, `negation-differs`, `number-differs`, `hedge-differs`,
    `same-wording`."""
