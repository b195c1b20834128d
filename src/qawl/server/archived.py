"""The copies of pages that were kept as they arrived, made fit to be shown: whole to the eye, dead to the browser."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qawl.articles.encoding import decode
from qawl.errors import QawlError
from qawl.store.address import is_missing
from qawl.store.captures.kept import CaptureCard, open_captures

MOST_BYTES = 8_000_000
"""Of a larger page nothing is shown."""
HIGHEST = 2**63
"""No copy has this number or a higher one."""
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = (
    "text/plain",
    "application/json",
    "application/rss+xml",
    "application/atom+xml",
    "application/xml",
    "text/xml",
)
# The policy keeps all of a copy from running, loading and sending; but browsers warm up connections («preconnect»)
# without asking it. So nothing is left that names another place to the browser itself.
_NAMING = re.compile(r"<(/?)(?=(?:link|base|meta|iframe|frame|object|embed|applet|portal)[\s/>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    """One copy of a page."""

    number: int
    fetched: str
    media_type: str
    digest: str
    size: int
    address: str | None
    readable: bool
    """It is a page or a text, and not too large."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A copy as a browser gets it."""

    body: bytes
    """In UTF-8."""
    media_type: str


def kept_pages(store: str, article: str) -> list[Kept]:
    """The copies in which an article was read, in time; none where a store keeps no captures."""
    place = _place(store)
    if place is None:
        return []
    try:
        with open_captures(place, writing=False) as captures:
            return [_kept(card) for card in captures.of_article(article)]
    except QawlError:
        return []


def shown_page(store: str, number: int) -> Shown | None:
    """One copy with everything taken from it that could act; None where there is none, or its bytes are not right."""
    place = _place(store)
    if place is None or number >= HIGHEST:
        return None
    try:
        with open_captures(place, writing=False) as captures:
            card = captures.card(number)
            if card is None or not _kept(card).readable:
                return None
            capture = captures.capture(number)
        text = decode(capture.body, capture.media_type).text
    except QawlError:
        return None
    kind = _kind(capture.media_type)
    if kind in _PAGES:
        return Shown(_NAMING.sub(r"<\1x-", text).encode("utf-8", "replace"), "text/html; charset=utf-8")
    return Shown(text.encode("utf-8", "replace"), "text/plain; charset=utf-8")


def _place(store: str) -> str | None:
    return None if is_missing(store) else store


def _kept(card: CaptureCard) -> Kept:
    kind = _kind(card.capture.media_type)
    readable = kind in (*_PAGES, *_TEXTS) and card.size <= MOST_BYTES
    return Kept(card.number, card.capture.fetched, kind, card.digest, card.size, card.capture.address, readable)


def _kind(media_type: str | None) -> str:
    return (media_type or "text/html").partition(";")[0].strip().lower()
