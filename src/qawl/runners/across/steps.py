"""Copies and stories as steps of a plan: the groups of `runners/grouped.py`, for collections that no memory holds."""

from __future__ import annotations

from functools import partial

from qawl.runners.across.alike import CAPS as STORIES_CAPS
from qawl.runners.across.copies import CAPS as COPIES_CAPS
from qawl.runners.across.copies import copies_steps
from qawl.runners.across.rows import CAPPED, Bounds, unmark
from qawl.runners.across.stories import stories_steps
from qawl.runners.plans.plan import Each, Plan, Step

COPIES, STORIES, CAPS = "copies", "stories", "capped"
"""The steps whose rows are the outcome: by id of its first article each `Group`, by its id each `Story`, and each
`Capped` key, all as `encode_plain` writes them."""


def across_plan(cards: str, belong: str | None = None, bounds: Bounds | None = None) -> Plan:
    """The steps behind those that give packed cards by article (`pack_cards`), each article once.

    `belong` is a step with a row for each dossier of an article: its id, and the dossier's. Two articles with two
    different cards under one id end the run with BadData.
    """
    bounds = bounds or Bounds()
    return (
        *copies_steps(cards, bounds.common),
        *stories_steps(cards, belong, bounds),
        Step(CAPS, Each(partial(unmark, CAPPED)), (COPIES_CAPS, STORIES_CAPS)),
    )
