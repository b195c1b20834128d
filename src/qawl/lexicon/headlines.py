"""The words by which a headline lures instead of saying what happened, typed and checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qawl.lexicon.tables import TEXT, WORDS, Shape, Value, entries, load_files

FILE = "headlines.toml"
_SHAPE: Shape = {
    "lure": {
        "lemma": TEXT,
        "at": Value("text", ("start", "anywhere", "end")),
        "forms": WORDS,
        "example": TEXT,
        "silent": TEXT,
        "source": TEXT,
    }
}


@dataclass(frozen=True, slots=True)
class Lure:
    """Words that lure, and where in a headline they must stand to do so."""

    at: str
    """start, anywhere or end."""
    forms: tuple[str, ...]
    example: str
    silent: str | None


def load_lures(overlay: Path | None = None) -> tuple[Lure, ...]:
    """Qawl's own list and the user's entries from `overlay`; raises BadData for an entry that says too little."""
    files = load_files(FILE, _SHAPE, overlay)
    return tuple(
        Lure(entry.text("at"), entry.words("forms"), entry.text("example"), entry.maybe("silent"))
        for entry in entries(files, "lure", _SHAPE["lure"])
    )
