"""What a store promises, whatever keeps it: every engine gives these methods and runs the same tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from types import TracebackType
from typing import Protocol, Self

from qawl.model.documents import Article, Rejected, Span
from qawl.model.records import Act, Kind, Reading, Statement
from qawl.model.world import Actor, Decision, Known, Linked, Place
from qawl.store.contract.access import AccessStore
from qawl.store.contract.arrivals import ArrivalStore
from qawl.store.contract.meaning import MeaningStore
from qawl.store.contract.pages import PagedStore
from qawl.store.contract.review import ReviewStore
from qawl.store.contract.search import SearchStore
from qawl.store.contract.single import SingleStore

BATCH = 64
"""Readings that are committed together: most of the speed of one commit for all, little lost to a crash."""


class Added(StrEnum):
    """What adding a reading did to the store."""

    NEW = "new"
    SAME = "same"
    """Nothing was written: the store held exactly this reading."""
    CHANGED = "changed"
    """The text, or what was found in it, is another: the article keeps its id, its records are replaced."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The receipt for one reading: what it names survives a crash of the program and of the machine."""

    article_id: str
    added: Added
    statements: int
    silences: int


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article without its text, and how much was found in it."""

    id: str
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None
    version: str
    statements: int
    silences: int


@dataclass(frozen=True, slots=True)
class Edition:
    """One text under which an article was seen."""

    number: int
    """From 1, by time."""
    captured: str
    """When it first arrived: ISO 8601 in UTC."""
    article: Article


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds."""

    articles: int
    statements: int
    silences: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Which statements are wanted; an empty field asks for nothing.

    Words are compared in folded spelling, with or without the article and one-letter prefixes («هدنة» finds
    «والهدنة»); all words of a field must occur, in any order. Of a very long field the first 32 words count.
    `words` finds whatever a search by the same words finds: other endings and spellings too, and «…» as a phrase.
    """

    words: str = ""
    """In the content, the speaker's name or the role."""
    speaker: str = ""
    """In the speaker's name."""
    source: str = ""
    """In the name of one source of the chain, the speaker included."""
    outlet: str = ""
    act: Act | None = None
    kind: Kind | None = None
    since: date | None = None
    """First day of publication; an article without a full date is then left out, as with `until`."""
    until: date | None = None
    """Last day of publication, included."""
    article_id: str | None = None
    actor: str = ""
    """The id of an actor who speaks, as the last `settle` has it: Store.settle."""
    limit: int | None = None
    """At most so many statements; None for all."""


ALL = Filter()
"""Every statement."""


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement with the article that it stands in, and its words."""

    id: str
    position: int
    """Its place among the statements of its article, from 0."""
    article: Article
    statement: Statement

    @property
    def content(self) -> str:
        """The attributed words; « … » where a cue stands between two pieces."""
        return " … ".join(span.of(self.article.text) for span in self.statement.content)

    @property
    def cue(self) -> str | None:
        return self._words(self.statement.cue)

    @property
    def speaker(self) -> str | None:
        """The mention next to the cue; the name is `statement.speaker_name`."""
        return self._words(self.statement.speaker)

    @property
    def role(self) -> str | None:
        return self._words(self.statement.role)

    @property
    def addressee(self) -> str | None:
        return self._words(self.statement.addressee)

    @property
    def time(self) -> str | None:
        return self._words(self.statement.time)

    @property
    def place(self) -> str | None:
        return self._words(self.statement.place)

    def _words(self, span: Span | None) -> str | None:
        return None if span is None else span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class StoredMention:
    """A mention with the article that it stands in, and its actor as the last `settle` has it."""

    place: Place
    known: Known
    outlet: str | None
    published: str | None
    actor: str | None
    """None for nobody, and for a mention that came after the last `settle`."""


class Store(AccessStore, ArrivalStore, MeaningStore, PagedStore, ReviewStore, SingleStore, SearchStore, Protocol):
    """Keeps readings; every method may raise StoreError, and nothing else of the engine's."""

    def add(self, reading: Reading | Linked) -> Added:
        """Keep one reading, with its links where it has them; when this returns, it is kept for good.

        Links are replaced together with the reading. A reading without links that is another one takes the old
        links away; one that is the same leaves them.
        """
        ...

    def add_all(self, readings: Sequence[Reading | Linked]) -> list[Kept]:
        """Keep several in one transaction: all of them, or none if this raises."""
        ...

    def reading(self, article_id: str) -> Reading | None:
        """The reading of one article, or None when there is no such article."""
        ...

    def statements(self, wanted: Filter = ALL) -> Iterator[StoredStatement]:
        """The statements that are wanted, by date of publication (undated last), article and position."""
        ...

    def articles(self) -> Iterator[ArticleCard]:
        """All articles, by date of publication (undated last) and id."""
        ...

    def counts(self) -> Counts: ...

    def choose(self, rule: str, takes: Callable[[Article], bool]) -> list[str]:
        """The ids of the articles that a rule takes, in the order of `articles`.

        `rule` names all that the answer hangs on beside the article, for answers are remembered under it: `takes` is
        asked about an article once, and again once the article or its reading has changed.
        """
        ...

    def cards(self, rule: str, make: Callable[[Article], bytes]) -> Iterator[tuple[str, bytes]]:
        """Every article's id and card, in the order of `articles`.

        `rule` names all that a card hangs on beside the article, for cards are remembered under it: one is made once,
        and again once the article or its reading has changed.
        """
        ...

    def reading_cards(
        self, rule: str, make: Callable[[Reading], bytes], of: Collection[str]
    ) -> Iterator[tuple[str, bytes]]:
        """The same for cards that are made of what was found in an article, of these articles alone."""
        ...

    def fingerprint(self) -> bytes:
        """Another one once an article, or what was found in it, has come or changed."""
        ...

    def recall(self, name: str, state: bytes | None = None) -> bytes | None:
        """What was last remembered under this name, if that was in this state, or in any for None; None else."""
        ...

    def remember(self, name: str, state: bytes, body: bytes) -> None:
        """Keep what was worked out in a state of the store: where it cannot be kept it is worked out again."""
        ...

    def keep_edition(self, article: Article, captured: str, addresses: tuple[str, ...] = ()) -> bool:
        """Keep an article as it was captured; whether it is the newest of its editions, and so the one to be read."""
        ...

    def twin(self, article: Article) -> str | None:
        """The id of an article that is the same at another address: same outlet, headline and text; None for none."""
        ...

    def editions(self, article_id: str) -> Iterator[Edition]:
        """The editions of an article, oldest first; none for one that was given and not captured."""
        ...

    def addresses(self, article_id: str) -> tuple[str, ...]:
        """Where an article was found, first seen first."""
        ...

    def found_at(self, url: str) -> str | None:
        """The id of the article that was found at this address, spelled as `addresses` has it; None for none."""
        ...

    def mentions(self) -> Iterator[StoredMention]:
        """All mentions, by the id of their article and their place in it."""
        ...

    def links_made(self) -> Mapping[str | None, int]:
        """How many articles each version of links has linked; None for those never linked."""
        ...

    def know(self, actors: Iterable[Actor]) -> None:
        """Keep entries of a registry, so that links can be shown without it; the same id replaces."""
        ...

    def actors(self) -> Iterator[Actor]:
        """The entries that were kept, by id."""
        ...

    def decide(self, decision: Decision) -> Decision:
        """Keep a person's decision for good; it comes back with its number. None is ever deleted."""
        ...

    def decisions(self) -> Iterator[Decision]:
        """All decisions, in their order, undone ones too."""
        ...

    def state(self) -> int:
        """A number that is another one once a mention, link or decision has come."""
        ...

    def settle(self, actors: Mapping[Place, str], state: int | None = None) -> None:
        """Write for each mention its actor in the end; a mention that is not there has none.

        `state` is the one in which the mentions and decisions were read: if it has passed, the store is not settled.
        """
        ...

    def is_settled(self) -> bool:
        """Whether no mention, link or decision has come since the last `settle`."""
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def keep(store: Store, items: Iterable[Reading | Linked | Rejected], batch: int = BATCH) -> Iterator[Kept | Rejected]:
    """Keep all readings, a batch a transaction; a receipt comes out only once its batch is committed.

    Order is kept, and what was refused on the way here passes through.
    """
    waiting: list[Reading | Linked | Rejected] = []
    for item in items:
        waiting.append(item)
        if len(waiting) >= batch:
            yield from _receipts(store, waiting)
            waiting = []
    yield from _receipts(store, waiting)


def _receipts(store: Store, items: Sequence[Reading | Linked | Rejected]) -> Iterator[Kept | Rejected]:
    readings = [item for item in items if not isinstance(item, Rejected)]
    kept = iter(store.add_all(readings) if readings else ())
    for item in items:
        yield item if isinstance(item, Rejected) else next(kept)


def statement_ids(reading: Reading) -> tuple[str, ...]:
    """An id for each statement, the same on every run.

    Made of the article's id, the content and the cue, in words and not in places: a correction elsewhere in
    the text, a name better resolved or a new word list leaves the id of an unchanged statement alone. Of
    statements that agree in all of these, the first has the number 0, and so on.
    """
    text, seen = reading.article.text, Counter[tuple[str, ...]]()
    ids = []
    for statement in reading.statements:
        cue = "" if statement.cue is None else statement.cue.of(text)
        words = (reading.article.id, cue, *(span.of(text) for span in statement.content))
        parts = "".join(f"{len(part)}:{part}" for part in (*words, str(seen[words])))
        seen[words] += 1
        ids.append(blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest())
    return tuple(ids)
