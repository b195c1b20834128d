"""What a store promises of long lists: page by page, each page as quick as the first, whatever comes meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from qawl.store.contract.store import ArticleCard, Filter, StoredStatement


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: what stands behind it is the next, even if the place itself is gone."""

    published: str | None
    article: str
    dated: bool
    """The day of publication is known: undated articles are behind all others."""
    position: int = -1
    """Of a statement in its article; an article itself stands before its statements."""


class PagedStore(Protocol):
    """Lists in the order of `articles` and `statements`, from any place on."""

    def statements_after(
        self, wanted: Filter, limit: int, after: Place | None = None
    ) -> list[tuple[StoredStatement, Place]]:
        """So many of the statements that are wanted, each with its place; `Filter.limit` is not looked at."""
        ...

    def articles_after(
        self,
        limit: int,
        after: Place | None = None,
        *,
        outlet: str = "",
        since: date | None = None,
        until: date | None = None,
    ) -> list[tuple[ArticleCard, Place]]:
        """So many of the articles of an outlet and some days, each with its place."""
        ...
