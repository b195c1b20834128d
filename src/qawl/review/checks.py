"""Published checks of claims: which of those that fact-checkers have entered hold."""

from __future__ import annotations

from collections.abc import Iterable

from qawl.model.review import Action, Revision


def checks_in_force(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """Each reviewer's latest check of each record, unless he took it back; in the order in which they were entered."""
    latest = {(one.record, one.by): one for one in revisions if one.action is Action.CHECK}
    holding = (one for one in latest.values() if one.check is not None and one.check.rating)
    return tuple(sorted(holding, key=lambda one: one.number))
