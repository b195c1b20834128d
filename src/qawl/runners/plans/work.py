"""The folder in which a plan is carried out: what is finished in it, and whose it is."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from qawl.errors import RunError
from qawl.runners.plans.plan import SOURCE, Plan, Row, Running
from qawl.runners.plans.row_files import TRYING, Segment, merged, segments, write_rows


def mark_of(plan: Plan, running: Running) -> str:
    """Another one wherever the outcome, or the form in which it is written down, may be another."""
    told = f"{version('qawl')} {platform.python_version()} {running.mark} {running.buckets} {_described(plan)}"
    return blake2b(told.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the outcome of each step lies."""

    folder: Path
    steps: tuple[str, ...]
    """`SOURCE` and the names of the steps."""

    def room(self, step: str) -> Path:
        return self.folder / f"{self.steps.index(step):03}"

    def piece(self, step: str, number: int) -> Path:
        return self.room(step) / f"{number:06}"

    def pieces(self, step: str) -> int | None:
        """How many pieces the outcome of a step has, once it is finished."""
        try:
            return int((self.room(step) / "finished").read_text())
        except FileNotFoundError:
            return None

    def finish(self, step: str, pieces: int) -> None:
        _write_whole(self.room(step) / "finished", str(pieces))

    def parts(self, step: str, bucket: int | None = None) -> list[Segment]:
        """The segments of a finished step, of one bucket or of all."""
        every = (segments(self.piece(step, number)) or () for number in range(self.pieces(step) or 0))
        return [part for some in every for part in some if bucket is None or part.bucket == bucket]

    def rows(self, step: str, memory: int) -> Iterable[Row]:
        """All rows of a finished step, in the order of key and value."""
        return merged(self.parts(step), self.folder, memory)

    def open(self, step: str) -> None:
        """Make room for the outcome of a step, and take away what dead processes left half sorted."""
        self.room(step).mkdir(exist_ok=True)
        for passing in self.room(step).glob("merge-*"):
            shutil.rmtree(passing)
        for run in self.room(step).glob(f"*{TRYING}-*"):
            run.unlink()

    def forgive(self) -> None:
        """Nobody died over what is half written: it was given up on purpose, and needs no care the next time."""
        for trying in self.folder.glob(f"*/*{TRYING}"):
            trying.unlink(missing_ok=True)

    def clear(self, step: str) -> None:
        """Give back the room of an outcome that nobody needs any more; that it was finished stays known."""
        for number in range(self.pieces(step) or 0):
            self.piece(step, number).unlink(missing_ok=True)


MARK, LOCK, DIGEST = "mark", "lock", "digest"
"""The names of the files by which a folder is known to be a plan's, to be at work, and its source to be the same."""


def check_mark(folder: str, known: str | None, mark: str, names: Sequence[str]) -> None:
    """RunError where a folder was marked by another plan, or not at all and yet holds something."""
    if known is not None and known != mark:
        raise _of_another(folder)
    if known is None and names:
        raise RunError(f"{folder}: holds {names[0]}", "run-work-foreign", (("path", folder), ("name", names[0])))


class Claim:
    """The folder is ours for as long as this is open: no other process works in it, and no other plan did."""

    def __init__(self, folder: Path, mark: str) -> None:
        """RunError where somebody is at work in it, or where it holds what another plan left."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(folder)
        told = folder / MARK
        try:
            known = told.read_text() if told.exists() else None
            check_mark(str(folder), known, mark, sorted(path.name for path in folder.iterdir() if path.name != LOCK))
            _write_whole(told, mark)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._lock.close()


def take_source(source: Iterable[Row], layout: Layout, running: Running, buckets: int) -> None:
    """Write the source down in pieces; where it was before, only see that it is the same one."""
    room, rows = layout.room(SOURCE), iter(source)
    told = room / DIGEST
    known = told.read_text() if told.exists() else None
    digest, pieces = blake2b(digest_size=16), 0
    if known is None:
        shutil.rmtree(room, ignore_errors=True)
        room.mkdir(parents=True)
    while some := list(islice(rows, max(1, running.at_once))):
        digest.update(b"".join(b"%d %d %b%b" % (len(key), len(value), key, value) for key, value in some))
        if known is None:
            write_rows(layout.piece(SOURCE, pieces), some, buckets, running.memory << 20)
        pieces += 1
    if known is None:
        layout.finish(SOURCE, pieces)
        _write_whole(told, digest.hexdigest())
    elif known != digest.hexdigest():
        raise _of_another(str(layout.folder))


def source_digest(layout: Layout) -> str:
    """Another one for another source, once that is written down."""
    return (layout.room(SOURCE) / DIGEST).read_text()


def _of_another(folder: str) -> RunError:
    return RunError(f"{folder}: holds the work of another plan", "run-work-of-another", (("path", folder),))


def _lock(folder: Path) -> TextIO:
    """A lock that ends with this process, however that ends."""
    import fcntl  # of POSIX only, as in store/captures/archive.py

    file = (folder / LOCK).open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise RunError(f"{folder}: somebody works in it", "run-work-busy", (("path", str(folder)),)) from None
    return file


def _write_whole(path: Path, words: str) -> None:
    """The file stands under its name with all of its words, or not at all."""
    trying = path.with_name(path.name + ".new")
    try:
        trying.write_text(words)
        os.replace(trying, path)
    except BaseException:
        with suppress(OSError):
            trying.unlink()
        raise


def _described(value: Any) -> str:
    """A value in words that are the same in every process; functions by their names."""
    if isinstance(value, partial):
        return f"{_described(value.func)}{_described(value.args)}{_described(value.keywords)}"
    if callable(value) and hasattr(value, "__qualname__"):
        return f"{value.__module__}.{value.__qualname__}"
    if is_dataclass(value):
        told = ",".join(_described(getattr(value, field.name)) for field in fields(value))
        return f"{type(value).__qualname__}({told})"
    if isinstance(value, Mapping):
        return _described(list(value.items()))
    if isinstance(value, (set, frozenset)):
        return f"{{{','.join(sorted(map(_described, value)))}}}"
    if isinstance(value, (list, tuple)):
        return f"({','.join(map(_described, value))})"
    if type(value).__repr__ is object.__repr__:  # type: ignore[comparison-overlap]
        return f"{type(value).__qualname__}{_described(getattr(value, '__dict__', {}))}"
    return f"{type(value).__name__}:{value!r}"
