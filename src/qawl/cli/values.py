"""Values that a person may type in the words of the table: acts and kinds of speech, and days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from qawl.model.records import Act, Kind
from qawl.text.fold import fold
from qawl.wording import Lang, comma, say

WORDED: Mapping[str, type[StrEnum]] = {"act": Act, "kind": Kind}
"""The options whose values have words of their own: `act-warn` is «تحذير»."""
LANGS: tuple[Lang, ...] = ("ar", "en")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)


def choices(option: str, lang: Lang) -> str:
    """All values of an option, each with its word: «تحذير (warn)»."""
    return comma(lang).join(_choice(option, code, lang) for code in WORDED[option])


def find_choice(option: str, typed: str) -> str | None:
    """The code that was typed, or whose word in either language was; None when it is none of them.

    >>> find_choice("act", "تحذير"), find_choice("act", "اعلان"), find_choice("act", "WARN")
    ('warn', 'announce', 'warn')
    """
    wanted = fold(typed.strip()).lower()
    return next((code.value for code in WORDED[option] if wanted in _names(option, code)), None)


def read_day(typed: str) -> date | None:
    """The day at the beginning of what was typed, or of a date of publication; None when there is none."""
    try:
        return date.fromisoformat(typed[:10]) if _DAY.match(typed) else None
    except ValueError:
        return None


def _choice(option: str, code: str, lang: Lang) -> str:
    word = say(lang, f"{option}-{code}")
    return code if word == code else f"{word} ({code})"


def _names(option: str, code: str) -> set[str]:
    """What a value may be called; «سؤال/طلب» by either half too."""
    words = [say(lang, f"{option}-{code}") for lang in LANGS]
    return {fold(name).lower() for word in words for name in (word, *word.split("/"))} | {code}
