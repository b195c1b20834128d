"""What a stand is to the one before it: harder, softer, reversed, more exact, or the same again."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.model.positions import Stance
from qawl.model.record_lines import Change
from qawl.record.words import same_words

_YES = frozenset({Stance.FOR, Stance.DEMAND})
_NO = frozenset({Stance.AGAINST, Stance.REFUSE})
_FIRMNESS = {Stance.CONDITIONAL: 0, Stance.FOR: 1, Stance.DEMAND: 2}
"""Among stands that do not refuse, a demand is harder than consent; what a condition does depends on the side."""


@dataclass(frozen=True, slots=True)
class Facing:
    """What of a stand counts in a comparison."""

    stance: Stance
    mark: str | None
    value: int | None
    condition: str | None


def same_stand(one: Facing, other: Facing) -> bool:
    """Whether two are one stand told twice: same stance, place on the scale and condition."""
    alike = one.stance is other.stance and one.mark == other.mark
    return alike and same_words(one.condition, other.condition)


def judge_turn(before: Facing, after: Facing) -> Change:
    """What `after` makes of `before`; two that are the same stand are a repetition."""
    if before.value is not None and after.value is not None and before.value != after.value:
        return _along_scale(before.value, after.value)
    if before.stance is not after.stance:
        return _between_stances(before, after)
    return _more_exact(before, after)


def _along_scale(before: int, after: int) -> Change:
    if before * after < 0:
        return Change.REVERSED
    return Change.HARDENED if abs(after) > abs(before) else Change.SOFTENED


def _between_stances(before: Facing, after: Facing) -> Change:
    one, other = before.stance, after.stance
    if one in _NO and other in _NO:
        return _more_exact(before, after)
    if before.value is not None and before.value == after.value:
        # «ترفض الخروج» and «تصر على البقاء» are one place on the scale
        return _more_exact(before, after)
    if (one in _NO and other in _YES) or (one in _YES and other in _NO):
        return Change.REVERSED
    if one in _NO:
        return Change.SOFTENED
    if other in _NO:
        return Change.HARDENED
    if Stance.CONDITIONAL in (one, other) and Stance.FOR in (one, other):
        # «توافق» and then «توافق بشرط»
        return Change.HARDENED if other is Stance.CONDITIONAL else Change.SOFTENED
    return Change.HARDENED if _FIRMNESS[other] > _FIRMNESS[one] else Change.SOFTENED


def _more_exact(before: Facing, after: Facing) -> Change:
    if before.mark is None and after.mark is not None:
        return Change.CLARIFIED
    if after.condition is not None and not same_words(before.condition, after.condition):
        return Change.CLARIFIED
    return Change.REPEATED
