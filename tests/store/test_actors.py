"""What every store must do with mentions, links, decisions and who is who in the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qawl.model.world import Decision, Place, Verdict
from qawl.store.contract.search import Sought
from qawl.store.contract.store import Added, Filter, Store
from qawl.store.kept import readings as kept_readings
from qawl.store.open import open_store
from tests.store.engines import address, lasting, store
from tests.store.readings import ACTOR, TEXT, linked, older_store, reading
from tests.store.test_contract import BRIDGE, TRUCE, contents

__all__ = ["address", "lasting", "store"]
DECISION = Decision(0, "2026-11-22T10:00:00Z", "هدى", Verdict.MERGE, "local-1", ("سلمي الهادي",), ACTOR.id)


def test_links_are_kept_with_their_reading_and_come_back_equal(store: Store) -> None:
    added = store.add(linked())

    assert added is Added.NEW
    assert store.reading("n-1") == reading()
    assert [found.known for found in store.mentions()] == list(linked().mentions)
    assert [found.place for found in store.mentions()] == [Place("n-1", 0), Place("n-1", 1)]
    assert store.links_made() == {"links.aa": 1}


def test_links_are_replaced_with_their_reading(store: Store) -> None:
    store.add(linked())

    added = store.add(linked(text="عاجل.\n" + TEXT, actor=None))

    assert added is Added.CHANGED
    assert [found.known.link for found in store.mentions()] == [None, None]


def test_the_same_reading_may_get_other_links(store: Store) -> None:
    store.add(reading())
    before = store.links_made()

    added = store.add(linked(version="links.bb"))

    assert before == {None: 1}
    assert added is Added.SAME
    assert store.links_made() == {"links.bb": 1}


def test_a_reading_without_links_leaves_those_of_the_same_and_takes_those_of_another(store: Store) -> None:
    store.add(linked())
    store.add(reading())
    kept = len(list(store.mentions()))
    store.add(replace(reading(), version="another"))

    assert kept == 2
    assert list(store.mentions()) == []
    assert store.links_made() == {None: 1}


def test_statements_are_found_by_their_speaker_once_all_is_settled(store: Store) -> None:
    store.add_all([linked("n-1"), linked("n-2", actor=None)])
    before = contents(store, Filter(actor=ACTOR.id))

    store.settle({Place("n-1", 0): ACTOR.id, Place("n-2", 0): "local-1", Place("n-1", 1): "paper"})

    assert before == []
    assert contents(store, Filter(actor=ACTOR.id)) == [BRIDGE]
    assert contents(store, Filter(actor="local-1", words="جسر")) == [BRIDGE]
    assert contents(store, Filter(actor="paper")) == [], "a carrier does not speak"
    assert TRUCE not in contents(store, Filter(actor=ACTOR.id))
    assert [found.actor for found in store.mentions()] == [ACTOR.id, "paper", "local-1", None]


def test_what_comes_later_unsettles(store: Store) -> None:
    empty = store.is_settled()
    store.settle({})
    settled = store.is_settled()
    store.add(linked())
    added = store.is_settled()
    store.settle({Place("n-1", 0): ACTOR.id})
    store.add(linked())
    again = store.is_settled()
    store.decide(DECISION)

    assert [empty, settled, added, again, store.is_settled()] == [False, True, False, True, False]


def test_what_comes_while_who_is_who_is_worked_out_leaves_the_store_unsettled(store: Store) -> None:
    store.add(linked())
    state = store.state()
    store.add(linked("n-2"))
    store.settle({Place("n-1", 0): ACTOR.id}, state)
    late = store.is_settled()
    state = store.state()
    store.settle({Place("n-1", 0): ACTOR.id, Place("n-2", 0): ACTOR.id}, state)
    settled = store.is_settled()
    state = store.state()
    store.decide(DECISION)
    store.settle({Place("n-1", 0): ACTOR.id}, state)

    assert [late, settled, store.is_settled()] == [False, True, False]


def test_decisions_are_numbered_and_outlive_every_reading(store: Store) -> None:
    first = store.decide(DECISION)
    second = store.decide(replace(DECISION, kind=Verdict.UNDO, undoes=1))
    store.add(linked())
    store.add(linked(text="عاجل.\n" + TEXT))

    assert (first.number, second.number) == (1, 2)
    assert list(store.decisions()) == [first, second]
    assert replace(first, number=0) == DECISION


def test_entries_of_the_registry_are_kept_and_the_same_id_replaces(store: Store) -> None:
    store.know([ACTOR])
    store.know([replace(ACTOR, en=("Salma al-Hadi",))])

    assert list(store.actors()) == [replace(ACTOR, en=("Salma al-Hadi",))]


def test_folding_again_leaves_links_and_decisions_alone(lasting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr(kept_readings, "fold", str)  # another edition of our own folding, not a stand-in for it
        with open_store(lasting) as store:
            store.add(linked())
            store.decide(DECISION)
            store.settle({Place("n-1", 0): ACTOR.id})

    with open_store(lasting) as store:
        assert contents(store, Filter(actor=ACTOR.id)) == [BRIDGE]
        assert contents(store, Filter(words="الجسر الجديد سيفتح")) == [BRIDGE]
        assert store.search_articles(Sought(words="سيفتح")).total == 1
        assert len(list(store.decisions())) == 1


# In one file of SQLite's


def test_a_store_from_before_actors_is_brought_forward_and_has_no_links(tmp_path: Path) -> None:
    path = str(tmp_path / "store.qawl")
    older_store(path, 1, reading())

    with open_store(path) as store:
        assert store.reading("n-1") == reading()
        assert store.links_made() == {None: 1}
        store.add(linked())
        assert store.links_made() == {"links.aa": 1}
