"""Sorts and words of a dossier that stand under one head: what each is called, and the patterns that stand for it."""

from __future__ import annotations

from qawl.dossiers import fields
from qawl.dossiers.fields import Entry, Findings
from qawl.dossiers.yaml import Node, Table
from qawl.model.dossiers import Called, LabelGroup, Names

_GAP = "~"
_OWN_NAMES = ("ar", "en")
"""Beside words or variants: what the thing itself is called."""


def first_way(pattern: str) -> str:
    """The first of the ways that a pattern writes a name."""
    words = pattern.partition("|")[0].split()
    return " ".join(word.partition("/")[0] for word in words if not word.startswith("~"))


def called_by(name: str, said: Entry | None, words: Names) -> Called:
    """By the names that are given; else in Arabic by the first of its words, and in English by its id."""
    plain = name.replace("-", " ")
    words = tuple(sorted(words, key=lambda one: _GAP in one))
    ar, en = ("", "") if said is None else (said.text("ar"), said.text("en"))
    return Called(name, ar or (first_way(words[0]) if words else plain), en or plain)


def read_variants(node: Node, name: str, findings: Findings, beside: Names = ()) -> list[tuple[Called, Names]]:
    """Ids, and for each the patterns that stand for it: as a list, or under `words` beside its names.

    Keys `beside` them are not variants.
    """
    pairs = fields.named(node, name, findings)
    found = [_variant(key, value, f"{name}: {key}", findings) for key, value in pairs if key not in beside]
    return [one for one in found if one is not None]


def _variant(key: str, node: Node, name: str, findings: Findings) -> tuple[Called, Names] | None:
    said = None
    if isinstance(node, Table):
        said = fields.entry(node, name, (*_OWN_NAMES, "words"), findings)
        if said is None:
            return None
        if not said.has("words"):
            said.missing("words")
        words = said.patterns("words")
    else:
        words = fields.patterns(fields.scalars(node, name, findings), findings)
    return called_by(key, said, words), words


def read_label(concept: str, node: Node, findings: Findings) -> LabelGroup:
    """A thing and its words; by its own name, else in Arabic by the words side by side."""
    name = f"labels: {concept}"
    found = read_variants(node, name, findings, _OWN_NAMES)
    pairs = node.pairs if isinstance(node, Table) else ()
    own = {
        key.text: fields.scalar(value, f"{name}: {key.text}", findings)
        for key, value in pairs
        if key.text in _OWN_NAMES
    }
    side_by_side = " / ".join(called.ar for called, _ in found)
    return LabelGroup(
        concept,
        tuple((called.id, words) for called, words in found),
        own.get("ar") or side_by_side,
        own.get("en") or concept.replace("-", " "),
        tuple(called for called, _ in found),
    )
