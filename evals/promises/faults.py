"""What the proofs of the archive share: captures to keep, a disk that is told of first, and checks of our own."""

from __future__ import annotations

import gzip
import hashlib
import os
import random
import sqlite3
import stat
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import apsw

from qawl.errors import StoreError
from qawl.model.captures import Announced, Capture
from qawl.store.captures import archive
from qawl.store.captures.kept import Captures, folder_of, open_captures
from qawl.store.sqlite.database import SqliteDatabase

Step = Callable[[str], None]
"""Told the name of what is about to be done; it may raise, or never return."""

STEPS = (
    *("folder-make", "object-open", "object-write", "object-sync", "object-rename", "folder-open", "folder-sync"),
    *("begin", "row", "commit"),
)
"""All that happens between a capture and its answer, in this order."""

_CODES = {apsw.FullError: sqlite3.SQLITE_FULL, apsw.IOError: sqlite3.SQLITE_IOERR}
"""Of refusals that a file system of ours made, and that know no code themselves."""
_MEMORY = "/dev/shm"
_SENTENCE = "قالت وزيرة النقل إن الجسر الجديد سيفتح يوم الأحد، ونفت أن يكون افتتاحه قد أُجّل. "


def capture_of(index: int) -> Capture:
    """The capture of this number: some hundred bytes to some ten thousand, now and then those of the one before."""
    choice = random.Random(index - 1 if index % 5 == 4 else index)
    body = (_SENTENCE * choice.randrange(1, 12)).encode() + choice.randbytes(choice.randrange(100, 30_000))
    return Capture(
        url=f"https://jisr.example/{index}",
        body=body,
        fetched="2026-03-05T10:00:00Z",
        media_type="text/html; charset=utf-8",
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        announced=Announced(title=f"الجسر يفتح الأحد ({index})"),
    )


def quick_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder in memory, where there is one, for proofs that play the disk themselves and need not wait for it."""
    return tempfile.TemporaryDirectory(dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None)


class WatchedOs:
    """`os` as the archive uses it, with a step before each call to the disk; long writes come in pieces."""

    def __init__(self, step: Step) -> None:
        self._step = step

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def mkdir(self, path: str) -> None:
        self._step("folder-make")
        os.mkdir(path)

    def open(self, path: str, flags: int, mode: int = 0o777) -> int:
        self._step("object-open" if flags & os.O_CREAT else "folder-open")
        return os.open(path, flags, mode)

    def write(self, file: int, data: bytes | memoryview) -> int:
        self._step("object-write")
        return os.write(file, data[: max(4096, len(data) // 2)])

    def fsync(self, file: int) -> None:
        self._step("folder-sync" if is_folder(file) else "object-sync")
        os.fsync(file)

    def replace(self, source: str, target: str) -> None:
        self._step("object-rename")
        os.replace(source, target)

    def unlink(self, path: str) -> None:
        self._step("object-remove")
        os.unlink(path)


class InPlaceOs(WatchedOs):
    """A control: bodies are written under their final names."""

    def open(self, path: str, flags: int, mode: int = 0o777) -> int:
        return super().open(path.replace(".part", ".gz"), flags, mode)

    def replace(self, source: str, target: str) -> None:
        self._step("object-rename")


def is_folder(file: int) -> bool:
    return stat.S_ISDIR(os.fstat(file).st_mode)


@contextmanager
def archive_over(stand_in: object) -> Iterator[None]:
    """The archive works over `stand_in` in the place of `os`."""
    module: Any = archive
    real = module.os
    module.os = stand_in
    try:
        yield
    finally:
        module.os = real


class WatchedConnection:
    """A connection with a step before each statement that begins, writes or commits."""

    def __init__(self, connection: Any, step: Step) -> None:
        self._connection = connection
        self._step = step

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, values: Sequence[object] = ()) -> Any:
        words = sql.split(maxsplit=1)
        name = {"BEGIN": "begin", "COMMIT": "commit", "INSERT": "row", "UPDATE": "row"}.get(words[0])
        if name is not None:
            self._step(name)
        return self._connection.execute(sql, values)


def watched(opened: Captures, step: Step) -> Captures:
    """The same captures, with a step before each statement that begins, writes or commits."""
    database = cast(SqliteDatabase, opened._database)
    connection = cast(sqlite3.Connection, WatchedConnection(database.connection, step))
    return Captures(SqliteDatabase(connection, database.name), opened._bodies)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of an answer, as sqlite3's cursors give them."""

    rows: list[tuple[Any, ...]]
    lastrowid: int = 0

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def fetchone(self) -> tuple[Any, ...] | None:
        return self.rows[0] if self.rows else None

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self.rows


class ApswConnection:
    """A connection over a file system of ours that answers, and refuses, as sqlite3's do."""

    def __init__(self, path: str, vfs: str) -> None:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI
        self._connection = apsw.Connection(path, flags=flags, vfs=vfs)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> _Rows:
        try:
            rows = list(self._connection.execute(sql, tuple(values)))
            return _Rows(rows, self._connection.last_insert_rowid())
        except apsw.Error as error:
            refusal = sqlite3.OperationalError(str(error))
            refusal.sqlite_errorcode = getattr(error, "result", _CODES.get(type(error), sqlite3.SQLITE_ERROR))
            raise refusal from error

    def executemany(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        for values in many:
            self.execute(sql, values)

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def close(self) -> None:
        self._connection.close()

    def as_sqlite3(self) -> sqlite3.Connection:
        return cast(sqlite3.Connection, self)


@dataclass(frozen=True, slots=True)
class Check:
    """What a look at a store from outside finds wrong; all zero and sound is as it should be."""

    lost: int
    """Captures that were answered for and cannot be had, every bit of them."""
    doubled: int
    """Rows beyond one for each address."""
    bad_files: int
    """Files whose bytes are not those of their name."""
    unfinished: int
    """Files left over beside their places."""
    unsound: int
    """1 where SQLite finds the file of rows damaged, or it cannot be opened."""
    stray: int
    """Files that no row has: allowed after a crash."""

    @property
    def wrong(self) -> int:
        return self.lost + self.doubled + self.bad_files + self.unfinished + self.unsound


def check(path: str, answered: Sequence[int]) -> Check:
    """Open a store as after a crash, and look at every row and file; `answered` are numbers of `capture_of`."""
    try:
        with open_captures(path) as captures:
            rows = {card.capture.url: card.number for card in captures.cards()}
            lost = sum(not _is_there(captures.capture, rows, index) for index in answered)
            stray = sum(found.code == "capture-without-row" for found in captures.verify())
        with closing(sqlite3.connect(path)) as connection:
            unsound = connection.execute("PRAGMA integrity_check").fetchone() != ("ok",)
            count = connection.execute("SELECT count(*) FROM capture").fetchone()[0]
    except (StoreError, sqlite3.Error):
        return Check(len(answered), 0, 0, 0, 1, 0)
    files = [file for file in Path(folder_of(path)).glob("??/*") if file.suffix == ".gz"]
    unfinished = len(list(Path(folder_of(path)).glob("??/*.part")))
    return Check(lost, count - len(rows), sum(map(_is_bad, files)), unfinished, int(unsound), stray)


def _is_there(read: Callable[[int], Capture], rows: dict[str | None, int], index: int) -> bool:
    wanted = capture_of(index)
    number = rows.get(wanted.url)
    try:
        return number is not None and read(number) == wanted
    except StoreError:
        return False


def _is_bad(file: Path) -> bool:
    try:
        body = gzip.decompress(file.read_bytes())
    except (OSError, EOFError, zlib.error):
        return True
    return hashlib.sha256(body).hexdigest() != file.name.removesuffix(".gz")
