"""Which way a line runs, by most of its letters; and names kept apart from the words around them."""

from __future__ import annotations

import unicodedata
from typing import Literal

Direction = Literal["rtl", "ltr"]

FSI, PDI, RLI, LRI, LRM = "\u2068", "\u2069", "\u2067", "\u2066", "\u200e"


def direction(text: str, otherwise: Direction = "rtl") -> Direction:
    """«CNN: قال» runs right to left: most strong letters decide, not the first; `otherwise` when equal."""
    right = left = 0
    for letter in text:
        match unicodedata.bidirectional(letter):
            case "R" | "AL":
                right += 1
            case "L":
                left += 1
    if right == left:
        return otherwise
    return "rtl" if right > left else "ltr"


def opening(text: str) -> Direction:
    """«condition: نشر المراقبين» runs as its first letter does: a label of ours leads, and their words follow."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return "ltr" if next((way for way in strong if way in ("R", "AL", "L")), "R") == "L" else "rtl"


def isolated(text: str) -> str:
    """The text between marks that keep its direction from leaking, for a terminal that knows them."""
    return f"{FSI}{text}{PDI}" if text else text


def isolated_rtl(text: str) -> str:
    """The text as a right-to-left island, whatever way the terminal's line runs."""
    return f"{RLI}{text}{PDI}" if text else text


def isolated_ltr(text: str) -> str:
    """The text as a left-to-right island: an id of digits and signs keeps its order in an Arabic line."""
    return f"{LRI}{text}{PDI}" if text else text


def without_isolates(text: str) -> str:
    """The text without the marks that the functions above put around it, for a pipe."""
    return text.translate({ord(mark): None for mark in (FSI, RLI, LRI, PDI)})
