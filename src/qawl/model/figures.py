"""How many: a counted quantity, with its bound, what is counted, and who claims it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qawl.model.documents import Span


class Bound(StrEnum):
    """What the words around a number make of it."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    ABOUT = "about"
    BETWEEN = "between"
    VAGUE = "vague"
    """«عشرات», «آلاف»: no number is given, and none is made up."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that an article gives; it says who claims it, and never whether it holds."""

    at: Span
    """The number with its qualifier («أكثر من 40 ألف»), without the counted noun, but for one between them («12 جنديا
    على الأقل»); the noun itself where its form is the number («جنديان»)."""
    low: int | float | None
    high: int | float | None
    """Both equal for an exact number; one of them None for a bound; both None for a vague one."""
    bound: Bound
    unit: str
    """An id of the word list: person, usd, percent, km, truck …"""
    measure: str
    """An id of the word list: killed, injured, displaced …; other where no word tells."""
    claimant: str | None
    """Whoever gives the figure, by name; None when the outlet itself does."""
    counted: Span | None = None
    """The counted noun («قتيل», «شاحنة»): the label that the article uses."""
    population: Span | None = None
    """Who is counted («مدني», «فلسطيني»)."""
    place: Span | None = None
    period: Span | None = None
    """The time that it covers or at which it held; a moment of the article begins or stands there."""
    cumulative: bool = False
    """It counts from a beginning on («منذ بداية الحرب», «ارتفع إلى»): a later, higher one supersedes it."""
    qualifier: Span | None = None
    """What the outlet says of the source («التي تسيطر عليها …»)."""
    statement: int | None = None
    """The place of the statement that carries it among those of the reading, from 0."""
    rule: str = ""
