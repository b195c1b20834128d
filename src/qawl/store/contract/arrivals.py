"""What a store promises of the order in which articles came to it, whatever day they were published on."""

from __future__ import annotations

from typing import Protocol


class ArrivalStore(Protocol):
    """Remembers for a reader how far the articles had come, and tells which came behind that."""

    def arrivals(self) -> str:
        """A mark for all articles that are there now; short, of ASCII digits, dots and hyphens alone."""
        ...

    def arrived_since(self, mark: str) -> frozenset[str] | None:
        """The ids of the articles that came after a mark was taken; None for a mark that is none of this store's.

        An article that is read again, or comes again changed, keeps its place.
        """
        ...
