"""Values that are made quickly are the values that they would be otherwise."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from qawl.model.quick import quickly_made


@dataclass(frozen=True, slots=True, order=True)
class Usual:
    first: int
    words: tuple[str, ...] = ("قال",)
    last: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Quick:
    first: int
    words: tuple[str, ...] = ("قال",)
    last: str | None = None


def told(value: Usual | Quick) -> str:
    return repr(value).removeprefix(type(value).__name__)


@pytest.mark.parametrize("given", [{"first": 1}, {"first": 2, "last": "أمس"}, {"words": (), "first": 3}])
def test_it_keeps_what_it_is_given_and_its_defaults(given: dict[str, object]) -> None:
    assert told(Quick(**given)) == told(Usual(**given))  # type: ignore[arg-type]
    assert Quick(**given) == Quick(**given)  # type: ignore[arg-type]
    assert hash(Quick(**given)) == hash(Quick(**given))  # type: ignore[arg-type]


def test_it_stays_frozen_can_be_replaced_sorted_and_sent_to_another_process() -> None:
    value = Quick(1, ("نفى",), "غدا")

    with pytest.raises(FrozenInstanceError):
        value.first = 2  # type: ignore[misc]
    assert replace(value, first=2) == Quick(2, ("نفى",), "غدا")
    assert sorted([Quick(2), Quick(1)]) == [Quick(1), Quick(2)]
    assert pickle.loads(pickle.dumps(value)) == value


def test_it_is_asked_for_the_same_and_refuses_the_same() -> None:
    assert str(inspect.signature(Quick)) == str(inspect.signature(Usual))
    for wrong in ({}, {"first": 1, "other": 2}):
        with pytest.raises(TypeError):
            Quick(**wrong)  # type: ignore[arg-type]


def test_a_class_that_does_more_when_it_is_made_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class WithList:
        words: list[str] = field(default_factory=list)

    @dataclass(frozen=True, slots=True)
    class WithCheck:
        first: int

        def __post_init__(self) -> None:
            assert self.first

    for refused in (WithList, WithCheck):
        with pytest.raises(TypeError, match=refused.__name__):
            quickly_made(refused)
