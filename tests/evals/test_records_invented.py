"""Positions of articles that we wrote: what is found there is right, and no less of it is found than before."""

from __future__ import annotations

from pathlib import Path

import pytest
from evals.records import OVERLAP, pair, read_forms, read_texts, right_position
from evals.standoff import digest_of, read_lines

from qawl.pipeline import load_kit

GOLD = Path(__file__).parents[2] / "evals/gold/records-invented"
PRECISE = 0.85
FLOORS = {"first": 22, "second": 24}
"""So many positions of each are found rightly at least; floors only go up."""


@pytest.mark.parametrize("name", FLOORS)
def test_positions_of_invented_articles_stay_over_their_floor(name: str) -> None:
    marks = list(read_lines(GOLD / f"{name}.jsonl"))
    lines = read_texts(GOLD / "articles.jsonl", {str(line["id"]) for line in marks})
    forms = dict(read_forms(lines.values(), load_kit(records=True)))
    found = right = 0
    for line in marks:
        text = lines[line["id"]]["text"]
        assert digest_of(text) == line["digest"], line["id"]
        positions = forms[line["id"]].get("positions", ())
        pairs = pair(
            line["positions"], positions, OVERLAP["positions"], lambda g, f, text=text: right_position(g, f, text)
        )
        found += len(positions)
        right += sum(
            one.gold is not None and one.found is not None and right_position(one.gold, one.found, text)
            for one in pairs
        )

    assert right >= FLOORS[name]
    assert right >= PRECISE * found
