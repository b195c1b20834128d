"""Bodies as they come off the wire, unpacked in small steps: what a body may grow to is decided before it grows."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from qawl.model.captures import Headers
from qawl.sources.asking import Stopped, header

_STEP = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS


def read_body(pieces: Iterable[bytes], headers: Headers, most: int, ratio: int) -> bytes:
    """A body with its content coding undone; stops at `most` bytes, or when it grows more than `ratio` times."""
    coding = _coding(headers)
    _check_length(headers, most)
    body = bytearray()
    for part in _unpacked(pieces, ratio) if coding == "gzip" else pieces:
        if len(body) + len(part) > most:
            raise Stopped("fetch-too-big", limit=_mebibytes(most))
        body += part
    return bytes(body)


def _coding(headers: Headers) -> str:
    """The one coding of a body: none or gzip; others were not asked for, and two are a trap."""
    named = [value for name, value in headers if name.lower() == "content-encoding"]
    codings = [coding.strip().lower() for value in named for coding in value.split(",") if coding.strip()]
    match codings:
        case [] | ["identity"]:
            return ""
        case ["gzip" | "x-gzip"]:
            return "gzip"
        case _:
            raise Stopped("fetch-coding", coding=", ".join(codings)[:80])


def _check_length(headers: Headers, most: int) -> None:
    """Refuse at once what says itself that it is too long; packed, it is no shorter than unpacked."""
    length = header(headers, "content-length") or ""
    if length.isdecimal() and (len(length) > 15 or int(length) > most):
        raise Stopped("fetch-too-big", limit=_mebibytes(most))


def _unpacked(pieces: Iterable[bytes], ratio: int) -> Iterator[bytes]:
    """The parts of a gzip body, none over 64 KiB; it may have several members, and what follows them is dropped."""
    unpack, raw, grown, over = zlib.decompressobj(_GZIP), 0, 0, False
    for piece in pieces:
        data = piece
        while data and not over:
            if unpack.eof:
                over = not data.startswith(b"\x1f")
                unpack = unpack if over else zlib.decompressobj(_GZIP)
                continue
            part, given = _step(unpack, data), len(data)
            data = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
            raw, grown = raw + given - len(data), grown + len(part)
            if grown > max(_STEP, raw * ratio):
                raise Stopped("fetch-bomb")
            yield part
    if raw and not unpack.eof:
        raise Stopped("fetch-broken", reason="gzip: cut off")


def _step(unpack: zlib._Decompress, data: bytes) -> bytes:
    try:
        return unpack.decompress(data, _STEP)
    except zlib.error as error:
        raise Stopped("fetch-broken", reason=f"gzip: {error}") from error


def _mebibytes(most: int) -> int:
    return max(1, most >> 20)
