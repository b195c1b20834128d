"""Lines that tell how far the opening of an older store has come: the first after some seconds, then now and then."""

from __future__ import annotations

import time

from qawl.cli.speak import complain
from qawl.wording import Lang, say

AFTER = 3.0
"""Seconds between two lines, and before the first: most stores are open long before."""


class Opening:
    """Is told of every article, and speaks seldom."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._spoken: float | None = None

    def __call__(self, step: str, done: int, count: int) -> None:
        now = time.monotonic()
        if self._spoken is None:
            self._spoken = now
        elif now - self._spoken >= AFTER:
            self._spoken = now
            complain(say(self._lang, step, done=f"{done:,}", all=f"{count:,}"))
