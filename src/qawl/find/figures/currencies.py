"""Whose money a sum is: «ريال» alone is that of the country that the article speaks of most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qawl.find.figures.drafts import FUNDS, MONEY, Draft
from qawl.find.figures.tables import Tables
from qawl.text.layers import Text


def name_currencies(text: Text, drafts: Sequence[Draft], tables: Tables) -> list[Draft]:
    """The drafts, with a currency for sums that the article names only by half («دينار») or not («12 مليونا»)."""
    if not any(draft.unit == MONEY or draft.unit in tables.currencies for draft in drafts):
        return list(drafts)
    open_units = {draft.unit for draft in drafts if draft.unit in tables.currencies}
    units = {unit: _whose(text, drafts, tables.currencies[unit]) for unit in open_units}
    named = [replace(draft, unit=units.get(draft.unit) or draft.unit) for draft in drafts]
    sums = Counter(draft.unit for draft in named if draft.measure == FUNDS and draft.unit != MONEY)
    common = next((unit for unit, _ in sums.most_common(1)), MONEY)
    return [replace(draft, unit=common) if draft.unit == MONEY else draft for draft in named]


def _whose(text: Text, drafts: Sequence[Draft], countries: Mapping[str, str]) -> str | None:
    """The currency that is named in full elsewhere, else that of the country whose adjective stands most often."""
    full = Counter(draft.unit for draft in drafts if draft.unit in countries.values())
    if not full:
        full = Counter(unit for kind in text.types if (unit := countries.get(kind.stem)) is not None)
    return next((unit for unit, _ in full.most_common(1)), None)
