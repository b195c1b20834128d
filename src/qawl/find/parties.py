"""Somebody in an article, with what its mentions told, and which verbs may go back to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from qawl.model.records import HopKind


@dataclass(slots=True, eq=False)
class Party:
    """Somebody in this article, gathered from the mentions that were found to be one."""

    name: tuple[int, int]
    """Tokens of its fullest name."""
    stems: tuple[str, ...]
    """The folded words of that name, in order."""
    kind: HopKind
    named: bool
    """It has a proper name, not only a title."""
    roles: frozenset[str] = frozenset()
    """The folded words of its posts."""
    superiors: frozenset[str] = frozenset()
    """Posts that stand within its own without being its own: of «نائب الرئيس» that is «الرئيس»."""
    role: tuple[int, int] | None = None
    feminine: bool | None = None
    male: bool = False
    """By a given name that men bear."""
    heard: bool = False  # a verb told the gender
    plural: bool = False
    several: bool = False
    """Persons in the plural, all of them meant («مسؤولون», not «أحد المسؤولين»): no verb in the singular goes back."""
    joint: bool = False
    """Two or more who spoke together: none of them alone."""
    places: list[int] = field(default_factory=list)
    """The tokens at which it was met, in order."""
    number: int = 0
    """The how-manieth party of the article, from 0."""

    def distance(self, at: int) -> int:
        """How far from `at` it was last met before; what is only met later counts as very far."""
        number = bisect_left(self.places, at)
        return at - self.places[number - 1] if number else 1_000_000 + (self.places[0] - at if self.places else 0)


def agrees(party: Party, *, gender: str, number: str) -> bool:
    """Whether a verb of this gender and number may go back to the party."""
    if number == "p" and not party.plural:
        return False  # «واعتبروا»
    if number == "s" and party.several:
        return False  # «قال مسؤولون … . وأضافت»
    if party.kind is HopKind.PERSON and number == "s":
        if gender == "f" and party.male and not party.feminine:
            return False
        return not (gender == "f" and party.feminine is False) and not (gender == "m" and party.feminine is True)
    if gender == "m" and number == "s" and party.feminine is True:
        return False
    return not (gender == "f" and number == "s" and party.feminine is False)


def choose_dropped(recent: Sequence[Party], *, gender: str, number: str) -> Party | None:
    """The party that a verb without a subject goes back to: the latest speaker it agrees with."""
    chosen = next(
        (party for party in reversed(recent) if agrees(party, gender=gender, number=number)),
        recent[-1] if recent else None,
    )
    if gender == "f" and number == "s" and chosen is not None and chosen.male and not chosen.feminine:
        return next((party for party in reversed(recent) if party.feminine), chosen)
    return chosen
