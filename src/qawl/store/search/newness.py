"""Numbers for what is searched, by its time: the newest are the highest, and a day is a stretch of them."""

from __future__ import annotations

import re
from datetime import date

ROOM = 1 << 30
"""Numbers of one minute."""
LAST = (1 << 63) - 1
_MINUTES = 1 << 11
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)(?:[T ](\d{2}):(\d{2}))?", re.ASCII)


def first_of_minute(published: str | None) -> int:
    """The first number of the minute of publication, as its source writes it; 0 where no day is known."""
    known = _TIME.match(published or "")
    if known is None:
        return 0
    try:
        day = date.fromisoformat(known[1])
    except ValueError:
        return 0
    minute = min(int(known[2] or 0) * 60 + int(known[3] or 0), _MINUTES - 1)
    return (day.toordinal() * _MINUTES + minute) * ROOM


def numbers_between(since: date | None, until: date | None) -> tuple[int, int]:
    """The first and the last number of these days; without any, those of what has no day too."""
    first = 0 if since is None and until is None else ROOM
    if since is not None:
        first = since.toordinal() * _MINUTES * ROOM
    last = LAST if until is None else (until.toordinal() + 1) * _MINUTES * ROOM - 1
    return first, last
