"""Figures that do not go together: two claimants, one thing, one time, and sources that are not one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from qawl.model.dossiers import Dossier
from qawl.model.figures import Bound, Figure
from qawl.model.record_lines import Disagreement
from qawl.record.figures import Claimed, Slot, by_series, point_id, series_id
from qawl.record.words import line_id, noun_key

_NEAR = timedelta(days=2)
_MOST_CLAIMANTS = 60
"""Claimants of one slot that are held against each other, those who give most figures first."""
_ENDLESS = float("inf")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two figures of one time."""

    one: Claimed
    other: Claimed
    gap: float


def gather_disagreements(claimed: Iterable[Claimed], dossier: Dossier) -> tuple[Disagreement, ...]:
    """Every two claimants whose numbers for one slot differ by more than the dossier lets pass."""
    slots: dict[tuple[Slot, str], dict[str, list[Claimed]]] = defaultdict(lambda: defaultdict(list))
    starting = {one.id for one in dossier.figures if one.cumulative_from is not None}
    own = {one.id for one in dossier.figures}
    for (slot, by), told in by_series(claimed).items():
        fit = [one for one in told if one.as_of is not None and one.figure.bound is not Bound.VAGUE]
        if not slot.cumulative and (slot.measure in starting or slot.measure not in own):
            # two raids of one day are not two accounts of one raid
            fit = [one for one in fit if slot.place and one.given_day]
        for one in fit:
            slots[slot, _counted(one)][by].append(one)
    return tuple(line for key in sorted(slots) for line in _of_slot(*key, slots[key], dossier))


def _counted(one: Claimed) -> str:
    """What is counted: 22 captives and 300 prisoners are no two numbers for one thing. Of the dead it is all the same
    by which word a total calls them.
    """
    return "" if one.slot.cumulative else noun_key(one.label)


def _of_slot(slot: Slot, counted: str, told: dict[str, list[Claimed]], dossier: Dossier) -> Iterator[Disagreement]:
    most = sorted(told, key=lambda by: (-len(told[by]), by))[:_MOST_CLAIMANTS]
    for one, other in combinations(sorted(most), 2):
        pairs = _pairs(told[one], told[other])
        wide = [pair for pair in pairs if pair.gap > dossier.figure_gap and _independent(pair)]
        if wide:
            still = pairs[-1].gap > dossier.figure_gap
            yield _disagreement(slot, (one, other, counted), wide, still=still, dossier=dossier)


def _pairs(ones: Sequence[Claimed], others: Sequence[Claimed]) -> list[_Pair]:
    """Each figure of the one with the nearest in time of the other, no more than two days apart."""
    pairs: list[_Pair] = []
    place = 0
    for one in ones:
        while place + 1 < len(others) and _apart(one, others[place + 1]) <= _apart(one, others[place]):
            place += 1
        if _apart(one, others[place]) <= _NEAR:
            pairs.append(_Pair(one, others[place], gap_of(one.figure, others[place].figure)))
    return pairs


def _apart(one: Claimed, other: Claimed) -> timedelta:
    return abs((one.as_of or date.min) - (other.as_of or date.min))


def gap_of(one: Figure, other: Figure) -> float:
    """How far two numbers are from going together, as a share of the larger; 0 where both can hold."""
    (low, high), (below, above) = _range(one), _range(other)
    if low <= above and below <= high:
        return 0.0
    lesser, larger = (high, below) if high < below else (above, low)
    return (larger - lesser) / larger if larger > 0 else 0.0


def _range(figure: Figure) -> tuple[float, float]:
    """All numbers that a figure allows."""
    low = -_ENDLESS if figure.low is None else figure.low
    high = _ENDLESS if figure.high is None else figure.high
    return low, high


def _independent(pair: _Pair) -> bool:
    """Whether the two come from two sources, and not through one carrier of both."""
    return pair.one.evidence.origin != pair.other.evidence.origin


def _disagreement(
    slot: Slot, sides: tuple[str, str, str], pairs: Sequence[_Pair], *, still: bool, dossier: Dossier
) -> Disagreement:
    one, other = (series_id(slot, by, dossier) for by in sides[:2])
    points = dict.fromkeys((point_id(one, pair.one), point_id(other, pair.other)) for pair in pairs)
    return Disagreement(
        id=line_id(dossier.id, "disagreement", one, other, sides[2]),
        series=(one, other),
        points=tuple(points),
        gap=round(max(pair.gap for pair in pairs), 4),
        still=still,
    )
