"""How far reviewers agree on what two or more of them judged: percent, Cohen's kappa and Krippendorff's alpha."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from qawl.model.review import Action, Family, Revision
from qawl.review.verdicts import by_record, latest_by_reviewer


@dataclass(frozen=True, slots=True)
class Agreement:
    """What reviewers made of the same records; shares are None where nothing can be said."""

    records: int
    """Judged by two or more."""
    reviewers: tuple[str, ...]
    """Who judged any of them, by name."""
    same: float | None
    """The share of pairs of verdicts on one record that are the same."""
    alpha: float | None
    """Krippendorff's, nominal: 1 is all, 0 is no more than chance."""
    kappa: float | None
    """Cohen's, over the records that both judged; None unless there are exactly two reviewers."""


def agreement(revisions: Iterable[Revision]) -> Agreement:
    """How far the latest verdicts of reviewers agree: accepted, corrected or rejected."""
    units = []
    for kept in by_record(one for one in revisions if one.family is Family.STATEMENT).values():
        judged = {by: _label(one) for by, one in latest_by_reviewer(kept).items()}
        if len(judged) > 1:
            units.append(judged)
    reviewers = tuple(sorted({by for unit in units for by in unit}))
    pairs = [(a, b) for unit in units for a, b in combinations(unit.values(), 2)]
    return Agreement(
        records=len(units),
        reviewers=reviewers,
        same=sum(a == b for a, b in pairs) / len(pairs) if pairs else None,
        alpha=krippendorff([list(unit.values()) for unit in units]),
        kappa=cohen(units, reviewers) if len(reviewers) == 2 else None,
    )


def _label(verdict: Revision) -> str:
    """An added statement that another reviewer accepts is one that both would keep as it is."""
    return "accept" if verdict.action is Action.ADD else verdict.action.value


def krippendorff(units: Sequence[Sequence[str]]) -> float | None:
    """Alpha for nominal values, each unit with the values that it was given; None where all have one value.

    >>> krippendorff([["yes", "yes"], ["no", "no"], ["yes", "no"]])
    0.4444444444444444
    """
    valued = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in valued for value in unit)
    count = totals.total()
    expected = count * count - sum(each * each for each in totals.values())
    if not expected:
        return None
    observed = sum(
        (len(unit) ** 2 - sum(each * each for each in Counter(unit).values())) / (len(unit) - 1) for unit in valued
    )
    return 1 - (count - 1) * observed / expected


def cohen(units: Sequence[Mapping[str, str]], reviewers: Sequence[str]) -> float | None:
    """Kappa of two reviewers; None where chance alone would make them agree on everything."""
    first, second = reviewers
    pairs = [(unit[first], unit[second]) for unit in units if first in unit and second in unit]
    if not pairs:
        return None
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ours[value] * theirs[value] for value in ours) / len(pairs) ** 2
    return None if chance == 1 else (sum(a == b for a, b in pairs) / len(pairs) - chance) / (1 - chance)
