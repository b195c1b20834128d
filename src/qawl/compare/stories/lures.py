"""Tell a headline that lures from one that says what happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from qawl.lexicon.headlines import Lure, load_lures
from qawl.text.fold import fold


@dataclass(frozen=True, slots=True)
class Lures:
    """The word list compiled: one pattern for all of it."""

    pattern: re.Pattern[str]

    def lures(self, headline: str) -> bool:
        """Whether the headline lures."""
        return self.pattern.search(fold(headline).strip()) is not None


def compile_lures(lures: Iterable[Lure]) -> Lures:
    """One pattern out of the list's entries."""
    parts = []
    for lure in lures:
        forms = "|".join(sorted((re.escape(fold(form)) for form in lure.forms), key=lambda form: (-len(form), form)))
        match lure.at:
            case "start":
                parts.append(rf"^\W*(?:{forms})\b")
            case "end":
                parts.append(rf"(?:{forms})\W*$")
            case _:
                parts.append(rf"\b(?:{forms})\b")
    return Lures(re.compile("|".join(parts)))


@cache
def own_lures() -> Lures:
    """Out of Qawl's own list."""
    return compile_lures(load_lures())
