"""What PostgreSQL refuses, in words that say what to do; no password stands in any of them."""

from __future__ import annotations

import re
from urllib.parse import unquote

from psycopg import Error, OperationalError, errors
from psycopg.conninfo import conninfo_to_dict

from qawl.errors import StoreError
from qawl.store.database import refusal
from qawl.store.postgres_address import Address

HINDRANCES = (
    OperationalError,
    errors.InsufficientPrivilege,
    errors.ReadOnlySqlTransaction,
    errors.ForeignKeyViolation,  # what it belonged to has gone meanwhile
    errors.UniqueViolation,  # another has written the same
)
"""Where what may be left out is left out."""

_BUSY = ("55P03", "40P01", "40001")
_FULL = ("53100", "58030")
_RIGHTS = ("42501",)
_READ_ONLY = ("25006",)
_CROWDED = ("53300", "53200")
_TOO_LONG = ("54000", "54001")
_GONE = ("57P01", "57P02", "57P03", "57P05")
_NO_ENTRY = re.compile(
    r"authentication|no password supplied|pg_hba\.conf|role \"|not permitted to log in|permission denied"
)
_NO_DATABASE = re.compile(r'database "([^"]*)" does not exist')
_CROWD = re.compile(r"too many clients|remaining connection slots|too many connections")


def refused(error: Error, name: str) -> StoreError | None:
    """The refusal behind an error of a connection that stood; None for a misuse of ours."""
    state = error.sqlstate or ""
    if state in _BUSY:
        return refusal("store-busy", path=name)
    if state in _FULL:
        return refusal("store-full", path=name)
    if state in _READ_ONLY:
        return refusal("store-read-only", path=name)
    if state in _RIGHTS:
        return refusal("store-no-rights", path=name, reason=_said(error))
    if state in _CROWDED:
        return refusal("store-crowded", path=name)
    if state in _TOO_LONG:
        return refusal("store-too-long", path=name, reason=_said(error))
    if state in _GONE or state.startswith("08") or (not state and isinstance(error, OperationalError)):
        return refusal("store-server-gone", path=name)
    if isinstance(error, OperationalError | errors.InternalError_ | errors.DataError):
        return refusal("store-failed", path=name, reason=_said(error))
    return None


def entry_refusal(error: Error, address: Address) -> StoreError:
    """Why there is no connection: the server tells it in words alone."""
    reason, name = _hiding(_said(error), address), address.name
    if no_database := _NO_DATABASE.search(reason):
        return refusal("store-no-database", path=name, database=no_database[1])
    if _CROWD.search(reason):
        return refusal("store-crowded", path=name)
    if _NO_ENTRY.search(reason):
        return refusal("store-no-entry", path=name, reason=reason)
    return refusal("store-no-server", path=name, reason=reason)


def _said(error: Error) -> str:
    """The first line of what the server says, without what only repeats where it is."""
    first = (error.diag.message_primary or str(error)).strip().split("\n")[0]
    return first.rpartition("FATAL:")[2].strip() or first


def _hiding(reason: str, address: Address) -> str:
    told = conninfo_to_dict(address.asked)
    for secret in (str(told[key]) for key in ("password", "sslpassword") if told.get(key)):
        reason = reason.replace(secret, "…").replace(unquote(secret), "…")
    return reason
