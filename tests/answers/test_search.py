"""Searching as people type: all that is meant is found, what is spelled alike comes first, and nothing is touched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qawl.answers.search import ArticleHit, Query, search
from qawl.store.contract import Store
from qawl.store.open import open_store
from tests.answers.searched import QUESTIONS, readings


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(":memory:") as opened:
        opened.add_all(readings())
        yield opened


def ids(store: Store, query: Query) -> list[str]:
    return [hit.card.id for hit in search(store, query).hits if isinstance(hit, ArticleHit)]


@pytest.mark.parametrize(("typed", "meant"), QUESTIONS)
def test_all_that_is_meant_is_found_and_its_own_spelling_first(store: Store, typed: str, meant: str) -> None:
    found = ids(store, Query(typed, limit=50))

    assert set(found) == set(meant.split())
    assert found[:1] == meant.split()[:1]
