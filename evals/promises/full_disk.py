"""Fill the disk, break it or take all its handles, at each call: the refusal is named and all goes on afterwards."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product

import apsw

from evals.promises.faults import WatchedOs, archive_over, capture_of, check, quick_folder
from evals.promises.vfs import opened_over
from qawl.errors import StoreError
from qawl.store.beside import address_of
from qawl.store.captures.archive import Archive
from qawl.store.captures.kept import Captures, folder_of, open_captures
from qawl.store.sqlite.database import SqliteDatabase
from qawl.wording import load_words

PROMISE = "A full disk, a fault of the disk or too many open files stop new captures by name, damage nothing, and pass."
CAPTURES = 12
"""Kept two at a time by each ingest, at scale 1; each call to the disk in it is made to fail once, and for a while."""

TRIES = 3
"""How often a batch is given; the disk is mended after the first."""
OBJECT_CALLS = ("folder-make", "object-open", "object-write", "object-sync", "object-rename", "folder-sync")
FAULTS: dict[str, dict[str, BaseException]] = {
    "full": {
        **{name: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) for name in OBJECT_CALLS},
        **{name: apsw.FullError("no space") for name in ("db-write", "db-truncate")},
    },
    "broken": {
        **{name: OSError(errno.EIO, os.strerror(errno.EIO)) for name in OBJECT_CALLS},
        **{name: apsw.IOError("i/o error") for name in ("db-write", "db-truncate", "db-sync")},
    },
    "too many files": {
        name: OSError(errno.EMFILE, os.strerror(errno.EMFILE)) for name in ("object-open", "folder-open")
    },
}
"""What each call says while the disk is in this state; other calls go well."""
NAMES = {"full": "store-full", "broken": "store-disk-error", "too many files": "store-too-many-files"}
"""By which code each state is named."""


class Disk:
    """A disk that goes well, but for one call, or for all calls from one on until it is mended."""

    def __init__(self, state: str, first: int | None, *, lasting: bool) -> None:
        self.state = state
        self.watched = False
        """Calls count from when this is set."""
        self._faults = FAULTS[state]
        self._first = first
        self._lasting = lasting
        self.calls = 0

    def step(self, name: str) -> None:
        fault = self._faults.get(name)
        if fault is None or not self.watched:
            return
        self.calls += 1
        if self._first is not None and (self.calls >= self._first if self._lasting else self.calls == self._first):
            raise fault

    def mend(self) -> None:
        self._first = None


class DeafOs(WatchedOs):
    """A control: what the disk refuses is not heard, and all seems well."""

    def write(self, file: int, data: bytes | memoryview) -> int:
        try:
            return super().write(file, data)
        except OSError:
            return len(data)

    def fsync(self, file: int) -> None:
        try:
            super().fsync(file)
        except OSError:
            return


@dataclass(slots=True)
class Found:
    """What went wrong over many ingests."""

    points: int = 0
    refused: int = 0
    unnamed: int = 0
    """Refusals that were not of the name that the state has, or no refusals of ours at all."""
    unread: int = 0
    """Times that what was answered for could not be read while the disk was refusing."""
    lost: int = 0
    damaged: int = 0


def measure(scale: float) -> dict[str, int | float | str]:
    """Have each call to the disk fail, and count what could not be named, read, kept or mended."""
    count = max(2, round(CAPTURES * scale))
    began = time.monotonic()
    return {"captures": count, **told(fail_everywhere(count), began)}


def told(found: Found, began: float) -> dict[str, int | float]:
    """What was found, under the names by which `holds` judges it, and how long it took since `began`."""
    return {
        "points": found.points,
        "refusals": found.refused,
        "not named": found.unnamed,
        "not read meanwhile": found.unread,
        "lost": found.lost,
        "damaged": found.damaged,
        "seconds": round(time.monotonic() - began, 1),
    }


def holds(figures: Mapping[str, int | float | str]) -> bool:
    """Whether calls did fail, and all was named, read meanwhile, kept and sound afterwards."""
    wrong = [figures[name] for name in ("not named", "not read meanwhile", "lost", "damaged")]
    return int(figures["refusals"]) > 0 and wrong == [0, 0, 0, 0]


def fail_everywhere(count: int, stand_in: type[WatchedOs] = WatchedOs, states: Iterable[str] = FAULTS) -> Found:
    """Ingest so many captures once for each call to the disk, state and length of the trouble."""
    found = Found()
    with quick_folder() as folder:
        first = f"{folder}/first.db"
        open_captures(first).close()
        for state, lasting in product(states, (False, True)):
            usual = Disk(state, None, lasting=lasting)
            _ingest(first, usual, stand_in, count, Found())
            for call in range(1, usual.calls + 1):
                _ingest(first, Disk(state, call, lasting=lasting), stand_in, count, found)
    return found


def _ingest(first: str, disk: Disk, stand_in: type[WatchedOs], count: int, found: Found) -> None:
    """Keep captures two by two in a copy of a new store, each time mending the disk and trying again when refused."""
    with quick_folder() as folder:
        path, answered = f"{folder}/record.db", list[int]()
        shutil.copyfile(first, path)
        shutil.copytree(folder_of(first), folder_of(path))
        with _opened(path, disk, stand_in) as captures:
            for index in range(0, count, 2):
                for _ in range(TRIES):
                    if _kept(captures, (index, index + 1), answered, disk, found):
                        break
                    disk.mend()
                answered += (index, index + 1)  # with what no try could keep: that is lost
        after = check(path, answered)
    found.points += 1
    found.lost += after.lost
    found.damaged += after.wrong - after.lost


def _kept(captures: Captures, batch: tuple[int, ...], answered: list[int], disk: Disk, found: Found) -> bool:
    """Whether a batch was kept; when it was refused, the refusal has a name and what there was can be read."""
    try:
        captures.keep([(capture_of(index), None) for index in batch])
    except StoreError as error:
        found.refused += 1
        found.unnamed += not _is_named(error, disk)
        found.unread += _unread(captures, answered)
        return False
    return True


def _is_named(error: StoreError, disk: Disk) -> bool:
    return error.code == NAMES[disk.state] and error.code in load_words("ar")


def _unread(captures: Captures, answered: list[int]) -> int:
    """How many of the captures that were answered for cannot be read now."""
    try:
        return sum(captures.capture(index + 1) != capture_of(index) for index in answered)
    except StoreError:
        return len(answered)


@contextmanager
def _opened(path: str, disk: Disk, stand_in: type[WatchedOs]) -> Iterator[Captures]:
    archive = Archive(folder_of(path))
    archive.lock(patience=0)
    try:
        with opened_over(address_of(path), disk.step, "FULL") as (connection, _), archive_over(stand_in(disk.step)):
            disk.watched = True
            yield Captures(SqliteDatabase(connection.as_sqlite3(), path), archive)
            disk.watched = False
    finally:
        archive.close()
