"""Places of statements that are sought, and cards that were made: listed without an article being read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from qawl.model.documents import Article
from qawl.model.records import Act, Reading
from qawl.pipeline import Kit, load_kit, read_article
from qawl.store.contract.search import Order, Sought
from qawl.store.contract.store import Store
from qawl.store.open import open_store
from tests.store.engines import address
from tests.store.readings import named

__all__ = ["address"]
TEXTS = {
    "a-1": ("2026-03-01", "قال الوزير سيف الأنواء إن الجولة تبدأ غدا في الزاهرة."),
    "a-2": ("2026-03-09", "نفت هدى البيرق أن يكون القرار نهائيا. وأكدت البيرق أن الجولة تبدأ غدا."),
    "a-3": ("2026-03-05", "قال رائد الجلنار إن القافلة وصلت إلى المعبر."),
}


@cache
def kit() -> Kit:
    return load_kit()


def read(own_id: str, text: str) -> Reading:
    return read_article(Article(own_id, text, None, None, "النهر", TEXTS[own_id][0]), kit())


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as kept:
        for own_id, (_, text) in TEXTS.items():
            kept.add(read(own_id, text))
        yield kept


@pytest.mark.parametrize(
    "sought",
    [
        Sought(),
        Sought(words="الجولة"),
        Sought(speaker="البيرق"),
        Sought(act=Act.DENY),
        Sought(articles=("a-3",)),
        Sought(speaks=lambda words: "المعبر" in words),
        Sought(limit=2),
    ],
    ids=named,
)
def test_the_places_are_those_of_the_statements_that_are_found(store: Store, sought: Sought) -> None:
    listed = store.search_statements(replace(sought, order=Order.NEWEST))

    places = store.sought_places(sought)

    assert places
    assert [(one.statement, one.article, one.position) for one in places] == [
        (one.id, one.article.id, one.position) for one in listed.items
    ]


def test_the_newest_come_first(store: Store) -> None:
    assert [one.article for one in store.sought_places(Sought())] == ["a-2", "a-2", "a-3", "a-1"]


def test_only_cards_that_were_made_and_still_hold_are_given(store: Store) -> None:
    assert store.made_cards("rule", TEXTS) == {}

    list(store.reading_cards("rule", lambda reading: reading.article.id.encode(), {"a-1", "a-2"}))

    assert store.made_cards("rule", TEXTS) == {"a-1": b"a-1", "a-2": b"a-2"}
    assert store.made_cards("rule", {"a-2", "none"}) == {"a-2": b"a-2"}
    assert store.made_cards("another", TEXTS) == {}

    store.add(read("a-1", "قال الوزير سيف الأنواء إن الجولة تأجلت."))

    assert store.made_cards("rule", TEXTS) == {"a-2": b"a-2"}
