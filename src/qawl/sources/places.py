"""Files here or far away by their addresses: looked for, opened, brought here, put there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from qawl.sources import remote

TEMPORARY = ".part-"
"""How files begin that are not whole yet."""
_HERE = "file://"


def is_remote(address: str) -> bool:
    """Whether an address is one of another machine.

    >>> is_remote("s3://press/march"), is_remote("news/march.jsonl"), is_remote("file:///news")
    (True, False, False)
    """
    return "://" in address and not address.startswith(_HERE)


def local(address: str) -> str:
    """The path of an address on this machine."""
    return address.removeprefix(_HERE)


def joined(folder: str, name: str) -> str:
    """The address of a file in a folder."""
    return f"{folder.rstrip('/')}/{name}"


@contextmanager
def opened(address: str) -> Iterator[BufferedReader]:
    """A file that can be read from any place; FileNotFoundError where it is gone."""
    if is_remote(address):
        with remote.opened_remote(address) as raw, BufferedReader(raw, 1 << 20) as file:
            yield file
    else:
        with open(local(address), "rb") as file:
            yield file


@contextmanager
def brought(address: str) -> Iterator[str]:
    """A path of this machine at which the file lies: its own, or a copy's that goes again."""
    if not is_remote(address):
        yield local(address)
        return
    with TemporaryDirectory(prefix="qawl-") as folder:
        path = os.path.join(folder, address.rpartition("/")[2] or "file")
        remote.fetch(address, path)
        yield path


@contextmanager
def put_whole(address: str) -> Iterator[str]:
    """A path to write to; when all went well its file is at the address, whole, in place of what lay there.

    Whole for all who look; `settle` sees that it stays so should the power fail.
    """
    if is_remote(address):
        with TemporaryDirectory(prefix="qawl-") as folder:
            path = os.path.join(folder, "file")
            yield path
            remote.put(path, address)
        return
    target = Path(local(address))
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, prefix=TEMPORARY, delete=False) as beside:
        pass
    try:
        yield beside.name
        os.chmod(beside.name, 0o644)
        os.replace(beside.name, target)
    except BaseException:
        os.unlink(beside.name)
        raise


def settle(folder: str, names: Iterable[str]) -> None:
    """See that files of this machine are on its disk; far away that is the other's business.

    Done for all at once in the end, for each by itself would take longer than to write it.
    """
    if is_remote(folder):
        return
    for name in names:
        with open(local(joined(folder, name)), "rb") as file:
            os.fsync(file.fileno())


def names_in(folder: str) -> list[str]:
    """The files of a folder and of those in it, by their names within it, sorted; none where there is no folder."""
    if is_remote(folder):
        return remote.names_in(folder)
    top = Path(local(folder))
    return sorted(path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file())


def remove(address: str) -> None:
    """Take a file away; nothing happens where there is none."""
    if is_remote(address):
        remote.remove(address)
    else:
        Path(local(address)).unlink(missing_ok=True)


def remove_empty(folder: str) -> None:
    """Take a folder of this machine away if nothing lies in it; elsewhere folders are only parts of names."""
    if not is_remote(folder):
        with suppress(OSError):
            os.rmdir(local(folder))
