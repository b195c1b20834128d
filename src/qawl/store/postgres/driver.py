"""The driver of PostgreSQL: the only importer of psycopg, and the one who says what to do where it is not there."""

from __future__ import annotations

from qawl.store.database import refusal

try:
    from psycopg import Connection, Cursor, DataError, Error, OperationalError, ProgrammingError, connect, errors
    from psycopg.conninfo import conninfo_to_dict
    from psycopg.pq import TransactionStatus
except ImportError:
    raise refusal("store-needs-postgres") from None

__all__ = [
    "Connection",
    "Cursor",
    "DataError",
    "Error",
    "OperationalError",
    "ProgrammingError",
    "TransactionStatus",
    "connect",
    "conninfo_to_dict",
    "errors",
]
