"""Which articles belong to a dossier, quickly over many thousands of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from qawl.dossiers.patterns import Patterns, compile_patterns, letters_in_all
from qawl.dossiers.ties import covers, read_day
from qawl.model.dossiers import Dossier
from qawl.text.fold import fold

NEAR = 40
"""Words and signs: two sentences, or a headline and the one below it."""


@dataclass(frozen=True, slots=True)
class _Router:
    letters: tuple[tuple[str, ...], ...]
    """For each list that must be met, letters of which one at least is in every text that meets it."""
    patterns: Patterns[str]
    needed: frozenset[str]


@lru_cache(maxsize=64)
def _router(dossier: Dossier) -> _Router:
    route = dossier.route
    lists = {"need_any": route.need_any, "and_any": route.and_any}
    needed = frozenset(name for name, each in lists.items() if each)
    letters = tuple(letters_in_all(lists[name]) for name in sorted(needed))
    return _Router(letters, compile_patterns({**lists, "drop_if": route.drop_if}), needed)


def routes(dossier: Dossier, raw: str, published: date | str | None = None) -> bool:
    """Whether an article belongs to the dossier: `raw` is headline and body, one below the other.

    A word of each list must stand near one of the other, for a long article speaks of many things. One that was
    published outside the dossier's window never belongs.
    """
    return within(dossier, published) and routes_folded(dossier, fold(raw))


def within(dossier: Dossier, published: date | str | None) -> bool:
    """Whether the dossier's window holds the day of publication; an undated article may always belong."""
    day = read_day(published)
    return day is None or covers(dossier.window, day)


def routes_folded(dossier: Dossier, folded: str) -> bool:
    """As `routes`, for a text that is folded already: folding is most of the cost where several dossiers ask."""
    router = _router(dossier)
    if not router.needed or not all(any(run in folded for run in each) for each in router.letters):
        return False
    places: dict[str, list[int]] = {}
    for key, first, _ in router.patterns.find_in(folded):
        places.setdefault(key, []).append(first)
    if "drop_if" in places or not router.needed <= places.keys():
        return False
    return len(router.needed) < 2 or _are_near(places["need_any"], places["and_any"])


def _are_near(some: list[int], others: list[int]) -> bool:
    """Whether a place of one list is near one of the other; both are in text order."""
    at = 0
    for place in some:
        while at < len(others) and others[at] < place - NEAR:
            at += 1
        if at < len(others) and others[at] <= place + NEAR:
            return True
    return False
