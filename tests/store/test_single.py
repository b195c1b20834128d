"""What every store must do with single things: found by what they are called, and counted as all together would be."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from qawl.actors import settle_store
from qawl.model.records import HopKind
from qawl.model.world import Bearing, Known, Linked, Mention, Part, Role
from qawl.store.contract.store import Filter, Store
from tests.store.engines import address, store
from tests.store.readings import ACTOR, linked, reading

__all__ = ["address", "store"]
TIMES = ("2026-03-05T10:00:00Z", None, "2026-02-01", "2026-03-04", "قريبا")


def made(number: int, published: str | None) -> Linked:
    whole = linked()
    article = replace(whole.reading.article, id=f"n-{number}", published=published)
    speaker = Mention("مسؤول أوروبي", True, HopKind.PERSON, (), (), (Role(1, Part.SPEAKER),))
    official = Known(speaker, None, Bearing(("مسيول", "اوروبي"), True, (), (), False, "x"))
    reading = replace(whole.reading, article=article)
    return replace(whole, reading=reading, mentions=(*whole.mentions, official))


def fill(store: Store) -> None:
    store.add_all([made(number, published) for number, published in enumerate(TIMES)])
    settle_store(store)


def test_a_statement_is_found_by_its_id(store: Store) -> None:
    store.add_all([reading("n-1"), reading("n-2")])

    every = list(store.statements())

    assert [store.statement(one.id) for one in every] == every
    assert store.statement("none") is None


def test_cards_of_some_articles_come_in_the_order_asked_each_once(store: Store) -> None:
    fill(store)
    cards = {card.id: card for card in store.articles()}

    found = store.article_cards(["n-3", "none", "n-1", "n-3"])

    assert list(found.items()) == [("n-3", cards["n-3"]), ("n-1", cards["n-1"])]
    assert store.article_cards([]) == {}
    assert len(store.article_cards([f"n-{number}" for number in range(1500)])) == len(TIMES)


def test_actors_of_the_registry_are_found_by_their_ids(store: Store) -> None:
    other = replace(ACTOR, id="another")
    store.know([ACTOR, other])

    assert store.actors_called(["none", other.id, ACTOR.id]) == {other.id: other, ACTOR.id: ACTOR}
    assert list(store.actors_called([other.id, ACTOR.id])) == [other.id, ACTOR.id]
    assert store.actors_called([]) == {}


def test_mentions_of_an_actor_are_those_of_all_the_latest_first(store: Store) -> None:
    fill(store)

    found = list(store.mentions_of(ACTOR.id))

    assert [one.place.article for one in found] == ["n-0", "n-3", "n-2", "n-4", "n-1"]
    assert sorted(found, key=lambda one: one.place.article) == [
        one for one in store.mentions() if one.actor == ACTOR.id
    ]
    assert list(store.mentions_of(ACTOR.id, 2)) == found[:2]
    assert store.articles_naming(ACTOR.id) == ("n-0", "n-1", "n-2", "n-3", "n-4")


def test_mentions_of_one_article_are_in_their_order(store: Store) -> None:
    fill(store)

    assert list(store.mentions_in("n-2")) == [one for one in store.mentions() if one.place.article == "n-2"]
    assert list(store.mentions_in("none")) == []


def test_what_an_actor_said_is_counted_as_if_all_were_read(store: Store) -> None:
    fill(store)
    every = list(store.statements(Filter(actor=ACTOR.id)))

    said = store.said_by(ACTOR.id, 5)

    assert said.statements == len(every) == len(TIMES)
    assert dict(said.acts) == Counter(one.statement.act.value for one in every)
    assert said.months == (("2026-02", 1), ("2026-03", 2), ("", 2))
    assert said.direct == sum(len(one.statement.chain) < 2 for one in every)


def test_those_who_carried_words_are_counted_with_an_example(store: Store) -> None:
    fill(store)
    local = next(one.actor for one in store.mentions() if one.known.mention.name == "مسؤول أوروبي")
    assert local is not None

    said = store.said_by(local, 5)

    assert said.statements == len(TIMES)
    assert said.direct == 0
    (carried,) = said.carried
    assert (carried.words, carried.count) == ("وكاله الخليج الازرق", len(TIMES))
    example = store.statement(carried.example)
    assert example is not None
    assert example.statement.chain[carried.position].name == "وكالة «الخليج الأزرق»"
    assert store.said_by(local, 0).carried == ()


def test_the_latest_statements_of_an_actor_come_first_undated_ones_last(store: Store) -> None:
    fill(store)

    found = [one.article.id for one in store.latest_by(ACTOR.id, 4)]

    assert found == ["n-0", "n-3", "n-2", "n-4"]
    assert list(store.latest_by("nobody", 4)) == []
    assert store.said_by("nobody", 4).statements == 0
