"""Group a batch of articles by their copies, without a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qawl.compare.copies.cards import sketch
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.values import Copy, Grouped, Link, Relation
from qawl.model.documents import Article


def group_articles(articles: Iterable[Article]) -> Iterator[Grouped]:
    """Each article with its copies, in the order in which they came; nothing is left out.

    All articles are read before the first is given. An article that comes twice is given once.
    Raises BadData where two different articles have one id.
    """
    index = CopyIndex()
    order: dict[str, None] = {}
    for article in articles:
        index.add(sketch(article))
        order[article.id] = None
    for article_id in order:
        yield Grouped(article_id, copies_of(article_id, index.links_of(article_id)))


def copies_of(article: str, links: Iterable[Link]) -> tuple[Copy, ...]:
    """What is linked with an article, seen from it: the closest first, then by id."""
    copies = [Copy(link.other(article), link.relation, link.score, _why(article, link)) for link in links]
    return tuple(sorted(copies, key=lambda copy: (_ORDER[copy.relation], -copy.score, copy.id)))


_ORDER = {Relation.COPY: 0, Relation.CONTAINED: 1, Relation.PARTIAL: 2}


def _why(article: str, link: Link) -> tuple[str, ...]:
    if link.relation is not Relation.CONTAINED:
        return link.why
    return (*link.why, "inside" if link.first == article else "around")
