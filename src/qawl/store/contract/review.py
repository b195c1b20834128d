"""What a store promises of people's corrections: nothing lost, nothing overwritten, and tampering shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol

from qawl.errors import BadData, StoreError
from qawl.model.records import Reading, Statement
from qawl.model.review import Draft, Family, Revision

if TYPE_CHECKING:
    from qawl.store.contract.store import Filter

NO_SPEAKER, RESOLVED = 0.3, 0.1
"""What is added to the doubt where nobody could be made out, or only the context says who it is."""
FORMULA = "doubt-1"
"""Another name where doubt is measured otherwise: then it is measured anew."""


class Stale(StoreError):
    """A revision that was made on what is no longer the newest; nothing was kept."""

    def __init__(self, newest: Revision | None) -> None:
        number = 0 if newest is None else newest.number
        super().__init__(f"revision {number} has come since", "review-stale", (("number", number),))
        self.newest = newest
        """The verdict or undo that has come since."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A statement of the machine and how much it is to be doubted."""

    record: str
    article: str
    position: int
    score: float


@dataclass(frozen=True, slots=True)
class Held:
    """A record of an article as people left it."""

    record: str
    position: int | None
    """The place of what the machine finds there; None where it finds nothing."""
    statement: Statement | None
    """None where it is left out."""


class ReviewStore(Protocol):
    """Keeps what people decide about records."""

    def revise(self, revision: Revision) -> Revision:
        """Keep a revision for good; it comes back with its number and seal. The reviewer's draft of the record goes.

        Raises Stale where its base is not the newest verdict or undo of its record; a remark has no base.
        """
        ...

    def revisions(self, record: str | None = None, article: str | None = None) -> Iterator[Revision]:
        """All revisions, or those of a record, or of all records of an article, in their order."""
        ...

    def pair_revisions(self, family: Family) -> Iterator[Revision]:
        """The revisions of all pairs of a family, whose records begin with its name and a hyphen, in their order."""
        ...

    def checks(self) -> Iterator[Revision]:
        """The published checks of claims, also those taken back, in their order."""
        ...

    def articles_judged(self) -> frozenset[str]:
        """The ids of the articles of which any record has a revision."""
        ...

    def trail_end(self) -> tuple[int, str]:
        """The number and seal that the last revision must have: 0 and «» before the first."""
        ...

    def article_of(self, record: str) -> str | None:
        """The article of a statement's permanent id, found by the machine or judged by people; None for none."""
        ...

    def judged(self, rule: str, make: Callable[[Reading, Sequence[Revision]], bytes]) -> Iterator[tuple[str, bytes]]:
        """For every article with revisions what `make` makes of them, articles by id.

        `rule` names all that it hangs on beside these two, for it is remembered until one of them changes.
        """
        ...

    def stand(self, make: Callable[[Reading, Sequence[Revision]], Sequence[Held]]) -> bool:
        """Have judged articles found by what holds: `make` says of each all its records.

        Only those are written anew of which a reading or a revision has come since. Until it is asked, what came is
        found as the machine has it. False where the store is busy or read only.
        """
        ...

    def doubtful(self, wanted: Filter | None = None) -> Iterator[Doubtful]:
        """The statements of the machine that a filter wants, the most doubtful first."""
        ...

    def doubted(self) -> int:
        """How many statements of the machine there are."""
        ...

    def keep_draft(self, draft: Draft) -> None:
        """Keep what a reviewer has typed for a record, in the place of what was kept before."""
        ...

    def draft(self, by: str, record: str) -> Draft | None: ...

    def drafts(self, by: str) -> Iterator[Draft]:
        """A reviewer's drafts, the latest first."""
        ...

    def drop_draft(self, by: str, record: str) -> None: ...

    def skip(self, by: str, record: str, at: str) -> None:
        """Keep that a reviewer put a record off."""
        ...

    def skipped(self, by: str) -> dict[str, str]:
        """The records that a reviewer put off, and when."""
        ...


def doubt_of(confidence: float, *, named: bool, seen: bool) -> float:
    """How much a statement is to be doubted; `seen` if its speaker stands beside the cue.

    >>> doubt_of(0.9, named=True, seen=True), doubt_of(0.9, named=True, seen=False)
    (0.1, 0.2)
    """
    return round(1 - confidence + (0 if seen and named else RESOLVED if named else NO_SPEAKER), 4)


def seal_of(before: str, revision: Revision) -> str:
    """The seal of a revision behind one with the seal `before`."""
    from qawl.model.codec import encode_form, plain_form  # a program that only reads a text needs no JSON

    form = plain_form(replace(revision, seal=""))
    if revision.check is None:  # seals given before there were checks hold
        del form["check"]
    body = encode_form(form)
    return blake2b(before.encode() + b"\n" + body, digest_size=20).hexdigest()


@dataclass(frozen=True, slots=True)
class Trail:
    """What checking the chain of revisions found."""

    revisions: int
    """As many hold."""
    seal: str
    """Of the last that holds: written down elsewhere, it proves later that nothing before it was changed."""
    broken: int | None = None
    """The first number that does not hold; None where all do."""
    remembered: bool | None = None
    """Whether the seal that was asked for is in the chain; None where none was."""


def verify_trail(store: ReviewStore, known: str = "") -> Trail:
    """Follow the chain from its first revision; `known` is a seal that it once had."""
    before, count, met = "", 0, False
    revisions = store.revisions()
    while True:
        try:
            one = next(revisions, None)
        except BadData:
            return Trail(count, before, count + 1, met if known else None)
        if one is None:
            break
        if one.number != count + 1 or one.seal != seal_of(before, one):
            return Trail(count, before, count + 1, met if known else None)
        before, count = one.seal, one.number
        met = met or one.seal == known
    broken = None if store.trail_end() == (count, before) else count + 1
    return Trail(count, before, broken, met if known else None)
