"""Web archives in a zip file: their records are read where they lie, and nothing is ever written to disk."""

from __future__ import annotations

import re
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from qawl.model.captures import Capture
from qawl.model.documents import Rejected
from qawl.sources.members import Stream
from qawl.sources.warc import Passed, read_warc

_READ = re.compile(r"archive/[^/]+\.warc(\.gz)?", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    zlib.error,
)
"""What `zipfile` raises for what stands in a file."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LONGEST_NAME = 400
_HEAD = 30
"""Bytes that stand before each member at the least."""


@dataclass(frozen=True, slots=True)
class Caps:
    """What one zip file may cost."""

    members: int = 1000
    """A crawl has some tens; a directory of more is not opened."""
    directory: int = 1 << 20
    """Bytes of the directory of members."""
    member: int = 8 << 30
    total: int = 32 << 30
    """Bytes, unpacked."""
    ratio: int = 200
    free: int = 64 << 20
    """Bytes up to which a member may grow by any ratio."""


DEFAULT = Caps()


def read_wacz(
    source: BinaryIO, name: str, passed: Passed | None = None, caps: Caps = DEFAULT
) -> Iterator[Capture | Rejected]:
    """Every page and feed of the archives `archive/*.warc.gz` in a zip file, read as `read_warc` reads them.

    Members that are no such archive are left alone. A member whose name leads elsewhere, that is a link, is locked,
    lies over another or grows beyond its cap is refused by its name, and its neighbours are read.
    """
    try:
        if _directory(source) > caps.directory:
            yield Rejected(name, "rejected-too-many-members", (("limit", caps.members),))
            return
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
            if len(members) > caps.members:
                yield Rejected(name, "rejected-too-many-members", (("limit", caps.members),))
            elif not any(member.filename.lower().endswith((".warc", ".warc.gz")) for member in members):
                yield Rejected(name, "rejected-no-archive")
            else:
                yield from _members(archive, name, Counter() if passed is None else passed, caps)
    except (*_BROKEN, OSError) as error:
        yield Rejected(name, "rejected-bad-zip", (("reason", str(error)[:200]),))


def _directory(source: BinaryIO) -> int:
    """How long the directory says it is: known before it is read, for a million names would fill the memory."""
    size = source.seek(0, 2)
    source.seek(max(0, size - (1 << 16) - 128))
    tail = source.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        raise zipfile.BadZipFile("File is not a zip file")
    said = int.from_bytes(tail[at + 12 : at + 16], "little")
    if tail[at - 20 : at - 16] == b"PK\x06\x07":
        source.seek(int.from_bytes(tail[at - 12 : at - 4], "little"))
        said = max(said if said < 0xFFFFFFFF else 0, int.from_bytes(source.read(56)[40:48], "little"))
    return said


def _members(archive: zipfile.ZipFile, name: str, passed: Passed, caps: Caps) -> Iterator[Capture | Rejected]:
    members, left = archive.infolist(), caps.total
    often = Counter(_same(member.filename) for member in members)
    covered = _covered(members)
    for member in members:
        where = f"{name}/{_shown(member.orig_filename)}"
        if code := _refusal(member, caps) or _clash(member, often, covered):
            yield Rejected(where, code)
        elif _READ.fullmatch(member.filename) and not left:
            yield Rejected(where, "rejected-bomb")
        elif _READ.fullmatch(member.filename):
            try:
                with archive.open(member) as opened:
                    bounded = _Bounded(opened, min(left, _most(member, caps)))
                    yield from read_warc(bounded, where, passed)
            except _BROKEN as error:
                yield Rejected(where, "rejected-bad-zip", (("reason", str(error)[:200]),))
                continue
            left = max(0, left - bounded.given)
            if bounded.ended:
                yield Rejected(where, "rejected-bomb")


def _most(member: zipfile.ZipInfo, caps: Caps) -> int:
    return min(caps.member, max(caps.free, caps.ratio * member.compress_size))


def _refusal(member: zipfile.ZipInfo, caps: Caps) -> str | None:
    """Why a member is not read, whatever its neighbours are; None when nothing speaks against it."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    if not _is_inside(member.orig_filename) or not _is_inside(member.filename):
        return "rejected-member-name"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "rejected-member-link"
    if member.flag_bits & 1:
        return "rejected-member-locked"
    if member.compress_type not in _METHODS:
        return "rejected-member-method"
    return "rejected-bomb" if member.file_size > _most(member, caps) else None


def _is_inside(name: str) -> bool:
    """Whether a name can only mean a place below: not «../x», «/x», «C:x», and nothing that looks other than it is."""
    if not name or len(name) > _LONGEST_NAME or _UNSEEN.search(name) or "\\" in name or _DRIVE.match(name):
        return False
    parts = unicodedata.normalize("NFKC", name).removesuffix("/").split("/")
    return all(part.strip(" ") not in ("", ".", "..") and not part.endswith((" ", ".")) for part in parts)


def _clash(member: zipfile.ZipInfo, often: Counter[str], covered: set[int]) -> str | None:
    if often[_same(member.filename)] > 1:
        return "rejected-member-twice"
    return "rejected-member-overlap" if member.header_offset in covered else None


def _same(name: str) -> str:
    """A name as a disk that knows no capitals and no spellings would keep it."""
    return unicodedata.normalize("NFKC", name).casefold().rstrip("/")


def _covered(members: Sequence[zipfile.ZipInfo]) -> set[int]:
    """Where members begin that share bytes with another: with these, a small file can hold a large one many times."""
    covered: set[int] = set()
    before, end = -1, 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < end:
            covered |= {before, member.header_offset}
        before = member.header_offset
        end = max(end, before + _HEAD + len(member.orig_filename) + member.compress_size)
    return covered


class _Bounded:
    """A member that ends when it has given as much as it may."""

    def __init__(self, stream: Stream, most: int) -> None:
        self._stream = stream
        self._most = most
        self.given = 0
        self.ended = False

    def read(self, size: int, /) -> bytes:
        if self.given >= self._most:
            self.ended = self.ended or bool(self._read(1))
            return b""
        piece = self._read(min(size, self._most - self.given))
        self.given += len(piece)
        return piece

    def _read(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except _BROKEN as error:
            raise OSError(str(error)) from error


def _shown(name: str) -> str:
    """A member's name as it can be shown anywhere, nothing in it unseen."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", name)[:_LONGEST_NAME]
