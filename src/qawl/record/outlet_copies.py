"""Which articles' words count: copied text counts once, for its origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qawl.model.record_lines import Evidence
from qawl.record.page import stamp_of

Copies = Mapping[str, str]
"""For each article that shares its text with others, the key of the origin: equal for all of them."""


def copied_articles(told: Iterable[Evidence], copies: Copies | None) -> frozenset[str]:
    """The articles among these whose words are counted elsewhere."""
    return later_copies(((one.article, one.published) for one in told), copies)


def later_copies(articles: Iterable[tuple[str, str | None]], copies: Copies | None) -> frozenset[str]:
    """Of articles, each with its time of publication, those that are not the first of their origin.

    First is the origin itself where it is among them, else the earliest.
    """
    if not copies:
        return frozenset()
    groups: dict[str, set[tuple[bool, str, str]]] = {}
    for article, published in articles:
        origin = copies.get(article, article)
        groups.setdefault(origin, set()).add((article != origin, stamp_of(published), article))
    return frozenset(article for group in groups.values() for *_, article in sorted(group)[1:])
