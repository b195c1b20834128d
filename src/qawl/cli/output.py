"""Where results go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast


@contextmanager
def whole_file(path: str) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file `path` only when all went well; `-` is standard output.

    They are written beside it first, so that neither a failure nor Ctrl-C leaves half a file or
    takes away the one that was there. A failure names `path`, never the file beside it. What is no file but takes
    bytes (a pipe, `/dev/null`) gets them as they come: put in its place, a file would take it away from everybody.
    """
    if path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file() and not target.is_dir():
        with _naming(path):
            through = target.open("wb")
        with through:
            yield through
        return
    if not target.parent.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
    mode = target.stat().st_mode & 0o777 if target.is_file() else 0o666 & ~_umask()
    with _file_beside(target, path) as beside:
        try:
            yield beside
            with _naming(path):
                beside.flush()
                os.fsync(beside.fileno())
                os.chmod(beside.name, mode)
                os.replace(beside.name, target)
        except BaseException:
            os.unlink(beside.name)
            raise


def _file_beside(target: Path, path: str) -> BinaryIO:
    with _naming(path):
        return cast(BinaryIO, NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False))


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Failures of the system in here are about `path`."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from error


def _umask() -> int:
    """What this process keeps others from; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
