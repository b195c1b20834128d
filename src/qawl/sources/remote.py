"""Files on other machines, by any address that fsspec knows: the only importer of fsspec."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import RawIOBase
from typing import Any

from qawl.errors import QawlError

_LONGEST_REASON = 200
"""Characters of a driver's own words that are told."""


class NoRemote(QawlError):
    """The library for addresses of this kind is not installed; `pip install "qawl[remote]"` brings those for S3."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address

    def __str__(self) -> str:
        return f'{self.address}: a library is missing: pip install "qawl[remote]"'


class Unreachable(QawlError):
    """Another machine did not answer as it should: nothing is known of the file, and trying again may help."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, reason)  # both, for it travels between processes
        self.address, self.reason = address, reason

    def __str__(self) -> str:
        return f"{self.address}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as a listing tells of it."""

    address: str
    size: int
    mark: str
    """Another one once the file has changed: its time, or what a server calls its tag."""


def seen_at(address: str) -> list[Seen]:
    """The files of an address: the one it names, those of a folder, or those that a pattern with `*` takes; sorted."""
    system, path = _system(address)
    with _reached(address):
        if any(sign in path for sign in "*?["):
            found: dict[str, dict[str, Any]] = system.glob(path, detail=True)
        elif system.isdir(path):
            found = system.find(path, detail=True)
        elif system.exists(path):
            found = {path: system.info(path)}
        else:
            found = {}
    files = [(system.unstrip_protocol(name), told) for name, told in found.items() if told.get("type") == "file"]
    return [Seen(name, int(told.get("size") or 0), _mark(told)) for name, told in sorted(files, key=lambda one: one[0])]


def names_in(folder: str) -> list[str]:
    """The files of a folder and of those in it, by their names within it, sorted; none where there is no folder."""
    system, path = _system(folder)
    with _reached(folder):
        found = system.find(path)
    return sorted(name.removeprefix(path.rstrip("/") + "/") for name in found)


def _mark(told: dict[str, Any]) -> str:
    for name in ("ETag", "etag", "LastModified", "mtime", "modified", "created"):
        if told.get(name) is not None:
            return str(told[name])
    return ""


@contextmanager
def opened_remote(address: str) -> Iterator[Any]:
    """A file that can be read from any place; FileNotFoundError where it is gone."""
    system, path = _system(address)
    with _reached(address):
        file = system.open(path, "rb")
    with file:
        yield _Fetched(file, address)


def fetch(address: str, path: str) -> None:
    """Bring a whole file to this machine; FileNotFoundError where it is gone."""
    system, there = _system(address)
    with _reached(address):
        system.get_file(there, path)


def put(path: str, address: str) -> None:
    """Bring a file of this machine to its address; what lay there is replaced."""
    system, there = _system(address)
    with _reached(address):
        system.makedirs(there.rpartition("/")[0], exist_ok=True)
        system.put_file(path, there)


def remove(address: str) -> None:
    """Take a file away; nothing happens where there is none."""
    system, path = _system(address)
    with _reached(address):
        if system.exists(path):
            system.rm_file(path)


def _system(address: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError as error:
        raise NoRemote(address) from error
    try:
        system, path = fsspec.url_to_fs(address, use_listings_cache=False)
    except ImportError as error:  # fsspec is there, and the driver for this kind of address is not
        raise NoRemote(address) from error
    except ValueError as error:
        raise Unreachable(address, str(error)) from error
    return system, path


@contextmanager
def _reached(address: str) -> Iterator[None]:
    """Failures in here are the other machine's; that a file is not there is told apart."""
    try:
        yield
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError):
        raise
    except OSError as error:
        raise Unreachable(address, (error.strerror or str(error))[:_LONGEST_REASON]) from error
    except Exception as error:  # each driver has errors of its own: those of S3 are no OSErrors, and share no class
        raise Unreachable(address, f"{type(error).__name__}: {error}"[:_LONGEST_REASON]) from error


class _Fetched(RawIOBase):
    """A remote file whose failures are told apart from those of a damaged one."""

    def __init__(self, file: Any, address: str) -> None:
        self._file, self._address = file, address

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, place: int, whence: int = 0, /) -> int:
        return int(self._file.seek(place, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: Any, /) -> int:
        with _reached(self._address):
            piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
