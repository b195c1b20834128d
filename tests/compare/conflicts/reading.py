"""Read invented articles of the demonstration's world, and find what contradicts what in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import qawl
from qawl.compare.conflicts.cards import claim_cards
from qawl.compare.conflicts.judge import find_conflicts
from qawl.dossiers.load import load_dossier
from qawl.model.across import Occurrence
from qawl.model.conflicts import ClaimCard, Conflict
from qawl.model.documents import Article
from qawl.model.dossiers import Dossier
from qawl.model.records import Reading
from qawl.pipeline import Kit, date_anchors, load_kit, read_article

DEMO = Path(qawl.__file__).parent / "demo"


@cache
def kit() -> Kit:
    return load_kit(records=True)


@cache
def dossier() -> Dossier:
    return load_dossier(DEMO / "dossier.yaml")


@cache
def demo(name: str) -> tuple[Reading, ...]:
    lines = (DEMO / name).read_text("utf-8").splitlines()
    return tuple(read(Article(**json.loads(line))) for line in lines)


@cache
def read(article: Article) -> Reading:
    return date_anchors(read_article(article, kit()), dossier())


def article(nth: int, text: str, day: str = "", hour: int = 9) -> Article:
    """The nth of some articles, each of another outlet; on the 12th of April 2026 or the days after."""
    published = f"{day or f'2026-04-{12 + nth}'}T{hour + nth:02}:00:00+03:00"
    return Article(id=f"a{nth}", text=text, outlet=f"صحيفة {nth}", published=published)


def each_its_own(occurrences: Sequence[Occurrence]) -> int:
    """Every article an origin of its own, but for those that name one carrier."""
    return len({one.carrier or one.article for one in occurrences})


def cards(readings: Iterable[Reading], known: Dossier | None) -> list[ClaimCard]:
    return [card for reading in readings for card in claim_cards(reading, known)]


def found(
    *texts: str | Article,
    known: bool = True,
    stories: Mapping[str, str] | None = None,
    origins: Callable[[Sequence[Occurrence]], int] = each_its_own,
) -> tuple[Conflict, ...]:
    """The contradictions among some texts, one article each unless they are articles already."""
    articles = [one if isinstance(one, Article) else article(nth, one) for nth, one in enumerate(texts)]
    return find_conflicts(cards(map(read, articles), dossier() if known else None), stories, origins)


def kinds(*texts: str | Article, known: bool = True) -> list[str]:
    return [str(one.kind) for one in found(*texts, known=known)]
