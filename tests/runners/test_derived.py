"""A record goes by what people made of statements: who stands where, who answered what, who claims which figure."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import qawl
from qawl.answers.deciding import Author, accept, add, correct, reject, undo
from qawl.answers.review import reviewed_article
from qawl.dossiers.load import load_dossier
from qawl.model.documents import Span
from qawl.model.record import Record
from qawl.model.records import Act, Reading
from qawl.model.review import Standing
from qawl.runners.recorded import prepare_stored, record_at
from qawl.runners.routed import finder_of
from qawl.store.contract.store import Store
from qawl.store.open import open_store

SALMA = Author("سلمى", "2026-03-06T08:00:00Z")
DOSSIER = load_dossier("demo")
NAMES = "2026-03-05-fasila-no-names"
REFUSAL = "2026-03-23-shiraa-refusal"
PHASES = "2026-03-03-difaf-three-phases"
SECOND = "المرحلة الثانية من ورقة الوسيطين بصيغتها"
ANSWER = "رفضت حركة السنابل الاثنين"
EXCHANGE = "تسليم أي قائمة بأسماء الأسرى"


@pytest.fixture(scope="module")
def filled(filled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(filled_demo, tmp_path_factory.mktemp("derived")))


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[Store]:
    with open_store(str(shutil.copy(filled, tmp_path / "qawl.db"))) as opened:
        yield opened


def record(store: Store) -> Record:
    return record_at(prepare_stored(store, DOSSIER))


def reading(store: Store, article: str) -> Reading:
    found = store.reading(article)
    assert found is not None
    return found


def resting(store: Store, article: str, words: str, speaker: str) -> Standing:
    """How the statement of a speaker stands in which these words are."""
    made = reviewed_article(store, article)
    assert made is not None
    text = made.reading.article.text
    at = text.index(words)
    for one in made.standings:
        if one.found is not None and one.found.speaker_name == speaker:
            spans = [*one.found.content, *((one.found.cue,) if one.found.cue else ())]
            if any(span.start <= at < span.end for span in spans):
                return one
    raise AssertionError(words)


def change(store: Store, article: str, one: Standing, **fields: object) -> str:
    assert one.found is not None
    if "speaker_name" in fields:
        fields |= {"speaker": None, "role": None}
    correct(store, one.record, replace(one.found, **fields), SALMA, one.newest)  # type: ignore[arg-type]
    return one.record


def holders(told: Record, words: str) -> set[tuple[str, str, str]]:
    """Who stands by these words, on what side, and whether a person had a hand in it."""
    cells = {
        (cell.party, stand.stance.value, one.hand)
        for cell in told.cells
        for stand in cell.stands
        for one in stand.evidence
        if words in one.exact
    }
    loose = {
        (one.party.name, one.stance.value, each.hand)
        for one in told.loose
        for each in one.evidence
        if words in each.exact
    }
    return cells | loose


def answers(told: Record, words: str) -> set[tuple[str, str, str]]:
    return {
        (answer.party.name, answer.verdict.value, one.hand)
        for line in told.proposals
        for answer in line.answers
        for one in answer.evidence
        if one.article == REFUSAL and one.exact.startswith(words)
    }


def test_the_stand_of_a_corrected_speaker_is_the_other_party_s_and_an_undo_gives_it_back(store: Store) -> None:
    before = record(store)
    one = resting(store, NAMES, EXCHANGE, "حركة السنابل")
    assert holders(before, EXCHANGE) == {("sanabil", "refuse", "")}

    change(store, NAMES, one, speaker_name="حكومة البيلسان")

    assert holders(record(store), EXCHANGE) == {("baylasan", "refuse", "corrected")}
    undo(store, one.record, SALMA, 1)
    assert record(store) == before


def test_the_stand_of_a_rejected_statement_is_gone_and_all_others_stay(store: Store) -> None:
    before = record(store)
    one = resting(store, NAMES, EXCHANGE, "حركة السنابل")

    reject(store, one.record, SALMA, one.newest)

    after = record(store)
    assert holders(after, EXCHANGE) == set()
    kept = {stand.id for cell in before.cells for stand in cell.stands if EXCHANGE not in stand.evidence[0].exact}
    assert kept <= {stand.id for cell in after.cells for stand in cell.stands}
    undo(store, one.record, SALMA, 1)
    assert record(store) == before


def test_a_corrected_act_turns_the_stand_and_the_answer(store: Store) -> None:
    one = resting(store, REFUSAL, SECOND, "حركة السنابل")
    assert {stance for _, stance, _ in holders(record(store), SECOND)} == {"against"}

    change(store, REFUSAL, one, act=Act.ACCEPT)

    after = record(store)
    assert {(stance, hand) for _, stance, hand in holders(after, SECOND)} == {("for", "corrected")}
    assert ("حركة السنابل", "accept", "corrected") in answers(after, ANSWER)


def test_an_act_that_is_no_stand_leaves_none(store: Store) -> None:
    one = resting(store, REFUSAL, SECOND, "حركة السنابل")

    change(store, REFUSAL, one, act=Act.SAY)

    after = record(store)
    assert holders(after, SECOND) == set()
    assert answers(after, ANSWER) == set()


def test_an_answer_is_whoever_s_the_statement_is(store: Store) -> None:
    one = resting(store, REFUSAL, SECOND, "حركة السنابل")

    change(store, REFUSAL, one, speaker_name="حكومة البيلسان")

    assert answers(record(store), ANSWER) == {("حكومة البيلسان", "reject", "corrected")}


def test_the_mark_leads_to_the_history_of_the_statement(store: Store) -> None:
    one = resting(store, PHASES, "لن نوقع على نصف انسحاب", "داود السنديان")

    kept = change(store, PHASES, one, speaker_name="هيثم القطراني")

    loose = [each for line in record(store).loose for each in line.evidence if "نصف انسحاب" in each.exact]
    assert [(each.record, each.hand) for each in loose] == [(kept, "corrected")]


def test_a_statement_that_was_only_accepted_changes_nothing(store: Store) -> None:
    before = record(store)
    one = resting(store, NAMES, EXCHANGE, "حركة السنابل")

    accept(store, one.record, SALMA, one.newest)

    assert record(store) == before


def test_who_claims_a_figure_is_whoever_is_said_to_say_it(store: Store) -> None:
    made = next(
        (card.id, figure)
        for card in store.articles()
        for figure in (reading(store, card.id).records or pytest.fail("nothing there")).figures
        if figure.statement is not None
        and figure.claimant is not None
        and figure.claimant == reading(store, card.id).statements[figure.statement].speaker_name
    )
    article, figure = made
    standing = next(
        one
        for one in (reviewed_article(store, article) or pytest.fail("nothing there")).standings
        if one.position == figure.statement
    )
    change(store, article, standing, speaker_name="رنا الخيزران")

    left = prepare_stored(store, DOSSIER).readings
    found = next(one for one in left if one.article.id == article)
    again = next(one for one in (found.records or pytest.fail("nothing there")).figures if one.at == figure.at)
    assert again.claimant == "رنا الخيزران"


def test_a_statement_that_a_person_added_has_its_stand(store: Store) -> None:
    one = resting(store, NAMES, EXCHANGE, "حركة السنابل")
    before = holders(record(store), EXCHANGE)
    assert one.found is not None
    reject(store, one.record, SALMA, one.newest)

    add(store, reading(store, NAMES).article, replace(one.found, confidence=1.0), SALMA)

    assert {(party, stance) for party, stance, _ in holders(record(store), EXCHANGE)} == {
        (party, stance) for party, stance, _ in before
    }
    assert {hand for *_, hand in holders(record(store), EXCHANGE)} == {"added"}


def test_what_was_worked_out_once_is_remembered(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one = resting(store, NAMES, EXCHANGE, "حركة السنابل")
    change(store, NAMES, one, speaker_name="حكومة البيلسان")
    first = record(store)

    monkeypatch.setattr("qawl.runners.routed.find_records_again", pytest.fail)

    assert record(store) == first
    assert finder_of(None).rule


def test_words_that_a_correction_leaves_out_carry_no_stand(store: Store) -> None:
    one = resting(store, PHASES, "لن نوقع على نصف انسحاب", "داود السنديان")
    text = reading(store, PHASES).article.text
    assert one.found is not None
    content = one.found.content[0]
    shorter = Span(content.start, text.index("لن نوقع على نصف انسحاب"))
    if shorter.end - shorter.start < 2:
        shorter = Span(content.end - 2, content.end)

    change(store, PHASES, one, content=(shorter,))

    assert all(name != "حركة السنابل" for name, *_ in holders(record(store), "نصف انسحاب"))


def test_found_anew_by_the_statements_of_the_machine_records_are_the_same(store: Store) -> None:
    """With the lists that the demonstration was read with."""
    finder = finder_of(Path(qawl.__file__).parent / "demo")

    for card in list(store.articles())[::4]:
        read = reading(store, card.id)
        assert finder.again(read) == read.records, card.id
