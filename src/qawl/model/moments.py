"""When: an expression of time in an article, as an interval with its precision, and never a made-up day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qawl.model.documents import Span


class MomentKind(StrEnum):
    """What sort of time it is."""

    DATE = "date"
    """One day, or a part of one."""
    INTERVAL = "interval"
    """A stretch with a beginning, an end or both: a week, a month, a year, «منذ 2011»."""
    DURATION = "duration"
    """How long, and not when: «4.5 أشهر»."""
    RECURRING = "recurring"
    VAGUE = "vague"
    """«خلال الأيام المقبلة»: no day can be named."""


class Precision(StrEnum):
    """How fine the expression itself is; the interval is never narrower than that."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    EVENT = "event"
    """As precise as the event that it is measured from («منذ اندلاع الحرب»)."""


class MomentBasis(StrEnum):
    """By what the days were found."""

    TEXT = "text"
    """The expression says them in full: «7 أكتوبر 2023»."""
    PUBLISHED = "published"
    """Counted from the date of the segment that it stands in."""
    CONTEXT = "context"
    """Counted from another moment of the same article («في اليوم التالي»)."""
    ANCHOR = "anchor"
    """An event that only a dossier can date; without one there are no days."""
    NONE = "none"
    """Nothing to count from: no days."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An expression of date, time or duration."""

    at: Span
    """The whole expression without the preposition that leads to it."""
    kind: MomentKind
    first: date | None
    """The first day that it covers; None when it has no beginning, or nobody can say."""
    last: date | None
    """The last day that it covers, included; None when it is open, or nobody can say."""
    precision: Precision | None
    """None for what names no stretch («خلال الأيام المقبلة»)."""
    basis: MomentBasis
    duration: str | None = None
    """ISO 8601 («P4M15D»)."""
    anchor: Span | None = None
    """The event that it is measured from («اندلاع الحرب»)."""
    hijri: bool = False
    weekday_wrong: bool = False
    """A weekday is named that the date did not fall on: the days are those of the date."""
    rule: str = ""
    """The rule that read it, and the word list entry where one decided."""


def read_day(published: str | None) -> date | None:
    """The day of an ISO date or time, with hyphens or strokes between («2025/03/22»); None for anything else."""
    try:
        return date.fromisoformat((published or "")[:10].replace("/", "-"))
    except ValueError:
        return None
