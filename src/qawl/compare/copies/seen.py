"""The links of an article as it sees them."""

from __future__ import annotations

from collections.abc import Iterable

from qawl.compare.copies.values import Copy, Link, Relation


def copies_of(article: str, links: Iterable[Link]) -> tuple[Copy, ...]:
    """What is linked with an article, seen from it: the closest first, then by id."""
    copies = [Copy(link.other(article), link.relation, link.score, _why(article, link)) for link in links]
    return tuple(sorted(copies, key=lambda copy: (_ORDER[copy.relation], -copy.score, copy.id)))


_ORDER = {Relation.COPY: 0, Relation.CONTAINED: 1, Relation.PARTIAL: 2}


def _why(article: str, link: Link) -> tuple[str, ...]:
    if link.relation is not Relation.CONTAINED:
        return link.why
    return (*link.why, "inside" if link.first == article else "around")
