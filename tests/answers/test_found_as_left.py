"""Search and filters go by what people made of statements, whatever the machine had found, on every engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qawl.answers.deciding import Author, accept, add, correct, judge_pair, reject, undo
from qawl.answers.review import queue, reviewed_article
from qawl.answers.search import Found, Query, StatementHit, What, search
from qawl.model.documents import Span
from qawl.model.records import Act, HopKind, Statement
from qawl.model.review import Family
from qawl.model.world import Bearing, Known, Linked, Mention, Part, Place, Role
from qawl.store.contract.store import Filter, Store
from qawl.store.move import move_store
from qawl.store.open import open_store
from tests.review.made import SENTENCES, TEXT, read
from tests.store.engines import address, store

__all__ = ["address", "store"]
READING = read(TEXT)
NOBODY = Bearing((), False, (), (), False, "")
SALMA = Author("سلمى", "2026-03-06T08:00:00Z")


@pytest.fixture
def filled(store: Store) -> Store:
    store.add(READING)
    return store


def hits(store: Store, words: str = "", **asked: object) -> Found:
    return search(store, Query(words, What.STATEMENTS, **asked))  # type: ignore[arg-type]


def speakers(found: Found) -> list[str | None]:
    return [hit.stored.statement.speaker_name for hit in found.hits if isinstance(hit, StatementHit)]


def ids(found: Found) -> set[str]:
    return {hit.stored.id for hit in found.hits if isinstance(hit, StatementHit)}


def record_of(store: Store, place: int) -> str:
    made = reviewed_article(store, "a-1")
    assert made is not None
    return next(one.record for one in made.standings if one.position == place)


def machine(store: Store, place: int) -> Statement:
    reading = store.reading("a-1")
    assert reading is not None
    return reading.statements[place]


def correct_speaker(store: Store, name: str = "رنا الخيزران", place: int = 0) -> str:
    record = record_of(store, place)
    said = replace(machine(store, place), speaker=None, speaker_name=name)
    correct(store, record, said, SALMA, 0)
    return record


def test_a_statement_is_found_by_its_corrected_speaker_and_no_longer_by_the_old_one(filled: Store) -> None:
    record = correct_speaker(filled)

    assert ids(hits(filled, speaker="الخيزران")) == {record}
    assert hits(filled, speaker="الأنواء").total == 0
    assert ids(hits(filled, "رنا الخيزران")) == {record}
    assert speakers(hits(filled, "الجولة")) == ["رنا الخيزران"]
    assert [one.id for one in filled.statements(Filter(speaker="الخيزران"))] == [record]
    assert not list(filled.statements(Filter(speaker="الأنواء")))
    assert machine(filled, 0).speaker_name == "الوزير سيف الأنواء"  # the machine's own is where it was


def test_the_others_of_the_article_are_found_as_before(filled: Store) -> None:
    correct_speaker(filled)

    assert len(ids(hits(filled))) == len(SENTENCES)
    assert hits(filled, speaker="الجلنار").total == 1


def test_an_undo_has_it_found_as_before(filled: Store) -> None:
    record = correct_speaker(filled)

    undo(filled, record, SALMA, 1)

    assert hits(filled, speaker="الخيزران").total == 0
    assert ids(hits(filled, speaker="الأنواء")) == {record}


def test_words_that_a_correction_takes_in_are_found_and_those_it_leaves_out_are_not(filled: Store) -> None:
    content = Span.quoting(TEXT, "تبدأ غدا")
    correct(filled, record_of(filled, 0), replace(machine(filled, 0), content=(content,)), SALMA, 0)
    wider = Span.quoting(TEXT, "وأكدت الناطقة هند الجلنار أن القافلة الأولى عبرت الجسر الجديد")
    correct(filled, record_of(filled, 1), replace(machine(filled, 1), content=(wider,)), SALMA, 0)

    assert hits(filled, "تبدأ").total == 1
    assert hits(filled, "الجولة الثالثة").total == 0
    assert hits(filled, "وأكدت القافلة").total == 1


def test_filters_by_act_go_by_the_corrected_act(filled: Store) -> None:
    record = record_of(filled, 2)

    correct(filled, record, replace(machine(filled, 2), act=Act.DENY), SALMA, 0)

    assert ids(hits(filled, act=Act.DENY)) == {record}
    assert hits(filled, act=Act.SAY).total == len(SENTENCES) - 1
    assert search(filled, Query(act=Act.DENY)).total == 1  # the article is found by it too
    assert search(filled, Query(act=Act.DENY, speaker="الجلنار")).total == 0


def test_what_was_rejected_is_found_by_nothing_and_an_undo_brings_it_back(filled: Store) -> None:
    record = record_of(filled, 0)

    reject(filled, record, SALMA, 0)

    assert hits(filled, "الجولة").total == hits(filled, speaker="الأنواء").total == 0
    assert hits(filled).total == len(SENTENCES) - 1
    assert record not in ids(hits(filled))
    assert len(list(filled.statements())) == len(SENTENCES) - 1
    assert len(filled.statements_after(Filter(), 20)) == len(SENTENCES) - 1
    assert filled.article_of(record) == "a-1"
    assert queue(filled).total == len(SENTENCES)
    undo(filled, record, SALMA, 1)
    assert ids(hits(filled, "الجولة")) == {record}


def test_a_statement_that_a_person_added_is_found(filled: Store) -> None:
    place = Span.quoting(TEXT, "الورقة الأخيرة")
    said = replace(machine(filled, 0), content=(place,), speaker=None, speaker_name="رنا الخيزران", cue=None)

    kept = add(filled, READING.article, said, SALMA)

    assert ids(hits(filled, speaker="الخيزران")) == {kept.record}
    assert queue(filled).total == len(SENTENCES)  # of the machine's there are as many as before


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_reading_again_changes_nothing_of_what_people_decided(filled: Store, version: str) -> None:
    record = correct_speaker(filled)
    reject(filled, record_of(filled, 1), SALMA, 0)

    filled.add(read(TEXT, whole=version == "v3", version=version))

    assert (
        len(list(filled.statements(Filter(speaker="الأنواء")))) == 1
    )  # the control: the store alone has the machine's
    assert ids(hits(filled, speaker="الخيزران")) == {record}
    assert hits(filled, speaker="الأنواء").total == 0
    assert hits(filled, "القافلة").total == 0


def test_an_actor_is_asked_for_by_the_corrected_speaker(filled: Store) -> None:
    names = ("الوزير سيف الأنواء", "الناطقة هند الجلنار")
    mentions = tuple(
        Known(Mention(name, True, HopKind.PERSON, (), (), (Role(place, Part.SPEAKER),)), None, NOBODY)
        for place, name in enumerate(names)
    )
    filled.add(Linked(READING, mentions, "v1"))
    filled.settle({Place("a-1", 0): "Q-minister", Place("a-1", 1): "Q-speaker"})
    assert hits(filled, actor="Q-minister").total == 1

    record = correct_speaker(filled, names[1])

    assert hits(filled, actor="Q-minister").total == 0
    assert record in ids(hits(filled, actor="Q-speaker"))
    assert filled.said_by("Q-speaker", 3).statements == 2
    undo(filled, record, SALMA, 1)
    assert ids(hits(filled, actor="Q-minister")) == {record}


@pytest.mark.parametrize(
    ("typed", "actor"),
    [
        ("الناطقه هند الجلّنار", "Q-speaker"),
        ("هند الجلنار", "Q-speaker"),
        ("الجلنار", "Q-speaker"),
        ("هند", None),
        ("مدير مكتب الناطقة هند الجلنار", None),
        ("رنا الخيزران", None),
    ],
)
def test_a_corrected_speaker_is_the_only_one_of_the_article_whom_the_name_may_mean(
    filled: Store, typed: str, actor: str | None
) -> None:
    names = ("الوزير سيف الأنواء", "الناطقة هند الجلنار")
    add_mentions(filled, names)

    record = correct_speaker(filled, typed)

    assert hits(filled, actor="Q-minister").total == 0
    assert (record in ids(hits(filled, actor="Q-speaker"))) == (actor == "Q-speaker")


def test_a_name_that_two_of_the_article_may_have_is_neither_of_them(filled: Store) -> None:
    add_mentions(filled, ("الوزير سيف الجلنار", "الناطقة هند الجلنار"))

    record = correct_speaker(filled, "الجلنار")

    assert record not in ids(hits(filled, actor="Q-minister")) | ids(hits(filled, actor="Q-speaker"))


def add_mentions(store: Store, names: tuple[str, str]) -> None:
    """Two people who speak in the first two statements, one a minister."""
    mentions = tuple(
        Known(Mention(name, True, HopKind.PERSON, (), (), (Role(place, Part.SPEAKER),)), None, NOBODY)
        for place, name in enumerate(names)
    )
    store.add(Linked(READING, mentions, "v1"))
    store.settle({Place("a-1", 0): "Q-minister", Place("a-1", 1): "Q-speaker"})


def test_a_moved_store_finds_what_holds(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "one.qawl")) as source:
        source.add(READING)
        record = correct_speaker(source)
        correct(source, record_of(source, 2), replace(machine(source, 2), act=Act.DENY), SALMA, 0)

    move_store(str(tmp_path / "one.qawl"), str(tmp_path / "two.qawl"), lambda *_: None)

    with open_store(str(tmp_path / "two.qawl")) as target:
        assert ids(hits(target, speaker="الخيزران")) == {record}
        assert hits(target, speaker="الأنواء").total == 0
        assert search(target, Query(act=Act.DENY)).total == 1


def test_what_is_said_of_two_articles_is_no_matter_of_their_statements(filled: Store) -> None:
    other = replace(READING, article=replace(READING.article, id="a-2"))
    filled.add(other)

    judge_pair(filled, Family.COPY, "a-1", "a-2", is_one=True, author=SALMA, base=0)

    made = queue(filled)
    assert made.second == 0
    assert len(made.items) == 2 * len(SENTENCES)
    assert len(ids(hits(filled))) == 2 * len(SENTENCES)


def test_an_accepted_statement_is_found_as_it_was(filled: Store) -> None:
    record = record_of(filled, 3)

    accept(filled, record, SALMA, 0)

    assert ids(hits(filled, "الورقة")) == {record}
