"""A link as a feed or a page writes it becomes an address."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

LONGEST = 8192
"""Characters of an address; what is longer is none."""

_BREAKS = re.compile("[\t\r\n\x00-\x1f]+")


def absolute(link: str | None, base: str) -> str | None:
    """The web address that `link` names on a page at `base`; None for «javascript:», «mailto:» and what is no link.

    Letters stay as they are written, Arabic ones too; line breaks inside go, and a blank becomes «%20».

    >>> absolute(" /news/1 ", "https://sahil.example/feed"), absolute("javascript:alert(1)", "https://sahil.example/")
    ('https://sahil.example/news/1', None)
    """
    if not link or len(link) > LONGEST:
        return None
    written = _BREAKS.sub("", link.strip()).strip().replace(" ", "%20")
    try:
        address = urljoin(base, written)
        parts = urlsplit(address)
    except ValueError:  # «http://[»
        return None
    return address if written and parts.scheme in ("http", "https") and parts.netloc else None
