"""The readings of a dossier out of a store: never too few, and asked about once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from qawl.dossiers.routes import rule_of
from qawl.model.documents import Article, Segment, SegmentKind, Span
from qawl.model.dossiers import Dossier, Route
from qawl.model.records import Reading, Records
from qawl.runners.routed import caught_articles, routed_readings
from qawl.store.contract.store import Store
from qawl.store.open import open_store
from tests.record.invented import RAIL


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(":memory:") as opened:
        yield opened


def keep(store: Store, own_id: str, text: str, published: str | None = "2026-03-05", *segments: Segment) -> None:
    article = Article(own_id, text, published=published, segments=segments)
    store.add(Reading(article, (), (), "v", Records()))


def routed(store: Store, dossier: Dossier = RAIL) -> list[str]:
    return [reading.article.id for reading in routed_readings(store, dossier, None)]


def test_what_comes_later_is_found_too(store: Store) -> None:
    keep(store, "a", "قالت السرو إنها ترفض.")
    keep(store, "b", "فتح المتحف.")
    assert routed(store) == ["a"]

    keep(store, "c", "وردت ربوان.")
    keep(store, "b", "فتح المتحف في ربوان.")

    assert routed(store) == ["a", "b", "c"]


def test_another_route_or_window_is_another_question(store: Store) -> None:
    keep(store, "a", "فتح المتحف.")
    keep(store, "b", "قالت السرو إنها ترفض.", "2025-03-05")
    assert routed(store) == []

    assert routed(store, replace(RAIL, route=Route(need_any=("المتحف",)))) == ["a"]
    assert routed(store, replace(RAIL, window=(None, None))) == ["b"]


def test_a_change_that_touches_no_route_asks_nothing_again() -> None:
    assert rule_of(replace(RAIL, digest="1", voices=())) == rule_of(RAIL)
    assert rule_of(replace(RAIL, route=Route(need_any=("ربوان",)))) != rule_of(RAIL)


def test_a_headline_of_another_article_on_the_page_does_not_count(store: Store) -> None:
    text = "فتح المتحف.\nالسرو ترفض"
    parts = (Segment(SegmentKind.MAIN, Span(0, 11)), Segment(SegmentKind.RELATED, Span(12, len(text))))
    keep(store, "a", text, "2026-03-05", *parts)

    assert routed(store) == []


def test_what_is_dropped_is_still_there_to_be_shown(store: Store) -> None:
    dossier = replace(RAIL, route=replace(RAIL.route, drop_if=("مباراة",)))
    keep(store, "a", "مباراة في ربوان.")
    keep(store, "b", "مباراة في المدينة.")

    assert routed(store, dossier) == []
    assert [article.id for article in caught_articles(store, dossier)] == ["a"]
