"""A store's database in a schema of PostgreSQL's, without any extension."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from hashlib import blake2b
from typing import Any, cast

from qawl.errors import StoreError
from qawl.store.database import Condition, Reader, Row, T, Value, Values, refusal
from qawl.store.postgres.address import Address
from qawl.store.postgres.driver import (
    Connection,
    Cursor,
    Error,
    ProgrammingError,
    TransactionStatus,
    connect,
    conninfo_to_dict,
    errors,
)
from qawl.store.postgres.index import PostgresIndex
from qawl.store.postgres.refusals import HINDRANCES, entry_refusal, refused
from qawl.store.postgres.text import fit_row, told_row

PATIENCE = 30
"""Seconds to wait for another program that holds what we want to write."""
ENTRY = 10
"""Seconds to wait for the server to answer at all."""
TRIES = 6
"""How often work is begun anew where other writers stood in its way."""
STREAMED = 2_000
"""Rows of a long answer that are brought at once."""

_SETTINGS = (
    "SELECT set_config('search_path', %s, false), set_config('lock_timeout', %s, false),"
    " set_config('jit', 'off', false), set_config('random_page_cost', '1.1', false),"
    " set_config('plan_cache_mode', 'force_custom_plan', false),"
    " set_config('default_transaction_isolation', 'read committed', false),"
    " set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'"
    " ELSE current_setting('synchronous_commit') END, false), current_setting('server_encoding')"
)
_IN_THE_WAY = (errors.DeadlockDetected, errors.SerializationFailure)
_COUNTED = {"searched": "row"}
"""The column that a table is numbered by, where it is not `number`."""
_MANY_LOCKS = 256
"""Articles beyond which all are guarded as one: a server has room for some thousands of locks."""

Line = Connection[Row]


class Answer:
    """The rows of an answer, all of them here: the contract of `database.Rows`."""

    def __init__(self, cursor: Cursor[Row]) -> None:
        self.rowcount = cursor.rowcount
        self._rows = iter(cursor.fetchall() if cursor.description is not None else ())

    def __iter__(self) -> Iterator[Row]:
        return map(told_row, self._rows)

    def fetchone(self) -> Row | None:
        return next(iter(self), None)

    def fetchall(self) -> list[Row]:
        return list(self)


class PostgresReader:
    """Asks over one connection: the contract of `database.Reader`."""

    def __init__(self, connection: Line) -> None:
        self._connection = connection

    def execute(self, sql: str, values: Values = ()) -> Answer:
        return Answer(self._connection.execute(_query(sql), fit_row(values), binary=True))

    def stream(self, sql: str, values: Values = ()) -> Iterator[Row]:
        with self._connection.cursor(name="stream") as cursor:
            cursor.itersize = STREAMED
            cursor.execute(_query(sql), fit_row(values), binary=True)
            for row in cursor:
                yield told_row(row)


class PostgresDatabase:
    """The contract of `database.Database`; a connection that was lost is made again when next it is needed."""

    def __init__(self, address: Address) -> None:
        self.name = address.name
        self.schema = address.schema
        self._address = address
        self._spare: list[Line] = []
        self._closed = False
        self.index = PostgresIndex(self)
        self._own = _connect(address)

    @property
    def connection(self) -> Line:
        """The one that writes."""
        if self._own.closed and not self._closed:
            self._own = _connect(self._address)
        return self._own

    @property
    def in_transaction(self) -> bool:
        return self._own.info.transaction_status is not TransactionStatus.IDLE

    def execute(self, sql: str, values: Values = ()) -> Answer:
        return Answer(self.connection.execute(_query(sql), fit_row(values), binary=True))

    def stream(self, sql: str, values: Values = ()) -> Iterator[Row]:
        with self.snapshot() as now:
            yield from now.stream(sql, values)

    def executemany(self, sql: str, many: Iterable[Values]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(_query(sql), [fit_row(values) for values in many])

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Values]) -> None:
        named = ", ".join(f'"{column}"' for column in columns)
        with (
            self.connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({named}) FROM STDIN".encode()) as target,
        ):
            for row in rows:
                target.write_row(fit_row(row))

    @contextmanager
    def refusing(self) -> Iterator[None]:
        try:
            yield
        except Error as error:
            if (known := refused(error, self.name)) is None:
                raise
            raise known from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self.connection.transaction():
            yield

    def together(self, work: Callable[[], T]) -> T:
        for _ in range(TRIES - 1):
            with suppress(*_IN_THE_WAY), self.transaction():
                return work()
        with self.transaction():
            return work()

    def attempt(self, work: Callable[[], object]) -> bool:
        try:
            with self.transaction():
                work()
        except HINDRANCES:
            return False
        return True

    def alone(self, what: str) -> None:
        self.execute("SELECT pg_advisory_xact_lock(?, ?)", (self._key("work"), _hashed(what, 4)))

    def guard(self, article_ids: Collection[str]) -> None:
        """Always in one order: two that guard the same articles never wait for each other in a circle."""
        keys = sorted({_hashed(f"{self.schema} {one}", 8) for one in article_ids})
        every, many = self._key("articles"), len(keys) > _MANY_LOCKS
        kind = "" if many else "_shared"
        self.execute(f"SELECT pg_advisory_xact_lock{kind}(?, 0)", (every,))
        if not many:
            self.execute("SELECT pg_advisory_xact_lock(each) FROM unnest(CAST(? AS bigint[])) AS each", (keys,))

    @contextmanager
    def snapshot(self) -> Iterator[Reader]:
        if self._closed:
            raise ProgrammingError("the store is closed")
        beside = self._beside()
        try:
            yield PostgresReader(beside)
        finally:
            with suppress(Error):
                beside.execute("ROLLBACK")
            if self._closed or self._spare or beside.closed:
                beside.close()
            else:
                self._spare.append(beside)

    def _beside(self) -> Line:
        """Another connection, at the beginning of a snapshot; one that was used before may be lost by now."""
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        if self._spare:
            spare = self._spare.pop()
            with suppress(Error):
                spare.execute(begin)
                return spare
            spare.close()
        new = _connect(self._address)
        new.execute(begin)
        return new

    def one_of(self, values: Collection[str] | Collection[int]) -> Condition:
        if not values:
            return Condition("= ANY('{}')")
        kind = "bigint[]" if all(isinstance(value, int) for value in values) else "text[]"
        return Condition(f"= ANY(CAST(? AS {kind}))", (cast(Value, list(values)),))

    def numbers(self, table: str, wanted: Sequence[tuple[int, int]]) -> list[list[int]]:
        """Counted by a sequence and not behind the highest, so that no writer waits for another."""
        counted = f"{table}_{_COUNTED.get(table, 'number')}_seq"
        sql = f"SELECT nextval('{counted}') FROM generate_series(1, ?)"
        free = iter(self.execute(sql, (sum(count for _, count in wanted),)).fetchall())
        return [[first + next(free)[0] for _ in range(count)] for first, count in wanted]

    def field(self, column: str, *path: str) -> str:
        return f"json_text({column}, '{{{','.join(path)}}}')"

    def has_table(self, name: str) -> bool:
        sql = "SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = ?"
        return self.execute(sql, (self.schema, name)).fetchone() is not None

    def close(self) -> None:
        self._closed = True
        for connection in (self._own, *self._spare):
            connection.close()
        self._spare.clear()

    def _key(self, what: str) -> int:
        return _hashed(f"{self.schema} {what}", 4)


def _hashed(what: str, size: int) -> int:
    digest = blake2b(what.encode("utf-8", "surrogatepass"), digest_size=size).digest()
    return int.from_bytes(digest, "big", signed=True)


@lru_cache(maxsize=1024)
def _query(sql: str) -> bytes:
    """Our SQL as psycopg wants it."""
    return sql.replace("?", "%s").encode()


def _connect(address: Address) -> Line:
    made = _entered(address)
    if isinstance(made, StoreError):  # raised here, where the driver's own error, which holds the password, is gone
        raise made
    return made


def _entered(address: Address) -> Line | StoreError:
    connection: Line | None = None
    try:
        connection = connect(address.asked, autocommit=True, client_encoding="UTF8", **_defaults(address.asked))
        row = connection.execute(_SETTINGS, (address.schema, f"{PATIENCE}s")).fetchone()
    except Error as error:
        if connection is not None:
            connection.close()
        return entry_refusal(error, address)
    if row is not None and row[-1] != "UTF8":
        connection.close()
        return refusal("store-not-utf8", path=address.name, encoding=str(row[-1]))
    return connection


def _defaults(asked: str) -> dict[str, Any]:
    told = conninfo_to_dict(asked)
    wanted = {"connect_timeout": ENTRY, "fallback_application_name": "qawl"}
    return {key: value for key, value in wanted.items() if key not in told}
