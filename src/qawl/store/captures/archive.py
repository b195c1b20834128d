"""Bytes kept for good: one packed file for each body, named by what it holds, on the disk before anybody is told."""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from qawl.store.captures.bodies import Flaw, packed, unpacked
from qawl.store.database import refusal

LOCK = "lock"
"""The file that a writer holds; while it is held, and after a crash, it has the number of the writer's process."""

_SUFFIX, _UNFINISHED = ".gz", ".part"
_OBJECT = re.compile(r"([0-9a-f]{64})\.gz")
_LEFTOVER = re.compile(r"[0-9a-f]{64}\.part")
_FOLDER = re.compile(r"[0-9a-f]{2}")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC


class Archive:
    """A folder of bodies: `ab/abcdef….gz` for the one whose sha256 is abcdef….

    A body is written beside its place, synced, put in its place by one renaming, and the folder is synced: under
    its name there is all of it or nothing, whatever happens. Only one writer may be at work: `lock`.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._lock: int | None = None

    def lock(self, patience: float) -> bool:
        """Take the folder for writing, made if absent; whether a writer before us ended without letting go.

        Waits `patience` seconds for another writer, and then refuses. A child that is forked from here holds the
        lock as well, until it ends.
        """
        with refusing_disk(self.folder):
            if _make_folder(self.folder):
                sync_folder(os.path.dirname(os.path.abspath(self.folder)))
            self._lock = _locked(os.path.join(self.folder, LOCK), time.monotonic() + patience)
            crashed = bool(os.pread(self._lock, 1, 0))
            os.ftruncate(self._lock, 0)
            os.pwrite(self._lock, str(os.getpid()).encode(), 0)
            os.fsync(self._lock)
            sync_folder(self.folder)  # what another made here and did not live to sync
        return crashed

    def close(self) -> None:
        """Let go of the folder."""
        lock, self._lock = self._lock, None
        if lock is not None:
            with suppress(OSError):
                os.ftruncate(lock, 0)
            os.close(lock)

    @property
    def writing(self) -> bool:
        """Whether this is the one that may write."""
        return self._lock is not None

    def put(self, bodies: Mapping[str, bytes]) -> None:
        """Keep bodies under their digests; when this returns, a power cut takes none of them."""
        with refusing_disk(self.folder):
            for digest, body in bodies.items():
                if _make_folder(os.path.join(self.folder, digest[:2])):
                    sync_folder(self.folder)
                _put(self._path(digest), body)
            for folder in sorted({digest[:2] for digest in bodies}):
                sync_folder(os.path.join(self.folder, folder))

    def get(self, digest: str, size: int) -> bytes | Flaw:
        """The body of `size` bytes under `digest`, every bit as it was kept."""
        with refusing_disk(self.folder):
            try:
                with open(self._path(digest), "rb") as file:
                    kept = file.read()
            except FileNotFoundError:
                return Flaw.MISSING
        return unpacked(kept, digest, size)

    def digests(self) -> Iterator[str]:
        """The names of all bodies, in their order."""
        for name in self._names():
            if found := _OBJECT.fullmatch(os.path.basename(name)):
                yield found[1]

    def sweep(self) -> None:
        """Remove what a crash left unfinished; files of other names are nobody's business here."""
        with refusing_disk(self.folder):
            for name in self._names():
                if _LEFTOVER.fullmatch(os.path.basename(name)):
                    os.unlink(os.path.join(self.folder, name))

    def remove(self, digest: str) -> None:
        with refusing_disk(self.folder), suppress(FileNotFoundError):
            os.unlink(self._path(digest))

    def place(self, digest: str) -> str:
        """Where the body lies, from the archive's folder."""
        return f"{digest[:2]}/{digest}{_SUFFIX}"

    def _path(self, digest: str) -> str:
        return os.path.join(self.folder, digest[:2], digest + _SUFFIX)

    def _names(self) -> Iterator[str]:
        with refusing_disk(self.folder):
            for folder in _listed(self.folder):
                if _FOLDER.fullmatch(folder):
                    for name in _listed(os.path.join(self.folder, folder)):
                        yield os.path.join(folder, name)


def _put(path: str, body: bytes) -> None:
    """Write one body beside its place and move it there once the disk has it."""
    unfinished = path.removesuffix(_SUFFIX) + _UNFINISHED
    try:
        file = os.open(unfinished, _NEW, 0o666)
        try:
            _write(file, packed(body))
            os.fsync(file)
        finally:
            os.close(file)
        os.replace(unfinished, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)
        raise


def _write(file: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]


def _make_folder(path: str) -> bool:
    """Whether the folder had to be made."""
    try:
        os.mkdir(path)
    except FileExistsError:
        return False
    return True


def _listed(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []


def sync_folder(path: str) -> None:
    """Have the disk hold the names in a folder as they are now."""
    folder = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _locked(path: str, until: float) -> int:
    """The open lock file, held by us; refused when another still holds it at `until`."""
    import fcntl  # of POSIX only: a program that keeps no captures need not have it

    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return file
            except BlockingIOError as error:
                if time.monotonic() >= until:
                    holder = os.pread(file, 20, 0).decode("ascii", "replace") or "?"
                    raise refusal("store-captures-busy", path=os.path.dirname(path), process=holder) from error
            time.sleep(0.05)
    except BaseException:
        os.close(file)
        raise


@contextmanager
def refusing_disk(path: str) -> Iterator[None]:
    """Turn what the disk refuses into a StoreError that says so."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
                raise refusal("store-full", path=path) from error
            case errno.EMFILE | errno.ENFILE:
                raise refusal("store-too-many-files", path=path) from error
            case errno.EACCES | errno.EPERM | errno.EROFS:
                raise refusal("store-read-only", path=path) from error
            case errno.EIO:
                raise refusal("store-disk-error", path=path, reason=reason) from error
            case _:
                raise refusal("store-failed", path=path, reason=reason) from error
