"""What Qawl says to people, in Arabic and in English: the only reader of the word files."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Lang = Literal["ar", "en"]
Forms = Mapping[str, str]
"""The forms of a counted message by CLDR name: zero, one, two, few, many, other."""
Detail = str | int | tuple[str, ...]
"""What fills a place of a sentence: words, a number, or several words that are listed."""

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_AMOUNTS = frozenset({"count", "total"})
"""Details that say how many («14,827»); other whole numbers are places, versions and exit codes."""
_AGAINST: dict[str, frozenset[str]] = {
    "ar": frozenset({"L", "EN", "AN"}),
    "en": frozenset({"R", "AL", "AN"}),
}


def say(lang: Lang, key: str, /, **details: Detail) -> str:
    """The sentence `key` in the language `lang`, its open places filled with `details`.

    A counted message takes its form from the detail `count`. Control characters of a detail are shown, never
    sent; a detail that runs against the sentence's direction is isolated; several stand with the comma of the language
    between them. An unknown key is a KeyError.
    """
    entry = load_words(lang)[key]
    if not isinstance(entry, str):
        entry = entry[_form(lang, entry, details["count"])]
    return entry.format(**{name: _set(lang, name, value) for name, value in details.items()})


def plural(lang: Lang, count: int) -> str:
    """The CLDR name of the form that `count` things take: Arabic has six, English two."""
    if lang == "en":
        return "one" if count == 1 else "other"
    if count in (0, 1, 2):
        return ("zero", "one", "two")[count]
    rest = count % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


def comma(lang: Lang) -> str:
    """What stands between things that are listed."""
    return "، " if lang == "ar" else ", "


@cache
def load_words(lang: Lang) -> dict[str, str | Forms]:
    """All messages of one language by key: sentences, and tables of forms for the counted ones."""
    source = files("qawl") / "words" / f"{lang}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def shown(text: str) -> str:
    """`text` with everything invisible or unprintable written out, fit for a terminal: «\\u001b»."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _form(lang: Lang, forms: Forms, count: Detail) -> str:
    if not isinstance(count, int):
        raise TypeError(f"a count is a whole number, not {count!r}")
    if count == 0 and "zero" in forms:
        return "zero"
    return plural(lang, count)


def _set(lang: Lang, name: str, value: Detail) -> str:
    if isinstance(value, tuple):
        return comma(lang).join(_set(lang, name, one) for one in value)
    if isinstance(value, int):
        return f"{value:,}" if name in _AMOUNTS else str(value)
    visible = shown(value)
    if any(unicodedata.bidirectional(c) in _AGAINST[lang] for c in visible):
        return f"{_FIRST_STRONG_ISOLATE}{visible}{_POP_ISOLATE}"
    return visible
