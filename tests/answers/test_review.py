"""The queue asks first for what people must judge again, then for what the machine is least sure of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qawl.answers.deciding import (
    Author,
    NoAddress,
    NoRating,
    NothingToUndo,
    accept,
    add,
    check,
    comment,
    correct,
    reject,
    undo,
)
from qawl.answers.review import Wanted, Why, as_they_stand, queue, reviewed_article, sheet, stored_agreement
from qawl.model.review import Action, Check, State
from qawl.review.checks import checks_in_force
from qawl.store.contract.review import Stale
from qawl.store.contract.store import Filter, Store, statement_ids
from qawl.store.open import open_store
from tests.review.made import SENTENCES, TEXT, read

READING = read(TEXT)
IDS = statement_ids(READING)
VAGUE = read(TEXT.replace("الأولى", "الثانية"), speakers=False)
VAGUE = replace(VAGUE, article=replace(VAGUE.article, id="a-2", outlet="موقع الضفة"))
SALMA, KARIM = Author("سلمى", "2026-03-06T08:00:00Z"), Author("كريم", "2026-03-06T09:00:00Z")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "store.qawl")) as opened:
        opened.add_all([READING, VAGUE])
        yield opened


def records(store: Store, **asked: object) -> list[str]:
    return [item.record for item in queue(store, Wanted(**asked)).items]  # type: ignore[arg-type]


def test_the_least_sure_come_first_and_say_why(store: Store) -> None:
    made = queue(store)

    assert [item.article.id for item in made.items] == ["a-2"] * 4 + ["a-1"] * 4
    assert made.items[0].why == (Why.NO_SPEAKER, Why.UNSURE)
    assert made.items[-1].why == (Why.PLAIN,)
    assert (made.judged, made.total, made.second) == (0, 8, 0)


def test_what_is_judged_leaves_the_queue_and_comes_back_when_undone(store: Store) -> None:
    kept = accept(store, IDS[0], SALMA, 0)
    assert IDS[0] not in records(store)
    assert queue(store).judged == 1

    undo(store, IDS[0], SALMA, kept.number)

    assert IDS[0] in records(store)


def test_reviewers_who_differ_and_homeless_records_come_before_all(store: Store) -> None:
    kept = accept(store, IDS[0], SALMA, 0)
    reject(store, IDS[0], KARIM, kept.number)
    accept(store, IDS[1], SALMA, 0)
    store.add(read("\n".join((SENTENCES[0], *SENTENCES[2:])), version="v2"))

    made = queue(store)

    assert [item.why[0] for item in made.items[:2]] == [Why.HOMELESS, Why.DISPUTED]
    assert made.items[0].words == "القافلة الأولى عبرت الجسر الجديد"
    assert made.second == 2
    assert records(store, second=True) == [IDS[1], IDS[0]]


def test_what_a_reviewer_put_off_comes_last_for_that_reviewer_alone(store: Store) -> None:
    first = queue(store).items[0].record

    store.skip("سلمى", first, "2026-03-06T08:00:00Z")

    assert queue(store, reviewer="سلمى").items[-1].record == first
    assert queue(store, reviewer="كريم").items[0].record == first


def test_the_queue_can_be_narrowed_and_paged(store: Store) -> None:
    assert set(records(store, outlet="النهر")) == set(IDS)
    assert records(store, speaker="هند") == [IDS[1]]
    assert set(records(store, article="a-1")) == set(IDS)
    assert [item.record for item in queue(store, limit=3, offset=2).items] == records(store)[2:5]


def test_a_sheet_has_the_sentence_with_two_on_each_side_and_the_history(store: Store) -> None:
    accept(store, IDS[1], SALMA, 0, "كما في النص")
    comment(store, IDS[1], KARIM, "راجعت التسجيل")

    made = sheet(store, IDS[1])

    assert made is not None
    assert made.context is not None
    assert made.context.of(TEXT) == TEXT
    assert [one.action for one in made.history] == [Action.ACCEPT, Action.COMMENT]
    assert made.standing.newest == 1
    assert made.others == IDS
    assert sheet(store, "none") is None


def test_a_published_check_changes_nothing_and_each_reviewers_latest_holds_until_taken_back(store: Store) -> None:
    check(store, IDS[0], SALMA, Check("ناقص", "https://check.example/1"))
    check(store, IDS[0], KARIM, Check("صحيح", ""))
    check(store, IDS[0], SALMA, Check("مضلل", "https://check.example/2"))

    assert [(one.by, one.check and one.check.rating) for one in checks_in_force(store.checks())] == [
        ("كريم", "صحيح"),
        ("سلمى", "مضلل"),
    ]
    made = sheet(store, IDS[0])
    assert made is not None
    assert (made.standing.state, made.standing.newest) == (State.MACHINE, 0)

    check(store, IDS[0], SALMA, Check("", ""))

    assert [one.by for one in checks_in_force(store.checks())] == ["كريم"]


@pytest.mark.parametrize("url", ["", "https://check.example/1"])
def test_a_check_without_a_rating_is_none_unless_it_takes_one_back(store: Store, url: str) -> None:
    check(store, IDS[0], KARIM, Check("صحيح", ""))

    with pytest.raises(NoRating):
        check(store, IDS[0], SALMA, Check("", url))

    assert [one.by for one in store.checks()] == ["كريم"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "check.example/1", "https://", "https://a b.example/"])
def test_a_check_cannot_be_published_at_what_is_no_address_of_the_web(store: Store, url: str) -> None:
    with pytest.raises(NoAddress):
        check(store, IDS[0], SALMA, Check("مضلل", url))

    assert not list(store.checks())


def test_a_correction_that_changes_nothing_is_an_acceptance(store: Store) -> None:
    same = correct(store, IDS[0], READING.statements[0], SALMA, 0)
    other = correct(store, IDS[0], replace(READING.statements[0], speaker_name="سيف"), SALMA, same.number)

    assert (same.action, other.action) == (Action.ACCEPT, Action.CORRECT)


def test_a_verdict_made_on_an_older_one_is_refused(store: Store) -> None:
    accept(store, IDS[0], SALMA, 0)

    with pytest.raises(Stale):
        reject(store, IDS[0], KARIM, 0)


def test_nothing_is_undone_where_nothing_holds(store: Store) -> None:
    with pytest.raises(NothingToUndo):
        undo(store, IDS[0], SALMA, 0)


def test_what_a_person_added_stands_until_it_is_taken_back(store: Store) -> None:
    fewer = replace(READING, statements=READING.statements[1:])
    store.add(fewer)
    kept = add(store, fewer.article, READING.statements[0], SALMA)
    made = reviewed_article(store, "a-1")
    assert made is not None
    assert made.states[0] is State.ADDED

    undo(store, kept.record, SALMA, kept.number)

    made = reviewed_article(store, "a-1")
    assert made is not None
    assert len(made.reading.statements) == 3
    assert sheet(store, kept.record) is not None


def test_a_homeless_record_can_be_laid_to_rest(store: Store) -> None:
    kept = accept(store, IDS[1], SALMA, 0)
    store.add(read("\n".join((SENTENCES[0], *SENTENCES[2:])), version="v2"))
    assert queue(store).second == 1

    reject(store, IDS[1], SALMA, kept.number)

    assert queue(store).second == 0


def test_what_was_rejected_and_found_again_is_laid_to_rest_by_rejecting_it_again(store: Store) -> None:
    kept = reject(store, IDS[1], SALMA, 0)
    store.add(read(TEXT, whole=True, version="v2"))
    assert [item.why[0] for item in queue(store).items[:1]] == [Why.AGAIN]

    reject(store, IDS[1], SALMA, kept.number)

    assert queue(store).second == 0
    made = reviewed_article(store, "a-1")
    assert made is not None
    assert len(made.reading.statements) == 3


def test_statements_found_by_a_search_come_as_people_left_them(store: Store) -> None:
    reject(store, IDS[0], SALMA, 0)
    correct(store, IDS[1], replace(READING.statements[1], speaker_name="هند"), SALMA, 0)

    found = list(as_they_stand(store, store.statements(Filter(article_id="a-1"))))

    assert [stored.id for stored, _ in found] == list(IDS[1:])
    assert found[0][0].statement.speaker_name == "هند"
    assert [standing.state for _, standing in found] == [State.CORRECTED, State.MACHINE, State.MACHINE]
    everything = list(as_they_stand(store, store.statements()))
    assert len(everything) == 7


def test_agreement_is_worked_out_again_once_somebody_has_decided(store: Store) -> None:
    assert stored_agreement(store).records == 0
    kept = accept(store, IDS[0], SALMA, 0)
    reject(store, IDS[0], KARIM, kept.number)

    made = stored_agreement(store)

    assert (made.records, made.same) == (1, 0.0)
    assert stored_agreement(store) == made
