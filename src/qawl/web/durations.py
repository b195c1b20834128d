"""A duration as people say it: «P4M15D» is four months and fifteen days."""

from __future__ import annotations

import re

from qawl.show.record import plainly
from qawl.wording import Lang

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_UNITS = ("years", "months", "weeks", "days", "hours", "minutes")


def lasting(duration: str | None, lang: Lang) -> str:
    """The ISO 8601 duration in words; as it stands where it has other forms, and empty for none.

    >>> lasting("P4M15D", "en"), lasting("PT48H", "en"), lasting("P4.5M", "en")
    ('4 months and 15 days', '48 hours', 'P4.5M')
    """
    if duration is None:
        return ""
    found = _DURATION.fullmatch(duration)
    if found is None or not any(found.groups()):
        return duration
    parts = [
        plainly(lang, f"count-{unit}", count=int(count))
        for unit, count in zip(_UNITS, found.groups(), strict=True)
        if count
    ]
    return (" و" if lang == "ar" else " and ").join(parts)
