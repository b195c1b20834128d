"""An amount that is a figure, before its claimant is known."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.find.figures.amounts import Amount
from qawl.find.figures.bounds import Bounded
from qawl.find.figures.nouns import Counted

PERSON, PERCENT, OTHER, FUNDS = "person", "percent", "other", "funds"
MONEY = "money"
"""The unit of a sum whose currency nobody names."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An amount with its bound, its noun, and what is told of it."""

    amount: Amount
    said: Bounded
    counted: Counted | None
    end: int
    """The token after the amount and its noun."""
    unit: str
    measure: str
    rule: str
    behind: bool = False
    """What became of them is told behind the amount."""
    listed: bool = False
    """It is one of those whose sum was given before («… هم 12 طفلا، 15 امرأة»)."""
