"""What keeps the pieces of one line in their order, whatever script they are in, where a form has no isolates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qawl.wording import Lang

_MARKS: dict[Lang, str] = {"ar": "\u200f", "en": "\u200e"}
_LTR = "\u200e"
_FIGURES = re.compile(r"\d+(?:[-–/:.,]\d+)+")
_ARROWS: dict[Lang, str] = {"ar": "\u2190", "en": "\u2192"}


def dotted(parts: Iterable[str], lang: Lang) -> str:
    """Pieces side by side in the direction of the line: between two marks a dot cannot run with its neighbours."""
    return _joined(parts, "·", lang)


def way(names: Iterable[str], lang: Lang) -> str:
    """A chain of sources with arrows that point to the speaker, who is last."""
    return _joined(names, _ARROWS[lang], lang)


def kept(words: str) -> str:
    """Our own words with every date and range held together: behind an Arabic letter «2026-03-05» would turn."""
    return _FIGURES.sub(lambda found: f"{_LTR}{found[0]}{_LTR}", words)


def _joined(parts: Iterable[str], sign: str, lang: Lang) -> str:
    mark = _MARKS[lang]
    return f"{mark} {sign} {mark}".join(kept(part) for part in parts if part)
