"""Which days an article names at its beginning: «الخميس» and «أمس» tell one storm from the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from qawl.lexicon.moments import load_moment_words
from qawl.text.fold import fold

_LEADS = "وفبل"
"""Letters that may be written together with the name of a day."""
_WEEK = 7


@dataclass(frozen=True, slots=True)
class DayWords:
    """The words that name a day, folded."""

    weekdays: Mapping[str, int]
    """1 is Monday, 7 Sunday."""
    apart: Mapping[str, int]
    """Days from the day of publication: 0 for «اليوم»."""
    ahead: frozenset[str]
    """What makes a weekday the next one («المقبل»), and what makes it the last («الماضي»)."""
    behind: frozenset[str]


@cache
def load_day_words() -> DayWords:
    """Out of Qawl's list of the words of time."""
    words = [word for word in load_moment_words().words if " " not in word.form]
    return DayWords(
        weekdays={fold(word.form): word.value for word in words if word.kind == "weekday"},
        apart={fold(word.form): word.value for word in words if word.kind == "day"},
        ahead=frozenset(fold(word.form) for word in words if word.kind == "turn" and word.name == "future"),
        behind=frozenset(fold(word.form) for word in words if word.kind == "turn" and word.name == "past"),
    )


def find_days(words: Sequence[str], published: int, known: DayWords) -> set[int]:
    """The days that folded words name, as ordinals.

    A weekday alone is the last one, or the day of publication itself: so news writes of what happened.
    """
    found: set[int] = set()
    for at, word in enumerate(words):
        bare = word if word in known.weekdays or word in known.apart or word[0] not in _LEADS else word[1:]
        if (apart := known.apart.get(bare)) is not None:
            found.add(published + apart)
        elif (weekday := known.weekdays.get(bare)) is not None:
            back = (published - weekday) % _WEEK
            turn = words[at + 1] if at + 1 < len(words) else ""
            if turn in known.ahead:
                back -= _WEEK
            elif turn in known.behind and not back:
                back = _WEEK
            found.add(published - back)
    return found
