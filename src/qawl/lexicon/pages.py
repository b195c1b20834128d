"""The words by which a page says what stands where: labels, credits, plugs, and who signs a text."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from qawl.errors import BadData

FILE = "pages.toml"
KINDS = ("related", "tags", "credits", "comments", "plug", "caption", "byline", "stop")
_MARKER = {"kind", "forms", "near", "alone", "strict", "example", "silent", "source"}
_SIGNATURE = {"forms", "example", "silent", "source"}


@dataclass(frozen=True, slots=True)
class Label:
    """Words at the beginning of a line, and what they say about it and about what follows."""

    kind: str
    """One of KINDS; «signature» for the names that sign a text."""
    forms: tuple[str, ...]
    alone: bool
    """They count only where the line says nothing else."""
    strict: bool
    """They count only before a colon, a number in brackets or the line's end."""
    near: tuple[str, ...]
    """Where there are any, a short line must hold one of these words too."""
    example: str
    silent: str
    """A line that begins alike and is the article's own."""


@cache
def load_page_words(overlay: Path | None = None) -> tuple[Label, ...]:
    """Qawl's list and, after it, the user's own from `overlay`; raises BadData for an entry that says too little."""
    sources: list[Traversable | Path] = [files("qawl") / "lexicon" / "ar" / FILE]
    if overlay is not None and (overlay / FILE).is_file():
        sources.append(overlay / FILE)
    return tuple(label for source in sources for label in _read(source))


def _read(source: Traversable | Path) -> list[Label]:
    try:
        table = tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadData(f"{source}: {error}") from error
    if unknown := sorted(set(table) - {"marker", "signature"}):
        raise BadData(f"{source}: unknown table {unknown[0]!r}; known are marker, signature")
    markers = [_label(entry, _MARKER, str(source)) for entry in table.get("marker", ())]
    return markers + [
        _label(entry | {"kind": "signature"}, _SIGNATURE | {"kind"}, str(source))
        for entry in table.get("signature", ())
    ]


def _label(entry: Mapping[str, Any], known: set[str], where: str) -> Label:
    if unknown := sorted(set(entry) - known):
        raise BadData(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}")
    kind, forms, example = entry.get("kind"), entry.get("forms"), entry.get("example")
    if kind not in (*KINDS, "signature"):
        raise BadData(f"{where}: kind {kind!r} is none of {', '.join(KINDS)}")
    if not forms or not all(isinstance(form, str) and form.strip() for form in forms) or not example:
        raise BadData(f"{where}: an entry of kind {kind!r} needs forms and an example")
    alone, strict = bool(entry.get("alone")), bool(entry.get("strict"))
    return Label(kind, tuple(forms), alone, strict, tuple(entry.get("near", ())), example, entry.get("silent", ""))
