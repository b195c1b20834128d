"""What the store asks of the database that it is written for, so that its SQL is written once for every engine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from qawl.errors import StoreError
from qawl.wording import say

if TYPE_CHECKING:
    from qawl.store.search.words import Phrase

T = TypeVar("T")

Value = str | int | float | bytes | list[str] | list[int] | None
Row = tuple[Any, ...]
Values = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL and what is put in its open places."""

    sql: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Holds:
    """That one of these phrases stands in a column of a full-text index; all of several must hold."""

    column: str
    """«text» stands for all columns that hold words of the text."""
    forms: tuple[Phrase, ...]


class Rows(Protocol):
    """The rows of an answer, each read once."""

    @property
    def rowcount(self) -> int: ...

    def __iter__(self) -> Iterator[Any]: ...

    def fetchone(self) -> Any: ...

    def fetchall(self) -> list[Any]: ...


class Reader(Protocol):
    """Something that can be asked. In SQL every open place is «?»; neither «?» nor «%» stands for itself."""

    def execute(self, sql: str, values: Values = ()) -> Rows: ...

    def stream(self, sql: str, values: Values = ()) -> Iterator[Any]:
        """As `execute`, for answers of any length: only so many rows are in memory at once."""
        ...


class Index(Protocol):
    """The full-text tables `words` (of statements) and `article_words`, numbered as what they index."""

    join: str
    """How a table is joined behind an index that is gone through in its order."""

    def number(self, table: str) -> str:
        """The column of numbers."""
        ...

    def holds(self, table: str, asked: Sequence[Holds]) -> Condition:
        """The condition that a row holds all that is asked."""
        ...

    def score(self, table: str, asked: Sequence[Holds]) -> Condition:
        """How well a row fits: the less the better."""
        ...

    def put_articles(self, rows: Sequence[tuple[int, str, str, str, str, str]]) -> None:
        """Index articles: number, headline, text, spellings told apart, outlet and acts."""
        ...

    def put_statements(self, rows: Sequence[Row]) -> None:
        """Index rows that have just been written into `statement`; taking them away is the database's own matter."""
        ...

    def clear_articles(self) -> None:
        """Empty the index of articles."""
        ...


class Database(Reader, Protocol):
    """One connection to one database with the tables of a store."""

    name: str
    """What it is called before people; never with a password."""

    @property
    def index(self) -> Index: ...

    @property
    def in_transaction(self) -> bool: ...

    def executemany(self, sql: str, many: Iterable[Values]) -> None: ...

    def load(self, table: str, columns: Sequence[str], rows: Collection[Values]) -> None:
        """Write many new rows as fast as the engine can."""
        ...

    def refusing(self) -> AbstractContextManager[None]:
        """Turn what the engine refuses into a StoreError that says so; misuse of ours stays what it is."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All that is done inside is done together, or not at all."""
        ...

    def together(self, work: Callable[[], T]) -> T:
        """Do `work` in one transaction, and once more from its beginning where another writer stood in its way."""
        ...

    def attempt(self, work: Callable[[], object]) -> bool:
        """Do `work` in one transaction where that can be done; False where the store is busy or read only."""
        ...

    def alone(self, what: str) -> None:
        """In a transaction: wait until no other is at this, and keep all others from it until the end."""
        ...

    def guard(self, article_ids: Collection[str]) -> None:
        """In a transaction: the same for all that belongs to these articles."""
        ...

    def snapshot(self) -> AbstractContextManager[Reader]:
        """The store as it is now, to be read at leisure whatever is written meanwhile."""
        ...

    def one_of(self, values: Collection[str] | Collection[int]) -> Condition:
        """What is written behind a column that must be one of these: «id IN (…)»."""
        ...

    def numbers(self, table: str, wanted: Sequence[tuple[int, int]]) -> list[list[int]]:
        """In a transaction: free numbers of a table, rising; for each pair so many, from that number on."""
        ...

    def field(self, column: str, *path: str) -> str:
        """The SQL of a text that lies in a column of JSON in bytes."""
        ...

    def has_table(self, name: str) -> bool:
        """Whether the store is of a form with this table: an older one may be opened as it is."""
        ...

    def close(self) -> None: ...


def refusal(code: str, **details: str | int) -> StoreError:
    """A StoreError with its sentence, its code and what the sentence leaves open."""
    return StoreError(say("en", code, **details), code, tuple(details.items()))


def joined(conditions: Sequence[Condition]) -> Condition:
    """All of several conditions as one."""
    values = tuple(value for condition in conditions for value in condition.values)
    return Condition(" AND ".join(condition.sql for condition in conditions) or "TRUE", values)
