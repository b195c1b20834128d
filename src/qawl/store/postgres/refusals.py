"""What PostgreSQL refuses, in words that say what to do; no password stands in any of them."""

from __future__ import annotations

import re
from urllib.parse import unquote

from qawl.errors import StoreError
from qawl.store.database import refusal
from qawl.store.postgres.address import Address
from qawl.store.postgres.driver import DataError, Error, OperationalError, conninfo_to_dict, errors

HINDRANCES = (
    OperationalError,
    errors.InsufficientPrivilege,
    errors.ReadOnlySqlTransaction,
    errors.ForeignKeyViolation,  # what it belonged to has gone meanwhile
    errors.UniqueViolation,  # another has written the same
)
"""Where what may be left out is left out."""

_CODES = {
    "store-busy": ("55P03", "40P01", "40001"),
    "store-full": ("53100",),
    "store-disk-error": ("58030",),
    "store-read-only": ("25006",),
    "store-no-rights": ("42501",),
    "store-crowded": ("53200", "53300"),
    "store-too-long": ("54000", "54001"),
    "store-server-gone": ("57P01", "57P02", "57P03", "57P05"),
}
_CODE_OF = {state: code for code, states in _CODES.items() for state in states}
_LOST, _BROKEN = "08", "XX"
"""How the states of a lost connection and of a broken server begin."""
_NO_ENTRY = re.compile(
    r"authentication|no password supplied|pg_hba\.conf|role \"|not permitted to log in|permission denied"
)
_NO_DATABASE = re.compile(r'database "([^"]*)" does not exist')
_CROWD = re.compile(r"too many clients|remaining connection slots|too many connections")


def refused(error: Error, name: str) -> StoreError | None:
    """The refusal behind an error of a connection that stood; None for a misuse of ours."""
    state = error.sqlstate or ""
    code = _CODE_OF.get(state)
    if code is None and (state.startswith(_LOST) or (not state and isinstance(error, OperationalError))):
        code = "store-server-gone"
    if code is None and (state.startswith(_BROKEN) or isinstance(error, OperationalError | DataError)):
        code = "store-failed"
    return None if code is None else refusal(code, path=name, reason=_said(error))


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
    return first.rpartition("FATAL:")[2].rpartition(" failed: ")[2].strip() or first


def _hiding(reason: str, address: Address) -> str:
    told = conninfo_to_dict(address.asked)
    for secret in (str(told[key]) for key in ("password", "sslpassword") if told.get(key)):
        reason = reason.replace(secret, "…").replace(unquote(secret), "…")
    return reason
