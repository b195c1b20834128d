"""How far to trust a record, by what made it."""

from __future__ import annotations

from qawl.find.drafts import Draft


def confidence_of(draft: Draft) -> float:
    """From 0 to 1."""
    return 0.8
