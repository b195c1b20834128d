"""The words by which accounts are compared: absence, background, denied sayings, parts of a count, mediation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qawl.errors import BadData
from qawl.lexicon.tables import TEXT, WORDS, Shape, entries, expected, load_files

NAME = "conflicts.toml"
SHAPE: Shape = {"class": {"name": TEXT, "forms": WORDS, "example": TEXT, "found": TEXT, "silent": TEXT}}
CLASSES = (
    "absent", "another", "answer", "background", "beside", "contrast", "empty", "false", "gathering", "generic",
    "hollow", "link", "mediates", "no mediation", "not", "own country", "part", "possible", "remarks", "rise",
    "said not", "saying", "the number", "unheard", "untrue",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words that the rules ask for by the name of their class."""

    name: str
    forms: tuple[str, ...]
    example: str
    found: str
    """The words of the example that are of the class."""
    silent: str | None


Classes = Mapping[str, WordClass]


@cache
def load_conflict_words(overlay: Path | None = None) -> Classes:
    """Qawl's own classes and, over them, the user's words; raises BadData naming file and entry."""
    found: dict[str, WordClass] = {}
    for entry in entries(load_files(NAME, SHAPE, overlay), "class", SHAPE["class"]):
        name = entry.text("name")
        if name not in CLASSES:
            raise BadData(f"{entry.where}: no rule asks for `{name}`; {expected(name, CLASSES)}")
        forms = entry.words("forms")
        if (known := found.get(name)) is not None:
            forms = tuple(dict.fromkeys((*known.forms, *forms)))
        found[name] = WordClass(name, forms, entry.text("example"), entry.text("found"), entry.maybe("silent"))
    if missing := sorted(set(CLASSES) - set(found)):
        raise BadData(f"lexicon/ar/{NAME}: [[class]] {missing[0]} is missing")
    return found
