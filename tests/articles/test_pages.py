"""Pages as outlets make them: what is read of them stays as good as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evals.pages import GOLD, Score, gold_pages, judge, read_with_qawl

LEARNT, HELD = ("a", "b", "c", "d", "e"), ("f",)


def scored(prefixes: tuple[str, ...]) -> Score:
    read, score = read_with_qawl(), Score()
    for prefix in prefixes:
        for path, gold in gold_pages(prefix):
            judge(gold, read(path.read_bytes(), gold["media_type"], gold["url"]), score)
    return score


@pytest.fixture(scope="module")
def learnt() -> Score:
    return scored(LEARNT)


@pytest.fixture(scope="module")
def held() -> Score:
    return scored(HELD)


def test_pages_that_were_looked_at_are_read_as_well_as_ever(learnt: Score) -> None:
    assert learnt.kinds >= 0.98
    assert learnt.main >= 0.99
    assert learnt.dates >= 0.98 * learnt.pages
    assert learnt.bases >= 0.98 * learnt.pages
    assert learnt.headlines >= 0.98 * learnt.pages
    assert learnt.credits >= 0.9 * learnt.pages
    assert learnt.authors >= 0.98 * learnt.pages


def test_pages_that_were_not_looked_at_are_read_as_well_as_ever(held: Score) -> None:
    assert held.kinds >= 0.94
    assert held.main >= 0.965
    assert held.dates >= 0.85 * held.pages


def test_there_are_at_least_forty_shapes_of_pages() -> None:
    assert len(list(GOLD.glob("*.html"))) >= 40


def test_every_page_has_its_gold_and_every_gold_its_page() -> None:
    assert {page.stem for page in GOLD.glob("*.html")} == {gold.stem for gold in GOLD.glob("*.json")}


def test_a_page_that_is_read_as_one_lump_scores_low() -> None:
    _, gold = gold_pages("a")[0]
    lump = " ".join(segment["text"] for segment in gold["segments"])
    found = gold | {"segments": [{"kind": "main", "text": lump}]}

    assert judge(gold, found, Score()).kinds < 0.8


def test_gold_against_itself_is_perfect() -> None:
    for _, gold in gold_pages():
        score = judge(gold, json.loads(json.dumps(gold)), Score())

        assert (score.kinds, score.main, score.dates, score.headlines, score.credits) == (1.0, 1.0, 1, 1, 1)


def test_pages_are_read_in_any_folder_and_any_order_alike() -> None:
    read = read_with_qawl()
    pages = [(path.read_bytes(), gold["media_type"], gold["url"]) for path, gold in gold_pages("a")[:6]]

    assert [read(*page) for page in pages] == [read(*page) for page in reversed(pages)][::-1]


def test_the_folder_of_pages_is_where_the_scorer_looks() -> None:
    assert Path(__file__).parents[2].joinpath("evals", "gold", "pages") == GOLD
