"""A file system under SQLite that says what it is about to do, and remembers what the disk does not have yet."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import apsw

from evals.promises.faults import ApswConnection, Step

SECTOR = 512
_BASE = "unix"


class Unsynced:
    """What was written to one file since the disk last had all of it: the sectors as they were, and the length."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.sectors: dict[int, bytes] = {}
        self.length: int | None = None
        """None where nothing was written."""

    def clear(self) -> None:
        self.sectors.clear()
        self.length = None

    def spoil(self, chance: random.Random) -> None:
        """Leave of the unsynced sectors what a power cut may leave: each old, new or, of the new, a fifth garbled."""
        if self.length is None or not os.path.exists(self.path):
            return
        with open(self.path, "r+b") as file:
            now = file.seek(0, os.SEEK_END)
            for sector, old in sorted(self.sectors.items()):
                file.seek(sector * SECTOR)
                if chance.random() < 0.5:
                    file.write(old.ljust(SECTOR, b"\0"))
                elif chance.random() < 0.2:
                    file.write(chance.randbytes(SECTOR))
            lengths = (self.length, now, chance.randint(min(self.length, now), max(self.length, now)))
            file.truncate(chance.choice(lengths))


class WatchedVfs(apsw.VFS):
    """The usual file system, with a step before each write, sync, cut, removal and opening."""

    def __init__(self, name: str, step: Step) -> None:
        super().__init__(name, _BASE)
        self.step = step
        self.unsynced: dict[str, Unsynced] = {}

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        self.step("db-open")
        return WatchedFile(name, flags, self)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.step("db-delete")
        super().xDelete(filename, syncdir)


class WatchedFile(apsw.VFSFile):
    """One open file of a WatchedVfs."""

    def __init__(self, name: Any, flags: list[int], vfs: WatchedVfs) -> None:
        super().__init__(_BASE, name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self._step = vfs.step
        self._unsynced = vfs.unsynced.setdefault(path, Unsynced(path))

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
        self._step("db-write")
        self._remember(offset, offset + len(data))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._step("db-truncate")
        self._remember(newsize, super().xFileSize())
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._step("db-sync")
        super().xSync(flags)
        self._unsynced.clear()

    def _remember(self, start: int, end: int) -> None:
        length = super().xFileSize()
        if self._unsynced.length is None:
            self._unsynced.length = length
        for sector in range(start // SECTOR, -(-end // SECTOR)):
            if sector not in self._unsynced.sectors:
                here = min(SECTOR, max(0, length - sector * SECTOR))
                self._unsynced.sectors[sector] = super().xRead(here, sector * SECTOR) if here else b""


@contextmanager
def opened_over(address: str, step: Step, synchronous: str) -> Iterator[tuple[ApswConnection, WatchedVfs]]:
    """A connection as the archive's own, over a watched file system; the log is carried back often.

    It has the file alone, for a file system in Python cannot share the memory in which others would read the log.
    """
    name = f"watched-{id(step)}"
    vfs = WatchedVfs(name, step)
    connection = ApswConnection(address, name)
    try:
        for setting in (
            *("locking_mode = EXCLUSIVE", "journal_mode = WAL"),
            *(f"synchronous = {synchronous}", "wal_autocheckpoint = 40"),
        ):
            connection.execute(f"PRAGMA {setting}")
        yield connection, vfs
    finally:
        connection.close()
        vfs.unregister()
