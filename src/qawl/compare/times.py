"""When an article was published, as far as it tells, in letters that sort."""

from __future__ import annotations

from datetime import UTC, datetime

_LENGTHS = (4, 7, 10, 13, 16)
"""Letters of a time that is told to the year, month, day, hour, minute."""


def told_time(published: str | None) -> str | None:
    """A time as letters that sort, in UTC where it names its zone, cut to what was told; None where it tells none.

    >>> told_time("2026-03-02T01:30:00+03:00"), told_time("2026-03-02"), told_time("أمس")
    ('2026-03-01T22:30', '2026-03-02', None)
    """
    if published is None:
        return None
    try:
        time = datetime.fromisoformat(published)
    except ValueError:
        return None
    if time.tzinfo is not None:
        time = time.astimezone(UTC)
    told = max((length for length in _LENGTHS if length <= len(published)), default=10)
    return time.isoformat()[:told]
