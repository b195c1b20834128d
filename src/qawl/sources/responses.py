"""Answers of web servers as archives keep them: the fields of a head, and a body without chunks and codings."""

from __future__ import annotations

import re

from qawl.model.captures import Headers
from qawl.sources.asking import Stopped
from qawl.sources.decode import read_body

PAYLOAD = 10 * 1024 * 1024
"""Bytes of one page or feed, unpacked; what is longer is refused."""
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<[!?a-zA-Z]")
"""How a page or a feed begins."""

_RATIO = 200
_PLAIN = ("", "identity", "none", "utf-8")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")


def read_headers(head: bytes) -> Headers:
    """The named fields that stand below the first line of a head; a folded line belongs to the one before."""
    fields: list[tuple[str, str]] = []
    for line in _words(head).replace("\r\n", "\n").split("\n")[1:]:
        if line[:1] in (" ", "\t") and fields:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}".strip())
        elif ":" in line:
            name, value = line.split(":", 1)
            fields.append((name.strip(), value.strip(" \t")))
    return tuple(fields)


def _words(head: bytes) -> str:
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError:
        return head.decode("latin-1")


def value_of(headers: Headers, name: str) -> str:
    """All values of a field, in small letters, with commas between them; empty where there is none."""
    return ",".join(value.strip().lower() for given, value in headers if given.lower() == name)


def read_payload(body: bytes, headers: Headers) -> bytes:
    """A body as it was before the server chunked and packed it; raises `Stopped` for what cannot be undone."""
    if "chunked" in value_of(headers, "transfer-encoding"):
        body = unchunked(body)
    return _uncoded(body, value_of(headers, "content-encoding"))


def unchunked(body: bytes) -> bytes:
    """A body without the lengths of its chunks; as it is where it has none, for many crawlers took them out before."""
    pieces: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(pieces)
        at = found.end() + size + 2
        pieces.append(body[found.end() : at - 2])
        if body[at - 2 : at] != b"\r\n":
            break
    return body


def _uncoded(body: bytes, coding: str) -> bytes:
    """A body without its coding; old archives of news name one though they keep the body without it."""
    packed = body.startswith(b"\x1f\x8b")
    if coding in _PLAIN or not body or (not packed and MARKUP.match(body)):
        return body
    if coding not in ("gzip", "x-gzip") or not packed:
        raise Stopped("rejected-coding", coding=coding[:40])
    return read_body((body,), (("Content-Encoding", "gzip"),), PAYLOAD, _RATIO)
