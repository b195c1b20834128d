"""What keeps the bytes of captures, and how they are packed: the same wherever they lie."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator, Mapping
from enum import Enum
from io import BytesIO
from typing import Protocol

LEVEL = 6
"""How hard bodies are packed; always the same, so that the same body is packed into the same bytes."""


class Flaw(Enum):
    """Why a body cannot be had, though it was kept."""

    MISSING = "capture-missing"
    DAMAGED = "capture-damaged"


class Bodies(Protocol):
    """Bodies under their digests (sha256, in hexadecimal); to write is for one at a time."""

    def lock(self, patience: float) -> bool:
        """Take the right to write; whether a writer before us ended without letting go.

        Waits `patience` seconds for another writer, and then refuses.
        """

    def close(self) -> None:
        """Let go of it."""

    @property
    def writing(self) -> bool:
        """Whether this is the one that may write."""

    def put(self, bodies: Mapping[str, bytes]) -> None:
        """Keep bodies under their digests; when this returns, a power cut takes none of them."""

    def get(self, digest: str, size: int) -> bytes | Flaw:
        """The body of `size` bytes under `digest`, every bit as it was kept."""

    def digests(self) -> Iterator[str]:
        """The names of all bodies, in their order."""

    def sweep(self) -> None:
        """Remove what a crash left unfinished."""

    def remove(self, digest: str) -> None:
        """Keep a body no longer; one that is not kept is none the worse."""

    def place(self, digest: str) -> str:
        """Where a body lies, for people."""


def packed(body: bytes) -> bytes:
    """A body as it is kept."""
    target = BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=target, mtime=0) as packing:
        packing.write(body)
    return target.getvalue()


def unpacked(kept: bytes, digest: str, size: int) -> bytes | Flaw:
    """The body of `size` bytes that was packed under `digest`, if it is that one to the bit."""
    try:
        body = zlib.decompressobj(wbits=31).decompress(
            kept, size + 1
        )  # a bomb is unpacked no further than it should be
    except zlib.error:
        return Flaw.DAMAGED
    return body if hashlib.sha256(body).hexdigest() == digest else Flaw.DAMAGED
