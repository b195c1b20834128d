"""What a store promises of comparing all statements that are sought: which they are, and the cards made of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from qawl.store.contract.search import Sought


@dataclass(frozen=True, slots=True)
class SoughtPlace:
    """Where a statement stands, without its article being read."""

    statement: str
    """Its id."""
    article: str
    position: int
    """Its place among the statements of its article, from 0."""


class MeaningStore(Protocol):
    """Hands out many statements at once, by their places alone."""

    def sought_places(self, sought: Sought) -> list[SoughtPlace]:
        """The places of the statements that `search_statements` finds, the newest first, whatever order is asked."""
        ...

    def made_cards(self, rule: str, of: Collection[str]) -> dict[str, bytes]:
        """The cards of these articles that `reading_cards` has made and that still hold; it makes none."""
        ...
