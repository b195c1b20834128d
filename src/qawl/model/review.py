"""What people decide about records: revisions that are only ever added to, and the words by which they find back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qawl.model.records import Act, HopKind, Kind, Reading, Statement, Unnamed


class Family(StrEnum):
    """What a revision is about."""

    STATEMENT = "statement"
    COPY = "copy"
    """A pair of articles: is one a copy of the other?"""
    STORY = "story"
    """A pair of articles: do they tell one story?"""


class Action(StrEnum):
    """What a person did."""

    ACCEPT = "accept"
    """Of a pair: yes, it is one."""
    REJECT = "reject"
    """Of a pair: no, it is none."""
    CORRECT = "correct"
    ADD = "add"
    """A statement that the machine has missed."""
    UNDO = "undo"
    COMMENT = "comment"
    CHECK = "check"
    """A check of the claim itself that this person has published; nothing of the record changes."""


VERDICTS = frozenset({Action.ACCEPT, Action.REJECT, Action.CORRECT, Action.ADD})
"""The actions that say how a record stands."""
REMARKS = frozenset({Action.COMMENT, Action.CHECK})
"""The actions that change nothing of how it stands: they are based on nothing, and nobody can come late with one."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article with what stood around them, by which they are found again when the text has changed."""

    exact: str
    before: str
    after: str
    start: int
    """Where they stood."""
    times: int
    """How often the text had these words."""


@dataclass(frozen=True, slots=True)
class AnchoredHop:
    """One source of a chain as a person has it."""

    name: str
    kind: HopKind
    at: Anchor | None


@dataclass(frozen=True, slots=True)
class Anchored:
    """A statement as a person has it: in words with their surroundings, never in places alone."""

    content: tuple[Anchor, ...]
    cue: Anchor | None
    speaker: Anchor | None
    speaker_name: str | None
    role: Anchor | None
    kind: Kind
    act: Act
    negated: bool
    unnamed: Unnamed | None
    chain: tuple[AnchoredHop, ...]
    addressee: Anchor | None
    time: Anchor | None
    place: Anchor | None


SPANS = ("cue", "speaker", "role", "addressee", "time", "place")
"""The fields of a statement that are one stretch of text or none."""
FIELDS = ("content", *SPANS, "speaker_name", "kind", "act", "negated", "unnamed", "chain")
"""Everything that a person may correct."""


@dataclass(frozen=True, slots=True)
class Check:
    """What a fact-checker calls a claim, in the words of his own scale; Qawl itself rates nothing."""

    rating: str
    """Empty where he takes it back."""
    url: str
    """Where the check is published; empty where it is not on the web."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One thing that a person did with a record; it is never changed and never deleted."""

    record: str
    """The permanent id of a statement, or of a pair: `pair_id`."""
    article: str
    """The article that it stands in; of a pair, the first."""
    base: int
    """The number of the newest verdict or undo of the record that the person saw; 0 for none."""
    at: str
    """ISO 8601, in UTC."""
    by: str
    action: Action
    family: Family = Family.STATEMENT
    value: Anchored | None = None
    """With a verdict on a statement the whole statement as it stands by it; of a rejected one, what was rejected."""
    seen: Anchored | None = None
    """The statement that the person had before them; None for an added one and for pairs."""
    text: str = ""
    """The fingerprint of the text that the anchors were made on: in the same one they are places."""
    rule: str = ""
    """What had found the statement."""
    other: str = ""
    """Of a pair, the second article."""
    undoes: int | None = None
    reason: str = ""
    number: int = 0
    """From 1, in the order of deciding, over all records; 0 before it is kept."""
    seal: str = ""
    """A fingerprint of this revision and of the seal before it: nothing can be changed without breaking the chain."""
    check: Check | None = None
    """With a check of the claim, what came of it."""


class State(StrEnum):
    """How a record stands."""

    MACHINE = "machine"
    """Nobody has judged it."""
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    ADDED = "added"
    REJECTED = "rejected"
    HOMELESS = "homeless"
    """A person has judged it, and its words stand nowhere, or nobody can say where."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one record of an article stands: what the machine found, and what people made of it."""

    record: str
    state: State
    statement: Statement | None
    """As it stands; None where it is rejected, or homeless and not found by the machine either."""
    found: Statement | None
    """What the machine finds there now; None for nothing."""
    position: int | None
    """The place of `found` in the machine's reading."""
    verdict: Revision | None
    """The latest that holds; None where nobody has judged, or all was undone."""
    newest: int
    """The base of the next revision: the number of the newest verdict or undo, 0 for none."""
    lost: tuple[str, ...] = ()
    """Fields whose words a person had marked and that the text no longer has; they are left open."""
    moved: bool = False
    """It was found again by its words, for the machine now has another statement there or none."""
    disputed: bool = False
    """The newest verdict stands alone against that of another reviewer."""

    @property
    def doubtful(self) -> bool:
        """Whether somebody has to look at a record that people have judged already."""
        again = self.state is State.REJECTED and self.moved and self.found is not None
        return self.state is State.HOMELESS or self.disputed or bool(self.lost) or again


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reading with what people made of it in the place of what the machine found."""

    reading: Reading
    """Rejected statements left out, corrected ones in their place, added ones in text order."""
    ids: tuple[str, ...]
    """The permanent id of each statement of `reading`; never work them out from a corrected one."""
    states: tuple[State, ...]
    """Of each statement of `reading`."""
    was: tuple[int | None, ...]
    """For each statement of `reading` its place in what the machine read; None for one that a person added."""
    standings: tuple[Standing, ...]
    """Every record: those of the machine in their order, then those that only people have."""

    def standing(self, record: str) -> Standing | None:
        return next((one for one in self.standings if one.record == record), None)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reviewer has typed for a record and not yet sent."""

    record: str
    by: str
    at: str
    base: int
    fields: tuple[tuple[str, str], ...]
    """The fields of the form, in its order."""
