"""Payloads for the fields of a store, dealt out so that in the end each payload has stood in each field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

PAYLOADS = Path(__file__).parent / "payloads.txt"
LEAST = 300
"""Fewer payloads than these are no measurement."""
ESCAPE = re.compile(r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})")
MARK = re.compile(r"q(\d{3})x(\d{3})q")
"""What stands behind each payload, so that a page tells which fields it shows, and with which payload."""
STRIDE = 61
"""The first payload of a field is so many after that of the field before: few places still see many payloads."""


@cache
def payloads() -> tuple[str, ...]:
    """All of them, as they stand in an article."""
    lines = PAYLOADS.read_text("utf-8").splitlines()
    return tuple(
        ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), line) for line in lines if line[:2] != "# "
    )


class Venom:
    """Deals payloads to fields, by the names of these; each field has a row of its own, and a mark."""

    def __init__(self, every: Sequence[str] = ()) -> None:
        self._every = tuple(every) or payloads()
        self._given: Counter[str] = Counter()
        self._round: Counter[str] = Counter()
        """How many places each field had in the last filling of a store."""
        self._asked: Counter[str] = Counter()
        self._at_once: dict[str, int] = {}
        self._order: dict[str, int] = {}

    def into(self, field: str) -> str:
        """The next words for this field."""
        place = self._order.setdefault(field, len(self._order))
        self._asked[field] += 1
        first, many = place * STRIDE + self._given[field], self._at_once.get(field, 1)
        self._given[field] += many
        numbers = ((first + nth) % len(self._every) for nth in range(many))
        return " ".join(f"{self._every[number]} q{place:03}x{number:03}q" for number in numbers)

    def again(self, rounds: int) -> None:
        """Another store will be filled, so many in all from now on: fields with few places are given more at once."""
        self._round, self._asked = self._asked, Counter()
        for field, places in self._round.items():
            missing = len(self._every) - self._given[field]
            self._at_once[field] = max(1, -(-missing // (places * rounds)))

    @property
    def fields(self) -> tuple[str, ...]:
        """Those that were given anything, in the order of their marks."""
        return tuple(self._order)

    @property
    def missing(self) -> int:
        """Pairs of a field and a payload that have not stood together."""
        return sum(max(0, len(self._every) - self._given[field]) for field in self._order)

    def named(self, pairs: Collection[tuple[int, int]]) -> set[str]:
        """The fields of these pairs."""
        places = {place for place, _ in pairs}
        return {field for field, place in self._order.items() if place in places}
