"""Cut the power at any moment: what was answered for is on the disk, and nothing is damaged."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evals.promises.faults import Check, WatchedOs, archive_over, capture_of, check, is_folder, quick_folder
from evals.promises.vfs import opened_over
from qawl.store.beside import address_of
from qawl.store.captures.archive import LOCK, Archive
from qawl.store.captures.kept import Captures, folder_of, open_captures
from qawl.store.sqlite.database import SqliteDatabase

PROMISE = "A power cut at any moment takes no capture that was answered for, and damages nothing."
CUTS = 2_000
"""At scale 1."""
CONTROLS = 100
"""Cuts of each control, at scale 1."""
CAPTURES = 24
"""Kept one or two at a time, before a cut ends them."""


class PowerCut(BaseException):
    """The power is gone: whoever asks the disk for anything hears this."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How much an ingest waits for the disk; the usual one is Qawl's, every other is a control."""

    synchronous: str = "FULL"
    sync_objects: bool = True
    sync_folders: bool = True
    apart: bool = True
    """Whether what is committed shares no sector with what is written next."""


CAREFUL = Manner()
CARELESS = {
    "normal": Manner(synchronous="NORMAL"),
    "off": Manner(synchronous="OFF"),
    "files not synced": Manner(sync_objects=False),
    "folders not synced": Manner(sync_folders=False),
    "sectors shared": Manner(apart=False),
}


class Power:
    """Counts the calls to the disk, and is gone at the chosen one and for ever after."""

    def __init__(self) -> None:
        self._last: int | None = None
        self.calls = 0

    def end_at(self, last: int | None) -> None:
        """Be gone at this call from now on; with None stay."""
        self.calls, self._last = 0, last

    def step(self, name: str) -> None:
        self.calls += 1
        if self._last is not None and self.calls >= self._last:
            raise PowerCut(name)


class ForgetfulOs(WatchedOs):
    """`os` over a disk that may lose what it was not told to sync: bytes of files, and names in folders."""

    def __init__(self, power: Power, manner: Manner) -> None:
        super().__init__(power.step)
        self._manner = manner
        self._paths: dict[int, str] = {}
        self._written: set[str] = set()
        self._names: list[tuple[str, str]] = []
        """Names that are new and not synced, oldest first: where each stands now, and where before («» for nowhere)."""

    def mkdir(self, path: str) -> None:
        super().mkdir(path)
        self._names.append((path, ""))

    def open(self, path: str, flags: int, mode: int = 0o777) -> int:
        file = super().open(path, flags, mode)
        self._paths[file] = path
        if flags & os.O_CREAT:
            self._written.add(path)
            self._names.append((path, ""))
        return file

    def fsync(self, file: int) -> None:
        super().fsync(file)
        path = self._paths[file]
        if not is_folder(file):
            if self._manner.sync_objects:
                self._written.discard(path)
        elif self._manner.sync_folders:
            self._names = [pair for pair in self._names if os.path.dirname(pair[0]) != path]

    def replace(self, source: str, target: str) -> None:
        super().replace(source, target)
        self._names.append((target, source))
        if source in self._written:
            self._written.remove(source)
            self._written.add(target)

    def spoil(self, chance: random.Random) -> None:
        """Leave of the bytes and names that were not synced what a power cut may leave."""
        for path in sorted(self._written):
            with open(path, "r+b") as file:
                file.truncate(chance.randint(0, os.path.getsize(path)))
        for new, old in reversed(self._names):
            if chance.random() < 0.5:
                _take_back(new, old)


def _take_back(new: str, old: str) -> None:
    """Undo a name; one that went with its folder is gone already."""
    with suppress(FileNotFoundError):
        if old:
            os.replace(new, old)
        elif os.path.isdir(new):
            shutil.rmtree(new)
        else:
            os.unlink(new)


def measure(scale: float) -> dict[str, int | float | str]:
    """Cut Qawl's own ingest and the careless ones, and count the runs that lost or damaged anything."""
    began = time.monotonic()
    cuts, control = max(10, round(CUTS * scale)), max(10, round(CONTROLS * scale))
    careful = cut_often(CAREFUL, cuts)
    figures: dict[str, int | float | str] = {
        "cuts": cuts,
        "answered": sum(answered for answered, _ in careful),
        "runs that lost": sum(found.lost > 0 for _, found in careful),
        "runs with damage": sum(_is_damaged(found) for _, found in careful),
        "cuts of each control": control,
    }
    for name, manner in CARELESS.items():
        runs = [found for _, found in cut_often(manner, control)]
        figures[f"{name}: runs that lost"] = sum(found.lost > 0 for found in runs)
        figures[f"{name}: runs with damage"] = sum(_is_damaged(found) for found in runs)
    return {**figures, "seconds": round(time.monotonic() - began, 1)}


def holds(figures: Mapping[str, int | float | str]) -> bool:
    """Whether nothing was lost or damaged, and the controls were; shared sectors hurt too seldom to be asked for."""
    control = int(figures["cuts of each control"])
    hurt = [
        int(figures["normal: runs that lost"]) >= 0.3 * control,
        int(figures["off: runs with damage"]) >= 0.3 * control,
        int(figures["files not synced: runs that lost"]) > 0,
        int(figures["folders not synced: runs that lost"]) > 0,
    ]
    kept = figures["runs that lost"] == 0 and figures["runs with damage"] == 0
    return kept and int(figures["answered"]) > 0 and all(hurt)


def cut_often(manner: Manner, cuts: int) -> list[tuple[int, Check]]:
    """For each cut, how many captures were answered for before, and how the store is after."""
    chance = random.Random(cuts)
    with quick_folder() as folder:
        first = f"{folder}/first.db"
        open_captures(first).close()
        calls = _ingest(first, f"{folder}/whole.db", manner, None, chance)[1]
        return [
            _cut(first, f"{folder}/{number}.db", manner, chance.randint(1, calls), chance) for number in range(cuts)
        ]


def _cut(first: str, path: str, manner: Manner, last: int, chance: random.Random) -> tuple[int, Check]:
    answered, _ = _ingest(first, path, manner, last, chance)
    found = check(path, range(answered))
    for name in os.listdir(os.path.dirname(path)):
        if name.startswith(os.path.basename(path)):
            place = os.path.join(os.path.dirname(path), name)
            shutil.rmtree(place) if os.path.isdir(place) else os.unlink(place)
    return answered, found


def _ingest(first: str, path: str, manner: Manner, last: int | None, chance: random.Random) -> tuple[int, int]:
    """Keep captures in a copy of a new store until the power is cut; how many were answered for, after how many calls.

    When this returns, the disk has what a cut left of it.
    """
    shutil.copyfile(first, path)
    shutil.copytree(folder_of(first), folder_of(path))
    power, answered = Power(), 0
    archive = Archive(folder_of(path))
    archive.lock(patience=0)
    forgetful = ForgetfulOs(power, manner)
    address = address_of(path) if manner.apart else path
    with suppress(PowerCut), opened_over(address, power.step, manner.synchronous) as (connection, vfs):
        power.end_at(last)
        captures = Captures(SqliteDatabase(connection.as_sqlite3(), path), archive)
        with archive_over(forgetful):
            while answered < CAPTURES:
                batch = [(capture_of(number), None) for number in range(answered, answered + 1 + answered % 2)]
                captures.keep(batch)
                answered += len(batch)
    archive.close()
    if last is not None:
        Path(folder_of(path), LOCK).write_text("4711")  # whoever dies by a power cut lets go of nothing
        for file in vfs.unsynced.values():
            file.spoil(chance)
        forgetful.spoil(chance)
    return answered, power.calls


def _is_damaged(found: Check) -> bool:
    return found.wrong > found.lost
