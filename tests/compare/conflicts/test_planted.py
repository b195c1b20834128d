"""The contradictions planted in the demonstration's articles: all are found, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from qawl.compare.conflicts.judge import find_conflicts
from qawl.model.across import Occurrence
from qawl.model.conflicts import Conflict, ConflictSide
from tests.compare.conflicts.reading import cards, demo, dossier

GOLD = json.loads(Path(__file__).with_name("planted.json").read_text("utf-8"))
READINGS = demo("conflicts.jsonl")
BY_ID = {reading.article.id: reading.article for reading in READINGS}
COPIES = {"2026-04-07-laqta-market", "2026-04-10-laqta-exchange", "2026-04-11-sariya-exchange"}


def origins(occurrences: Sequence[Occurrence]) -> int:
    """Copies of one agency are one origin, and so are all that name one carrier."""
    agency = "وكالة شراع"
    return len({one.carrier or (agency if one.article in COPIES else BY_ID[one.article].outlet) for one in occurrences})


FOUND = find_conflicts(cards(READINGS, dossier()), None, origins)


def carries(side: ConflictSide, claim: dict[str, Any]) -> bool:
    start, end = claim["span"]
    return any(
        one.article == claim["article"] and any(span.start < end and start < span.end for span in spans)
        for one, spans in zip(side.occurrences, side.spans, strict=True)
    )


def is_planted(conflict: Conflict, gold: dict[str, Any]) -> bool:
    """Whether each planted side is one side of the contradiction, with all that carries it."""
    sides = [
        {number for number, side in enumerate(conflict.sides) if all(carries(side, claim) for claim in claims)}
        for claims in gold["sides"]
    ]
    return (conflict.kind == gold["kind"] and sides == [{0}, {1}]) or sides == [{1}, {0}]


@pytest.mark.parametrize("gold", GOLD["planted"], ids=lambda gold: f"{gold['kind']}-{gold['sides'][0][0]['article']}")
def test_what_was_planted_is_found_as_it_stands(gold: dict[str, Any]) -> None:
    matching = [one for one in FOUND if is_planted(one, gold)]

    assert [one.status for one in matching] == [gold["status"]]


def test_nothing_else_is_found() -> None:
    others = [one for one in FOUND if not any(is_planted(one, gold) for gold in GOLD["planted"])]

    assert [(one.kind, one.slot) for one in others] == []


@pytest.mark.parametrize("decoy", GOLD["decoys"], ids=lambda decoy: decoy["why"])
def test_a_decoy_is_no_contradiction(decoy: dict[str, Any]) -> None:
    for conflict in FOUND:
        carrying = [any(carries(side, claim) for side in conflict.sides) for claim in decoy["claims"]]

        assert not all(carrying), (conflict.kind, conflict.slot)


def test_the_quotes_of_the_gold_stand_where_it_says() -> None:
    claims = [claim for gold in GOLD["planted"] for side in gold["sides"] for claim in side]
    claims += [claim for decoy in GOLD["decoys"] for claim in decoy["claims"]]

    for claim in claims:
        start, end = claim["span"]
        assert BY_ID[claim["article"]].text[start:end] == claim["words"]


def test_there_are_enough_of_enough_kinds() -> None:
    assert len(GOLD["planted"]) >= 14
    assert len({gold["kind"] for gold in GOLD["planted"]}) >= 6
    assert len(GOLD["decoys"]) >= 10


def test_a_copy_does_not_raise_the_count_of_origins() -> None:
    market = next(one for one in FOUND if "سوق بلدة تل الريحان" in one.slot)

    assert [len(side.occurrences) for side in market.sides] == [2, 2]
    assert [side.origins for side in market.sides] == [1, 1]


def test_the_older_articles_of_the_world_contradict_each_other_too() -> None:
    older = find_conflicts(
        cards(demo("articles.jsonl"), dossier()), None, lambda told: len({one.article for one in told})
    )

    said = [(str(one.kind), [side.value for side in one.sides]) for one in older]

    assert ("number", ["134 سجينا", "129"]) in said
    assert ("number", ["قرابة 86 ألف شخص", "30 ألفا"]) in said
    assert any("accepted-and-unheard" in one.why for one in older)
    assert any("said-and-not-said" in one.why for one in older)
    assert len(older) <= 6
