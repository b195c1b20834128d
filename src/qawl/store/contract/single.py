"""What a store promises of single things: a statement, some articles, what one actor said, however much there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from qawl.model.world import Actor
    from qawl.store.contract.store import ArticleCard, StoredMention, StoredStatement


@dataclass(frozen=True, slots=True)
class Carried:
    """A name through which words of an actor came."""

    words: str
    """In folded spelling."""
    count: int
    """In how many statements."""
    example: str
    """The id of one of them."""
    position: int
    """Its place in the chain of that one, from 0."""


@dataclass(frozen=True, slots=True)
class SaidBy:
    """How much an actor said, as the last `settle` has it."""

    statements: int
    acts: tuple[tuple[str, int], ...]
    """The commonest first."""
    months: tuple[tuple[str, int], ...]
    """YYYY-MM and the number of statements, in order; «» where no day is known, last."""
    direct: int
    """Statements that no source carries."""
    carried: tuple[Carried, ...]
    """The commonest first, at most as many as were asked for."""


class SingleStore(Protocol):
    """Finds single things by what they are called, without looking at the others."""

    def statement(self, statement_id: str) -> StoredStatement | None:
        """The statement of this id, or None when there is none."""
        ...

    def article_cards(self, ids: Collection[str]) -> dict[str, ArticleCard]:
        """The cards of those of these articles that there are, by id, in the order asked."""
        ...

    def mentions_of(self, actor: str, limit: int | None = None) -> Iterator[StoredMention]:
        """The mentions of an actor as the last `settle` has it, the latest articles first."""
        ...

    def mentions_in(self, article_id: str) -> Iterator[StoredMention]:
        """The mentions of one article, in their order."""
        ...

    def actors_called(self, ids: Collection[str]) -> dict[str, Actor]:
        """Those entries of the registry that were kept under these ids, in the order asked."""
        ...

    def articles_naming(self, actor: str) -> tuple[str, ...]:
        """The ids of the articles that name an actor as the last `settle` has it, sorted."""
        ...

    def said_by(self, actor: str, carriers: int) -> SaidBy:
        """How much an actor said, with so many of those who carried it."""
        ...

    def latest_by(self, actor: str, limit: int) -> Iterator[StoredStatement]:
        """The latest statements of an actor, undated ones last."""
        ...
