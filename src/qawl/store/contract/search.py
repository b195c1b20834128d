"""What a store promises of search: articles, statements and names, forgiving in spelling, the best or newest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from qawl.model.documents import Article
from qawl.model.records import Act, HopKind, Kind
from qawl.model.world import Actor

if TYPE_CHECKING:
    from qawl.store.contract.store import ArticleCard, StoredStatement

MOST_COUNTED = 1_000
"""So many are counted; of a question with more answers only this is known."""

T = TypeVar("T")


class Order(StrEnum):
    """What comes first."""

    BEST = "best"
    """What has the words spelled alike, then what has them, then what has them with a prefix. Among those: what has
    them more and in its headline. Of very many only the newest thousand of each sort are weighed."""
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; an empty field asks for nothing.

    Words are compared as in `Filter`: all must occur, «…» and "…" hold a phrase. For articles, `speaker`, `source`,
    `act`, `kind` and `actor` ask for one statement of the article that fits them all.
    """

    words: str = ""
    speaker: str = ""
    source: str = ""
    outlet: str = ""
    act: Act | None = None
    kind: Kind | None = None
    actor: str = ""
    """The id of an actor who speaks, as the last `settle` has it."""
    since: date | None = None
    until: date | None = None
    rules: tuple[str, ...] = ()
    """Only articles that each of these rules takes, as `ask` last had it."""
    articles: tuple[str, ...] | None = None
    """Only articles with these ids; None for all."""
    speaks: Callable[[str], bool] | None = None
    """Of statements: is asked about the folded content, last of all."""
    order: Order = Order.BEST
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """One page of what was found."""

    items: tuple[T, ...]
    total: int
    """How many there are, up to MOST_COUNTED."""
    capped: bool
    """There are more than `total`."""
    more: bool
    """There is another page behind this one."""


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that was found, with its text."""

    card: ArticleCard
    article: Article


@dataclass(frozen=True, slots=True)
class FoundActor:
    """An actor by its names, as the last `settle` has it."""

    id: str
    names: tuple[tuple[str, int], ...]
    """The names that articles give it, the commonest first, and in how many articles."""
    known: Actor | None
    """Its entry in the registry; None for a local actor."""
    kind: HopKind | None
    """As articles name it; None where they do not say."""
    statements: int
    articles: int

    @property
    def label(self) -> str:
        """The Arabic name to show."""
        return self.known.ar[0] if self.known else self.names[0][0] if self.names else self.id


class SearchStore(Protocol):
    """The part of a store that is searched."""

    def search_articles(self, sought: Sought) -> Listed[FoundArticle]: ...

    def search_statements(self, sought: Sought) -> Listed[StoredStatement]: ...

    def search_actors(self, words: str, offset: int = 0, limit: int = 20) -> Listed[FoundActor]:
        """Actors of whose names one holds the beginnings of all the words: whole names first, then who said most."""
        ...

    def ask(self, rule: str, takes: Callable[[Article], bool], of: str | None = None) -> bool:
        """Ask a rule about the articles that came since, as `choose` does; False where that cannot be kept.

        With `of` only about those that this other rule takes: the rest are then not taken, and not asked about.
        """
        ...
