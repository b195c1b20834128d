"""What a stand is to the one before it."""

from __future__ import annotations

import pytest

from qawl.model.positions import Stance
from qawl.model.record_lines import Change
from qawl.record.turns import Facing, judge_turn, same_stand


def facing(stance: Stance, value: int | None = None, condition: str | None = None) -> Facing:
    return Facing(stance, None if value is None else f"mark{value}", value, condition)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (facing(Stance.FOR, 2), facing(Stance.REFUSE, -2), Change.REVERSED),
        (facing(Stance.FOR, 1), facing(Stance.DEMAND, 2), Change.HARDENED),
        (facing(Stance.DEMAND, 2), facing(Stance.FOR, 1), Change.SOFTENED),
        (facing(Stance.REFUSE, -2), facing(Stance.CONDITIONAL, 0), Change.SOFTENED),
        (facing(Stance.FOR), facing(Stance.AGAINST), Change.REVERSED),
        (facing(Stance.REFUSE), facing(Stance.DEMAND), Change.REVERSED),
        (facing(Stance.REFUSE), facing(Stance.CONDITIONAL), Change.SOFTENED),
        (facing(Stance.CONDITIONAL), facing(Stance.REFUSE), Change.HARDENED),
        (facing(Stance.FOR), facing(Stance.CONDITIONAL), Change.HARDENED),
        (facing(Stance.CONDITIONAL), facing(Stance.FOR), Change.SOFTENED),
        (facing(Stance.FOR), facing(Stance.DEMAND), Change.HARDENED),
        (facing(Stance.DEMAND), facing(Stance.CONDITIONAL), Change.SOFTENED),
        (facing(Stance.FOR), facing(Stance.FOR, 2), Change.CLARIFIED),
        (facing(Stance.FOR), facing(Stance.FOR, condition="بضمانات مكتوبة"), Change.CLARIFIED),
        (facing(Stance.FOR, 2), facing(Stance.FOR), Change.REPEATED),
        (facing(Stance.AGAINST), facing(Stance.REFUSE), Change.REPEATED),
        (facing(Stance.REFUSE, -2), facing(Stance.DEMAND, -2), Change.REPEATED),
    ],
)
def test_a_turn_is_judged_by_scale_then_stance_then_exactness(before: Facing, after: Facing, change: Change) -> None:
    assert judge_turn(before, after) is change


@pytest.mark.parametrize("stance", Stance)
def test_no_stand_turns_into_itself(stance: Stance) -> None:
    one = facing(stance, 1, "مقابل الإفراج عن المحتجزين")

    assert same_stand(one, one)
    assert judge_turn(one, one) is Change.REPEATED


def test_a_condition_in_other_cases_is_the_same_and_another_condition_is_not() -> None:
    one = facing(Stance.CONDITIONAL, condition="الضمانات المكتوبة")

    assert same_stand(one, facing(Stance.CONDITIONAL, condition="بالضمانات المكتوبة"))
    assert not same_stand(one, facing(Stance.CONDITIONAL, condition="عودة النازحين"))
    assert not same_stand(one, facing(Stance.CONDITIONAL))
