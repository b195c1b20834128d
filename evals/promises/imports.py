"""No archive that is given to Qawl writes anywhere: crafted zip files with names that lead outside, links and bombs."""

from __future__ import annotations

import gzip
import os
import stat
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from qawl.model.captures import Capture
from qawl.model.documents import Rejected
from qawl.sources.wacz import Caps, read_wacz
from qawl.sources.warc import write_warc

PROMISE = "An archive that is read writes nothing, inside its folder or outside, and costs no more than its caps."

CAPS = Caps(members=200, directory=1 << 16, member=4 << 20, total=16 << 20, ratio=100, free=1 << 20)
"""Small ones, so that what goes beyond them is quickly made."""

_OUTSIDE = (
    "../x.warc.gz",
    "../../x.warc.gz",
    "archive/../../x.warc.gz",
    "archive/../x.warc.gz",
    "archive/./../../x.warc.gz",
    "./../x.warc.gz",
    "archive/sub/../../../x.warc.gz",
    "../archive/x.warc.gz",
)
"""Names that a naive join with a folder carries out of it."""
_ODD = (
    "/etc/x.warc.gz",
    "//server/share/x.warc.gz",
    "/x.warc.gz",
    "C:x.warc.gz",
    "C:/x.warc.gz",
    "c:\\x.warc.gz",
    "archive\\x.warc.gz",
    "..\\x.warc.gz",
    "archive/..\\..\\x.warc.gz",
    "\\\\server\\share\\x.warc.gz",
    "archive//x.warc.gz",
    "archive/./x.warc.gz",
    "./archive/x.warc.gz",
    "archive/ /x.warc.gz",
    "archive/.. /x.warc.gz",
    "archive/... /x.warc.gz",
    "archive/x.warc.gz.",
    "archive/x.warc.gz ",
    "archive/\u2025/x.warc.gz",
    "archive/\uff0e\uff0e/x.warc.gz",
    "archive\uff0f..\uff0fx.warc.gz",
    "archive/x\u202ezg.craw.warc.gz",
    "archive/x\u2066.warc.gz",
    "archive/x\u200f.warc.gz",
    "archive/x\r\n.warc.gz",
    "archive/x\x1b[2J.warc.gz",
    "archive/x\x7f.warc.gz",
    "archive/" + "x" * 1000 + ".warc.gz",
    "archive/" + "../" * 200 + "x.warc.gz",
    "archive/~/../../x.warc.gz",
)
"""Names that lead outside on some system, or look other than they are."""
_KINDS = {
    "symbolic link": stat.S_IFLNK,
    "character device": stat.S_IFCHR,
    "block device": stat.S_IFBLK,
    "pipe": stat.S_IFIFO,
    "socket": stat.S_IFSOCK,
}


@dataclass(frozen=True, slots=True)
class Trap:
    """A crafted zip file; a good archive lies in it too where `neighbour` says so, and must be read."""

    name: str
    make: Callable[[], bytes]
    neighbour: bool = True
    named: bool = True
    """Whether something in it must be refused by name."""


def archive(url: str = "https://sahil.example/1") -> bytes:
    """A web archive of one page."""
    out = BytesIO()
    page = "<!DOCTYPE html><p>قال متحدث باسم البلدية إن الجسر سيفتح غدا.</p>".encode()
    write_warc([Capture(url, page, "2026-03-05T10:20:00Z", "text/html", None, 200)], out)
    return out.getvalue()


def traps() -> tuple[Trap, ...]:
    named = [Trap(repr(name)[:60], partial(_zipped, [(_member(name), archive())])) for name in (*_OUTSIDE, *_ODD)]
    kinds = [
        Trap(kind, partial(_zipped, [(_member("archive/x.warc.gz", mode), b"../../secret")]))
        for kind, mode in _KINDS.items()
    ]
    return (
        *named,
        *kinds,
        Trap("zero byte", partial(_patched, b"archive/bad_.warc.gz", b"archive/bad\0.warc.gz")),
        Trap("not UTF-8", partial(_patched, b"archive/bad_.warc.gz", b"archive/bad\xff.warc.gz"), named=False),
        Trap(
            "a path of another kind", partial(_patched, b"archive/bad_.warc.gz", b"archive/b:d/.warc.gz"), named=False
        ),
        Trap("two of a name", partial(_zipped, [(_member("archive/x.warc.gz"), archive())] * 2)),
        Trap("two but for capitals", partial(_zipped, [(_member(f"archive/{x}.warc.gz"), archive()) for x in "xX"])),
        Trap("two but for spelling", partial(_zipped, [(_member(f"archive/{x}.warc.gz"), archive()) for x in "xｘ"])),
        Trap(
            "a file that is a folder too", partial(_zipped, [(_member("archive/x/"), b""), (_member("archive/x"), b"")])
        ),
        Trap("locked", _locked),
        Trap("unknown method", partial(_field, 10, 8, b"\x63\x00")),
        Trap("bomb", partial(_zipped, [(_member("archive/x.warc.gz"), bytes(64 << 20))])),
        Trap("a size that is a lie", partial(_field, 24, 22, (99).to_bytes(4, "little"))),
        Trap("bomb that says it is small", partial(_field, 24, 22, (99).to_bytes(4, "little"), bytes(32 << 20))),
        Trap("bomb in gzip", partial(_zipped, [(_member("archive/x.warc.gz"), gzip.compress(bytes(64 << 20)))])),
        Trap("bomb in a record", partial(_zipped, [(_member("archive/x.warc.gz"), _bomb_record())])),
        Trap("a zip in a zip in a zip", partial(_zipped, [(_member("archive/x.warc.gz"), _nested(9))])),
        Trap("one byte lies under all", _overlapping),
        Trap("wrong checksum", partial(_field, 16, 14, b"\1\2\3\4")),
        Trap("offset beyond the end", partial(_field, 42, None, b"\xff\xff\xff\x7f")),
        Trap("a thousand members", _many, neighbour=False),
        Trap("a directory of megabytes", _wide, neighbour=False),
        Trap("cut", lambda: _zipped([])[:-40], neighbour=False),
        Trap("empty", lambda: b"", neighbour=False),
        Trap("end without a beginning", lambda: b"PK\x05\x06" + bytes(18), neighbour=False),
        Trap("endless directory", lambda: b"PK\x05\x06" + b"\xff" * 18, neighbour=False),
        Trap(
            "zip64 that leads nowhere",
            lambda: b"PK\x06\x07" + b"\xff" * 16 + b"PK\x05\x06" + b"\xff" * 18,
            neighbour=False,
        ),
    )


def _member(name: str, mode: int = 0) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.filename = name  # as it is: ZipInfo would mend some
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = (mode | 0o644) << 16 if mode else 0
    return member


def _zipped(members: list[tuple[zipfile.ZipInfo, bytes]]) -> bytes:
    """A zip file with these members and a good one behind them."""
    out = BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for member, data in members:
            fresh = _member(member.filename, member.external_attr >> 16)
            packed.writestr(fresh, data)
        packed.writestr("archive/good.warc.gz", archive("https://sahil.example/good"))
    return out.getvalue()


def _patched(before: bytes, after: bytes) -> bytes:
    return _zipped([(_member(before.decode()), archive())]).replace(before, after)


def _field(central: int, local: int | None, value: bytes, body: bytes | None = None) -> bytes:
    """A zip whose first member has another value in its head, in the directory and where it lies."""
    data = bytearray(_zipped([(_member("archive/x.warc.gz"), archive() if body is None else body)]))
    at = data.index(b"PK\x01\x02")
    data[at + central : at + central + len(value)] = value
    if local is not None:
        data[local : local + len(value)] = value
    return bytes(data)


def _locked() -> bytes:
    return _field(8, 6, b"\x01\x00")


def _bomb_record() -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + bytes(80 << 20)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(block)}\r\n\r\n".encode()
    return gzip.compress(head + block + b"\r\n\r\n", 1)


def _nested(depth: int) -> bytes:
    data = archive()
    for _ in range(depth):
        data = _zipped([(_member("archive/x.warc.gz"), data)])
    return data


def _overlapping() -> bytes:
    """Ten names in the directory for the bytes of one member."""
    data = _zipped([(_member("archive/x.warc.gz"), bytes(1 << 19))])
    start, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    size = 46 + len("archive/x.warc.gz")
    entry, others = data[start : start + size], data[start + size : end]
    copies = b"".join(entry.replace(b"archive/x", b"archive/%d" % n) for n in range(10))
    count = (11).to_bytes(2, "little")
    tail = b"PK\x05\x06" + bytes(4) + count * 2 + len(copies + others).to_bytes(4, "little") + data[end + 16 :]
    return data[:start] + copies + others + tail


def _many() -> bytes:
    return _zipped([(_member(f"archive/{n}.txt"), b"") for n in range(1000)])


def _wide() -> bytes:
    return _zipped([(_member(f"pages/{n}" + "x" * 60_000), b"") for n in range(20)])


@contextmanager
def _watched() -> Iterator[list[str]]:
    """The paths that are opened for writing, made or linked in the meantime; any audit event of the kind counts."""
    written: list[str] = []
    _EARS.append(written)
    if not _HEARD:
        sys.addaudithook(_hear)
        _HEARD.append(True)
    try:
        yield written
    finally:
        _EARS.remove(written)


_EARS: list[list[str]] = []
_HEARD: list[bool] = []
_MAKING = {"os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.truncate", "shutil.copyfile"}


def _hear(event: str, details: tuple[object, ...]) -> None:
    if not _EARS:
        return
    if event == "open" and isinstance(details[2], int):
        if details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _EARS[-1].append(str(details[0]))
    elif event in _MAKING:
        _EARS[-1].append(f"{event} {details[0]!r}")


def measure(scale: float) -> dict[str, int | float | str]:
    """All traps are laid at any scale: they take seconds."""
    del scale
    writes, raised, neighbours, unnamed, most, missing = 0, 0, 0, 0, 0, []
    laid = traps()
    with tempfile.TemporaryDirectory() as folder:
        for trap in laid:
            path = Path(folder, "a", "b", "trap.wacz")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(trap.make())
            found, wrote, failed = _read(path)
            writes, raised = writes + wrote, raised + failed
            most = max(most, sum(len(item.body) for item in found if isinstance(item, Capture)))
            unnamed += not any(isinstance(item, Rejected) for item in found) and trap.named
            good = any(isinstance(item, Capture) and (item.url or "").endswith("/good") for item in found)
            neighbours += trap.neighbour and good
            if trap.neighbour and not good:
                missing.append(trap.name)
        beside = sum(1 for _ in Path(folder).rglob("*")) - 3
        escaped = _naive(Path(folder, "naive", "deep", "deeper"))
        with _watched() as heard:
            Path(folder, "written").write_bytes(b"")
    return {
        "traps": len(laid),
        "writes": writes,
        "files_made": beside,
        "raised": raised,
        "without_a_name": unnamed,
        "neighbours": neighbours,
        "neighbours_expected": sum(trap.neighbour for trap in laid),
        "neighbours_missing": ", ".join(missing),
        "most_bytes": most,
        "control_names": len(_OUTSIDE),
        "control_escaped": escaped,
        "control_writes": len(heard),
        "control_bytes": _careless_bytes(),
    }


def _read(path: Path) -> tuple[list[Capture | Rejected], int, int]:
    """What came of a trap, how often it wrote, and whether it raised."""
    found: list[Capture | Rejected] = []
    with path.open("rb") as stream, _watched() as written:
        try:
            found.extend(read_wacz(stream, "trap.wacz", caps=CAPS))
        except Exception:
            return found, len(written), 1
    return found, len(written), 0


def _naive(folder: Path) -> int:
    """The control: how many of the names lead a careless program out of its folder."""
    folder.mkdir(parents=True)
    escaped = 0
    for number, name in enumerate(_OUTSIDE):
        inside = folder / str(number)
        inside.mkdir()
        with zipfile.ZipFile(BytesIO(_zipped([(_member(name), archive())]))) as packed:
            target = Path(os.path.normpath(inside / packed.infolist()[0].filename))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(packed.read(packed.infolist()[0]))
        escaped += not target.is_relative_to(inside)
    return escaped


def _careless_bytes() -> int:
    """The control: what a member costs that is unpacked without a cap."""
    with zipfile.ZipFile(BytesIO(_zipped([(_member("archive/x.warc.gz"), bytes(64 << 20))]))) as packed:
        return len(packed.read("archive/x.warc.gz"))


def holds(figures: dict[str, int | float | str]) -> bool:
    nothing = ("writes", "files_made", "raised", "without_a_name")
    return (
        int(figures["traps"]) >= 60
        and not any(figures[name] for name in nothing)
        and figures["neighbours"] == figures["neighbours_expected"]
        and int(figures["most_bytes"]) <= CAPS.total
        and int(figures["control_escaped"]) >= 6
        and int(figures["control_writes"]) == 1
        and int(figures["control_bytes"]) > CAPS.total
    )
