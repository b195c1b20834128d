"""What those parts of the store that speak to SQLite alone share."""

from __future__ import annotations

from qawl.store.database import refusal
from qawl.store.sqlite_database import refusing, transaction

__all__ = ["refusal", "refusing", "transaction"]
