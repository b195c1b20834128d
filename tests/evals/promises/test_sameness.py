"""The same pages give the same bytes in any surroundings; a difference would be seen."""

from __future__ import annotations

from evals.promises import sameness


def test_a_few_surroundings_give_one_output_and_another_input_gives_another() -> None:
    figures = sameness.measure(0.05)

    assert sameness.holds(figures), figures
    assert figures["surroundings"] >= 3


def test_two_outputs_are_not_the_same() -> None:
    held = {"different outputs": 1, "lines that order changes": 0, "control: one page fewer, same output": 0}

    assert sameness.holds(held)
    assert not any(sameness.holds({**held, key: held[key] + 1}) for key in held)
