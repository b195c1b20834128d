"""Whom articles have their words from, worked out among some articles alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from qawl.compare.copies.cards import sketch
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.values import Card, Group
from qawl.compare.independence import (
    ArticleOrigin,
    Independent,
    Names,
    gather_names,
    independent_origins,
    origin_keys,
)
from qawl.lexicon.carriers import load_carrier_words
from qawl.model.across import Occurrence
from qawl.model.documents import Article
from qawl.outlets.load import load_outlets


@dataclass(frozen=True, slots=True)
class Sources:
    """For each article where its words come from."""

    origins: Mapping[str, ArticleOrigin]

    def source_of(self, article: str, outlet: str | None, carrier: str | None) -> str:
        """A key of where an article has something from: the carrier that it names, else whoever its words are."""
        if (carried := known_names().key(carrier)) is not None:
            return carried
        origin = self.origins.get(article)
        return origin.source or origin.key if origin is not None else outlet or article

    def independent(self, occurrences: Iterable[Occurrence]) -> tuple[Independent, ...]:
        """The independent sources behind what stands in these places."""
        return independent_origins(occurrences, self.origins, known_names())

    def count(self, occurrences: Sequence[Occurrence]) -> int:
        """How many they are."""
        return len(self.independent(occurrences))


@cache
def known_names() -> Names:
    """By what carriers and outlets are known again."""
    return gather_names(load_carrier_words(), load_outlets())


def sources_among(articles: Iterable[Article]) -> Sources:
    """Where these articles have their words from, as far as they themselves tell."""
    index, cards = CopyIndex(), list[Card]()
    for article in articles:
        card = sketch(article)
        index.add(card)
        cards.append(card)
    return sources_of(cards, index.groups())


def sources_of(cards: Iterable[Card], groups: Iterable[Group]) -> Sources:
    """The same where their copies are known."""
    return Sources(origin_keys(cards, groups, known_names()))
