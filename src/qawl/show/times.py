"""A time as an editor would tell it: how long ago or how soon, and the day and hour on the reader's own clock."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from qawl.wording import Lang, say

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def distance(when: datetime, now: datetime, lang: Lang) -> str:
    """How far a time is from now: «قبل ساعتين», «بعد 12 دقيقة»; hours from an hour on, days from two days on."""
    seconds = (when - now).total_seconds()
    side: Literal["ago", "in"] = "ago" if seconds <= 0 else "in"
    passed = abs(seconds)
    if passed < _HOUR:
        return say(lang, f"{side}-minutes", count=int(passed // _MINUTE))
    if passed < 2 * _DAY:
        return say(lang, f"{side}-hours", count=int(passed // _HOUR))
    return say(lang, f"{side}-days", count=int(passed // _DAY))


def clock_time(when: datetime, now: datetime, lang: Lang, dated: bool = False) -> str:
    """The day and hour in the zone of `now`; the year only where it is another («5 آذار/مارس، 10:20»), or `dated`."""
    local = when.astimezone(now.tzinfo)
    month = say(lang, f"month-{local.month:02}")
    year = "" if local.year == now.year and not dated else f" {local.year}"
    return say(lang, "time-at", day=f"{local.day} {month}{year}", time=f"{local:%H:%M}")
