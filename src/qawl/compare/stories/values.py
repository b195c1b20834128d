"""What articles are grouped into stories by, and what comes of it: cards, links, stories."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class StoryCard:
    """All that must be kept of an article to tell later what it is about; never its text."""

    id: str
    minute: int | None
    """When it was published, in minutes since the year 1 in the time that it gives; None where it does not say."""
    headline: str
    """As the article has it, shortened where it is endless; a story borrows its title from one of them."""
    terms: array[int] = field(default_factory=lambda: array("I"))
    """Fingerprints of its weightiest stems, the heaviest first."""
    weights: array[int] = field(default_factory=lambda: array("H"))
    """The weight of each, so that the squares of all sum to 2¹⁶ squared."""
    marks: bytes = b""
    """What each is and where it stands: bits of `Mark`."""
    days: tuple[int, ...] = ()
    """The days that headline and lead name («الخميس», «أمس»), as ordinals, sorted."""

    @property
    def day(self) -> int | None:
        """The ordinal of the day on which it was published."""
        return None if self.minute is None else self.minute // 1440


class Mark:
    """Bits that say what a term is and where it stands."""

    HEADLINE = 1
    LEAD = 2
    NAME = 4
    """A place, a given name, or a word that no list of common words has."""
    NUMBER = 8


@dataclass(frozen=True, slots=True)
class StoryLink:
    """A judgement: two articles report one event."""

    first: str
    """The smaller id."""
    second: str
    score: float
    """From 0 to 1; a half is in doubt."""
    why: tuple[str, ...]
    """Codes: `same-copy`, `shared-headline`, `shared-names`, `shared-lead`, `shared-numbers`, `shared-words`,
    `same-day`, `same-day-named`."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles of one event; a story of one article is one too."""

    id: str
    """The id of its earliest article: it stays while nothing earlier is found."""
    articles: tuple[str, ...]
    """In the order of time, those without a date last; then by id."""
    title: str
    """The headline of one of its articles, word for word; empty where none has any."""
    titled_by: str
    """The article whose headline it is."""
    first: str | None
    """The day of the earliest and the latest article, ISO 8601; None where no article has a date."""
    last: str | None
    keywords: tuple[str, ...]
    """Words that its headlines share, as they write them, the weightiest first."""
    score: float
    """How sure it is that all of them belong together, from 0 to 1; 1 for a single article."""
    links: tuple[StoryLink, ...]
    """For each article the strongest link that holds it here, each once, in the order of ids."""
