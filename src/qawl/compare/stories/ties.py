"""Which articles are copies of one another, directly or over others."""

from __future__ import annotations

from collections.abc import Iterable


class Ties:
    """Pairs that were tied, and the groups they make; an article that was never tied is a group of its own."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def tie(self, one: str, other: str) -> None:
        """The two are of one group, and so is all that each is tied to."""
        first, second = sorted((self._top(one), self._top(other)))
        if first != second:
            self._above[second] = first

    def groups(self, articles: Iterable[str]) -> dict[str, list[str]]:
        """The groups of these articles by their first one, each in the order given."""
        groups: dict[str, list[str]] = {}
        for article in articles:
            groups.setdefault(self._top(article), []).append(article)
        return {members[0]: members for members in groups.values()}

    def _top(self, article: str) -> str:
        path = []
        while (above := self._above.get(article)) is not None:
            path.append(article)
            article = above
        for below in path[:-1]:
            self._above[below] = article
        return article
