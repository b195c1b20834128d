"""The gate lets through what stands on its floors, and nothing that falls under one or moves the gold."""

import tomllib

import pytest
from evals.gate import FLOORS, Gold, faults, measure
from evals.gold import load_gold

from qawl.scoring import Figures

FLOOR = tomllib.loads(FLOORS.read_text("utf-8"))["invented"]


@pytest.fixture(scope="module")
def gold() -> Gold:
    return list(load_gold())


@pytest.fixture(scope="module")
def figures(gold: Gold) -> Figures:
    return measure(gold)


def test_the_engine_stands_on_its_floors(gold: Gold, figures: Figures) -> None:
    assert list(faults(gold, figures, FLOOR)) == []


@pytest.mark.parametrize("name", [name for name in FLOOR if name not in ("digest", "false_chains")])
def test_a_figure_under_its_floor_is_a_fault(gold: Gold, figures: Figures, name: str) -> None:
    found = list(faults(gold, figures, {**FLOOR, name: 1.001}))

    assert len(found) == 1
    assert name in found[0]


def test_more_false_chains_than_the_ceiling_are_a_fault(gold: Gold, figures: Figures) -> None:
    found = list(faults(gold, figures, {**FLOOR, "false_chains": figures.false_chains - 1}))

    assert "ceiling" in found[0]


def test_gold_that_was_moved_without_its_floors_is_a_fault(gold: Gold, figures: Figures) -> None:
    found = list(faults(gold[:-1], figures, FLOOR))

    assert "digest" in found[0]


def test_the_order_of_the_articles_is_no_matter(gold: Gold, figures: Figures) -> None:
    assert list(faults(gold[::-1], figures, FLOOR)) == []
