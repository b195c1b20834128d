"""A file that may be gzip, member after member, read as one stream that can go on behind a damaged place."""

from __future__ import annotations

import zlib
from typing import Protocol

from qawl.errors import QawlError

_STEP = 64 * 1024
_WINDOW = 1024 * 1024
"""Bytes behind the place that can be read again: a damaged member is searched for the beginning of the next."""
_RATIO = 200
"""How many times its size a stretch may grow that is only passed over."""
_FREE = 64 * 1024 * 1024
"""Bytes that may be passed over before their growth is looked at."""
_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"
RECORD = b"WARC/"
"""How each record begins, and so each member of a packed archive."""


class Stream(Protocol):
    """What is asked of an open file: a file, a pipe and a member of a zip archive all have it."""

    def read(self, size: int, /) -> bytes: ...


class Damaged(QawlError):
    """A place that cannot be read; `at` is the first byte in the file of what it belongs to."""

    def __init__(self, at: int, code: str) -> None:
        super().__init__(f"byte {at}: {code}")
        self.at = at
        self.code = code


class _Tape:
    """Raw bytes, read forward through a window that keeps a little of what was read."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._held = bytearray()
        self._start = 0
        self.at = 0

    def ahead(self, size: int) -> bytes:
        """The next bytes, without going on; fewer than `size` only at the end."""
        here = self.at - self._start
        while len(self._held) < here + size and (piece := self._stream.read(max(_STEP, size))):
            self._held += piece
        return bytes(self._held[here : here + size])

    def move(self, size: int) -> None:
        self.at += size
        if (old := self.at - self._start - _WINDOW) > _STEP:
            del self._held[:old]
            self._start += old

    def back_to(self, at: int) -> None:
        self.at = max(at, self._start)

    def find(self, words: bytes) -> bool:
        """Go forward to the next place where `words` stand; False where there is none, at the end."""
        while (piece := self.ahead(_STEP)) and len(piece) >= len(words):
            place = piece.find(words)
            if place >= 0:
                self.move(place)
                return True
            self.move(len(piece) - len(words) + 1)
        return False


class Unpacked:
    """The bytes of a file, those of gzip members unpacked as they are asked for and no sooner."""

    def __init__(self, stream: Stream) -> None:
        self._tape = _Tape(stream)
        self._packed = self._tape.ahead(2) == _MAGIC
        self._unpack: zlib._Decompress | None = None
        self._buffer = bytearray()
        self._member = 0
        self._begun: int | None = None
        self._torn = False

    @property
    def place(self) -> int:
        """Where in the file the next byte lies: for gzip, where its member begins."""
        return self._member if self._packed else self._tape.at - len(self._buffer)

    def begin(self) -> bool:
        """Go to what comes next, which is a thing of its own; False at the end."""
        self.end()
        more = self._fill(1)
        self._begun = self.place
        return more

    def end(self) -> None:
        """What began is whole: another member may follow."""
        self._begun = None

    def ahead(self, size: int) -> bytes:
        self._fill(size)
        return bytes(self._buffer[:size])

    def take(self, size: int) -> bytes:
        """Exactly `size` bytes; what ends before is damaged."""
        if not self._fill(size):
            raise Damaged(self._begun or 0, "rejected-warc-truncated")
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    def until(self, end: bytes, most: int) -> bytes | None:
        """The bytes up to and with `end`; None, and nothing taken, where it does not come within `most`."""
        seen = 0
        while (place := self._buffer.find(end, max(0, seen - len(end)), most)) < 0:
            seen = len(self._buffer)
            if seen >= most or not self._fill(seen + 1):
                return None
        return self.take(place + len(end))

    def skip(self, size: int) -> None:
        """Pass over `size` bytes; a gzip member that grows out of all proportion is left where it stands."""
        raw, left = self._tape.at, size
        while left:
            self._fill(min(left, _STEP))
            gone = min(left, len(self._buffer))
            if not gone:
                raise Damaged(self._begun or 0, "rejected-warc-truncated")
            del self._buffer[:gone]
            left -= gone
            if size - left > max(_FREE, _RATIO * (self._tape.at - raw)):
                self._torn = True
                raise Damaged(self._begun or 0, "rejected-bomb")

    def put_back(self, data: bytes) -> None:
        self._buffer[:0] = data

    def settle(self) -> None:
        """Read a member whose last byte was taken to its end, so that its checksum is known to be right."""
        while self._packed and not self._buffer and self._unpack and not self._unpack.eof:
            self._decode()

    def resume(self) -> bool:
        """After damage: go to the next place where a record begins; False where there is none."""
        self._begun = None
        return self._next_member() if self._torn else self._next_record()

    def _next_member(self) -> bool:
        self._torn, self._unpack = False, None
        self._buffer.clear()
        self._tape.back_to(self._member + 1)
        while self._tape.find(_MAGIC):
            try:
                if zlib.decompressobj(_GZIP).decompress(self._tape.ahead(4096), 16).startswith(RECORD):
                    return True
            except zlib.error:
                pass
            self._tape.move(1)
        return False

    def _next_record(self) -> bool:
        if self._buffer.startswith(RECORD):
            return True
        while (place := self._buffer.find(b"\n" + RECORD)) < 0:
            del self._buffer[: -len(RECORD)]
            if not self._more():
                return False
            if self._buffer.startswith(RECORD):
                return True
        del self._buffer[: place + 1]
        return True

    def _fill(self, size: int) -> bool:
        """Whether `size` bytes can be had, once they have been unpacked."""
        while len(self._buffer) < size and self._more():
            pass
        return len(self._buffer) >= size

    def _more(self) -> bool:
        """One more piece; False at the end of the file."""
        if not self._packed:
            piece = self._tape.ahead(_STEP)
            self._tape.move(len(piece))
            self._buffer += piece
            return bool(piece)
        if self._unpack is None or self._unpack.eof:
            return self._open()
        self._decode()
        return True

    def _open(self) -> bool:
        """Begin the next member; False at the end, and damage where the one before was not a whole record."""
        head = self._tape.ahead(2)
        if not head:
            return False
        self._member = self._tape.at
        if head != _MAGIC:
            self._torn = True
            raise Damaged(self._member, "rejected-warc-damaged")
        self._unpack = zlib.decompressobj(_GZIP)
        before = bytes(self._buffer)
        self._buffer.clear()
        self._decode()
        if not self._buffer.startswith(RECORD):
            self.put_back(before)
        elif self._begun is not None:
            raise Damaged(self._begun, "rejected-warc-damaged")
        return True

    def _decode(self) -> None:
        """Unpack one step of the open member."""
        assert self._unpack is not None
        data = self._tape.ahead(_STEP)
        try:
            piece = self._unpack.decompress(data, _STEP)
        except zlib.error as error:
            self._torn = True
            raise Damaged(self._member, "rejected-warc-damaged") from error
        left = self._unpack.unused_data if self._unpack.eof else self._unpack.unconsumed_tail
        self._tape.move(len(data) - len(left))
        if not data and not piece and not self._unpack.eof:
            self._torn = True
            raise Damaged(self._member, "rejected-warc-truncated")
        self._buffer += piece
