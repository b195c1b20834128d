"""What articles are compared by, and what comes of it: cards, links, groups."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How much two articles share, apart from what both only quote."""

    COPY = "copy"
    """Nearly all of both."""
    CONTAINED = "contained"
    """Nearly all of one stands in the other, which says much more."""
    PARTIAL = "partial"
    """A real part of the shorter one: a lead taken over, a report mixed from two."""


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """One text as it is compared: fingerprints of its words, from which it cannot be read again.

    All of them are bytes, four a fingerprint, the small end first: hundreds of thousands are kept, and the collector
    of Python looks through each array again and again, and never into bytes.
    """

    shingles: bytes
    """A 32-bit fingerprint of every three words in a row, in the order of the text."""
    quoted: tuple[tuple[int, int], ...]
    """Stretches of `shingles` that touch a real quotation, the end excluded."""
    frames: bytes
    """For each number, a fingerprint of the words around it."""
    numbers: bytes
    """The numbers of these frames, each as a fingerprint."""
    digest: bytes
    """Equal for equal words, whatever their spelling, marks and line breaks."""


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """All that must be kept of an article to tell later whether another one copies it."""

    id: str
    parts: tuple[Sketch, ...]
    """One for each article on the page; what is no article is not among them."""
    outlet: str | None = None
    published: str | None = None
    credits: tuple[str, ...] = ()
    """Who is named as the source, by the page and by its parts."""
    edges: bytes = b""
    """Fingerprints of the words with which the article begins and ends, as in a sketch: there it names its source."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles of which one copies the other, in part or as a whole; which one, only their origin tells."""

    first: str
    """Of CONTAINED the inner one; else the smaller id."""
    second: str
    relation: Relation
    score: float
    """The share of the shorter text that stands in the other too, quotations left out: 0 to 1."""
    why: tuple[str, ...]
    """Codes: `same-words`, `whole-text`, `shared-passage`, `shared-opening`, `quoted-text`, `part-of-page`."""

    def other(self, article: str) -> str:
        """The article at the other end."""
        return self.second if article == self.first else self.first


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article that shares its words with the one in question."""

    id: str
    relation: Relation
    score: float
    why: tuple[str, ...]
    """The codes of the link; of CONTAINED also `inside` (this text stands in the other) or `around`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the words of a group come from, as far as its articles tell."""

    article: str | None
    """The article of the group that had them first; None where it is none of them, or nothing tells."""
    source: str | None
    """A source outside the group that its articles credit («رويترز»); None where they credit none."""
    why: tuple[str, ...]
    """Codes, the strongest first: `credited`, `named`, `uncredited`, `earliest`, `inside`."""


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that copies tie together, with all the ties."""

    ids: tuple[str, ...]
    """Sorted; at least two."""
    links: tuple[Link, ...]
    """Sorted."""
    origin: Origin
