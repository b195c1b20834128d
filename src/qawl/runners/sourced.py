"""Whom articles have their words from, worked out among some articles alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from qawl.compare.copies.at_once import sketch_all
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.values import Card, Group
from qawl.compare.independence import (
    ArticleOrigin,
    Basis,
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
from qawl.record.page import stamp_of


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
    for card in sketch_all(articles):
        index.file(card)
        cards.append(card)
    return sources_of(cards, index.groups())


def sources_of(cards: Iterable[Card], groups: Iterable[Group]) -> Sources:
    """The same where their copies are known."""
    return Sources(origin_keys(cards, groups, known_names()))


def counted_copies(articles: Iterable[Article], sources: Sources) -> dict[str, str]:
    """For each article whose text others share the one for which it counts: the source's own, else the earliest."""
    groups: dict[str, list[tuple[bool, str, str]]] = {}
    for article in articles:
        origin = sources.origins.get(article.id)
        if origin is not None and origin.basis is Basis.COPY:
            own = origin.source is not None and known_names().key(article.outlet) == origin.source
            groups.setdefault(origin.key, []).append((not own, stamp_of(article.published), article.id))
    return {article: min(group)[-1] for group in groups.values() for *_, article in group}
