"""What every store must do with long lists: page by page the same list as at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from qawl.model.records import Act
from qawl.store.contract.pages import Place
from qawl.store.contract.store import Filter, Store
from qawl.store.open import open_store
from tests.store.engines import address
from tests.store.readings import reading

__all__ = ["address"]
TIMES = ("2026-03-05", "2026-03-04T10:00:00+03:00", None, "الخميس", "", None, "2026-03-04", "2026-03-05", "قريبا", "")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as opened:
        for number, published in enumerate(TIMES):
            made = reading(f"n-{number}")
            opened.add(replace(made, article=replace(made.article, published=published)))
        yield opened


def statements(store: Store, wanted: Filter, step: int) -> list[str]:
    found: list[str] = []
    place: Place | None = None
    while page := store.statements_after(wanted, step, place):
        found += [stored.id for stored, _ in page]
        place = page[-1][1]
    return found


@pytest.mark.parametrize("step", [1, 2, 3, 7, 100])
@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(act=Act.SAY),
        Filter(until=date(2026, 3, 4)),
        Filter(words="الجسر"),
        Filter(since=date(2026, 3, 5), until=date.max),
    ],
)
def test_statements_page_by_page_are_the_list(store: Store, wanted: Filter, step: int) -> None:
    assert statements(store, wanted, step) == [stored.id for stored in store.statements(wanted)]


@pytest.mark.parametrize("step", [1, 3, 100])
def test_articles_page_by_page_are_the_list(store: Store, step: int) -> None:
    found: list[str] = []
    place: Place | None = None
    while page := store.articles_after(step, place):
        found += [card.id for card, _ in page]
        place = page[-1][1]

    assert found == [card.id for card in store.articles()]


def test_articles_of_some_days_and_an_outlet(store: Store) -> None:
    found = store.articles_after(100, since=date(2026, 3, 4), until=date(2026, 3, 4))

    assert [card.published for card, _ in found] == ["2026-03-04", "2026-03-04T10:00:00+03:00"]
    assert store.articles_after(100, outlet="لا أحد") == []


def test_a_place_that_is_gone_is_no_end(store: Store) -> None:
    place = Place("2026-03-04T00:00:00", "gone", dated=True, position=5)

    (following, _), *_ = store.statements_after(Filter(), 1, place)

    assert following.article.published == "2026-03-04T10:00:00+03:00"
