"""Which articles belong to a dossier, quickly over many thousands of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from qawl.dossiers.patterns import Patterns, compile_patterns, letters_in_all
from qawl.dossiers.ties import covers, read_day
from qawl.model.documents import READ, Article, Span
from qawl.model.dossiers import Dossier
from qawl.text.fold import fold

NEAR = 40
"""Words and signs: two sentences, or a headline and the one below it."""
_WAY = "1"
"""Another one with every change in how routes are read: answers that were kept are then no longer used."""
_LETTERS = "".join(
    map(chr, (*range(0x20, 0x250), *range(0x600, 0x780), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)))
)
"""Folded, a fingerprint of the spelling."""


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


def takes(dossier: Dossier, article: Article) -> bool:
    """Whether an article belongs to the dossier, by its headline and what it says itself, the page around it apart."""
    if not within(dossier, article.published):
        return False
    parts = (article.title or "", *(span.of(article.text) for span in parts_of(article)))
    return routes_folded(dossier, fold("\n".join(parts)))


def parts_of(article: Article) -> list[Span]:
    """The stretches of a page that are article, in text order."""
    if not article.segments:
        return [Span(0, len(article.text))]
    return sorted(segment.span for segment in article.segments if segment.kind in READ)


def rule_of(dossier: Dossier) -> str:
    """A name for all that `takes` hangs on beside the article: the route, the window, the spelling, and Qawl."""
    from importlib.metadata import version  # 20 ms, and only who keeps answers needs it

    said = (_WAY, version("qawl"), _spelling(), repr(dossier.route), repr(dossier.window))
    return "route " + blake2b("\x1f".join(said).encode(), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def _spelling() -> str:
    return fold(_LETTERS)


def routes_folded(dossier: Dossier, folded: str) -> bool:
    """As `routes`, for a text that is folded already: folding is most of the cost where several dossiers ask."""
    router = _router(dossier)
    if not router.needed or not all(any(run in folded for run in each) for each in router.letters):
        return False
    places: dict[str, list[int]] = {}
    for key, first, _ in router.patterns.find_folded(folded):
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
