"""A store in a schema of PostgreSQL's: made where it is not, and brought to the newest form."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from qawl.store.database import refusal
from qawl.store.kept.readings import fold_again
from qawl.store.kept.review import measure_doubt
from qawl.store.kept.store import SqlStore
from qawl.store.postgres.address import read_address
from qawl.store.postgres.database import PostgresDatabase

APPLICATION = "qawl"


def load_steps() -> tuple[str, ...]:
    """The SQL files of `migrations/`, first to last: the form of a store is how many of them it has seen."""
    folder = files("qawl.store.postgres") / "migrations"
    named = sorted((file.name, file) for file in folder.iterdir() if file.name.endswith(".sql"))
    return tuple(file.read_text(encoding="utf-8") for _, file in named)


def connect_postgres(address: str, steps: Sequence[str] | None = None) -> PostgresDatabase:
    """The database at `address`, with the tables of a store in their newest form."""
    database = PostgresDatabase(read_address(address))
    try:
        with database.refusing():
            migrate(database, load_steps() if steps is None else steps)
    except BaseException:
        database.close()
        raise
    return database


def open_postgres(address: str, steps: Sequence[str] | None = None) -> SqlStore:
    """The store at `address`. A schema that holds other tables, or a store of a newer form, is refused, not touched."""
    database = connect_postgres(address, steps)
    try:
        with database.refusing():
            fold_again(database)
            measure_doubt(database)
    except BaseException:
        database.close()
        raise
    return SqlStore(database)


def migrate(database: PostgresDatabase, steps: Sequence[str]) -> None:
    """Bring a store to its newest form, each step in a transaction of its own."""
    for number in range(_form(database, len(steps)) + 1, len(steps) + 1):
        with database.transaction():
            database.alone("form")
            if _form(database, len(steps)) < number:  # asked again: another program may have been quicker
                if not _has_schema(database):
                    database.connection.execute(f"CREATE SCHEMA {database.schema}".encode())
                database.connection.execute(steps[number - 1].encode())
                database.execute(
                    'INSERT INTO form ("only", application, number) VALUES (1, ?, ?)'
                    ' ON CONFLICT ("only") DO UPDATE SET number = excluded.number',
                    (APPLICATION, number),
                )


def _form(database: PostgresDatabase, known: int) -> int:
    """How many steps the store has seen; refused where it has seen more than are known, or is none of ours."""
    if not database.has_table("form"):
        if _is_taken(database):
            raise refusal("store-not-ours", path=database.name, schema=database.schema)
        return 0
    found = _found(database)
    if found is None:
        raise refusal("store-not-ours", path=database.name, schema=database.schema)
    if found > known:
        raise refusal("store-newer", path=database.name, found=found, known=known)
    return found


def _found(database: PostgresDatabase) -> int | None:
    """The form of a store; None where the table of this name is not one of ours."""
    columns = database.execute(
        "SELECT count(*) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid"
        " JOIN pg_namespace ON pg_namespace.oid = relnamespace"
        " WHERE nspname = ? AND relname = 'form' AND attname IN ('application', 'number')",
        (database.schema,),
    ).fetchone()
    if columns != (2,):
        return None
    row = database.execute(f"SELECT application, number FROM {database.schema}.form").fetchone()
    return int(row[1]) if row is not None and row[0] == APPLICATION else None


def _has_schema(database: PostgresDatabase) -> bool:
    sql = "SELECT 1 FROM pg_namespace WHERE nspname = ?"
    return database.execute(sql, (database.schema,)).fetchone() is not None


def _is_taken(database: PostgresDatabase) -> bool:
    """Whether anything lies in the schema."""
    sql = "SELECT 1 FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = ? LIMIT 1"
    return database.execute(sql, (database.schema,)).fetchone() is not None
