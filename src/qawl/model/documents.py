"""An article and the places in it: the one ruler that every record is measured with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from qawl.errors import BadData
from qawl.model.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: code points from `start` to `end`, `end` excluded."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that stand here."""
        return text[self.start : self.end]

    @classmethod
    def quoting(cls, text: str, words: str, nth: int | None = None) -> Span:
        """The place where `text` says `words`; say which one (from 1) if it says them often."""
        starts = [m.start() for m in re.finditer(re.escape(words), text)]
        if not starts or (nth is None and len(starts) > 1):
            raise BadData(f"{words!r} stands {len(starts)} times in {text[:40]!r}")
        start = starts[(nth or 1) - 1]
        return cls(start, start + len(words))


class SegmentKind(StrEnum):
    """What a stretch of a page is."""

    MAIN = "main"
    EMBEDDED = "embedded"
    """A second article on the page of the first: with its own source, and its own date or none."""
    RELATED = "related"
    """Headlines of other articles."""
    CAPTION = "caption"
    TAGS = "tags"
    COMMENTS = "comments"
    BOILERPLATE = "boilerplate"
    """What the page says of itself: menus, bylines, sharing, source lines."""


READ = frozenset({SegmentKind.MAIN, SegmentKind.EMBEDDED})
"""The kinds in which statements are looked for."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an article's text that is of one kind."""

    kind: SegmentKind
    span: Span
    part: int = 0
    """The article on the page that it belongs to: 0 for the first, 1 for the second."""
    credits: tuple[str, ...] = ()
    """Who is named as its source, in the page's words («الشراع + وكالات»)."""
    published: str | None = None
    """Of an embedded article, its own date where the page gives one; never the date of the first."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was given; every span in the system counts code points of `text`."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    """ISO 8601 as the source gave it; None when the source does not say. Never the import date."""
    segments: tuple[Segment, ...] = ()
    """In the order of the text; empty where all of it is the article."""
    author: str | None = None
    credits: tuple[str, ...] = ()
    lang: str | None = None
    basis: str | None = None
    """Where `published` comes from: feed, json-ld, meta, address, text; None where it was given with the article."""

    @property
    def digest(self) -> str:
        """A fingerprint of everything that was given: equal articles have equal digests, on any machine."""
        parts = (self.id, self.title, self.url, self.outlet, self.published, self.text)
        joined = "\x1f".join("" if part is None else part for part in parts)
        return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that could not be read, with the place and the reason: nothing disappears without one."""

    what: str
    """The file, or file and line («news.jsonl:17»), or the article's id."""
    code: str
    """A stable name of the reason: a key of the word files, so that a door can say it in its reader's language."""
    details: tuple[tuple[str, str | int], ...] = ()
    """What the sentence of that key leaves open, by name."""
