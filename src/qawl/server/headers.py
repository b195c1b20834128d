"""The headers of every answer: what a browser may load, run, send and keep of it."""

from __future__ import annotations

from collections.abc import Iterable

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-src 'self';"
    " frame-ancestors 'none'; require-trusted-types-for 'script'"
)
ARCHIVE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none';"
    " frame-ancestors 'self'; sandbox"
)
"""For the copy of a page of a newspaper: it loads, runs and sends nothing, and only our own page may frame it."""
FEATURES = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb", "browsing-topics")
KEEP_NOTHING = "no-store"

STANDARD: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", PAGE_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", ", ".join(f"{name}=()" for name in FEATURES).encode()),
    (b"cache-control", KEEP_NOTHING.encode()),
)
"""A route that sets one of these itself keeps its own; the last is for all but style sheets, scripts and fonts."""
OVER_TLS = (b"strict-transport-security", b"max-age=31536000")


def with_standard(
    given: Iterable[tuple[bytes, bytes]], request: str, *, secure: bool = False, metadata: bool = True
) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with those that it lacks, and the id of its request.

    Without `metadata` a browser does not say by which site a request was made, and hides the origin of a form from a
    page that may send no referrer: our own pages then learn of each other, and still no newspaper learns who reads it.
    """
    own = [(name.lower(), value) for name, value in given]
    names = {name for name, _ in own}
    referrer = (b"referrer-policy", b"no-referrer" if metadata else b"same-origin")
    more = (*STANDARD, referrer, *([OVER_TLS] if secure else []))
    added = [(name, value) for name, value in more if name not in names]
    return [*own, *added, (b"x-request-id", request.encode())]
