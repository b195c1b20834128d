"""Saved pages: an HTML file as a capture, with the address that a browser left in it."""

from __future__ import annotations

import codecs
import re
from datetime import UTC, datetime

from qawl.model.captures import Capture
from qawl.model.documents import Rejected
from qawl.sources.members import Stream
from qawl.sources.responses import PAYLOAD

MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml"}

_HEAD = 4096
_SAVED = re.compile(rb"<!--\s{0,8}saved from url=\(\d{1,6}\)(https?://[^\s<>\"]{1,2000})", re.IGNORECASE)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,99}(?:<!--.{0,2000}?-->\s{0,99})?<(?:!doctype\s{1,9}html|html|head)\b", re.I | re.S
)


def is_page(head: bytes) -> bool:
    """Whether bytes of which nobody said what they are begin as a page does.

    >>> is_page(b"<!DOCTYPE html><html>"), is_page(b"{}")
    (True, False)
    """
    return _PAGE.match(head[:_HEAD]) is not None


def read_page(stream: Stream, name: str, changed: float, suffix: str = ".html") -> Capture | Rejected:
    """The page of one file; `changed` is when the file was last written, in seconds: it arrived no later.

    The address is the one in the comment «saved from url=…» that browsers write; None where there is none.
    """
    body = stream.read(PAYLOAD + 1)
    if len(body) > PAYLOAD:
        return Rejected(name, "rejected-page-too-long", (("limit", PAYLOAD >> 20),))
    if not body.strip():
        return Rejected(name, "rejected-empty")
    return Capture(saved_from(body), body, moment(changed), MEDIA_TYPES.get(suffix, "text/html"), file=name)


def saved_from(body: bytes) -> str | None:
    """The address from which a browser saved a page, as its comment says."""
    head = body[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    found = _SAVED.search(head)
    return found[1].removesuffix(b"--").decode("utf-8", "replace") if found else None


def moment(seconds: float) -> str:
    """A moment of the machine's clock in UTC with «Z»."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
