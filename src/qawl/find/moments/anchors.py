"""Give days to the moments that are measured from events, where a dossier knows when those began."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from qawl.model.moments import Moment, MomentBasis

Anchor = tuple[Callable[[str], bool], date, date]
"""Whether words name the event, and its first and last day."""


def resolve_anchors(moments: Sequence[Moment], text: str, anchors: Sequence[Anchor]) -> tuple[Moment, ...]:
    """The moments, with the days of the first anchor that knows the event of one; the basis stays the anchor."""
    return tuple([_resolve(moment, text, anchors) for moment in moments])


def _resolve(moment: Moment, text: str, anchors: Sequence[Anchor]) -> Moment:
    if moment.basis is not MomentBasis.ANCHOR or moment.first is not None or moment.last is not None:
        return moment
    event = (moment.anchor or moment.at).of(text)
    for names, first, last in anchors:
        if names(event):
            return replace(moment, first=first, last=last)
    return moment
