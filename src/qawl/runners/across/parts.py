"""Which articles must be gathered together: steps that part them so that no story could reach over two parts.

What is a little alike ties most articles together over others, over years, and one process would have to gather them
all. What is close falls into small parts. Two of these, with all shares between them, tell whether a story could reach
over both; where that is so, all that is tied to them stays together.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct

from qawl.compare.stories.gather import CLOSE, could_join
from qawl.runners.across.alike import unpack_pair
from qawl.runners.across.rows import ALIKE, ASKED, BELONGS, CUT, LED, MEMBER, cut, join, marked, marking
from qawl.runners.plans.plan import Each, Given, Grouped, Linked, OfBucket, OfRow, Plan, Row, Step

PARTS = "stories-parts"
"""The step whose rows give, marked as `LED`, by article of a pair the name of its part."""
_SHARE = Struct(">d")
_ALL = bytes(255 - byte for byte in range(256))


def parts_steps(pairs: tuple[str, ...]) -> Plan:
    """From pairs that count, by the smaller id, to parts."""
    return (
        Step("stories-near", Each(_near), pairs),
        Step("stories-linked", Linked(), ("stories-near",)),
        marking("stories-reached", "stories-linked", LED),
        Step("stories-close", Each(_close), pairs),
        Step("stories-closely-linked", Linked(), ("stories-close",)),
        marking("stories-closely", "stories-closely-linked", BELONGS),
        Step("stories-sides", Grouped(_sides), ("stories-reached", "stories-closely", *pairs)),
        Step("stories-between", Grouped(_between), ("stories-closely", "stories-sides")),
        Step("stories-unsure", Grouped(_unsure), ("stories-between",)),
        Step(PARTS, Grouped(_parts), ("stories-sides", "stories-unsure")),
    )


def _near(given: Given) -> OfRow:
    return lambda one, value: ((one, unpack_pair(value[1:])[1]),)


def _close(given: Given) -> OfRow:
    def of_row(one: bytes, value: bytes) -> tuple[Row, ...]:
        share, other = unpack_pair(value[1:])
        return ((one, other),) if share >= CLOSE else ()

    return of_row


def _sides(given: Given) -> OfBucket:
    """To all that is tied to it goes each article with its part; to the other of a pair the part of the one."""

    def of_bucket(article: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        reached = part = article
        for mark, some in marked(values):
            if mark == LED:
                reached = next(some)
            elif mark == BELONGS:
                part = next(some)
            elif mark == ALIKE:
                for share, other in map(unpack_pair, some):
                    yield other, ASKED + join(part, join(reached, _SHARE.pack(share)))
        yield reached, MEMBER + join(article, part)

    return of_bucket


def _between(given: Given) -> OfBucket:
    """By two parts each share between them, the greatest first, with the name of all that is tied to them."""

    def of_bucket(article: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        part = article
        for mark, some in marked(values):
            if mark == BELONGS:
                part = next(some)
            elif mark == ASKED:
                for other, rest in map(cut, some):
                    if other != part:
                        reached, share = cut(rest)
                        one, two = sorted((part, other))
                        yield join(one, two), share.translate(_ALL) + reached

    return of_bucket


def _unsure(given: Given) -> OfBucket:
    """The name of all that stays together because a story could reach over two of its parts."""

    def of_bucket(parts: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        reached = b""

        def shares() -> Iterator[float]:
            nonlocal reached
            for value in values:
                reached = value[_SHARE.size :]
                yield _SHARE.unpack(value[: _SHARE.size].translate(_ALL))[0]

        if could_join(shares()):
            yield reached, CUT

    return of_bucket


def _parts(given: Given) -> OfBucket:
    """By article its part: one of the small ones, or all that is tied to it."""

    def of_bucket(reached: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        unsure = False
        for mark, some in marked(values):
            if mark == CUT:
                unsure = True
            elif mark == MEMBER:
                yield from ((article, LED + (reached if unsure else part)) for article, part in map(cut, some))

    return of_bucket
