"""Weights that were learnt from marked articles; data of ours, made by scripts in evals/ and never by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from importlib import resources


@dataclass(frozen=True, slots=True)
class Learnt:
    """What one script learnt: for each feature its weight, in thousandths of the logarithm of the odds."""

    weights: Mapping[str, int]
    digest: str


def load_ends() -> Learnt:
    """Where attributed words end; learnt by evals/learn_ends.py, described in docs/models/ends.md."""
    text = resources.files("qawl.lexicon").joinpath("ar", "ends.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    return Learnt({feature: int(weight) for feature, weight in rows}, blake2b(text.encode(), digest_size=4).hexdigest())
