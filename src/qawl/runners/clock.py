"""The time, as those see it who wait: a real clock, or one that tests turn."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from threading import Event
from typing import Protocol


class Clock(Protocol):
    """What the loop knows of time."""

    def now(self) -> datetime:
        """The date and time; it may jump, when somebody sets the clock."""

    def ticks(self) -> float:
        """Seconds since some moment; they only go forward."""

    def sleep(self, seconds: float) -> None:
        """Wait so long, or less when there is reason to stop."""


class SystemClock:
    """This machine's clock; whoever sleeps by it wakes when `stop` is set."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop

    def now(self) -> datetime:
        return datetime.now(UTC)

    def ticks(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        self._stop.wait(seconds)
