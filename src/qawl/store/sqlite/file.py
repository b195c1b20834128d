"""The file of a store: whether it is one of ours, whole, and of which form; and the steps to the newest form."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.resources import files

from qawl.store.database import refusal
from qawl.store.sqlite.database import transaction

APPLICATION = 0x5141574C
"""«QAWL» in the header of the file: by this we know our own."""

_MAGIC = b"SQLite format 3\0"
_LOGS = {"-wal": (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"), "-journal": (b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",)}


_OPENED: set[tuple[int, int]] = set()
"""The files, by device and number, that SQLite has had open in this process."""


def load_migrations() -> tuple[str, ...]:
    """The SQL files of `migrations/`, first to last: the form of a store is how many of them it has seen."""
    folder = files("qawl.store.sqlite") / "migrations"
    named = sorted((file.name, file) for file in folder.iterdir() if file.name.endswith(".sql"))
    return tuple(file.read_text(encoding="utf-8") for _, file in named)


def check_file(path: str) -> None:
    """Refuse what is no store of ours by its first bytes alone, before SQLite has it in hand."""
    if path == ":memory:" or not os.path.lexists(path):
        if not os.path.isdir(os.path.dirname(path) or "."):
            raise refusal("store-no-folder", path=path)
        return
    if os.path.isdir(path):
        raise refusal("store-is-folder", path=path)
    if os.path.exists(path) and not os.path.isfile(path):
        raise refusal("store-not-a-store", path=path)
    if _identity(path) in _OPENED:
        return  # to open and close it again would take from this process all locks that SQLite holds on it
    try:
        with open(path, "rb") as file:
            header = file.read(100)
    except PermissionError as error:
        raise refusal("store-read-only", path=path) from error
    except OSError as error:
        raise refusal("store-failed", path=path, reason=error.strerror or str(error)) from error
    ours = header.startswith(_MAGIC) and header[68:72] == APPLICATION.to_bytes(4, "big")
    if header and not ours and not _is_interrupted(path):
        raise refusal("store-not-a-store", path=path)


def note_opened(path: str) -> None:
    """Remember that SQLite has this file in hand; nothing but SQLite may open it from now on."""
    if (identity := _identity(path)) is not None:
        _OPENED.add(identity)


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_interrupted(path: str) -> bool:
    """Whether SQLite's log stands beside, from which it makes whole what a power cut garbled, first bytes included."""
    for suffix, starts in _LOGS.items():
        with suppress(OSError), open(path + suffix, "rb") as log:
            if log.read(8).startswith(starts):
                return True
    return False


def check_recovered(connection: sqlite3.Connection, path: str) -> None:
    """Refuse what SQLite could make whole and is no store of ours; an empty one may become ours."""
    # In this order: another program that makes the store just now writes its first page and the sign together.
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if pages and application != APPLICATION:
        raise refusal("store-not-a-store", path=path)


def migrate(connection: sqlite3.Connection, path: str, steps: Sequence[str]) -> None:
    """Bring a store to its newest form, each step in a transaction of its own; a copy is made first."""
    found = _form(connection)
    if found > len(steps):
        raise refusal("store-newer", path=path, found=found, known=len(steps))
    if 0 < found < len(steps):
        _back_up(connection, f"{path}.form-{found}.bak")
    for number, step in enumerate(steps[found:], start=found + 1):
        with transaction(connection):
            if _form(connection) < number:  # asked again: another program may have been quicker
                for statement in _statements(step):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {number}")


def _form(connection: sqlite3.Connection) -> int:
    form: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return form


def _back_up(connection: sqlite3.Connection, copy: str) -> None:
    """Several programs may find the same older form at once: each makes a copy of its own, and one stays."""
    made = f"{copy}.{os.getpid()}"
    if os.path.exists(made):
        os.remove(made)
    connection.execute("VACUUM INTO ?", (made,))
    os.replace(made, copy)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one at a time; a trigger with its own semicolons is one."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
