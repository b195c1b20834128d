"""Make the cards of many articles at once: the same as one by one, in a third of the time where numpy is installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from qawl.compare.copies.cards import sketch
from qawl.compare.copies.values import Card
from qawl.model.documents import Article

AT_ONCE = 128
"""Articles that are read together; with many more their words are not near the processor any more."""


def sketch_all(articles: Iterable[Article]) -> Iterator[Card]:
    """The card of each article, in order; some are read ahead."""
    coming = iter(articles)
    if not has_numpy():
        yield from map(sketch, coming)
        return
    from qawl.compare.copies.cards_together import sketch_together

    while batch := list(islice(coming, AT_ONCE)):
        yield from sketch_together(batch)


@cache
def has_numpy() -> bool:
    """Whether many articles can be held against one another at once."""
    try:
        import numpy  # noqa: F401
    except ImportError:
        return False
    return True
