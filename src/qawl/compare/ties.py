"""Who belongs together by pairs, directly or over others."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

T = TypeVar("T", bound=Hashable)


def united(pairs: Iterable[tuple[T, T]], order: Callable[[T], Any]) -> dict[T, T]:
    """For each of those that pairs tie together the smallest, by `order`, that pairs reach from it.

    >>> united([("b", "c"), ("a", "b"), ("y", "z")], str)
    {'b': 'a', 'c': 'a', 'a': 'a', 'y': 'y', 'z': 'y'}
    """
    leaders: dict[T, T] = {}

    def leader(one: T) -> T:
        path = []
        while (above := leaders.setdefault(one, one)) != one:
            path.append(one)
            one = above
        for each in path:
            leaders[each] = one
        return one

    for first, second in pairs:
        one, other = leader(first), leader(second)
        leaders[max(one, other, key=order)] = min(one, other, key=order)
    return {each: leader(each) for each in list(leaders)}


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
